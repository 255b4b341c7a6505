"""Paths through answers: the type that is promised at load is the value that is found."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.item.paths import (
    FORMATS,
    element,
    fits,
    get_path,
    resolve_source,
    split,
    type_at,
    typed,
)
from model.value import Area, Code, Count, Day, Money, Month, Number, Plain, Value
from tests.kiosk.core.stage import EMPLOYEE, application, ledger, person
from wire.filings import Answer, Application
from wire.operations import InsuInfo, Ledger, LedgerEntry, PersonInfo


@pytest.mark.parametrize(
    ("kind", "path", "found"),
    [
        (PersonInfo, "baseinfo.psn_no", str),
        (PersonInfo, "baseinfo.brdy", date),
        (PersonInfo, "insuinfo", tuple[InsuInfo, ...]),
        (PersonInfo, "insuinfo[]", tuple[InsuInfo, ...]),
        (InsuInfo, "psn_insu_date", date),
        (Ledger, "entries[]", tuple[LedgerEntry, ...]),
        (LedgerEntry, "amt", Decimal),
        (Application, "fields[tel]", str),
        (Application, "memo[tel]", None),
        (Ledger, "entries[amt]", None),
        (Ledger, "balc[]", None),
        (Ledger, "entries.amt", None),
        (Ledger, "nothing", None),
        (Ledger, "", None),
        (str, "upper", None),
        (None, "balc", None),
    ],
)
def test_the_type_at_a_path(kind: Any, path: str, found: Any) -> None:
    assert type_at(kind, split(path)) == found


def test_what_a_list_holds() -> None:
    assert element(type_at(Ledger, ("entries",))) is LedgerEntry
    assert element(str) is None
    assert element(None) is None


def test_values_are_followed_to_their_end() -> None:
    assert get_path(ledger(), ("balc",)) == Decimal("1234.56")
    assert get_path(ledger(3), ("entries[]",)) == ledger(3).entries
    assert get_path(person(), ("baseinfo", "psn_no")) == "35010000000000000028"
    assert get_path(None, ("anything", "at", "all")) is None


def test_a_form_is_asked_for_the_answer_to_a_field() -> None:
    row = application(fields=(Answer("rloc_admdvs", "330106,310000"), Answer("tel", "")))
    assert get_path(row, ("fields[rloc_admdvs]",)) == "330106"
    assert get_path(row, ("fields[begndate]",)) == ""
    assert get_path(EMPLOYEE, ("psn_insu_date", "year")) is None


def test_the_principal_is_found_by_the_base_information_too() -> None:
    roots = {"principal": person(), "picked": EMPLOYEE, "balance": Decimal(1)}
    assert resolve_source(roots, ("principal", "psn_no")) == "35010000000000000028"
    assert resolve_source(roots, ("principal", "insuinfo")) == (EMPLOYEE,)
    assert resolve_source(roots, ("picked", "insutype")) == "310"
    assert resolve_source(roots, ("balance",)) == Decimal(1)
    assert resolve_source(roots, ("nobody", "psn_no")) is None


TYPED: list[tuple[str, Any, Value]] = [
    ("money", Decimal("1.5"), Money.of("1.5")),
    ("money_signed", Decimal("1.5"), Money.of("1.5", signed=True)),
    ("day", date(2026, 11, 22), Day(date(2026, 11, 22))),
    ("day", datetime(2026, 11, 22, 9, 30), Day(date(2026, 11, 22))),
    ("month", "202611", Month(2026, 11)),
    ("area", "350103", Area("350103")),
    ("area_full", "350103", Area("350103", full=True)),
    ("count", 214, Count(214)),
    ("number", "CX26", Number("CX26")),
    ("text", "测试纺织厂", Plain("测试纺织厂")),
    ("option:insutype", "310", Code("insutype", "310")),
]


@pytest.mark.parametrize(("format", "raw", "value"), TYPED)
def test_a_raw_value_takes_the_type_of_its_format(format: str, raw: Any, value: Value) -> None:
    assert typed(raw, format) == value
    assert fits(format, type(raw))


def test_every_format_is_covered() -> None:
    assert {format for format, _, _ in TYPED} >= set(FORMATS)


@pytest.mark.parametrize("format", [*FORMATS, "option:insutype"])
@pytest.mark.parametrize("raw", [None, ""])
def test_nothing_is_an_empty_text(format: str, raw: str | None) -> None:
    assert typed(raw, format) == Plain("")


@given(raw=st.text(min_size=1, max_size=8))
def test_a_month_that_is_none_is_shown_as_it_came(raw: str) -> None:
    value = typed(raw, "month")
    assert isinstance(value, Month | Plain)
    if isinstance(value, Month):
        assert raw == f"{value.year:04}{value.month:02}"
    else:
        assert value == Plain(raw)


@pytest.mark.parametrize(
    ("format", "kind"),
    [("colour", str), ("money", str), ("day", str), ("text", int), ("text", None), ("count", str)],
)
def test_what_does_not_fit(format: str, kind: Any) -> None:
    assert not fits(format, kind)
