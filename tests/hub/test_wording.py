"""The answers of an item that nobody here has heard of, in words of its own file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from config import deployment_files
from config.text import Texts, of_items
from hub import wording
from hub.applications import Case
from hub.wording import for_clerk, for_public
from hub.words import texts
from model.item import Catalogue, Item
from model.item.loader import parse

ITEM = """
id = "pause_shop"
flow = "filing"
group = "remote_treatment"
notice = []
credentials = ["resident_id"]
acting = ["self"]
pages = [["why"], ["begndate"], ["tel"], ["resout_addr"], ["rloc_admdvs"]]
offline = "refuse"
commitments = ["c_truth"]
signs = ["why", "begndate"]
result = []
[zh]
title = "暂停开店"
official = "示例事项"
result = "示例"
"label.why" = "为什么停"
"ask.why" = "为什么要停？"
"option.pause_why.1" = "出远门"
[fields]
why = { type = "choice", options = "pause_why" }
begndate = { type = "date", default = "today" }
tel = { type = "phone" }
resout_addr = { type = "text", required = false }
rloc_admdvs = { type = "area" }
[[calls]]
op = "K311"
role = "submit"
[calls.input]
rloc_rea = "why"
rloc_admdvs = "rloc_admdvs"
begndate = "begndate"
tel = "tel"
resout_addr = "resout_addr"
"""


@pytest.fixture
def item(monkeypatch: pytest.MonkeyPatch) -> Item:
    raw = tomllib.loads(ITEM)
    words, wrong = of_items.words_of(raw, "zh")
    assert wrong == []
    known: Texts = texts().with_words("pause_shop", words)
    monkeypatch.setattr(wording, "texts", lambda: known)
    parsed = parse({"pause_shop.toml": raw}, known, (), deployment_files.load())
    assert isinstance(parsed, Catalogue), parsed
    return parsed.item("pause_shop")


def case(**payload: Any) -> Case:
    whole = {
        "rloc_rea": "1",
        "rloc_admdvs": ["330106", "330182", "110105", "429004"],
        "begndate": "2026-12-01",
        "tel": "13800000015",
        "resout_addr": "示例路1号",
    }
    blank: dict[str, Any] = dict.fromkeys(Case.__dataclass_fields__, "")
    at = datetime(2026, 11, 22, 12, 0)
    blank |= {"payload": whole | payload, "accepted_at": at, "opt_time": at, "events": ()}
    return Case(**blank)


def test_a_clerk_reads_every_answer_under_the_items_own_label(item: Item) -> None:
    answers = list(for_clerk(item, case()))
    first = answers[0]
    assert (first.key, first.name, first.label) == ("why", "rloc_rea", "为什么停")
    assert [one.text for one in answers] == [
        "出远门",
        "2026年12月1日",
        "13800000015",
        "示例路1号",
        "浙江省杭州市西湖区、浙江省杭州市建德市、北京市朝阳区、湖北省仙桃市",
    ]


def test_whoever_holds_the_slip_reads_no_more_than_days_and_cities(item: Item) -> None:
    seen = {one.key: one.text for one in for_public(item, case())}
    assert seen["begndate"] == "2026年12月1日"
    assert seen["rloc_admdvs"] == "浙江省杭州市、北京市、湖北省仙桃市"
    assert not seen.keys() & {"tel", "resout_addr"}


def test_what_was_left_empty_is_left_out(item: Item) -> None:
    empty = case(resout_addr="", rloc_admdvs=[], begndate=None)
    assert [one.key for one in for_clerk(item, empty)] == ["why", "tel"]


@pytest.mark.parametrize("day", ["soon", "2026-13-01", "<b>", "１２"])
def test_what_is_no_day_is_shown_to_clerks_as_it_came_and_to_nobody_else(
    item: Item, day: str
) -> None:
    broken = case(begndate=day)
    assert {one.key: one.text for one in for_clerk(item, broken)}["begndate"] == day
    assert "begndate" not in {one.key for one in for_public(item, broken)}


def test_an_unknown_option_and_an_unknown_place_do_no_harm(item: Item) -> None:
    broken = case(rloc_rea="77", rloc_admdvs=["999999"])
    texts_of = {one.key: one.text for one in for_clerk(item, broken)}
    assert texts_of["why"]
    assert texts_of["rloc_admdvs"]


def test_a_case_of_an_answer_names_nobody_in_a_log(item: Item) -> None:
    assert all("1380" not in repr(one) for one in for_clerk(item, case()))


def test_a_field_of_the_shipped_items_is_worded_too(rules: Any) -> None:
    for item in rules.catalogue.items.values():
        if item.submit is not None:
            made = replace(case(), item_id=item.id, payload={"begndate": "2026-12-01"})
            days = [one.text for one in for_clerk(item, made)]
            assert days == (["2026年12月1日"] if "begndate" in item.fields else [])
