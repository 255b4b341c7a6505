"""The device families of this house: one line each. All others iterate over them and name none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from config.fault import Fault, Faulty, collect
from devices.family import NONE, Family, Fitted
from devices.models import fitted

if TYPE_CHECKING:
    from devices.owner import Listener, Owner

NAMES = (
    "resident_id",
    "receipt_printer",
    "code_scanner",
)
"""Folders of `devices`, each with a `family.py` that makes `FAMILY`."""


@cache
def families() -> tuple[Family, ...]:
    """Every family, in this order."""
    return tuple(import_module(f"devices.{name}.family").FAMILY for name in NAMES)


def configured(tables: Mapping[str, Mapping[str, Any]], file: str) -> tuple[Fitted, ...]:
    """The devices of this cabinet, by the tables `[devices.<name>]` of the settings file.

    A family that has no table is fitted with its own defaults, one of model "none" is not there.
    Raises Faulty with every fault of all tables and of the models' files.
    """
    unknown = sorted(tables.keys() - set(NAMES))
    faults = [Fault(file, f"devices.{name}", "unknown key") for name in unknown]
    found = [_fitted(family, tables.get(family.name, {}), file, faults) for family in families()]
    if faults:
        raise Faulty(faults)
    return tuple(one for one in found if one is not None)


def _fitted(
    family: Family, table: Mapping[str, Any], file: str, faults: list[Fault]
) -> Fitted | None:
    if table.get("model") == NONE:
        return None
    return collect(lambda: fitted(family, table, file), faults)


def owners(
    fitted: Iterable[Fitted], listener: Listener, clock: Callable[[], float] = time.monotonic
) -> list[Owner]:
    """One owner a device, not started. Every device has a port by now: here nothing is emulated."""
    return [one.family.owner(one, listener, clock) for one in fitted]


def at_port(fitted: Fitted, port: str) -> Fitted:
    """The same device at another port."""
    return replace(fitted, wiring=replace(fitted.wiring, port=port))
