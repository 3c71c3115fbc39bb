"""One neuron, differentiated by hand."""

import numpy as np

from reference._shared.arrays import as_floats, as_number, require_shape
from reference.activations.sigmoid import sigmoid_forward


def two_input_neuron(x: np.ndarray, w: np.ndarray, b: float) -> tuple[float, dict[str, np.ndarray | float]]:
    """Compute a sigmoid neuron and the gradient of its output by everything that enters it.

        out = sigmoid(z),   z = w . x + b
        dz  = out * (1 - out),   dx = w * dz,   dw = x * dz,   db = dz

    Parameters
    ----------
    x : ndarray, shape (2,)
        Inputs.
    w : ndarray, shape (2,)
        Weights.
    b : float
        Bias.

    Returns
    -------
    out : float
    grads : dict of str to ndarray or float
        x and w of shape (2,), b a number.

    Raises
    ------
    ValueError
        If x or w has another shape than (2,), or b is not a finite number.

    Notes
    -----
    A product passes to each factor the gradient times the other factor: what reaches w is x, what reaches x
    is w, both times the slope of the sigmoid.

    References
    ----------
    .. [1] Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
       Nature, 1986.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.backprop.two_input_neuron import two_input_neuron
    >>> out, grads = two_input_neuron(np.array([-1.0, -2.0]), np.array([2.0, -3.0]), -3.0)
    >>> round(out, 2), grads["x"].round(2), grads["w"].round(2), round(grads["b"], 2)
    (0.73, array([ 0.39, -0.59]), array([-0.2 , -0.39]), 0.2)
    """
    x, w = as_floats(x=x, w=w)
    require_shape("x", x, (2,))
    require_shape("w", w, (2,))
    out = float(sigmoid_forward(w @ x + as_number("b", b))[0])
    dz = out * (1 - out)
    return out, {"x": w * dz, "w": x * dz, "b": dz}
