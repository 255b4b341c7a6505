"""`kiosk device list|status|read|scan|print`: the devices without the screen, for a technician.

Nothing of a person is written: `read` says that a card was read and whether its number holds,
`scan` what kind of code was shown.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import TypeVar

from app.cli.exits import Exit, Stop, say
from config.settings import Settings
from devices import registry
from devices.port import (
    Align,
    CardFailure,
    CardReader,
    CodeFailure,
    CodeScanner,
    LinkLost,
    Qr,
    ReceiptPrinter,
    ResidentCard,
    Rule,
    ScannedCode,
    Text,
    Ticket,
)
from devices.status import Health

D = TypeVar("D", CardReader, ReceiptPrinter, CodeScanner)


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk device`."""
    parser.add_argument("what", choices=["list", "status", "read", "scan", "print"])
    parser.add_argument("--seconds", type=float, default=30.0, help="how long read and scan wait")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Opens what the command wants, does it, and gives it back."""
    from app.cli.plan import planned

    commands: dict[str, Callable[[argparse.Namespace, Settings], Exit]] = {
        "list": _list,
        "status": _status,
        "read": _read,
        "scan": _scan,
        "print": _print,
    }
    chosen = planned(options).settings
    if options.what == "list":
        return _list(options, chosen)
    with ExitStack() as stack:
        return commands[options.what](options, _with_ports(chosen, options, stack))


def _with_ports(chosen: Settings, options: argparse.Namespace, stack: ExitStack) -> Settings:
    """Where no port is configured, an emulator answers, and says so."""
    from app.surroundings import emulate

    return emulate(chosen, options.folder / "slips", stack).settings


def _list(options: argparse.Namespace, chosen: Settings) -> Exit:
    reader, printer = chosen.devices.resident_id, chosen.devices.receipt_printer
    scanner = chosen.devices.code_scanner
    where = scanner.port or ("none" if scanner.model == "none" else "emulator")
    rows = [
        {"device": "resident_id", "model": reader.model, "port": reader.port or "emulator"},
        {"device": "receipt_printer", "model": printer.model, "port": printer.port or "emulator"},
        {"device": "code_scanner", "model": scanner.model, "port": where},
    ]
    plain = "\n".join("  ".join(row.values()) for row in rows)
    say(options, plain, devices=rows)
    return Exit.DONE


def _status(options: argparse.Namespace, chosen: Settings) -> Exit:
    found: dict[str, Health] = {}
    with _open(registry.reader(chosen.devices.resident_id), "resident_id") as (_, health):
        found["resident_id"] = health
    with _open(registry.printer(chosen.devices.receipt_printer), "receipt_printer") as (_, health):
        found["receipt_printer"] = health
    if scanner := registry.scanner(chosen.devices.code_scanner):
        with _open(scanner, "code_scanner") as (_, health):
            found["code_scanner"] = health
    rows = [{"device": d, "state": h.state, "reason": h.reason} for d, h in found.items()]
    plain = "\n".join(f"{d}  {h.state}  {h.reason}" for d, h in found.items())
    say(options, plain, devices=rows)
    return Exit.DONE if all(health.usable for health in found.values()) else Exit.DEVICE


def _read(options: argparse.Namespace, chosen: Settings) -> Exit:
    from model.identity import number_fault

    with _open(registry.reader(chosen.devices.resident_id), "resident_id") as (reader, health):
        _need(health, "resident_id")
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            seen = reader.poll()
            if isinstance(seen, CardFailure):
                raise Stop(Exit.DEVICE, f"a card lies there and gives nothing: {seen}", why=seen)
            if isinstance(seen, ResidentCard):
                fault = number_fault(seen.number, seen.birth, date.today())
                word = fault or "holds"
                say(options, f"a card was read; its number: {word}", kind=seen.kind, number=word)
                return Exit.FAILED if fault else Exit.DONE
    raise Stop(Exit.DEVICE, f"no card within {options.seconds:g} seconds")


def _scan(options: argparse.Namespace, chosen: Settings) -> Exit:
    scanner = registry.scanner(chosen.devices.code_scanner)
    if scanner is None:
        raise Stop(Exit.DEVICE, "this terminal has no code scanner")
    with _open(scanner, "code_scanner") as (_, health):
        _need(health, "code_scanner")
        scanner.begin()
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            seen = scanner.poll()
            if isinstance(seen, Health):
                _need(seen, "code_scanner")
            elif seen is not None:
                return _told(options, seen)
    raise Stop(Exit.DEVICE, f"no code within {options.seconds:g} seconds")


def _told(options: argparse.Namespace, seen: ScannedCode | CodeFailure) -> Exit:
    """The kind only: an e-voucher's digits are a key to somebody's account."""
    if isinstance(seen, CodeFailure):
        raise Stop(Exit.DEVICE, f"something was shown that is no code: {seen}", why=seen)
    kind, length = _kind(seen), len(seen.text)
    say(options, f"a code was read: {kind}, {length} characters", kind=kind, length=length)
    return Exit.DONE


def _kind(code: ScannedCode) -> str:
    from kiosk.core.code import SlipNumber, VoucherCode, known

    match known(code, code.at):
        case VoucherCode():
            return "e_voucher"
        case SlipNumber():
            return "slip"
        case _:
            return "other"


def _print(options: argparse.Namespace, chosen: Settings) -> Exit:
    with _open(registry.printer(chosen.devices.receipt_printer), "receipt_printer") as (printer, _):
        printed = printer.print(_test_ticket(chosen, printer.columns))
    say(options, f"{printed.end}  {printed.reason}", end=printed.end, reason=printed.reason)
    return Exit.DONE if printed.end == "printed" else Exit.DEVICE


def _test_ticket(chosen: Settings, columns: int) -> Ticket:
    """Both sizes, Chinese, full width, a code: what a technician has to look at."""
    return Ticket(
        (
            Text("测试页", size=2, align=Align.CENTRE, bold=True),
            Rule(),
            Text(chosen.terminal.no),
            Text("0123456789" * (columns // 10)),
            Text("医保自助服务" * (columns // 12)),
            Qr(chosen.terminal.no),
        )
    )


@contextmanager
def _open(driver: D, name: str) -> Iterator[tuple[D, Health]]:
    try:
        yield driver, driver.open()
    except LinkLost as lost:
        raise Stop(Exit.DEVICE, f"{name}: its port cannot be used: {lost}") from lost
    finally:
        driver.close()


def _need(health: Health, name: str) -> None:
    if not health.usable:
        raise Stop(Exit.DEVICE, f"{name}: {health.state} {health.reason}")
