"""From the last layer backwards, by recursion on shorter and shorter lists."""


def receptive_field(kernel_sizes, strides=None, above=1):
    if not kernel_sizes:
        return above
    strides = strides or [1 for _ in kernel_sizes]
    return receptive_field(kernel_sizes[:-1], strides[:-1], (above - 1) * strides[-1] + kernel_sizes[-1])
