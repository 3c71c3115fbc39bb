"""Known wrong answers for softmax."""

import numpy as np

from grader.spec import mistake


@mistake(
    "softmax_forward.normalised_over_everything",
    symptom="All numbers together add up to 1; right for a single row only.",
    hint="Add up one row of your output, then all of it. Which of the two should be 1?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out = e / e.sum()
        return out, out


@mistake(
    "softmax_forward.one_sum_for_the_batch",
    symptom="The batch is treated as one long row: all its numbers together add up to 1.",
    hint="Add up one row of your output, then all of it. Which of the two should be 1? Which axis do max and sum need?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max())
        out = e / e.sum()
        return out, out


@mistake(
    "softmax_forward.normalised_over_the_samples",
    symptom="The columns add up to 1, not the rows.",
    hint="Which axis holds the classes of one sample? Add up your output along it.",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=0, keepdims=True))
        out = e / e.sum(axis=0, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.second_axis",
    symptom="Right for two axes; fails for one and normalises along the wrong axis for three.",
    hint="The last axis of a matrix has number 1. Which number has it for one axis, or for three?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        out = e / e.sum(axis=1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.overflow",
    symptom="nan for scores beyond 709; perfect elsewhere.",
    hint="What does adding one number to all scores of a row change? Use it so that no exponential can overflow.",
)
class _:
    def softmax_forward(x):
        e = np.exp(1.0 * x)
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.global_maximum",
    symptom="nan in rows that lie far below the largest score of the batch.",
    hint="You subtract the largest score of all rows. What is left of a row that lies 1000 below it?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max())
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.mean_subtracted",
    symptom="Overflows where one score lies far above the mean of its row.",
    hint="After subtracting the mean, how large can the largest exponent still be? Which shift makes it at most 0?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.mean(axis=-1, keepdims=True))
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.minimum_subtracted",
    symptom="Overflows where the scores of a row are far apart.",
    hint="After subtracting the smallest score, which signs do the exponents have? exp overflows on one side only.",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - 1.0 * x.min(axis=-1, keepdims=True))
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.largest_absolute_value_subtracted",
    symptom="nan where all scores of a row are very negative.",
    hint="Take a row of two scores around -1000. What do you subtract from it, and what is left?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - 1.0 * np.abs(x).max(axis=-1, keepdims=True))
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.scores_clipped",
    symptom="Large scores are cut off before the exponential: beyond the limit all are treated alike.",
    hint="Clipping keeps exp finite, but what are the probabilities of the scores 38 and 40 after it?",
)
class _:
    def softmax_forward(x):
        e = np.exp(np.clip(x, -20.0, 20.0))
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.keepdims_missing",
    symptom="Fails unless there are as many rows as classes; then each row is divided by another row's sum.",
    hint="Which shapes do the exponentials and their sums have? Which axes does NumPy line up? See keepdims.",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out = e / e.sum(axis=-1)
        return out, out


@mistake(
    "softmax_forward.shift_after_the_exponential",
    symptom="Negative 'probabilities': the maximum is subtracted from the exponentials.",
    hint="Does the shift belong inside or outside the exponential? Look at the sign of your output.",
)
class _:
    def softmax_forward(x):
        e = np.exp(x) - np.max(x, axis=-1, keepdims=True)
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.not_normalised",
    symptom="The exponentials come back as they are, with the largest at 1.",
    hint="What do the numbers of one row add up to? Which step turns exponentials into probabilities?",
)
class _:
    def softmax_forward(x):
        out = np.exp(x - x.max(axis=-1, keepdims=True))
        return out, out


@mistake(
    "softmax_forward.no_exponential",
    symptom="Scores divided by their sum: negative scores give negative numbers.",
    hint="What makes a probability positive when the score is not?",
)
class _:
    def softmax_forward(x):
        with np.errstate(all="ignore"):
            out = x / x.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.independent_sigmoids",
    symptom="Each score gets a sigmoid of its own; rows don't add up to 1.",
    hint="In a softmax the classes compete. Does one of your outputs change when the score beside it grows?",
)
class _:
    def softmax_forward(x):
        out = 1 / (1 + np.exp(-1.0 * x))
        return out, out


@mistake(
    "softmax_forward.logarithm_taken",
    symptom="The logarithms of the probabilities come back.",
    hint="Probabilities lie between 0 and 1. Which exercise asks for their logarithms?",
)
class _:
    def softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = s - np.log(np.exp(s).sum(axis=-1, keepdims=True))
        return out, np.exp(out)


@mistake(
    "softmax_forward.integers_truncated",
    symptom="Zeros for integer x, right for all else.",
    hint="An array made like x has the dtype of x. What happens to 0.7 when it is stored among integers?",
)
class _:
    def softmax_forward(x):
        out = np.empty_like(x)
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out[...] = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_forward.in_place",
    symptom="Right values, but the caller's scores are shifted.",
    hint="After the call, look at the array you passed in. What is the difference between x = x - a and x -= a?",
)
class _:
    def softmax_forward(x):
        x -= x.max(axis=-1, keepdims=True)
        e = np.exp(x)
        out = e / e.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "softmax_backward.diagonal_only",
    symptom="dout * out * (1 - out): each output is taken to depend on its own score only.",
    hint="That is the sigmoid's slope. Does the probability of one class change when the score of another grows?",
)
class _:
    def softmax_backward(dout, cache):
        return dout * cache * (1 - cache)


