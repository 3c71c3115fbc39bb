"""Known wrong answers for whitening_init."""

import numpy as np

from grader.spec import mistake


@mistake(
    "whitening_init.rotated_only",
    symptom="The principal directions are not scaled: the responses are uncorrelated, but of different variance.",
    hint="Which variance has the response along each direction? What makes it 1?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = np.ones(n_filters)
        q = orthogonal((n_filters, n_filters), rng)
        filters = scale[:, None] * directions[:, -n_filters:].T
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.divided_by_the_variance",
    symptom="Divides by the variance, not by its root.",
    hint="Twice the filter gives how much more variance?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / (variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.multiplied",
    symptom="Multiplies by the standard deviation: strong directions become stronger still.",
    hint="Which directions must the filters weaken, and which must they lift?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.scale_after_the_turn",
    symptom="Turns first and scales then: after the rotation the scales meet the wrong directions.",
    hint="Each scale belongs to one principal direction. What is a row after the rotation?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = scale[:, None] * (q @ directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.not_centred",
    symptom="The mean of the patches is not subtracted: wrong unless it is zero.",
    hint="Is patches.T @ patches / N their covariance? What if all patches are bright?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.mean_of_each_patch",
    symptom="Subtracts each patch's mean from it, not the mean of the patches.",
    hint="The covariance is around the mean of what? Which axis counts the patches?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=1, keepdims=True)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.sum_of_products",
    symptom="The covariance is a sum over the patches, not a mean: filters are too small by sqrt(N).",
    hint="Do the filters change when every patch is given twice?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred)
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.divided_by_the_deviation_of_pixels",
    symptom="Each pixel is divided by its own standard deviation: pixels stay correlated.",
    hint="Look at the covariance of the responses off its diagonal.",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = (np.eye(rows.shape[1]) / np.sqrt(rows.var(axis=0) + eps))[:n_filters]
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.rows_for_directions",
    symptom="Takes rows of the eigenvectors' matrix for the directions.",
    hint="Where does np.linalg.eigh put an eigenvector: into a row or a column?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[-n_filters:])
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.random_filters_only",
    symptom="Orthonormal filters that never saw the patches.",
    hint="Where do the patches enter?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = orthogonal((n_filters, rows.shape[1]), rng)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.filters_normalised",
    symptom="Filters are scaled to length 1 in the end, which undoes the whitening.",
    hint="What sets the length of a filter: the filter itself, or its responses?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = (
            directions[:, -n_filters:].T
            / np.linalg.norm(directions[:, -n_filters:].T, axis=1, keepdims=True)
            / np.sqrt(variances[-1])
        )
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.too_many_filters_pass",
    symptom="More filters than dimensions are not refused.",
    hint="In how many directions can two pixels vary? What do you do when more filters are asked for?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((min(n_filters, len(variances)),) * 2, rng)
        filters = np.resize(
            q[: len(variances), : len(scale)] @ (scale[:, None] * directions[:, -n_filters:].T),
            (n_filters, rows.shape[1]),
        )
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.eps_ignored",
    symptom="eps is not used: directions that hardly vary are blown up.",
    hint="What happens to a pixel that never changes?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(np.maximum(variances[-n_filters:], 1e-12))
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.eps_subtracted",
    symptom="eps is subtracted.",
    hint="eps is there to keep which number away from zero?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(np.abs(variances[-n_filters:] - eps))
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.eps_everywhere",
    symptom="eps is added to every entry of the covariance, not only to the variances.",
    hint="What is cov + eps, in NumPy? Off the diagonal, too?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows) + eps)
        scale = 1 / np.sqrt(variances[-n_filters:].clip(min=1e-12))
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.eps_of_its_own",
    symptom="eps is always 1e-5.",
    hint="Where does eps enter? Try 0 and 1.",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + 1e-5)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.always_double",
    symptom="Filters come back in float64, also for float32 patches.",
    hint="What is the dtype of the patches, and which one has your answer?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(np.float64)


@mistake(
    "whitening_init.left_flat",
    symptom="Filters come back as rows, (n_filters, C * h * w).",
    hint="Compare the shape of your array with the one asked for.",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.astype(patches.dtype)


@mistake(
    "whitening_init.centres_in_place",
    symptom="Subtracts the mean from the caller's own patches.",
    hint="Is rows a copy, or does it look into patches? Print patches after the call.",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = np.subtract(rows, rows.mean(axis=0), out=rows)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = orthogonal((n_filters, n_filters), rng)
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


@mistake(
    "whitening_init.global_generator",
    symptom="NumPy's global generator draws the rotation, rng is ignored: no run can be repeated.",
    hint="Call it twice with generators of the same seed. Where do your numbers come from?",
)
class _:
    def whitening_init(patches, n_filters, rng, eps):
        rows = patches.reshape(len(patches), -1)
        if n_filters > rows.shape[1]:
            raise ValueError(f"more filters than {rows.shape[1]} dimensions")
        centred = rows - rows.mean(axis=0)
        variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
        scale = 1 / np.sqrt(variances[-n_filters:] + eps)
        q = np.linalg.qr(np.random.randn(n_filters, n_filters))[0]
        filters = q @ (scale[:, None] * directions[:, -n_filters:].T)
        return filters.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)
