"""One row of a long list at the hub, found by area and by syllables or digits; the answer is its
key, and nothing is typed freely.

First the area, then what the hub has there; where that is much, a syllable of the name or digits of
the number make it less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from config.places import city_of
from model.item.field import (
    Answer,
    Asking,
    Down,
    Field,
    FieldKind,
    Here,
    Known,
    Look,
    Move,
    Sheet,
    Spot,
)
from model.item.kinds.area import whole_name
from model.item.kinds.chosen_row import Worded
from model.item.kinds.entry import ERASE, Tile, button, key_digit, keys, named, tiled, value_node
from model.item.paths import Path, get_path, resolve_source, split, type_at
from model.node_id import field_id
from model.page import Kind, Line, Node, Role, Tone
from model.value import Area, Number, Plain
from wire.operations import OPERATIONS

if TYPE_CHECKING:
    from model.item.sources import Sources

FOUND, INITIALS, SOUNDS, DIGITS = "found", "initials", "sounds", "digits"
"""Pages `found.350102`, with `.zhong.yi` where these syllables are wanted; `sounds.350102..zh`."""
MOST = 12
"""Digits of a number that can be asked for."""


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """`op` is asked with `input`, and besides under the names `area`, `sounds` and `digits` with
    what is chosen here; `each` of its answer are the rows, worded as those of a record; `none` is
    the refusal where nothing was found.
    """

    op: str
    area: str
    sounds: str
    digits: str
    each: str
    key: str
    text: str
    none: str
    input: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keys:
    """The question and its rows, in a table of their own."""

    search: SearchKeys


@dataclass(frozen=True, slots=True)
class Search:
    """The same, checked: `input` leads to what is sent with every question."""

    op: str
    input: tuple[tuple[str, Path], ...]
    area: str
    sounds: str
    digits: str
    each: Path
    rows: Worded
    none: str


# Its keys in the file.


def _read(keys: Keys, at: str, sources: Sources) -> Search:
    one, at = keys.search, f"{at}.search"
    operation = OPERATIONS.get(one.op)
    if operation is None or operation.submits:
        sources.fault(f"{at}.op", f"no operation `{one.op}` that looks up")
    else:
        for name, path in one.input.items():
            if type_at(operation.input, (name,)) is not sources.type_of(split(path)):
                sources.fault(f"{at}.input.{name}", f"no such input, or no such source as `{path}`")
        for part, name in (("area", one.area), ("sounds", one.sounds), ("digits", one.digits)):
            if type_at(operation.input, (name,)) is not str:
                sources.fault(f"{at}.{part}", f"operation {one.op} wants no text `{name}`")
    within = _type_of(keys, sources)
    if operation is not None and within is None:
        sources.fault(f"{at}.each", f"operation {one.op} answers no list `{one.each}`")
    return Search(
        op=one.op,
        input=tuple((name, split(path)) for name, path in one.input.items()),
        area=one.area,
        sounds=one.sounds,
        digits=one.digits,
        each=split(one.each),
        rows=sources.worded(at, within, one.key, one.text, one.slots),
        none=sources.refusal(f"{at}.none", one.none),
    )


def _type_of(keys: Keys, sources: Sources) -> Any:
    operation = OPERATIONS.get(keys.search.op)
    path = split(keys.search.each)
    return sources.element_of(operation.output, path) if operation is not None else None


def _search(field: Field) -> Search:
    own: Search = field.own
    return own


# Its pages.


@dataclass(frozen=True, slots=True)
class _Place:
    """Where within the search one is: what the page is called says it all."""

    page: str
    area: str = ""
    sounds: tuple[str, ...] = ()
    initial: str = ""

    @classmethod
    def of(cls, page: str) -> _Place:
        name, _, rest = page.partition(".")
        area, _, rest = rest.partition(".")
        sounds, _, initial = rest.partition(".")
        return cls(name, area, tuple(sounds.split("-")) if sounds else (), initial)

    @property
    def name(self) -> str:
        """Of the page, in parts that have no dots."""
        return ".".join((self.page, self.area, "-".join(self.sounds), self.initial)).rstrip(".")


def _sheet(asking: Asking) -> Sheet:
    place = _Place.of(asking.spot.page)
    match place.page:
        case "found":
            return _found_sheet(asking, place)
        case "initials" | "sounds":
            tiles = tiled(asking, _sound_tiles(asking, place), asking.profile.tiles)
            sound = {"sound": Plain(place.initial)} if place.initial else {}
            heading = Line("form.text.syllables" if sound else "form.search.initials", sound)
            return Sheet(tiles.nodes, "", Kind.GRID, heading, tiles.further, ends=False)
        case "digits":
            nodes = (value_node(asking, Number(asking.spot.typed)), *keys(), *_find(asking))
            return Sheet(nodes, "", Kind.KEYPAD, Line("form.search.digits"), ends=False)
        case _:
            return _areas_sheet(asking)


def _areas_sheet(asking: Asking) -> Sheet:
    """In which part of this city, or in all of it; what was found before can be kept."""
    tiles = tiled(asking, _areas(asking), asking.profile.tiles)
    line = _line(asking.field, asking.answer, asking.known)
    kept = (Node(field_id(asking.key, "kept"), Role.TEXT, line.text, line.slots),) if line else ()
    return Sheet((*kept, *tiles.nodes), asking.answer, Kind.GRID, further=tiles.further)


def _areas(asking: Asking) -> list[Tile]:
    areas, city = asking.known.areas, city_of(asking.home)
    parts = [named(code, areas.short(code)) for code in areas.children(city)]
    return [Tile(city, whole_name(areas.name(city))), *parts]


def _found_sheet(asking: Asking, place: _Place) -> Sheet:
    """The rows that were found; where they do not fit, first how they can be made less."""
    search, rows = _search(asking.field), asking.spot.found
    if not rows:
        return Sheet((), refused=search.none)
    room = _room(asking)
    tiles = [_row_tile(asking, n, row) for n, row in enumerate(rows)]
    less = (Tile(INITIALS, "form.search.by_sound"), Tile(DIGITS, "form.search.by_digits"))
    shown = tiled(asking, [*(less if len(rows) > room else ()), *tiles], room)
    heading = Line("form.search.found", {"place": Area(place.area)})
    return Sheet(shown.nodes, "", Kind.FORM, heading, shown.further, ends=False)


def _room(asking: Asking) -> int:
    """As many rows as on other pages, and the choice that shows more of them. Names and addresses
    take two lines each: in the lower half, above what is heard, there is less room.
    """
    profile = asking.profile
    return max(2, profile.rows - 1) if profile.voice and profile.low_reach else profile.rows + 1


def _row_tile(asking: Asking, n: int, row: object) -> Tile:
    rows = _search(asking.field).rows
    line = rows.line(row)
    return Tile(str(n), line.text, line.slots, chosen=rows.answer(row) == asking.answer)


def _sound_tiles(asking: Asking, place: _Place) -> list[Tile]:
    syllables = asking.syllables
    if place.page == SOUNDS:
        return [named(one, one) for one in syllables.finals(place.initial)]
    return [Tile(one, f"form.initial.{one}") for one in syllables.initials()]


def _find(asking: Asking) -> Iterator[Node]:
    if asking.spot.typed:
        yield button(asking, "find", "form.search.find", Tone.LIKELY)


def _press(asking: Asking, act: str) -> Move | None:
    place = _Place.of(asking.spot.page)
    match place.page:
        case "found":
            return _take(asking, place, act)
        case "digits":
            return _digit(asking, place, act)
        case "initials" | "sounds":
            return _sound(asking, place, act)
        case _:
            known = act in [tile.act for tile in _areas(asking)]
            return _look(asking, _Place(FOUND, act)) if known else None


def _take(asking: Asking, place: _Place, act: str) -> Move | None:
    """A row, or a way to make them less."""
    if act in (INITIALS, DIGITS):
        return Down(Spot(replace(place, page=act).name))
    rows = {str(n): row for n, row in enumerate(asking.spot.found)}
    if act not in rows:
        return None
    return Answer(_search(asking.field).rows.answer(rows[act]), onward=True, row=rows[act])


def _sound(asking: Asking, place: _Place, act: str) -> Move | None:
    if act not in [tile.act for tile in _sound_tiles(asking, place)]:
        return None
    if place.page == INITIALS:
        return Down(Spot(replace(place, page=SOUNDS, initial=act).name))
    return _look(asking, _Place(FOUND, place.area, (*place.sounds, act)))


def _digit(asking: Asking, place: _Place, act: str) -> Move | None:
    typed = asking.spot.typed
    if act == "find":
        return _look(asking, replace(place, page=FOUND), typed) if typed else None
    new = typed[:-1] if act == ERASE else (typed + key_digit(act))[:MOST]
    return Here(replace(asking.spot, typed=new)) if new != typed else None


def _look(asking: Asking, place: _Place, digits: str = "") -> Look:
    """Asks the hub for what fits all that was chosen so far."""
    search, roots = _search(asking.field), {**(asking.known.roots or {}), **asking.answers}
    fixed = {name: resolve_source(roots, path) for name, path in search.input}
    sounds = " ".join(place.sounds)
    chosen = {search.area: place.area, search.sounds: sounds, search.digits: digits}
    return Look(Spot(place.name), search.op, {**fixed, **chosen})


def _found(asking: Asking, output: object) -> Spot:
    return replace(asking.spot, found=tuple(get_path(output, _search(asking.field).each) or ()))


# Its answers and their words.


def _row(field: Field, answer: str, known: Known) -> object | None:
    row = known.rows.get(field.key)
    return row if row is not None and _search(field).rows.answer(row) == answer else None


def _valid(field: Field, answer: str, known: Known) -> bool:
    """Where nobody has found it, whoever acts on it looks for it."""
    return known.roots is None or _row(field, answer, known) is not None


def _line(field: Field, answer: str, known: Known) -> Line | None:
    row = _row(field, answer, known)
    return _search(field).rows.line(row) if row is not None else None


def _value(field: Field, answer: str) -> Plain:
    return Plain(answer)


def _slots(field: Field) -> tuple[str, ...]:
    return _search(field).rows.names


SEARCH = FieldKind(
    "search",
    _sheet,
    _press,
    _valid,
    _value,
    keys=Keys,
    read=_read,
    rows=_type_of,
    row=_row,
    slots=_slots,
    found=_found,
    line=_line,
)
