"""Answers as typed values, as review, result and slip show them."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from kiosk.core.step.ask.form.choice import codes_of
from kiosk.core.step.ask.form.month import month_value
from kiosk.core.step.context import Context
from model.item import Field, FieldType
from model.privacy import masked_phone
from model.value import Area, Code, Codes, Day, Key, Number, Plain, Value


def answer_value(field: Field, answer: str, ctx: Context) -> Value:
    """The whole answer: areas in full, days with their year, telephone numbers masked. A row of a
    list is no one value: this is its number, and `record_line` how it is worded.
    """
    if not answer:
        return Key("form.unset" if field.required else "form.left_empty")
    match field.type:
        case FieldType.YEAR_MONTH:
            return month_value(answer)
        case FieldType.CHOICE:
            return Code(field.options, answer)
        case FieldType.CHOICES:
            return Codes(field.options, codes_of(answer))
        case FieldType.DATE:
            return Day(date.fromisoformat(answer), with_year=True)
        case FieldType.AREA:
            return Area(answer, full=True)
        case FieldType.PHONE:
            return masked_phone(answer)
        case FieldType.TEXT:
            return Plain(answer)
        case FieldType.RECORD:
            return Number(answer)
        case _:
            assert_never(field.type)
