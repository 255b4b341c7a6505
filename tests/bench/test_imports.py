"""The tests need nothing that only `make bench` installs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ONLY_BENCH = ("PySide6", "Xlib")


def imported() -> set[str]:
    """Every module of the bench that a test imports, by its full name."""
    names: set[str] = set()
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "bench":
                names |= {f"bench.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bench."):
                names.add(str(node.module))
    return names


def test_what_only_the_bench_has_is_not_needed() -> None:
    names = sorted(imported())
    assert "bench.web" in names
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in ONLY_BENCH)
    source = f"import sys\n{blocked}import {', '.join(names)}\n"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
