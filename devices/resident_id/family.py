"""Readers of resident ID cards, as one family (devices.md 1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from devices.family import Emulator, Family, Fitted, LinkKind, Verb
from devices.port import CardFailure, ResidentCard
from devices.resident_id.profile import FILE, ReaderProfile

if TYPE_CHECKING:
    from devices.driving import Report, Request
    from devices.owner import Listener, Owner
    from devices.thing import Thing

NAME = "resident_id"


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from devices.link.wired import link_of
    from devices.resident_id.driver import SamVReader
    from devices.resident_id.owner import ReaderOwner

    driver = SamVReader(link_of(fitted.wiring), fitted.profile)
    return ReaderOwner(NAME, driver, listener, clock, port=fitted.where)


def _read(fitted: Fitted, request: Request) -> Report:
    from devices.resident_id import technician

    return technician.read(fitted, request)


def _thing() -> Thing:
    from devices.resident_id.thing import thing

    return thing()


FAMILY = Family(
    name=NAME,
    profile=ReaderProfile,
    models=FILE,
    model="sam_v",
    links=(LinkKind.SERIAL,),
    owner=_owner,
    emulator=Emulator("devices.resident_id.emulator"),
    says=(ResidentCard, CardFailure),
    does=(),
    verbs=(Verb("read", "read one card", _read),),
    test="read",
    thing=_thing,
    place_text="credential.resident_id",
)
