"""The lines between client and worker: one JSON object a line, UTF-8, in both directions.

To the worker: say, stop; the end of its input ends it. From it: ready once, then for every `say`
started and one of finished, interrupted, failed; failed may come without started.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, repr=False)
class Say:
    """`rate` in words a minute as espeak counts, `gain_db` around the site's default."""

    id: int
    text: str
    rate: int
    gain_db: float = 0.0
    do: str = field(default="say", init=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """Cut the running sentence and forget the waiting ones."""

    do: str = field(default="stop", init=False)


Order = Say | Stop


class State(StrEnum):
    """What a worker reports; of a sentence all but READY."""

    READY = "ready"
    STARTED = "started"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


ENDED = frozenset({State.FINISHED, State.INTERRUPTED, State.FAILED})


@dataclass(frozen=True, slots=True)
class Report:
    """`engine` and `sink` come with ready, `why` with failed; it never quotes what was said."""

    state: State
    id: int = 0
    engine: str = ""
    sink: str = ""
    why: str = ""


def encoded(message: Order | Report) -> bytes:
    """One line for the pipe, line end included."""
    return json.dumps(asdict(message), ensure_ascii=False).encode("utf-8") + b"\n"


def order(line: bytes) -> Order:
    """Raises ValueError for a line that is no order."""
    raw = _table(line)
    match raw.get("do"):
        case "say":
            return Say(_int(raw, "id"), str(raw.get("text", "")), _int(raw, "rate"), _gain(raw))
        case "stop":
            return Stop()
    raise ValueError("unknown order")


def report(line: bytes) -> Report:
    """Raises ValueError for a line that is no report."""
    raw = _table(line)
    words = {name: str(raw.get(name, "")) for name in ("engine", "sink", "why")}
    return Report(State(str(raw.get("state"))), _int(raw, "id"), **words)


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


def _gain(raw: dict[str, object]) -> float:
    value = raw.get("gain_db", 0.0)
    if not isinstance(value, int | float):
        raise ValueError("gain_db is not a number")
    return float(value)
