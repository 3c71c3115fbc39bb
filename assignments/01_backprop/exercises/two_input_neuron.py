"""two_input_neuron: a neuron differentiated by hand."""

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Any two inputs and weights."""
    return {"x": pick.array(2), "w": pick.array(2, low=-2.0, high=2.0), "b": pick.number(-1.0, 1.0)}


SAMPLES = (
    case("a weighted sum of 0.5", x=[1.0, 2.0], w=[0.5, -0.25], b=0.5),
    case("a negative weighted sum", x=[2.0, -1.0], w=[-1.0, 0.5], b=-0.5),
    case("half of the slope", x=[2.0, -1.0], w=[1.5, 2.0], b=-1.0),
    case("the bias alone", x=[1.0, -3.0], w=[0.0, 0.0], b=1.5),
    case("an input of zero", x=[0.0, 1.0], w=[2.0, -0.5], b=0.25),
    case("weights without inputs", x=[0.0, 0.0], w=[1.0, -2.0], b=-0.5),
    case("equal inputs", x=[1.0, 1.0], w=[0.5, 1.0], b=0.0),
    case("nearly sure", x=[3.0, 1.0], w=[2.0, 1.5], b=1.0),
)

two_input_neuron = Exercise(
    name="two_input_neuron",
    parameters="x, w, b",
    outputs="out, grads",
    values=(
        Values(
            "out",
            "two_input_neuron gives the sigmoid of the weighted sum of its inputs and the bias",
            SAMPLES,
            draw,
            outputs=("out",),
        ),
    ),
    wrt=("x", "w", "b"),
    integers=("x", "w"),
    difficulty=3,
)
