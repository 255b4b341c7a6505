"""What an item's file and the rules of the pool say of each other (domain.md 14.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from config.fault import Fault
from config.pool import Decide, PoolRules
from config.text import Texts
from model.item.checks import Checks
from model.item.model import Catalogue, Item

NAMING = ("default", "rule", "level")
"""The keys of a field in which a rule of the pool may be named in braces."""


def with_rules(checks: Checks, fields: Mapping[str, Any], pool: PoolRules) -> dict[str, Any]:
    """The fields with what the pool says in the place of the names."""
    return {key: _with_rules(checks, f"fields.{key}", raw, pool) for key, raw in fields.items()}


def _with_rules(checks: Checks, at: str, raw: Any, pool: PoolRules) -> Any:
    if not isinstance(raw, dict):
        return raw
    filled = dict(raw)
    for name in NAMING:
        if isinstance(raw.get(name), str) and "{" in raw[name]:
            filled[name] = _filled(checks, f"{at}.{name}", raw[name], pool)
    return filled


def _filled(checks: Checks, at: str, text: str, pool: PoolRules) -> str:
    try:
        return text.format_map(pool.named)
    except (KeyError, ValueError, IndexError):
        checks.fault(at, f"`{text}` names no rule of the pool")
        return ""


def rule_faults(catalogue: Catalogue, pool: PoolRules, texts: Texts, file: str) -> list[Fault]:
    """What the rules say of items, answers and words that do not exist. `file` is its name."""
    found = [*_unknown(catalogue, pool), *_undecided(catalogue, pool), *_unnamed(pool, texts)]
    return [Fault(file, at, reason) for at, reason in found]


def _unknown(catalogue: Catalogue, pool: PoolRules) -> Iterator[tuple[str, str]]:
    for table, names in (("decide", pool.decide), ("due_days", pool.due_days)):
        for name in names:
            item = catalogue.items.get(name)
            if item is None or item.submit is None:
                yield f"{table}.{name}", "no item that hands anything in"


def _undecided(catalogue: Catalogue, pool: PoolRules) -> Iterator[tuple[str, str]]:
    for name, decide in pool.decide.items():
        if name in catalogue.items:
            yield from _exceptions(catalogue.items[name], decide)


def _unnamed(pool: PoolRules, texts: Texts) -> Iterator[tuple[str, str]]:
    """A relation is asked for in words, and told in words."""
    for n, code in enumerate(pool.family_rlts):
        if not texts.has(f"agent.rlts.{code}") or code not in texts.codes("agnter_rlts"):
            yield f"family_rlts.{n}", f"no words for the relation `{code}`"


def _exceptions(item: Item, decide: Decide) -> Iterator[tuple[str, str]]:
    for n, one in enumerate(decide.exceptions):
        for key, codes in one.where.items():
            field = item.fields.get(key)
            known = field.kind.codes(field) if field is not None else ()
            if not set(codes) <= set(known):
                at = f"decide.{item.id}.exceptions.{n}.where.{key}"
                yield at, "no field with such an option"
