"""What a call has returned is not for a later call to change."""

import functools

import numpy as np
import pytest

from grader.run import Grading
from grader.spec import Status
from grader.target import LocalTarget
from reference import find
from tests.diagnosis.course import ORACLE, loaded


def same_arrays(function):
    """The function, with one array for all its answers of a shape."""
    kept = {}

    def write(value, place):
        if isinstance(value, np.ndarray):
            array = kept.setdefault((place, value.shape, value.dtype), value)
            array[...] = value
            return array
        if isinstance(value, dict):
            return {key: write(item, (place, key)) for key, item in value.items()}
        return value

    @functools.wraps(function)
    def call(*arguments, **options):
        answer = function(*arguments, **options)
        return tuple(map(write, answer, range(9))) if isinstance(answer, tuple) else write(answer, 0)

    return call


def same_input(function):
    """The function, answering with what it was given where that is the answer."""

    @functools.wraps(function)
    def call(first, *others):
        answer = function(first, *others)
        return first if isinstance(answer, np.ndarray) and np.array_equal(answer, first) else answer

    return call


def graded(assignment, name, change):
    """Grade the assignment's right answers, one of them changed."""
    exercises = loaded(assignment).exercises
    functions = {each: find(each) for each in exercises}
    functions[name] = change(functions[name])
    grading = Grading(loaded(assignment), LocalTarget(functions), ORACLE)
    return grading.result(f"{name}/inputs_unchanged")


FUNCTIONS = [
    ("03", "relu_forward"),
    ("03", "relu_backward"),
    ("03", "softmax_backward"),
    ("04", "softmax_loss"),
    ("04", "svm_loss"),
    ("06", "affine_forward"),
    ("06", "affine_backward"),
    ("06", "mlp_loss"),
    ("08", "batchnorm_forward"),
    ("08", "batchnorm_backward"),
    ("08", "fgsm"),
    ("09", "conv_forward"),
    ("09", "im2col"),
    ("09", "max_pool_backward"),
]


@pytest.mark.parametrize(("assignment", "name"), FUNCTIONS)
def test_one_array_for_all_answers_is_noticed(assignment, name):
    result = graded(assignment, name, same_arrays)
    assert result.status is Status.FAILED
    assert "both return the same array" in result.detail["message"]


@pytest.mark.parametrize("change", [same_input, lambda function: function])
@pytest.mark.parametrize(("assignment", "name"), FUNCTIONS)
def test_arrays_of_each_call_pass(assignment, name, change):
    assert graded(assignment, name, change).status is Status.PASSED
