"""Which fields are asked, and which of them share a page."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.core.step.context import Context
from kiosk.core.step.sources import known_of
from model.item import Ask, Field
from model.item.answers import asked, initial_answers
from model.item.field import Answers


def first_answers(ctx: Context) -> Answers:
    """What was answered before, where it still may be; else the first answers."""
    return initial_answers(ctx.item.fields, ctx.data.answers, known_of(ctx))


def asked_pages(
    ctx: Context, answers: Answers | None = None, again: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """The pages to show with these answers; the elder profile has one question a page (design.md
    §6). From the review: the one field, and those that are asked `again` because of it.
    """
    answers = first_answers(ctx) if answers is None else answers
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
    if not field.required and not field.kind.something(field, known_of(ctx)):
        return False
    return ctx.change.all or field.ask is Ask.ALWAYS


def _parted(keys: list[str], ctx: Context) -> list[tuple[str, ...]]:
    """A page of the item file, with a page of its own for each field that wants one."""
    single = ctx.profile.elder or bool(_only(ctx))
    pages: list[tuple[str, ...]] = []
    joins = False
    for key in keys:
        alone = single or ctx.item.fields[key].kind.alone
        if joins and not alone:
            pages[-1] = (*pages[-1], key)
        else:
            pages.append((key,))
        joins = not alone
    return pages
