"""The loaders are found by path, as a course does it: `datasets` is not an installed package."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

DATASETS = Path(__file__).parents[2] / "datasets"


def load_from(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("course_loaders_under_test", folder / "loaders.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def loaders() -> ModuleType:
    return load_from(DATASETS)


@pytest.fixture
def copied_loaders(tmp_path: Path) -> Callable[[str, bytes | None], ModuleType]:
    """Copy the loaders and put one data file of the given content, or none, beside the copy."""

    def copy(name: str, content: bytes | None) -> ModuleType:
        (tmp_path / "loaders.py").write_bytes((DATASETS / "loaders.py").read_bytes())
        if content is not None:
            (tmp_path / name).parent.mkdir()
            (tmp_path / name).write_bytes(content)
        return load_from(tmp_path)

    return copy
