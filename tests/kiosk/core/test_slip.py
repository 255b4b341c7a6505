"""The slip on paper: every word there, nothing wider than the paper, the answer large."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import text_files
from devices.port import Align, Qr, Rule, Text, Ticket, cells
from kiosk.core.slip import CLOSING, Slip, SlipRow, even, laid_out, wrap
from model.page import Line
from model.value import Day, Masked, Money, Plain

TEXTS = text_files.load()
NUMBER = "CX26112204549250"
WRITTEN = st.text(st.sampled_from("余额，。（）12a- "), max_size=80)


def slip(*rows: SlipRow, person: str = "张*") -> Slip:
    return Slip(
        title=Line("item.query_account.official"),
        outcome=Line("slip.success"),
        person=Line(
            "slip.person", {"name": Masked(person, person), "tail": Masked("0028", "0028")}
        ),
        number_label="label.query_no",
        number=NUMBER,
        rows=rows,
        footer=(Line("slip.help", {"line": Plain("12345")}),),
        qr=NUMBER,
    )


def lines(ticket: Ticket) -> list[Text]:
    return [part for part in ticket.parts if isinstance(part, Text)]


@given(written=WRITTEN, columns=st.integers(4, 48))
def test_wrapping_loses_nothing_but_blanks(written: str, columns: int) -> None:
    wrapped = "".join(wrap(written, columns))
    assert wrapped.replace(" ", "") == written.replace(" ", "")


@given(written=WRITTEN, columns=st.integers(4, 48))
def test_no_line_is_wider_than_the_paper(written: str, columns: int) -> None:
    assert max(map(cells, wrap(written, columns))) <= columns
    assert len(even(written, columns)) == len(list(wrap(written, columns)))


@given(hanzi=st.text(st.sampled_from("余额账户"), min_size=1, max_size=60))
def test_no_line_begins_with_a_comma(hanzi: str) -> None:
    assert not [line for line in wrap("，".join(hanzi), 16) if line[0] in CLOSING]


def test_numbers_stay_whole() -> None:
    assert list(wrap("机器编号：FZ-GL-0017", 16)) == ["机器编号：", "FZ-GL-0017"]


def test_lines_are_about_equally_long() -> None:
    assert even("鼓楼区五一北路自助服务区", 20) == ["鼓楼区五一北路", "自助服务区"]


@pytest.mark.parametrize("columns", [32, 48])
def test_the_order_is_that_of_the_look(columns: int) -> None:
    ticket = laid_out(
        slip(SlipRow("item.query_account.label.balance", Money.of("1.00"))), columns, TEXTS
    )
    said = "\n".join(line.text for line in lines(ticket))
    marks = ["查询成功", "张*", "查询号", "CX26 1122 0454 9250", "1.00 元", "12345"]
    assert sorted(map(said.index, marks)) == [said.index(mark) for mark in marks]
    assert Qr(NUMBER) in ticket.parts
    assert ticket.parts.count(Rule()) == 3


def test_the_number_to_keep_is_bold_and_in_groups() -> None:
    assert Text("CX26 1122 0454 9250", bold=True) in laid_out(slip(), 32, TEXTS).parts


@pytest.mark.parametrize(("columns", "size"), [(32, 2), (30, 1)])
def test_the_number_of_what_was_handed_in_is_large_where_it_fits(columns: int, size: int) -> None:
    number = "YB-261122-000417"
    filed = laid_out(replace(slip(), number=number, handed_in=True), columns, TEXTS)
    assert Text(number, size=size, bold=True) in filed.parts


def test_a_key_is_in_fours_and_its_code_is_as_it_was_made() -> None:
    key = "7c9e6679-7425-8000-a000-0000000000aa"
    unknown = laid_out(replace(slip(), number=key, qr=key, handed_in=True), 32, TEXTS).parts
    assert Text("7C9E 6679 7425 8000 A000 0000", bold=True) in unknown
    assert Qr(key) in unknown


def test_the_amount_that_one_came_for_is_large() -> None:
    rows = (SlipRow("label.insurance", Plain("正常参保"), {"kind": Plain("职工医保")}),)
    ticket = laid_out(
        slip(*rows, SlipRow("item.query_account.label.balance", Money.of("1234.56"))), 32, TEXTS
    )
    assert Text("1,234.56 元", size=2, align=Align.RIGHT) in ticket.parts
    assert Text("职工医保" + " " * 16 + "正常参保") in ticket.parts


def test_amounts_of_a_list_stand_right_with_a_printable_sign() -> None:
    spent = SlipRow(
        "item.query_account.row.ledger_slip",
        Money.of("-86.40", signed=True),
        {"day": Day(date(2026, 11, 8)), "kind": Plain("药店购药")},
    )
    ticket = laid_out(slip(SlipRow("item.query_account.label.ledger", None), spent), 32, TEXTS)
    assert Text("最近的收支", bold=True) in ticket.parts
    assert Text("11月8日 药店购药" + " " * 7 + "-86.40 元") in ticket.parts


def test_a_value_too_long_stands_beneath_its_label() -> None:
    employer = "福州市鼓楼区五一北路某某机械制造有限公司"
    ticket = laid_out(
        slip(SlipRow("item.query_insured_status.label.insurances", Plain(employer))), 32, TEXTS
    )
    beneath = [line.text for line in lines(ticket) if line.align is Align.RIGHT]
    assert "".join(beneath) == employer
    assert len(beneath) == 2


def test_an_amount_too_wide_to_be_large_is_a_row() -> None:
    ticket = laid_out(
        slip(SlipRow("item.query_account.label.balance", Money.of("123456789012.00"))), 32, TEXTS
    )
    assert not [line for line in lines(ticket) if line.size == 2 and "元" in line.text]
    assert all(cells(line.text) * line.size <= 32 for line in lines(ticket))
