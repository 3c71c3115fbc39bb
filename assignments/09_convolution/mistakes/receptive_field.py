"""Known wrong answers for receptive_field."""

from grader.spec import mistake


@mistake(
    "receptive_field.sum_of_kernels",
    symptom="The sizes are added: two layers of 3 see 6.",
    hint="Two layers of 3: which pixel do the three inputs of the upper one have in common?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 0, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += kernel * step
            step *= stride
        return size


@mistake(
    "receptive_field.one_forgotten",
    symptom="One pixel too small, everywhere.",
    hint="A single layer of 3: what does your function say?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 0, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * step
            step *= stride
        return size


@mistake(
    "receptive_field.product",
    symptom="The sizes are multiplied.",
    hint="Draw two layers of 3, pixel by pixel. Do you count nine?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size *= kernel
            step *= stride
        return size


@mistake(
    "receptive_field.strides_ignored",
    symptom="Right where all strides are 1.",
    hint="After a layer with stride 2, how far apart in the input are two neighbours?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * step
        return size


@mistake(
    "receptive_field.own_stride_counts",
    symptom="A layer's own stride widens its kernel.",
    hint="A single layer of 3 with stride 2: how many pixels does one of its outputs see?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            step *= stride
            size += (kernel - 1) * step
        return size


@mistake(
    "receptive_field.previous_stride_only",
    symptom="Counts the stride of the layer before, not of all layers before.",
    hint="Two layers of stride 2: how far apart in the input are neighbours after the second?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * step
            step = stride
        return size


@mistake(
    "receptive_field.strides_added",
    symptom="Strides add up instead of multiplying.",
    hint="Two layers of stride 3: how far apart in the input are neighbours after the second?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * step
            step += stride - 1
        return size


@mistake(
    "receptive_field.own_stride_instead",
    symptom="Every layer's kernel is widened by its own stride alone.",
    hint="Which layers' strides move the neighbours of a layer apart?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * stride
            step *= stride
        return size


@mistake(
    "receptive_field.from_the_wrong_end",
    symptom="Takes the last layer for the first.",
    hint="Which layer comes first in the list?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = strides or [1] * len(kernel_sizes)
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes[::-1], strides[::-1]):
            size += (kernel - 1) * step
            step *= stride
        return size


@mistake(
    "receptive_field.kernels_used_up",
    symptom="Empties the list it is given.",
    hint="What is left in the caller's list afterwards?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        strides = list(strides) if strides else [1] * len(kernel_sizes)
        size, step = 1, 1
        while kernel_sizes:
            size += (kernel_sizes.pop(0) - 1) * step
            step *= strides.pop(0)
        return size


@mistake(
    "receptive_field.strides_required",
    symptom="Fails where strides are left out.",
    hint="What is strides when it is not given?",
)
class _:
    def receptive_field(kernel_sizes, strides=None):
        size, step = 1, 1
        for kernel, stride in zip(kernel_sizes, strides):
            size += (kernel - 1) * step
            step *= stride
        return size
