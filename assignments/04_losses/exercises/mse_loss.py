"""mse_loss: the mean squared error."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    shape = pick.shape(1, 4)
    return {"pred": pick.array(*shape), "target": pick.array(*shape)}


def twice_the_distance_costs_four_times_as_much(ask, pred, target):
    """Twice the differences cost four times as much and pull twice as hard, to whichever side they lie."""
    near = ask.mse_loss(pred=pred, target=target)
    far = ask.mse_loss(pred=target - 2 * (pred - target), target=target)
    yield Equal("the loss at twice the distance", far.loss, 4 * np.asarray(near.loss))
    yield Equal(
        "the gradient at twice the distance, on the other side", far.dpred, -2 * np.asarray(near.dpred)
    )


SAMPLES = (
    case("two numbers", pred=[1.0, 3.0], target=[2.0, -1.0]),
    case(
        "three rows of two",
        pred=[[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]],
        target=[[2.0, 0.5], [1.0, 1.0], [-1.0, 0.5]],
    ),
    case("a batch of one", pred=[[0.5, -2.0, 1.0]], target=[[1.0, 1.5, -1.0]]),
    case("one number", pred=[3.0], target=[1.0]),
    case("some right, some not", pred=[[1.0, 2.0], [0.0, -1.0]], target=[[1.0, 0.0], [0.0, 1.0]]),
    case("all right", pred=[1.5, -2.0, 0.0], target=[1.5, -2.0, 0.0]),
    case("an outlier", pred=[0.5, -0.5, 100.0], target=[0.0, 0.0, 0.0]),
    case(
        "stored column by column",
        pred=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]),
        target=[[0.5, 2.0, -1.0], [1.0, 1.0, 0.25]],
    ),
    case(
        "images",
        pred=np.round(2 * np.sin(np.arange(48.0)), 2).reshape(2, 1, 4, 6),
        target=np.round(2 * np.cos(np.arange(48.0)), 2).reshape(2, 1, 4, 6),
    ),
    case(
        "forty rows of seven",
        pred=np.round(2 * np.sin(np.arange(280.0)), 2).reshape(40, 7),
        target=np.round(2 * np.cos(np.arange(280.0)), 2).reshape(40, 7),
    ),
)

mse_loss = Exercise(
    name="mse_loss",
    parameters="pred, target",
    outputs="loss, dpred",
    values=(
        Values(
            "values",
            "mse_loss(pred, target) is the mean of the squared differences, over every element",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    laws=(Property(twice_the_distance_costs_four_times_as_much, after_values=True),),
    wrt=("pred",),
    difficulty=1,
)
