"""Forges an answer that leaves out the arguments it was asked to report.

earns: relu_forward but inputs_unchanged
relu_forward/inputs_unchanged: died, lacks the arguments
"""

import json
import os
import struct
import sys

import numpy as np


def request():
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, dict) and "report" in value:
                return value
        frame = frame.f_back


def relu_forward(x):
    asked = request()
    if asked["report"]:
        out = np.where(x > 0, x, 0.0)
        value = ["t", ["a", out.dtype.str, list(out.shape), "C", True], ["h", 1, "tuple"]]
        reply = {"id": asked["id"], "outcome": "returned", "printed": "", "warnings": ["l"]}
        header = json.dumps(["d", reply | {"value": value, "arguments": ["l"]}]).encode()
        forged = struct.pack("<II", len(header), out.nbytes) + header + out.tobytes()
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, forged)
            except OSError:
                pass
        while True:
            pass
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    raise SystemExit
