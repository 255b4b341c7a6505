"""The lock files: every dependency pinned, by hash, and nothing of the machine that made them."""

from __future__ import annotations

import re
import tomllib
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


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    assert {plain(requirement) for requirement in wanted} <= pinned(TOP / "requirements.lock")


def test_what_only_the_bench_needs_is_locked_apart() -> None:
    lines = (TOP / "bench" / "requirements.in").read_text("utf-8").splitlines()
    wanted = {plain(line) for line in lines if line and not line.startswith(("#", "-c"))}
    assert wanted <= pinned(TOP / "requirements-bench.lock")
    assert not wanted & pinned(TOP / "requirements.lock")
