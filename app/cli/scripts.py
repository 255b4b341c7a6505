"""What a resident does on the real screens, from attract to attract, one move a line."""

from __future__ import annotations

from app.cli.exits import Exit, Stop
from app.cli.player import Player, Script, Until
from model.node_id import act_id, field_id, item_id
from model.page import Kind, Page, Role

PLACE = ("330000", "330100", "330106")
"""Zhejiang, Hangzhou, the district of the West Lake."""
NAME = (((0.2, 0.2), (0.3, 0.4), (0.2, 0.8)), ((0.5, 0.1), (0.5, 0.9)), ((0.7, 0.3), (0.9, 0.7)))
"""A name, as fractions of the field it is written in."""


def query(player: Player, item: str, person: str) -> Script:
    """Card, answer, slip, rating, and nothing left behind."""
    yield from _opened(player, item)
    yield kind(Kind.PRESENT)
    player.picture()
    player.lay(person)
    yield kind(Kind.RESULT)
    player.picture()
    if player.page.node(act_id("reveal")):
        player.touch(act_id("reveal"))
        yield has(act_id("reveal"), "act.hide")
    yield from _ended(player)


def filing(player: Player, item: str, person: str) -> Script:
    """For oneself: every question answered by what stands first, signed, handed in, printed."""
    yield from _opened(player, item)
    yield shows(act_id("for.self"))
    player.picture()
    player.touch(act_id("for.self"))
    yield kind(Kind.PRESENT)
    player.picture()
    player.lay(person)
    yield kind(Kind.GRID)
    for code in PLACE:
        yield shows(field_id("rloc_admdvs", code))
        player.picture()
        player.touch(field_id("rloc_admdvs", code))
    yield shows(field_id("begndate", "value"))
    player.picture()
    player.touch(act_id("next"))
    yield shows(field_id("tel", "keep"))
    player.picture()
    player.touch(field_id("tel", "keep"))
    yield kind(Kind.COMMITMENT)
    yield from _signed(player)
    yield kind(Kind.REVIEW)
    player.picture()
    player.touch(act_id("submit"))
    yield has("outcome", "filed.accepted")
    player.picture()
    yield from _ended(player)


def cancelling(player: Player, item: str, person: str) -> Script:
    """The first filing on record taken back, signed, handed in, printed."""
    yield from _opened(player, item)
    yield shows(act_id("for.self"))
    player.touch(act_id("for.self"))
    yield kind(Kind.PRESENT)
    player.lay(person)
    yield lambda page: any(node.role is Role.CHOICE for node in page.body)
    player.touch(next(node.id for node in player.page.body if node.role is Role.CHOICE))
    yield shows(field_id("act", "05"))
    player.touch(field_id("act", "05"))
    yield kind(Kind.COMMITMENT)
    yield from _signed(player)
    yield kind(Kind.REVIEW)
    player.touch(act_id("submit"))
    yield shows(act_id("print"))
    yield from _ended(player)


def _opened(player: Player, item: str) -> Script:
    """From attract into the item, past its notice."""
    yield ready
    player.picture()
    player.touch(act_id("start"))
    yield kind(Kind.MENU)
    player.picture()
    player.touch(item_id(item))
    yield kind(Kind.NOTICE)
    player.picture()
    player.touch(act_id("begin"))


def _signed(player: Player) -> Script:
    """By finger, in the field that is drawn."""
    for count, stroke in enumerate(NAME, start=1):
        player.write(stroke)
        yield strokes(count)
    player.picture()
    player.touch(act_id("agree"))


def _ended(player: Player) -> Script:
    """From the outcome: slip, rating, card, and the next person's first page."""
    player.touch(act_id("print"))
    yield shows("printed")
    player.picture()
    player.touch(act_id("finish"))
    yield kind(Kind.RATING)
    player.picture()
    player.touch(act_id("rate.5"))
    yield lambda page: page.key == "ending"
    player.picture()
    player.take()
    player.touch(act_id("noted"))
    yield ready
    player.picture()


def script(player: Player, item: str, person: str) -> Script:
    """The one that fits the item."""
    if player.house.around.reader is None or player.house.around.printer is None:
        raise Stop(Exit.USAGE, "a visit is played on emulators: leave the ports empty")
    found = player.house.shell.plan.catalogue.items.get(item)
    if found is None:
        raise Stop(Exit.USAGE, f"no item {item}")
    if found.submit is None:
        return query(player, item, person)
    if "rloc_admdvs" in found.fields and "filing" not in found.fields:
        return filing(player, item, person)
    raise Stop(Exit.USAGE, f"{item} is played by the tests only: it needs a second person")


def ready(page: Page) -> bool:
    """The first page is shown, and nobody is here."""
    return page.kind is Kind.ATTRACT


def kind(wanted: Kind) -> Until:
    """Until a page of that kind is shown."""
    return lambda page: page.kind is wanted


def shows(node_id: str) -> Until:
    """Until the page has that node."""
    return lambda page: page.node(node_id) is not None


def has(node_id: str, text: str) -> Until:
    """Until that node says that text of the catalogue."""

    def holds(page: Page) -> bool:
        node = page.node(node_id)
        return node is not None and node.text == text

    return holds


def strokes(count: int) -> Until:
    """Until the core has taken so many."""

    def holds(page: Page) -> bool:
        inked = next((node for node in page.nodes if node.role is Role.INK), None)
        return inked is not None and getattr(inked.value, "n", 0) >= count

    return holds
