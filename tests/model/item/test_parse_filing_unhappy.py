"""Items that hand something in, wrong in every way: fields of all types, rows, stops, commitments,
constants, lists that open, and the call that hands in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.item import Catalogue
from model.item.loader import parse
from tests.config.junk import JUNK
from tests.model.item.wrong import DEPLOYED, GONE, TEXTS, changed, faults, shipped

STAY, CANCEL = "remote_long_stay", "remote_cancel"
REGISTER, PROGRESS = "proxy_register", "query_progress"
FILINGS, PLACES = "query_filings", "query_institutions"

Broken = tuple[str, str, Any, str, str]

FIELDS: list[Broken] = [
    (STAY, "fields.rloc_admdvs.level", "street", "fields.rloc_admdvs.level", "none of city"),
    (STAY, "fields.rloc_admdvs.longest", 9, "fields.rloc_admdvs.longest", "unknown key"),
    (STAY, "fields.rloc_admdvs.options", "scope", "fields.rloc_admdvs.options", "unknown key"),
    (STAY, "fields.begndate.default", "today-1w", "fields.begndate.default", "of d, m, y"),
    (STAY, "fields.begndate.default", "2026-11-22", "fields.begndate.default", "is not today"),
    (STAY, "fields.begndate.rule", ">= tel", "fields.begndate.rule", "no field of this type"),
    (STAY, "fields.begndate.rule", "> today", "fields.begndate.rule", "is not one comparison"),
    (STAY, "fields.begndate.rule", ">= today-3w", "fields.begndate.rule", "no field of this type"),
    (STAY, "fields.begndate.level", "city", "fields.begndate.level", "unknown key"),
    (STAY, "fields.tel.rule", "<= today", "fields.tel.rule", "is not one comparison"),
    (STAY, "fields.tel.prefill", "principal.shoe_size", "fields.tel.prefill", "no text at"),
    (STAY, "fields.tel.prefill", "picked.balc", "fields.tel.prefill", "no text at"),
    (STAY, "fields.tel.prefill", 3, "fields.tel.prefill", "must be a text"),
    (STAY, "fields.begndate.prefill", "principal.psn_no", "fields.begndate.prefill", "no day at"),
    (CANCEL, "fields.begndate.prefill", "filing.tel", "fields.begndate.prefill", "no day at"),
    (CANCEL, "fields.begndate.prefill", "filing.end", "fields.begndate.prefill", "no day at"),
    (CANCEL, "fields.begndate.prefill", "act.code", "fields.begndate.prefill", "no day at"),
    (CANCEL, "fields.rloc_admdvs.prefill", "filing.begndate", "fields.rloc_admdvs.prefill", "no"),
    (STAY, "fields.resout_addr.longest", 0, "fields.resout_addr.longest", "at least 1"),
    (STAY, "fields.resout_addr.longest", 201, "fields.resout_addr.longest", "at most 200"),
    (STAY, "fields.resout_addr.longest", True, "fields.resout_addr.longest", "a whole number"),
    (STAY, "fields.resout_addr.longest", "60", "fields.resout_addr.longest", "a whole number"),
    (STAY, "fields.resout_addr.required", "no", "fields.resout_addr.required", "true or false"),
    (STAY, "fields.resout_addr.records", {}, "fields.resout_addr.records", "unknown key"),
    (REGISTER, "fields.scope.options", "none", "fields.scope.options", "no option list `none`"),
    (REGISTER, "fields.scope.options", GONE, "fields.scope.options", "is missing"),
    (CANCEL, "fields.act.default", "99", "fields.act.default", "`99` is no option"),
    (CANCEL, "fields.act.after", ["filings"], "fields.act.after", "no other field `filings`"),
    (CANCEL, "fields.act.after", ["act"], "fields.act.after", "no other field `act`"),
    (CANCEL, "fields.act.after", "filing", "fields.act.after", "must be a list"),
    (CANCEL, "fields.act.after", 3, "fields.act.after", "must be a list"),
    (CANCEL, "fields.begndate.when", "act", "fields.begndate.when", "not `field = value`"),
    (CANCEL, "fields.begndate.when", "act=02", "fields.begndate.when", "not `field = value`"),
    (CANCEL, "fields.begndate.when", "deed = 02", "fields.begndate.when", "no other field `deed`"),
    (CANCEL, "fields.begndate.when", "begndate = 1", "fields.begndate.when", "no other field"),
    (CANCEL, "fields.begndate.when", "act = 99", "fields.begndate.when", "`99` is no option"),
]
ROWS: list[Broken] = [
    (CANCEL, "fields.filing.records", GONE, "fields.filing.records", "is missing"),
    (CANCEL, "fields.filing.records", [], "fields.filing.records", "must be a table"),
    (CANCEL, "fields.filing.records.each", "old", "fields.filing.records.each", "no list `old`"),
    (CANCEL, "fields.filing.records.each", GONE, "fields.filing.records.each", "is missing"),
    (CANCEL, "fields.filing.records.key", "sn", "fields.filing.records.key", "no text `sn`"),
    (CANCEL, "fields.filing.records.key", "begndate", "fields.filing.records.key", "no text"),
    (CANCEL, "fields.filing.records.text", "x.y", "fields.filing.records.text", "no text `x.y`"),
    (CANCEL, "fields.filing.records.slots.place", GONE, "fields.filing.records.text", "`place`"),
    (
        CANCEL,
        "fields.filing.records.slots.begin",
        "begndate|money",
        "fields.filing.records.slots.begin",
        "cannot be written",
    ),
    (
        CANCEL,
        "fields.filing.records.where.colour",
        "1",
        "fields.filing.records.where.colour",
        "no such code",
    ),
    (CANCEL, "fields.filing.records.none", "refuse.x", "fields.filing.records.none", "no text"),
    (CANCEL, "fields.filing.records.sort", "x", "fields.filing.records.sort", "unknown key"),
    (STAY, "stops.0", "filings", "stops.0", "must be a table"),
    (STAY, "stops.0.each", "picked", "stops.0.each", "no list `picked`"),
    (STAY, "stops.0.where", "1", "stops.0.where", "must be a table"),
    (STAY, "stops.0.where.colour", "1", "stops.0.where.colour", "no such code"),
    (STAY, "stops.0.where.begndate", "1", "stops.0.where.begndate", "no such code"),
    (STAY, "stops.0.refuse", "refuse.x", "stops.0.refuse", "no text `refuse.x.heading`"),
    (STAY, "stops.0.refuse", GONE, "stops.0.refuse", "is missing"),
    (STAY, "stops.0.slots.begin", GONE, "stops.0.refuse", "wants a slot `begin`"),
    (STAY, "stops.0.slots.where", "rloc_admdvs", "stops.0.slots.where", "no source"),
    (STAY, "stops.0.why", "x", "stops.0.why", "unknown key"),
    (STAY, "stops", {}, "stops", "must be a list"),
    (STAY, "pick.stopped", "refuse.x", "pick.stopped", "no text `refuse.x.heading`"),
]
AT = "fields.institution.search"
SEARCHES: list[Broken] = [
    (PLACES, AT, GONE, AT, "is missing"),
    (PLACES, f"{AT}.op", "K999", f"{AT}.op", "no operation `K999` that looks up"),
    (PLACES, f"{AT}.op", "K311", f"{AT}.op", "no operation `K311` that looks up"),
    (PLACES, f"{AT}.input.colour", "fixmedins_type", f"{AT}.input.colour", "no such input"),
    (PLACES, f"{AT}.input.fixmedins_type", "x.y", f"{AT}.input.fixmedins_type", "no such source"),
    (PLACES, f"{AT}.area", "place", f"{AT}.area", "wants no text `place`"),
    (PLACES, f"{AT}.sounds", 3, f"{AT}.sounds", "must be a text"),
    (PLACES, f"{AT}.digits", "digits", f"{AT}.digits", "wants no text `digits`"),
    (PLACES, f"{AT}.each", "rows", f"{AT}.each", "answers no list `rows`"),
    (PLACES, f"{AT}.key", "hosp", f"{AT}.key", "a row has no text `hosp`"),
    (PLACES, f"{AT}.text", "x.y", f"{AT}.text", "no text `x.y`"),
    (PLACES, f"{AT}.none", "refuse.x", f"{AT}.none", "no text `refuse.x.heading`"),
    (PLACES, f"{AT}.sort", "x", f"{AT}.sort", "unknown key"),
]
WHOLE: list[Broken] = [
    (STAY, "flow", "query", "flow", "the calls hand something in"),
    (FILINGS, "flow", "filing", "flow", "the calls hand nothing in"),
    (STAY, "fixed", [], "fixed", "must be a table"),
    (STAY, "fixed.rloc_rea", 7, "fixed.rloc_rea", "must be a text"),
    (STAY, "fixed.rloc_rea", GONE, "calls.1.input.rloc_rea", "no source `fixed.rloc_rea`"),
    (STAY, "commitments", "c_truth", "commitments", "must be a list"),
    (STAY, "commitments.0", "c_moon", "commitments", "no commitment `c_moon`"),
    (STAY, "commitments.0", 3, "commitments.0", "must be a text"),
    (STAY, "signs", "rloc_admdvs", "signs", "must be a list"),
    (STAY, "signs.0", "house", "signs", "no field `house`"),
    (FILINGS, "signs", ["tel"], "signs", "no field `tel`"),
    (REGISTER, "commitments", GONE, "signs", "there is no commitment to make"),
    (REGISTER, "entrusts", "yes", "entrusts", "must be true or false"),
    (STAY, "commitments.0", "c_entrust", "commitments", "wants a slot `agent`"),
    (STAY, "offline", "maybe", "offline", "`maybe` is none of refuse"),
    (STAY, "acting.1", "heir", "acting.1", "`heir` is none of self"),
    (STAY, "credentials.1", "social_card", "credentials.1", "`social_card` may not do this"),
    (STAY, "credentials.1", "slip", "credentials.1", "`slip` may not do this"),
    (FILINGS, "credentials.1", "slip", "credentials", "a call does not take its number"),
    (FILINGS, "commitments", ["c_truth"], "commitments", "the item hands nothing in"),
    (FILINGS, "opens", "filings", "opens", "is nothing that was handed in"),
    (PROGRESS, "opens", "principal.insuinfo", "opens", "is nothing that was handed in"),
    (PROGRESS, "opens", "rows", "opens", "no list `rows`"),
    (PROGRESS, "opens", 3, "opens", "must be a text"),
    (PROGRESS, "result.0.none", "row.none", "result.0.none", "no text `row.none.slip`"),
    (PROGRESS, "result.0.slots.place", "memo[tel]|text", "result.0.slots.place", "no source"),
    (CANCEL, "standings", [{"of": "late", "name": "moving"}], "standings.0.of", "none of"),
    (CANCEL, "standings", [{"of": "holds", "name": "x"}], "standings.0.name", "no text `filed.x`"),
    (
        CANCEL,
        "standings",
        [{"of": "holds", "name": "done", "where": {"act": "99"}}],
        "standings.0.where.act",
        "no field with such an option",
    ),
    (PROGRESS, "result.0.each", "principal.insuinfo", "opens", "the one list of the result"),
    (STAY, "result.0.value", "filings", "result.0", "is no field, so it has no answer"),
    (REGISTER, "result.0.value", "submitted.colour", "result.0", "no source"),
    (FILINGS, "result.0.value", "submitted.accept_no", "result.0", "no source"),
]
CALLS: list[Broken] = [
    (STAY, "calls.1.op", "K313", "calls.1.op", "hands nothing in"),
    (STAY, "calls.1.op", "K402", "calls.1.op", "hands nothing in"),
    (STAY, "calls.0.op", "K311", "calls.0.op", "is no lookup"),
    (STAY, "calls.0.role", "submit", "calls", "hands in more than once"),
    (STAY, "calls.1.input.biz_sn", "tel", "calls.1.input.biz_sn", "wants no such input"),
    (STAY, "calls.1.input.acting", "tel", "calls.1.input.acting", "wants no such input"),
    (STAY, "calls.1.input.commitments", "tel", "calls.1.input.commitments", "no such input"),
    (STAY, "calls.1.input.begndate", "tel", "calls.1.input.begndate", "of another type"),
    (STAY, "calls.1.input.tel", "begndate", "calls.1.input.tel", "of another type"),
    (STAY, "calls.1.input.rloc_admdvs", "tel", "calls.1.input.rloc_admdvs", "of another type"),
    (STAY, "calls.1.input.begndate", GONE, "calls.1.input.begndate", "is missing"),
    (STAY, "fields.begndate.required", False, "calls.1.input.begndate", "may not be answered"),
    (STAY, "fields.begndate.when", "tel = 1", "calls.1.input.begndate", "may not be answered"),
    (CANCEL, "calls.1.input.evt_type", "filings", "calls.1.input.evt_type", "of another type"),
    (REGISTER, "calls.0.input.scope", "valid_to", "calls.0.input.scope", "of another type"),
    (REGISTER, "calls.0.input.certno", "slip_no.x", "calls.0.input.certno", "no source"),
]
BROKEN = FIELDS + ROWS + SEARCHES + WHOLE + CALLS


@pytest.mark.parametrize(("item", "path", "value", "key", "reason"), BROKEN)
def test_a_wrong_item_is_refused_with_file_key_and_reason(
    item: str, path: str, value: Any, key: str, reason: str
) -> None:
    found = faults(item, changed(shipped(item), path, value))
    assert [fault for fault in found if fault.key == key and reason in fault.reason], found


def test_the_call_that_hands_in_comes_last() -> None:
    raw = shipped(STAY)
    raw["calls"].reverse()
    found = faults(STAY, raw)
    assert "the call that hands in comes last" in [fault.reason for fault in found]


def test_a_commitment_of_the_agent_must_be_there_too() -> None:
    made = replace(DEPLOYED.commitments, agent=("c_nobody",))
    parsed = parse({STAY: shipped(STAY)}, TEXTS, (), replace(DEPLOYED, commitments=made))
    assert not isinstance(parsed, Catalogue)
    assert {fault.reason for fault in parsed} == {"no commitment `c_nobody`"}


PLACES = sorted({(item, path) for item, path, *_ in BROKEN})


@settings(max_examples=50)
@given(place=st.sampled_from(PLACES), junk=JUNK)
def test_no_junk_is_an_exception(place: tuple[str, str], junk: Any) -> None:
    item, path = place
    parsed = parse({item: changed(shipped(item), path, junk)}, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue | tuple)
