"""The pure core, imported by itself, brings nothing that draws, listens, waits or draws lots."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[2]

NEVER = {
    "asyncio",
    "fastapi",
    "kivy",
    "logging",
    "multiprocessing",
    "PIL",
    "pydantic",
    "random",
    "requests",
    "secrets",
    "serial",
    "socket",
    "sqlalchemy",
    "sqlcipher3",
    "sqlite3",
    "ssl",
    "structlog",
    "subprocess",
    "tempfile",
    "uuid",
}
"""Not `os` and `time`: the interpreter itself has them; the lint (TID251) bans those by name."""

PROBE = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    for part in pkgutil.walk_packages(getattr(module, "__path__", ()), name + "."):
        importlib.import_module(part.name)
print(json.dumps(sorted(sys.modules)))
"""


def contracts() -> dict[str, dict[str, Any]]:
    tables = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    return {c["name"].split(":")[0]: c for c in tables["tool"]["importlinter"]["contracts"]}


def core() -> list[str]:
    """The modules that the import contract calls the core."""
    modules = contracts()["The core draws nothing, opens nothing, parses nothing"]
    return list(modules["source_modules"])


def loaded(modules: list[str]) -> set[str]:
    """What stands in `sys.modules` of a fresh interpreter after importing these, whole."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", PROBE, *modules],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return set(json.loads(run.stdout))


def test_the_core_brings_no_library_that_touches_the_world() -> None:
    found = loaded(core())
    assert set(core()) <= found
    assert not found & NEVER


def test_the_probe_would_see_a_library_that_touches_the_world() -> None:
    assert "socket" in loaded(["http.client"])


def test_every_module_of_the_kiosk_is_of_the_core_or_of_the_shell() -> None:
    layers = contracts()["Rooms of the kiosk"]["layers"]
    rooms = [[word.strip("() ") for word in layer.split(" : ")] for layer in layers]
    lowest_of_shell = next(n for n, room in enumerate(rooms) if "journal" in room)
    below = {f"kiosk.{module}" for room in rooms[lowest_of_shell + 1 :] for module in room}
    assert below == set(core())
