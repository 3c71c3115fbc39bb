"""Adversarial examples by the sign of the gradient."""

import numpy as np

from reference._shared.arrays import as_floats, as_number, require_shape


def fgsm(x: np.ndarray, dx: np.ndarray, epsilon: float) -> np.ndarray:
    """Move every pixel a step of one size in the direction that raises the loss.

        x_adv = clip(x + epsilon * sign(dx), 0, 1)

    Parameters
    ----------
    x : ndarray, any shape, values in [0, 1]
        Images.
    dx : ndarray, shape of x
        Gradient of the loss with respect to the images.
    epsilon : float
        Size of the step.

    Returns
    -------
    x_adv : ndarray, shape of x

    Raises
    ------
    ValueError
        If dx has another shape than x, or epsilon is not a finite number.

    Notes
    -----
    Only the sign counts: among all changes of at most epsilon a pixel, this one raises a linear loss most.
    Clipping keeps the result an image.

    References
    ----------
    .. [1] Goodfellow, Shlens and Szegedy, "Explaining and harnessing adversarial examples", ICLR 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.fgsm import fgsm
    >>> fgsm(np.array([0.5, 0.5, 0.9]), np.array([-3.0, 0.0, 0.001]), 0.25)
    array([0.25, 0.5 , 1.  ])
    """
    x, dx = as_floats(x=x, dx=dx)
    require_shape("dx", dx, x.shape)
    x_adv: np.ndarray = np.clip(x + as_number("epsilon", epsilon) * np.sign(dx), 0, 1)
    return x_adv
