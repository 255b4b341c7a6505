"""What the answers say: single values, rows, and the slip that is made of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from devices.port import Text
from kiosk.core.slip import laid_out
from kiosk.core.step.answer.rows import rows_of, singles_of
from kiosk.core.step.answer.slips import query_slip
from model.value import Area, Code, Count, Money, Plain
from tests.kiosk.core.stage import CHEN, EMPLOYEE, NOON, RESIDENT, TEXTS, ledger, payments
from tests.kiosk.core.step.asked import context, data

STATUS = data(EMPLOYEE, RESIDENT, outputs={"records": payments(2).records, "months_total": 214})


def test_single_values_and_lists_are_told_apart() -> None:
    ctx = context()
    (balance,) = singles_of(ctx.item.result, ctx)
    assert balance.value == Money.of("1234.56")
    assert [row.text for row in rows_of(ctx)] == ["item.query_account.row.ledger"] * 6


def test_rows_have_typed_slots() -> None:
    row = rows_of(context())[1]
    assert row.value == Money.of("-86.40", signed=True)
    assert row.slots["kind"] == Code("ledger_kind", "41")
    assert row.slots["place"] == Area("350103")


def test_lists_of_the_person_and_of_the_answer_stand_one_after_the_other() -> None:
    rows = rows_of(context(STATUS, item="query_insured_status"))
    assert [row.label for row in rows] == ["item.query_insured_status.label.insurances"] * 2 + [
        "item.query_insured_status.label.payments"
    ] * 2
    assert rows[0].slots["employer"] == Plain("测试纺织厂")
    assert rows[1].slots["employer"] == Plain("")


def test_an_answer_that_is_missing_is_an_empty_text() -> None:
    ctx = context(data(outputs={}))
    assert [row.value for row in singles_of(ctx.item.result, ctx)] == [Plain("")]
    assert rows_of(ctx) == []


def test_a_slip_has_as_many_rows_as_its_file_says() -> None:
    slip = query_slip(context(data(outputs={"balance": Decimal(1), "entries": ledger(9).entries})))
    assert [row.label for row in slip.rows] == [
        "label.insurance",
        "item.query_account.label.balance",
        "item.query_account.label.ledger",
        *["item.query_account.row.ledger_slip"] * 5,
        "row.more",
    ]
    assert slip.rows[2].value is None


def test_a_list_without_rows_has_no_heading_on_paper() -> None:
    slip = query_slip(context(data(outputs={"balance": Decimal(1), "entries": ()})))
    assert [row.label for row in slip.rows] == [
        "label.insurance",
        "item.query_account.label.balance",
    ]


def test_a_count_stands_on_the_slip() -> None:
    slip = query_slip(context(STATUS, item="query_insured_status"))
    assert slip.rows[-1].value == Count(214)


def test_the_slip_says_when_it_was_answered_not_when_it_is_printed() -> None:
    later = replace(context(), now=NOON.replace(hour=23, minute=59))
    assert query_slip(later).footer[0] == query_slip(context()).footer[0]


def test_no_raw_number_or_name_stands_on_paper() -> None:
    ticket = laid_out(query_slip(context()), 32, TEXTS)
    paper = "".join(part.text for part in ticket.parts if isinstance(part, Text))
    assert CHEN.number not in paper.replace(" ", "")
    assert CHEN.number[:4] not in paper
    assert CHEN.name[1:] not in paper
    assert "0028" in paper
