"""Known wrong answers for conv_operations."""

from grader.spec import mistake


@mistake(
    "conv_operations.one_image",
    symptom="The work of one image, whatever the batch.",
    hint="What is the work for a batch of two, compared with one image?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return F * oh * ow * C * HH * WW


@mistake(
    "conv_operations.one_filter",
    symptom="The work of one filter.",
    hint="Every filter visits every position. How many are there?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * oh * ow * C * HH * WW


@mistake(
    "conv_operations.channels_forgotten",
    symptom="Right for one channel only.",
    hint="How many products are added up for one number of the output?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * F * oh * ow * HH * WW


@mistake(
    "conv_operations.padding_ignored",
    symptom="The border adds no positions.",
    hint="Does the output not grow with padding?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H - HH) // stride + 1
        ow = (W - WW) // stride + 1
        return N * F * oh * ow * C * HH * WW


@mistake(
    "conv_operations.padding_once",
    symptom="The border is counted on one side.",
    hint="How many columns does a border of 1 add to an image?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + pad - HH) // stride + 1
        ow = (W + pad - WW) // stride + 1
        return N * F * oh * ow * C * HH * WW


@mistake(
    "conv_operations.stride_ignored",
    symptom="Right for stride 1 only.",
    hint="With a stride of 2, at how many positions is a filter computed?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) + 1
        ow = (W + 2 * pad - WW) + 1
        return N * F * oh * ow * C * HH * WW


@mistake(
    "conv_operations.every_pixel",
    symptom="Counts a position for every pixel of the input.",
    hint="How large is the output without padding?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * F * H * W * C * HH * WW


@mistake(
    "conv_operations.doubled",
    symptom="Twice too large.",
    hint="Does the handout count a multiplication and its addition as one, or as two?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return 2 * N * F * oh * ow * C * HH * WW


@mistake(
    "conv_operations.bias_counted",
    symptom="A little too large: one addition for each number of the output.",
    hint="Does the handout count the bias?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * F * oh * ow * (C * HH * WW + 1)


@mistake(
    "conv_operations.one_position",
    symptom="As many operations as there are weights.",
    hint="A weight is used at how many positions?",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (W + 2 * pad - WW) // stride + 1
        return N * F * C * HH * WW


@mistake(
    "conv_operations.width_from_height",
    symptom="Right for square images and filters only.",
    hint="Try an image that is wider than it is high.",
)
class _:
    def conv_operations(x_shape, w_shape, conv_param):
        N, C, H, W = x_shape
        F, _, HH, WW = w_shape
        stride, pad = conv_param["stride"], conv_param["pad"]
        oh = (H + 2 * pad - HH) // stride + 1
        ow = (H + 2 * pad - HH) // stride + 1
        return N * F * oh * ow * C * HH * WW
