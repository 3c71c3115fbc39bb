"""Known wrong answers for flatten."""

import numpy as np

from grader.spec import mistake


@mistake(
    "flatten_forward.batch_flattened_too",
    symptom="One long vector: the axis of samples is gone.",
    hint="How many rows should the output have for a batch of N samples?",
)
class _:
    def flatten_forward(x):
        return x.reshape(-1), x.shape


@mistake(
    "flatten_forward.reshaped_the_wrong_way_round",
    symptom="The right shape with mixed samples; right for a batch of one.",
    hint="Number the entries of a 2 x 3 x 2 array. Does row 0 of your output hold sample 0?",
)
class _:
    def flatten_forward(x):
        return np.ascontiguousarray(x.reshape(-1, x.shape[0]).T), x.shape


@mistake(
    "flatten_forward.column_major",
    symptom="Each row holds its sample's numbers, but with the first axis running fastest.",
    hint="Flatten one 2 x 3 sample by hand. Which axis runs fastest in yours?",
)
class _:
    def flatten_forward(x):
        return np.ascontiguousarray(x.reshape(x.shape[0], -1, order="F")), x.shape


@mistake(
    "flatten_forward.transposed_first",
    symptom="Transposes before it reshapes, so that samples are mixed.",
    hint="Number the entries of a 2 x 3 x 2 array and look at what a transpose does to them.",
)
class _:
    def flatten_forward(x):
        return x.T.reshape(x.shape[0], -1), x.shape


@mistake(
    "flatten_forward.in_memory_order",
    symptom="Reads the numbers as they lie in memory: wrong for an array stored column by column.",
    hint="Does your answer change when x is stored in another order? What does order='K' or 'A' mean?",
)
class _:
    def flatten_forward(x):
        return x.ravel(order="K").reshape(x.shape[0], -1), x.shape


@mistake(
    "flatten_forward.only_the_last_two_axes",
    symptom="Joins the last two axes only: right for samples with two axes, too many axes left for images.",
    hint="How many axes should the output have, whatever a sample looks like?",
)
class _:
    def flatten_forward(x):
        return x.reshape(*x.shape[:-2], -1) if x.ndim > 2 else x.copy(), x.shape


@mistake(
    "flatten_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Is there an array in your code made without a dtype?",
)
class _:
    def flatten_forward(x):
        out = np.zeros((x.shape[0], x[0].size))
        for n, sample in enumerate(x):
            out[n] = sample.ravel()
        return out, x.shape


@mistake(
    "flatten_forward.shape_assigned",
    symptom="Right numbers, but x itself is flat after the call.",
    hint="Look at x.shape after the call. Which of reshape and an assignment to .shape makes a new array?",
)
class _:
    def flatten_forward(x):
        rows = np.ascontiguousarray(x)
        shape = rows.shape
        rows.shape = (shape[0], -1)
        return rows.copy(), shape


@mistake(
    "flatten_backward.left_flat",
    symptom="The gradient comes back as rows.",
    hint="A gradient has the shape of the thing it belongs to. Which shape had x?",
)
class _:
    def flatten_backward(dout, cache):
        return dout.copy()


@mistake(
    "flatten_backward.channels_last",
    symptom="The right shape, but an image's numbers come in another order, as if channels were the last axis.",
    hint="Undo exactly what forward did. In which order did it read the axes?",
)
class _:
    def flatten_backward(dout, cache):
        n, c, *rest = (*cache, 1) if len(cache) < 3 else cache
        return np.moveaxis(dout.reshape(n, *rest, c), -1, 1).reshape(cache)


@mistake(
    "flatten_backward.column_major",
    symptom="The right shape, filled with the first axis running fastest.",
    hint="Undo exactly what forward did. Which axis ran fastest there?",
)
class _:
    def flatten_backward(dout, cache):
        return np.ascontiguousarray(dout.reshape(cache, order="F"))


@mistake(
    "flatten_backward.averaged",
    symptom="The gradient is divided by the number of inputs.",
    hint="Every number only moved to another place. Can its gradient have become smaller?",
)
class _:
    def flatten_backward(dout, cache):
        return dout.reshape(cache) / dout.shape[1]


@mistake(
    "flatten_backward.shape_assigned",
    symptom="Right numbers, but the caller's dout has another shape after the call.",
    hint="Look at dout.shape after the call. Which of reshape and an assignment to .shape makes a new array?",
)
class _:
    def flatten_backward(dout, cache):
        dout.shape = cache
        return dout


@mistake(
    "flatten_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtype of the gradient for float32 inputs. Is there an array made without one?",
)
class _:
    def flatten_backward(dout, cache):
        dx = np.zeros(cache)
        dx += dout.reshape(cache)
        return dx


@mistake(
    "flatten_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def flatten_forward(x):
        global last_shape
        last_shape = x.shape
        return x.reshape(len(x), -1).copy(), None

    def flatten_backward(dout, cache):
        return dout.reshape(last_shape)
