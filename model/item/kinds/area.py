"""An area of six digits: from province to city to county, a page each, by their short names."""

from __future__ import annotations

from dataclasses import dataclass

from config.places import city_of, province
from config.pool import Level
from model.item.field import Answer, Asking, Down, Field, FieldKind, Known, Move, Sheet, Spot
from model.item.kinds.entry import Tile, named, start_of, tiled, value_node
from model.page import Kind, Line
from model.value import Area, Plain

TOP = ""
"""The page of the provinces; the others bear the code of the area whose parts they show."""
KNOWN = "known"
"""The page on which a place that was filed before is kept or not."""
KEEP, OTHER = "keep", "other"
WHOLE = {"州": "form.whole.prefecture", "地区": "form.whole.region", "盟": "form.whole.league"}
"""What the whole of an area is called by how its name ends; of all others, the whole city."""


@dataclass(frozen=True, slots=True)
class Keys:
    """How far down it goes."""

    level: Level = Level.CITY


def _sheet(asking: Asking) -> Sheet:
    return _keeping(asking) if asking.spot.page == KNOWN else _choosing(asking)


def _keeping(asking: Asking) -> Sheet:
    known = value_node(asking, Area(asking.answer, full=True))
    tiles = tiled(asking, (Tile(KEEP, "form.area.keep"), Tile(OTHER, "form.area.other")), 2)
    return Sheet((known, *tiles.nodes), heading=Line("form.area.known"))


def _choosing(asking: Asking) -> Sheet:
    answer = asking.answer
    tiles = tiled(asking, _tiles(asking, asking.spot.page), asking.profile.tiles)
    known = (value_node(asking, Area(answer, full=True), group="answer"),) if answer else ()
    return Sheet((*known, *tiles.nodes), answer, Kind.GRID, _heading(asking), tiles.further)


def _heading(asking: Asking) -> Line | None:
    """Which city of the province, which county of the city; the province is the field's own."""
    page = asking.spot.page
    if page == TOP:
        return None
    place = Plain(asking.known.areas.short(page))
    which = "form.which_county" if _whole(asking, page) else "form.which_city"
    return Line(which, {"place": place})


def _tiles(asking: Asking, page: str) -> list[Tile]:
    """The parts of an area, a city itself before them; of the country, those that have parts."""
    areas, answer = asking.known.areas, asking.answer
    codes = [code for code in areas.children(page) if page or areas.children(code)]
    tiles = [named(code, areas.short(code), chosen=code == answer) for code in codes]
    if page and _whole(asking, page):
        tiles.insert(0, Tile(page, whole_name(areas.name(page)), chosen=page == answer))
    return tiles


def whole_name(name: str) -> str:
    """The text for the whole of an area of this name."""
    return next((text for end, text in WHOLE.items() if name.endswith(end)), "form.whole.city")


def _whole(asking: Asking, code: str) -> bool:
    """Whether it is a city or a municipality, which has counties only."""
    below = asking.known.areas.children(code)
    return bool(below) and not any(part.endswith("00") for part in below)


def _press(asking: Asking, code: str) -> Move | None:
    """Into the area, or it is the answer: then nothing else is asked."""
    if asking.spot.page == KNOWN:
        return _kept(asking, code)
    if code not in [tile.act for tile in _tiles(asking, asking.spot.page)]:
        return None
    return Down(Spot(code)) if _leads_down(asking, code) else Answer(code, onward=True)


def _kept(asking: Asking, act: str) -> Move | None:
    match act:
        case "keep":
            return Answer(asking.answer, onward=True)
        case "other":
            return Down(Spot(TOP))
        case _:
            return None


def _leads_down(asking: Asking, code: str) -> bool:
    if code == asking.spot.page or not asking.known.areas.children(code):
        return False
    keys: Keys = asking.field.own
    return keys.level is Level.COUNTY or not _whole(asking, code)


def _opened(asking: Asking) -> tuple[Spot, ...]:
    """The page on which the present answer stands, by the way that leads there; whoever comes
    from the review wants another one, and begins with the provinces. Whoever changes a filing may
    want to change its day alone, and keeps its place with one touch.
    """
    if asking.field.prefill and asking.answer and not asking.anew:
        return (Spot(KNOWN),)
    path = () if asking.anew else asking.known.areas.path(asking.answer)
    inside = [code for code in path if _leads_down(asking, code)]
    pages = [TOP, *inside]
    acts = [*inside, asking.answer]
    return tuple(
        Spot(page, _start(asking, page, act)) for page, act in zip(pages, acts, strict=True)
    )


def _start(asking: Asking, page: str, act: str) -> int:
    """Where the window begins in which this choice stands."""
    acts = [tile.act for tile in _tiles(asking, page)]
    index = acts.index(act) if act in acts else 0
    return start_of(index, len(acts), asking.profile.tiles)


def _valid(field: Field, answer: str, known: Known) -> bool:
    """An area that the field leads to: none above a city, and no part of one where it asks none."""
    if answer not in known.areas or province(answer):
        return False
    keys: Keys = field.own
    return keys.level is Level.COUNTY or city_of(answer) == answer


def _value(field: Field, answer: str) -> Area:
    return Area(answer, full=True)


def _city(field: Field, answer: str) -> Area:
    """Whoever holds the slip is not told in which part of a city somebody lives."""
    return Area(city_of(answer), full=True)


def _each(answer: str) -> tuple[str, ...]:
    return tuple(answer.split(",")) if answer else ()


AREA = FieldKind(
    "area",
    _sheet,
    _press,
    _valid,
    _value,
    keys=Keys,
    sends={str: str, tuple: _each},
    opened=_opened,
    public=_city,
)
