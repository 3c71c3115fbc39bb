"""Hands this assignment's checks to pytest: `pytest assignments/06_dense_networks`, or `-k` with the name of an exercise."""

from grader.pytest_plugin import checks


@checks(__file__)
def test(check):
    check()
