"""The form on its way: forward, back, within a field, and what an answer changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.core.event import Chosen
from kiosk.core.step.ask.form.answers import Answers, apply_answer, asked, initial_answers
from kiosk.core.step.ask.form.entry import Answer, Asking, Down, Here, Move, Sheet, Spot, Up
from kiosk.core.step.ask.form.pages import asked_pages, entry_of
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Back, Done, Leave, Next, Stay, StepEvent, unexpected

Pages = list[tuple[str, ...]]

SKIP = "skip"
"""The part of a field that leaves it empty."""


@dataclass(frozen=True, slots=True, repr=False)
class Filling:
    """`at` is a field of the page that is shown, `trail` the way to the present page within it,
    `again` the fields whose answers went when another changed.
    """

    answers: Answers
    at: str
    trail: tuple[Spot, ...] = (Spot(),)
    again: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Filling {self.at} {self.trail[-1]}>"


def begin(ctx: Context) -> Next:
    answers = initial_answers(ctx)
    pages = asked_pages(ctx, answers)
    if not pages:
        return Done(replace(ctx.data, answers=answers))
    first = _reached(pages, answers, ctx) if _filled_before(pages, ctx) else 0
    return Stay(_opened(Filling(answers, pages[first][0]), ctx))


def _filled_before(pages: Pages, ctx: Context) -> bool:
    """The resident came back: to where they left, not to the beginning."""
    return not ctx.change and all(key in ctx.data.answers for keys in pages for key in keys)


def _reached(pages: Pages, answers: Answers, ctx: Context) -> int:
    """The first page that still wants an answer, else the last."""
    wanting = (n for n, keys in enumerate(pages) if not answered(keys, answers, ctx))
    return next(wanting, len(pages) - 1)


def answered(keys: tuple[str, ...], answers: Answers, ctx: Context) -> bool:
    """Whether every field of the page has an answer or needs none."""
    return all(answers.get(key) or not ctx.item.fields[key].required for key in keys)


def position(state: Filling, ctx: Context) -> tuple[Pages, int]:
    """The pages as things stand, and which of them is shown: a size chosen meanwhile may have put
    the questions on fewer pages.
    """
    pages = asked_pages(ctx, state.answers, state.again)
    return pages, next((n for n, keys in enumerate(pages) if state.at in keys), 0)


def asking(state: Filling, key: str, ctx: Context) -> Asking:
    return Asking(ctx.item.fields[key], state.answers, state.trail[-1], ctx)


def sheet(state: Filling, key: str, ctx: Context) -> Sheet:
    return entry_of(ctx.item.fields[key].type).sheet(asking(state, key, ctx))


def _opened(state: Filling, ctx: Context) -> Filling:
    """With the page within its first field that is shown first."""
    state = replace(state, trail=(Spot(),))
    entry = entry_of(ctx.item.fields[state.at].type)
    return replace(state, trail=entry.opened(asking(state, state.at, ctx)))


def handle(state: Filling, event: StepEvent, ctx: Context) -> Next:
    if not isinstance(event, Chosen):
        return unexpected(state)
    match event.act:
        case "leave":
            return Leave(ctx.data)
        case "back":
            return _backward(state, ctx)
        case "next":
            return _next(state, ctx)
        case "more":
            return _further(state, ctx)
        case _:
            return _pressed(state, event, ctx)


def _backward(state: Filling, ctx: Context) -> Next:
    """Within the field, then to the page before, then out of the form."""
    if len(state.trail) > 1:
        return Stay(replace(state, trail=state.trail[:-1]))
    pages, shown = position(state, ctx)
    if not shown:
        return Back()
    return Stay(_opened(replace(state, at=pages[shown - 1][0]), ctx))


def _next(state: Filling, ctx: Context) -> Next:
    """Only where the page has all that it asks for."""
    pages, shown = position(state, ctx)
    keys = pages[shown]
    if len(keys) > 1:
        complete = answered(keys, state.answers, ctx)
        return _forward(state, ctx) if complete else unexpected(state)
    takes = sheet(state, keys[0], ctx).takes
    return _answer(state, keys[0], Answer(takes, onward=True), ctx) if takes else unexpected(state)


def _forward(state: Filling, ctx: Context) -> Next:
    pages, shown = position(state, ctx)
    following = shown + 1 if shown + 1 < len(pages) else _reached(pages, state.answers, ctx)
    if following != shown:
        return _known(_opened(replace(state, at=pages[following][0]), ctx), ctx)
    kept = {field.key for field in asked(ctx.item, state.answers)}
    answers = {key: answer for key, answer in state.answers.items() if key in kept}
    # What an item only asks with has to be asked for again; what it hands in was looked up before.
    outputs = ctx.data.outputs if ctx.item.submit else {}
    return Done(replace(ctx.data, answers=answers, outputs=outputs))


def _further(state: Filling, ctx: Context) -> Next:
    """The next part of the choices, or the first one again."""
    spot = replace(state.trail[-1], start=sheet(state, state.at, ctx).further)
    return Stay(_at(state, spot))


def _at(state: Filling, spot: Spot) -> Filling:
    return replace(state, trail=(*state.trail[:-1], spot))


def _pressed(state: Filling, event: Chosen, ctx: Context) -> Next:
    """A node of one of the page's fields; a keypad's own keys belong to the only one."""
    pages, shown = position(state, ctx)
    key, part = event.field
    if key not in pages[shown]:
        key, part = pages[shown][0], event.act
    field = ctx.item.fields[key]
    if part == SKIP and not field.required:
        return _answer(state, key, Answer("", onward=True), ctx)
    move = entry_of(field.type).press(asking(state, key, ctx), part)
    return _moved(state, key, move, ctx) if move is not None else unexpected(state)


def _moved(state: Filling, key: str, move: Move, ctx: Context) -> Next:
    match move:
        case Answer():
            return _answer(state, key, move, ctx)
        case Here(spot):
            return Stay(_at(state, spot))
        case Down(spot):
            return Stay(replace(state, trail=(*state.trail, spot)))
        case Up():
            return Stay(replace(state, trail=state.trail[:-1]))
        case _:
            assert_never(move)


def _answer(state: Filling, key: str, move: Answer, ctx: Context) -> Next:
    """Takes it where it may be taken; alone on its page, it may be all that was wanted."""
    given = apply_answer(state.answers, key, move.answer, ctx)
    if given is None:
        return unexpected(state)
    pages, shown = position(state, ctx)
    alone = len(pages[shown]) == 1
    answers, again = given
    trail = (Spot(),) if move.home else state.trail
    new = Filling(answers, key, trail, state.again | again)
    return _forward(new, ctx) if move.onward and alone else _known(new, ctx)


def _known(state: Filling, ctx: Context) -> Next:
    """The answers so far are facts, so that whoever comes back finds them."""
    return Stay(state, data=replace(ctx.data, answers=state.answers))
