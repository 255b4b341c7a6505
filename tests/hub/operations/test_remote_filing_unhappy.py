"""K311: what is refused, with which code, and that nothing is left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config.sandbox import person
from hub.db.tables import application, application_event, contact, outbox, task
from hub.delivery.adapter import Named
from hub.delivery.adapters.none import NoPlatform
from platform_sandbox.database import filing
from wire.behalf import Signed
from wire.refusals import RefusalCode as No

TODAY = date(2026, 11, 22)
TABLES = (application, application_event, outbox, task)


def nothing_kept(engine: Engine) -> bool:
    with engine.connect() as db:
        return not any(db.execute(select(table)).all() for table in TABLES)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"insutype": "310"}, No.NOT_INSURED),
        ({"psn_no": "SYN-3209-0001", "insutype": "310"}, No.NOT_INSURED),
        ({"psn_no": "SYN-3501-0016", "insutype": "390"}, No.NOT_INSURED),
        ({"psn_no": "SYN-3501-0003", "insutype": "310"}, No.STOPPED),
        ({"psn_no": "SYN-3501-0007", "insutype": "310"}, No.STOPPED),
        ({"psn_no": "SYN-3501-0009", "insutype": "310"}, No.DECEASED),
        ({"psn_no": "NOBODY"}, No.PERSON_UNKNOWN),
        ({"rloc_admdvs": ("350181",)}, No.AREA_UNFIT),
        ({"rloc_admdvs": ("330106", "350100")}, No.AREA_UNFIT),
        ({"rloc_admdvs": ()}, No.INPUT),
        ({"rloc_admdvs": ("330000",)}, No.INPUT),
        ({"rloc_admdvs": ("999999",)}, No.INPUT),
        ({"rloc_admdvs": ("330106", "310101", "320102", "110105")}, No.INPUT),
        ({"begndate": TODAY - timedelta(days=91)}, No.BEGIN_DATE),
        ({"begndate": date(1900, 1, 1)}, No.BEGIN_DATE),
        ({"begndate": TODAY + timedelta(days=367)}, No.INPUT),
        ({"enddate": TODAY - timedelta(days=1)}, No.INPUT),
        ({"begndate": TODAY + timedelta(days=9), "enddate": TODAY}, No.INPUT),
        ({"tel": "12345678901"}, No.INPUT),
        ({"tel": "1390000001５"}, No.INPUT),
        ({"rloc_rea": ""}, No.INPUT),
        ({"item_id": "query_account"}, No.INPUT),
        ({"item_id": "remote_cancel"}, No.INPUT),
        ({"item_id": "x' OR 1=1 --"}, No.INPUT),
        ({"acting": "heir"}, No.INPUT),
        ({"acting": ""}, No.INPUT),
        ({"biz_sn": "350111195203070015"}, No.INPUT),
        ({"resout_addr": "路" * 201}, No.INPUT),
        ({"resout_addr": "路\u202e号"}, No.INPUT),
        ({"dcla_souc": "05' --"}, No.INPUT),
        ({"agnter_certno": "35019919920202004X"}, No.INPUT),
        ({"proxy_no": "DG-SYN-0001"}, No.INPUT),
    ],
    ids=str,
)
def test_refused(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, Any], code: No
) -> None:
    answer = terminal.ask("K311", forms.filing(**changed))
    assert (answer.infcode, answer.output) == (code.value, {})
    assert nothing_kept(engine)


@pytest.mark.parametrize(
    ("cases", "why"),
    [
        ((), "none"),
        ((0,), "half"),
        ((1,), "half"),
    ],
)
def test_commitments_that_are_missing(
    terminal: Any, forms: Any, sign: Any, engine: Engine, cases: tuple[int, ...], why: str
) -> None:
    both = sign("c_residence_away", "c_truth")
    form = forms.filing(commitments=tuple(both[n] for n in cases))
    assert terminal.ask("K311", form).infcode == No.COMMITMENT.value, why
    assert nothing_kept(engine)


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "0"},
        {"version": ""},
        {"way": "spoken"},
        {"way": ""},
        {"signature": ""},
        {"signature": "1,1"},
        {"signature": "1,1 2,2"},
        {"signature": "1,1 2,2;3,3 4"},
        {"signature": "١,١ ٢,٢ ٣,٣ ٤,٤"},
        {"signature": "1,1 2,2 3,3 4,4\n"},
        {"signature": "<svg onload=alert(1)>"},
        {"id": "c_other"},
    ],
    ids=str,
)
def test_commitments_that_are_not_signed(
    terminal: Any, forms: Any, sign: Any, changed: dict[str, str]
) -> None:
    whole, spoiled = sign("c_residence_away", "c_truth")
    form = forms.filing(commitments=(whole, replace(spoiled, **changed)))
    assert terminal.ask("K311", form).infcode == No.COMMITMENT.value


def test_an_agent_makes_one_more(terminal: Any, forms: Any, sign: Any) -> None:
    form = forms.by_daughter(commitments=sign("c_residence_away", "c_truth"))
    assert terminal.ask("K311", form).infcode == No.COMMITMENT.value


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, No.ALREADY_FILED),
        ({"rloc_admdvs": ("330182",)}, No.ALREADY_FILED),
        ({"rloc_admdvs": ("330200", "330106")}, No.ALREADY_FILED),
        ({"rloc_admdvs": ("350902",)}, No.OVERLAP),
        ({"begndate": TODAY + timedelta(days=366)}, No.ALREADY_FILED),
        ({"rloc_admdvs": ("350902",), "begndate": TODAY - timedelta(days=30)}, No.OVERLAP),
    ],
    ids=str,
)
def test_what_lasts_or_waits_stands_in_the_way(
    terminal: Any, forms: Any, changed: dict[str, Any], code: No
) -> None:
    terminal.told("K311", forms.filing())
    assert terminal.ask("K311", forms.filing(**changed)).infcode == code.value


def test_the_last_day_of_another_filing(terminal: Any, forms: Any) -> None:
    last = date(2027, 1, 31)
    terminal.told("K311", forms.filing(enddate=last))
    form = forms.filing(begndate=last, rloc_admdvs=("350902",))
    assert terminal.ask("K311", form).infcode == No.OVERLAP.value


def test_another_payload_under_the_key(terminal: Any, forms: Any, platform: Any) -> None:
    form = forms.filing()
    terminal.told("K311", form)
    other = replace(form, begndate=TODAY + timedelta(days=1))
    assert terminal.ask("K311", other).infcode == No.CONFLICT.value
    cancel = forms.cancel("BA-261122-000001", biz_sn=form.biz_sn)
    assert terminal.ask("K312", cancel).infcode == No.CONFLICT.value
    with platform.engine.connect() as db:
        assert [row.begndate for row in db.execute(select(filing))] == [TODAY]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"proxy_no": ""}, No.AGENT_NONE),
        ({"proxy_no": "DG-SYN-0002"}, No.AGENT_NONE),
        ({"psn_no": "SYN-3501-0011", "insutype": "310"}, No.AGENT_SELF),
        ({"psn_no": "SYN-3501-0001", "insutype": "310"}, No.AGENT_NONE),
        ({"agnter_name": ""}, No.INPUT),
        ({"agnter_cert_type": ""}, No.INPUT),
        ({"agnter_rlts": ""}, No.INPUT),
        ({"agnter_certno": "350199199202020042"}, No.INPUT),
        ({"agnter_certno": ""}, No.INPUT),
        ({"agnter_tel": "110"}, No.INPUT),
        ({"acting": "guardian"}, No.AGENT_NONE),
    ],
    ids=str,
)
def test_agents_who_may_not(
    terminal: Any, forms: Any, engine: Engine, sign: Any, changed: dict[str, Any], code: No
) -> None:
    made = sign("c_residence_away", "c_truth", "c_proxy", "c_guardian")
    answer = terminal.ask("K311", forms.by_daughter(commitments=made, **changed))
    assert answer.infcode == code.value
    assert nothing_kept(engine)


def test_a_relation_that_has_run_out(terminal: Any, forms: Any, clock: Any) -> None:
    clock.advance(days=301)
    terminal.sign_in()
    form = forms.by_daughter(begndate=clock().date())
    assert terminal.ask("K311", form).infcode == No.AGENT_EXPIRED.value


def test_a_relation_for_other_items(terminal: Any, forms: Any, acting: Any) -> None:
    form = forms.by_daughter(
        **acting("ouyang_ji", "4"), psn_no="SYN-3501-0013", proxy_no="DG-SYN-0004"
    )
    assert terminal.ask("K311", form).infcode == No.AGENT_SCOPE.value


def test_a_child_who_has_come_of_age(terminal: Any, forms: Any, clock: Any) -> None:
    clock.now = clock.now.replace(year=2028, month=5, day=31)
    terminal.sign_in()
    last_day = forms.by_guardian(begndate=date(2028, 5, 31), enddate=date(2028, 5, 31))
    assert terminal.ask("K311", last_day).infcode == "0"
    clock.advance(days=1)
    terminal.sign_in()
    next_day = forms.by_guardian(begndate=date(2028, 6, 1))
    assert terminal.ask("K311", next_day).infcode == No.AGENT_EXPIRED.value


def test_an_agent_may_act_so_often_a_day(terminal: Any, forms: Any, clock: Any, rules: Any) -> None:
    def day(n: int) -> date:
        return TODAY + timedelta(days=n)

    for n in range(rules.pool.agents.daily):
        form = forms.by_daughter(begndate=day(n), enddate=day(n))
        assert terminal.ask("K311", form).infcode == "0"
    n = rules.pool.agents.daily
    one_more = forms.by_daughter(begndate=day(n), enddate=day(n))
    assert terminal.ask("K311", one_more, opter="FZ-GL-0017").infcode == No.AGENT_LIMIT.value
    own = forms.filing(begndate=day(n), enddate=day(n))
    assert terminal.ask("K311", own).infcode == "0"
    clock.advance(hours=13)
    terminal.sign_in()
    assert terminal.ask("K311", replace(one_more, begndate=day(9), enddate=day(9))).infcode == "0"


def test_a_filing_without_an_area(terminal: Any, forms: Any) -> None:
    answer = terminal.ask("K311", forms.filing(), insuplc_admdvs="")
    assert answer.infcode == No.AREA_MISSING.value


def test_no_platform(terminal: Any, forms: Any, hub: Any) -> None:
    terminal.hub = replace(hub, platform=Named("none", NoPlatform()))
    assert terminal.ask("K311", forms.filing()).infcode == No.NO_PLATFORM.value


def test_a_refusal_keeps_no_telephone(terminal: Any, forms: Any, engine: Engine) -> None:
    terminal.ask("K311", forms.filing(tel="13900000077", insutype="310"))
    with engine.connect() as db:
        assert "13900000077" not in db.execute(select(contact.c.tel)).scalars().all()


def test_nothing_of_a_refused_form_is_in_the_message(terminal: Any, forms: Any) -> None:
    form = forms.by_daughter(commitments=(Signed("c_truth", "1", "ink", "林国庆"),))
    told = terminal.ask("K311", form).err_msg
    secret = ("林", person("lin_ran").card.number, "SYN-", "139")
    assert [one for one in secret if one in told] == []
