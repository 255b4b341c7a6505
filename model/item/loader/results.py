"""What an item file shows and prints: single values, lists with their rows, rows that open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.identity import CredentialType
from model.item.loader.shaped import shaped
from model.item.loader.shapes import ResultShape
from model.item.model import Result
from model.item.paths import Path
from model.item.sources import Sources
from wire.filings import Application


def read(
    sources: Sources, part: str, raw: Sequence[Any], credentials: Sequence[CredentialType]
) -> tuple[Result, ...]:
    """One part of the file, `result` or `slip`; a result that is wrong is left out."""
    made = ((f"{part}.{n}", one) for n, one in enumerate(raw))
    shapes = ((at, shaped(sources, ResultShape, one, at)) for at, one in made)
    by_slip = part == "result" and CredentialType.SLIP in credentials
    return tuple(_result(sources, at, one, by_slip=by_slip) for at, one in shapes if one)


def _result(sources: Sources, at: str, raw: ResultShape, *, by_slip: bool) -> Result:
    each, within = sources.rows(f"{at}.each", raw.each) if raw.each else ((), None)
    if each and not raw.text:
        sources.fault(f"{at}.text", "is missing: it names each row")
    slots = sources.slots(f"{at}.slots", within, raw.slots)
    given = [name for name, _ in slots] + _of_row(sources, raw)
    text = sources.key(f"{at}.text", raw.text, given) if raw.text else ""
    if each and by_slip:
        sources.key(f"{at}.none", f"{raw.none}.slip")
    return Result(
        label=sources.key(f"{at}.label", raw.label, () if text else given),
        value=sources.source(at, within, raw.value, raw.format),
        privacy=raw.privacy,
        each=each,
        text=text,
        slots=slots,
        first=raw.first,
        none=sources.key(f"{at}.none", raw.none),
    )


def _of_row(sources: Sources, raw: ResultShape) -> list[str]:
    """The slots with which the chosen row of a field was worded."""
    field = sources.fields.get(raw.value)
    return list(field.kind.slots(field)) if field is not None else []


def opens(sources: Sources, path: str) -> Path:
    """The list whose rows can be opened: of what was handed in."""
    if not path:
        return ()
    each, within = sources.rows("opens", path)
    if within is not None and within is not Application:
        sources.fault("opens", f"a row of `{path}` is nothing that was handed in")
    return each
