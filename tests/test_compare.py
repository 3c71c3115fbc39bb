"""What counts as the same answer where a submission is matched with a known mistake."""

import numpy as np
import pytest

from grader.compare import close


@pytest.mark.parametrize(
    ("got", "expected", "same"),
    [
        (1, 1.0, True),  # a single number may be any kind of number
        (np.int64(1), 1.0, True),
        (np.array(1), 1.0, True),
        (1, 2.0, False),
        (np.array([1]), np.array([1.0]), False),  # an array of integers is another answer
        (np.array([1.0]), np.array([1.0]), True),
        ({"x": 0}, {"x": 0.0}, True),
        (1.0, "1.0", False),
        (float("nan"), 1.0, False),
    ],
)
def test_close(got, expected, same):
    assert close(got, expected) == same
