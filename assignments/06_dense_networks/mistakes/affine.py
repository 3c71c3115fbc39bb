"""Known wrong answers for affine."""

import numpy as np

from grader.spec import mistake


@mistake(
    "affine_forward.bias_forgotten",
    symptom="The product alone comes back; right as long as the biases are zero.",
    hint="Set all weights to zero. What should come out then, and what does your function give?",
)
class _:
    def affine_forward(x, w, b):
        return x.reshape(x.shape[0], -1) @ w, (x, w, b)


@mistake(
    "affine_forward.bias_subtracted",
    symptom="The bias is subtracted.",
    hint="With zero weights, is your answer b? Compare the signs.",
)
class _:
    def affine_forward(x, w, b):
        return x.reshape(x.shape[0], -1) @ w - b, (x, w, b)


@mistake(
    "affine_forward.not_flattened",
    symptom="Multiplies x as it is: right for rows, an error or a wrong shape for images.",
    hint="Which shape has x when a sample is an image, and which shape does the matrix product want?",
)
class _:
    def affine_forward(x, w, b):
        return x @ w + b, (x, w, b)


@mistake(
    "affine_forward.column_major_rows",
    symptom="Flattens each sample with its first axis running fastest: right for rows, wrong for images.",
    hint="Flatten one 2 x 3 sample by hand. In which order do its numbers meet the rows of w?",
)
class _:
    def affine_forward(x, w, b):
        return x.reshape(x.shape[0], -1, order="F") @ w + b, (x, w, b)


@mistake(
    "affine_forward.axes_reversed",
    symptom="Transposes before it flattens, so that samples are mixed.",
    hint="Does row n of your matrix hold the numbers of sample n only? Print it for two small samples.",
)
class _:
    def affine_forward(x, w, b):
        rows = x.T.reshape(x.shape[0], -1) if x.ndim > 2 else x
        return rows @ w + b, (x, w, b)


@mistake(
    "affine_forward.bias_once_a_sample_pair",
    symptom="The bias is added N times: right for a batch of one.",
    hint="How often does each output contain the bias? Try a batch of one and the same sample twice.",
)
class _:
    def affine_forward(x, w, b):
        rows = x.reshape(x.shape[0], -1)
        out = rows @ w
        for _ in range(len(rows)):
            out += b
        return out, (x, w, b)


@mistake(
    "affine_forward.mean_over_the_inputs",
    symptom="Divides the weighted sum by the number of inputs.",
    hint="A unit adds up its weighted inputs. Do you add, or average?",
)
class _:
    def affine_forward(x, w, b):
        rows = x.reshape(x.shape[0], -1)
        return rows @ w / rows.shape[1] + b, (x, w, b)


@mistake(
    "affine_forward.bias_inside_the_sum",
    symptom="The bias is added to every input before the product, as far as the sizes allow.",
    hint="b has one number for each unit, not for each input. Before or after the product does it belong?",
)
class _:
    def affine_forward(x, w, b):
        rows = x.reshape(x.shape[0], -1)
        return rows @ w + b * w.sum(axis=0), (x, w, b)


@mistake(
    "affine_forward.activated",
    symptom="Negative outputs are cut off: the ReLU that follows was built in.",
    hint="May the output of a dense layer be negative? Which layer is responsible for the rest?",
)
class _:
    def affine_forward(x, w, b):
        return np.maximum(0, x.reshape(x.shape[0], -1) @ w + b), (x, w, b)


@mistake(
    "affine_forward.flattens_the_callers_array",
    symptom="Right numbers, but x has lost its shape after the call.",
    hint="Look at x.shape after the call. Which of reshape and an assignment to .shape makes a new array?",
)
class _:
    def affine_forward(x, w, b):
        rows = np.ascontiguousarray(x)
        shape = rows.shape
        rows.shape = (shape[0], -1)
        return rows @ w + b, (rows.reshape(shape).copy(), w, b)


@mistake(
    "affine_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print out.dtype for a float32 input. Which array in your code was made without a dtype?",
)
class _:
    def affine_forward(x, w, b):
        out = np.zeros((x.shape[0], w.shape[1]))
        out += x.reshape(x.shape[0], -1) @ w + b
        return out, (x, w, b)


