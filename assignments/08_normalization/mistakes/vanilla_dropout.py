"""Known wrong answers for vanilla_dropout."""

import numpy as np

from grader.spec import mistake


@mistake(
    "vanilla_dropout_forward.p_drops",
    symptom="Drops with probability p instead of keeping: wrong unless p is 1/2.",
    hint="With p = 0.8, are 80 % of your outputs zero, or 20 %? What does the handout call p?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) > p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.factor_in_training",
    symptom="Training divides by p already, and test multiplies by p as well.",
    hint="Is the factor in the training or in the test branch of the vanilla form? Is yours in both?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.inverted_form",
    symptom="The inverted form: training divides by p, test does nothing.",
    hint="In which of the two modes does the vanilla form have its factor?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.test_unscaled",
    symptom="At test time x comes back, larger than training ever saw it.",
    hint="Average the output over many draws in training. Is that what test gives?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.scaled_by_the_dropped",
    symptom="Test multiplies by 1 - p; right for p = 1/2.",
    hint="With p = 0.8, which share of the elements was there in training?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.full_like(x, 1 - p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.divided_at_test",
    symptom="Test divides by p, where it should multiply.",
    hint="In training a part is missing. Must test, where nothing is missing, be made smaller or larger?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.full_like(x, 1 / p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.modes_exchanged",
    symptom="Drops at test time and not in training.",
    hint="Which mode should be the same every time you call it?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "test" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.drops_always",
    symptom="The mode is never looked at: test drops, too.",
    hint="Call it twice in test mode with different generators. Should the answers differ?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if True else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.one_mask_for_the_batch",
    symptom="All samples of the batch lose the same elements.",
    hint="Print the mask of a 3 x 4 batch. Has each row a pattern of its own?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random(x.shape[1:]) < p), x.shape) if mode == "train" else np.full_like(x, p)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.drops_whole_samples",
    symptom="One draw for a whole sample: its elements are kept or dropped together.",
    hint="How many numbers do you draw for a batch of shape (N, D)?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random((len(x), *[1] * (x.ndim - 1))) < p), x.shape)
            if mode == "train"
            else np.full_like(x, p)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.drops_whole_channels",
    symptom="One draw for a whole channel of an image.",
    hint="How many numbers do you draw for images of shape (N, C, H, W)?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random((*x.shape[:2], *[1] * (x.ndim - 2))) < p), x.shape)
            if mode == "train"
            else np.full_like(x, p)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.normal_draws",
    symptom="Draws normal numbers, which lie below p more often than p.",
    hint="Which share of the numbers your generator draws lies below p? Plot a histogram.",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.standard_normal(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.fixed_seed",
    symptom="The same mask for ever: a fixed seed in every call, or a mask kept from the first.",
    hint="Call it with two different generators. Do the same elements survive? Where do your numbers come from?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (np.random.default_rng(0).random(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.generator_of_its_own",
    symptom="Draws from a generator of its own and ignores rng: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Do the same elements survive?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng, own=np.random.default_rng(1)):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (own.random(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.any_p_goes",
    symptom="Neither p nor the mode is looked at before it is used.",
    hint="What does your function do with p = 1.5, and would anybody notice?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        mask = (rng.random(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "vanilla_dropout_forward.masks_in_place",
    symptom="Right numbers, but x itself has lost its elements after the call.",
    hint="Look at x after the call. What does *= write to?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        x *= mask
        return x, mask


@mistake(
    "vanilla_dropout_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Which dtype has your mask, and what comes of float32 times float64?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) * 1.0 if mode == "train" else np.full(x.shape, p)
        return x * mask, mask


@mistake(
    "vanilla_dropout_backward.mask_ignored",
    symptom="The upstream gradient comes back whole.",
    hint="A dropped element has no say in the output. How large is its gradient?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout.copy()


@mistake(
    "vanilla_dropout_backward.mask_drawn_anew",
    symptom="Draws a new mask instead of using the one of forward.",
    hint="Which elements were dropped when the output was made? Do you still know them here?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout * (np.random.default_rng(0).random(dout.shape) < cache.mean())


@mistake(
    "vanilla_dropout_backward.factor_forgotten_at_test",
    symptom="At test time everything passes unscaled.",
    hint="By what did forward multiply at test time? What is the slope of that?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout * (cache != 0)


@mistake(
    "vanilla_dropout_backward.factor_twice_at_test",
    symptom="At test time the factor p acts twice.",
    hint="How often did forward multiply by p? And backward?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout * cache * cache


@mistake(
    "vanilla_dropout_backward.gradient_for_the_dropped",
    symptom="The gradient goes to what was dropped.",
    hint="Is your mask true where an element was kept, or where it was dropped?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout * (1 - cache)


@mistake(
    "vanilla_dropout_backward.upstream_dropped",
    symptom="The mask alone comes back.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return cache.copy()


@mistake(
    "vanilla_dropout_backward.masks_in_place",
    symptom="Right gradients, but the caller's dout is changed.",
    hint="Look at dout after the call. The layer above may still need it.",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        dout *= cache
        return dout


@mistake(
    "vanilla_dropout_backward.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of dout and of your mask. What comes of their product?",
)
class _:
    def vanilla_dropout_backward(dout, cache):
        return dout * cache.astype(np.float64)


@mistake(
    "vanilla_dropout_backward.mask_from_the_output",
    symptom="Takes every zero of the output for dropped: wrong where the input itself was zero, as after a ReLU.",
    hint="An input of exactly 0 that was kept: what is its output? Should it get gradient?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        out = x * (rng.random(x.shape) < p) if mode == "train" else x * p
        return out, (out, 1.0 if mode == "train" else p)

    def vanilla_dropout_backward(dout, cache):
        out, factor = cache
        return dout * (out != 0) * factor


@mistake(
    "vanilla_dropout_backward.scaled_in_training",
    symptom="In training, too, the gradient is multiplied by p.",
    hint="What did forward do with an element it kept in training? Its gradient is the slope of that.",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        kept = rng.random(x.shape) < p if mode == "train" else np.ones(x.shape, dtype=bool)
        return (x * kept if mode == "train" else x * p), (kept, p)

    def vanilla_dropout_backward(dout, cache):
        kept, p = cache
        return dout * kept * p


@mistake(
    "vanilla_dropout_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def vanilla_dropout_forward(x, dropout_param, rng):
        global last_mask
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(dropout_param)
        last_mask = (rng.random(x.shape) < p if mode == "train" else np.full(x.shape, p)).astype(
            (1.0 * x).dtype
        )
        return x * last_mask, None

    def vanilla_dropout_backward(dout, cache):
        return dout * last_mask
