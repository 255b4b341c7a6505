"""Forward, back and out of an item: where one comes to, and with what."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.event import Answered, Chosen
from kiosk.core.step import engine
from kiosk.core.step.context import Context
from kiosk.core.step.engine import ItemRun, Transition
from kiosk.core.step.flows import FLOWS, steps_of
from kiosk.core.step.kind import Presented, To
from kiosk.core.visit_data import VisitData
from model.item import Flow
from model.page import Kind, Line
from model.value import Count
from tests.kiosk.core.stage import EMPLOYEE, ledger, person
from tests.kiosk.core.step.asked import context, credential
from tests.node_ids import named

SECOND = replace(EMPLOYEE, insuplc_admdvs="350181")


def look(run: ItemRun) -> Context:
    return context(run.data, change=run.change)


class Walk:
    """One item from its notice; what is known changes with each move."""

    def __init__(self, known: VisitData | None = None) -> None:
        item = context().item
        self.transition = engine.start(item, known or VisitData(query_no="CX26112200000001"), look)

    @property
    def run(self) -> ItemRun:
        assert self.transition.run is not None
        return self.transition.run

    @property
    def name(self) -> str:
        return self.run.kind.name

    def press(self, node_id: str) -> Transition:
        page = engine.page_of(self.run, look)
        self.transition = engine.feed(self.run, Chosen(page.key, named(page, node_id)), look)
        return self.transition

    def lay(self) -> Transition:
        card = credential()
        run = replace(self.run, data=replace(self.run.data, credential=card))
        self.transition = engine.feed(run, Presented(card), look)
        return self.transition

    def answer(self, output: object) -> Transition:
        self.transition = engine.feed(self.run, Answered("v1", 7, output), look)
        return self.transition

    def to_result(self) -> None:
        self.press("begin")
        self.lay()
        self.answer(person())
        self.answer(ledger())


def test_the_steps_one_after_the_other() -> None:
    walk = Walk()
    seen = [walk.name]
    walk.press("begin")
    seen.append(walk.name)
    walk.lay()
    seen.append(walk.name)
    walk.answer(person())
    seen.append(walk.name)
    walk.answer(ledger())
    seen.append(walk.name)
    walk.press("finish")
    seen.append(walk.name)
    end = walk.press("skip")
    assert seen == ["notice", "identify", "identify", "lookup", "result", "rating"]
    assert end.run is None
    assert end.finished


def test_an_item_that_is_left_is_not_finished() -> None:
    walk = Walk()
    end = walk.press("leave")
    assert (end.run, end.finished) == (None, False)


def test_who_is_known_goes_straight_to_the_answer() -> None:
    walk = Walk(VisitData(credential=credential(), person=person(), query_no="CX26112200000001"))
    walk.press("begin")
    assert walk.name == "lookup"


def test_back_from_the_first_step_is_out_of_the_item() -> None:
    walk = Walk()
    walk.press("begin")
    walk.press("back")
    assert walk.name == "notice"
    assert walk.run.trail == ()


def test_back_has_the_facts_of_that_time() -> None:
    walk = Walk()
    walk.to_result()
    walk.press("period")
    walk.press("end_ym.earlier")
    walk.press("back")
    assert walk.name == "result"
    assert walk.run.data.answers["end_ym"] == "202611"
    assert walk.run.data.outputs


def test_back_never_leads_to_a_step_that_was_not_shown() -> None:
    walk = Walk()
    walk.press("begin")
    walk.lay()
    walk.answer(person(EMPLOYEE, SECOND))
    assert walk.name == "pick"
    walk.press("row:1")
    walk.answer(ledger())
    stops = [walk.run.steps[stop.index].name for stop in walk.run.trail]
    assert stops == ["notice", "pick"]


def test_a_request_lasts_until_the_resident_goes_back() -> None:
    walk = Walk()
    walk.to_result()
    walk.press("period")
    assert (walk.name, walk.run.change.all) == ("form", True)
    walk.press("next")
    assert walk.name == "lookup"
    assert engine.position(walk.run, look) == Line("step.of", {"n": Count(2), "m": Count(3)})


def test_only_steps_in_which_one_acts_are_counted() -> None:
    walk = Walk()
    assert engine.position(walk.run, look) is None
    walk.press("begin")
    assert engine.position(walk.run, look) == Line("step.of", {"n": Count(1), "m": Count(2)})
    walk.lay()
    walk.answer(person())
    walk.answer(ledger())
    assert engine.position(walk.run, look) == Line("step.of", {"n": Count(2), "m": Count(2)})
    walk.press("period")
    assert engine.position(walk.run, look) == Line("step.of", {"n": Count(2), "m": Count(3)})


def test_a_step_that_waits_wants_a_tick() -> None:
    walk = Walk()
    assert engine.due_of(walk.run, look) is None
    walk.press("begin")
    walk.lay()
    assert engine.due_of(walk.run, look) == 108.0


def test_every_page_of_an_item_has_a_key_of_its_own() -> None:
    walk, seen = Walk(), []
    for move in ("begin", "card", "person", "ledger", "finish"):
        seen.append(engine.page_of(walk.run, look))
        if move == "card":
            walk.lay()
        elif move == "person":
            walk.answer(person())
        elif move == "ledger":
            walk.answer(ledger())
        else:
            walk.press(move)
    assert len({page.key for page in seen}) == len(seen)
    assert [page.kind for page in seen] == [
        Kind.NOTICE,
        Kind.PRESENT,
        Kind.BUSY,
        Kind.BUSY,
        Kind.RESULT,
    ]


def test_every_step_that_others_lead_back_to_exists() -> None:
    """A query leads back to who it is and to its form; what is handed in to all of them."""
    names = {flow: {kind.name for kind in steps} for flow, steps in FLOWS.items()}
    assert {To.IDENTIFY, To.FORM} <= names[Flow.QUERY]
    assert set(To) <= names[Flow.FILING] & names[Flow.REGISTER]


def test_an_item_that_asks_for_no_credential_asks_nobody_who_they_are() -> None:
    item = replace(context().item, credentials=())
    names = [kind.name for kind in steps_of(item)]
    assert names == ["notice", "form", "lookup", "result", "rating"]


def test_every_flow_has_a_way() -> None:
    assert set(FLOWS) == set(Flow)
