"""The clerk's work: the list, one application, the decision. Called from any thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from fastapi import Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Engine, select

from hub import applications
from hub.applications import FLAGS, PAGE, TRANSITIONS, Case, Decided, Decision, State, node_of
from hub.db.tables import application
from hub.office.access import Session
from hub.office.entrance import Entrance, Told
from hub.office.forms import Form
from hub.office.plain import tidy
from hub.office.search import LONGEST, sought
from hub.office.views import columns, path_of, row_of, view_of
from hub.office.words import say
from model.item import Catalogue
from wire.clock import Clock

ALL = "all"
LONGEST_REASON = 200
"""Characters: the resident reads the reason on the terminal's page and on a slip."""


class Desk:
    """One for all clerks; `handed_on` is called after a decision, which may be on its way."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        entrance: Entrance,
        catalogue: Catalogue,
        handed_on: Callable[[], None] = lambda: None,
    ) -> None:
        self._handed_on = handed_on
        self._engine = engine
        self._clock = clock
        self._entrance = entrance
        self._items = catalogue.items

    def all(self, session: Session, state: str, number: int) -> Response:
        """What waits, unless another state is named; where there is no such page, the nearest."""
        wanted = None if state == ALL else _state(state)
        with self._engine.begin() as db:
            found = applications.listed(db, wanted, (number - 1) * PAGE)
            pages = max(-(-found.total // PAGE), 1)
            if number > pages:
                number = pages
                found = applications.listed(db, wanted, (number - 1) * PAGE)
        slots = {"total": found.total, "page": number, "pages": pages}
        return self._listed(session, found.cases, chosen=wanted or ALL, **slots)

    def search(self, session: Session, text: str) -> Response:
        """The one that was meant, or those that begin alike."""
        wanted = sought(text)
        if wanted is None:
            neither = Told(say("search.neither"))
            return self._listed(session, (), 422, sought=text, told=neither)
        with self._engine.begin() as db:
            cases = applications.found(db, select(application).where(wanted).limit(PAGE))
        if len(cases) == 1:
            return RedirectResponse(path_of(cases[0].accept_no), 303)
        told = None if cases else Told(say("search.none"), "caution")
        return self._listed(session, cases, 200 if cases else 404, sought=text, told=told)

    def _listed(
        self, session: Session, cases: Sequence[Case], status: int = 200, **slots: Any
    ) -> Response:
        named = [(one.value, node_of(FLAGS[one][0])) for one in State] + [(ALL, say("list.all"))]
        rows = [row_of(case, self._items.get(case.item_id), self._clock()) for case in cases]
        whole = {"chosen": "", "total": len(rows), "page": 1, "pages": 1, "sought": "", **slots}
        whole |= {"title": say("title.list"), "states": named, "rows": rows, "columns": columns()}
        return self._entrance.shown(session, "list", status, longest=LONGEST, **whole)

    def one(
        self,
        session: Session,
        accept_no: str,
        told: Told | None = None,
        status: int = 200,
        mend: str | None = None,
    ) -> Response:
        """`mend` is a reason that was not kept, to be typed again."""
        case = self._case(accept_no)
        if case is None:
            slots = {"title": say("title.trouble"), "told": Told(say("told.missing"))}
            return self._entrance.shown(session, "trouble", 404, **slots)
        return self._entrance.shown(
            session,
            "one",
            status,
            title=say("title.one", number=case.accept_no),
            told=told,
            one=view_of(case, self._items.get(case.item_id)),
            longest=LONGEST_REASON,
            mend=mend,
        )

    def kept(self, session: Session, accept_no: str) -> Response:
        """The page after a decision, which says so to whoever made it."""
        case = self._case(accept_no)
        if case is None or case.opter != session.clerk:
            return self.one(session, accept_no)
        told = say("told.done", state=case.node)
        return self.one(session, accept_no, Told(told, "success"))

    def decide(self, session: Session, accept_no: str, form: Form) -> Response:
        """Keeps one decision, if the state is still what the clerk saw on the page."""
        decision = _decision(form.get("decision", ""))
        if decision is None or not self._entrance.meant(session, form):
            return self.one(session, accept_no, Told(say("told.form")), 403)
        reason = "" if decision is Decision.ACCEPT else tidy(form.get("reason", ""))
        if len(reason) > LONGEST_REASON:
            told = say("decide.long_reason", most=LONGEST_REASON, n=len(reason))
            return self.one(session, accept_no, Told(told), 422, reason)
        seen = form.get("seen", "")
        match self._decided(session, accept_no, seen, decision, reason):
            case Decided.DONE:
                return RedirectResponse(f"{path_of(accept_no)}?kept=1", 303)
            case Decided.NO_REASON:
                return self.one(session, accept_no, Told(say("decide.no_reason")), 422, reason)
            case Decided.OVERTAKEN | Decided.NOT_ALLOWED:
                return self.one(session, accept_no, Told(say("told.late"), "caution"), 409)
            case Decided.UNKNOWN:
                return self.one(session, accept_no)
            case never:
                assert_never(never)

    def _decided(
        self, session: Session, accept_no: str, seen: str, decision: Decision, reason: str
    ) -> Decided:
        """The same decision sent twice, as by a second click, is done as much as once."""
        clerk, now = session.clerk, self._clock()
        with self._engine.begin() as db:
            decided = applications.decide(db, accept_no, seen, decision, clerk, reason, now)
            case = applications.one(db, accept_no)
        self._handed_on()
        made = (seen, TRANSITIONS.get((seen, decision)), clerk, reason)
        # What the platform has said of it meanwhile may stand behind.
        events = case.events if case else ()
        if any(made == (one.from_flag, one.to_flag, one.who, one.memo) for one in events):
            return Decided.DONE
        return decided

    def _case(self, accept_no: str) -> Case | None:
        with self._engine.begin() as db:
            return applications.one(db, accept_no)


def _state(text: str) -> State:
    """A word that is no state is a page that waits."""
    return State(text) if text in State.__members__.values() else State.WAITING


def _decision(text: str) -> Decision | None:
    return Decision(text) if text in Decision.__members__.values() else None
