"""Answers as review, result and slip show them."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.core.step.worded import answer_value
from model.item import Field
from model.value import Area, Code, Codes, Day, Key, Masked, Month, Number, Plain, Value, shown
from tests.kiosk.core.stage import TEXTS
from tests.kiosk.core.step.ask.form.blank import (
    BEGIN,
    END_YM,
    FILING,
    HOME,
    INSURANCE,
    PHONE,
    PLACE,
    STATES,
    TEL,
)


@pytest.mark.parametrize(
    ("field", "answer", "value", "words"),
    [
        (END_YM, "202611", Month(2026, 11), "2026年11月"),
        (INSURANCE, "390", Code("insutype", "390"), "居民医保"),
        (STATES, "1,3", Codes("psn_insu_stas", ("1", "3")), "正常参保、终止参保"),
        (BEGIN, "2026-11-22", Day(date(2026, 11, 22), with_year=True), "2026年11月22日"),
        (PLACE, "350102", Area("350102", full=True), "福建省福州市鼓楼区"),
        (PHONE, TEL, Masked("138****0007", "0007"), "138****0007"),
        (HOME, "西湖路1号", Plain("西湖路1号"), "西湖路1号"),
        (FILING, "SN0001", Number("SN0001"), "SN00 01"),
        (HOME, "", Key("form.left_empty"), "没填"),
        (PHONE, "", Key("form.unset"), "还没填"),
    ],
)
def test_every_type_has_its_value(field: Field, answer: str, value: Value, words: str) -> None:
    made = answer_value(field, answer)
    assert made == value
    assert shown(made, TEXTS) == words
