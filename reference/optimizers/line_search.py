"""How far to go along a direction: the strong Wolfe conditions.

A step is long enough when the slope has become small, and short enough when the value has fallen in proportion:

    value(a) <= value(0) + 1e-4 * a * slope(0)   and   abs(slope(a)) <= 0.1 * abs(slope(0))

The second makes y's >= 0.9 * abs(slope(0)) * a > 0 for the change s of the weights and y of the gradient: the
curvature that quasi-Newton methods need. [Nocedal and Wright, "Numerical optimization", chapter 3]
"""

import math
from collections.abc import Callable

_DECREASE = 1e-4
_FLATNESS = 0.1
_TRIALS = 20


def wolfe_step(
    along: Callable[[float], tuple[float, float]],
    value: float,
    slope: float,
    first: float,
    noise: float,
) -> float:
    """Return a step of which the strong Wolfe conditions hold, trying `first` at first.

    ``along(a)`` gives value and slope at step a; value and slope are those at 0, where slope is negative. Rises up
    to noise, the rounding of values, count as none. When no step is found in 20 trials, the longest one known to
    be short enough is returned, which may be 0.
    """
    low, low_slope = 0.0, slope
    high, high_slope = math.inf, math.nan
    trial = first
    for _ in range(_TRIALS):
        trial_value, trial_slope = along(trial)
        falls = trial_value <= value + _DECREASE * trial * slope + noise
        if falls and abs(trial_slope) <= _FLATNESS * abs(slope):
            return trial
        if falls and trial_slope < 0:
            before, before_slope = low, low_slope
            low, low_slope = trial, trial_slope
            if math.isinf(high):
                trial = _extrapolated(before, before_slope, low, low_slope)
                continue
        else:  # too far; nan and inf end up here too
            high, high_slope = trial, trial_slope
        trial = _interpolated(low, low_slope, high, high_slope)
    return low


def _extrapolated(before: float, before_slope: float, low: float, low_slope: float) -> float:
    """Go on to where a straight line through the last two slopes reaches zero, 1.5 to 10 times as far."""
    flattening = low_slope - before_slope
    zero = low - low_slope * (low - before) / flattening if flattening > 0 else math.inf
    return min(max(zero, 1.5 * low), 10 * low)


def _interpolated(low: float, low_slope: float, high: float, high_slope: float) -> float:
    """Choose where the slope's straight line is zero, exact for a quadratic, but not too close to either end."""
    width = high - low
    share = low_slope / (low_slope - high_slope) if high_slope > 0 else 0.5
    return low + width * min(max(share, 0.1), 0.9)
