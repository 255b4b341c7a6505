"""What item files take from the rules of the pool."""

from __future__ import annotations

from dataclasses import replace

from config.pool import Level
from model.item import Catalogue, Item
from model.item.loader import parse
from model.item.pool import rule_faults
from tests.model.item.wrong import DEPLOYED, TEXTS, shipped

STAY, REGISTER = "remote_long_stay", "proxy_register"


def read(item: str, **rules: object) -> Item:
    pool = replace(DEPLOYED.pool, **rules)  # type: ignore[arg-type]
    parsed = parse({item: shipped(item)}, TEXTS, (), replace(DEPLOYED, pool=pool))
    assert isinstance(parsed, Catalogue), parsed
    return parsed.item(item)


def other(item: Item, key: str) -> str:
    rule = item.fields[key].rule
    assert rule is not None
    return rule.other


def test_another_pool_makes_another_item() -> None:
    assert other(read(STAY), "begndate") == "today-90d"
    assert other(read(STAY, begin_back_days=7), "begndate") == "today-7d"
    assert read(STAY).fields["rloc_admdvs"].own.level is Level.COUNTY
    assert read(STAY, place_level=Level.CITY).fields["rloc_admdvs"].own.level is Level.CITY


def test_the_rules_of_agents_may_be_named_too() -> None:
    agents = replace(DEPLOYED.pool.agents, relation_months=6)
    assert other(read(REGISTER), "valid_to") == "today+12m"
    item = read(REGISTER, agents=agents)
    assert (other(item, "valid_to"), item.fields["valid_to"].default) == ("today+6m", "today+6m")


def test_the_shipped_rules_speak_of_items_that_are_there() -> None:
    files = {item: shipped(item) for item in DEPLOYED.pool.decide}
    parsed = parse(files, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue)
    assert rule_faults(parsed, DEPLOYED.pool, TEXTS, "rules/350100.toml") == []
