"""A synthetic person whom the file describes wrongly is named, with all that is wrong of all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from config import schema
from config.fault import Faulty
from config.sandbox import Entry, Movement

CARD: dict[str, Any] = {
    "name": "示例",
    "sex": "1",
    "nation": "01",
    "birth": date(1970, 1, 1),
    "address": "示例路1号",
    "number": "1",
    "issuer": "示例分局",
    "valid_from": date(2020, 1, 1),
}
ROW = [3, "10:00:00", "41", "-1.50", "350102"]


def faults(shape: type[Any], raw: object) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as raised:
        schema.check(shape, raw, "people.toml")
    return [(fault.key, fault.reason) for fault in raised.value.faults]


def test_all_faults_of_all_people_are_told_at_once() -> None:
    record = {"psn_no": 1, "insurance": [{"insutype": "310"}]}
    raw = {
        "a": {"about": "x", "card": {**CARD, "birth": "1970"}, "platform": record},
        "b": {"about": "x", "card": {**CARD, "valid_to": "long"}},
    }
    assert faults(dict[str, Entry], raw) == [
        ("a.card.birth", "must be a day, is a text"),
        ("a.platform.psn_no", "must be a text, is a whole number"),
        ("a.platform.insurance.0.psn_type", "is missing"),
        ("a.platform.insurance.0.status", "is missing"),
        ("a.platform.insurance.0.area", "is missing"),
        ("b.card.valid_to", "must be a day, is a text"),
    ]


@pytest.mark.parametrize(
    ("row", "place", "reason"),
    [
        (ROW[:4], "4", "is missing"),
        ([*ROW, 1], "", "must have at most 5"),
        (3, "", "must be a list, is a whole number"),
        (["3", *ROW[1:]], "0", "must be a whole number, is a text"),
        ([3, "ten", *ROW[2:]], "1", "must be a time of day, is a text"),
        ([*ROW[:3], "much", ""], "3", "must be a decimal number as text, is a text"),
    ],
)
def test_a_wrong_row_of_a_ledger_is_named(row: object, place: str, reason: str) -> None:
    assert faults(Movement, row) == [(place, reason)]
