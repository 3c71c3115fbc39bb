"""Known wrong answers for conv_output_size."""

import numpy as np

from grader.spec import mistake


@mistake(
    "conv_output_size.one_forgotten",
    symptom="One position too few, everywhere.",
    hint="A kernel as large as the image: how many positions does it have, and what does your formula say?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return room // stride


@mistake(
    "conv_output_size.padding_once",
    symptom="The padding is counted on one side only.",
    hint="Five pixels with a border of one on each side: how long is the padded row?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return room // stride + 1


@mistake(
    "conv_output_size.padding_ignored",
    symptom="The same answer with and without padding.",
    hint="Does padding occur in your formula?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return room // stride + 1


@mistake(
    "conv_output_size.stride_ignored",
    symptom="Right for stride 1, too large for all others.",
    hint="With a stride of 2, which positions does a kernel of 3 take on 7 pixels?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return room + 1


@mistake(
    "conv_output_size.kernel_not_subtracted",
    symptom="Counts pixels, not positions of the kernel.",
    hint="Where does the last position start: at the last pixel?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return (input_size + 2 * padding) // stride


@mistake(
    "conv_output_size.one_inside_the_fraction",
    symptom="Right for stride 1 only: the one is divided, too.",
    hint="How many steps are there, and how many positions? Which of the two is divided by the stride?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return (room + 1) // stride


@mistake(
    "conv_output_size.stride_divides_too_little",
    symptom="Only the padded size is divided by the stride.",
    hint="In which order: subtract the kernel, divide by the stride?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0 or room % stride != 0:
            raise ValueError("the kernel does not fit")
        return (input_size + 2 * padding) // stride - kernel_size + 1


@mistake(
    "conv_output_size.remainder_left_out",
    symptom="Sizes that do not fit give an answer, rounded down.",
    hint="A kernel of 3 on 6 pixels with a stride of 2: where does the last position end? What should happen then?",
    twins=("conv_output_size.rounded_up",),
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        return room // stride + 1


@mistake(
    "conv_output_size.rounded_up",
    symptom="Sizes that do not fit give an answer, rounded up.",
    hint="A kernel of 3 on 6 pixels with a stride of 2: where does the last position end? What should happen then?",
    twins=("conv_output_size.remainder_left_out",),
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        return int(np.ceil((input_size + 2 * padding - kernel_size) / stride)) + 1


@mistake(
    "conv_output_size.large_kernels_accepted",
    symptom="A kernel larger than the padded input gives 0 or a negative number.",
    hint="What does your formula say for a kernel of 7 on 3 pixels? Is that a size?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room % stride != 0:
            raise ValueError("the kernel does not fit")
        return room // stride + 1


@mistake(
    "conv_output_size.remainder_accepted",
    symptom="Refuses kernels that are too large, but rounds where the stride does not fit.",
    hint="A kernel of 3 on 6 pixels with a stride of 2: how many pixels are left over?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        if room < 0:
            raise ValueError("the kernel does not fit")
        return room // stride + 1


@mistake(
    "conv_output_size.assertion",
    symptom="Refuses with another exception than the handout says.",
    hint="Which exception do callers of this function wait for?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        room = input_size + 2 * padding - kernel_size
        assert room >= 0
        assert room % stride == 0
        return room // stride + 1


@mistake(
    "conv_output_size.refuses_only_a_size_of_zero",
    symptom="A kernel much larger than the padded input gives a negative size.",
    hint="A kernel of 9 on 2 pixels: what does the formula say, and is there such a position?",
)
class _:
    def conv_output_size(input_size, kernel_size, padding, stride):
        way = input_size + 2 * padding - kernel_size
        if way % stride or way // stride + 1 == 0:
            raise ValueError(f"{kernel_size} does not fit {input_size}")
        return way // stride + 1
