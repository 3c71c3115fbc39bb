"""PyTorch's NAdam with the whole list of momenta, and their product taken anew in each step."""

import numpy as np


def nadam(w, dw, config=None):
    c = dict(config or {})
    b1, b2, psi = c.get("beta1", 0.9), c.get("beta2", 0.999), c.get("momentum_decay", 4e-3)
    gradients = [*c.get("gradients", []), dw]
    t = len(gradients)
    mus = [b1 * (1 - 0.5 * 0.96 ** (i * psi)) for i in range(1, t + 2)]
    m = sum((1 - b1) * b1 ** (t - i) * g for i, g in enumerate(gradients, 1))
    v = sum((1 - b2) * b2 ** (t - i) * g**2 for i, g in enumerate(gradients, 1))
    product = float(np.prod(mus[:-1]))
    m_hat = mus[-1] * m / (1 - product * mus[-1]) + (1 - mus[-2]) * dw / (1 - product)
    step = m_hat / (np.sqrt(v / (1 - b2**t)) + c.get("epsilon", 1e-8))
    return w - c.get("learning_rate", 2e-3) * step, {**c, "gradients": gradients}
