"""Models as data: the profiles of a family's file, with what one cabinet's settings change.

A model's table holds keys of the family's profile and of `Wiring`; the settings may set each of
them otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from config import schema, toml
from config.fault import Fault, Faulty, collect
from devices.family import Family, Fitted, Wiring

T = TypeVar("T")
Table = Mapping[str, Any]

FOLDER = Path(__file__).parents[1] / "config" / "models"
"""Where the files of the shipped families lie."""
COMMON = frozenset(one.name for one in fields(Wiring))


@cache
def tables(file: Path) -> Mapping[str, Table]:
    """The models of a file, unchecked; raises Faulty where it is no TOML or holds no tables."""
    found = toml.read(file)
    wrong = [name for name, table in found.items() if not isinstance(table, dict)]
    if wrong:
        raise Faulty([Fault(file.name, name, "must be a table") for name in wrong])
    return found


def profiles(shape: type[T], file: Path) -> Mapping[str, T]:
    """Every model of a file; raises Faulty with the faults of all."""
    faults: list[Fault] = []
    made: dict[str, T] = {}
    for name, table in tables(file).items():
        profile = collect(partial(_profile, shape, table, file.name, name), faults)
        collect(partial(_wiring, {"model": name, **table}, file.name, name), faults)
        if profile is not None:
            made[name] = profile
    if faults:
        raise Faulty(faults)
    return made


def profile_of(shape: type[T], file: Path, model: str, own: Table | None = None) -> T:
    """One model, with what `own` changes; raises Faulty, KeyError for a model that is not there."""
    return _profile(shape, {**tables(file)[model], **(own or {})}, file.name, model)


def _profile(shape: type[T], table: Table, file: str, at: str) -> T:
    return schema.check(shape, {k: v for k, v in table.items() if k not in COMMON}, file, at)


def _wiring(table: Table, file: str, at: str) -> Wiring:
    return schema.check(Wiring, {k: v for k, v in table.items() if k in COMMON}, file, at)


def fitted(family: Family, table: Table, file: str) -> Fitted:
    """The device of `[devices.<name>]`; raises Faulty with all that is wrong in the table, or in
    the family's own file. Of a model "none" the caller makes nothing.
    """
    at = f"devices.{family.name}"
    profiles(family.profile, family.models)
    known = tables(family.models)
    model = table.get("model", family.model)
    if model not in known:
        raise Faulty([Fault(file, f"{at}.model", f"{model!r} is none of {', '.join(known)}")])
    whole = {"model": model, **known[model], **table}
    faults: list[Fault] = []
    wiring = collect(lambda: _wiring(whole, file, at), faults)
    profile = collect(lambda: _profile(family.profile, whole, file, at), faults)
    if wiring is not None and wiring.link not in family.links:
        told = ", ".join(family.links)
        faults.append(Fault(file, f"{at}.link", f"{wiring.link.value!r} is none of {told}"))
    if faults or wiring is None:
        raise Faulty(faults)
    own = {key: value for key, value in table.items() if key not in COMMON}
    return Fitted(family, wiring, profile, own)
