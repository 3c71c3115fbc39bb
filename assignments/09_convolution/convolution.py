"""Convolution and pooling: the file you edit.

Replace each ``raise NotImplementedError(...)`` by your own NumPy code. The functions are in order of
rising difficulty; the handout, README.md in this folder, has the equations and an example of each.
From the top folder of the course, run

    pytest assignments/09_convolution               everything
    pytest assignments/09_convolution -k pool       the functions with "pool" in their names

Rules that hold for every function here:

- float64 in, float64 out; float32 in, float32 out. Arguments are not modified.
- Images are (N, C, H, W): image, channel, row, column. Weights are (F, C, HH, WW).
- conv_param is {"stride": ..., "pad": ...}, both given, both integers. pool_param is
  {"pool_height": ..., "pool_width": ..., "stride": ...}.
- Where a stride does not fit exactly you may raise an exception or leave the remainder out; only
  conv_output_size must raise.
- cache is yours: put into it whatever the backward function needs. Nothing else looks inside.
  A network calls forward many times before the first backward: what backward needs must be in its cache.
- dout is the gradient of some loss with respect to out, and has the shape of out. A backward
  function returns one gradient for each differentiable argument of forward, in that order.
"""

import numpy as np


def conv_output_size(input_size: int, kernel_size: int, padding: int, stride: int) -> int:
    """Number of positions of a kernel along one axis.

    Parameters
    ----------
    input_size, kernel_size : int
        Pixels along the axis.
    padding : int
        Zeros added at each end.
    stride : int
        Step from one position to the next.

    Returns
    -------
    size : int

    Raises
    ------
    ValueError
        If the kernel is larger than the padded input, or the last step does not end exactly at its end.
    """
    raise NotImplementedError("conv_output_size")


def conv_parameters(w_shape: tuple[int, int, int, int], bias: bool = True) -> int:
    """Number of numbers that a convolution learns.

    Parameters
    ----------
    w_shape : tuple of int
        (F, C, HH, WW).
    bias : bool, default True
        Whether every filter has a bias, too.

    Returns
    -------
    count : int
    """
    raise NotImplementedError("conv_parameters")


def conv_operations(
    x_shape: tuple[int, int, int, int], w_shape: tuple[int, int, int, int], conv_param: dict
) -> int:
    """Number of multiply-adds of a convolution, for the whole batch.

    A multiplication and the addition that follows count once, those with the zeros of the border count
    like all others, and the bias is left out.

    Parameters
    ----------
    x_shape : tuple of int
        (N, C, H, W).
    w_shape : tuple of int
        (F, C, HH, WW).
    conv_param : dict
        stride, pad : int.

    Returns
    -------
    count : int
    """
    raise NotImplementedError("conv_operations")


def receptive_field(kernel_sizes: list[int], strides: list[int] | None = None) -> int:
    """Number of pixels along one axis of the input that one output of a stack of layers depends on.

    Parameters
    ----------
    kernel_sizes : list of int
        One for each layer, the first layer first. Pooling layers count like convolutions.
    strides : list of int, optional
        One for each layer; None means that all are 1.

    Returns
    -------
    size : int
    """
    raise NotImplementedError("receptive_field")


