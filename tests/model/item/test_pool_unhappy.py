"""Item files and rules of a pool that do not fit each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from config.pool import By, Decide, Presence, Referral
from model.item import Catalogue
from model.item.loader import parse
from model.item.pool import rule_faults
from tests.model.item.wrong import DEPLOYED, TEXTS, changed, faults, shipped

STAY, CANCEL, QUERY = "remote_long_stay", "remote_cancel", "query_account"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("fields.begndate.rule", ">= today-{begin_days}d"),
        ("fields.begndate.rule", ">= today-{begin_back_daysd"),
        ("fields.begndate.rule", ">= today-{}d"),
        ("fields.begndate.default", "today-{decide}d"),
        ("fields.rloc_admdvs.level", "{level}"),
    ],
)
def test_a_rule_that_no_pool_has(path: str, text: str) -> None:
    found = faults(STAY, changed(shipped(STAY), path, text))
    named = [fault.key for fault in found if "names no rule of the pool" in fault.reason]
    assert named == [path]


def test_a_credential_that_shows_no_presence() -> None:
    pool = replace(DEPLOYED.pool, presence=frozenset({Presence.RESIDENT_ID}))
    parsed = parse({STAY: shipped(STAY)}, TEXTS, (), replace(DEPLOYED, pool=pool))
    assert not isinstance(parsed, Catalogue)
    assert [(fault.key, fault.reason) for fault in parsed] == [
        ("credentials.1", "`e_voucher` shows no presence, by the rules of the pool")
    ]


def test_to_ask_wants_no_presence() -> None:
    pool = replace(DEPLOYED.pool, presence=frozenset())
    parsed = parse({QUERY: shipped(QUERY)}, TEXTS, (), replace(DEPLOYED, pool=pool))
    assert isinstance(parsed, Catalogue)


def referred(**where: tuple[str, ...]) -> Mapping[str, Decide]:
    return {CANCEL: Decide(By.AT_ONCE, (Referral(where, "province"),))}


@pytest.mark.parametrize(
    ("rules", "key"),
    [
        ({"decide": {"fly_away": Decide(By.REVIEW)}, "due_days": {}}, "decide.fly_away"),
        ({"decide": {QUERY: Decide(By.REVIEW)}, "due_days": {}}, f"decide.{QUERY}"),
        ({"decide": {}, "due_days": {"fly_away": 3}}, "due_days.fly_away"),
        ({"decide": {}, "due_days": {}, "family_rlts": ("1", "8")}, "family_rlts.1"),
        (
            {"decide": referred(act=("99",)), "due_days": {}},
            f"decide.{CANCEL}.exceptions.0.where.act",
        ),
        (
            {"decide": referred(colour=("red",)), "due_days": {}},
            f"decide.{CANCEL}.exceptions.0.where.colour",
        ),
    ],
    ids=lambda one: str(one)[:40],
)
def test_rules_of_what_is_not_there(rules: dict[str, object], key: str) -> None:
    parsed = parse({item: shipped(item) for item in (CANCEL, QUERY)}, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue)
    pool = replace(DEPLOYED.pool, **rules)  # type: ignore[arg-type]
    found = rule_faults(parsed, pool, TEXTS, "rules/350100.toml")
    assert [(fault.file, fault.key) for fault in found] == [("rules/350100.toml", key)]
