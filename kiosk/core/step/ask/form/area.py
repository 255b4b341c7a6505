"""An area: from province to city to county, a page each, by their short names."""

from __future__ import annotations

from kiosk.core.step.ask.form.entry import (
    Answer,
    Asking,
    Down,
    Entry,
    Move,
    Sheet,
    Spot,
    Tile,
    named,
    start_of,
    tiled,
    value_node,
)
from model.item.model import Level
from model.page import Kind, Line
from model.value import Area, Plain

TOP = ""
"""The page of the provinces; the others bear the code of the area whose parts they show."""
KNOWN = "known"
"""The page on which a place that was filed before is kept or not."""
KEEP, OTHER = "keep", "other"
WHOLE = {"州": "form.whole.prefecture", "地区": "form.whole.region", "盟": "form.whole.league"}
"""What the whole of an area is called by how its name ends; of all others, the whole city."""


def sheet(asking: Asking) -> Sheet:
    return _keeping(asking) if asking.spot.page == KNOWN else _choosing(asking)


def _keeping(asking: Asking) -> Sheet:
    known = value_node(asking, Area(asking.answer, full=True))
    tiles = tiled(asking, (Tile(KEEP, "form.area.keep"), Tile(OTHER, "form.area.other")), 2)
    return Sheet((known, *tiles.nodes), heading=Line("form.area.known"))


def _choosing(asking: Asking) -> Sheet:
    answer = asking.answer
    tiles = tiled(asking, _tiles(asking, asking.spot.page), asking.ctx.profile.tiles)
    known = (value_node(asking, Area(answer, full=True), group="answer"),) if answer else ()
    return Sheet((*known, *tiles.nodes), answer, Kind.GRID, _heading(asking), tiles.further)


def _heading(asking: Asking) -> Line | None:
    """Which city of the province, which county of the city; the province is the field's own."""
    page = asking.spot.page
    if page == TOP:
        return None
    place = Plain(asking.ctx.tables.areas.short(page))
    which = "form.which_county" if _whole(asking, page) else "form.which_city"
    return Line(which, {"place": place})


def _tiles(asking: Asking, page: str) -> list[Tile]:
    """The parts of an area, a city itself before them; of the country, those that have parts."""
    areas, answer = asking.ctx.tables.areas, asking.answer
    codes = [code for code in areas.children(page) if page or areas.children(code)]
    tiles = [named(code, areas.short(code), chosen=code == answer) for code in codes]
    if page and _whole(asking, page):
        tiles.insert(0, Tile(page, _whole_name(areas.name(page)), chosen=page == answer))
    return tiles


def _whole_name(name: str) -> str:
    return next((text for end, text in WHOLE.items() if name.endswith(end)), "form.whole.city")


def _whole(asking: Asking, code: str) -> bool:
    """Whether it is a city or a municipality, which has counties only."""
    below = asking.ctx.tables.areas.children(code)
    return bool(below) and not any(part.endswith("00") for part in below)


def press(asking: Asking, code: str) -> Move | None:
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
    if code == asking.spot.page or not asking.ctx.tables.areas.children(code):
        return False
    return asking.field.level is Level.COUNTY or not _whole(asking, code)


def opened(asking: Asking) -> tuple[Spot, ...]:
    """The page on which the present answer stands, by the way that leads there; whoever comes
    from the review wants another one, and begins with the provinces. Whoever changes a filing may
    want to change its day alone, and keeps its place with one touch.
    """
    anew = asking.ctx.change.field == asking.key
    if asking.field.prefill and asking.answer and not anew:
        return (Spot(KNOWN),)
    path = () if anew else asking.ctx.tables.areas.path(asking.answer)
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
    return start_of(index, len(acts), asking.ctx.profile.tiles)


AREA = Entry(sheet, press, opened=opened)
