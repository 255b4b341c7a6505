"""The visits that are timed: each a fixed sequence of touches, from attract to attract."""

from __future__ import annotations

from app.play.moves import NAME
from app.play.player import Player, Script
from app.play.waiting import has, kind, ready, shows, strokes
from model.node_id import act_id, field_id, item_id
from model.page import Kind, Role

PLACE = ("330000", "330100", "330106")
"""Zhejiang, Hangzhou, the district of the West Lake."""


def query(player: Player, item: str, person: str) -> Script:
    """Card, answer, slip, rating, and nothing left behind."""
    yield from _opened(player, item)
    yield kind(Kind.PRESENT)
    player.lay(person)
    yield kind(Kind.RESULT)
    if player.page.node(act_id("reveal")):
        player.touch(act_id("reveal"))
        yield has(act_id("reveal"), "act.hide")
    yield from _ended(player)


def filing(player: Player, item: str, person: str) -> Script:
    """For oneself: every question answered by what stands first, signed, handed in, printed."""
    yield from _opened(player, item)
    yield shows(act_id("for.self"))
    player.touch(act_id("for.self"))
    yield kind(Kind.PRESENT)
    player.lay(person)
    yield kind(Kind.GRID)
    for code in PLACE:
        yield shows(field_id("rloc_admdvs", code))
        player.touch(field_id("rloc_admdvs", code))
    yield shows(field_id("begndate", "value"))
    player.touch(act_id("next"))
    yield shows(field_id("tel", "keep"))
    player.touch(field_id("tel", "keep"))
    yield kind(Kind.COMMITMENT)
    yield from _signed(player)
    yield kind(Kind.REVIEW)
    player.touch(act_id("submit"))
    yield has("outcome", "filed.accepted")
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
    player.touch(act_id("start"))
    yield kind(Kind.MENU)
    player.touch(item_id(item))
    yield kind(Kind.NOTICE)
    player.touch(act_id("begin"))


def _signed(player: Player) -> Script:
    """By finger, in the field that is drawn."""
    for count, stroke in enumerate(NAME, start=1):
        player.write(stroke)
        yield strokes(count)
    player.touch(act_id("agree"))


def _ended(player: Player) -> Script:
    """From the outcome: slip, rating, card, and the next person's first page."""
    player.touch(act_id("print"))
    yield shows("printed")
    player.touch(act_id("finish"))
    yield kind(Kind.RATING)
    player.touch(act_id("rate.5"))
    yield lambda page: page.key == "ending"
    player.take()
    player.touch(act_id("noted"))
    yield ready
