"""Locking the worker in, from inside, before any student code runs. Nothing here can be undone later.

Resource limits everywhere; on Linux also: no new privileges, no capabilities, death with the parent, Landlock
where asked (reading only below given paths, writing nowhere, no network), and a seccomp filter that refuses
new processes, programs, sockets, signals to others and changes to the file system. So a fork bomb is
impossible by construction, which RLIMIT_NPROC alone would not achieve for root.

This file is read in the worker, so it needs nothing but Python.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import mmap
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9
_STEP = 64 * 2**20

# Landlock: the same numbers on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_DIR, _WRITE_FILE = 1 << 2, 1 << 3, 1 << 1
# How many file access rights each version of the interface knows: from 4 on also TCP, from 6 on also signals.
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_RIGHTS = 16

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_MISSING = -1  # the architecture has no such call
# name: (x86_64, aarch64)
_CALLS = {
    "fork": (57, _MISSING), "vfork": (58, _MISSING), "execve": (59, 221), "execveat": (322, 281),
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "kcmp": (312, 272), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "process_madvise": (440, 440), "mount": (165, 40), "umount2": (166, 39),
    "unshare": (272, 97), "setns": (308, 268), "pivot_root": (155, 41), "chroot": (161, 51),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431),
    "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442), "keyctl": (250, 219),
    "add_key": (248, 217), "request_key": (249, 218), "bpf": (321, 280), "perf_event_open": (298, 241),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "userfaultfd": (323, 282), "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "msgget": (68, 186),
    "semget": (64, 190), "mq_open": (240, 180), "fanotify_init": (300, 262), "personality": (135, 92),
    "unlink": (87, _MISSING), "unlinkat": (263, 35), "rename": (82, _MISSING), "renameat": (264, 38),
    "renameat2": (316, 276), "mkdir": (83, _MISSING), "mkdirat": (258, 34), "rmdir": (84, _MISSING),
    "link": (86, _MISSING), "linkat": (265, 37), "symlink": (88, _MISSING), "symlinkat": (266, 36),
    "mknod": (133, _MISSING), "mknodat": (259, 33), "creat": (85, _MISSING), "chmod": (90, _MISSING),
    "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, _MISSING),
    "fchown": (93, 55), "lchown": (94, _MISSING), "fchownat": (260, 54), "truncate": (76, 45),
    "utime": (132, _MISSING), "utimes": (235, _MISSING), "utimensat": (280, 88), "futimesat": (261, _MISSING),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14),
    "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip
# C libraries and Python fall back to the older call when these are unknown; their arguments lie in memory,
# where a filter can't look.
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}
_CLONE, _PRCTL, _OPEN, _OPENAT = (56, 220), (157, 167), (2, _MISSING), (257, 56)
_TO_ONESELF = ((62, 129), (234, 131))  # kill and tgkill: the first argument is a process
_CLONE_THREAD = 0x10000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

# Classic BPF: code, jump if true, jump if false, operand.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_X32 = 0x40000000
_Instruction = tuple[int, int, int, int]


def seal(settings: Mapping[str, Any]) -> dict[str, object]:
    """Apply every lock that this system offers.

    Parameters
    ----------
    settings : mapping
        "memory", "cpu", "file_size" and "processes" as in Limits; "own_users": whether the system counts
        processes for this worker alone; "landlock": whether to require Landlock, with the paths "readable"
        and "listable"; "writable": whether opening files for writing is left to the file system to refuse.

    Returns
    -------
    dict
        "seccomp": whether the filter is in place.
    """
    filtered = False
    linux = sys.platform == "linux"
    if linux:
        _control(_PR_SET_NO_NEW_PRIVS, 1)
        _control(_PR_SET_PDEATHSIG, _SIGKILL)
        if settings["landlock"]:
            _restrict_files(settings["readable"], settings["listable"])
        _drop_capabilities()
    _limit_resources(settings)
    if linux:
        filtered = _filter_calls(settings["writable"])
    # Elsewhere this counts every process of the user, mostly more than the limit, and so refuses any new one:
    # good only where there is no filter.
    if not filtered or settings["own_users"]:
        _limit(resource.RLIMIT_NPROC, settings["processes"])
    if linux:
        _control(_PR_SET_DUMPABLE, 0)
    return {"seccomp": filtered}


def _limit_resources(settings: Mapping[str, Any]) -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, settings["file_size"])
    _limit(resource.RLIMIT_NOFILE, 64)
    _limit(resource.RLIMIT_CPU, settings["cpu"], spare=5)
    if sys.platform == "linux":
        _limit(resource.RLIMIT_AS, _address_space() + settings["memory"])


def _limit(kind: int, value: int, spare: int = 0) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = value + spare if hard == resource.RLIM_INFINITY else min(value + spare, hard)
    # macOS refuses some limits; there the parent's clock and kill are what holds.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (min(value, bound), bound))


def _address_space() -> int:
    """Return the address space in use, rounded up: the smallest limit under which one more page fits.

    The sandbox has no /proc to read it from.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    for size in range(_STEP, 2**40, _STEP):
        if hard != resource.RLIM_INFINITY and size >= hard:
            break
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        with contextlib.suppress(OSError, MemoryError):
            mmap.mmap(-1, 2**20).close()
            return size
    return 0


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _control(option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    if _library().prctl(option, ctypes.c_ulong(value), zero, zero, zero) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}, {value})")


