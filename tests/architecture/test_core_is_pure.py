"""The pure core, imported by itself, brings nothing that draws, listens, waits or draws lots."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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
without = sys.argv[1]
def walk(name):
    module = importlib.import_module(name)
    for part in pkgutil.iter_modules(getattr(module, "__path__", ()), name + "."):
        if part.name != without:
            walk(part.name)
for name in sys.argv[2:]:
    walk(name)
print(json.dumps(sorted(sys.modules)))
"""


CORE = ["kiosk.core", "model"]
LOADER = "model.item.loader"
"""Reads the items' files for terminal and hub, by pydantic: the core is handed what it has read."""


def loaded(modules: list[str]) -> set[str]:
    """What stands in `sys.modules` of a fresh interpreter after importing these, whole."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", PROBE, LOADER, *modules],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return set(json.loads(run.stdout))


def test_the_core_brings_no_library_that_touches_the_world() -> None:
    found = loaded(CORE)
    assert {"kiosk.core.terminal", "model.page", "model.item.kinds"} <= found
    assert LOADER not in found
    assert not found & NEVER


def test_the_probe_would_see_a_library_that_touches_the_world() -> None:
    assert "socket" in loaded(["http.client"])
