"""Lamps, as one family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from devices.lamp.driver import Lamp, LampOwner, LampProfile, Light, Lit

from devices.driving import Driven, Report, Request
from devices.family import Emulator, Family, Fitted, LinkKind, Verb
from devices.owner import Listener, Owner
from devices.thing import ANSWERS, CABLE, Seen, State, Thing


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from devices.link.wired import link_of

    driver = Lamp(link_of(fitted.wiring), fitted.profile)
    return LampOwner("lamp", driver, listener, clock, port=fitted.where)


def _light(fitted: Fitted, request: Request) -> Report:
    with Driven(fitted, request.seconds) as driven:
        ended = driven.do(Light(True))
    return Report(ended is Lit.DONE, f"the lamp: {ended}", {"end": str(ended)})


def _seen(state: State) -> Seen:
    return Seen("亮着" if state["on"] else "没亮", True, frozenset())


FAMILY = Family(
    name="lamp",
    profile=LampProfile,
    models=Path(__file__).with_name("models.toml"),
    model="bulb",
    links=(LinkKind.SERIAL,),
    owner=_owner,
    emulator=Emulator("devices.lamp.emulator"),
    says=(),
    does=(Light,),
    verbs=(Verb("light", "light the lamp", _light),),
    test="light",
    thing=lambda: Thing("引导灯", "灯", _seen, (CABLE, ANSWERS)),
)
