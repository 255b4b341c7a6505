"""All that is read before anything is started: settings, texts, looks, items."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config import areas, deployment_files, look, pinyin, settings, text_files
from config.deployment import Deployment
from config.fault import Fault, Faulty, collect
from config.look import Looks
from config.settings import Settings
from config.text import Texts
from devices import registry
from devices.family import Fitted
from kiosk.core.visit import Site, Tables
from model.item import Catalogue, loader
from model.item.pool import rule_faults


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything read and checked; nothing in it changes in a run."""

    settings: Settings
    devices: tuple[Fitted, ...]
    """What this cabinet has; a port may still be empty (`app.surroundings`)."""
    texts: Texts
    catalogue: Catalogue
    looks: Looks
    tables: Tables


def plan(path: Path) -> Plan:
    """Reads every file of the configuration; raises Faulty with the faults of all of them."""
    faults: list[Fault] = []
    chosen = collect(lambda: settings.load(path), faults)
    texts = collect(text_files.load, faults)
    looks = collect(look.load, faults)
    devices = items = None
    if chosen is not None:
        told = chosen.devices
        devices = collect(lambda: registry.configured(told, path.name), faults)
        area = chosen.terminal.area
        deployed = collect(lambda: deployment_files.load(deployment_files.rules_of(area)), faults)
    if chosen is not None and texts is not None and deployed is not None:
        items = collect(lambda: _items(chosen, texts, deployed, path.name), faults)
    if texts is not None and devices is not None:
        faults += _unsaid(devices, texts, path.name)
    if faults or devices is None or not (chosen and texts and looks and items and deployed):
        raise Faulty(faults)
    tables = Tables(areas.load(), pinyin.load(), deployed.pool, deployed.credentials)
    return Plan(chosen, devices, texts, items, looks, tables)


def _items(chosen: Settings, texts: Texts, deployed: Deployment, file: str) -> Catalogue:
    """Those of the folder, and nothing in the rules of the pool that speaks of another."""
    items = loader.load(texts, chosen.catalogue.home, deployed, settings=file)
    wrong = rule_faults(items, deployed.pool, texts, f"rules/{chosen.terminal.area}.toml")
    if wrong:
        raise Faulty(wrong)
    return items


def _unsaid(devices: tuple[Fitted, ...], texts: Texts, file: str) -> list[Fault]:
    """Places for which there are no words."""
    return [
        Fault(file, f"devices.{one.name}.place", f"no text `{key}`")
        for one in devices
        if one.family.place_text
        and not texts.has(key := f"{one.family.place_text}.{one.wiring.place}")
    ]


def site(plan: Plan) -> Site:
    """Who and where this terminal is, as the core wants to know it."""
    terminal = plan.settings.terminal
    return Site(
        no=terminal.no,
        place=terminal.place,
        area=terminal.area,
        help_line=terminal.help_line,
        business_type=plan.settings.institution.business_type,
        places={device.name: device.wiring.place for device in plan.devices},
        point=terminal.point,
    )
