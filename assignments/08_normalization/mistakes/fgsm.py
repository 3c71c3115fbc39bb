"""Known wrong answers for fgsm."""

import numpy as np

from grader.spec import mistake


@mistake(
    "fgsm.downhill",
    symptom="Steps against the gradient: the loss falls, as in training.",
    hint="The attack wants the loss to rise. Which way does the gradient point?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x - epsilon * np.sign(dx), 0, 1)


@mistake(
    "fgsm.not_clipped",
    symptom="The result may leave [0, 1] and is no image any more.",
    hint="What is the largest value a pixel may have? And in your result?",
)
class _:
    def fgsm(x, dx, epsilon):
        return x + epsilon * np.sign(dx)


@mistake(
    "fgsm.sign_forgotten",
    symptom="The step is proportional to the gradient instead of the same for every pixel.",
    hint="How far does a pixel with gradient 3 move, and one with 0.01?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * dx, 0, 1)


@mistake(
    "fgsm.unit_gradient",
    symptom="The gradient is scaled to length 1 instead of taking its sign.",
    hint="Do all pixels move by the same amount?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * dx / (np.linalg.norm(dx) + 1e-12), 0, 1)


@mistake(
    "fgsm.largest_gradient_one",
    symptom="The gradient is scaled so that its largest entry is 1.",
    hint="Do all pixels move by the same amount?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * dx / (np.abs(dx).max() + 1e-12), 0, 1)


@mistake(
    "fgsm.sign_of_the_image",
    symptom="Takes the sign of x, which is never negative.",
    hint="Whose sign says in which direction the loss rises?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * np.sign(x), 0, 1)


@mistake(
    "fgsm.clips_to_minus_one",
    symptom="Clips to [-1, 1].",
    hint="Between which two values do pixels lie here?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * np.sign(dx), -1, 1)


@mistake(
    "fgsm.zero_counts_as_positive",
    symptom="A pixel without gradient moves, too.",
    hint="What does a gradient of exactly 0 say about a pixel? Should it move?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * np.where(dx >= 0, 1, -1), 0, 1).astype(x.dtype)


@mistake(
    "fgsm.divides_by_the_size",
    symptom="Divides the gradient by its absolute value: nan where it is 0.",
    hint="What is 0/0? Is there a function that gives the sign of a number?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * dx / np.abs(dx), 0, 1)


@mistake(
    "fgsm.padded_size",
    symptom="Divides by the absolute value plus a small number: tiny gradients hardly move anything.",
    hint="How far does a pixel with gradient 1e-13 move? Is the direction less sure because the slope is small?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * dx / (np.abs(dx) + 1e-12), 0, 1)


@mistake(
    "fgsm.moves_in_place",
    symptom="Right numbers, but the image itself is changed.",
    hint="Look at x after the call. What does += write to?",
)
class _:
    def fgsm(x, dx, epsilon):
        x += epsilon * np.sign(dx)
        return np.clip(x, 0, 1)


@mistake(
    "fgsm.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print the dtype of your result for float32 images. Which array was made without a dtype?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.clip(x + epsilon * np.sign(dx).astype(np.float64), 0, 1)


@mistake(
    "fgsm.clipped_above_only",
    symptom="No pixel gets brighter than 1, but some fall below 0.",
    hint="An interval has two ends. What happens to a dark pixel that is made darker?",
)
class _:
    def fgsm(x, dx, epsilon):
        return np.minimum(x + epsilon * np.sign(dx), 1)
