"""A plain loop with Python's numbers."""


def relative_error(a, b):
    worst = 0.0
    for p, q in zip(a.ravel().tolist(), b.ravel().tolist(), strict=True):
        error = abs(p - q) / max(1e-8, abs(p) + abs(q))
        if error > worst:
            worst = error
    return worst
