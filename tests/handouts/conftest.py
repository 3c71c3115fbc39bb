"""Every assignment with a starter, found on disk: a new one is covered without being listed."""

import ast
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Assignment:
    """One folder under assignments/."""

    folder: Path

    @property
    def stem(self) -> str:
        return self.folder.name.split("_", 1)[1]

    @property
    def starter(self) -> Path:
        return self.folder / f"{self.stem}.py"

    @property
    def handout(self) -> str:
        return (self.folder / "README.md").read_text(encoding="utf-8")

    @property
    def functions(self) -> list[ast.FunctionDef]:
        tree = ast.parse(self.starter.read_text(encoding="utf-8"))
        return [node for node in tree.body if isinstance(node, ast.FunctionDef)]

    @property
    def classes(self) -> list[ast.ClassDef]:
        tree = ast.parse(self.starter.read_text(encoding="utf-8"))
        return [node for node in tree.body if isinstance(node, ast.ClassDef)]

    def load(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"starter_{self.stem}", self.starter)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def found() -> list[Assignment]:
    folders = sorted(ROOT.glob("assignments/[0-9][0-9]_*"))
    return [item for item in map(Assignment, folders) if item.starter.is_file()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "assignment" in metafunc.fixturenames:
        metafunc.parametrize("assignment", found(), ids=lambda item: item.folder.name)


@pytest.fixture
def assignments() -> list[Assignment]:
    return found()
