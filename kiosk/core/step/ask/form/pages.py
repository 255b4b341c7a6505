"""Which fields are asked, and which of them share a page."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from kiosk.core.step.ask.form.answers import Answers, asked, initial_answers, rows_of
from kiosk.core.step.ask.form.area import AREA
from kiosk.core.step.ask.form.choice import CHOICE, CHOICES
from kiosk.core.step.ask.form.day import DATE
from kiosk.core.step.ask.form.entry import Entry
from kiosk.core.step.ask.form.month import MONTH
from kiosk.core.step.ask.form.phone import PHONE
from kiosk.core.step.ask.form.record import RECORD
from kiosk.core.step.ask.form.spelled import TEXT
from kiosk.core.step.context import Context
from model.item import Ask, Field, FieldType


def entry_of(type: FieldType) -> Entry:
    match type:
        case FieldType.YEAR_MONTH:
            return MONTH
        case FieldType.CHOICE:
            return CHOICE
        case FieldType.CHOICES:
            return CHOICES
        case FieldType.DATE:
            return DATE
        case FieldType.AREA:
            return AREA
        case FieldType.PHONE:
            return PHONE
        case FieldType.TEXT:
            return TEXT
        case FieldType.RECORD:
            return RECORD
        case _:
            assert_never(type)


def asked_pages(
    ctx: Context, answers: Answers | None = None, again: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """The pages to show with these answers; the elder profile has one question a page (design.md
    §6). From the review: the one field, and those that are asked `again` because of it.
    """
    answers = initial_answers(ctx) if answers is None else answers
    wanted = {field.key for field in asked(ctx.item, answers) if _wanted(field, ctx, again)}
    pages = [
        page for keys in ctx.item.pages for page in _parted([k for k in keys if k in wanted], ctx)
    ]
    only = _only(ctx)
    return sorted(pages, key=lambda keys: bool(only) and keys[0] != only)


def _only(ctx: Context) -> str:
    """The one field that the review asks for; what is no field is changed there."""
    return ctx.change.field if ctx.change.field in ctx.item.fields else ""


def _wanted(field: Field, ctx: Context, again: Collection[str]) -> bool:
    if _only(ctx):
        return field.key == _only(ctx) or (field.key in again and field.ask is Ask.ALWAYS)
    nothing = field.records is not None and not rows_of(field.records, ctx)
    if nothing and not field.required:
        return False
    return ctx.change.all or field.ask is Ask.ALWAYS


def _parted(keys: list[str], ctx: Context) -> list[tuple[str, ...]]:
    """A page of the item file, with a page of its own for each field that wants one."""
    single = ctx.profile.elder or bool(_only(ctx))
    pages: list[tuple[str, ...]] = []
    joins = False
    for key in keys:
        alone = single or entry_of(ctx.item.fields[key].type).alone
        if joins and not alone:
            pages[-1] = (*pages[-1], key)
        else:
            pages.append((key,))
        joins = not alone
    return pages
