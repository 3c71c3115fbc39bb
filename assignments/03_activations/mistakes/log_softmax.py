"""Known wrong answers for log_softmax."""

import numpy as np

from grader.spec import mistake


@mistake(
    "log_softmax_forward.one_term_shifted",
    symptom="Off by the largest score of the row: the logarithm is of shifted scores, the other term is not.",
    hint="You subtracted the maximum in one of the two terms. Shift both, or undo it: what is missing?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = x - np.log(np.exp(s).sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.logarithm_of_zero",
    symptom="-inf where a probability underflows; perfect elsewhere.",
    hint="The softmax may round to 0, its logarithm is an ordinary number. Can you simplify log(exp(a) / b) on paper?",
)
class _:
    def log_softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out = np.log(e / e.sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.epsilon_in_the_logarithm",
    symptom="Never below -18.4, and small probabilities are a little off.",
    hint="An epsilon inside the logarithm hides the problem and changes the function. What is log(1e-8)?",
)
class _:
    def log_softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out = np.log(e / e.sum(axis=-1, keepdims=True) + 1e-8)
        return out, out


@mistake(
    "log_softmax_forward.overflow",
    symptom="-inf for scores beyond 709; perfect elsewhere.",
    hint="What does adding one number to all scores of a row change? Use it so that no exponential can overflow.",
)
class _:
    def log_softmax_forward(x):
        out = x - np.log(np.exp(1.0 * x).sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.global_maximum",
    symptom="Infinite in rows that lie far below the largest score of the batch.",
    hint="You subtract the largest score of all rows. What is left of a row that lies 1000 below it?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max()
        out = s - np.log(np.exp(s).sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.normalised_over_everything",
    symptom="The logarithm is of the sum over the whole batch; right for a single row only.",
    hint="Add up the exponentials of one row of your output. What should that give?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = s - np.log(np.exp(s).sum())
        return out, out


@mistake(
    "log_softmax_forward.normalised_over_the_samples",
    symptom="The exponentials of the columns add up to 1, not those of the rows.",
    hint="Which axis holds the classes of one sample?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=0, keepdims=True)
        out = s - np.log(np.exp(s).sum(axis=0, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.second_axis",
    symptom="Right for two axes; fails for one and normalises along the wrong axis for three.",
    hint="The last axis of a matrix has number 1. Which number has it for one axis, or for three?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=1, keepdims=True)
        out = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.decimal_logarithm",
    symptom="The exponentials of a row don't add up to 1: the logarithm has base 10.",
    hint="Two equal scores should give ln(1/2) = -0.693. Which base does your logarithm have?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = s - np.log10(np.exp(s).sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_forward.wrong_sign",
    symptom="Positive numbers: the negative log-likelihood.",
    hint="A probability is at most 1. Which sign has its logarithm?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = np.log(np.exp(s).sum(axis=-1, keepdims=True)) - s
        return out, -out


@mistake(
    "log_softmax_forward.logarithm_forgotten",
    symptom="The probabilities themselves come back.",
    hint="At two equal scores you give 1/2. What is the logarithm of that?",
)
class _:
    def log_softmax_forward(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        out = e / e.sum(axis=-1, keepdims=True)
        return out, np.log(out)


@mistake(
    "log_softmax_forward.sum_of_logarithms",
    symptom="The logarithm of every exponential is summed, instead of the logarithm of their sum.",
    hint="Is log(a + b) the same as log(a) + log(b)? Which comes first here, the sum or the logarithm?",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        out = s - s.sum(axis=-1, keepdims=True)
        return out, out


@mistake(
    "log_softmax_forward.integers_truncated",
    symptom="With integer x, the answers are cut down to whole numbers.",
    hint="An array made like x has the dtype of x. What happens to -0.7 when it is stored among integers?",
)
class _:
    def log_softmax_forward(x):
        out = np.empty_like(x)
        s = x - x.max(axis=-1, keepdims=True)
        out[...] = s - np.log(np.exp(s).sum(axis=-1, keepdims=True))
        return out, 1.0 * out


@mistake(
    "log_softmax_forward.in_place",
    symptom="Right values, but the caller's scores are shifted.",
    hint="After the call, look at the array you passed in. What is the difference between x = x - a and x -= a?",
)
class _:
    def log_softmax_forward(x):
        x -= x.max(axis=-1, keepdims=True)
        out = x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
        return out, out


@mistake(
    "log_softmax_backward.upstream_not_summed",
    symptom="dout minus the probabilities: right only where each row of dout adds up to 1.",
    hint="With one class singled out from above, dout adds up to 1. What if it does not?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache)


@mistake(
    "log_softmax_backward.logarithms_for_probabilities",
    symptom="The log-probabilities stand where the probabilities belong.",
    hint="The matrix of the handout holds s, not its logarithm. What does your cache hold?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - cache * dout.sum(axis=-1, keepdims=True)


@mistake(
    "log_softmax_backward.gradient_of_softmax",
    symptom="The backward of the softmax, without the logarithm.",
    hint="The logarithm has a derivative of its own. What does it do to the factor in front?",
)
class _:
    def log_softmax_backward(dout, cache):
        out = np.exp(cache)
        return out * (dout - (dout * out).sum(axis=-1, keepdims=True))


@mistake(
    "log_softmax_backward.summed_over_the_samples",
    symptom="The sum runs over the batch: samples influence one another.",
    hint="Does the loss of one sample depend on the scores of another? Along which axis do you sum?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache) * dout.sum(axis=0, keepdims=True)


@mistake(
    "log_softmax_backward.summed_over_everything",
    symptom="The sum runs over all samples and classes; right for a single row only.",
    hint="Does the loss of one sample depend on the scores of another? How many sums should there be?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache) * dout.sum()


@mistake(
    "log_softmax_backward.second_axis",
    symptom="Right for two axes; fails for one and sums along the wrong axis for three.",
    hint="The last axis of a matrix has number 1. Which number has it for one axis, or for three?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache) * dout.sum(axis=1, keepdims=True)


@mistake(
    "log_softmax_backward.mean_for_sum",
    symptom="The sum is divided by the number of classes.",
    hint="Write the matrix times dout as a sum over the classes. Does anything divide it?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache) * dout.mean(axis=-1, keepdims=True)


@mistake(
    "log_softmax_backward.wrong_sign",
    symptom="The opposite sign everywhere.",
    hint="When a score grows, its own log-probability grows. In which order do you subtract?",
)
class _:
    def log_softmax_backward(dout, cache):
        return np.exp(cache) * dout.sum(axis=-1, keepdims=True) - dout


@mistake(
    "log_softmax_backward.keepdims_missing",
    symptom="Fails unless there are as many rows as classes; then rows borrow each other's sums.",
    hint="Which shapes do dout and its sums have, and which axes does NumPy line up? What does keepdims do?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout - np.exp(cache) * dout.sum(axis=-1)


@mistake(
    "log_softmax_backward.other_classes_forgotten",
    symptom="dout * (1 - s): each output is taken to depend on its own score only.",
    hint="Does the log-probability of one class change when the score of another grows?",
)
class _:
    def log_softmax_backward(dout, cache):
        return dout * (1 - np.exp(cache))


@mistake(
    "log_softmax_backward.overflow",
    symptom="nan for scores beyond 709: backward computes the probabilities anew, and not as carefully as forward.",
    hint="What did forward do before it took exponentials? Its result would give you the probabilities safely.",
)
class _:
    def log_softmax_forward(x):
        s = x - x.max(axis=-1, keepdims=True)
        return s - np.log(np.exp(s).sum(axis=-1, keepdims=True)), 1.0 * x

    def log_softmax_backward(dout, cache):
        e = np.exp(cache)
        return dout - e / e.sum(axis=-1, keepdims=True) * dout.sum(axis=-1, keepdims=True)


@mistake(
    "log_softmax_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which of your arrays is made without a dtype? Matrices from np.eye or np.zeros are float64.",
)
class _:
    def log_softmax_backward(dout, cache):
        dx = np.zeros(dout.shape)
        dx += dout - np.exp(cache) * dout.sum(axis=-1, keepdims=True)
        return dx


@mistake(
    "log_softmax_backward.in_place",
    symptom="Right gradient, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. What is the difference between dout = dout - a and dout -= a?",
)
class _:
    def log_softmax_backward(dout, cache):
        dout -= np.exp(cache) * dout.sum(axis=-1, keepdims=True)
        return dout