def convolve_image(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Convolution as mathematicians define it: the kernel is flipped. Beyond its border the image is zero.

    Parameters
    ----------
    image : array, shape (H, W)
    kernel : array, shape (kh, kw)
        Both sides odd, so that there is a centre. It may be larger than the image.

    Returns
    -------
    out : array, shape (H, W)
    """
    raise NotImplementedError("convolve_image")


def global_avg_pool_forward(x: np.ndarray) -> tuple[np.ndarray, object]:
    """Mean of each channel of each image.

    Parameters
    ----------
    x : array, shape (N, C, H, W)

    Returns
    -------
    out : array, shape (N, C)
    cache : object
        What global_avg_pool_backward needs.
    """
    raise NotImplementedError("global_avg_pool_forward")


def global_avg_pool_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of global_avg_pool_forward; dout has shape (N, C).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    """
    raise NotImplementedError("global_avg_pool_backward")


def avg_pool_forward(x: np.ndarray, pool_param: dict) -> tuple[np.ndarray, object]:
    """Mean of each window, in each channel by itself.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    pool_param : dict
        pool_height, pool_width : int, size of the window.
        stride : int, step from one window to the next. Where it is smaller than a window, windows overlap.

    Returns
    -------
    out : array, shape (N, C, oh, ow)
        oh = (H - pool_height) / stride + 1, and ow likewise.
    cache : object
    """
    raise NotImplementedError("avg_pool_forward")


def avg_pool_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of avg_pool_forward; dout has shape (N, C, oh, ow).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    """
    raise NotImplementedError("avg_pool_backward")


def max_pool_forward(x: np.ndarray, pool_param: dict) -> tuple[np.ndarray, object]:
    """Largest number of each window, in each channel by itself.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    pool_param : dict
        pool_height, pool_width, stride : int, as for avg_pool_forward.

    Returns
    -------
    out : array, shape (N, C, oh, ow)
    cache : object
    """
    raise NotImplementedError("max_pool_forward")


def max_pool_backward(dout: np.ndarray, cache: object) -> np.ndarray:
    """Gradient of max_pool_forward; dout has shape (N, C, oh, ow).

    Of several equal maxima in a window you may choose the first, the last or all of them, or share.

    Returns
    -------
    dx : array, shape (N, C, H, W)
    """
    raise NotImplementedError("max_pool_backward")


def conv1d_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> tuple[np.ndarray, object]:
    """Every filter at every position of every sequence, without flipping it.

    Parameters
    ----------
    x : array, shape (N, C, L)
        Sequences of C channels.
    w : array, shape (F, C, K)
    b : array, shape (F,)
    conv_param : dict
        stride : int.
        pad : int, zeros added at each end.

    Returns
    -------
    out : array, shape (N, F, T)
        T = (L + 2 * pad - K) / stride + 1.
    cache : object
    """
    raise NotImplementedError("conv1d_forward")


def conv1d_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of conv1d_forward; dout has shape (N, F, T).

    Returns
    -------
    dx : array, shape (N, C, L)
    dw : array, shape (F, C, K)
    db : array, shape (F,)
    """
    raise NotImplementedError("conv1d_backward")


def conv_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict) -> tuple[np.ndarray, object]:
    """Every filter at every position of every image, without flipping it.

    Write it as plainly as you like: loops over images, filters and positions are fine here.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    w : array, shape (F, C, HH, WW)
    b : array, shape (F,)
    conv_param : dict
        stride : int, the same along both axes.
        pad : int, zeros added on each of the four sides.

    Returns
    -------
    out : array, shape (N, F, oh, ow)
        oh = (H + 2 * pad - HH) / stride + 1, and ow likewise.
    cache : object
    """
    raise NotImplementedError("conv_forward")


def conv_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of conv_forward; dout has shape (N, F, oh, ow).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    dw : array, shape (F, C, HH, WW)
    db : array, shape (F,)
    """
    raise NotImplementedError("conv_backward")


def im2col(x: np.ndarray, kh: int, kw: int, pad: int, stride: int) -> np.ndarray:
    """Copy every patch that a kernel covers, so that a convolution becomes one product of matrices.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    kh, kw : int
        Height and width of the kernel.
    pad : int
        Zeros added on each side.
    stride : int

    Returns
    -------
    cols : array, any shape
        The C * kh * kw numbers of each of the N * oh * ow patches, arranged as you like: with a patch in
        each column, (C * kh * kw, N * oh * ow), say.
    """
    raise NotImplementedError("im2col")


def col2im(
    cols: np.ndarray, x_shape: tuple[int, int, int, int], kh: int, kw: int, pad: int, stride: int
) -> np.ndarray:
    """Add every number of every patch to the pixel it was copied from; what came from the border is dropped.

    It is to im2col what every backward is to its forward.

    Parameters
    ----------
    cols : array
        Arranged as your im2col arranges patches.
    x_shape : tuple of int
        (N, C, H, W).
    kh, kw, pad, stride : int
        As for im2col.

    Returns
    -------
    x : array, shape (N, C, H, W)
    """
    raise NotImplementedError("col2im")


def fast_conv_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> tuple[np.ndarray, object]:
    """The same as conv_forward, at least five times as fast as four loops over images, filters and positions.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    w : array, shape (F, C, HH, WW)
    b : array, shape (F,)
    conv_param : dict
        stride, pad : int.

    Returns
    -------
    out : array, shape (N, F, oh, ow)
    cache : object
    """
    raise NotImplementedError("fast_conv_forward")


def fast_conv_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of fast_conv_forward; dout has shape (N, F, oh, ow).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    dw : array, shape (F, C, HH, WW)
    db : array, shape (F,)
    """
    raise NotImplementedError("fast_conv_backward")


def conv_transpose_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> tuple[np.ndarray, object]:
    """Transposed convolution: every pixel stamps its filters into a larger image, as strongly as it is bright.

    Parameters
    ----------
    x : array, shape (N, C, H, W)
    w : array, shape (C, F, HH, WW)
        The channels that come in are the FIRST axis.
    b : array, shape (F,)
    conv_param : dict
        stride : int, step from one stamp to the next.
        pad : int, pixels that are CUT OFF on each of the four sides.

    Returns
    -------
    out : array, shape (N, F, oh, ow)
        oh = (H - 1) * stride + HH - 2 * pad, and ow likewise.
    cache : object
    """
    raise NotImplementedError("conv_transpose_forward")


def conv_transpose_backward(dout: np.ndarray, cache: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of conv_transpose_forward; dout has shape (N, F, oh, ow).

    Returns
    -------
    dx : array, shape (N, C, H, W)
    dw : array, shape (C, F, HH, WW)
    db : array, shape (F,)
    """
    raise NotImplementedError("conv_transpose_backward")
