"""What stands around a terminal that has no set-up: a hub and emulators, started as processes.

Production names a hub and ports in its configuration, and none of this is started
(design.md §5). The processes end with this one: they watch their standard input.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from app.plan import Plan
from config.deployment_files import rules_of
from config.settings import Settings
from devices.family import Fitted, Room
from devices.registry import at_port
from devices.remote import Remote, Running, start
from process.child import Child, Gone, python

READY_S = 60.0
"""For the first start, which makes the database and lays in its people."""
END_S = 10.0
"""For calls under way, once it was told to end."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The settings and devices with the gaps filled, and how to steer what fills them."""

    settings: Settings
    sandbox: bool
    """Whether the hub is ours, so that its sandbox answers."""
    devices: tuple[Fitted, ...]
    """All with a port."""
    remotes: Mapping[str, Remote]
    """The emulators that were started here, by device."""
    slips: Path


class NotStarted(Exception):
    """A process of ours did not come up; the message says which."""


def surround(plan: Plan, folder: Path, stack: ExitStack, line_ms: float = 20.0) -> Surroundings:
    """Starts all that the settings leave open; `folder` keeps the hub's database and the slips."""
    settings, room = plan.settings, Room(folder / "slips", line_ms)
    emulated = emulate(plan.devices, room, stack)
    remotes = {name: running.remote for name, running in emulated.items()}
    devices = tuple(
        at_port(one, str(emulated[one.name].link)) if one.name in emulated else one
        for one in plan.devices
    )
    sandbox = not settings.hub.url
    if sandbox:
        hub = replace(settings.hub, url=_hub(folder / "hub", settings.terminal.area, stack))
        settings = replace(settings, hub=hub)
    return Surroundings(settings, sandbox, devices, remotes, room.slips)


def emulate(devices: Iterable[Fitted], room: Room, stack: ExitStack) -> dict[str, Running]:
    """Starts an emulator for every device without a port, and gives them by device."""
    return {
        one.name: stack.enter_context(start(one.family.emulator.module, *_told(one, room)))
        for one in devices
        if not one.wiring.port
    }


def _told(device: Fitted, room: Room) -> list[str]:
    """The same model, wire and settings as the driver has."""
    wiring = device.wiring
    common = ["--model", wiring.model, "--baud", str(wiring.baud), "--own", json.dumps(device.own)]
    return [*common, *device.family.emulator.arguments(room)]


def _hub(folder: Path, area: str, stack: ExitStack) -> str:
    """Starts a hub of the terminal's own pool on loopback and gives its address."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["hub", "serve", "--until-eof", "--json"]
    command += ["--database", f"sqlite:///{folder / 'hub.db'}", "--rules", str(rules_of(area))]
    with (folder / "hub.log").open("ab") as log:
        return start_service(command, stack, READY_S, log)


def start_service(
    command: Sequence[str], stack: ExitStack, patience_s: float, log: IO[bytes] | None = None
) -> str:
    """Runs `python -m` this, waits for its ready line and gives the address in it.

    The process ends with `stack`, or with us: it watches its standard input. Raises NotStarted.
    """
    try:
        child = Child(python(*command), log)
        url = str(child.first(patience_s)["url"])
    except Gone as error:
        raise NotStarted(f"{command[0]} did not start: {error}") from error
    stack.callback(child.stop, END_S)
    return url
