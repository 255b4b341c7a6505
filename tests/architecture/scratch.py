"""A copy of the house to which something is added, and its own suites, unchanged, run over it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.test_modules import ROOMS, TOP

LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.png", "*.pyc")


@dataclass(frozen=True, slots=True)
class House:
    """The copy at `top`."""

    top: Path

    def add(self, path: str, file: Path) -> None:
        """One file more."""
        there = self.top / path
        assert not there.exists(), "a file that is there is not added"
        shutil.copy(file, there)

    def line(self, path: str, before: str, line: str) -> None:
        """One line more in a list, before this one."""
        there = self.top / path
        text = there.read_text("utf-8")
        assert text.count(before) == 1, f"{before} is no one place of {path}"
        there.write_text(text.replace(before, f"{line}\n{before}"), "utf-8")

    def run(self, *command: str, seconds: int = 170) -> str:
        """What a module of the copy says; it must end well."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.top,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
        return done.stdout

    def suites(self, *paths: str) -> None:
        """These tests of the copy pass, and there are some."""
        said = self.run("pytest", "-q", "-p", "no:cacheprovider", "-rN", *paths)
        assert "100%" in said


def copied(to: Path) -> House:
    """The house with its tests, and what `make ready` has built."""
    for room in (*ROOMS, "tests", "bench", "deploy"):
        shutil.copytree(TOP / room, to / room, ignore=LEFT_OUT)
    shutil.copy(TOP / "pyproject.toml", to)
    (to / "build").symlink_to((TOP / "build").resolve())
    return House(to)
