"""`kiosk device list|status|test` and the verbs of every family, without the screen.

Each is done by the owner that the terminal has, so that a technician sees what it would. Nothing of
a person is written.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from datetime import date

from app.cli.exits import Exit, Stop, say
from app.cli.judgement import judged
from devices import registry
from devices.driving import Driven, Report, Request
from devices.family import Fitted, Room, Verb
from devices.status import Health, Reason

ANSWER_S = 10.0
"""Seconds for a device's first word on itself."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the verbs of the families and their flags."""
    verbs = [verb for family in registry.families() for verb in family.verbs]
    words = ["list", "status", "test", *(verb.name for verb in verbs)]
    told = "; ".join(f"{verb.name}: {verb.help}" for verb in verbs)
    parser.add_argument("what", choices=words, help=f"{told}; test: all of these, one by one")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long a verb may take")
    for verb in verbs:
        for flag, help_ in verb.flags.items():
            parser.add_argument(f"--{flag}", action="store_true", help=f"{verb.name}: {help_}")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Does what was named; `list` opens nothing."""
    from app.cli.plan import planned

    plan = planned(options)
    if options.what == "list":
        return _list(options, plan.devices)
    with ExitStack() as stack:
        devices = _with_ports(options, plan.devices, stack)
        if options.what == "status":
            return _status(options, devices)
        return _do(options, devices, plan.settings.terminal.no)


def _with_ports(
    options: argparse.Namespace, devices: tuple[Fitted, ...], stack: ExitStack
) -> tuple[Fitted, ...]:
    """Where no port is configured, an emulator answers. Only what the command needs is started."""
    from app.surroundings import emulate

    needed = [one for one in devices if options.what in ("status", "test") or _verb(options, one)]
    emulated = emulate(needed, Room(options.folder / "slips"), stack)
    return tuple(
        registry.at_port(one, str(emulated[one.name].link)) if one.name in emulated else one
        for one in needed
    )


def _verb(options: argparse.Namespace, device: Fitted) -> Verb | None:
    wanted = device.family.test if options.what == "test" else options.what
    return next((verb for verb in device.family.verbs if verb.name == wanted), None)


def _list(options: argparse.Namespace, devices: tuple[Fitted, ...]) -> Exit:
    rows = [
        {"device": one.name, "model": one.wiring.model, "port": one.where, "link": one.wiring.link}
        for one in devices
    ]
    say(options, "\n".join("  ".join(row.values()) for row in rows), devices=rows)
    return Exit.DONE


def _status(options: argparse.Namespace, devices: tuple[Fitted, ...]) -> Exit:
    found: dict[str, Health] = {}
    for one in devices:
        with Driven(one, ANSWER_S) as driven:
            found[one.name] = driven.health()
        if found[one.name].reason is Reason.NOT_CONNECTED:
            raise Stop(Exit.DEVICE, f"{one.name}: its port cannot be used: {one.where}")
    rows = [{"device": d, "state": h.state, "reason": h.reason} for d, h in found.items()]
    plain = "\n".join(f"{d}  {h.state}  {h.reason}" for d, h in found.items())
    say(options, plain, devices=rows)
    return Exit.DONE if all(health.usable for health in found.values()) else Exit.DEVICE


def _do(options: argparse.Namespace, devices: tuple[Fitted, ...], terminal: str) -> Exit:
    """The worst of what the devices came to."""
    if not devices:
        raise Stop(Exit.DEVICE, f"this terminal has no device to {options.what}")
    worst = Exit.DONE
    for one in devices:
        verb = _verb(options, one)
        assert verb is not None, "a family names one of its verbs as its test"
        flags = frozenset(flag for flag in verb.flags if getattr(options, flag))
        report = verb.run(one, Request(options.seconds, terminal, flags))
        worst = max(worst, _say(options, one, report))
    return worst


def _say(options: argparse.Namespace, device: Fitted, report: Report) -> Exit:
    if not report.done:
        raise Stop(Exit.DEVICE, report.plain, device=device.name, **report.fields)
    judgement = judged(report.value, date.today())
    say(options, f"{report.plain}{judgement.plain}", **report.fields, **judgement.fields)
    return Exit.DONE if judgement.good else Exit.FAILED
