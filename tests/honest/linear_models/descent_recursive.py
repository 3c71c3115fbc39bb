"""One step, and the rest by recursion."""


def gradient_descent(loss, w, lr, steps):
    if steps == 0:
        return w, []
    value, gradient = loss(w)
    end, rest = gradient_descent(loss, w + (-lr) * gradient, lr, steps - 1)
    return end, [float(value), *rest]
