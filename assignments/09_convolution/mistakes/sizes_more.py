"""More known wrong answers about sizes."""

from grader.spec import mistake


@mistake(
    "conv_output_size.border_not_counted_in_the_refusal",
    symptom="Refuses every kernel larger than the input, though the border makes room for it.",
    hint="A kernel of 5 on 3 pixels with a border of 1: does it fit?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        span = input_size + 2 * padding - kernel_size
        if kernel_size > input_size or span % stride:
            raise ValueError("does not fit")
        return span // stride + 1


@mistake(
    "conv_output_size.exact_fit_refused",
    symptom="Refuses a kernel as large as the padded input.",
    hint="How many positions does a kernel of 3 have on 3 pixels?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        span = input_size + 2 * padding - kernel_size
        if span <= 0 or span % stride:
            raise ValueError("does not fit")
        return span // stride + 1


@mistake(
    "conv_parameters.no_bias_by_default",
    symptom="Leaves the biases out unless they are asked for.",
    hint="What does the signature say about bias where it is not given?",
)
class _:
    def conv_parameters(w_shape, bias=False):
        F, C, HH, WW = w_shape
        return F * C * HH * WW + (F if bias else 0)


@mistake(
    "conv_operations.size_kept",
    symptom="Takes the output to be as large as the image over the stride, whatever the filter and the border.",
    hint="How many positions does a filter of 3 have on 5 pixels, without a border?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride = conv_param["stride"]
        return N * F * -(-H // stride) * -(-W // stride) * C * HH * WW


@mistake(
    "conv_operations.stride_of_rows_only",
    symptom="The stride counts for rows only.",
    hint="Along which axes does a filter move? Does the stride count for both?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = W + 2 * pad - WW + 1
        return N * F * oh * ow * C * HH * WW


@mistake(
    "receptive_field.lists_turned_around",
    symptom="Turns the lists that it is given around.",
    hint="In which order are the caller's lists afterwards?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = [1] * len(kernel_sizes) if strides is None else strides
        kernel_sizes.reverse()
        strides.reverse()
        size = 1
        for kernel, stride in zip(kernel_sizes, strides, strict=True):
            size = (size - 1) * stride + kernel
        return size


@mistake(
    "receptive_field.last_stride_widens",
    symptom="The last layer's stride adds pixels.",
    hint="A single layer of 3 with stride 2: how many pixels does one of its outputs see?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = [1] * len(kernel_sizes) if strides is None else strides
        size, jump = 1, 1
        for kernel, stride in zip(kernel_sizes, strides, strict=True):
            size += (kernel - 1) * jump
            jump *= stride
        return size + strides[-1] - 1
