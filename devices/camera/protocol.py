"""The lines between client and worker: one JSON object a line, ASCII, in both directions.

From the worker: ready once, then one report for every order. Its end is that of its input.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why an image was not looked at, or what it was looked at for in vain."""

    NO_CODE = "no_code"
    MISSING = "missing"
    """No regular file that may be read."""
    TOO_BIG = "too_big"
    """More bytes or pixels than any camera of ours makes."""
    FORMAT = "format"
    """No PNG, JPEG, BMP or PGM."""
    BROKEN = "broken"
    """Cut short, or not what it says that it is."""
    WORKER = "worker"
    """The worker ended over it, hangs, or cannot be started."""


class Decoder(StrEnum):
    """Which of the two has read a code."""

    ZXING = "zxing"
    ZBAR = "zbar"


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """One code's text: hostile until proven otherwise, and never written to a log."""

    text: str
    decoder: Decoder

    def __repr__(self) -> str:
        return "<Code>"


@dataclass(frozen=True, slots=True)
class Order:
    """Look at this file: an absolute path."""

    id: int
    file: str


@dataclass(frozen=True, slots=True)
class Report:
    """Of one order: at least one code, or the trouble. Ready is a report on order 0."""

    id: int
    codes: tuple[Code, ...] = ()
    trouble: Trouble | None = None


READY = Report(0)


def encoded(message: Order | Report) -> bytes:
    """ASCII only: a code may hold lone surrogates, which UTF-8 has no bytes for."""
    return json.dumps(asdict(message)).encode("ascii") + b"\n"


def order(line: bytes) -> Order:
    """Raises ValueError for a line that is no order."""
    raw = _table(line)
    if not isinstance(raw.get("file"), str):
        raise ValueError("no file")
    return Order(_int(raw, "id"), str(raw["file"]))


def report(line: bytes) -> Report:
    """Raises ValueError for a line that is no report."""
    raw = _table(line)
    codes, trouble = raw.get("codes"), raw.get("trouble")
    if not isinstance(codes, list):
        raise ValueError("no codes")
    why = Trouble(str(trouble)) if trouble else None
    return Report(_int(raw, "id"), tuple(map(_code, codes)), why)


def _code(raw: object) -> Code:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise ValueError("not a code")
    return Code(raw["text"], Decoder(str(raw.get("decoder"))))


def _table(line: bytes) -> dict[str, object]:
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise ValueError("not an object")
    return raw


def _int(raw: dict[str, object], name: str) -> int:
    value = raw.get(name)
    if type(value) is not int:
        raise ValueError(f"{name} is not a whole number")
    return value
