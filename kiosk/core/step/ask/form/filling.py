"""The form on its way: forward, back, within a field, and what an answer changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.core.event import Answered, Chosen
from kiosk.core.step.ask.form import looking
from kiosk.core.step.ask.form.looking import Looking
from kiosk.core.step.ask.form.pages import asked_pages, first_answers
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Back, Done, Leave, Next, Stay, StepEvent, unexpected
from kiosk.core.step.parts import whose
from kiosk.core.step.sources import known_of
from model.item.answers import apply_answer, asked, with_followers
from model.item.field import Answer, Answers, Asking, Down, Here, Look, Move, Sheet, Spot, Up

Pages = list[tuple[str, ...]]

SKIP = "skip"
"""The part of a field that leaves it empty."""


@dataclass(frozen=True, slots=True, repr=False)
class Filling:
    """`at` is a field of the page that is shown, `trail` the way to the present page within it,
    `again` the fields whose answers went when another changed; `looking`: the hub is asked what
    there is to choose from.
    """

    answers: Answers
    at: str
    trail: tuple[Spot, ...] = (Spot(),)
    again: frozenset[str] = frozenset()
    looking: Looking | None = None

    def __repr__(self) -> str:
        return f"<Filling {self.at} {self.trail[-1]}>"


def begin(ctx: Context) -> Next:
    """Done at once where the item asks nothing."""
    answers = first_answers(ctx)
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
    """What the entry of this field may look at."""
    known, fields = known_of(ctx), ctx.item.fields
    return Asking(
        fields[key],
        state.answers,
        state.trail[-1],
        known,
        ctx.tables.syllables,
        ctx.profile,
        who=whose(ctx),
        home=ctx.site.area,
        anew=ctx.change.field == key,
        may=lambda to: with_followers(fields, state.answers, key, to, known) is not None,
    )


def sheet(state: Filling, key: str, ctx: Context) -> Sheet:
    """What the entry of this field shows."""
    return ctx.item.fields[key].kind.sheet(asking(state, key, ctx))


def _opened(state: Filling, ctx: Context) -> Filling:
    """With the page within its first field that is shown first."""
    state = replace(state, trail=(Spot(),))
    kind = ctx.item.fields[state.at].kind
    return replace(state, trail=kind.opened(asking(state, state.at, ctx)))


def handle(state: Filling, event: StepEvent, ctx: Context) -> Next:
    """Buttons of the form first; every other node belongs to a field."""
    if state.looking is not None:
        return _while_looking(state, state.looking, event, ctx)
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


def _while_looking(state: Filling, under_way: Looking, event: StepEvent, ctx: Context) -> Next:
    """The hub's answer leads on within the field; Back gives the question up, not the answers."""
    match event:
        case Answered(n=n) if n == under_way.n:
            failed = looking.failed(under_way, event)
            if failed is not None:
                return Stay(replace(state, looking=failed))
            return Stay(_found(state, under_way.look, event.output, ctx))
        case Chosen(act="leave"):
            return Leave(ctx.data)
        case Chosen(act="back"):
            return Stay(replace(state, looking=None))
        case Chosen(act="retry") if under_way.again:
            return _look_up(state, under_way.look, ctx)
        case _:
            return unexpected(state)


def _look_up(state: Filling, look: Look, ctx: Context) -> Next:
    under_way, command = looking.look_up(look, ctx)
    return Stay(replace(state, looking=under_way), (command,))


def _found(state: Filling, look: Look, output: object, ctx: Context) -> Filling:
    """A page deeper, with what was found."""
    there = replace(asking(state, state.at, ctx), spot=look.spot)
    spot = ctx.item.fields[state.at].kind.found(there, output)
    return replace(state, trail=(*state.trail, spot), looking=None)


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
    move = field.kind.press(asking(state, key, ctx), part)
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
        case Look():
            return _look_up(state, move, ctx)
        case _:
            assert_never(move)


def _answer(state: Filling, key: str, move: Answer, ctx: Context) -> Next:
    """Takes it where it may be taken; alone on its page, it may be all that was wanted."""
    if move.row is not None:
        ctx = replace(ctx, data=replace(ctx.data, rows={**ctx.data.rows, key: move.row}))
    given = apply_answer(ctx.item.fields, state.answers, key, move.answer, known_of(ctx))
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
