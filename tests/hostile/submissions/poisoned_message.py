"""Raises an exception whose name and message hold escapes, markup, commands and half characters.

on: any
earns: nothing
relu_forward/contract: failed
"""

import numpy as np

POISON = "\x1b]0;owned\x07\x1b[2J\x00\ud800\r\n::error file=x::injected\n<script>alert(1)</script>[bold]" + "m" * 10**6

Poison = type("Poi\x1b[31m\ud800<b>son", (Exception,), {})


def relu_forward(x):
    print(POISON)
    raise Poison(POISON)


def relu_backward(dout, cache):
    return dout * (cache > 0)
