"""The files of a graded class: names that any file system takes, and writing that never leaves half a file."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_LONGEST = 80


def safe_names(names: Iterable[str]) -> dict[str, str]:
    """Return a file name (without ending) for each submission's name.

    A name that had to be changed, other than accents and spaces, ends in a few digits of its hash; so do names that
    would otherwise meet on a file system that ignores case. What a name becomes hardly depends on the others, so
    that a page keeps its address.
    """
    slugs = {name: _slug(name) for name in names}
    taken = Counter(slug.lower() for slug in slugs.values())
    return {name: _hashed(name, slug) if taken[slug.lower()] > 1 else slug for name, slug in slugs.items()}


def write(path: Path, text: str) -> None:
    """Write a file so that a reader, or a kill, meets the old one or the new one, never half of it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write several files into one folder, each atomically."""
    for name, text in files.items():
        write(folder / name, text)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _UNSAFE.sub("_", plain).strip("._")[:_LONGEST]
    readable = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    )
    unchanged = slug == readable.replace(" ", "_")
    return (
        slug
        if slug and unchanged and slug.lower().partition(".")[0] not in _RESERVED
        else _hashed(name, slug)
    )


def _hashed(name: str, slug: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'student'}-{digest}"
