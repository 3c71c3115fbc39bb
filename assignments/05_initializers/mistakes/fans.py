"""Known wrong answers for fans."""

import numpy as np

from grader.spec import mistake


@mistake(
    "fans.dense_swapped",
    symptom="fan_in and fan_out of a dense layer trade places.",
    hint="x @ w adds up over which axis of w? How many numbers does one unit read?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[1], shape[0]
        filters, channels, height, width = shape
        return channels * height * width, filters * height * width


@mistake(
    "fans.convolution_swapped",
    symptom="Filters and channels trade places: right where there are as many of each.",
    hint="Which axis of (F, C, HH, WW) does a filter sum over, and which one counts the filters?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape
        filters, channels, height, width = shape
        return filters * height * width, channels * height * width


@mistake(
    "fans.always_swapped",
    symptom="The two fans trade places, in dense layers and in convolutions.",
    hint="How many inputs has the layer 784-500? Which of your two numbers is that?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[1], shape[0]
        filters, channels, height, width = shape
        return filters * height * width, channels * height * width


@mistake(
    "fans.first_two_axes",
    symptom="Only the first two axes count: a convolution is read as a dense layer.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def fans(shape):
        return shape[0], shape[1]


@mistake(
    "fans.no_receptive_field",
    symptom="A convolution's fans are its channels and filters; right for 1 x 1 filters only.",
    hint="How many numbers does a filter of 5 x 5 on 3 channels multiply and add up?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        return shape[1], shape[0]


@mistake(
    "fans.field_in_fan_in_only",
    symptom="fan_out is the number of filters, without the receptive field.",
    hint="One pixel of one channel lies under a filter at how many positions? And how many filters are there?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        filters, channels, height, width = shape
        return channels * height * width, filters


@mistake(
    "fans.field_in_fan_out_only",
    symptom="fan_in is the number of channels, without the receptive field.",
    hint="How many weights has one filter?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        filters, channels, height, width = shape
        return channels, filters * height * width


@mistake(
    "fans.square_filters_only",
    symptom="Squares the height of the filters: right for square ones.",
    hint="How many pixels has a filter of 2 x 5?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        filters, channels, height, width = shape
        return channels * height**2, filters * height**2


@mistake(
    "fans.one_side_of_the_filter",
    symptom="Multiplies by the height only.",
    hint="How many pixels has a filter of 5 x 5?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        return shape[1] * shape[2], shape[0] * shape[2]


@mistake(
    "fans.sides_added",
    symptom="Adds the height and the width of the filters.",
    hint="How many pixels has a filter of 5 x 5: 10 or 25?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[1]
        filters, channels, height, width = shape
        return channels * (height + width), filters * (height + width)


@mistake(
    "fans.channels_last",
    symptom="Reads a convolution as (HH, WW, C, F), as Keras keeps it.",
    hint="What does each axis of (F, C, HH, WW) count? Put in 16, 3, 5, 5 and say it aloud.",
)
class _:
    def fans(shape):
        field = int(np.prod(shape[:-2]))
        return shape[-2] * field, shape[-1] * field


@mistake(
    "fans.everything_but_the_last",
    symptom="fan_in is the product of all axes but the last, fan_out is the last.",
    hint="Which axes of (F, C, HH, WW) belong to one filter?",
)
class _:
    def fans(shape):
        return int(np.prod(shape[:-1])), shape[-1]


@mistake(
    "fans.first_for_fan_out",
    symptom="fan_in is right; fan_out is the first axis, also for dense weights and without the field.",
    hint="How many units has a dense layer (D, M)?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            return shape[0], shape[0]
        return int(np.prod(shape[1:])), shape[0]


@mistake(
    "fans.number_of_weights",
    symptom="Both fans are the number of all weights.",
    hint="How many of the weights belong to one unit?",
)
class _:
    def fans(shape):
        return int(np.prod(shape)), int(np.prod(shape))


@mistake(
    "fans.average_of_both",
    symptom="Both are the average of the fans.",
    hint="Which of the two does a unit read? Which read it?",
)
class _:
    def fans(shape):
        if len(shape) == 2:
            mean = (shape[0] + shape[1]) / 2
        else:
            mean = (shape[0] + shape[1]) * shape[2] * shape[3] / 2
        return mean, mean
