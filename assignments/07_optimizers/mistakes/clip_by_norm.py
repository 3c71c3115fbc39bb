"""Known wrong answers for clip_by_norm."""

import numpy as np

from grader.spec import mistake


@mistake(
    "clip_by_norm.each_by_itself",
    symptom="Each array is clipped by its own norm: the direction turns.",
    hint="How many norms has a gradient of two arrays? Do all arrays shrink by the same factor?",
)
class _:
    def clip_by_norm(grads, max_norm):
        clipped = []
        for g in grads:
            norm = np.linalg.norm(g)
            clipped.append(g * (max_norm / norm) if norm > max_norm else g)
        return clipped


@mistake(
    "clip_by_norm.each_entry",
    symptom="Clips every number: the direction turns.",
    hint="Is it the norm that should be at most max_norm, or every single number?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = max_norm / norm if norm > max_norm else 1.0
        return [np.clip(g, -max_norm, max_norm) for g in grads]


@mistake(
    "clip_by_norm.always_stretched",
    symptom="Short gradients are made longer.",
    hint="What should happen to a gradient that is short enough?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = max_norm / norm
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.root_missing",
    symptom="The norm is a sum of squares.",
    hint="What is the norm of (3, 4)?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = sum(np.sum(g**2) for g in grads)
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.sum_of_sizes",
    symptom="The sum of the sizes of all numbers.",
    hint="What is the norm of (3, 4)?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = sum(np.sum(np.abs(g)) for g in grads)
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.largest_entry",
    symptom="The largest number stands for the norm.",
    hint="What is the norm of (3, 4)?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = max(np.max(np.abs(g)) for g in grads)
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.norms_added",
    symptom="The norms of the arrays are added.",
    hint="Two arrays hold 3 and 4. What is the norm of both together?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = sum(np.linalg.norm(g) for g in grads)
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.mean_square",
    symptom="The root of the mean square: it depends on how many numbers there are.",
    hint="Is a norm a sum or a mean?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads) / sum(g.size for g in grads))
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.first_array_only",
    symptom="The norm is that of the first array.",
    hint="Which arrays does your norm know about?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(np.sum(grads[0] ** 2))
        factor = max_norm / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.upside_down",
    symptom="The factor is turned round: long gradients get longer.",
    hint="Is your factor larger or smaller than 1 for a gradient that is too long?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = norm / max_norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.length_one",
    symptom="Scales to length 1 instead of max_norm.",
    hint="How long should a clipped gradient be?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = 1 / norm if norm > max_norm else 1.0
        return [g * factor for g in grads]


@mistake(
    "clip_by_norm.divided_by_zero",
    symptom="nan when there is no gradient at all.",
    hint="What is the norm of zeros? What do you divide by it?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        return [g / norm * min(norm, max_norm) for g in grads]


@mistake(
    "clip_by_norm.in_place",
    symptom="The caller's gradients are overwritten.",
    hint="Whose arrays are in the list? Print them before and after the call.",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = max_norm / norm if norm > max_norm else 1.0
        for g in grads:
            g *= factor
        return grads


@mistake(
    "clip_by_norm.one_flat_array",
    symptom="All gradients come back in one flat array.",
    hint="Which gradient belongs to which parameter afterwards?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = max_norm / norm if norm > max_norm else 1.0
        return np.concatenate([g.ravel() for g in grads]) * factor


@mistake(
    "clip_by_norm.in_double",
    symptom="float32 gradients come back as float64.",
    hint="Which dtype comes back for float32 gradients?",
)
class _:
    def clip_by_norm(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        factor = max_norm / norm if norm > max_norm else 1.0
        return [np.asarray(g, dtype=float) * factor for g in grads]
