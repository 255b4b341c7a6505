"""Scanners of QR codes, as one family (devices.md 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from devices.code_scanner.profile import FILE, Aim, ScannerProfile
from devices.driving import Driven
from devices.family import Emulator, Family, Fitted, LinkKind, Report, Request, Verb
from devices.owner import Listener, Owner
from devices.port import CodeFailure, Framing, ScannedCode
from devices.status import Health
from devices.thing import ANSWERS, CABLE, Holder, Press, Seen, State, Thing

NAME = "code_scanner"
LEARN = "learn"


def _owner(fitted: Fitted, listener: Listener, clock: Callable[[], float]) -> Owner:
    from devices.code_scanner.driver import SerialScanner
    from devices.code_scanner.owner import ScannerOwner
    from devices.link.wired import link_of

    driver = SerialScanner(link_of(fitted.wiring), fitted.profile)
    return ScannerOwner(NAME, driver, listener, clock, port=fitted.where)


def _scan(fitted: Fitted, request: Request) -> Report:
    """How long it is, never what it says: an e-voucher's digits are a key to somebody's account."""
    learning = LEARN in request.flags
    with Driven(_open_minded(fitted) if learning else fitted, request.seconds) as driven:
        seen = driven.look()
    match seen:
        case ScannedCode(framing=Framing() as framing) if learning:
            return _learnt(framing)
        case ScannedCode():
            length = len(seen.text)
            return Report(True, f"a code was read, {length} characters", {"length": length}, seen)
        case CodeFailure():
            told = f"something was shown that is no code: {seen}"
            return Report(False, told, {"why": seen})
        case Health():
            return Report(False, f"{NAME}: {seen.state} {seen.reason}", {"why": seen.reason})
        case _:
            return Report(False, f"no code within {request.seconds:g} seconds")


def _open_minded(fitted: Fitted) -> Fitted:
    """With a profile that takes any framing, and waits for all of it."""
    patient = max(1.0, fitted.profile.idle_s)
    profile = replace(fitted.profile, prefix=b"", suffix=b"", aim=Aim.AUTO, idle_s=patient)
    return replace(fitted, profile=profile)


def _learnt(framing: Framing) -> Report:
    """The lines for `[devices.code_scanner]`."""
    settings: dict[str, str | float] = {
        "prefix": framing.prefix.decode("ascii"),
        "suffix": framing.suffix.decode("ascii"),
        "aim": (Aim.YES if framing.aim else Aim.NO).value,
        "idle_s": round(max(0.2, 2 * framing.pause_s), 2),
    }
    plain = "\n".join(f"{key} = {_toml(value)}" for key, value in settings.items())
    return Report(True, f"[devices.{NAME}]\n{plain}", settings)


def _toml(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    shown = (char if char.isprintable() else f"\\u{ord(char):04x}" for char in value)
    return f'"{"".join(shown)}"'


def _thing() -> Thing:
    return Thing(
        title="扫码窗口",
        short="扫码器",
        seen=_seen,
        switches=(CABLE, ANSWERS),
        holder=Holder(
            empty="把手机拿到这里",
            other="别的码",
            take=Press("take", "拿开"),
            person=Press("show", "出示医保码"),
            again="出示医保码",
            text=Press("show", "出示"),
        ),
    )


def _seen(state: State) -> Seen:
    lit = "灯亮着，在读" if state["held"] else "灯亮着，等一个码"
    dark = "灯没亮，现在不读" if state["held"] else "灯没亮"
    return Seen(lit if state["light"] else dark, True, frozenset(), state["held"])


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
