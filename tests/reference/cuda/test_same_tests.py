"""The CPU twins' own tests, with the CUDA twins in their place (on a GPU, or in the simulator)."""

import doctest
import importlib
import inspect

import pytest

import reference
from reference import find

from .device import skip_module_without_device

skip_module_without_device()

SHARED = {
    "test_arguments": [
        "test_a_layer_names_what_it_refuses",
        "test_backward_refuses_another_shape",
        "test_dtypes_of_layers",
        "test_layers_do_not_modify_their_arguments",
        "test_layers_take_read_only_and_strided_arrays_and_keep_none",
        "test_what_comes_back_may_be_overwritten_and_the_cache_serves_twice",
    ],
    "test_authority": [
        "test_layer",
    ],
    "test_gradients": [
        "test_zero_upstream_gives_exactly_zero",
    ],
    "test_properties": [
        "test_a_bright_pixel_draws_the_kernel_and_correlation_draws_it_flipped",
        "test_a_moved_image_gives_a_moved_output",
        "test_a_nan_in_a_window_is_its_maximum",
        "test_a_window_of_very_small_numbers_has_a_maximum",
        "test_average_pooling_is_a_convolution_with_a_constant_filter",
        "test_convolution_is_a_matrix_product_with_the_columns",
        "test_global_pooling_is_a_window_as_large_as_the_image",
        "test_of_two_nans_the_first_wins",
        "test_pooling_without_gaps_hands_the_whole_gradient_on",
        "test_the_first_of_equal_maxima_wins_in_every_window",
        "test_up_convolution_is_the_adjoint_of_convolution",
    ],
    "test_twins": [
        "test_conv",
        "test_conv_transpose",
        "test_pooling",
    ],
}
for module, names in SHARED.items():
    found = importlib.import_module(f"tests.reference.convolution.{module}")
    globals().update({name: getattr(found, name) for name in names})

MODULES = ["conv", "conv_transpose", "max_pool", "avg_pool", "global_avg_pool"]
TWINS = [f"{module}_{direction}" for module in MODULES for direction in ("forward", "backward")]


@pytest.mark.parametrize("module", MODULES)
def test_examples_run(module):
    results = doctest.testmod(importlib.import_module(f"reference.cuda.{module}"))
    assert results.failed == 0
    assert results.attempted >= 6


@pytest.mark.parametrize("name", TWINS)
def test_twins_take_the_same_arguments(name):
    twin = find(name, backend="cuda")
    assert list(inspect.signature(twin).parameters) == list(inspect.signature(find(name)).parameters)
    assert twin.__module__.startswith("reference.cuda.")


def test_every_twin_is_listed_here():
    assert sorted(reference._modules("cuda")) == sorted(TWINS)
