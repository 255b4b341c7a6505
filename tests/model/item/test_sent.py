"""An answer, which is a text, becomes what an operation wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from model.item import FieldKind
from model.item.kinds import KINDS
from model.item.sent import can_be_sent, sent
from tests.kiosk.core.step.ask.form.blank import BEGIN, PHONE, PLACE, STATES


@pytest.mark.parametrize(
    ("field", "wanted", "answer", "is_"),
    [
        (PHONE, str, "x", "x"),
        (BEGIN, date, "2026-11-22", date(2026, 11, 22)),
        (BEGIN, date | None, "2026-11-22", date(2026, 11, 22)),
        (BEGIN, date | None, "", None),
        (PLACE, tuple[str, ...], "330106,310000", ("330106", "310000")),
        (PLACE, tuple[str, ...], "", ()),
        (PLACE, str, "330106", "330106"),
        (STATES, tuple[str, ...], "0,2", ("0", "2")),
    ],
)
def test_a_text_becomes_what_is_wanted(field: Any, wanted: Any, answer: str, is_: object) -> None:
    assert can_be_sent(field, wanted)
    assert sent(field, answer, wanted) == is_


@pytest.mark.parametrize("wanted", [int, bytes, date, dict[str, str]])
def test_what_no_answer_becomes_is_known(wanted: Any) -> None:
    assert not can_be_sent(PHONE, wanted)


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_kind_can_be_sent(kind: FieldKind) -> None:
    assert kind.sends
    assert can_be_sent(replace(PHONE, kind=kind), next(iter(kind.sends)))
