"""One row of a list that a lookup brought."""

from __future__ import annotations

from kiosk.core.step.ask.form.answers import row_of, rows_of
from kiosk.core.step.ask.form.entry import (
    Answer,
    Asking,
    Entry,
    Move,
    Sheet,
    Spot,
    Tile,
    start_of,
    tiled,
)
from kiosk.core.step.context import Context
from model.item import Field
from model.item.paths import get_path, typed
from model.page import Line, Privacy


def sheet(asking: Asking) -> Sheet:
    records, tiles = asking.field.records, _tiles(asking)
    assert records is not None, "a record field has its rows"
    if not tiles:
        return Sheet((), refused=records.none)
    shown = tiled(asking, tiles, _room(asking))
    return Sheet(shown.nodes, asking.answer, further=shown.further)


def _room(asking: Asking) -> int:
    """As many rows as on other pages, and the choice that shows more of them."""
    return asking.ctx.profile.rows + 1


def _tiles(asking: Asking) -> list[Tile]:
    """Rows are pressed by their place in the list: what names them is the person's own."""
    field, rows = asking.field, _rows(asking)
    chosen = row_of(field, asking.answer, asking.ctx)
    return [_tile(field, n, row, chosen=row is chosen) for n, row in enumerate(rows)]


def _rows(asking: Asking) -> list[object]:
    assert asking.field.records is not None, "a record field has its rows"
    return rows_of(asking.field.records, asking.ctx)


def _tile(field: Field, n: int, row: object, *, chosen: bool) -> Tile:
    line = _line(field, row)
    return Tile(str(n), line.text, line.slots, chosen, Privacy.PERSONAL)


def _line(field: Field, row: object) -> Line:
    assert field.records is not None, "a record field has its rows"
    slots = {name: typed(get_path(row, s.path), s.format) for name, s in field.records.slots}
    return Line(field.records.text, slots)


def record_line(field: Field, answer: str, ctx: Context) -> Line | None:
    """The chosen row as it was worded when it was chosen; None where it is not there, and of a
    field that chooses no row.
    """
    row = row_of(field, answer, ctx) if field.records is not None else None
    return _line(field, row) if row is not None else None


def press(asking: Asking, act: str) -> Move | None:
    field, rows = asking.field, {str(n): row for n, row in enumerate(_rows(asking))}
    assert field.records is not None, "a record field has its rows"
    if act not in rows:
        return None
    return Answer(str(get_path(rows[act], field.records.key)), onward=True)


def opened(asking: Asking) -> tuple[Spot, ...]:
    chosen = [tile.chosen for tile in _tiles(asking)]
    index = chosen.index(True) if True in chosen else 0
    return (Spot(start=start_of(index, len(chosen), _room(asking))),)


RECORD = Entry(sheet, press, opened=opened, personal=True)
