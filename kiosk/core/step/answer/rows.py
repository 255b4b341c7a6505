"""What an item's answers say: its single values and its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.core.slip import SlipRow
from kiosk.core.step.context import Context
from kiosk.core.step.sources import source_values, value_at
from kiosk.core.step.worded import answer_line, answer_value
from model.item import Field, Result, Source
from model.item.paths import ANSWER, get_path, resolve_source, typed
from model.page import Privacy
from model.value import Count, Plain, Slots, Value


@dataclass(frozen=True, slots=True)
class Row:
    """One value with the text that names it; `label` is the heading of the list it stands in."""

    label: str
    text: str
    slots: Slots
    value: Value | None
    """None where the text with its slots says it all."""
    privacy: Privacy


def singles_of(results: Iterable[Result], ctx: Context) -> list[Row]:
    """The values that are no lists; an answer that was not given has no row."""
    return [_single(spec, ctx) for spec in results if not spec.each and _given(spec, ctx)]


def _single(spec: Result, ctx: Context) -> Row:
    field = ctx.item.fields[spec.value.path[0]] if spec.value.format == ANSWER else None
    if field is not None and field.kind.slots(field):
        return _chosen(spec, field, ctx)
    return Row(
        spec.label,
        spec.text or spec.label,
        {name: _value(s, ctx) for name, s in spec.slots},
        _value(spec.value, ctx),
        spec.privacy,
    )


def _chosen(spec: Result, field: Field, ctx: Context) -> Row:
    """A row that was chosen from a list: as it was worded there, or by the text of this place; by
    its number where the list is not known any more.
    """
    answer = ctx.data.answers[field.key]
    line = answer_line(field, answer, ctx)
    if line is None:
        return Row(spec.label, spec.label, {}, answer_value(field, answer), spec.privacy)
    return Row(spec.label, spec.text or line.text, line.slots, None, spec.privacy)


def _given(spec: Result, ctx: Context) -> bool:
    return spec.value.format != ANSWER or bool(ctx.data.answers.get(spec.value.path[0]))


def _value(source: Source, ctx: Context) -> Value:
    if source.format == ANSWER:
        field = ctx.item.fields[source.path[0]]
        return answer_value(field, ctx.data.answers[field.key])
    return typed(value_at(source.path, ctx), source.format)


def rows_of(ctx: Context) -> list[Row]:
    """All rows of all lists of the result page, in order."""
    return [row for spec in ctx.item.result if spec.each for row in _each(spec, ctx)]


def none_text(ctx: Context) -> str:
    """What is said where there is no row at all."""
    none = next((spec.none for spec in ctx.item.result if spec.each), "row.none")
    return f"{none}.slip" if ctx.data.slip_no else none


def opened_rows(ctx: Context) -> tuple[Any, ...]:
    """The rows that can be opened, as the hub sent them."""
    return tuple(resolve_source(source_values(ctx), ctx.item.opens) or ()) if ctx.item.opens else ()


def _each(spec: Result, ctx: Context) -> list[Row]:
    items = resolve_source(source_values(ctx), spec.each) or ()
    return [
        Row(
            spec.label,
            spec.text,
            {name: typed(get_path(item, s.path), s.format) for name, s in spec.slots},
            typed(get_path(item, spec.value.path), spec.value.format),
            spec.privacy,
        )
        for item in items[: spec.first or None]
    ]


def slip_rows(ctx: Context) -> tuple[SlipRow, ...]:
    """The item's part of its slip."""
    return tuple(row for spec in ctx.item.slip for row in _slip_rows(spec, ctx))


def _slip_rows(spec: Result, ctx: Context) -> list[SlipRow]:
    """A list's rows stand under its heading."""
    rows = _each(spec, ctx) if spec.each else singles_of([spec], ctx)
    head = [SlipRow(spec.label, None)] if spec.each and rows else []
    left = len(resolve_source(source_values(ctx), spec.each) or ()) - len(rows) if spec.each else 0
    more = [SlipRow("row.more", Plain(""), {"left": Count(left)})] if left else []
    return head + [SlipRow(row.text, row.value, row.slots) for row in rows] + more