def _drop_capabilities() -> None:
    """Give up root's powers over other people's files and processes, where the worker is root."""
    version_3 = struct.pack("=Ii", 0x20080522, 0)
    if _library().capset(version_3, bytes(24)) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def landlock_version() -> int:
    """Return the version of Landlock that the kernel speaks, 0 if none."""
    if sys.platform != "linux":
        return 0
    version: int = _library().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    return max(version, 0)


def _restrict_files(readable: Sequence[str], listable: Sequence[str]) -> None:
    library, version = _library(), landlock_version()
    rights = _RIGHTS.get(version, _NEWEST_RIGHTS)
    # All file accesses; from version 4 on binding and connecting TCP; from 6 on abstract sockets and signals.
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    attributes = struct.pack("=QQQ", (1 << rights) - 1, 3, 3)[:size]
    ruleset = library.syscall(
        _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)
    )
    if ruleset < 0:
        raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
    for path in readable:
        _permit(library, ruleset, path, _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE)
    for path in listable:
        _permit(library, ruleset, path, _READ_DIR)
    _permit(library, ruleset, os.devnull, _READ_FILE | _WRITE_FILE)
    if library.syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0)) != 0:
        raise OSError(ctypes.get_errno(), "landlock_restrict_self")
    os.close(ruleset)


def _permit(library: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        opened = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    except OSError:
        return  # what isn't there needs no permission
    rule = struct.pack("=Qi", rights, opened)
    failed = library.syscall(_ADD_RULE, ruleset, 1, rule, ctypes.c_uint32(0))
    os.close(opened)
    if failed:
        raise OSError(ctypes.get_errno(), f"landlock_add_rule for {path}")


def _filter_calls(writable: bool) -> bool:
    """Install the seccomp filter for all threads; False where there is none or its numbers are unknown."""
    architecture = platform.machine()
    if architecture not in _ARCHITECTURES:
        return False
    code = b"".join(struct.pack("=HBBI", *step) for step in _program(architecture, os.getpid(), writable))
    memory = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(memory))
    library = _library()
    set_mode_filter, all_threads, seccomp = 1, 1, 317 if architecture == "x86_64" else 277
    return bool(library.syscall(seccomp, set_mode_filter, all_threads, program) == 0)


def _program(architecture: str, pid: int, writable: bool) -> Iterator[_Instruction]:
    """Yield the filter: the first rule that matches a system call decides; what none matches is allowed."""
    column = list(_ARCHITECTURES).index(architecture)
    yield _LOAD, 0, 0, 4
    yield _EQUAL, 1, 0, _ARCHITECTURES[architecture]
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, 0
    if architecture == "x86_64":
        yield _AT_LEAST, 0, 1, _X32
        yield _RETURN, 0, 0, _KILL
    for numbers in _CALLS.values():
        yield from _refuse(numbers[column], errno.EPERM)
    for numbers in _UNKNOWN.values():
        yield from _refuse(numbers[column], errno.ENOSYS)
    yield from _refuse_unless(_CLONE[column], 0, _ANY_BIT, _CLONE_THREAD)
    for numbers in _TO_ONESELF:
        yield from _refuse_unless(numbers[column], 0, _EQUAL, pid)
    yield from _refuse_if(_PRCTL[column], 0, _EQUAL, _PR_SET_PDEATHSIG)
    if not writable:
        yield from _refuse_if(_OPEN[column], 1, _ANY_BIT, _WRITING)
        yield from _refuse_if(_OPENAT[column], 2, _ANY_BIT, _WRITING)
    yield _RETURN, 0, 0, _ALLOW


def _refuse(number: int, error: int) -> Iterator[_Instruction]:
    if number != _MISSING:
        yield _EQUAL, 0, 1, number
        yield _RETURN, 0, 0, _ERRNO | error


def _refuse_unless(number: int, argument: int, test: int, operand: int) -> Iterator[_Instruction]:
    yield from _judge(number, argument, (test, 0, 1, operand))


def _refuse_if(number: int, argument: int, test: int, operand: int) -> Iterator[_Instruction]:
    yield from _judge(number, argument, (test, 1, 0, operand))


def _judge(number: int, argument: int, test: _Instruction) -> Iterator[_Instruction]:
    """Judge a call by the low half of one argument: the test falls on the first verdict or skips it."""
    if number != _MISSING:
        yield _EQUAL, 0, 4, number
        yield _LOAD, 0, 0, 16 + 8 * argument
        yield test
        yield _RETURN, 0, 0, _ALLOW
        yield _RETURN, 0, 0, _ERRNO | errno.EPERM
