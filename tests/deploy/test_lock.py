"""The lock files: every dependency pinned, by hash, and nothing of the machine that made them."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LOCKS = sorted(TOP.glob("requirements*.lock"))
PINNED = re.compile(r"^[a-z0-9._-]+==\S+ \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+", re.MULTILINE)


def plain(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.split(r"[\s<>=!~\[;]", requirement)[0].lower().replace("_", "-").replace(".", "-")


def pinned(lock: Path) -> set[str]:
    return {plain(match[0]) for match in PINNED.finditer(lock.read_text("utf-8"))}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_pins_hashes_and_comments_only(lock: Path) -> None:
    rest = PINNED.sub("", lock.read_text("utf-8"))
    lines = [line for line in rest.splitlines() if line.strip()]
    assert [line for line in lines if not line.lstrip().startswith("#")] == []


def declared() -> set[str]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return set(map(plain, project["dependencies"] + project["optional-dependencies"]["test"]))


def test_every_dependency_of_the_project_is_locked() -> None:
    assert declared() <= pinned(TOP / "requirements.lock")


OURS = ("accessibility", "app", "config", "deploy", "devices", "hub", "kiosk", "model")
OURS += ("platform_sandbox", "process", "screens", "simulator", "tests", "wire")


IMPORT = re.compile(r"^ *(?:from|import) ([A-Za-z]\w*)", re.MULTILINE)


def imported(folder: str) -> set[str]:
    """First names of the modules that a folder's files import, wherever in them."""
    files = (TOP / folder).rglob("*.py")
    return {name for path in files for name in IMPORT.findall(path.read_text("utf-8"))}


def test_whatever_is_imported_is_declared_and_not_only_there_by_chance() -> None:
    wanted, made_by = declared(), packages_distributions()
    names = set().union(*map(imported, OURS)) & made_by.keys() - {*OURS}
    assert names > {"requests", "pytest", "kivy"}
    assert {name for name in names if wanted.isdisjoint(map(plain, made_by[name]))} == set()


def test_what_only_the_bench_needs_is_locked_apart() -> None:
    lines = (TOP / "bench" / "requirements.in").read_text("utf-8").splitlines()
    wanted = {plain(line) for line in lines if line and not line.startswith(("#", "-c"))}
    assert wanted <= pinned(TOP / "requirements-bench.lock")
    assert not wanted & pinned(TOP / "requirements.lock")
