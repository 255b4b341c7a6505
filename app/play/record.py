"""What slip and page must say, made from the hub's record alone: the one place that reads it.

The words are made as the core makes them, from an item's file; what goes in is what the hub says
when it is asked again, never what the terminal holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.plan import Plan, site
from app.play.goal import Goal
from app.play.overheard import Asked, Overheard
from config.sandbox import Person
from kiosk.core.slip import Slip
from kiosk.core.step.answer.lookup import merged
from kiosk.core.step.answer.rows import Row, rows_of, singles_of
from kiosk.core.step.answer.slips import answers_of, filing_slip, query_slip
from kiosk.core.step.context import Context
from kiosk.core.step.file.review_status import status_text
from kiosk.core.visit_data import Agent, HandedIn, Review, VisitData
from model.identity import Credential, CredentialType, credential_of
from model.item import Item
from model.item.paths import matches
from model.privacy import Vault
from model.profile import Profile
from model.task import Outcome, Task
from wire.filings import Application, Progress, ProgressQuery
from wire.operations import InsuInfo, PersonInfo

PERSON, PROGRESS = "1101", "K401"
STANDS = "filed.{}.heading"


class Nothing(Exception):
    """The hub has no record of what was done; the message says of what."""


@dataclass(frozen=True, slots=True)
class Record:
    """As it should be printed and shown."""

    slip: Slip
    rows: tuple[Row, ...]
    heading: str = ""
    """The text key of how a filing stands; "" of a query."""


def record_of(plan: Plan, goal: Goal, overheard: Overheard) -> Record:
    """Asks the hub. Raises Nothing."""
    empty = _context(plan, goal)
    ctx = replace(empty, data=_data(goal, overheard, empty))
    singles = singles_of(goal.item.result, ctx)
    if goal.item.submit is None:
        return Record(query_slip(ctx), (*singles, *rows_of(ctx)))
    return Record(filing_slip(ctx), tuple(singles), status_text(ctx, STANDS))


def _context(plan: Plan, goal: Goal) -> Context:
    """Of a visit in which nothing is known yet."""
    now = datetime.now(ZoneInfo(plan.settings.terminal.timezone))
    return Context(
        visit="",
        seed=b"",
        n=0,
        at=0.0,
        now=now,
        site=site(plan),
        tables=plan.tables,
        catalogue=plan.catalogue,
        item=goal.item,
        data=VisitData(),
        vault=Vault(),
        profile=Profile(),
        health={},
    )


def _data(goal: Goal, overheard: Overheard, ctx: Context) -> VisitData:
    person = _person(goal.item, overheard)
    lookups = _lookups(goal.item, overheard)
    task = overheard.handed_in[-1] if overheard.handed_in else None
    handed_in, answers = None, _asked_answers(goal.item, lookups)
    if goal.item.submit is not None:
        if task is None:
            raise Nothing("a submission: none was handed in")
        application = _application(overheard, task)
        answers = answers_of(goal.item, application)
        handed_in = _handed_in(overheard, task, application)
    return VisitData(
        credential=_credential(goal.principal, ctx) if goal.item.credentials else None,
        person=person,
        acting=goal.acting,
        agent=_agent(goal, task, ctx),
        handed_in=handed_in,
        picked=_picked(goal.item, person, lookups, task),
        answers=answers,
        outputs=_outputs(goal.item, lookups),
        query_no=_query_no(lookups[-1]) if lookups else "",
    )


def _person(item: Item, overheard: Overheard) -> PersonInfo | None:
    """None of an item that asks for nobody."""
    if not item.credentials:
        return None
    found = [one.output for one in overheard.of(PERSON) if isinstance(one.output, PersonInfo)]
    if not found:
        raise Nothing("the person")
    return found[-1]


def _lookups(item: Item, overheard: Overheard) -> list[Asked]:
    """The calls of the item's own lookups, page by page: they have one number, and what a field
    was searched by has others.
    """
    ops = {call.op for call in item.lookups}
    found = [one for one in overheard.asked if one.call.op in ops]
    return [one for one in found if _query_no(one) == _query_no(found[-1])]


def _query_no(asked: Asked) -> str:
    return str(getattr(asked.call.input, "query_no", ""))


def _outputs(item: Item, lookups: Sequence[Asked]) -> Mapping[str, object]:
    got: Mapping[str, object] = {}
    for spec in item.lookups:
        for one in lookups:
            if one.call.op == spec.op:
                if one.output is None:
                    raise Nothing(f"an answer of {spec.op}")
                got = merged(got, spec, one.output)
    return got


def _asked_answers(item: Item, lookups: Sequence[Asked]) -> dict[str, str]:
    """What was answered before a question, as it went out with it."""
    answers = {}
    for spec in item.lookups:
        for one in (one for one in lookups if one.call.op == spec.op):
            for name, path in spec.input:
                if path[0] in item.fields:
                    answers[path[0]] = _text(getattr(one.call.input, name))
    return answers


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _application(overheard: Overheard, task: Task) -> Application:
    """By its key, as an unknown outcome is looked up."""
    found = overheard.asker.ask(PROGRESS, ProgressQuery(biz_sn=task.biz_sn), task.area)
    rows = found.list if isinstance(found, Progress) else ()
    if len(rows) != 1:
        raise Nothing(f"{len(rows)} applications under the key of the submission")
    return rows[0]


def _handed_in(overheard: Overheard, task: Task, row: Application) -> HandedIn:
    """The same key once more gets the same answer, and does nothing (domain.md 6)."""
    output = overheard.asker.ask(task.op, task.input, task.area)
    if output is None:
        raise Nothing("an answer to the key of the submission")
    return HandedIn(task.biz_sn, Outcome.ACCEPTED, output, review=Review(row.rchk_flag, row.memo))


def _picked(
    item: Item, person: PersonInfo | None, lookups: Sequence[Asked], task: Task | None
) -> InsuInfo | None:
    """The insurance that was asked about, by what went out with the questions."""
    area = task.area if task else lookups[-1].call.area if lookups else ""
    inputs = [one.call.input for one in lookups] + ([task.input] if task else [])
    kinds = {getattr(one, "insutype", "") for one in inputs} - {""}
    fitting = (
        row
        for row in (person.insuinfo if person else ())
        if matches(row, item.pick.where)
        and area in ("", row.insuplc_admdvs)
        and (not kinds or row.insutype in kinds)
    )
    return next(fitting, None)


def _credential(person: Person, ctx: Context) -> Credential:
    card, kind = person.card, CredentialType.RESIDENT_ID
    powers = ctx.tables.credentials[kind]
    return credential_of(kind, powers, card.number, card.name, card.sex, ctx.vault)


def _agent(goal: Goal, task: Task | None, ctx: Context) -> Agent | None:
    if goal.agent is None:
        return None
    rlts = str(getattr(task.input, "agnter_rlts", "")) if task else ""
    return Agent(_credential(goal.agent, ctx), rlts=rlts)
