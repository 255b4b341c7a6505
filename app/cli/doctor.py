"""`kiosk doctor`: what is missing on this machine, and the one command that mends it."""

from __future__ import annotations

import argparse
import ctypes.util
import importlib.util
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.cli import doctor_journal
from app.cli.exits import Exit, say
from app.cli.finding import Finding
from app.cli.plan import planned
from app.plan import Plan
from config import fonts

LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libespeak-ng.so.1": "libespeak-ng1",
    "libportaudio.so.2": "libportaudio2",
    "libzbar.so.0": "libzbar0",
}
"""What the wheels do not bring, by Debian package (kivy.md 1, accessibility.md 6)."""

SOFTWARE_GL = ("llvmpipe", "softpipe", "swrast")


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk doctor`, which has none."""
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Looks at everything, then says what is missing and how it is got."""
    plan = planned(options)
    checks: tuple[Callable[[Plan, Path], list[Finding]], ...] = (
        _libraries,
        _fonts,
        _ports,
        _journal,
        _display,
    )
    found = [finding for check in checks for finding in check(plan, options.folder)]
    missing = [finding for finding in found if finding.mend and not finding.warning]
    plain = "\n".join(_line(finding) for finding in found)
    say(options, plain, findings=[asdict(finding) for finding in found])
    return Exit.MISSING if missing else Exit.DONE


def _line(finding: Finding) -> str:
    if not finding.mend:
        return f"ok       {finding.what}"
    return f"{'warning' if finding.warning else 'missing'}  {finding.what}: {finding.mend}"


def _libraries(plan: Plan, folder: Path) -> list[Finding]:
    return [
        Finding(library, "" if _loads(library) else f"apt-get install {package}")
        for library, package in LIBRARIES.items()
    ]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fonts(plan: Plan, folder: Path) -> list[Finding]:
    return [Finding("fonts", "make fonts" if fonts.missing() else "")]


def _ports(plan: Plan, folder: Path) -> list[Finding]:
    """A configured port must be there and be ours to open; without one an emulator stands in."""
    return [_port(device.name, device.wiring.port) for device in plan.devices]


def _port(name: str, port: str) -> Finding:
    if not port:
        return Finding(f"{name}: emulated")
    what = f"{name}: {port}"
    if not Path(port).exists():
        return Finding(what, "no such port: plug it in, or name another")
    if not os.access(port, os.R_OK | os.W_OK):
        return Finding(what, "no right to open it: add the user to dialout")
    return Finding(what)


def _journal(plan: Plan, folder: Path) -> list[Finding]:
    """The journal's place must be writable, or nothing may be promised."""
    return list(doctor_journal.findings(folder / plan.settings.journal.folder))


def _display(plan: Plan, folder: Path) -> list[Finding]:
    """A terminal wants a display and a working driver of its graphics; a test machine neither."""
    if importlib.util.find_spec("kivy") is None:
        return [Finding("kivy", "make run installs it")]
    if not os.environ.get("DISPLAY"):
        return [Finding("display", "none here: `kiosk visit` works off screen", warning=True)]
    from screens.kivy_env import gl, open_window

    display = plan.settings.display
    open_window(display.width_px, display.height_px)
    name = gl.glGetString(gl.GL_RENDERER).decode()
    slow = any(word in name for word in SOFTWARE_GL)
    mend = "graphics are drawn by software: install the driver of this panel" if slow else ""
    return [Finding(f"graphics {name}", mend, warning=True)]
