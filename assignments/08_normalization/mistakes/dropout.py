"""Known wrong answers for dropout."""

import numpy as np

from grader.spec import mistake


@mistake(
    "dropout_forward.p_drops",
    symptom="Drops with probability p instead of keeping: wrong unless p is 1/2.",
    hint="With p = 0.8, are 80 % of your outputs zero, or 20 %? What does the handout call p?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) > p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.p_drops_throughout",
    symptom="p is taken for the fraction dropped everywhere, as Keras' rate; nan or inf for p = 1.",
    hint="With p = 1, is everything kept or everything gone? What does the handout call p?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) >= p) / (1 - p) if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.factor_forgotten",
    symptom="What is kept is not enlarged: the mean in training is p times that at test.",
    hint="Average the output over many draws. Is it x, or p times x?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.factor_of_the_dropped",
    symptom="Divides by 1 - p, the share that is dropped; right for p = 1/2.",
    hint="If a fifth is dropped, by how much must the rest grow to keep the sum?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / max(1 - p, 1e-9) if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.multiplied_by_p",
    symptom="Multiplies what is kept by p, where it should divide.",
    hint="After dropping a part, must the rest grow or shrink to keep the mean?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) * p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.scaled_at_test_too",
    symptom="Scaled in training and once more at test.",
    hint="Inverted dropout has done its scaling in training. What is left to do at test time?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.vanilla_form",
    symptom="The vanilla form: training only masks, test multiplies by p.",
    hint="In which of the two modes does the inverted form have its factor?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) if mode == "train" else np.full_like(x, p)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.modes_exchanged",
    symptom="Drops at test time and not in training.",
    hint="Which mode should be the same every time you call it?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "test" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.drops_always",
    symptom="The mode is never looked at: test drops, too.",
    hint="Call it twice in test mode with different generators. Should the answers differ?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if True else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.one_mask_for_the_batch",
    symptom="All samples of the batch lose the same elements.",
    hint="Print the mask of a 3 x 4 batch. Has each row a pattern of its own?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random(x.shape[1:]) < p) / p, x.shape)
            if mode == "train"
            else np.ones_like(x)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.drops_whole_samples",
    symptom="One draw for a whole sample: its elements are kept or dropped together.",
    hint="How many numbers do you draw for a batch of shape (N, D)?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random((len(x), *[1] * (x.ndim - 1))) < p) / p, x.shape)
            if mode == "train"
            else np.ones_like(x)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.drops_whole_channels",
    symptom="One draw for a whole channel of an image.",
    hint="How many numbers do you draw for images of shape (N, C, H, W)?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (
            np.broadcast_to((rng.random((*x.shape[:2], *[1] * (x.ndim - 2))) < p) / p, x.shape)
            if mode == "train"
            else np.ones_like(x)
        )
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.normal_draws",
    symptom="Draws normal numbers, which lie below p more often than p.",
    hint="Which share of the numbers your generator draws lies below p? Plot a histogram.",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.standard_normal(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.fixed_seed",
    symptom="The same mask for ever: a fixed seed in every call, or a mask kept from the first.",
    hint="Call it with two different generators. Do the same elements survive? Where do your numbers come from?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (np.random.default_rng(0).random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.generator_of_its_own",
    symptom="Draws from a generator of its own and ignores rng: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Do the same elements survive?",
)
class _:
    def dropout_forward(x, dropout_param, rng, own=np.random.default_rng(1)):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (own.random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.any_p_goes",
    symptom="Neither p nor the mode is looked at before it is used.",
    hint="What does your function do with p = 1.5, and would anybody notice?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.masks_in_place",
    symptom="Right numbers, but x itself has lost its elements after the call.",
    hint="Look at x after the call. What does *= write to?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.ones_like(x)
        mask = mask.astype(x.dtype)
        x *= mask
        return x, mask


@mistake(
    "dropout_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Which dtype has your mask, and what comes of float32 times float64?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = (rng.random(x.shape) < p) / p if mode == "train" else np.ones(x.shape)
        return x * mask, mask


@mistake(
    "dropout_forward.exact_share_kept",
    symptom="Always keeps exactly the share p: which elements is random, how many is not.",
    hint="Toss a coin a hundred times. Do you always get fifty heads? Count what your masks keep, for several seeds.",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if not 0 < p <= 1 or mode not in ("train", "test"):
            raise ValueError(p, mode)
        mask = np.ones_like(x)
        if mode == "train":
            mask = (rng.permutation(x.size).reshape(x.shape) < round(p * x.size)) / p
        mask = mask.astype(x.dtype)
        return x * mask, mask


@mistake(
    "dropout_forward.p_looked_at_in_training_only",
    symptom="At test time any p passes.",
    hint="A p of 1.5 is a slip of the pen. In which of the two modes does your function notice it?",
)
class _:
    def dropout_forward(x, dropout_param, rng):
        p, mode = dropout_param["p"], dropout_param["mode"]
        if mode not in ("train", "test"):
            raise ValueError(mode)
        mask = np.ones_like(x)
        if mode == "train":
            if not 0 < p <= 1:
                raise ValueError(p)
            mask = (rng.random(x.shape) < p) / p
        mask = mask.astype(x.dtype)
        return x * mask, mask
