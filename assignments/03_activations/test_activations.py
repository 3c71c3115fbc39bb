"""Hands this assignment's checks to pytest: `pytest assignments/03_activations`, or `-k` with the name of an exercise."""

from grader.pytest_plugin import checks


@checks(__file__)
def test(check):
    check()
