"""Synthetic connected institutions, as `institutions.toml` lists them. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from config import schema
from config.limits import Written

FILE = Path(__file__).parent / "institutions.toml"


@dataclass(frozen=True, slots=True)
class Listed:
    """By the names of operation 1201 (domain.md 4.1); `addr` and `tel` are for people."""

    fixmedins_code: Annotated[str, Written("[HP][0-9]{11}")]
    fixmedins_name: str
    fixmedins_type: Annotated[str, Written("[12]")]
    hosp_lv: str
    addr: str
    tel: str
    uscc: str = ""


class File(schema.Table):
    """As the file has them."""

    institution: tuple[Listed, ...]


@cache
def institutions() -> tuple[Listed, ...]:
    """All of them, in the order of the file. Raises Faulty."""
    return schema.read(File, FILE).institution
