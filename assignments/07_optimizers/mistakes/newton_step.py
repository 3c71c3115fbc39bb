"""Known wrong answers for newton_step."""

import numpy as np

from grader.spec import mistake


@mistake(
    "newton_step.climbs",
    symptom="Adds the step.",
    hint="For one weight: the slope is positive, the curvature too. To which side is the minimum?",
)
class _:
    def newton_step(w, g, H):
        return w + np.linalg.solve(H, g)


@mistake(
    "newton_step.multiplied",
    symptom="Multiplies by H instead of by its inverse.",
    hint="Where it is steep, should the step be longer or shorter?",
)
class _:
    def newton_step(w, g, H):
        return w - H @ g


@mistake(
    "newton_step.diagonal_only",
    symptom="Uses the diagonal of H only: right where weights don't mix.",
    hint="What do the other entries of H say, and where do you use them?",
)
class _:
    def newton_step(w, g, H):
        return w - g / np.diag(H)


@mistake(
    "newton_step.entries_inverted",
    symptom="Inverts every entry of H: infinite where one is zero.",
    hint="Is the inverse of a matrix the matrix of the inverses? Try diag(2, 4).",
)
class _:
    def newton_step(w, g, H):
        return w - (1 / H) @ g


@mistake(
    "newton_step.step_only",
    symptom="Returns the step, not where it ends.",
    hint="What should come back: how far to go, or where you are then?",
)
class _:
    def newton_step(w, g, H):
        return -np.linalg.solve(H, g)


@mistake(
    "newton_step.weights_solved_for",
    symptom="Solves for the weights instead of the gradient.",
    hint="Which vector is on the right-hand side?",
)
class _:
    def newton_step(w, g, H):
        return w - np.linalg.solve(H, w)


@mistake(
    "newton_step.gradient_ignored",
    symptom="The gradient is not used: solves for ones.",
    hint="Without a gradient, where should the step lead?",
)
class _:
    def newton_step(w, g, H):
        return w - np.linalg.solve(H, np.ones_like(g))


@mistake(
    "newton_step.half_a_step",
    symptom="Half of the step: the factor of the quadratic's second term.",
    hint="Set the slope of the local quadratic to zero. Does a factor of one half survive?",
)
class _:
    def newton_step(w, g, H):
        return w - 0.5 * np.linalg.solve(H, g)


@mistake(
    "newton_step.no_curvature",
    symptom="A plain gradient step of rate 1.",
    hint="Where does H enter?",
)
class _:
    def newton_step(w, g, H):
        return w - g


@mistake(
    "newton_step.size_of_the_curvature",
    symptom="Divides by the size of H, as if it were a number.",
    hint="Is every direction equally curved?",
)
class _:
    def newton_step(w, g, H):
        return w - g / np.linalg.norm(H)


@mistake(
    "newton_step.in_place",
    symptom="The caller's weights are overwritten.",
    hint="Whose array is w? Print it before and after the call.",
)
class _:
    def newton_step(w, g, H):
        w -= np.linalg.solve(H, g)
        return w


@mistake(
    "newton_step.in_double",
    symptom="float32 weights come back as float64.",
    hint="Which dtype comes back for float32 weights?",
)
class _:
    def newton_step(w, g, H):
        return w - np.linalg.solve(H.astype(float), g)


@mistake(
    "newton_step.no_pivots",
    symptom="Elimination divides by the entries on the diagonal as they come: nan where one is 0.",
    hint="H may have a zero on its diagonal and an inverse all the same. What does your elimination divide by there?",
)
class _:
    def newton_step(w, g, H):
        A, s = H.copy(), g.copy()
        for i in range(len(g)):
            for j in range(i + 1, len(g)):
                factor = A[j, i] / A[i, i]
                A[j] = A[j] - factor * A[i]
                s[j] = s[j] - factor * s[i]
        for i in range(len(g) - 1, -1, -1):
            s[i] = (s[i] - A[i, i + 1 :] @ s[i + 1 :]) / A[i, i]
        return w - s
