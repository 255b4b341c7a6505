"""The slips: of a query, of what was handed in, and of that once more from the hub's record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.catalogue import Item
from kiosk.identity import Credential
from kiosk.page import Line
from kiosk.privacy import masked_name
from kiosk.slip import Slip, SlipRow
from kiosk.step.outcome import slip_rows
from kiosk.task import Outcome
from kiosk.value import Code, Day, Masked, Moment, Plain, Slots
from kiosk.visit import Context, HandedIn
from wire.filings import Application


def query_slip(ctx: Context) -> Slip:
    """Made from what was answered (design.md §3.5)."""
    credential = ctx.facts.credential
    person = Line("slip.no_person") if credential is None else _person(credential)
    return Slip(
        title=Line(f"{ctx.item.text}.official"),
        outcome=Line("slip.success"),
        person=person,
        agent=_agent(ctx),
        number_label="label.query_no",
        number=ctx.facts.query_no,
        rows=slip_rows(ctx),
        footer=_footer(ctx, ctx.facts.as_of or ctx.now),
        qr=ctx.facts.query_no,
    )


def filing_slip(ctx: Context) -> Slip:
    """Of what was handed in: accepted, with its number, or not known yet, with its key.

    Never a word of success before the hub's word (domain.md 13.1).
    """
    handed_in, credential = ctx.facts.handed_in, ctx.facts.credential
    assert handed_in is not None, "submit comes first"
    assert credential is not None, "identify comes first"
    accepted = handed_in.outcome is Outcome.ACCEPTED
    return Slip(
        title=Line(f"{ctx.item.text}.official"),
        outcome=Line("slip.accepted" if accepted else "slip.pending"),
        person=_person(credential),
        agent=_agent(ctx),
        number_label="label.accept_no" if accepted else "label.biz_sn",
        number=number_of(handed_in),
        then=_then(handed_in),
        rows=slip_rows(ctx),
        footer=_footer(ctx, ctx.facts.as_of or ctx.now),
        qr=page_url(handed_in) if accepted else "",
        qr_text="slip.qr_page",
    )


STATE = "label.rchk_flag"
"""How far it is: on a slip that is printed once more, for it may have changed since."""

THEN = {"0": "accepted", "5": "accepted", "1": "holds", "7": "holds"}
"""What comes next, by `rchk_flag` (domain.md 6.2); of what ended, nothing does."""


def _then(handed_in: HandedIn) -> tuple[Line, ...]:
    if handed_in.outcome is not Outcome.ACCEPTED:
        return (Line("slip.then.pending"),)
    then = THEN.get(getattr(handed_in.output, "rchk_flag", ""))
    return (Line(f"slip.then.{then}"),) if then else ()


def number_of(handed_in: HandedIn) -> str:
    """The number that a resident keeps: the hub's, or the key while the hub is silent."""
    return getattr(handed_in.output, "accept_no", "") or handed_in.biz_sn


def page_url(handed_in: HandedIn) -> str:
    """What the QR opens: the hub's page of this number; a hub without one gets the number."""
    return getattr(handed_in.output, "page_url", "") or number_of(handed_in)


def reprint(row: Application, ctx: Context) -> Slip | None:
    """The slip of a filing, rebuilt at any terminal from the hub's record (design.md §3.5).

    None where the record was asked for by its number alone, or its item is not known here.
    """
    item, credential = ctx.catalogue.items.get(row.item_id), ctx.facts.credential
    if item is None or credential is None or not row.fields:
        return None
    answers = _answers(item, row)
    facts = replace(
        ctx.facts,
        answers=answers,
        outputs={},
        agent=None,
        handed_in=HandedIn(0, row.biz_sn, Outcome.ACCEPTED, row),
        as_of=row.accepted_at,
    )
    slip = filing_slip(replace(ctx, item=item, facts=facts))
    agent = Line("slip.agent_named", {"name": masked_name(row.agnter_name, "")})
    state = SlipRow(STATE, Code("rchk_flag", row.rchk_flag))
    return replace(
        slip,
        agent=agent if row.agnter_name else None,
        rows=(state, *slip.rows),
        again=True,
    )


def _answers(item: Item, row: Application) -> dict[str, str]:
    """What was handed in, under the names of the form that it was asked in."""
    asked = {sent: path[0] for sent, path in item.submit.input} if item.submit else {}
    named = ((asked.get(one.field, ""), one.value) for one in row.fields)
    return {key: value for key, value in named if key in item.fields}


def _person(credential: Credential) -> Line:
    tail = Masked(credential.tail, credential.tail)
    return Line("slip.person", {"name": credential.shown_name, "tail": tail})


def _agent(ctx: Context) -> Line | None:
    """Who acts for the person, where somebody does."""
    if ctx.facts.agent is None:
        return None
    credential = ctx.facts.agent.credential
    tail = Masked(credential.tail, credential.tail)
    slots = {"name": credential.shown_name, "tail": tail}
    return Line(f"slip.{ctx.facts.acting}", slots)


def _footer(ctx: Context, at: datetime) -> tuple[Line, ...]:
    site = ctx.site
    when: Slots = {"day": Day(at.date(), with_year=True), "time": Moment(at.hour, at.minute)}
    return (
        Line("slip.at", when),
        Line("slip.place", {"place": Plain(site.place)}),
        Line("slip.terminal", {"no": Plain(site.no)}),
        Line("slip.help", {"line": Plain(site.help_line)}),
    )
