"""Raises from code whose function, file and line are inventions.

on: any
earns: nothing
relu_forward/contract: failed, ValueError
"""


def relu_forward(x):
    raise ValueError("<img src=x onerror=alert(1)>")


code = relu_forward.__code__
relu_forward.__code__ = code.replace(co_name="\x1b[31m\n::error::injected", co_firstlineno=2**30)


def relu_backward(dout, cache):
    return dout
