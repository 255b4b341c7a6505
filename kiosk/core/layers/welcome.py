"""What attract and menu share: whether anybody can be served, and where a credential goes."""

from __future__ import annotations

from collections.abc import Iterator

from devices.status import State
from kiosk.core.situation import Situation
from kiosk.core.step.parts import credential_picture, notice
from kiosk.core.step.who.credentials import READER, SCANNER, trouble_notice
from kiosk.core.visit import Visit
from model.identity import CredentialType
from model.node_id import ELDER
from model.page import Node, Role, Tone

ELDER_BUTTON = Node(ELDER, Role.BUTTON, "elder.enter")


def served(now: Situation) -> bool:
    """A visit waits or goes on with nothing under way, and whoever comes can be served: by card or
    by code, or because they are known already; and nothing stands against it.
    """
    if now.serving is None or now.journal_failed or now.broken_until is not None:
        return False
    known = now.visit.data.credential is not None
    return known or now.usable(SCANNER) or not reader_lost(now)


def reader_lost(now: Situation) -> bool:
    """One that starts is not lost, nor is one that nobody has heard of yet."""
    reader = now.health.get(READER)
    return reader is not None and not reader.usable and reader.state is not State.STARTING


def credential_place(now: Situation) -> Iterator[Node]:
    """Where the card goes, or that it cannot be read now and what can."""
    if reader_lost(now):
        yield notice("no_reader", "present.no_reader", Tone.CAUTION, live=True)
    else:
        yield credential_picture(CredentialType.RESIDENT_ID, now.site, "credentials")


def troubles(visit: Visit) -> Iterator[Node]:
    """Why a card that was laid down before an item was chosen gave nothing."""
    yield from trouble_notice(visit.trouble)
    if visit.trouble is None and visit.relay:
        yield notice("again", "relay.text", Tone.CAUTION, live=True)


def clock_due(now: Situation) -> float | None:
    """The next minute, for the clock in the header."""
    wall = now.visit.now(now.at)
    return now.at + 60.0 - wall.second - wall.microsecond / 1e6
