"""Any slip on 58 and on 80 mm: nothing wider than the paper, nothing lost, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import text_files
from devices.port import Align, Qr, Text, Ticket, cells
from kiosk.core.slip import CLOSING, Slip, SlipRow, even, laid_out, wrap
from model.page import Line
from model.value import Day, Masked, Money, Plain, Value, shown

TEXTS = text_files.load()
COLUMNS = st.sampled_from([32, 48])
WORDS = st.text(
    st.one_of(
        st.sampled_from("福州市鼓楼区五一北路测试纺织厂，。：（）·"),
        st.characters(min_codepoint=32, max_codepoint=126),
    ),
    max_size=60,
)
WIDE = st.text(max_size=40)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(Plain, WORDS),
    st.builds(
        Money,
        st.integers(-(10**18), 10**18).map(lambda cents: Decimal(cents) / 100),
        st.booleans(),
    ),
    st.builds(Day, st.dates(), st.booleans()),
    st.builds(Masked, WORDS, WORDS),
)
ROWS = st.one_of(
    st.builds(SlipRow, st.just("item.query_account.label.balance"), VALUES),
    st.builds(
        lambda kind, value: SlipRow("label.insurance", value, {"kind": kind}), VALUES, VALUES
    ),
    st.builds(SlipRow, st.just("item.query_account.label.ledger"), st.none()),
)


def slip(rows: list[SlipRow], place: str = "") -> Slip:
    return Slip(
        title=Line("item.query_account.official"),
        outcome=Line("slip.success"),
        person=Line("slip.person", {"name": Plain("陈*"), "tail": Plain("0028")}),
        number_label="label.query_no",
        number="CX26112204549250",
        rows=tuple(rows),
        footer=(Line("slip.place", {"place": Plain(place)}),),
        qr="CX26112204549250",
    )


def lines(ticket: Ticket) -> list[Text]:
    return [part for part in ticket.parts if isinstance(part, Text)]


def bare(words: str) -> str:
    """Without what breaking lines may take: blanks."""
    return "".join(words.replace("−", "-").split())


@given(rows=st.lists(ROWS, max_size=6), place=WORDS, columns=COLUMNS)
def test_no_line_is_wider_than_the_paper(rows: list[SlipRow], place: str, columns: int) -> None:
    ticket = laid_out(slip(rows, place), columns, TEXTS)
    assert all(cells(line.text) * line.size <= columns for line in lines(ticket))


@given(rows=st.lists(ROWS, max_size=6), place=WORDS, columns=COLUMNS)
def test_every_word_stands_on_the_paper_once_and_in_order(
    rows: list[SlipRow], place: str, columns: int
) -> None:
    ticket = laid_out(slip(rows, place), columns, TEXTS)
    said = "".join(bare(line.text) for line in lines(ticket))
    for row in rows:
        label = TEXTS.entry(row.label).show.replace(
            "{kind}", shown(row.slots["kind"], TEXTS) if row.slots else ""
        )
        value = shown(row.value, TEXTS) if row.value is not None else ""
        wanted = bare(label) + bare(value)
        assert wanted in said
        said = said[said.index(wanted) + len(wanted) :]
    assert bare(place) in said


@given(rows=st.lists(ROWS, max_size=6))
def test_wider_paper_is_never_longer(rows: list[SlipRow]) -> None:
    narrow, broad = (len(laid_out(slip(rows), columns, TEXTS).parts) for columns in (32, 48))
    assert broad <= narrow


@given(rows=st.lists(ROWS, max_size=6), columns=COLUMNS)
def test_the_same_slip_is_laid_out_the_same(rows: list[SlipRow], columns: int) -> None:
    assert laid_out(slip(rows), columns, TEXTS) == laid_out(slip(rows), columns, TEXTS)


@given(written=WIDE, columns=st.integers(2, 60))
def test_any_text_at_all_is_wrapped_to_its_width(written: str, columns: int) -> None:
    for cut in (list(wrap(written, columns)), even(written, columns)):
        assert cut
        assert all(cells(line) <= columns for line in cut)
        assert bare("".join(cut)) == bare(written)


@given(written=WORDS, columns=COLUMNS)
def test_closing_marks_stay_with_their_word(written: str, columns: int) -> None:
    for before, line in zip(even(written, columns), even(written, columns)[1:], strict=False):
        assert not line or line[0] not in CLOSING or before[-1:] in CLOSING


@given(words=st.lists(st.text("abc019-.", min_size=1, max_size=32), max_size=8))
def test_a_run_that_fits_is_never_broken(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 32)).split() == words


def test_a_slip_without_a_code_has_none() -> None:
    ticket = laid_out(replace(slip([]), qr=""), 32, TEXTS)
    assert not any(isinstance(part, Qr) for part in ticket.parts)
    assert TEXTS.entry("slip.qr").show not in [line.text for line in lines(ticket)]


def test_only_the_first_single_amount_is_large() -> None:
    rows = [
        SlipRow("item.query_account.label.balance", Money.of(amount)) for amount in ("1.00", "2.00")
    ]
    large = [line.text for line in lines(laid_out(slip(rows), 48, TEXTS)) if line.size == 2]
    assert "1.00 元" in large
    assert "2.00 元" not in large


@pytest.mark.parametrize("columns", [32, 48])
def test_no_amount_of_a_list_is_large(columns: int) -> None:
    rows = [
        SlipRow("item.query_account.label.ledger", None),
        SlipRow("item.query_account.label.balance", Money.of("1.00")),
    ]
    ticket = laid_out(slip(rows), columns, TEXTS)
    assert not [line for line in lines(ticket) if line.size == 2 and "元" in line.text]


@given(day=st.dates(date(1900, 1, 1)))
def test_the_number_to_keep_is_bold(day: date) -> None:
    ticket = laid_out(slip([SlipRow("item.query_account.label.balance", Day(day))]), 32, TEXTS)
    bold = [line.text for line in lines(ticket) if line.bold and line.align is Align.LEFT]
    assert "CX26 1122 0454 9250" in bold
