"""One row of a list that a lookup brought; the answer is the row's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from model.item.field import Answer, Asking, Field, FieldKind, Known, Move, Sheet, Spot
from model.item.kinds.chosen_row import Worded
from model.item.kinds.entry import Tile, start_of, tiled
from model.item.paths import Path, Where, matches, resolve_source, split
from model.page import Line, Privacy
from model.value import Number, Plain

if TYPE_CHECKING:
    from model.item.sources import Sources


@dataclass(frozen=True, slots=True)
class RecordKeys:
    """`each` is the list, `key` what of a row is the answer, `text` with `slots` how a row is
    worded, `where` which rows may be chosen, `none` the refusal where there are none.
    """

    each: str
    key: str
    text: str
    none: str
    slots: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keys:
    """The list and its rows, in a table of their own."""

    records: RecordKeys


@dataclass(frozen=True, slots=True)
class Records:
    """The rows that may be chosen, and their words; `none` is the prefix of the refusal."""

    each: Path
    rows: Worded
    where: Where
    none: str


def _read(keys: Keys, at: str, sources: Sources) -> Records:
    one, at = keys.records, f"{at}.records"
    each, within = sources.rows(f"{at}.each", one.each)
    return Records(
        each=each,
        rows=sources.worded(at, within, one.key, one.text, one.slots),
        where=sources.where(f"{at}.where", within, one.where),
        none=sources.refusal(f"{at}.none", one.none),
    )


def _type_of(keys: Keys, sources: Sources) -> Any:
    return sources.element_at(split(keys.records.each))


def records_of(field: Field) -> Records:
    """What was read of a field of this kind."""
    own: Records = field.own
    return own


def _rows(field: Field, known: Known) -> list[object]:
    """The rows of a lookup's list that may be chosen."""
    records = records_of(field)
    rows = resolve_source(known.roots or {}, records.each) or ()
    return [row for row in rows if matches(row, records.where)]


def _row(field: Field, answer: str, known: Known) -> object | None:
    """The row that was chosen, or None."""
    worded = records_of(field).rows
    return next((row for row in _rows(field, known) if worded.answer(row) == answer), None)


def _sheet(asking: Asking) -> Sheet:
    tiles = _tiles(asking)
    if not tiles:
        return Sheet((), refused=records_of(asking.field).none)
    shown = tiled(asking, tiles, _room(asking))
    return Sheet(shown.nodes, asking.answer, further=shown.further)


def _room(asking: Asking) -> int:
    """As many rows as on other pages, and the choice that shows more of them."""
    return asking.profile.rows + 1


def _tiles(asking: Asking) -> list[Tile]:
    """Rows are pressed by their place in the list: what names them is the person's own."""
    field, rows = asking.field, _rows(asking.field, asking.known)
    chosen = _row(field, asking.answer, asking.known)
    return [_tile(field, n, row, chosen=row is chosen) for n, row in enumerate(rows)]


def _tile(field: Field, n: int, row: object, *, chosen: bool) -> Tile:
    line = records_of(field).rows.line(row)
    return Tile(str(n), line.text, line.slots, chosen, Privacy.PERSONAL)


def _press(asking: Asking, act: str) -> Move | None:
    rows = {str(n): row for n, row in enumerate(_rows(asking.field, asking.known))}
    if act not in rows:
        return None
    return Answer(records_of(asking.field).rows.answer(rows[act]), onward=True)


def _opened(asking: Asking) -> tuple[Spot, ...]:
    chosen = [tile.chosen for tile in _tiles(asking)]
    index = chosen.index(True) if True in chosen else 0
    return (Spot(start=start_of(index, len(chosen), _room(asking))),)


def _valid(field: Field, answer: str, known: Known) -> bool:
    """Where nobody has looked the list up, whoever acts on the row looks for it."""
    return known.roots is None or _row(field, answer, known) is not None


def _value(field: Field, answer: str) -> Number:
    return Number(answer)


def _key(field: Field, answer: str) -> Plain:
    """Clerks copy it."""
    return Plain(answer)


def _line(field: Field, answer: str, known: Known) -> Line | None:
    row = _row(field, answer, known)
    return records_of(field).rows.line(row) if row is not None else None


def _slots(field: Field) -> tuple[str, ...]:
    return records_of(field).rows.names


def _something(field: Field, known: Known) -> bool:
    return bool(_rows(field, known))


RECORD = FieldKind(
    "record",
    _sheet,
    _press,
    _valid,
    _value,
    keys=Keys,
    read=_read,
    rows=_type_of,
    row=_row,
    slots=_slots,
    something=_something,
    opened=_opened,
    personal=True,
    line=_line,
    clerk=_key,
)
