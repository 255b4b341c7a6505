"""K351 and K352: who may not act, and the code that helps most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select

from config.sandbox import person
from hub.db.tables import application, relation
from wire.behalf import RelationQuery
from wire.refusals import RefusalCode as No

TODAY = date(2026, 11, 22)


def asked(key: str, item: str = "remote_long_stay", psn_no: str = "") -> RelationQuery:
    card = person(key).card
    return RelationQuery(card.number, card.name, item, psn_no)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (asked("gao_wenbin"), No.AGENT_NONE),
        (asked("lin_ran", psn_no="SYN-3501-0001"), No.AGENT_NONE),
        (asked("lin_ran", psn_no="NOBODY"), No.AGENT_NONE),
        (asked("lin_ran", psn_no="SYN-3501-0011"), No.AGENT_SELF),
        (asked("ayinuer"), No.AGENT_EXPIRED),
        (asked("ouyang_ji"), No.AGENT_SCOPE),
        (asked("lin_ran", "no_such_item"), No.INPUT),
        (asked("liu_cuohao"), No.INPUT),
        (RelationQuery("", "", "remote_long_stay"), No.INPUT),
    ],
    ids=lambda one: str(one),
)
def test_none_that_holds(terminal: Any, query: RelationQuery, code: No) -> None:
    assert terminal.ask("K352", query).infcode == code.value


def test_a_child_of_age_is_nobodys_ward(terminal: Any, clock: Any, engine: Engine) -> None:
    clock.now = clock.now.replace(year=2028, month=6, day=1)
    terminal.sign_in()
    answer = terminal.ask("K352", asked("huang_shufen", psn_no="SYN-3501-0005"))
    assert answer.infcode == No.AGENT_EXPIRED.value


def test_expired_for_this_item_tells_more_than_valid_for_another(
    terminal: Any, engine: Engine
) -> None:
    with engine.begin() as db:
        row = db.execute(select(relation).where(relation.c.proxy_no == "DG-SYN-0003")).one()
        other = {**row._mapping, "proxy_no": "DG-X", "biz_sn": "DG-X", "psn_no": "SYN-3501-0012"}
        other |= {"scope": ["query"], "valid_to": TODAY}
        db.execute(relation.insert().values(**other))
    assert terminal.ask("K352", asked("ayinuer")).infcode == No.AGENT_EXPIRED.value


def test_the_limit_is_told_before_any_form(terminal: Any, forms: Any, rules: Any) -> None:
    for n in range(rules.pool.agents.daily):
        day = TODAY + timedelta(days=n)
        terminal.told("K311", forms.by_daughter(begndate=day, enddate=day))
    assert terminal.ask("K352", asked("lin_ran")).infcode == No.AGENT_LIMIT.value
    assert terminal.ask("K352", asked("lin_ran", psn_no="NO")).infcode == No.AGENT_NONE.value


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"certno": "350111195203070015"}, No.INPUT),
        ({"psn_name": "陈秀妺"}, No.INPUT),
        ({"valid_to": TODAY - timedelta(days=1)}, No.INPUT),
        ({"valid_to": date(9999, 12, 31)}, No.INPUT),
        ({"scope": ()}, No.INPUT),
        ({"scope": ("remote_treatment", "everything")}, No.INPUT),
        ({"agnter_certno": "350199199202020042"}, No.INPUT),
        ({"agnter_rlts": ""}, No.INPUT),
        ({"agnter_certno": "350102194708150028"}, No.AGENT_SELF),
        ({"commitments": ()}, No.COMMITMENT),
        ({"acting": "self"}, No.INPUT),
        ({"psn_no": "NOBODY"}, No.PERSON_UNKNOWN),
        ({"agnter_addr": "a\x07b"}, No.INPUT),
    ],
    ids=str,
)
def test_not_registered(
    terminal: Any, forms: Any, engine: Engine, changed: dict[str, Any], code: No
) -> None:
    assert terminal.ask("K351", forms.register(**changed)).infcode == code.value
    with engine.connect() as db:
        assert db.execute(select(application)).all() == []
        seeded = db.execute(select(relation.c.proxy_no)).scalars()
        assert all(number.startswith("DG-SYN-") for number in seeded)


def test_another_payload_under_the_key(terminal: Any, forms: Any) -> None:
    form = forms.register()
    terminal.told("K351", form)
    other = replace(form, scope=("query",))
    assert terminal.ask("K351", other).infcode == No.CONFLICT.value


def test_a_relation_that_is_gone_helps_nobody(terminal: Any, forms: Any, engine: Engine) -> None:
    with engine.begin() as db:
        db.execute(delete(relation))
    assert terminal.ask("K311", forms.by_daughter()).infcode == No.AGENT_NONE.value
