"""What stands around a terminal that has no set-up: a hub and emulators, started as processes.

Production names a hub and ports in its configuration, and none of this is started
(design.md §5). The processes end with this one: they watch their standard input.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from config.deployment_files import rules_of
from config.settings import Settings
from devices.remote import Remote, start
from process.child import Child, Gone, python

READY_S = 60.0
"""For the first start, which makes the database and lays in its people."""
END_S = 10.0
"""For calls under way, once it was told to end."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The settings with the gaps filled, and how to steer what fills them."""

    settings: Settings
    sandbox: bool
    """Whether the hub is ours, so that its sandbox answers."""
    reader: Remote | None
    printer: Remote | None
    slips: Path
    scanner: Remote | None = None


class NotStarted(Exception):
    """A process of ours did not come up; the message says which."""


def surround(
    settings: Settings, folder: Path, stack: ExitStack, line_ms: float = 20.0
) -> Surroundings:
    """Starts all that the settings leave open; `folder` keeps the hub's database and the slips."""
    around = emulate(settings, folder / "slips", stack, line_ms)
    if settings.hub.url:
        return around
    hub = replace(settings.hub, url=_hub(folder / "hub", settings.terminal.area, stack))
    return replace(around, settings=replace(around.settings, hub=hub), sandbox=True)


def emulate(
    settings: Settings, slips: Path, stack: ExitStack, line_ms: float = 20.0
) -> Surroundings:
    """Starts an emulator for every device without a port; the printer's leaves its slips."""
    reader, printer = settings.devices.resident_id, settings.devices.receipt_printer
    scanner = settings.devices.code_scanner
    laid = paper = shown = None
    if not reader.port:
        running = stack.enter_context(
            start("devices.resident_id.emulator", "--baud", str(reader.baud))
        )
        reader, laid = replace(reader, port=str(running.link)), running.remote
    if not scanner.port and scanner.model != "none":
        arguments = ["--model", scanner.model, "--baud", str(scanner.baud)]
        running = stack.enter_context(start("devices.code_scanner.emulator", *arguments))
        scanner, shown = replace(scanner, port=str(running.link)), running.remote
    if not printer.port:
        slips.mkdir(parents=True, exist_ok=True)
        arguments = ["--model", printer.model, "--charset", printer.charset, "--out", str(slips)]
        arguments += ["--baud", str(printer.baud), "--line-ms", str(line_ms)]
        running = stack.enter_context(start("devices.receipt_printer.emulator", *arguments))
        printer, paper = replace(printer, port=str(running.link)), running.remote
    devices = replace(
        settings.devices, resident_id=reader, receipt_printer=printer, code_scanner=scanner
    )
    return Surroundings(replace(settings, devices=devices), False, laid, paper, slips, shown)


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
