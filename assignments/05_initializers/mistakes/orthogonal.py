"""Known wrong answers for orthogonal."""

import numpy as np

from grader.spec import mistake


@mistake(
    "orthogonal.unit_columns_only",
    symptom="Columns are scaled to length 1, but are not perpendicular.",
    hint="Look at all of w.T @ w, not only at its diagonal.",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        matrix = rng.standard_normal((shape[0], int(np.prod(shape[1:]))))
        axis = 0 if matrix.shape[0] >= matrix.shape[1] else 1
        return gain * (matrix / np.linalg.norm(matrix, axis=axis, keepdims=True)).reshape(shape)


@mistake(
    "orthogonal.r_for_q",
    symptom="Returns R of the QR decomposition, not Q.",
    hint="Which of the two factors is triangular, and which one has perpendicular columns?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, r = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))), mode="complete")
        r = r if rows >= columns else r.T
        return gain * r.reshape(shape)


@mistake(
    "orthogonal.wide_not_handled",
    symptom="Q of a wide matrix is square, and can't be reshaped: works for tall matrices only.",
    hint="Which shape has Q if the matrix is wider than tall? When would its transpose help?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        q, _ = np.linalg.qr(rng.standard_normal((shape[0], int(np.prod(shape[1:])))))
        return (gain * q).reshape(shape)


@mistake(
    "orthogonal.wide_comes_back_square",
    symptom="Of a wide shape a square matrix comes back.",
    hint="Which shape has Q if the matrix is wider than tall? When would its transpose help?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        q, _ = np.linalg.qr(rng.standard_normal((shape[0], int(np.prod(shape[1:])))))
        return gain * q if len(shape) == 2 else gain * q.reshape(shape)


@mistake(
    "orthogonal.transposed_by_reshaping",
    symptom="A tall Q is brought into a wide shape by reshape: the rows are not perpendicular.",
    hint="Is reshape((2, 3)) of a 3 x 2 matrix its transpose?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain * q.reshape(shape)


@mistake(
    "orthogonal.gain_ignored",
    symptom="The length is 1, whatever the gain.",
    hint="Where does gain enter? Try gain=2.",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.gain_squared",
    symptom="The length is the square of the gain.",
    hint="How long is a row? If a row gets longer by 2, by what do its products grow?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain**2 * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.root_of_the_gain",
    symptom="The products are gain times the identity, not its square.",
    hint="How long is a row of your matrix? What is asked for: its length, or its product with itself?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return np.sqrt(gain) * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.gain_for_relu",
    symptom="The default gain is sqrt(2).",
    hint="Which length do rows have if nobody asks for a gain?",
)
class _:
    def orthogonal(shape, rng, gain=np.sqrt(2)):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.last_axis_of_a_convolution",
    symptom="A convolution is read as (F * C * HH, WW): the filters are not perpendicular.",
    hint="Which axis of (F, C, HH, WW) counts the filters? Which shape has a row a filter?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = int(np.prod(shape[:-1])), shape[-1]
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.each_kernel_alone",
    symptom="Each HH x WW kernel of a convolution is orthogonal by itself.",
    hint="A filter spans all channels. Which rows should be perpendicular to one another?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        def one(rows, columns):
            q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
            return q if rows >= columns else q.T

        if len(shape) == 2:
            return gain * one(*shape)
        return gain * np.array([[one(*shape[2:]) for _ in range(shape[1])] for _ in range(shape[0])])


@mistake(
    "orthogonal.plain_normal",
    symptom="Normal numbers of standard deviation 1 / sqrt(n): nearly perpendicular in high dimensions only.",
    hint="Look at w.T @ w of a small matrix. Is it the identity?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        return gain * rng.standard_normal(shape) / np.sqrt(max(rows, columns))


@mistake(
    "orthogonal.whole_matrix_scaled",
    symptom="The whole matrix is divided by its norm.",
    hint="Whose length should be 1: each row's, or the matrix's?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        matrix = rng.standard_normal(shape)
        return gain * matrix / np.linalg.norm(matrix)


@mistake(
    "orthogonal.identity",
    symptom="Always the identity: perpendicular, but nothing is drawn.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        return gain * np.eye(shape[0], int(np.prod(shape[1:]))).reshape(shape)


@mistake(
    "orthogonal.fixed_seed",
    symptom="A generator with a fixed seed: layers of one size have the same weights.",
    hint="Call it with generators of two seeds. Do you get two answers?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rng = np.random.default_rng(0)
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.global_generator",
    symptom="NumPy's global generator draws, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(np.random.randn(max(rows, columns), min(rows, columns)))
        return gain * (q if rows >= columns else q.T).reshape(shape)


@mistake(
    "orthogonal.left_flat",
    symptom="A convolution comes back as the matrix (F, C * HH * WW).",
    hint="Compare the shape of your array with the one asked for.",
)
class _:
    def orthogonal(shape, rng, gain=1.0):
        rows, columns = shape[0], int(np.prod(shape[1:]))
        q, _ = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        return gain * (q if rows >= columns else q.T)
