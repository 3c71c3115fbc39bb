"""Every kernel compiled for three generations of GPUs: what the compiler made of registers and shared memory.

No GPU is needed: NVVM writes PTX, and ptxas, NVIDIA's assembler, turns it into machine code and reports.
"""

import importlib.util
import itertools
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numba import cuda, float32, float64, int64, uint32

from reference.cuda import avg_pool, border, global_avg_pool, max_pool, plain, product, sums

from .device import SIMULATED

if SIMULATED:
    pytest.skip("simulated kernels are not compiled", allow_module_level=True)
if os.environ.get("NUMBA_DISABLE_JIT") == "1":
    pytest.skip("compilation is switched off", allow_module_level=True)

SHARED = {(7, 5): 64 * 1024, (8, 0): 164 * 1024, (9, 0): 228 * 1024}  # bytes a multiprocessor
REGISTERS = 65536  # a multiprocessor, of each of them
RESERVED = 1024  # bytes of shared memory that CUDA keeps of each block, from 8.0 on
MODULES = [avg_pool, border, global_avg_pool, max_pool, plain, product, sums]
NUMBERS = {"f4": (float32, np.dtype(np.float32)), "f8": (float64, np.dtype(np.float64))}
TALL = [16, 32, 64]


def signatures(number):
    """What each kernel is called with, and the bytes of shared memory of a block."""
    images, i = number[:, :, :, ::1], int64
    return {
        "average_windows": ((images, i, i, i, images), 0),
        "gather_shares": ((images, i, i, i, images), 0),
        "copy_with_border": ((images, i, i, images), 0),
        "spread_evenly": ((number[::1], number[:, ::1]), 0),
        "keep_largest": ((images, i, i, i, images, int64[:, :, :, ::1]), 0),
        "gather_from_won": ((images, int64[:, :, :, ::1], i, i, i, images), 0),
        "plain_forward": ((images, images, number[::1], i, i, images), 0),
        "plain_data": ((images, images, number[::1], i, i, images), 0),
        "plain_weights": ((images, images, i, i, images), 0),
        "sum_planes": ((number[:, :, ::1], float64[:, ::1]), 8 * 256),
        "add_parts": ((number[:, ::1], float64, number[::1]), 0),
    }


def kernels():
    """Every kernel that a module defines, by name."""
    return {
        name: value
        for module in MODULES
        for name, value in vars(module).items()
        if hasattr(value, "py_func") and value.py_func.__module__ == module.__name__
    }


def compiled(kernel, arguments, generation):
    bounds = kernel.targetoptions["launch_bounds"]
    return cuda.compile_ptx(kernel.py_func, arguments, cc=generation, launch_bounds=bounds)[0]


def assembler():
    """Find ptxas: NVIDIA's package has it, a CUDA toolkit puts it on the path."""
    spec = importlib.util.find_spec("nvidia")
    folders = [Path(each) for each in spec.submodule_search_locations] if spec else []
    found = [path for each in folders for path in sorted(each.glob("*/bin/ptxas*")) if path.stem == "ptxas"]
    return str(found[0]) if found else shutil.which("ptxas")


def assembled(ptx, generation, folder):
    """Return registers, bytes of spills, and bytes of shared memory of machine code made from PTX."""
    source = folder / "kernel.ptx"
    source.write_text(ptx, encoding="utf-8")
    target = f"-arch=sm_{generation[0]}{generation[1]}"
    command = [assembler(), "-v", target, str(source), "-o", str(folder / "kernel.cubin")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    spills = sum(int(number) for number in re.findall(r"(\d+) bytes (?:spill|stack)", done.stderr))
    shared = re.search(r"(\d+) bytes smem", done.stderr)
    return int(re.search(r"Used (\d+) registers", done.stderr)[1]), spills, int(shared[1]) if shared else 0


def assert_lean(ptx, shared):
    """Nothing in local memory, which is as slow as global memory, and shared memory exactly where it is claimed."""
    assert ".local" not in ptx
    assert (".shared" in ptx) == (shared > 0)
    assert ("bar.sync" in ptx) == (shared > 0)
    assert ".visible .entry" in ptx


def test_no_kernel_is_forgotten():
    assert kernels().keys() == signatures(float32).keys()
    folder = Path(product.__file__).parent
    sources = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    defined = {stem for stem, text in sources.items() if re.search(r"^ *@device_kernel", text, re.MULTILINE)}
    assert defined == {module.__name__.rpartition(".")[2] for module in MODULES}


@pytest.mark.parametrize("precision", NUMBERS)
@pytest.mark.parametrize("name", signatures(float32))
def test_as_many_blocks_fit_as_a_kernel_asks_for(name, precision, tmp_path):
    arguments, shared = signatures(NUMBERS[precision][0])[name]
    for generation in SHARED:
        ptx = compiled(kernels()[name], arguments, generation)
        assert f".target sm_{generation[0]}{generation[1]}" in ptx
        assert_lean(ptx, shared)
        if assembler():
            registers, spills, bytes_shared = assembled(ptx, generation, tmp_path)
            assert (spills, bytes_shared) == (0, shared)
            threads, blocks = kernels()[name].targetoptions["launch_bounds"]
            assert (threads, blocks) == (256, 2 if name.startswith("plain") else 4)
            assert blocks * threads * registers <= REGISTERS


CASES = list(itertools.product(TALL, [False, True], NUMBERS, SHARED))


@pytest.mark.parametrize(
    ("rows", "along_steps", "precision", "generation"),
    [
        pytest.param(*case, marks=[] if case[3] == (9, 0) or case[0] == 64 else pytest.mark.slow)
        for case in CASES
    ],
)
def test_the_tiled_product_lives_in_registers(rows, along_steps, precision, generation, tmp_path):
    """Four blocks of 128 threads a multiprocessor, each sum a register and each operand read 16 bytes at a time."""
    number, dtype = NUMBERS[precision]
    tile = product.tile_for(rows, dtype)
    kernel = product.product_kernel(tile, dtype, along_steps)
    flat, table = number[::1], uint32[::1]
    ptx = compiled(kernel, (flat, flat, flat, *[table] * 6, int64, number[:, ::1]), generation)
    shared = 2 * tile.depth * (tile.rows + tile.columns + 2 * (16 // dtype.itemsize)) * dtype.itemsize
    assert_lean(ptx, shared)
    high, wide = tile.rows // tile.down, tile.columns // tile.across
    multiplications = len(re.findall(r"fma\.rn\.f\d\d", ptx))
    assert multiplications % (high * wide) == 0
    rounds = multiplications // (high * wide)  # that the compiler wrote one after another
    reads = re.findall(r"ld\.shared(?:\.v(\d))?\.f\d\d", ptx)
    assert sum(int(each or 1) for each in reads) == rounds * (high + wide)
    assert len(reads) == rounds * (high + wide) * dtype.itemsize // 16 or rows == 16
    if assembler():
        registers, spills, bytes_shared = assembled(ptx, generation, tmp_path)
        assert (spills, bytes_shared) == (0, shared)
        blocks = 3 if (rows, precision, generation) == (64, "f8", (7, 5)) else 4
        assert blocks * tile.threads * registers <= REGISTERS
        assert blocks * (shared + RESERVED) <= SHARED[generation]
