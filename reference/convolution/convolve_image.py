"""The convolution of mathematics and of image processing."""

import numpy as np

from reference._shared.arrays import as_floats
from reference.convolution.arguments import require_nonempty


def convolve_image(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Convolve one image with one kernel, which is flipped; beyond the border the image is zero.

        out[i, j] = sum over u, v of kernel[u, v] * image[i + kh//2 - u, j + kw//2 - v]

    Parameters
    ----------
    image : ndarray, shape (H, W)
        Integers are computed in float64.
    kernel : ndarray, shape (kh, kw)
        Both sides odd, so that it has a centre. It may be larger than the image.

    Returns
    -------
    out : ndarray, shape (H, W)

    Raises
    ------
    ValueError
        If an array is empty or not two-dimensional, or a side of the kernel is even.

    Notes
    -----
    The flip makes convolution commutative and associative. Networks leave it out: a learned filter may as
    well be learned flipped. Around a single bright pixel this function draws the kernel itself.

    References
    ----------
    .. [1] Gonzalez and Woods, "Digital image processing", 4th edition, Pearson 2018, section 3.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.convolve_image import convolve_image
    >>> pixel = np.zeros((3, 3))
    >>> pixel[1, 1] = 1
    >>> convolve_image(pixel, np.array([[1, 2, 3]]))
    array([[0., 0., 0.],
           [1., 2., 3.],
           [0., 0., 0.]])
    """
    image, kernel = as_floats(image=image, kernel=kernel)
    require_nonempty("image", image, "H, W")
    require_nonempty("kernel", kernel, "kh, kw")
    (height, width), (kh, kw) = image.shape, kernel.shape
    if kh % 2 == 0 or kw % 2 == 0:
        raise ValueError(f"kernel must have odd sides. Received: {kernel.shape}")
    padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
    out = np.zeros_like(image)
    flipped = kernel[::-1, ::-1]
    for u in range(kh):
        for v in range(kw):
            out += flipped[u, v] * padded[u : u + height, v : v + width]
    return out
