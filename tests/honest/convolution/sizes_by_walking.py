"""Positions are walked one by one; the receptive field is found by marking pixels from the last layer down."""


def conv_output_size(input_size, kernel_size, padding, stride):
    start, count = -padding, 0
    while start + kernel_size <= input_size + padding:
        start, count = start + stride, count + 1
    if count == 0 or start - stride + kernel_size != input_size + padding:
        raise ValueError(f"{kernel_size} does not fit {input_size}")
    return count


def conv_parameters(w_shape, bias=True):
    count = 1 if bias else 0
    one = 1
    for side in w_shape[1:]:
        one *= side
    return w_shape[0] * (one + count)


def conv_operations(x_shape, w_shape, conv_param):
    rows = conv_output_size(x_shape[2], w_shape[2], conv_param["pad"], conv_param["stride"])
    columns = conv_output_size(x_shape[3], w_shape[3], conv_param["pad"], conv_param["stride"])
    return x_shape[0] * rows * columns * conv_parameters(w_shape, False)


def receptive_field(kernel_sizes, strides=None):
    strides = strides if strides is not None else len(kernel_sizes) * [1]
    marked = {0}
    for kernel, stride in reversed(list(zip(kernel_sizes, strides, strict=True))):
        marked = {place * stride + k for place in marked for k in range(kernel)}
    return max(marked) - min(marked) + 1
