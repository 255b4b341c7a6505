"""Visits of every kind through the real screens, from attract to attract, one move a line."""

from __future__ import annotations

import requests

from app.play.goal import goal_of
from app.play.moves import Resident
from app.play.player import Player, Script, Until
from app.play.waiting import has, kind, ready
from app.play.walk import Walk
from devices.remote import Remote
from model.item import Acting
from model.page import Kind

ITEM = "query_account"


def visit(player: Player, item: str, person: str) -> Script:
    """A whole one for oneself, from attract to attract, with a slip."""
    goal = goal_of(player.house.shell.plan.catalogue.item(item), Acting.SELF, person)
    assert goal is not None
    walk = Walk(player, Resident(goal))
    yield from walk.script()
    assert walk.resident.printed, walk.resident


def reader(player: Player) -> Remote:
    return player.house.around.remotes["resident_id"]


def printer(player: Player) -> Remote:
    return player.house.around.remotes["receipt_printer"]


def fault(player: Player, **fields: object) -> None:
    """Switches a fault of the sandbox hub on."""
    url = player.house.around.settings.hub.url
    requests.post(f"{url}/sandbox/faults", json=fields, timeout=10).raise_for_status()


def to_present(player: Player, first: str = "act:start") -> Script:
    """From attract to the page that asks for a card."""
    yield ready
    player.touch(first)
    yield kind(Kind.MENU)
    yield from chosen(player)


def chosen(player: Player) -> Script:
    """From the menu to the page that asks for a card."""
    player.touch(f"item:{ITEM}")
    yield kind(Kind.NOTICE)
    player.touch("act:begin")
    yield kind(Kind.PRESENT)


def to_result(player: Player, first: str = "act:start") -> Script:
    """From attract to the balance."""
    yield from to_present(player, first)
    reader(player).do("lay", person="chen_xiumei")
    yield kind(Kind.RESULT)


def leave(player: Player) -> Script:
    """From the result, without a rating; the card is taken."""
    player.touch("act:finish")
    yield kind(Kind.RATING)
    player.touch("act:skip")
    yield from taken(player)


def taken(player: Player) -> Script:
    """From the page that reminds of what is left behind."""
    yield at("ending")
    reader(player).do("take")
    player.touch("act:noted")
    yield ready


def at(key: str) -> Until:
    return lambda page: page.key == key


def shows(node_id: str) -> Until:
    return lambda page: page.node(node_id) is not None


# Visits in which something happens.


def stranger(player: Player) -> Script:
    """Another person's card over the balance, and the end of the visit."""
    yield from to_result(player)
    player.touch("act:reveal")
    yield has("act:reveal", "act.hide")
    reader(player).do("take")
    reader(player).do("lay", person="lin_guoqing")
    yield at("stranger")
    player.touch("act:end")
    yield from taken(player)


def refused_then_garbled(player: Player) -> Script:
    """One whom nobody knows; the next gets an answer that is none, and asks again."""
    yield from to_present(player)
    reader(player).do("lay", person="zhao_mingzhu")
    yield has("heading", "refuse.unknown_person.heading")
    reader(player).do("take")
    player.touch("act:leave")
    yield kind(Kind.MENU)
    yield from chosen(player)
    fault(player, op="K202", kind="garbage", times=1)
    reader(player).do("lay", person="chen_xiumei")
    yield has("heading", "hub.garbled.heading")
    player.touch("act:retry")
    yield kind(Kind.RESULT)
    yield from leave(player)


def elder_aloud(player: Player) -> Script:
    """Large, with the voice, which may read the balance."""
    yield from to_result(player, "act:elder")
    player.touch("act:aloud")
    yield shows("act:yes_aloud")
    player.touch("act:yes_aloud")
    yield kind(Kind.RESULT)
    yield from leave(player)


def unplugged_and_out_of_paper(player: Player) -> Script:
    """The reader goes and comes back, while codes are read; the slip ends in the middle."""
    yield from to_present(player)
    reader(player).do("hang_up")
    yield shows("lost")
    reader(player).do("come_back")
    yield shows("picture.resident_id")
    reader(player).do("lay", person="chen_xiumei")
    yield kind(Kind.RESULT)
    printer(player).do("paper_out_after", lines=4)
    player.touch("act:print")
    yield shows("print_failed")
    printer(player).do("paper_ok")
    yield shows("act:print")
    yield from leave(player)
