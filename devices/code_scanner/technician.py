"""What a technician may ask of scanners of QR codes, by the owner that the terminal has."""

from __future__ import annotations

from dataclasses import replace

from devices.code_scanner.family import LEARN, NAME
from devices.code_scanner.profile import Aim
from devices.driving import Driven, Report, Request
from devices.family import Fitted
from devices.port import CodeFailure, Framing, ScannedCode
from devices.status import Health


def scan(fitted: Fitted, request: Request) -> Report:
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
