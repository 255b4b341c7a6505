"""Readers of resident ID cards, as one family (devices.md 1)."""

from __future__ import annotations

from collections.abc import Callable

from devices.driving import Driven
from devices.family import Emulator, Family, Fitted, LinkKind, Report, Request, Verb
from devices.owner import Listener, Owner
from devices.port import CardFailure, ResidentCard
from devices.resident_id.profile import FILE, ReaderProfile
from devices.status import Health
from devices.thing import ANSWERS, CABLE, Holder, Press, Seen, State, Thing

NAME = "resident_id"


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from devices.link.wired import link_of
    from devices.resident_id.driver import SamVReader
    from devices.resident_id.owner import ReaderOwner

    driver = SamVReader(link_of(fitted.wiring), fitted.profile)
    return ReaderOwner(NAME, driver, listener, clock, port=fitted.where)


def _read(fitted: Fitted, request: Request) -> Report:
    """Nothing of a person is told: that a card was read, and of which kind."""
    with Driven(fitted, request.seconds) as driven:
        seen = driven.look()
    match seen:
        case ResidentCard():
            return Report(True, "a card was read", {"kind": seen.kind}, seen)
        case CardFailure():
            return Report(False, f"a card lies there and gives nothing: {seen}", {"why": seen})
        case Health():
            return Report(False, f"{NAME}: {seen.state} {seen.reason}", {"why": seen.reason})
        case _:
            return Report(False, f"no card within {request.seconds:g} seconds")


def _thing() -> Thing:
    return Thing(
        title="身份证阅读器",
        short="阅读器",
        seen=_seen,
        switches=(CABLE, ANSWERS),
        once=(
            # Six spoilt answers are three polls: bytes that come unasked would be drained.
            Press("corrupt_checksum", "乱码 6 次", {"times": 6}, "接下来的 6 个应答会是乱码。"),
        ),
        holder=Holder(
            empty="把卡放在这里",
            other="有一张卡，不是从这个页面放上的",
            take=Press("take", "拿走"),
            person=Press("lay", "放上"),
            again="再放一次",
        ),
    )


def _seen(state: State) -> Seen:
    return Seen("卡在上面" if state["card"] else "等一张卡", True, frozenset(), state["card"])


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
