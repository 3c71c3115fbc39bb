"""What hostile files try, and what becomes of it: the call is lost, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from grader.sandbox import seal, wire
from grader.target import Reply

if TYPE_CHECKING:
    from tests.sandbox.conftest import Submit

LINUX = os.uname().sysname == "Linux"
HERE = Path(__file__).resolve()
on_linux = pytest.mark.skipif(not LINUX, reason="needs the Linux filter of system calls")


def kind(reply: Reply) -> str:
    """The exception's name, or the outcome."""
    return reply.raised.kinds[0] if reply.raised else reply.outcome


def attempt(submit: Submit, body: str, **limits: object) -> Reply:
    """Run a body in a function, then require that the next call is answered as if nothing had been."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    source = f"import os, sys\ndef attack():\n{lines}\ndef double(x):\n    return 2 * x\n"
    target = submit(source, **limits)
    reply = target.call("attack", [])
    target.begin(3.0)
    assert target.call("double", [21]).value == 42
    return reply


@pytest.mark.parametrize("status", [0, 1, 7])
def test_exit_costs_its_call(submit: Submit, status: int) -> None:
    reply = attempt(submit, f"os._exit({status})")
    assert reply.outcome == "died"
    assert f"exit status {status}" in reply.message


def test_a_crash_is_named(submit: Submit) -> None:
    reply = attempt(submit, "import ctypes\nctypes.string_at(0)")
    assert reply.outcome == "died"
    assert "SIGSEGV" in reply.message


def test_an_endless_recursion_in_compiled_code_costs_its_call(submit: Submit) -> None:
    source = "sys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self): return repr(self)\nrepr(A())"
    assert attempt(submit, source).outcome in {"died", "raised", "timeout", "memory"}


@pytest.mark.parametrize("name", ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "BaseException"])
def test_exceptions_that_end_programs_are_caught(submit: Submit, name: str) -> None:
    assert kind(attempt(submit, f"raise {name}('away')")) == name


def test_exit_at_import_costs_everything_once(submit: Submit) -> None:
    target = submit("import os\nos._exit(0)\n")
    assert target.load().outcome == "died"
    began = time.monotonic()
    for _ in range(100):
        assert target.call("f", []) is target.load()
    assert time.monotonic() - began < 0.05


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import signal\nfor n in range(1, 60):\n    try: signal.signal(n, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\nwhile True: pass",
        "os.kill(os.getpid(), 19)",
        "import time\ntime.sleep(1000)",
    ],
    ids=["loop", "swallowing", "deaf", "stopped", "asleep"],
)
def test_what_never_ends_is_killed(submit: Submit, body: str) -> None:
    began = time.monotonic()
    reply = attempt(submit, body, seconds=0.3)
    assert reply.outcome == "timeout"
    assert time.monotonic() - began < 3.0


def test_processor_time_is_counted_over_all_workers(submit: Submit) -> None:
    target = submit("def spin():\n    while True: pass\n", cpu=2)
    for _ in range(6):
        target.begin(0.7)
        reply = target.call("spin", [])
        assert reply.outcome == "timeout"
    assert "2 seconds of processor time" in reply.message


@on_linux
def test_the_kernel_counts_processor_time_too(submit: Submit) -> None:
    target = submit("def spin():\n    while True: pass\n", cpu=1)
    target.begin(5.0)
    reply = target.call("spin", [])
    assert (reply.outcome, "processor time" in reply.message) == ("timeout", True)
    assert reply.seconds < 3.0


@on_linux
@pytest.mark.parametrize(
    "body",
    [
        "import numpy\nreturn numpy.ones(2**28).sum()",
        "kept = []\nwhile True: kept.append([0] * 10**6)",
        "text = 'x'\nwhile True: text += text",
        "kept = []\ndef more(): kept.append([0] * 1000); more()\nsys.setrecursionlimit(10**8)\n"
        "while True: kept.append(bytearray(2**20))",
    ],
    ids=["array", "lists", "text", "bytes"],
)
def test_memory_bombs_are_named(submit: Submit, body: str) -> None:
    assert attempt(submit, body).outcome == "memory"


@on_linux
@pytest.mark.parametrize(
    "body",
    [
        "os.fork()",
        "while True: os.fork()",
        "import subprocess\nsubprocess.run(['/bin/sh', '-c', 'true'])",
        "import _posixsubprocess, subprocess\nos.posix_spawn(sys.executable, [sys.executable], {})",
        "os.execv(sys.executable, [sys.executable])",
        "import multiprocessing\nmultiprocessing.get_context('fork').Process(target=print).start()",
    ],
    ids=["fork", "bomb", "subprocess", "spawn", "exec", "multiprocessing"],
)
def test_no_process_is_started(submit: Submit, body: str) -> None:
    assert kind(attempt(submit, body)) in {"PermissionError", "FileNotFoundError"}


@on_linux
@pytest.mark.parametrize(
    "body",
    [
        "import socket\nsocket.socket()",
        "import socket\nsocket.socketpair()",
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:1')",
        "import asyncio\nasyncio.run(asyncio.sleep(0))",
    ],
    ids=["socket", "pair", "http", "asyncio"],
)
def test_no_socket_is_opened(submit: Submit, body: str) -> None:
    assert kind(attempt(submit, body)) in {"PermissionError", "URLError"}


@on_linux
def test_others_are_not_signalled(submit: Submit) -> None:
    reply = attempt(submit, f"os.kill({os.getpid()}, 0)")
    assert kind(reply) in {"PermissionError", "ProcessLookupError"}
    assert kind(attempt(submit, "os.kill(os.getppid(), 9)")) == "PermissionError"
    assert kind(attempt(submit, "os.kill(-1, 9)")) == "PermissionError"


@on_linux
def test_system_calls_behind_the_library_are_refused_too(submit: Submit) -> None:
    target = submit(
        """
        import ctypes, platform
        library = ctypes.CDLL(None, use_errno=True)
        def call(number, *arguments):
            return library.syscall(number, *[ctypes.c_long(value) for value in arguments]), ctypes.get_errno()
        """
    )
    column = list(seal._ARCHITECTURES).index(os.uname().machine)
    refused = ["unshare", "ptrace", "bpf", "io_uring_setup", "userfaultfd", "keyctl", "mount", "memfd_create"]
    for name in refused:
        assert target.call("call", [seal._CALLS[name][column], 0, 0, 0]).value == (-1, 1), name
    assert target.call("call", [seal._CLONE[column], 17, 0, 0]).value == (-1, 1)
    assert target.call("call", [seal._UNKNOWN["clone3"][column], 0, 0]).value == (-1, 38)
    assert target.call("call", [seal._PRCTL[column], 1, 0, 0]).value == (-1, 1)


def test_threads_work_and_end_with_their_process(submit: Submit) -> None:
    target = submit(
        """
        import threading
        alive = []
        def linger():
            def spin():
                while True: alive.append(1) if len(alive) < 10 else None
            threading.Thread(target=spin, daemon=True).start()
            threading.Thread(target=spin).start()
            return 1
        def double(x):
            return 2 * x
        """
    )
    assert target.call("linger", []).value == 1
    assert target.call("double", [4]).value == 8
    worker = target._worker
    assert worker is not None
    target.close()
    assert worker.process.returncode is not None


@on_linux
def test_threads_without_number_cost_their_call(submit: Submit) -> None:
    body = "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(99,), daemon=True).start()"
    assert attempt(submit, body).outcome in {"raised", "memory"}


def test_a_gigabyte_printed_is_counted_not_kept(submit: Submit) -> None:
    reply = attempt(submit, "line = 'x' * 2**20\nfor _ in range(1024): print(line)")
    assert reply.outcome == "returned"
    assert len(reply.printed) < 4100
    assert "more bytes" in reply.printed


def test_many_small_prints_stay_fast(submit: Submit) -> None:
    reply = attempt(submit, "for i in range(300_000): print(i, file=sys.stderr if i % 2 else sys.stdout)")
    assert reply.outcome == "returned"
    assert reply.printed.startswith("0\n1\n2\n")


def test_many_warnings_are_a_few(submit: Submit) -> None:
    reply = attempt(submit, "import warnings\nfor i in range(9999): warnings.warn('w' * 999 + str(i))")
    assert len(reply.warnings) == 5
    assert max(map(len, reply.warnings)) <= 200


@pytest.mark.parametrize(
    "body",
    [
        "import numpy\nreturn numpy.broadcast_to(0.0, (2**16, 2**16))",
        "return bytes(2**27)",
        "return list(range(10**6))",
        "a = []\na.extend([a] * 9)\nreturn a",
        "return 'x' * 2**24",
    ],
    ids=["array", "bytes", "list", "cycle", "text"],
)
def test_huge_answers_are_refused(submit: Submit, body: str) -> None:
    assert attempt(submit, body).outcome == "garbled"


FORGERIES = {
    "noise": "os.write(fd, b'\\xff' * 100)",
    "claim": "os.write(fd, (1).to_bytes(4, 'little') + (2**32 - 1).to_bytes(4, 'little'))",
    "not a dict": "os.write(fd, frame([1]))",
    "another question": "os.write(fd, frame({'id': 99, 'outcome': 'returned', 'printed': '', 'warnings': []}))",
    "unknown outcome": "os.write(fd, frame({'id': 2, 'outcome': 'passed', 'printed': '', 'warnings': []}))",
    "no id": "os.write(fd, frame({'outcome': 'returned'}))",
    "bad warnings": "os.write(fd, frame({'id': 2, 'outcome': 'returned', 'printed': '', 'warnings': [1]}))",
    "bad printed": "os.write(fd, frame({'id': 2, 'outcome': 'returned', 'printed': 1, 'warnings': []}))",
    "bad exception": "os.write(fd, frame({'id': 2, 'outcome': 'raised', 'printed': '', 'warnings': [], 'raised': 3}))",
    "bad frames": "os.write(fd, frame({'id': 2, 'outcome': 'raised', 'printed': '', 'warnings': [],"
    " 'raised': {'kinds': ['E'], 'message': '', 'frames': [[1]]}}))",
    "bad loop": "os.write(fd, frame({'id': 2, 'outcome': 'timeout', 'printed': '', 'warnings': [],"
    " 'still_in': [[1]]}))",
    "no loop": "os.write(fd, frame({'id': 2, 'outcome': 'timeout', 'printed': '', 'warnings': [], 'still_in': {}}))",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_forged_replies_are_refused(submit: Submit, forgery: str) -> None:
    body = (
        "import json\n"
        "def tree(v):\n"
        "    if isinstance(v, list): return ['l', *map(tree, v)]\n"
        "    return ['d', {k: tree(x) for k, x in v.items()}] if isinstance(v, dict) else v\n"
        "def frame(v):\n"
        "    data = json.dumps(tree(v)).encode()\n"
        "    return len(data).to_bytes(4, 'little') + bytes(4) + data\n"
        "import stat\n"
        "fd = [n for n in range(3, 30) if exists(n)][-1]\n"
        f"{forgery}\n"
        "import time; time.sleep(9)"
    )
    source = "def exists(n):\n    try: os.fstat(n)\n    except OSError: return False\n    return True\n"
    target = submit(
        f"import os\n{source}def attack():\n"
        + "\n".join(f"    {line}" for line in body.splitlines())
        + "\ndef double(x): return 2 * x\n"
    )
    assert target.call("attack", []).outcome == "garbled"
    target.begin(3.0)
    assert target.call("double", [21]).value == 42


def test_a_forged_answer_is_only_an_answer(submit: Submit) -> None:
    """What a file can forge is what it could have returned: data, no verdict."""
    body = "def f():\n    import __main__, sys\n    __main__.wire.encode = lambda *a: b'nonsense'\n"
    assert submit(body).call("f", []).outcome in {"garbled", "timeout", "died"}


def test_closing_everything_costs_its_call(submit: Submit) -> None:
    reply = attempt(submit, "os.closerange(0, 256)", seconds=1.0)
    assert reply.outcome == "died"


def test_closed_streams_do_no_harm(submit: Submit) -> None:
    assert attempt(submit, "print('seen')\nsys.stdout.close()\nos.close(1)\nreturn 1").value == 1
    assert attempt(submit, "sys.stdout.detach()\nreturn 1").value == 1


def test_tampering_stays_in_its_process(submit: Submit) -> None:
    source = """
        import sys, json, builtins, atexit, os
        import numpy as np
        np.array_equal = np.allclose = lambda *a, **k: True
        np.testing.assert_allclose = lambda *a, **k: None
        np.ndarray.__module__
        json.dumps = json.loads = lambda *a, **k: None
        builtins.isinstance = lambda *a: True
        sys.modules.clear()
        atexit.register(lambda: os._exit(0))
        def f(x):
            return x
        """
    reply = submit(source).call("f", [3])
    assert reply.outcome in {"returned", "garbled", "died", "timeout", "raised"}
    assert np.array_equal([1], [2]) is False
    assert wire.encode(1) == b"\x01\0\0\0\0\0\0\x001"


def test_odd_objects_stay_where_they_are(submit: Submit) -> None:
    target = submit(
        """
        class Odd:
            def __class__(self): raise RuntimeError
            def __eq__(self, other): return True
            def __array__(self, *args): raise SystemExit
            def __repr__(self): raise SystemExit
            def __len__(self): return 10**9
            def __getattr__(self, name): raise KeyboardInterrupt
            def __reduce__(self): import os; return os._exit, (3,)
        class Unspeakable(Exception):
            def __str__(self): raise SystemExit
        def give(): return Odd(), [Odd()], {1: Odd()}
        def take(odd): return type(odd).__name__
        def shout(): raise Unspeakable
        """
    )
    first, (second,), third = target.call("give", []).value  # type: ignore[misc]
    assert [handle.type_name for handle in (first, second, third)] == ["Odd", "Odd", "dict"]
    assert target.call("take", [second]).value == "Odd"
    assert kind(target.call("shout", [])) == "Unspeakable"


def test_lying_arrays_arrive_as_what_they_hold(submit: Submit) -> None:
    reply = submit(
        """
        import numpy as np
        class Liar(np.ndarray):
            def __array__(self, *args, **kwargs): raise SystemExit
            def __eq__(self, other): return True
            def __array_ufunc__(self, *args, **kwargs): return True
        def f(): return np.arange(3.0).view(Liar)
        """
    ).call("f", [])
    assert type(reply.value) is np.ndarray
    assert reply.value.tolist() == [0.0, 1.0, 2.0]


@on_linux
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "/etc/hostname", str(HERE), str(Path(wire.__file__)), "/proc/self/environ"]
)
def test_nothing_of_ours_can_be_read(submit: Submit, path: str) -> None:
    target = submit("def read(path):\n    return open(path, 'rb').read()\n")
    if target.rung == "process":
        pytest.skip("a plain process reads what its user can: its notice says so")
    assert kind(target.call("read", [path])) in {"FileNotFoundError", "PermissionError"}


def test_the_environment_tells_nothing(submit: Submit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERS", "42")
    target = submit("import os\ndef names():\n    return sorted(os.environ)\n")
    names = target.call("names", []).value
    assert isinstance(names, list)
    assert "ANSWERS" not in names
    assert set(names) <= {
        "HOME", "LANG", "LC_CTYPE", "PATH", "PWD", "PYTHONHASHSEED", "OMP_NUM_THREADS", "MKL_NUM_THREADS",
        "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_NUM_THREADS", "__CF_USER_TEXT_ENCODING",
    }  # fmt: skip


@on_linux
@pytest.mark.parametrize(
    "body",
    [
        "open('{folder}/new', 'w').write('x')",
        "open('{folder}/old', 'w').write('x')",
        "open('{folder}/old', 'a').write('x')",
        "open('{folder}/old', 'r+').write('x')",
        "os.remove('{folder}/old')",
        "os.rename('{folder}/old', '{folder}/new')",
        "os.mkdir('{folder}/new')",
        "os.symlink('/', '{folder}/new')",
        "os.chmod('{folder}/old', 0)",
        "os.utime('{folder}/old', (0, 0))",
        "os.truncate('{folder}/old', 0)",
        "open('/tmp/filler', 'wb').write(bytes(2**20))",
        "open('/dev/shm/filler', 'wb').write(bytes(2**20))",
        "import tempfile\ntempfile.TemporaryFile().write(bytes(2**20))",
    ],
)
def test_nothing_is_written(submit: Submit, body: str, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("as it was")
    before = old.stat()
    assert attempt(submit, body.format(folder=tmp_path)).outcome == "raised"
    after = old.stat()
    assert (old.read_text(), after.st_mode, after.st_mtime) == ("as it was", before.st_mode, before.st_mtime)
    assert list(tmp_path.iterdir()) == [old]
    assert not Path("/tmp/filler").exists()


def test_nothing_but_python_and_numpy_is_importable(submit: Submit) -> None:
    names = [
        "numba",
        "reference",
        "grader",
        "hypothesis",
        "pytest",
        "pip",
        "wire",
        "seal",
        "worker",
        "describe",
    ]
    source = """
        import importlib
        def importable(names):
            found = []
            for name in names:
                try: importlib.import_module(name)
                except ModuleNotFoundError: continue
                found.append(name)
            return found
        """
    assert submit(source).call("importable", [[*names, "numpy.random", "decimal"]]).value == [
        "numpy.random",
        "decimal",
    ]


@on_linux
def test_the_shell_is_out_of_reach(submit: Submit) -> None:
    reply = attempt(submit, "return os.system('exit 3'), os.popen('echo seen').read()")
    assert kind(reply) == "PermissionError"
    assert attempt(submit, "return os.waitstatus_to_exitcode(os.system('exit 3'))").value == 127


@on_linux
def test_adding_to_the_path_does_not_help(submit: Submit) -> None:
    folders = [str(Path(np.__file__).parents[1]), str(HERE.parents[2]), "/usr/lib/python3/dist-packages"]
    target = submit(
        f"import sys, os\nsys.path += {folders!r}\n"
        "def seen():\n"
        "    found = []\n"
        "    for name in ('hypothesis', 'numba', 'grader.run', 'reference.relu'):\n"
        "        try: found.append(__import__(name).__file__)\n"
        "        except Exception: pass\n"
        "    return [name for name in found if name]\n"
    )
    if target.rung == "process":
        pytest.skip("a plain process reads what its user can: its notice says so")
    assert target.call("seen", []).value == []


@on_linux
def test_no_privilege_is_left(submit: Submit) -> None:
    target = submit(
        "import os, resource\n"
        "def raised():\n"
        "    resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6))\n"
        "def become():\n    os.setgroups([0])\n"
    )
    assert kind(target.call("raised", [])) in {"ValueError", "PermissionError"}
    assert kind(target.call("become", [])) == "PermissionError"
