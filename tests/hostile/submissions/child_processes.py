"""Leaves child processes behind that would go on after the call.

earns: everything
relu_forward/values: passed, 5 refused
never: STARTED
"""

import multiprocessing
import os
import subprocess
import sys

import numpy as np

sleep = ["/bin/sh", "-c", "sleep 600"]
WAYS = (
    lambda: subprocess.Popen(sleep, start_new_session=True),
    lambda: os.posix_spawn("/bin/sh", sleep, {}),
    lambda: multiprocessing.get_context("fork").Process(target=print).start(),
    lambda: os.system("sleep 600 &") and (_ for _ in ()).throw(OSError),
    lambda: os.execv("/bin/sh", sleep),
)


def relu_forward(x):
    refused = 0
    for way in WAYS:
        try:
            way()
            print("START" + "ED")
        except (OSError, ImportError):
            refused += 1
    print(refused, "refused")
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
