"""A filing that nobody here has heard of: its item file, a dataclass and a line in `wire/` do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config import deployment_files
from hub import applications
from hub.db.tables import application, contact
from hub.operations.effects import effect_of
from hub.operations.effects.filing import plan
from hub.words import texts
from model.item import Catalogue
from model.item.loader import parse
from wire.behalf import Submission
from wire.filings import Filed, FilingsQuery, ProgressQuery, RemoteFiling
from wire.operations import OPERATIONS, Operation
from wire.refusals import RefusalCode as No

LIN = "SYN-3501-0002"
ITEM = """
id = "moving_out"
flow = "filing"
group = "remote_treatment"
notice = []
credentials = ["resident_id"]
acting = ["self", "agent"]
pages = [["begndate"], ["tel"]]
offline = "refuse"
commitments = ["c_truth"]
result = []
fixed = { dcla_souc = "05" }
[fields]
begndate = { type = "date", default = "today" }
tel = { type = "phone" }
[[calls]]
op = "K399"
role = "submit"
input = { begndate = "begndate", tel = "tel", dcla_souc = "fixed.dcla_souc" }
[zh]
title = "搬家"
official = "迁居登记"
result = "搬家登记"
"""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MovingOut(Submission):
    begndate: date
    tel: str
    dcla_souc: str


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Retiring(RemoteFiling):
    """A stay for another reason, by a number of its own."""


@pytest.fixture
def moving(terminal: Any, hub: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A terminal of a hub that has one item more; nothing else of the hub is changed."""
    monkeypatch.setitem(OPERATIONS, "K399", Operation("K399", MovingOut, Filed, submits=True))
    made = parse({"moving_out.toml": tomllib.loads(ITEM)}, texts(), (), deployment_files.load())
    assert isinstance(made, Catalogue), made
    items = {**hub.rules.catalogue.items, **made.items}
    terminal.hub = replace(hub, rules=replace(hub.rules, catalogue=Catalogue(items)))
    return terminal


@pytest.fixture
def form(forms: Any, sign: Any) -> MovingOut:
    return MovingOut(
        biz_sn=forms.key(),
        item_id="moving_out",
        psn_no=LIN,
        insutype="390",
        commitments=sign("c_truth"),
        begndate=date(2026, 11, 22),
        tel="13900000015",
        dcla_souc="05",
    )


def test_it_is_kept_numbered_and_waits(moving: Any, form: MovingOut, engine: Engine) -> None:
    filed = moving.told("K399", form)
    assert (filed.accept_no, filed.rchk_flag) == ("YB-261122-000001", "0")
    assert filed.page_url.startswith("https://hub.example/p/YB-261122-000001?c=")
    assert moving.told("K399", form) == filed
    with engine.connect() as db:
        case = applications.one(db, filed.accept_no)
        known = db.execute(select(contact.c.tel).where(contact.c.psn_no == LIN)).scalars().all()
    assert case is not None
    assert (case.item_id, case.infno, case.payload["tel"]) == ("moving_out", "K399", form.tel)
    assert known == [form.tel]
    assert moving.told("K313", FilingsQuery(LIN)).filings == ()


def test_its_progress_is_known(moving: Any, form: MovingOut) -> None:
    filed = moving.told("K399", form)
    (seen,) = moving.told("K401", ProgressQuery(LIN)).list
    assert (seen.accept_no, seen.item_id) == (filed.accept_no, "moving_out")
    assert {one.field for one in seen.fields} == {"insutype", "begndate", "tel", "dcla_souc"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"commitments": ()}, No.COMMITMENT),
        ({"acting": "accompanied"}, No.INPUT),
        ({"item_id": "remote_long_stay"}, No.INPUT),
        ({"psn_no": "NOBODY"}, No.PERSON_UNKNOWN),
    ],
    ids=str,
)
def test_the_rules_of_all_submissions_hold(
    moving: Any, form: MovingOut, engine: Engine, changed: dict[str, Any], code: No
) -> None:
    assert moving.ask("K399", replace(form, **changed)).infcode == code.value
    with engine.connect() as db:
        assert db.execute(select(application)).all() == []


def test_a_relation_is_wanted_of_an_agent(
    moving: Any, form: MovingOut, acting: Any, sign: Any
) -> None:
    alone = replace(
        form, acting="agent", commitments=sign("c_truth", "c_proxy"), **acting("gao_wenbin")
    )
    assert moving.ask("K399", alone).infcode == No.AGENT_NONE.value


def test_a_stay_by_another_number_has_the_rules_of_a_stay(forms: Any) -> None:
    given = forms.filing()
    values = {one.name: getattr(given, one.name) for one in fields(given)}
    assert effect_of(Retiring(**values)) is plan
