"""Answers of independent authorities, recorded once as small data, and read back by the tests.

Every package of the reference has a script ``record.py`` beside its tests. It needs what the tests do not (PyTorch,
SciPy, or time for brute force), and writes ``recorded.npz`` (arrays) and ``recorded.json`` (structure, settings,
versions) beside itself::

    recording = Recording(seed=9)
    x = recording.draw(3, 4)
    recording.add("relu_forward", {"x": x}, {"out": torch.relu(torch.tensor(x)).numpy()})
    recording.save(Path(__file__).parent, torch=torch.__version__)

Arguments and answers may nest dicts, lists and tuples; arrays in them may have any dtype that is not object. What
`draw` returns are float32 numbers stored as float64: the same cases serve the float32 tests without a rounding of
their own.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Case:
    """One recorded call: what went in, and what an authority says comes out."""

    function: str
    arguments: dict[str, Any]
    expected: dict[str, Any]


class Recording:
    """Gathers cases; `save` writes them."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._cases: list[dict[str, Any]] = []
        self._arrays: dict[str, np.ndarray] = {}
        self.rng = np.random.default_rng(seed)

    def draw(self, *shape: int) -> np.ndarray:
        """Draw standard normal numbers that float32 can hold."""
        return self.rng.standard_normal(shape).astype(np.float32).astype(np.float64)

    def add(self, function: str, arguments: dict[str, Any], expected: dict[str, Any]) -> None:
        """Add a call of a function by its name in the curriculum (``relu``, where a case is about both directions)."""
        index = len(self._cases)
        stored = {
            "arguments": self._stripped(arguments, f"{index}"),
            "expected": self._stripped(expected, f"{index}"),
        }
        self._cases.append({"function": function, **stored})

    def save(self, folder: Path, **versions: str) -> None:
        """Write recorded.npz and recorded.json, with the versions of the authorities."""
        versions |= {"numpy": np.__version__, "python": platform.python_version()}
        np.savez_compressed(folder / "recorded.npz", **self._arrays)
        head = json.dumps({"versions": versions, "seed": self._seed}, indent=1)[:-2]
        cases = ",\n  ".join(json.dumps(case) for case in self._cases)
        (folder / "recorded.json").write_text(f'{head},\n "cases": [\n  {cases}\n ]\n}}\n', encoding="utf-8")
        print(f"{len(self._cases)} cases: {dict(Counter(case['function'] for case in self._cases))}")

    def _stripped(self, value: Any, path: str) -> Any:
        """Replace arrays by the keys under which they are stored."""
        if isinstance(value, dict):
            return {key: self._stripped(each, f"{path}/{key}") for key, each in value.items()}
        if isinstance(value, list | tuple):
            kind = "list" if isinstance(value, list) else "tuple"
            return {f"<{kind}>": [self._stripped(each, f"{path}/{i}") for i, each in enumerate(value)]}
        if isinstance(value, np.ndarray | np.generic):
            if np.asarray(value).dtype == object:
                raise TypeError(f"{path} must not hold objects")
            key = path
            while key in self._arrays:
                key += "'"
            self._arrays[key] = np.asarray(value)
            return {"<array>": key}
        return value


def load(folder: Path) -> list[Case]:
    """Read what `Recording.save` wrote."""
    text = json.loads((folder / "recorded.json").read_text(encoding="utf-8"))
    with np.load(folder / "recorded.npz", allow_pickle=False) as arrays:
        stored = dict(arrays)
    return [
        Case(case["function"], _filled(case["arguments"], stored), _filled(case["expected"], stored))
        for case in text["cases"]
    ]


def as_dtype(value: Any, dtype: Any) -> Any:
    """Copy nested arguments with their float64 arrays in another dtype; labels and settings stay."""
    if isinstance(value, dict):
        return {key: as_dtype(each, dtype) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(as_dtype(each, dtype) for each in value)
    if isinstance(value, np.ndarray):
        return value.astype(dtype) if value.dtype == np.float64 else value.copy()
    return value


def _filled(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    if not isinstance(value, dict):
        return value
    if value.keys() == {"<array>"}:
        return arrays[value["<array>"]]
    for kind, make in (("<list>", list), ("<tuple>", tuple)):
        if value.keys() == {kind}:
            return make(_filled(each, arrays) for each in value[kind])
    return {key: _filled(each, arrays) for key, each in value.items()}
