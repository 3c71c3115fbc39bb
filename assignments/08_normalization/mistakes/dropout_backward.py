"""Known wrong answers for dropout_backward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "dropout_backward.mask_ignored",
    symptom="The upstream gradient comes back whole.",
    hint="A dropped element has no say in the output. How large is its gradient?",
)
class _:
    def dropout_backward(dout, cache):
        return dout.copy()


@mistake(
    "dropout_backward.mask_drawn_anew",
    symptom="Draws a new mask instead of using the one of forward.",
    hint="Which elements were dropped when the output was made? Do you still know them here?",
)
class _:
    def dropout_backward(dout, cache):
        keep = np.mean(cache != 0)
        return dout * (np.random.default_rng(0).random(dout.shape) < keep) * cache.max()


@mistake(
    "dropout_backward.factor_forgotten",
    symptom="Masks, but leaves out the factor of what was kept.",
    hint="By what did forward multiply an element that it kept? What is the slope of that?",
)
class _:
    def dropout_backward(dout, cache):
        return dout * (cache != 0)


@mistake(
    "dropout_backward.factor_twice",
    symptom="The factor of what was kept acts twice.",
    hint="How often did forward multiply an element? And backward?",
)
class _:
    def dropout_backward(dout, cache):
        return dout * cache * cache


@mistake(
    "dropout_backward.factor_inverted",
    symptom="Multiplies by p where forward divided by it.",
    hint="Does the gradient undo forward, or multiply by the same slope?",
)
class _:
    def dropout_backward(dout, cache):
        return dout * np.divide(1, cache, out=np.zeros_like(cache), where=cache != 0)


@mistake(
    "dropout_backward.gradient_for_the_dropped",
    symptom="The gradient goes to what was dropped.",
    hint="Is your mask true where an element was kept, or where it was dropped?",
)
class _:
    def dropout_backward(dout, cache):
        return dout * (cache == 0) * cache.max()


@mistake(
    "dropout_backward.upstream_dropped",
    symptom="The mask alone comes back.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def dropout_backward(dout, cache):
        return cache.copy()


@mistake(
    "dropout_backward.masks_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. The layer above may still need it.",
)
class _:
    def dropout_backward(dout, cache):
        dout *= cache
        return dout


@mistake(
    "dropout_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of dout and of your mask. What comes of their product?",
)
class _:
    def dropout_backward(dout, cache):
        return dout * cache.astype(np.float64)


@mistake(
    "dropout_backward.mask_from_the_output",
    symptom="Takes every zero of the output for dropped: wrong where the input itself was zero, as after a ReLU.",
    hint="An input of exactly 0 that was kept: what is its output? Should it get gradient?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        out = x * mask.astype(x.dtype)
        return out, (out, p if mode == "train" else 1.0)

    def dropout_backward(dout, cache):
        out, p = cache
        return dout * (out != 0) / p


@mistake(
    "dropout_backward.masked_at_test",
    symptom="At test time, too, the gradient is divided by p.",
    hint="What did forward do in test mode? Its gradient is the slope of that.",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        kept = rng.random(x.shape) < p if mode == "train" else np.ones(x.shape, dtype=bool)
        out = x * kept / p if mode == "train" else x.copy()
        return out, (kept, p)

    def dropout_backward(dout, cache):
        kept, p = cache
        return dout * kept / p


@mistake(
    "dropout_backward.mask_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose mask is it that your "
    "backward finds?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        global last_mask
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(dropout_param)
        keep = rng.random(x.shape) < p if mode == "train" else np.full(x.shape, p)
        last_mask = (keep / p).astype(x.dtype)
        return x * last_mask, None

    def dropout_backward(dout, cache):
        return dout * last_mask
