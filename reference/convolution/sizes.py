"""What a convolution's sizes tell: its output, its parameters, its cost and what it sees."""

import math
from collections.abc import Mapping, Sequence

from reference.convolution.arguments import as_integer, fitted_size, stride_and_pad


def conv_output_size(input_size: int, kernel_size: int, padding: int, stride: int) -> int:
    """Count the positions of a kernel along one axis, which must come out exactly.

        output_size = (input_size + 2 * padding - kernel_size) / stride + 1

    Parameters
    ----------
    input_size, kernel_size : int
        At least 1.
    padding : int
        Zeros on each side, at least 0.
    stride : int
        At least 1.

    Returns
    -------
    output_size : int

    Raises
    ------
    ValueError
        If an argument is out of range, the kernel is larger than the padded input, or the stride leaves a
        remainder.

    Notes
    -----
    Stride 1 and padding (kernel_size - 1) / 2 keep the size. Convolutions themselves drop a remainder; this
    function refuses it, because in a design it is mostly a slip.

    References
    ----------
    .. [1] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.

    Examples
    --------
    >>> from reference.convolution.sizes import conv_output_size
    >>> conv_output_size(227, 11, 0, 4), conv_output_size(32, 5, 2, 1)
    (55, 32)
    """
    input_size, kernel_size = (
        as_integer("input_size", input_size, 1),
        as_integer("kernel_size", kernel_size, 1),
    )
    padding, stride = as_integer("padding", padding, 0), as_integer("stride", stride, 1)
    output_size = fitted_size(input_size, kernel_size, padding, stride)
    if (output_size - 1) * stride + kernel_size != input_size + 2 * padding:
        raise ValueError(
            "stride must divide input_size + 2 * padding - kernel_size. "
            f"Received: stride {stride}, {input_size} + 2 * {padding} - {kernel_size}"
        )
    return output_size


def conv_parameters(w_shape: Sequence[int], bias: bool = True) -> int:
    """Count the weights and biases of a convolution.

        F * C * HH * WW + F

    Parameters
    ----------
    w_shape : tuple of int
        (F, C, HH, WW), each at least 1.
    bias : bool, default True
        Whether every filter has a bias.

    Returns
    -------
    count : int

    Raises
    ------
    ValueError
        If w_shape is not four positive integers.

    Notes
    -----
    The size of the image does not matter: that is what sharing weights means.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998.

    Examples
    --------
    >>> from reference.convolution.sizes import conv_parameters
    >>> conv_parameters((6, 1, 5, 5)), conv_parameters((6, 1, 5, 5), bias=False)
    (156, 150)
    """
    shape = _as_four_sizes("w_shape", w_shape)
    return math.prod(shape) + (shape[0] if bias else 0)


def conv_operations(x_shape: Sequence[int], w_shape: Sequence[int], conv_param: Mapping[str, int]) -> int:
    """Count the multiply-adds of a convolution over the whole batch.

        N * F * oh * ow * C * HH * WW

    Parameters
    ----------
    x_shape : tuple of int
        (N, C, H, W), each at least 1.
    w_shape : tuple of int
        (F, C, HH, WW), each at least 1.
    conv_param : dict
        stride: integer of at least 1; pad: integer of at least 0.

    Returns
    -------
    count : int

    Raises
    ------
    ValueError
        If a shape is not four positive integers, the channels differ, the filter does not fit, or a setting
        is out of range.

    Notes
    -----
    A multiplication with the addition that follows counts once, those with a zero of the border count too,
    and the bias is left out.

    References
    ----------
    .. [1] He and Sun, "Convolutional neural networks at constrained time cost", CVPR 2015.

    Examples
    --------
    >>> from reference.convolution.sizes import conv_operations
    >>> conv_operations((1, 1, 32, 32), (6, 1, 5, 5), {"stride": 1, "pad": 0})
    117600
    """
    n_images, channels, height, width = _as_four_sizes("x_shape", x_shape)
    w_sizes = _as_four_sizes("w_shape", w_shape)
    if w_sizes[1] != channels:
        raise ValueError(f"w_shape must have {channels} channels, as x_shape. Received: {tuple(w_shape)}")
    stride, pad = stride_and_pad(conv_param)
    oh, ow = fitted_size(height, w_sizes[2], pad, stride), fitted_size(width, w_sizes[3], pad, stride)
    return n_images * oh * ow * math.prod(w_sizes)


def receptive_field(kernel_sizes: Sequence[int], strides: Sequence[int] | None = None) -> int:
    """Count the input pixels along one axis that one output of a stack of layers depends on.

        field = 1 + sum over layers l of (kernel_sizes[l] - 1) * product of the strides before l

    Parameters
    ----------
    kernel_sizes : sequence of int
        From the first layer to the last, each at least 1. Pooling layers count like convolutions.
    strides : sequence of int, optional
        One for each layer, each at least 1; default: all 1.

    Returns
    -------
    field : int

    Raises
    ------
    ValueError
        If a size or a stride is not a positive integer, or their numbers differ.

    Notes
    -----
    Two 3x3 layers see as much as one 5x5, and three as much as one 7x7, with fewer weights and more
    non-linearities between them. The last stride only sets the step from one field to the next.

    References
    ----------
    .. [1] Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition",
       ICLR 2015, section 2.3.

    Examples
    --------
    >>> from reference.convolution.sizes import receptive_field
    >>> receptive_field([3, 3]), receptive_field([3, 3, 3]), receptive_field([3, 3], strides=[2, 1])
    (5, 7, 7)
    """
    if strides is None:
        strides = [1] * len(kernel_sizes)
    if len(strides) != len(kernel_sizes):
        raise ValueError(f"strides must have {len(kernel_sizes)} entries. Received: {list(strides)}")
    field, step = 1, 1
    for size, stride in zip(kernel_sizes, strides, strict=True):
        field += (as_integer("kernel_sizes", size, 1) - 1) * step
        step *= as_integer("strides", stride, 1)
    return field


def _as_four_sizes(name: str, shape: Sequence[int]) -> list[int]:
    if len(shape) != 4:
        raise ValueError(f"{name} must be four integers. Received: {shape!r}")
    return [as_integer(f"{name}[{axis}]", size, 1) for axis, size in enumerate(shape)]
