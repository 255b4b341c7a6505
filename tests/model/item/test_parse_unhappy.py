"""Every way to get an item file wrong is refused with file, key and reason, all at once."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.fault import Fault, Faulty
from model.item import Catalogue
from model.item.loader import load, parse
from tests.config.junk import JUNK
from tests.model.item import wrong
from tests.model.item.wrong import DEPLOYED, GONE, TEXTS, changed, shipped

FILE = "catalogue/query_account.toml"
RIGHT = shipped("query_account")

CHOICE = {"type": "choice", "options": "insutype", "default": "310"}

BROKEN: list[tuple[str, Any, str, str]] = [
    # The file's own keys.
    ("id", GONE, "id", "is missing"),
    ("notice", GONE, "notice", "is missing"),
    ("offline", GONE, "offline", "is missing"),
    ("flow", GONE, "flow", "is missing"),
    ("flow", "way", "flow", "`way` is none of query"),
    ("colour", "red", "colour", "unknown key"),
    ("id", 7, "id", "must be a text"),
    ("notice", "need.credential", "notice", "must be a list"),
    ("pick", [], "pick", "must be a table"),
    ("fields", [], "fields", "must be a table"),
    ("calls", {}, "calls", "must be a list"),
    ("id", "Query Account", "id", "is not of a to z"),
    # Texts and closed words.
    ("text", "item.query_account", "text", "unknown key"),
    ("zh", GONE, "zh.title", "is missing"),
    ("zh", [], "zh", "must be a table"),
    ("zh.title", GONE, "zh.title", "is missing"),
    ("zh.official", 3, "zh.official", "must be a text, is a whole number"),
    ("zh.result", {"show": "x", "colour": "red"}, "zh.result.colour", "unknown key"),
    ("zh.title.say", "{n}", "zh.title", "uses the slot {n}, which is not shown"),
    ("en.title", "", "en.title", "must be a text, and not empty"),
    ("notice.0", "need.none", "notice.0", "no text `need.none`"),
    ("notice.0", 3, "notice.0", "must be a text"),
    ("notice.0", "slip.help", "notice.0", "wants a slot `line`"),
    ("credentials.0", "passport", "credentials.0", "`passport` is none of resident_id"),
    ("acting.0", "nobody", "acting.0", "`nobody` is none of self"),
    # Pages and fields.
    ("pages", [["begn_ym"]], "pages", "`end_ym` is missing here"),
    ("pages", [["begn_ym", "end_ym", "colour"]], "fields", "`colour` is missing here"),
    ("pages", [["begn_ym", "end_ym"], ["end_ym"]], "pages", "asked twice"),
    ("pages", ["begn_ym"], "pages.0", "must be a list"),
    ("pages", [[]], "pages", "not empty"),
    ("fields.begn_ym", 3, "fields.begn_ym", "must be a table"),
    ("fields.begn_ym.type", "year", "fields.begn_ym.type", "`year` is none of year_month"),
    ("fields.begn_ym.ask", "never", "fields.begn_ym.ask", "`never` is none of always"),
    ("fields.begn_ym.hint", "x", "fields.begn_ym.hint", "unknown key"),
    ("fields.begn_ym.default", "yesterday", "fields.begn_ym.default", "is not today"),
    ("fields.begn_ym.default", "today-3d", "fields.begn_ym.default", "is not today"),
    ("fields.begn_ym.rule", "< end_ym", "fields.begn_ym.rule", "is not one comparison"),
    ("fields.begn_ym.rule", "<= nobody", "fields.begn_ym.rule", "compares with no field"),
    ("fields.begn_ym.rule", 3, "fields.begn_ym.rule", "must be a text"),
    ("fields.colour", CHOICE, "fields.colour", "no text `label.colour`"),
    ("fields.a b", CHOICE, "fields", "`a b` is not of a to z"),
    ("fields.kind", {**CHOICE, "options": "x"}, "fields.kind.options", "no option list `x`"),
    ("fields.kind", {**CHOICE, "default": "999"}, "fields.kind.default", "no option"),
    ("fields.kind", {**CHOICE, "rule": "<= today"}, "fields.kind.rule", "not one comparison"),
    # Calls.
    ("calls.0", "K202", "calls.0", "must be a table"),
    ("calls.0.op", "K999", "calls.0.op", "no operation `K999`"),
    ("calls.0.op", GONE, "calls.0.op", "is missing"),
    ("calls.0.op", "K402", "calls.0.op", "is no lookup"),
    ("calls.0.op", "9001", "calls.0.op", "is no lookup"),
    ("calls.0.role", "ask", "calls.0.role", "`ask` is none of lookup"),
    ("calls.0.paged", "psn_no", "calls.0.paged", "counts no pages in `psn_no`"),
    ("calls.0.paged", "leaf", "calls.0.paged", "counts no pages in `leaf`"),
    ("calls.0.way", "fast", "calls.0.way", "unknown key"),
    ("calls.0.input", "psn_no", "calls.0.input", "must be a table"),
    ("calls.0.input.psn_no", GONE, "calls.0.input.psn_no", "is missing"),
    ("calls.0.input.psn_no", "principal.shoe_size", "calls.0.input.psn_no", "no source"),
    ("calls.0.input.psn_no", "principal", "calls.0.input.psn_no", "of another type"),
    ("calls.0.input.psn_no", "principal.insuinfo", "calls.0.input.psn_no", "of another type"),
    ("calls.0.input.psn_no", "picked.balc", "calls.0.input.psn_no", "of another type"),
    ("calls.0.input.psn_no", "balance", "calls.0.input.psn_no", "no source `balance`"),
    ("calls.0.input.psn_no", "begn_ym.year", "calls.0.input.psn_no", "no source"),
    ("calls.0.input.psn_no", 5, "calls.0.input.psn_no", "must be a text"),
    ("calls.0.input.colour", "begn_ym", "calls.0.input.colour", "wants no such input"),
    ("calls.0.input.query_no", "begn_ym", "calls.0.input.query_no", "wants no such input"),
    ("calls.0.input.page", "begn_ym", "calls.0.input.page", "wants no such input"),
    ("calls.0.output", [], "calls.0.output", "must be a table"),
    ("calls.0.output.balance", "balanse", "calls.0.output.balance", "answers no `balanse`"),
    ("calls.0.output.entries", "balc[]", "calls.0.output.entries", "answers no `balc[]`"),
    ("calls.0.output.begn_ym", "balc", "calls.0.output.begn_ym", "this name is taken"),
    ("calls.0.output.picked", "balc", "calls.0.output.picked", "`picked` is reserved"),
    # Results and slips.
    ("result.0", 3, "result.0", "must be a table"),
    ("result.0.label", "label.none", "result.0.label", "no text `label.none`"),
    ("result.0.label", GONE, "result.0.label", "is missing"),
    ("result.0.label", "label.insurance", "result.0.label", "wants a slot `kind`"),
    ("result.0.value", "balanse", "result.0", "no source `balanse`"),
    ("result.0.value", GONE, "result.0.value", "is missing"),
    ("result.0.format", "colour", "result.0", "cannot be written as `colour`"),
    ("result.0.format", "day", "result.0", "`balance` cannot be written as `day`"),
    ("result.0.value", "entries", "result.0", "`entries` cannot be written as `money`"),
    ("result.0.privacy", "private", "result.0.privacy", "`private` is none of public"),
    ("result.0.size", 3, "result.0.size", "unknown key"),
    ("result.1.each", "nothing", "result.1.each", "no list `nothing`"),
    ("result.1.each", "balance", "result.1.each", "no list `balance`"),
    ("result.1.each", 3, "result.1.each", "must be a text"),
    ("result.1.text", GONE, "result.1.text", "is missing"),
    ("result.1.text", "row.nothing", "result.1.text", "no text `row.nothing`"),
    ("result.1.slots", "kind", "result.1.slots", "must be a table"),
    ("result.1.slots.place", GONE, "result.1.text", "wants a slot `place`"),
    ("result.1.slots.kind", "kind", "result.1.slots.kind", "no source"),
    ("result.1.slots.kind", "sort|text", "result.1.slots.kind", "no source `sort`"),
    ("result.1.slots.kind", "amt|text", "result.1.slots.kind", "cannot be written as `text`"),
    ("result.1.slots.kind", "kind|option:none", "result.1.slots.kind", "no option list `none`"),
    ("slip.2.first", -1, "slip.2.first", "at least 0"),
    ("slip.2.first", "five", "slip.2.first", "a whole number"),
    ("slip.2.first", True, "slip.2.first", "a whole number"),
    # The insurance.
    ("pick.where", "310", "pick.where", "must be a table"),
    ("pick.where.colour", "310", "pick.where.colour", "no such code"),
    ("pick.where.balc", "310", "pick.where.balc", "no such code"),
    ("pick.none", "refuse.nothing", "pick.none", "no text `refuse.nothing.heading`"),
    ("pick.elsewhere", "refuse.nothing", "pick.elsewhere", "no text `refuse.nothing.text`"),
    ("pick.many", "pick.nothing", "pick.many", "no text `pick.nothing`"),
    ("pick.some", "x", "pick.some", "unknown key"),
]


def broken(path: str, value: Any) -> dict[str, Any]:
    """The shipped file with one value changed."""
    return changed(RIGHT, path, value)


def faults(raw: dict[str, Any]) -> tuple[Fault, ...]:
    return wrong.faults(FILE, raw)


@pytest.mark.parametrize(("path", "value", "key", "reason"), BROKEN)
def test_a_wrong_item_is_refused_with_file_key_and_reason(
    path: str, value: Any, key: str, reason: str
) -> None:
    found = faults(broken(path, value))
    assert {fault.file for fault in found} == {FILE}
    assert [fault for fault in found if fault.key == key and reason in fault.reason], found


def test_all_faults_are_told_at_once_and_in_the_same_order() -> None:
    raw = broken("zh.title", 3)
    raw["acting"] = ["nobody"]
    raw["calls"][0]["op"] = "K999"
    raw["result"][1]["slots"]["kind"] = "kind|colour"
    raw["pick"]["many"] = "pick.nothing"
    found = faults(raw)
    assert {"zh.title", "acting.0", "calls.0.op", "result.1.slots.kind", "pick.many"} <= {
        fault.key for fault in found
    }
    assert found == faults(copy.deepcopy(raw))


def test_the_faults_of_all_files_are_told() -> None:
    tables = {"a.toml": broken("colour", "x"), "b.toml": {}}
    parsed = parse(tables, TEXTS, ["query_account"], DEPLOYED)
    assert not isinstance(parsed, Catalogue)
    assert {fault.file for fault in parsed} == {"a.toml", "b.toml"}


def test_two_files_with_one_id() -> None:
    parsed = parse({"a.toml": RIGHT, "b.toml": RIGHT}, TEXTS, (), DEPLOYED)
    assert parsed == (Fault("b.toml", "id", "another file has the id `query_account` too"),)


def test_a_menu_that_names_no_item() -> None:
    parsed = parse({FILE: RIGHT}, TEXTS, ["query_account", "fly_away"], DEPLOYED)
    assert parsed == (Fault("terminal.toml", "catalogue.home", "no item `fly_away`"),)


PLACES = sorted({path for path, *_ in BROKEN} | set(RIGHT) - {"id"})


@given(path=st.sampled_from(PLACES), junk=JUNK)
def test_no_junk_is_an_exception(path: str, junk: Any) -> None:
    parsed = parse({FILE: broken(path, junk)}, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue | tuple)


# Files.


def test_a_file_that_is_no_toml_is_told_beside_the_faults_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = ", "utf-8")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "c.toml").write_text("colour = 'red'", "utf-8")
    with pytest.raises(Faulty) as raised:
        load(TEXTS, ["query_account"], DEPLOYED, tmp_path)
    files = {fault.file for fault in raised.value.faults}
    assert files == {"catalogue/a.toml", "catalogue/b.toml", "catalogue/c.toml"}
    assert "catalogue/c.toml: colour: unknown key" in str(raised.value)


def test_a_broken_file_does_not_make_its_item_missing(tmp_path: Path) -> None:
    (tmp_path / "query_account.toml").write_text("id = ", "utf-8")
    with pytest.raises(Faulty) as raised:
        load(TEXTS, ["query_account"], DEPLOYED, tmp_path)
    assert [fault.file for fault in raised.value.faults] == [FILE]
