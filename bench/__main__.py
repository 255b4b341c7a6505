"""All figures:  python -m bench [PART …]. Exit code 1 if a goal is missed."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.figures import Figure, save, table

PARTS = (
    *("core", "journal", "reader", "images", "visits", "filing", "together", "start", "screen"),
    "ink",
)
OUT = Path("out") / "bench.json"


def main() -> int:
    """Measures the parts that are named, or all of them in turn; the exit code."""
    figures: list[Figure] = []
    for part in sys.argv[1:] or PARTS:
        print(f"measuring {part} …", flush=True)
        figures += importlib.import_module(f"bench.{part}").run()
    save(figures, OUT)
    print(table(figures))
    missed = [figure.name for figure in figures if figure.met is False]
    print(f"\n{len(missed)} goals missed" if missed else "\nevery goal is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
