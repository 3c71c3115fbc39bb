"""Known wrong answers for convolve_image."""

import numpy as np

from grader.spec import mistake


@mistake(
    "convolve_image.not_flipped",
    symptom="Correlation: right for symmetric kernels only.",
    hint="Around a single bright pixel, should the kernel appear as it is, or turned around? What does yours draw?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.rows_flipped_only",
    symptom="Flipped upside down, but not left to right.",
    hint="Which of the two sums over the kernel runs backwards?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.columns_flipped_only",
    symptom="Flipped left to right, but not upside down.",
    hint="Which of the two sums over the kernel runs backwards?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[:, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.transposed",
    symptom="The kernel is turned along its diagonal instead of flipped along both axes.",
    hint="Which entry of the kernel belongs to the pixel above, and which to the pixel on the left?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kw // 2, kw // 2), (kh // 2, kh // 2)))
        flipped = kernel.T
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kw, j : j + kh] * flipped)
        return out


@mistake(
    "convolve_image.border_repeated",
    symptom="Only pixels near the border are wrong: beyond it, the image goes on.",
    hint="What does the image hold beyond its border?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)), mode="edge")
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.border_mirrored",
    symptom="Only pixels near the border are wrong: beyond it, the image is mirrored.",
    hint="What does the image hold beyond its border?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)), mode="symmetric")
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.wrapped_around",
    symptom="Only pixels near the border are wrong: what leaves on the right enters on the left.",
    hint="What does the image hold beyond its border?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)), mode="wrap")
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.border_on_one_side",
    symptom="The whole answer is shifted.",
    hint="The centre of the kernel lies over pixel (0, 0): how many rows of it are above the image?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh - 1, 0), (kw - 1, 0)))
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.smaller",
    symptom="The answer is smaller than the image: only positions inside count.",
    hint="How large should the answer be?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = image
        flipped = kernel[::-1, ::-1]
        out = np.zeros((H - kh + 1, W - kw + 1), dtype=image.dtype)
        for i in range(H - kh + 1):
            for j in range(W - kw + 1):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.normalized",
    symptom="Divided by the sum of the kernel.",
    hint="Does the handout make the kernel's numbers add up to 1?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1] / kernel.sum()
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.averaged",
    symptom="Too small by the number of the kernel's entries.",
    hint="Is it a sum or a mean?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.mean(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.border_left_empty",
    symptom="Zero wherever the kernel does not lie fully inside.",
    hint="Where the kernel reaches beyond the border, which of its products are still there?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1]
        out = np.zeros_like(image)
        for i in range(kh // 2, H - kh // 2):
            for j in range(kw // 2, W - kw // 2):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.always_double",
    symptom="float32 images come back as float64.",
    hint="Which dtype do zeros have if nothing is said?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1]
        out = np.zeros(image.shape)
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out


@mistake(
    "convolve_image.written_into_the_image",
    symptom="The image itself is overwritten.",
    hint="What is in the caller's image afterwards?",
)
class _:
    def convolve_image(image, kernel):
        (H, W), (kh, kw) = image.shape, kernel.shape
        padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
        flipped = kernel[::-1, ::-1]
        out = image
        for i in range(H):
            for j in range(W):
                out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * flipped)
        return out
