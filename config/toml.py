"""TOML files: one that cannot be read is a fault like any other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from config.fault import Fault, Faulty


def read(path: Path, where: str = "") -> dict[str, Any]:
    """One file; raises Faulty where it is not there, no UTF-8 or no TOML.

    `where` is what the fault calls it, the file's name where none is given.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Faulty([Fault(where or path.name, "", str(error))]) from error
