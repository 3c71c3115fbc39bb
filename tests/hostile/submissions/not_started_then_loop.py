"""Does not start the first function, and never ends in the second.

on: any
earns: nothing
relu_forward/contract: not_started
relu_forward/values: not_started
relu_backward/contract: blocked, relu_forward/contract
"""


def relu_forward(x):
    raise NotImplementedError


def relu_backward(dout, cache):
    while True:
        pass
