"""The old trick: twelve uniform numbers less six are nearly normal."""


def small_normal(shape, std, rng):
    return std * (sum(rng.random(shape) for _ in range(12)) - 6)