@mistake(
    "softmax_backward.upstream_dropped",
    symptom="out * (1 - out): neither the upstream gradient nor the other classes enter.",
    hint="Where does your formula use dout? And does one score move one probability only?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (1 - cache)


@mistake(
    "softmax_backward.summed_over_the_samples",
    symptom="The inner sum runs over the batch: samples influence one another.",
    hint="Does the loss of one sample depend on the scores of another? Along which axis do you sum?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).sum(axis=0, keepdims=True))


@mistake(
    "softmax_backward.summed_over_everything",
    symptom="The inner sum runs over all samples and classes; right for a single row only.",
    hint="Does the loss of one sample depend on the scores of another? How many sums should there be?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).sum())


@mistake(
    "softmax_backward.second_axis",
    symptom="Right for two axes; fails for one and sums along the wrong axis for three.",
    hint="The last axis of a matrix has number 1. Which number has it for one axis, or for three?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).sum(axis=1, keepdims=True))


@mistake(
    "softmax_backward.unweighted_sum",
    symptom="The upstream gradient is summed without the probabilities; rows of dx don't add up to 0.",
    hint="Add up a row of your dx. Which weight is missing inside the sum?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - dout.sum(axis=-1, keepdims=True))


@mistake(
    "softmax_backward.mean_for_sum",
    symptom="The inner sum is divided by the number of classes.",
    hint="Write the matrix times dout as a sum over the classes. Does anything divide it?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).mean(axis=-1, keepdims=True))


@mistake(
    "softmax_backward.outer_factor_missing",
    symptom="The difference of dout and its weighted mean comes back, without the probability in front.",
    hint="Every entry of row i of the matrix has a common factor. Where is it in your answer?",
)
class _:
    def softmax_backward(dout, cache):
        return dout - (dout * cache).sum(axis=-1, keepdims=True)


@mistake(
    "softmax_backward.wrong_sign",
    symptom="The opposite sign everywhere.",
    hint="When a score grows, its own probability grows. In which order do you subtract?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * ((dout * cache).sum(axis=-1, keepdims=True) - dout)


@mistake(
    "softmax_backward.cross_entropy_shortcut",
    symptom="out - dout: the gradient of softmax and cross-entropy together.",
    hint="'Probabilities minus one-hot' includes the loss. Here any gradient may come from above.",
)
class _:
    def softmax_backward(dout, cache):
        return cache - dout


@mistake(
    "softmax_backward.uses_the_input",
    symptom="The formula is filled with scores instead of probabilities.",
    hint="The matrix is written in terms of the output. What did your forward put into the cache?",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True), x

    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).sum(axis=-1, keepdims=True))


@mistake(
    "softmax_backward.softmax_twice",
    symptom="The probabilities go through the softmax once more: too even.",
    hint="Your cache holds the output already. What happens when the softmax is applied to it?",
)
class _:
    def softmax_backward(dout, cache):
        e = np.exp(cache)
        out = e / e.sum(axis=-1, keepdims=True)
        return out * (dout - (dout * out).sum(axis=-1, keepdims=True))


@mistake(
    "softmax_backward.keepdims_missing",
    symptom="Fails unless there are as many rows as classes; then rows borrow each other's sums.",
    hint="Which shapes do dout and the inner sums have, and which axes does NumPy line up? What does keepdims do?",
)
class _:
    def softmax_backward(dout, cache):
        return cache * (dout - (dout * cache).sum(axis=-1))


@mistake(
    "softmax_backward.matrix_of_the_first_row",
    symptom="Right for the first row; the others use its matrix.",
    hint="Every sample has a matrix of its own. Which sample's probabilities does yours hold?",
)
class _:
    def softmax_backward(dout, cache):
        first = cache.reshape(-1, cache.shape[-1])[0]
        return dout @ (np.diag(first) - np.outer(first, first))


@mistake(
    "softmax_backward.unshifted_scores",
    symptom="nan for scores beyond 709: backward computes the probabilities anew, and not as carefully as forward.",
    hint="What did forward do before it took exponentials? Backward can't do without it, or could reuse the result.",
)
class _:
    def softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True), 1.0 * x

    def softmax_backward(dout, cache):
        e = np.exp(cache)
        out = e / e.sum(axis=-1, keepdims=True)
        return out * (dout - (dout * out).sum(axis=-1, keepdims=True))


@mistake(
    "softmax_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which of your arrays is made without a dtype? Matrices from np.eye or np.zeros are float64.",
)
class _:
    def softmax_backward(dout, cache):
        matrices = cache[..., :, None] * (np.eye(cache.shape[-1]) - cache[..., None, :])
        return (matrices @ dout[..., None])[..., 0]


@mistake(
    "softmax_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. What is the difference between dout = dout - a and dout -= a?",
)
class _:
    def softmax_backward(dout, cache):
        dout -= (dout * cache).sum(axis=-1, keepdims=True)
        return cache * dout
