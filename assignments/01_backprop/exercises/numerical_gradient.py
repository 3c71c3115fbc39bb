"""numerical_gradient: slopes by centred differences."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def measure(numerical_gradient: Callable, formula: str, x: Any, h: Any = None) -> Any:
    """Measure the slopes of a formula in x."""
    f = eval("lambda x: " + formula, {"np": np})
    return numerical_gradient(f, x) if h is None else numerical_gradient(f, x, h)


def measure_until_it_raises(numerical_gradient: Callable, x: Any, calls: int) -> Any:
    """Hand in a function that gives up at one of its calls, and return x as it is then."""
    count = 0

    def f(x):
        nonlocal count
        count += 1
        if count == calls:
            raise ArithmeticError("f gives up")
        return np.sum(x**2)

    try:  # noqa: SIM105 - a driver has no contextlib
        numerical_gradient(f, x)
    except Exception:
        pass
    return x


FORMULAS = (
    "np.sum(x**2)",
    "np.sum(x**3 - x)",
    "np.sum(np.sin(x) * np.arange(1, x.size + 1).reshape(x.shape))",
    "np.sum(x)**2 + np.sum(np.tanh(x))",
    "np.sum(np.exp(x / 2)) * x.flat[0]",
    "np.sum(x.sum(axis=0)**2) - x.flat[-1]",
)


def draw(pick: Pick) -> dict:
    """A formula and an array of any shape."""
    formula = pick.choice(FORMULAS)
    return {"formula": formula, "x": pick.array(*pick.shape(1, 3, max_side=3), low=-2.0, high=2.0)}


def looks_as_far_as_h(ask: Ask, formula: str, x: np.ndarray) -> Iterator[Evidence]:
    """It is h that says how far to look: with h = 0.5 a step 0.2 away is seen, with 0.05 not; h is 1e-5 unless said."""
    # The step counts 1 / (2h) for two points at distance h; other centred schemes are a little off that.
    far = ask.numerical_gradient(formula=formula, x=x, h=0.5).gradient
    yield Within("the slope measured with h = 0.5", far, 0.5, 2.5)
    near = ask.numerical_gradient(formula=formula, x=x, h=0.05).gradient
    yield Within("the slope measured with h = 0.05", near, -1e-9, 1e-9)
    usual = ask.numerical_gradient(formula="float(x[0] > 1e-4)", x=x).gradient
    yield Within("the slope at a step 1e-4 away, without h,", usual, -1e-9, 1e-9)
    usual = ask.numerical_gradient(formula="float(x[0] > 1e-6)", x=x).gradient
    yield Within("the slope at a step 1e-6 away, without h,", usual, 2e4, 4e5)


def x_survives_an_exception(ask: Ask, x: np.ndarray, calls: int) -> Iterator[Evidence]:
    """Also when f raises an exception, x holds its old numbers."""
    arguments = {"x": x, "calls": calls}
    after = ask.call("numerical_gradient", arguments, driver=measure_until_it_raises).value
    yield Equal(f"x after f raised an exception at call {calls}", after, x)


def answers_in_its_dtype(ask: Ask, formula: str, x: np.ndarray, h: float) -> Iterator[Evidence]:
    """A float32 array gets float32 slopes; integers count as float64, and their slopes need not be whole."""
    gradient = np.asarray(ask.numerical_gradient(formula=formula, x=x, h=h).gradient)
    yield Equal("the slopes", gradient, x.astype(np.float64) / 4)
    size = 4 if x.dtype == np.float32 else 8
    yield Within(
        f"the number of bytes of a slope, where x is {x.dtype},", gradient.dtype.itemsize, size, size
    )


SAMPLES = (
    case("two squares", formula="np.sum(x**2)", x=[0.5, -0.25]),
    case("a product: each slope is the other number", formula="x[0] * x[1]", x=[3.0, -2.0]),
    case("one number", formula="np.sum(np.exp(x))", x=[0.1]),
    Case("an array without axes", {"formula": "np.sin(x)", "x": np.array(0.7)}),
    case(
        "a matrix, each row in its own way",
        formula="np.sum(x[0]**2) - np.sum(x[1]**3)",
        x=[[0.5, -1.0, 0.1], [0.3, 0.2, -0.7]],
    ),
    case(
        "a sum of products of columns",
        formula="np.sum(x[:, 0] * x[:, 1])",
        x=[[1.0, 2.0], [3.0, 4.0], [0.0, -1.0]],
    ),
    case("exact zeros", formula="np.sum(np.sin(x)) + x[0] * x[1]", x=[0.0, 0.0, 1.0]),
    case(
        "a squared sum, three axes",
        formula="np.sum(x)**2",
        x=np.round(np.sin(np.arange(6.0)), 2).reshape(1, 2, 3),
    ),
    case(
        "stored column by column",
        formula="np.sum(x[0]**2) + np.sum(x[:, 1] * x[:, 2])",
        x=np.asfortranarray([[0.5, -1.0, 0.1], [0.3, 0.2, -0.7]]),
    ),
    case("f answers with an array without axes", formula="np.array(x[0]**2 - x[1])", x=[0.4, 2.0]),
    case("f answers with a Python number", formula="float(x[0]**2 - x[1])", x=[0.4, 2.0]),
    case("a constant", formula="3.0", x=[0.4, 2.0]),
    case("squares have the same slope at any h", formula="np.sum(x**2) - x[0]", x=[0.5, -0.75], h=0.25),
    case("large numbers", formula="np.sum(x**2)", x=[1000.0, -2000.0]),
)

STEP = Case("a step at 0.2", {"formula": "float(x[0] > 0.2)", "x": np.array([0.0])})
NUMBERS = np.array([[0.1, 0.2, 0.3], [0.7, -1.1, 3.3]])

numerical_gradient = Exercise(
    name="numerical_gradient",
    parameters="formula, x, h",
    outputs="gradient",
    values=(
        Values(
            "values",
            "numerical_gradient measures the slope of f along every coordinate of x, looking to both sides",
            SAMPLES,
            draw,
        ),
    ),
    laws=(
        Property(looks_as_far_as_h, samples=(STEP,)),
        Property(
            answers_in_its_dtype,
            after_values=True,
            # All of it is exact in float32, too: also a formula computed in float32 gives the right slopes.
            samples=(
                Case(
                    "float32",
                    {"formula": "np.sum(x**2) / 8", "x": np.array([1.5, -2.0], np.float32), "h": 2.0**-7},
                ),
                Case("integers", {"formula": "np.sum(x**2) / 8", "x": np.array([1, 2, -3]), "h": 2.0**-7}),
            ),
        ),
        Property(
            x_survives_an_exception,
            after_values=True,
            samples=tuple(
                Case(f"f raises at call {calls}", {"x": NUMBERS, "calls": calls}) for calls in (1, 2, 3, 4, 9)
            ),
        ),
    ),
    float32=False,
    difficulty=2,
    driver=measure,
    signature="numerical_gradient(f, x, h=1e-5)",
)
