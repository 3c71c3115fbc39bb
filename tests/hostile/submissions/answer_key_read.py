"""Looks for the right answers where the grader keeps them, and for other people's submissions.

earns: relu_backward
on: bubblewrap landlock
because: a plain process can read what the user can
never: FOUND
relu_forward/values: failed, looked
"""

import glob
import os

import numpy as np

WANTED = [
    "@course@/reference/activations/relu.py",
    "@course@/assignments/03_activations/mistakes/relu.py",
    "@course@/assignments/03_activations/exercises/relu.py",
    "@course@/grader/run.py",
    "@victim@/results.json",
    "@victim@/alice/activations.py",
    "/etc/passwd",
    "/etc/shadow",
    "/proc/self/environ",
    "/proc/1/environ",
    "/proc/self/mem",
]


def relu_forward(x):
    for path in WANTED:
        try:
            with open(path, "rb") as file:
                print("FO" + "UND", path, file.read(200))
        except OSError:
            pass
    for folder in ("@course@", "@victim@", "@course@/reference", "/home", "/root", "/etc"):
        try:
            if [name for name in os.listdir(folder) if name in ("reference", "alice", "activations", "passwd")]:
                print("FO" + "UND", folder)
        except OSError:
            pass
    found = [glob.glob("/*" * depth + "/reference/activations/relu.py") for depth in range(5)]
    print("FO" + "UND" if any(found) else "looked")
    return np.zeros_like(x), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
