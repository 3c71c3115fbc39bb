"""Value: numbers that remember how they were computed.

A case holds an expression in x, y and z, as a student would write it, and the numbers they start from. Nodes that are
used more than once get a name on the way: ``(u := x * y) + u``.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Equal, Evidence, Exercise, Property, Values, Within, case


def differentiate(Value: Callable, expression: str, *numbers) -> tuple[Any, dict]:
    """Compute an expression, and the slope of the result by each number."""
    leaves = {name: Value(number) for name, number in zip("xyz", numbers, strict=False)}
    out = eval(expression, dict(leaves))
    out.backward()
    return out.data, {name: leaf.grad for name, leaf in leaves.items()}


def grads_of(Value: Callable, names: list[str], expression: str, x: float, y: float) -> list:
    """The grads of everything that has a name in the expression, and of the result."""
    nodes = {"x": Value(x), "y": Value(y)}
    nodes["out"] = eval(expression, nodes)
    nodes["out"].backward()
    return [nodes[name].grad for name in names]


def grads_after_two(Value: Callable, first: str, second: str, x: float, y: float) -> tuple[list, list]:
    """The grads of x and y after backward() of a first result, and then of a second one."""
    nodes = {"x": Value(x), "y": Value(y)}
    results = [eval(first, nodes), eval(second, nodes)]
    seen = []
    for result in results:
        result.backward()
        seen.append([nodes["x"].grad, nodes["y"].grad])
    return seen


def every_node_has_its_grad(
    ask: Ask, expression: str, x: float, y: float, slopes: dict[str, float]
) -> Iterator[Evidence]:
    """After out.backward() every Value on the way has its grad: the slope of out by it, and 1 for out itself."""
    arguments = {"names": list(slopes), "expression": expression, "x": x, "y": y}
    grads = ask.call("Value", arguments, driver=grads_of).value
    for (name, slope), grad in zip(slopes.items(), grads, strict=True):
        yield Equal(f"the grad of {name}", grad, slope)


def a_second_backward_adds_or_starts_anew(
    ask: Ask, first: str, second: str, x: float, y: float, slopes: list[np.ndarray]
) -> Iterator[Evidence]:
    """A second backward() adds its slopes to the grads, or sets the grads to them; nothing counts more than once."""
    arguments = {"first": first, "second": second, "x": x, "y": y}
    before, after = ask.call("Value", arguments, driver=grads_after_two).value
    added, anew = slopes[0] + slopes[1], slopes[1]
    near_anew = np.abs(np.asarray(after) - anew).max() < np.abs(np.asarray(after) - added).max()
    yield Equal("the grads of x and y after the first backward()", np.asarray(before), slopes[0])
    yield Equal(
        "the grads of x and y after the second backward()", np.asarray(after), anew if near_anew else added
    )


def relu_at_zero(ask: Ask, expression: str, x: float, y: float) -> Iterator[Evidence]:
    """At 0, where relu has a kink, its value is 0 and its slope one of the numbers from 0 to 1."""
    answer = ask.Value(expression=expression, x=x, y=y)
    yield Equal("out", answer.out, y)
    yield Within("the grad of x", answer.grads["x"], 0.0, y)


def draw_arithmetic(pick: Pick) -> dict:
    """Three numbers, each used once."""
    expression = pick.choice(("x + y * z", "(x + y) * z", "x * y * z", "x * (y + z)"))
    return {"expression": expression} | {name: pick.number(-3, 3) for name in "xyz"}


def draw_graph(pick: Pick) -> dict:
    """A few operations, each on what was computed before, so that nodes are used again and again."""
    numbers = {name: pick.number(-3, 3) for name in "xyz"}
    known, lines = dict(numbers), []
    for name in "abcdefgh"[: pick.size(2, 7)]:
        recent = list(known)[::-1]
        left, right = pick.choice(recent[:4]), pick.choice(recent)
        legal = [(text, value) for text, value in operations(known[left], known[right]) if abs(value) < 20]
        text, known[name] = pick.choice(legal)
        lines.append(f"{name} := " + text.format(left, right))
    return {"expression": f"[{', '.join(lines)}][-1]"} | numbers


def operations(p: float, q: float) -> Iterator[tuple[str, float]]:
    """What can be computed from two numbers, safely: away from kinks and from where slopes grow large."""
    yield "{0} * 0.5", p * 0.5
    yield "{0} + {1}", p + q
    yield "{0} * {1}", p * q
    yield "{0} - {1}", p - q
    yield "-{0}", -p
    yield "1.5 - {0}", 1.5 - p
    yield "3 * {0}", 3 * p
    if abs(p) < 3:
        yield "{0}.tanh()", math.tanh(p)
        yield "{0}.sigmoid()", 1 / (1 + math.exp(-p))
        yield "{0}.exp()", math.exp(p)
        yield "{0} ** 2", p**2
        yield "{0} ** 3", p**3
    if abs(p) > 0.1:
        yield "{0}.relu()", max(p, 0.0)
        yield "({0} * {0}).log()", math.log(p * p)
    if abs(p) > 0.3:
        yield "{0} ** -2", p**-2
        yield "2 / {0}", 2 / p
        yield "{1} / {0}", q / p
    if p > 0.3:
        yield "{0} ** 0.5", p**0.5


SUMS_AND_PRODUCTS = (
    case("a sum", expression="x + y", x=2.0, y=-3.0),
    case("a product", expression="x * y", x=2.0, y=-3.0),
    case("a sum of three", expression="x + y + z", x=2.0, y=-3.0, z=0.5),
    case("a sum, times a number", expression="(x + y) * z", x=1.0, y=2.0, z=-4.0),
    case("a product, plus a number", expression="x * y + z", x=2.0, y=-3.0, z=0.5),
    case("a product of three", expression="x * y * z", x=2.0, y=-3.0, z=0.5),
    case("a product in a product", expression="x * (y * z)", x=2.0, y=3.0, z=-1.5),
    case("a factor of zero", expression="x * y * z", x=1.5, y=0.0, z=2.0),
    case("a number that is not used", expression="x * z", x=2.0, y=5.0, z=-3.0),
)

# What uses a node stands in a row here, so that the order of the walk back is the same in every implementation, and so
# is what comes of overwriting instead of adding up.
USED_TWICE = (
    case("added to itself", expression="x + x", x=3.0),
    case("times itself", expression="x * x", x=3.0),
    case("in a sum and again", expression="(x + y) * x", x=2.0, y=5.0),
    case("both used twice", expression="(x + y) * x * y", x=2.0, y=-3.0),
    case("four times", expression="(x * y + x) * x + x", x=2.0, y=-3.0),
    case("a result used twice", expression="(u := x * y) * u", x=2.0, y=-0.5),
    case("a result used three times", expression="((u := x + y) * u + z) * u", x=1.0, y=-3.0, z=0.5),
    case("doubled three times", expression="(v := (u := x + x) + u) + v", x=1.5),
)

NEGATION = (
    case("negated", expression="-x", x=2.0),
    case("negated, times a number", expression="-x * y", x=2.0, y=-3.0),
    case("negated twice", expression="-(-x * y)", x=2.0, y=0.5),
)

DIFFERENCES = (
    case("a difference", expression="x - y", x=2.0, y=5.0),
    case("from left to right", expression="x - y - z", x=1.0, y=2.0, z=4.0),
    case("a difference of a difference", expression="x * (x - (y - z))", x=1.5, y=2.0, z=4.0),
    case("a difference with itself", expression="(x - x) * y", x=1.5, y=2.0),
)

POWERS = (
    case("the square", expression="x ** 2", x=-3.0),
    case("the cube, times a number", expression="x ** 3 * y", x=2.0, y=0.5),
    case("a reciprocal", expression="x ** -1 * y", x=4.0, y=3.0),
    case("a root", expression="x ** 0.5 * y", x=2.25, y=-2.0),
    case("a negative number to an odd power", expression="x ** 3 + y ** -3.0", x=-2.0, y=-0.5),
    case("powers of zero", expression="x ** 2 + x * y ** 3 + y ** 1", x=0.0, y=0.0),
    case("a broken power of zero", expression="(x + y) ** 1.5 + x", x=2.0, y=-2.0),
    case("powers of one", expression="x ** -2 + y ** 0.5", x=1.0, y=1.0),
    case("a high power", expression="x ** 7 * y", x=-1.5, y=0.25),
    case("to the powers one and zero", expression="x ** 1 * y + y ** 0", x=3.0, y=2.0),
)

QUOTIENTS = (
    case("a quotient", expression="x / y", x=3.0, y=-2.0),
    case("a quotient, times a number", expression="x / y * z", x=7.0, y=2.0, z=-3.0),
    case("a quotient of a quotient", expression="x / (y / z)", x=3.0, y=-2.0, z=0.5),
    case("a number over itself and another", expression="x / (x + y)", x=3.0, y=2.0),
    case("zero over a number", expression="x / y", x=0.0, y=4.0),
)

NUMBERS = (
    case("a number added", expression="x + 2", x=3.0),
    case("a number's multiple", expression="x * 2.5", x=3.0),
    case("minus a number", expression="x - 2", x=3.0),
    case("over a number", expression="x / 2", x=3.0),
    case("added to a number", expression="2 + x", x=3.0),
    case("a multiple, the number first", expression="2.5 * x", x=3.0),
    case("a number minus it", expression="2 - x", x=3.0),
    case("a number over it", expression="2 / x", x=4.0),
    case("one minus a product", expression="1 - x * y", x=3.0, y=0.5),
    case("one over a product", expression="1 / (x * y)", x=4.0, y=0.5),
    case("on both sides", expression="1 - 3 / (x - 0.5) + (4 - y) * 2", x=2.0, y=1.5),
    case("integers", expression="2 * x + y - 1", x=3, y=4),
    case("integers divided", expression="x / y - 1 / x", x=3, y=4),
    case("Python's sum", expression="sum([x, y, x])", x=2.0, y=-1.0),
)

EXP_AND_LOG = (
    case("exp", expression="x.exp() * y", x=0.5, y=2.0),
    case("log", expression="x.log() * y", x=0.5, y=3.0),
    case("exp of a negative number", expression="x.exp() + y", x=-2.0, y=1.0),
    case("log of a number above 1", expression="x.log() * y", x=4.0, y=-0.5),
    case("log of a small number", expression="x.log() * y", x=1e-4, y=0.5),
    case("exp of zero", expression="x.exp() * y + x", x=0.0, y=3.0),
    case("one inside the other", expression="(x.exp() + y).log() * y", x=0.5, y=1.5),
    case("the other inside the one", expression="(x.log() * y).exp()", x=2.5, y=3.0),
)

TANH_AND_SIGMOID = (
    case("tanh", expression="x.tanh() * y", x=0.5, y=2.0),
    case("sigmoid", expression="x.sigmoid() * y", x=0.5, y=2.0),
    case("tanh of a negative number", expression="x.tanh() * y", x=-1.5, y=2.0),
    case("sigmoid of a negative number", expression="x.sigmoid() * y", x=-2.0, y=3.0),
    case("at zero", expression="x.sigmoid() * y + y.tanh()", x=0.0, y=0.0),
    case("one inside the other", expression="(x.tanh() * y).sigmoid()", x=0.75, y=-2.0),
    case("the other inside the one", expression="(x.sigmoid() * y).tanh()", x=0.75, y=-2.0),
)

RELU = (
    case("relu of a positive number", expression="x.relu() * y", x=1.5, y=2.0),
    case("relu of a negative number", expression="x.relu() * y + x", x=-1.5, y=2.0),
    case("relu of numbers near zero", expression="x.relu() * y.relu() + z.relu()", x=0.01, y=0.5, z=-0.01),
    case("of a product", expression="(x * y).relu() + z", x=2.0, y=-0.25, z=3.0),
    case("of a sum", expression="(x + y).relu() * x", x=2.0, y=0.5),
    case("inside another", expression="(x.relu() + y).relu() * z", x=-3.0, y=2.0, z=0.5),
)

GRAPHS = (
    case("a number in two factors", expression="(x + y) * (x + z)", x=2.0, y=1.0, z=-4.0),
    case("a number in three summands", expression="x * y + x * z + x", x=2.0, y=-3.0, z=0.5),
    case("a short and a long way", expression="(u := x * y) + (u + z) * u * z", x=2.0, y=-0.5, z=3.0),
    case("the long way first", expression="((u := x * y) * z * z) * y + u", x=2.0, y=-0.5, z=3.0),
    case("the short way first", expression="(u := x * y) * (((u + z) * z + x) * u)", x=1.5, y=-0.5, z=2.0),
    case("two ways around", expression="(v := (u := x + y) * z) * u + (u * v) * v", x=1.0, y=0.5, z=-2.0),
    case("ways that meet again", expression="(c := (a := x * y) * (b := x + a)) * a + b * c", x=0.5, y=3.0),
    case("a neuron", expression="(x * 0.5 + y * -1.5 + z).sigmoid()", x=2.0, y=-0.5, z=-1.0),
    case(
        "the negative logarithm of a softmax",
        expression="-((u := x.exp()) / (u + y.exp() + z.exp())).log()",
        x=1.0,
        y=-0.5,
        z=2.0,
    ),
    case("two layers", expression="(a := (x * y).tanh()) * z + (a - y).relu() * a", x=0.5, y=-2.0, z=1.5),
)

# The first is short: most wrong answers, and all known ones, can be told apart there, before the long ones take time.
CHAINS = (
    case(
        "1,600 operations",
        expression="[u := x, [u := u * 0.5 + y for _ in range(800)], u][-1]",
        x=2.0,
        y=3.0,
    ),
    case(
        "2 to the power of 60 ways through 180 nodes",
        expression="[u := x, [u := u * 0.5 + u * 0.5 for _ in range(60)], u * y][-1]",
        x=2.0,
        y=3.0,
    ),
    case(
        "10,000 factors",
        expression="[u := x, [u := u * y for _ in range(10_000)], u][-1]",
        x=2.0,
        y=1.0001,
    ),
    case("10,000 summands", expression="sum([x] * 10_000)", x=0.5),
)

Value = Exercise(
    name="Value",
    parameters="expression, x, y, z",
    outputs="out, grads",
    values=(
        Values(
            "sums_and_products",
            "sums and products of Values are right, and backward() gives each number the slope of the result by it",
            SUMS_AND_PRODUCTS,
            draw_arithmetic,
        ),
        Values(
            "used_twice", "what reaches a Value on several ways adds up in its grad", USED_TWICE, points=2
        ),
        Values("negation", "-x has the right value and slope", NEGATION, points=1),
        Values(
            "differences", "differences of Values have the right values and slopes", DIFFERENCES, points=1
        ),
        Values(
            "powers", "powers with a number as exponent have the right values and slopes", POWERS, points=2
        ),
        Values("quotients", "quotients of Values have the right values and slopes", QUOTIENTS, points=1),
        Values(
            "numbers_on_either_side", "a Value computes with numbers to its left and right", NUMBERS, points=2
        ),
        Values("exp_and_log", "exp and log have the right values and slopes", EXP_AND_LOG, points=1),
        Values(
            "tanh_and_sigmoid",
            "tanh and sigmoid have the right values and slopes",
            TANH_AND_SIGMOID,
            points=1,
        ),
        Values("relu", "relu has the right values, and slope 1 or 0 to either side of 0", RELU, points=1),
        Values(
            "graphs",
            "the grads are right in any graph, whichever way nodes are reused",
            GRAPHS,
            draw_graph,
            points=3,
        ),
        Values(
            "chains",
            "chains of 10,000 operations work, and every node is visited once, however many ways lead to it",
            CHAINS,
            points=2,
        ),
    ),
    laws=(
        Property(
            every_node_has_its_grad,
            samples=(
                case(
                    "a sum and a product",
                    expression="(u := x + y) * y",
                    x=1.0,
                    y=-4.0,
                    slopes={"u": -4.0, "x": -4.0, "y": -7.0, "out": 1.0},
                ),
                case(
                    "an input by itself",
                    expression="x",
                    x=2.0,
                    y=3.0,
                    slopes={"x": 1.0, "y": 0.0, "out": 1.0},
                ),
                case(
                    "a result used twice",
                    expression="(v := (u := x * y) + x) * u",
                    x=2.0,
                    y=3.0,
                    slopes={"u": 14.0, "v": 6.0, "x": 48.0, "y": 28.0, "out": 1.0},
                ),
            ),
        ),
        Property(
            a_second_backward_adds_or_starts_anew,
            samples=(
                case(
                    "twice from one result",
                    first="(out := (u := x * y) * y + u)",
                    second="out",
                    x=2.0,
                    y=3.0,
                    slopes=[np.array([12.0, 14.0]), np.array([12.0, 14.0])],
                ),
                case(
                    "from a longer way",
                    first="(out := ((x + y) * x) * y)",
                    second="out",
                    x=2.0,
                    y=-3.0,
                    slopes=[np.array([-3.0, -8.0]), np.array([-3.0, -8.0])],
                ),
                case(
                    "from the result, and then from a node on the way to it",
                    first="(u := x * y) * 3 + x",
                    second="u",
                    x=2.0,
                    y=3.0,
                    slopes=[np.array([10.0, 6.0]), np.array([3.0, 2.0])],
                ),
                case(
                    "from two results that share a node",
                    first="(u := x * y) * y",
                    second="(u + x) * u",
                    x=2.0,
                    y=3.0,
                    slopes=[np.array([9.0, 12.0]), np.array([48.0, 28.0])],
                ),
            ),
        ),
        Property(
            relu_at_zero,
            after_values=True,
            samples=(
                case("zero", expression="x.relu() * y + y", x=0.0, y=2.0),
                case("a difference of zero", expression="(x - 0.5).relu() * y + y", x=0.5, y=3.0),
            ),
        ),
    ),
    float32=False,
    difficulty=4,
    driver=differentiate,
    signature="Value(data)",
)
