"""What an item's answers say: its single values, its rows and its slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.catalogue import Result
from kiosk.catalogue.paths import follow, reach, typed
from kiosk.page import Line, Privacy
from kiosk.slip import Slip, SlipRow
from kiosk.value import Count, Day, Masked, Moment, Plain, Slots, Value
from kiosk.visit import Context


@dataclass(frozen=True, slots=True)
class Row:
    """One value with the text that names it; `label` is the heading of the list it stands in."""

    label: str
    text: str
    slots: Slots
    value: Value
    privacy: Privacy


def _roots(ctx: Context) -> Mapping[str, object]:
    facts = ctx.facts
    return {"principal": facts.person, "picked": facts.picked, **facts.answers, **facts.outputs}


def singles_of(results: Iterable[Result], ctx: Context) -> list[Row]:
    """The values that are no lists."""
    roots = _roots(ctx)
    return [
        Row(
            spec.label,
            spec.text or spec.label,
            {name: typed(reach(roots, s.path), s.format) for name, s in spec.slots},
            typed(reach(roots, spec.value.path), spec.value.format),
            spec.privacy,
        )
        for spec in results
        if not spec.each
    ]


def rows_of(ctx: Context) -> list[Row]:
    """All rows of all lists of the result page, in order."""
    return [row for spec in ctx.item.result if spec.each for row in _each(spec, ctx)]


def _each(spec: Result, ctx: Context) -> list[Row]:
    items = reach(_roots(ctx), spec.each) or ()
    return [
        Row(
            spec.label,
            spec.text,
            {name: typed(follow(item, s.path), s.format) for name, s in spec.slots},
            typed(follow(item, spec.value.path), spec.value.format),
            spec.privacy,
        )
        for item in items[: spec.first or None]
    ]


def slip_of(ctx: Context) -> Slip:
    """The query's slip, made from what was answered (design.md §3.5)."""
    credential, now, site = ctx.facts.credential, ctx.facts.as_of or ctx.now, ctx.site
    assert credential is not None, "identify comes first"
    person = {"name": credential.shown_name, "tail": Masked(credential.tail, credential.tail)}
    when: Slots = {"day": Day(now.date(), with_year=True), "time": Moment(now.hour, now.minute)}
    return Slip(
        title=Line(f"{ctx.item.text}.official"),
        outcome=Line("slip.success"),
        person=Line("slip.person", person),
        number_label="label.query_no",
        number=ctx.facts.query_no,
        rows=tuple(row for spec in ctx.item.slip for row in _slip_rows(spec, ctx)),
        footer=(
            Line("slip.at", when),
            Line("slip.place", {"place": Plain(site.place)}),
            Line("slip.terminal", {"no": Plain(site.no)}),
            Line("slip.help", {"line": Plain(site.help_line)}),
        ),
        qr=ctx.facts.query_no,
    )


def _slip_rows(spec: Result, ctx: Context) -> list[SlipRow]:
    """A list's rows stand under its heading."""
    rows = _each(spec, ctx) if spec.each else singles_of([spec], ctx)
    head = [SlipRow(spec.label, None)] if spec.each and rows else []
    left = len(reach(_roots(ctx), spec.each) or ()) - len(rows) if spec.each else 0
    more = [SlipRow("row.more", Plain(""), {"left": Count(left)})] if left else []
    return head + [SlipRow(row.text, row.value, row.slots) for row in rows] + more
