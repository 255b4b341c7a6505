"""What the hub refuses, each with a code of its own, and what it never writes down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config.sandbox import person
from hub.db.tables import call, evaluation
from hub.delivery.adapter import Named
from hub.delivery.adapters.none import NoPlatform
from hub.intake.service import Hub
from wire.operations import Evaluation, LedgerQuery, PaymentsQuery, PersonQuery, SignIn
from wire.refusals import RefusalCode

CHEN = "SYN-3501-0001"
NUMBER = "350102194708150028"
BIZ_SN = "4f1c4a5e-0000-4000-8000-000000000001"
ME = PersonQuery("02", NUMBER)


def number(key: str) -> str:
    return person(key).card.number


@pytest.mark.parametrize(
    ("infno", "value", "code"),
    [
        ("1101", PersonQuery("02", number("zhao_mingzhu")), RefusalCode.PERSON_UNKNOWN),
        ("1101", PersonQuery("02", number("liu_cuohao")), RefusalCode.PERSON_UNKNOWN),
        ("1101", PersonQuery("02", ""), RefusalCode.PERSON_UNKNOWN),
        ("1101", PersonQuery("02", number("he_yongnian")), RefusalCode.DECEASED),
        ("1101", PersonQuery("01", "token"), RefusalCode.CODE_STALE),
        ("1101", PersonQuery("99", "A12345674"), RefusalCode.CREDENTIAL_KIND),
        ("1101", PersonQuery("03", "A12345674"), RefusalCode.CREDENTIAL_KIND),
        ("1101", PersonQuery("03", "F35010208", "x"), RefusalCode.PERSON_UNKNOWN),
        ("1101", PersonQuery("02", NUMBER, query_no=NUMBER), RefusalCode.INPUT),
        ("K201", PaymentsQuery(CHEN, "390", "202601", "202611"), RefusalCode.NOT_INSURED),
        ("K202", LedgerQuery(CHEN, "390", "202601", "202611"), RefusalCode.NOT_INSURED),
        ("K202", LedgerQuery("NOBODY", "310", "202601", "202611"), RefusalCode.NOT_INSURED),
        ("K202", LedgerQuery(CHEN, "310", "202611", "202610"), RefusalCode.PERIOD),
        ("K202", LedgerQuery(CHEN, "310", "202613", "202613"), RefusalCode.PERIOD),
        ("K202", LedgerQuery(CHEN, "310", "000001", "202611"), RefusalCode.PERIOD),
        ("K201", PaymentsQuery(CHEN, "310", "2026-1", "202611"), RefusalCode.PERIOD),
        ("K202", LedgerQuery(CHEN, "310", "202601", "202611", page=0), RefusalCode.INPUT),
        ("K402", Evaluation("query_account", "Q-1", 6, BIZ_SN), RefusalCode.INPUT),
        ("K402", Evaluation("query_account", NUMBER, 5, BIZ_SN), RefusalCode.INPUT),
        ("K402", Evaluation("查询", "Q-1", 5, BIZ_SN), RefusalCode.INPUT),
        ("K402", Evaluation("query_account", "Q-1", 5, NUMBER), RefusalCode.INPUT),
        ("9001", SignIn("ANOTHER", "", ""), RefusalCode.INPUT),
    ],
    ids=lambda one: str(one)[:30],
)
def test_refusals(terminal: Any, infno: str, value: object, code: RefusalCode) -> None:
    answer = terminal.ask(infno, value)
    assert answer.infcode == code.value
    assert answer.output == {}
    assert answer.err_msg


@pytest.mark.parametrize("key", ["opter", "fixmedins_code", "recer_sys_code", "infver", "msgid"])
def test_an_envelope_without_a_required_key(terminal: Any, key: str) -> None:
    answer = terminal.ask("1101", ME, **{key: ""})
    assert answer.infcode == RefusalCode.ENVELOPE.value
    assert key in answer.err_msg


@pytest.mark.parametrize("opter", [NUMBER, "终端一号", "x" * 31])
def test_a_terminal_number_of_another_shape(terminal: Any, engine: Engine, opter: str) -> None:
    assert terminal.ask("1101", ME, opter=opter).infcode == RefusalCode.ENVELOPE.value
    with engine.connect() as db:
        assert opter not in str(db.execute(select(call)).all())


def test_an_unknown_operation(hub: Hub, envelope: Any) -> None:
    assert hub.answer(envelope("9999", {})).infcode == RefusalCode.OPERATION.value


def test_the_address_of_another_operation(terminal: Any) -> None:
    answer = terminal.ask("1101", ME, "signInSignOutService/signIn")
    assert answer.infcode == RefusalCode.OPERATION.value


def test_input_that_cannot_be_read(terminal: Any, hub: Hub, envelope: Any) -> None:
    request = envelope("1101", {"data": {}}, sign_no=terminal.sign_no)
    answer = hub.answer(request)
    assert answer.infcode == RefusalCode.INPUT.value
    assert "mdtrt_cert_type" in answer.err_msg


@pytest.mark.parametrize("area", ["", "福州", "3501"])
def test_a_person_needs_an_area(terminal: Any, area: str) -> None:
    answer = terminal.ask("K202", LedgerQuery(CHEN, "310", "202601", "202611"), insuplc_admdvs=area)
    assert answer.infcode == RefusalCode.AREA_MISSING.value


def test_the_wrong_area_is_not_insured(terminal: Any) -> None:
    query = LedgerQuery(CHEN, "310", "202601", "202611")
    answer = terminal.ask("K202", query, insuplc_admdvs="320900")
    assert answer.infcode == RefusalCode.NOT_INSURED.value


@pytest.mark.parametrize("sign_no", ["", "S0000"])
def test_without_a_sign_in(terminal: Any, sign_no: str) -> None:
    assert terminal.ask("1101", ME, sign_no=sign_no).infcode == RefusalCode.SIGN_IN.value


def test_the_sign_in_of_another_terminal(terminal: Any) -> None:
    assert terminal.ask("1101", ME, opter="FZ-GL-0018").infcode == RefusalCode.SIGN_IN.value


def test_an_old_sign_in_is_renewed(terminal: Any, clock: Any) -> None:
    clock.advance(hours=24)
    assert terminal.ask("1101", ME).infcode == RefusalCode.SIGN_IN.value
    terminal.sign_in()
    assert terminal.ask("1101", ME).infcode == "0"


def test_another_opinion_under_the_same_number(terminal: Any, engine: Engine) -> None:
    assert terminal.ask("K402", Evaluation("query_account", "Q-1", 5, BIZ_SN)).infcode == "0"
    other = terminal.ask("K402", Evaluation("query_account", "Q-1", 1, BIZ_SN))
    assert other.infcode == RefusalCode.CONFLICT.value
    with engine.connect() as db:
        assert [row.score for row in db.execute(select(evaluation))] == [5]


def test_a_hub_without_a_platform(hub: Hub, terminal: Any) -> None:
    terminal.hub = replace(hub, platform=Named("none", NoPlatform()))
    assert terminal.ask("1101", ME).infcode == RefusalCode.NO_PLATFORM.value
    for query in (PaymentsQuery, LedgerQuery):
        op = "K201" if query is PaymentsQuery else "K202"
        answer = terminal.ask(op, query(CHEN, "310", "202601", "202611"))
        assert answer.infcode == RefusalCode.NO_PLATFORM.value


def test_refusals_are_audited_too(terminal: Any, engine: Engine) -> None:
    terminal.ask("1101", PersonQuery("02", number("zhao_mingzhu"), query_no="Q-9"))
    with engine.connect() as db:
        row = db.execute(select(call).where(call.c.query_no == "Q-9")).one()
    assert (row.infcode, row.person) == (RefusalCode.PERSON_UNKNOWN.value, "")


def test_an_id_number_in_the_wrong_place_is_never_kept(terminal: Any, engine: Engine) -> None:
    terminal.ask("1101", PersonQuery("02", "x", query_no=NUMBER))
    terminal.ask("K402", Evaluation("query_account", "Q-1", 5, NUMBER))
    with engine.connect() as db:
        assert NUMBER not in str(db.execute(select(call)).all())