@mistake(
    "affine_backward.input_gradient_left_flat",
    symptom="dx has shape (N, D) where x had more axes.",
    hint="A gradient has the shape of the thing it belongs to. Which shape had x?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return dout @ w.T, x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.weights_averaged_over_the_batch",
    symptom="dw is too small by N; right for a batch of one.",
    hint="The loss has taken the mean over the batch already. Is it taken once more here?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        dw = x.reshape(x.shape[0], -1).T @ dout / x.shape[0]
        return (dout @ w.T).reshape(x.shape), dw, dout.sum(axis=0)


@mistake(
    "affine_backward.everything_averaged_over_the_batch",
    symptom="dw and db are too small by N; right for a batch of one.",
    hint="Two samples with the same upstream gradient: is their joint say about a weight as large as one's, or twice?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        dw = x.reshape(x.shape[0], -1).T @ dout / x.shape[0]
        return (dout @ w.T).reshape(x.shape), dw, dout.mean(axis=0)


@mistake(
    "affine_backward.bias_averaged",
    symptom="db is too small by N; right for a batch of one.",
    hint="Each bias acts on every sample. How do their gradients combine: as a sum or as a mean?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return (dout @ w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout.mean(axis=0)


@mistake(
    "affine_backward.bias_summed_over_units",
    symptom="db has one number for each sample instead of each unit.",
    hint="Which shape has b? Which axis of dout has to disappear?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return (dout @ w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=1)


@mistake(
    "affine_backward.bias_not_summed",
    symptom="db is dout itself, one row a sample.",
    hint="b was spread over all samples in forward. What does spreading become on the way back?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return (dout @ w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout


@mistake(
    "affine_backward.bias_from_the_last_sample",
    symptom="db holds the last sample's gradient only.",
    hint="In a loop over the samples: does each one add its share, or replace what was there?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return (dout @ w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout[-1]


@mistake(
    "affine_backward.weights_not_transposed",
    symptom="Multiplies by w instead of its transpose: an error unless D = M, then silently wrong.",
    hint="Write the shapes of dout, w and dx under your product. Do they also fit when D and M differ?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return (dout @ w).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.reshaped_instead_of_transposed",
    symptom="w.reshape(M, D) has the shape of the transpose, but not its numbers.",
    hint="Print w.reshape(M, D) beside w.T for a 2 x 3 matrix. Are they the same?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        dx = (dout @ w.reshape(w.shape[1], w.shape[0])).reshape(x.shape)
        return dx, x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.output_in_place_of_the_upstream",
    symptom="dw is built from the layer's output, not from the gradient that arrives.",
    hint="Double dout: dw must double too. Does yours?",
)
class _:
    def affine_backward(dout, cache):
        x, w, b = cache
        rows = x.reshape(x.shape[0], -1)
        return (dout @ w.T).reshape(x.shape), rows.T @ (rows @ w + b), dout.sum(axis=0)


@mistake(
    "affine_backward.samples_mixed",
    symptom="Every sample receives the sum of all samples' gradients; right for a batch of one.",
    hint="Does the gradient for sample 0 depend on the upstream gradient of sample 1? Should it?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        rows = x.reshape(x.shape[0], -1)
        dx = (dout.sum(axis=0) @ w.T) * np.ones_like(rows)
        return dx.reshape(x.shape), rows.T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.local_slopes_only",
    symptom="dx is the sum of each input's weights, whatever arrives from above.",
    hint="The chain rule multiplies the local slope with something. With what, and is it in your line for dx?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        rows = x.reshape(x.shape[0], -1)
        dx = np.ones_like(dout) @ w.T
        return dx.reshape(x.shape), rows.T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.order_of_gradients",
    symptom="dw and dx are right but come in each other's place.",
    hint="Gradients come back in the order of forward's arguments. Which is first?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        return x.reshape(x.shape[0], -1).T @ dout, (dout @ w.T).reshape(x.shape), dout.sum(axis=0)


@mistake(
    "affine_backward.bias_in_the_input_gradient",
    symptom="The bias is added to dx.",
    hint="b shifts the output whatever x is. Does it change how strongly x acts?",
)
class _:
    def affine_backward(dout, cache):
        x, w, b = cache
        dx = dout @ w.T + (b @ w.T)
        return dx.reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.column_major_gradient",
    symptom="dx has the right shape, but a sample's numbers are in another order.",
    hint="Undo exactly what forward did. In which order did it read a sample's numbers?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        dx = (dout @ w.T).reshape(x.shape, order="F")
        return dx, x.reshape(x.shape[0], -1).T @ dout, dout.sum(axis=0)


@mistake(
    "affine_backward.scales_the_upstream_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. The layer above may still need it.",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        rows = x.reshape(x.shape[0], -1)
        dx, db = (dout @ w.T).reshape(x.shape), dout.sum(axis=0)
        dout /= len(x)
        return dx, len(x) * (rows.T @ dout), db


@mistake(
    "affine_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the three gradients for float32 inputs. Where is an array made without one?",
)
class _:
    def affine_backward(dout, cache):
        x, w, _b = cache
        db = np.zeros(w.shape[1])
        for row in dout:
            db += row
        return (dout @ w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T @ dout, db


@mistake(
    "affine_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose weights are they that "
    "your backward finds?",
)
class _:
    def affine_forward(x, w, b):
        global last_x, last_w
        last_x, last_w = x, w
        return x.reshape(len(x), -1) @ w + b, None

    def affine_backward(dout, cache):
        rows = last_x.reshape(len(last_x), -1)
        return (dout @ last_w.T).reshape(last_x.shape), rows.T @ dout, dout.sum(axis=0)
