"""All that is read before anything is started: settings, texts, looks, items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config import areas, deployment_files, look, pinyin, settings, text_files
from config.deployment import Deployment
from config.fault import Fault, Faulty, collect
from config.look import Looks
from config.settings import Settings
from config.text import Texts
from kiosk.core.visit import Site, Tables
from model.item import Catalogue, loader
from model.item.pool import rule_faults


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything read and checked; nothing in it changes in a run."""

    settings: Settings
    texts: Texts
    catalogue: Catalogue
    looks: Looks
    tables: Tables


Check = Callable[[Settings, str], list[Fault]]
"""What else must hold of the settings, by the name of their file."""


def plan(path: Path, check: Check) -> Plan:
    """Reads every file of the configuration; raises Faulty with the faults of all of them."""
    faults: list[Fault] = []
    chosen = collect(lambda: settings.load(path), faults)
    texts = collect(text_files.load, faults)
    looks = collect(look.load, faults)
    items = deployed = None
    if chosen is not None:
        faults += check(chosen, path.name)
        area = chosen.terminal.area
        deployed = collect(lambda: deployment_files.load(deployment_files.rules_of(area)), faults)
    if chosen is not None and texts is not None and deployed is not None:
        items = collect(lambda: _items(chosen, texts, deployed, path.name), faults)
    if faults or not (chosen and texts and looks and items and deployed):
        raise Faulty(faults)
    tables = Tables(areas.load(), pinyin.load(), deployed.pool, deployed.credentials)
    return Plan(chosen, texts, items, looks, tables)


def _items(chosen: Settings, texts: Texts, deployed: Deployment, file: str) -> Catalogue:
    """Those of the folder, and nothing in the rules of the pool that speaks of another."""
    items = loader.load(texts, chosen.catalogue.home, deployed, settings=file)
    wrong = rule_faults(items, deployed.pool, texts, f"rules/{chosen.terminal.area}.toml")
    if wrong:
        raise Faulty(wrong)
    return items


def site(chosen: Settings) -> Site:
    """Who and where this terminal is, as the core wants to know it."""
    terminal = chosen.terminal
    devices = chosen.devices
    return Site(
        no=terminal.no,
        place=terminal.place,
        area=terminal.area,
        help_line=terminal.help_line,
        business_type=chosen.institution.business_type,
        reader_place=devices.resident_id.place,
        slot_place=devices.receipt_printer.place,
        scanner_place=devices.code_scanner.place,
        point=terminal.point,
    )
