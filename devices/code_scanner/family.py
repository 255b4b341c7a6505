"""Scanners of QR codes, as one family (devices.md 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from devices.code_scanner.profile import FILE, ScannerProfile
from devices.family import Emulator, Family, Fitted, LinkKind, Verb
from devices.port import CodeFailure, ScannedCode

if TYPE_CHECKING:
    from devices.driving import Report, Request
    from devices.owner import Listener, Owner
    from devices.thing import Thing

NAME = "code_scanner"
LEARN = "learn"


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from devices.code_scanner.driver import SerialScanner
    from devices.code_scanner.owner import ScannerOwner
    from devices.link.wired import link_of

    driver = SerialScanner(link_of(fitted.wiring), fitted.profile)
    return ScannerOwner(NAME, driver, listener, clock, port=fitted.where)


def _scan(fitted: Fitted, request: Request) -> Report:
    from devices.code_scanner import technician

    return technician.scan(fitted, request)


def _thing() -> Thing:
    from devices.code_scanner.thing import thing

    return thing()


FAMILY = Family(
    name=NAME,
    profile=ScannerProfile,
    models=FILE,
    model="newland",
    links=(LinkKind.SERIAL,),
    owner=_owner,
    emulator=Emulator("devices.code_scanner.emulator"),
    says=(ScannedCode, CodeFailure),
    does=(),
    verbs=(
        Verb(
            "scan",
            "read one code",
            _scan,
            {LEARN: "tell the settings that fit what the scanner sends"},
        ),
    ),
    test="scan",
    thing=_thing,
    place_text="credential.e_voucher",
)
