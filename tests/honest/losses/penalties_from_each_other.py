"""The elastic net by calling the other two."""


def elastic_net_penalty(w, beta):
    squares, d_squares = l2_penalty(w, beta)  # noqa: F821
    magnitudes, d_magnitudes = l1_penalty(w, 1)  # noqa: F821
    return squares + magnitudes, d_squares + d_magnitudes
