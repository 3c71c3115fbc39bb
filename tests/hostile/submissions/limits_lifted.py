"""Tries to lift its own limits and to leave its namespaces.

earns: everything
never: LIFTED
relu_forward/values: passed, refused
"""

import ctypes
import os
import resource

import numpy as np


def allowed(call, *args):
    return ctypes.CDLL(None, use_errno=True)[call](*args) == 0


def relu_forward(x):
    lifted = 0
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            lifted += 1
        except (OSError, ValueError):
            pass
    for call, *args in (("unshare", 0x10000000), ("setns", 3, 0), ("chroot", b"/"), ("mount", 0, 0, 0, 0, 0)):
        lifted += allowed(call, *args)
    for way in (lambda: os.setuid(0) or os.getuid() and 1 / 0, lambda: os.setgroups([0]), lambda: os.nice(-20)):
        try:
            way()
            lifted += os.getuid() != 0
        except (OSError, ZeroDivisionError):
            pass
    print("LIFT" + "ED" if lifted else "refused")
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
