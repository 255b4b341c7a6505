"""Forms to fill: small items of every type of field, and a resident who fills them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from config.pool import Level
from kiosk.core.event import Chosen
from kiosk.core.step.ask import form
from kiosk.core.step.ask.form import Filling
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Next, Stay
from kiosk.core.step.sources import known_of
from kiosk.core.visit_data import VisitData
from model.identity import CredentialType
from model.item import Acting, Ask, Field, FieldKind, Flow, Item
from model.item.answers import initial_answers
from model.item.field import Comparison, Rule
from model.item.kinds import area, text
from model.item.kinds.area import AREA
from model.item.kinds.choice import CHOICE
from model.item.kinds.choices import CHOICES
from model.item.kinds.chosen_row import Worded
from model.item.kinds.day import DATE
from model.item.kinds.options import Options
from model.item.kinds.phone import PHONE as PHONE_KIND
from model.item.kinds.record import RECORD, Records
from model.item.kinds.text import TEXT
from model.item.kinds.year_month import YEAR_MONTH
from model.item.model import Call, CallRole, Pick
from model.item.paths import Source
from model.page import ACTING, Node, Page
from model.task import Offline
from tests.kiosk.core.stage import EMPLOYEE, TEXTS, person
from tests.kiosk.core.step.asked import bare
from tests.node_ids import named
from wire.filings import Filing
from wire.operations import HubInfo

TEL = "13800000007"  # synthetic


def field(key: str, kind: FieldKind, **changes: Any) -> Field:
    """Under words that there are, whatever it is called."""
    words = key if TEXTS.has(f"ask.{key}") else "tel"
    return replace(Field(key, kind, "", Ask.ALWAYS, f"ask.{words}", f"label.{words}"), **changes)


BEGIN = field("begndate", DATE, default="today", rule=Rule(Comparison.NOT_BEFORE, "today-90d"))
END = field("enddate", DATE, default="today+6m", required=False)
VALID = field("valid_to", DATE, default="today+12m", rule=Rule(Comparison.NOT_AFTER, "today+12m"))
PLACE = field("rloc_admdvs", AREA, own=area.Keys(Level.COUNTY))
PHONE = field("tel", PHONE_KIND, prefill=("principal", "hubinfo", "tel"))
HOME = field("resout_addr", TEXT, required=False, own=text.Keys(12))
REASON = field("rea", TEXT, own=text.Keys(5))
INSURANCE = field("act", CHOICE, own=Options("insutype", ("310", "390")))
STATES = field("scope", CHOICES, own=Options("psn_insu_stas", ("0", "1", "2", "3")))
RECORDS = Records(
    each=("filings",),
    rows=Worded(
        key=("trt_dcla_detl_sn",),
        text="pick.choice",
        slots=(
            ("place", Source(("rloc_admdvs",), "area")),
            ("kind", Source(("insutype",), "option:insutype")),
            ("employer", Source(("begndate",), "day")),
            ("state", Source(("tel",), "text")),
        ),
    ),
    where=(("vali_flag", ("1",)),),
    none="refuse.not_insured",
)
FILING = field("filing", RECORD, own=RECORDS)
BEGN_YM = field(
    "begn_ym", YEAR_MONTH, default="today-3m", rule=Rule(Comparison.NOT_AFTER, "end_ym")
)
END_YM = field("end_ym", YEAR_MONTH, default="today", rule=Rule(Comparison.NOT_AFTER, "today"))
PERIOD = (BEGN_YM, END_YM)
SUBMIT = Call("K311", CallRole.SUBMIT, (), ())


def item(*fields: Field, pages: tuple[tuple[str, ...], ...] = (), submits: bool = True) -> Item:
    """An item that asks for these, all on one page of its file unless told otherwise."""
    return Item(
        id="sample",
        flow=Flow.FILING if submits else Flow.QUERY,
        text="item.query_account",
        group="query",
        notice=(),
        credentials=(CredentialType.RESIDENT_ID,),
        acting=(Acting.SELF,),
        pages=pages or (tuple(one.key for one in fields),),
        offline=Offline.REFUSE,
        fields={one.key: one for one in fields},
        calls=(SUBMIT,) if submits else (),
        result=(),
        slip=(),
        pick=Pick((), "refuse.not_insured", "first"),
    )


def filing(n: int, **changes: Any) -> Filing:
    """Synthetic."""
    made = Filing(f"SN{n:04}", f"SL{n:04}", "310", "07", "330100", date(2026, 5, 1), "1", "1")
    return replace(made, **changes)


def known(tel: str = "", filings: int = 0, **changes: Any) -> VisitData:
    who = replace(person(), hubinfo=HubInfo(tel))
    rows = tuple(filing(n) for n in range(filings))
    data = VisitData(person=who, picked=EMPLOYEE, outputs={"filings": rows})
    return replace(data, **changes)


def context(*fields: Field, **changes: Any) -> Context:
    return bare(item(*fields), known(), **changes)


def begun(ctx: Context) -> Filling:
    return stayed(form.begin(ctx))


def stayed(outcome: Next) -> Filling:
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.state, Filling)
    return outcome.state


def page(state: Filling, ctx: Context) -> Page:
    return form.show(state, ctx)


def node(state: Filling, node_id: str, ctx: Context) -> Node:
    shown = page(state, ctx)
    found = shown.node(named(shown, node_id))
    assert found is not None, f"{node_id} is not on {page(state, ctx).key}: {ids(state, ctx)}"
    return found


def ids(state: Filling, ctx: Context) -> list[str]:
    return [one.id for one in page(state, ctx).nodes]


def acting(state: Filling, ctx: Context) -> list[str]:
    return [one.id for one in page(state, ctx).nodes if one.role in ACTING]


def handled(state: Filling, node_id: str, ctx: Context) -> Next:
    """Presses a node that is there."""
    there = node(state, node_id, ctx)
    assert there.role in ACTING
    return form.handle(state, Chosen(page(state, ctx).key, there.id), ctx)


def pressed(state: Filling, *node_ids: str, ctx: Context) -> Filling:
    for node_id in node_ids:
        state = stayed(handled(state, node_id, ctx))
    return state


def first_answers(ctx: Context) -> dict[str, str]:
    return initial_answers(ctx.item.fields, ctx.data.answers, known_of(ctx))


def done(outcome: Next) -> dict[str, str]:
    assert isinstance(outcome, Done)
    return dict(outcome.data.answers)
