"""The slips: of a query, of what was handed in, and of that once more from the hub's record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.core.slip import Slip, SlipRow
from kiosk.core.step.answer.rows import slip_rows
from kiosk.core.step.context import Context
from kiosk.core.step.file.review_status import status_text
from kiosk.core.step.who.people import called
from kiosk.core.visit_data import HandedIn, Review
from model.identity import Credential
from model.item import Acting, Item
from model.page import Line
from model.privacy import masked_name
from model.task import Outcome
from model.value import Code, Day, Masked, Moment, Number, Plain, Slots
from wire.behalf import Registered
from wire.filings import Application


def query_slip(ctx: Context) -> Slip:
    """Made from what was answered (design.md §3.5)."""
    return Slip(
        title=Line(f"{ctx.item.text}.official"),
        outcome=Line("slip.success"),
        person=_asked_for(ctx),
        agent=_agent(ctx),
        number_label="label.query_no",
        number=ctx.data.query_no,
        rows=slip_rows(ctx),
        footer=_footer(ctx, ctx.data.as_of or ctx.now),
        qr=ctx.data.query_no,
    )


def _asked_for(ctx: Context) -> Line:
    """Whose it is: nobody's where the item asks for nobody, or where a number was shown."""
    credential = ctx.data.credential
    if not ctx.item.credentials:
        return Line("slip.anybody")
    return Line("slip.no_person") if credential is None else _named("slip.person", credential)


def filing_slip(ctx: Context) -> Slip:
    """Of what was handed in: accepted, with its number, or not known yet, with its key.

    Never a word of success before the hub's word (domain.md 13.1).
    """
    handed_in, credential = ctx.data.handed_in, ctx.data.credential
    assert handed_in is not None, "submit comes first"
    assert credential is not None, "identify comes first"
    accepted = handed_in.outcome is Outcome.ACCEPTED
    return Slip(
        title=Line(f"{ctx.item.text}.official"),
        outcome=Line(status_text(ctx, "slip.{}")),
        person=_named("slip.person", credential),
        agent=_agent(ctx),
        number_label="label.accept_no" if accepted else "label.biz_sn",
        number=handed_in.number,
        then=_then(ctx),
        rows=(*_why(handed_in), *_registered(ctx, handed_in), *slip_rows(ctx)),
        footer=_footer(ctx, ctx.data.as_of or ctx.now),
        qr=handed_in.page_url,
        qr_text="slip.qr_page" if accepted else "slip.qr_key",
        handed_in=True,
    )


WHY = "label.why"
"""Of what a review did not let pass."""


def _why(handed_in: HandedIn) -> Iterator[SlipRow]:
    if handed_in.memo:
        yield SlipRow(WHY, Plain(handed_in.memo))


def _then(ctx: Context) -> tuple[Line, ...]:
    """What comes next; and what whoever came for another has to bring to ask for it."""
    line: Slots = {"line": Plain(ctx.site.help_line)}
    then = Line(status_text(ctx, "slip.then.{}"), line)
    return (then, Line("slip.then.agent")) if ctx.data.acting.alone else (then,)


def reprint(row: Application, ctx: Context) -> Slip | None:
    """The slip of a filing, rebuilt at any terminal from the hub's record (design.md §3.5).

    None where the record was asked for by its number alone, or its item is not known here.
    """
    item, credential = ctx.catalogue.items.get(row.item_id), ctx.data.credential
    if item is None or credential is None or not row.fields:
        return None
    data = replace(
        ctx.data,
        answers=answers_of(item, row),
        outputs={},
        acting=_acting(row),
        agent=None,
        handed_in=HandedIn(
            row.biz_sn, Outcome.ACCEPTED, row, review=Review(row.rchk_flag, row.memo)
        ),
    )
    there = replace(ctx, item=item, data=data)
    slip = filing_slip(there)
    agent = Line(f"slip.{called(there)}_named", {"name": masked_name(row.agnter_name, "")})
    return replace(
        slip,
        agent=agent if row.agnter_name and data.acting is not Acting.SELF else None,
        footer=_footer(ctx, ctx.now, row.accepted_at),
        again=True,
    )


def _acting(row: Application) -> Acting:
    """Whoever is named without a known way has acted for the person."""
    known = row.acting in frozenset(Acting)
    return Acting(row.acting) if known else Acting.AGENT if row.agnter_name else Acting.SELF


def answers_of(item: Item, row: Application) -> dict[str, str]:
    """What was handed in, under the names of the form that it was asked in."""
    asked = {sent: path[0] for sent, path in item.submit.input} if item.submit else {}
    named = ((asked.get(one.field, ""), one.value) for one in row.fields)
    return {key: value for key, value in named if key in item.fields}


def _registered(ctx: Context, handed_in: HandedIn) -> Iterator[SlipRow]:
    """Of an agent who is only now made one: the number of this, and what they are to the person."""
    if isinstance(handed_in.output, Registered):
        yield SlipRow("label.proxy_no", Number(handed_in.output.proxy_no))
    agent = ctx.data.agent
    if ctx.item.entrusts and agent is not None and agent.rlts:
        yield SlipRow("review.relation", Code("agnter_rlts", agent.rlts))


def _named(text: str, who: Credential) -> Line:
    return Line(text, {"name": who.shown_name, "tail": Masked(who.tail, who.tail)})


def _agent(ctx: Context) -> Line | None:
    """Who acts for the person, where somebody does."""
    agent = ctx.data.agent
    return _named(f"slip.{called(ctx)}", agent.credential) if agent is not None else None


def _footer(ctx: Context, at: datetime, accepted: datetime | None = None) -> tuple[Line, ...]:
    """When and where it was printed; of what is printed once more, also when it was taken."""
    site = ctx.site
    taken = (Line("slip.taken", _when(accepted)),) if accepted else ()
    return (
        *taken,
        Line("slip.printed_again" if accepted else "slip.at", _when(at)),
        Line("slip.place", {"place": Plain(site.place)}),
        Line("slip.terminal", {"no": Plain(site.no)}),
        Line("slip.help", {"line": Plain(site.help_line)}),
    )


def _when(at: datetime) -> Slots:
    return {"day": Day(at.date(), with_year=True), "time": Moment(at.hour, at.minute)}
