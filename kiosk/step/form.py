"""Questions with defaults: asked where the item says so, else when the resident wants to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from kiosk.catalogue import Ask, Field, FieldType
from kiosk.catalogue.model import Comparison, Rule
from kiosk.event import Chosen
from kiosk.page import Kind, Node, Page, Role, Tone
from kiosk.step.kind import Back, Done, Leave, Outcome, Stay, StepEvent, StepKind, unexpected
from kiosk.step.parts import BACK, button, heading, page
from kiosk.value import Month
from kiosk.visit import Context

OLDEST_MONTHS = 36
"""How far back a month may be chosen."""


@dataclass(frozen=True, slots=True)
class Filling:
    """`shown` is the index into the pages that are asked."""

    answers: Mapping[str, str]
    shown: int = 0


def begin(ctx: Context) -> Outcome:
    answers = {key: _default(field, ctx.now.date()) for key, field in ctx.item.fields.items()}
    answers |= ctx.facts.answers
    if asked_pages(ctx):
        return Stay(Filling(answers))
    return Done(replace(ctx.facts, answers=answers))


def asked_pages(ctx: Context) -> list[tuple[str, ...]]:
    """The pages to show: one question a page for the elder profile (design.md §6)."""
    wanted = [
        tuple(key for key in keys if _wanted(ctx.item.fields[key], ctx)) for keys in ctx.item.pages
    ]
    if ctx.profile.elder:
        return [(key,) for keys in wanted for key in keys]
    return [keys for keys in wanted if keys]


def _wanted(field: Field, ctx: Context) -> bool:
    return ctx.requested or field.ask is Ask.ALWAYS


def handle(state: Filling, event: StepEvent, ctx: Context) -> Outcome:
    if not isinstance(event, Chosen):
        return unexpected(state)
    key, _, act = event.node_id.partition(".")
    match key, act:
        case "next", _:
            return _forward(state, ctx)
        case "back", _:
            return _backward(state)
        case "leave", _:
            return Leave(ctx.facts)
        case key, "earlier" | "later" if key in ctx.item.fields:
            step = -1 if act == "earlier" else 1
            return _set(state, key, shifted(state.answers[key], step), ctx)
        case key, code if key in ctx.item.fields:
            return _set(state, key, code, ctx)
        case _:
            return unexpected(state)


def _forward(state: Filling, ctx: Context) -> Outcome:
    if state.shown + 1 < len(asked_pages(ctx)):
        return Stay(replace(state, shown=state.shown + 1))
    return Done(replace(ctx.facts, answers=state.answers, outputs={}))


def _backward(state: Filling) -> Outcome:
    return Stay(replace(state, shown=state.shown - 1)) if state.shown else Back()


def _set(state: Filling, key: str, value: str, ctx: Context) -> Outcome:
    """Takes an answer that is allowed; an answer that it is compared with follows it."""
    today = ctx.now.date()
    if not allowed(ctx.item.fields[key], value, today):
        return Stay(state)
    answers = {**state.answers, key: value}
    for name, field in ctx.item.fields.items():
        if field.rule is not None and not _keeps(field.rule, answers[name], answers, today):
            answers[field.rule.other if name == key else name] = value
    return Stay(replace(state, answers=answers))


def allowed(field: Field, value: str, today: date) -> bool:
    """Whether it may be chosen, whatever the other answers are: they follow."""
    if field.type is FieldType.CHOICE:
        return value in field.codes
    if not 0 <= months_between(value, _month(today)) <= OLDEST_MONTHS:
        return False
    rule = field.rule
    return rule is None or rule.other != "today" or _keeps(rule, value, {}, today)


def _keeps(rule: Rule, value: str, answers: Mapping[str, str], today: date) -> bool:
    limit = _month(today) if rule.other == "today" else answers[rule.other]
    return value <= limit if rule.comparison is Comparison.NOT_AFTER else value >= limit


def _default(field: Field, today: date) -> str:
    """`today-3m` as a month, or the default option."""
    if field.type is FieldType.CHOICE:
        return field.default
    offset = field.default.removeprefix("today")
    months = {"m": 1, "y": 12}.get(offset[-1:], 0) * int(offset[:-1] or 0)
    return shifted(_month(today), months)


def _month(day: date) -> str:
    return f"{day.year}{day.month:02}"


def shifted(month: str, by: int) -> str:
    """YYYYMM so many months later."""
    count = int(month[:4]) * 12 + int(month[4:]) - 1 + by
    return f"{count // 12}{count % 12 + 1:02}"


def months_between(early: str, late: str) -> int:
    return (int(late[:4]) - int(early[:4])) * 12 + int(late[4:]) - int(early[4:])


def show(state: Filling, ctx: Context) -> Page:
    pages = asked_pages(ctx)
    # A size chosen meanwhile may have put the questions on fewer pages.
    shown = min(state.shown, len(pages) - 1)
    keys, last = pages[shown], shown + 1 == len(pages)
    nodes = (
        heading("form.heading" if len(keys) > 1 else f"ask.{keys[0]}"),
        *(node for key in keys for node in _question(key, state, ctx)),
        button("next", "act.search" if last else "act.next", Tone.LIKELY),
        BACK,
    )
    return page(ctx, f"form.{state.shown}", Kind.FORM, nodes, "next", "back")


def _question(key: str, state: Filling, ctx: Context) -> Iterator[Node]:
    field, value = ctx.item.fields[key], state.answers[key]
    match field.type:
        case FieldType.YEAR_MONTH:
            return _month_question(field, value, ctx.now.date())
        case FieldType.CHOICE:
            return _choice_question(field, value)
        case _:
            assert_never(field.type)


def _month_question(field: Field, value: str, today: date) -> Iterator[Node]:
    """The month with its two buttons, each only where it may be pressed."""
    key, month = field.key, Month(int(value[:4]), int(value[4:]))
    yield Node(f"{key}.value", Role.FIELD, f"label.{key}", value=month, group=key, live=True)
    for act, by in (("earlier", -1), ("later", 1)):
        if allowed(field, shifted(value, by), today):
            yield Node(f"{key}.{act}", Role.BUTTON, f"form.{act}", group=key)


def _choice_question(field: Field, value: str) -> Iterator[Node]:
    """The label with every option; the one that is taken is marked."""
    key = field.key
    yield Node(f"{key}.label", Role.TEXT, f"label.{key}", group=key)
    for code in field.codes:
        text = f"option.{field.options}.{code}"
        yield Node(f"{key}.{code}", Role.CHOICE, text, group=key, chosen=code == value)


FORM = StepKind(
    "form", begin, handle, show, counted=lambda ctx: bool(asked_pages(ctx)), returns=True
)
