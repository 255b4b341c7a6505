"""A bug ends the visit, never the terminal: a fault planted in every step and every layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.core.bug import Bug
from kiosk.core.command import Record, Wipe
from kiosk.core.event import Broke, DeviceChanged
from kiosk.core.layers import LAYERS
from kiosk.core.layers.out_of_service import REST
from kiosk.core.step.flows import FLOWS
from kiosk.core.visit_data import VisitData
from model.page import ACTING, BAR, Kind
from tests.kiosk.core.filing import fill, for_self, written
from tests.kiosk.core.planted import SECRET, Hit, Planted, in_layer, in_step, met
from tests.kiosk.core.stage import CHEN, LIN, LOST, READY, Stage

STEP_PARTS = ("begin", "handle", "page", "due", "devices", "counted")
KINDS = {kind.name for steps in FLOWS.values() for kind in steps}
STEP_PLACES = [
    *((kind, part) for kind in sorted(KINDS) for part in STEP_PARTS),
    ("agent", "demand"),
    ("commitment", "demand"),
]


def recorded(stage: Planted) -> None:
    """By its place, and by nothing of what it was about."""
    assert stage.met is not None
    fields = stage.met.fields
    assert set(fields) == {"where", "line", "error"}
    assert fields["error"] == "ValueError"
    assert str(fields["where"]).startswith("kiosk.core.")
    assert int(fields["line"]) > 0
    assert not any(part in repr(stage.met) for part in SECRET.split())


def said_and_gone(stage: Stage) -> None:
    """In plain words on the last page, which knows nobody; then the next person is served."""
    assert stage.page.key == "ending"
    assert "ending.bug" in stage.said
    words = written(stage.page)
    assert "陈" not in words
    assert CHEN.number[-4:] not in words
    assert stage.terminal._now.serving is None
    stage.press("noted")
    assert isinstance(stage.commands[-1], Wipe)
    stage.begin()
    assert stage.page.kind is Kind.ATTRACT
    stage.to_result()
    assert stage.page.kind is Kind.RESULT


@pytest.mark.parametrize(("kind", "part"), STEP_PLACES)
def test_a_fault_in_a_step_ends_one_visit(kind: str, part: str) -> None:
    with in_step(kind, part):
        stage = met(f"{kind}.{part}")
    recorded(stage)
    assert stage.data().count("bug") == 1
    ways = [c.fields["way"] for c in stage.commands if isinstance(c, Record) and "way" in c.fields]
    assert ways[-1:] == ["bug"]
    said_and_gone(stage)


@pytest.mark.parametrize("part", ["page", "due", "devices"])
def test_nothing_of_the_person_is_left(part: str) -> None:
    stage = Planted()
    for_self(stage=stage)
    active = stage.terminal._now.serving
    assert active is not None
    visit, who = active.visit, active.data.credential
    assert who is not None
    number = who.number
    with in_step("form", part), pytest.raises(Hit):
        stage.press("rloc_admdvs.330000")
    assert (visit.data, active.run) == (VisitData(), None)
    assert number.reveal() != CHEN.number
    assert "陈" not in repr(stage.terminal._now.ending)


# Layers.


def to_warning(stage: Stage) -> None:
    stage.to_result()
    stage.wait(121)


def to_stranger(stage: Stage) -> None:
    stage.to_result()
    stage.lay(LIN)


def to_help(stage: Stage) -> None:
    stage.to_result()
    stage.press("bar.help")


def to_ending(stage: Stage) -> None:
    stage.to_result()
    for act in ("finish", "skip"):
        stage.press(act)


def to_leaving(stage: Stage) -> None:
    for_self(stage=stage)
    fill(stage)
    stage.press("leave")


def to_consent(stage: Stage) -> None:
    stage.press("elder")
    stage.press("query_account")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer()
    stage.press("aloud")


def to_device_lost(stage: Stage) -> None:
    stage.open()
    stage.device("resident_id", LOST)
    stage.device("code_scanner", LOST)


def to_menu(stage: Stage) -> None:
    stage.press("start")


REACH: dict[str, Callable[[Stage], None]] = {
    "warning": to_warning,
    "stranger": to_stranger,
    "help": to_help,
    "ending": to_ending,
    "leaving": to_leaving,
    "consent": to_consent,
    "device_lost": to_device_lost,
    "step": Stage.to_result,
    "menu": to_menu,
    "attract": lambda stage: None,
    "out_of_service": lambda stage: (
        stage.device("resident_id", LOST),
        stage.device("code_scanner", LOST),
    )[0],
    "wiping": lambda stage: (to_ending(stage), stage.press("noted"))[0],
}


def happens(stage: Stage) -> None:
    """Something that changes nothing, and makes the page anew."""
    stage.post(DeviceChanged("receipt_printer", READY))


def presses(stage: Stage) -> None:
    stage.press(next(n.id for n in stage.page.nodes if n.role in ACTING and n.group != BAR))


TRIGGERS: dict[str, Callable[[Stage], object]] = {
    "stands": happens,
    "page": happens,
    "due": happens,
    "devices": happens,
    "demand": lambda stage: stage.lay(LIN),
    "press": presses,
    "tick": lambda stage: stage.wait(400),
}


def comes_upon(stage: Stage, part: str) -> None:
    happens(stage)
    TRIGGERS[part](stage)


NEVER = {
    ("out_of_service", "tick"),
    ("out_of_service", "press"),
    ("wiping", "press"),
    ("wiping", "tick"),
    ("wiping", "demand"),
    ("out_of_service", "demand"),
    ("ending", "demand"),
}
"""Nothing is pressed there, nothing is waited for, no card is asked for; what is out of service is
due only after a fault (`test_the_way_back_may_have_a_fault_too`).
"""
PLACES = [
    (layer.name, part)
    for layer in LAYERS
    for part in (TRIGGERS if layer.name in REACH else ("stands",))
    if (layer.name, part) not in NEVER
]
"""Of a layer that no visit here leads to, whether it stands is asked all the same."""


@pytest.mark.parametrize(("layer", "part"), PLACES)
def test_a_fault_in_a_layer_ends_one_visit(layer: str, part: str) -> None:
    stage = Planted()
    REACH.get(layer, to_menu)(stage)
    served = stage.terminal._now.serving
    touched = served is not None and served.visit.touched
    with in_layer(layer, part), pytest.raises(Hit):
        comes_upon(stage, part)
    recorded(stage)
    if touched:
        assert stage.terminal._now.serving is None
        assert stage.data()[-1] in ("bug", "visit-ended")
    stage.device("resident_id", READY)
    stage.device("code_scanner", READY)
    if stage.page.key == "ending":
        stage.press("noted")
    if stage.page.key == "wiping":
        stage.begin()
    stage.wait(REST + 1)
    assert stage.page.kind is Kind.ATTRACT
    stage.to_result()
    assert stage.page.kind is Kind.RESULT


@pytest.mark.parametrize("part", ["stands", "page", "due", "devices"])
@pytest.mark.parametrize("layer", ["attract", "menu"])
def test_a_fault_where_nobody_is_served_does_not_loop(layer: str, part: str) -> None:
    stage = Stage(planted=True)
    with in_layer(layer, part):
        stage.press("start") if layer == "menu" else happens(stage)
        for _ in range(20):
            if stage.page.node("act:noted"):
                stage.press("noted")
            if stage.page.key == "wiping":
                stage.begin()
            happens(stage)
        assert stage.page.key == "out"
        assert stage.data().count("bug") <= 6, "it is not tried again and again"
    stage.wait(REST + 1)
    assert stage.page.kind is Kind.ATTRACT, "the way back"


def test_the_way_back_may_have_a_fault_too() -> None:
    stage = Stage(planted=True)
    with in_layer("attract", "page"):
        happens(stage)
    with in_layer("out_of_service", "tick"):
        happens(stage)
        stage.wait(REST + 1)
        due = stage.terminal.due
        assert due is not None
        assert due > stage.at, "not at once again"
    assert stage.data().count("bug") == 2
    happens(stage)
    stage.wait(REST + 1)
    assert stage.page.kind is Kind.ATTRACT


def test_what_cannot_be_shown_at_all_is_shown_as_little() -> None:
    stage = Stage(planted=True)
    with in_layer("attract", "page"), in_layer("out_of_service", "page"):
        happens(stage)
        assert stage.page.key == "out"
        assert written(stage.page)
    stage.wait(REST + 1)
    assert stage.page.kind is Kind.ATTRACT


def test_what_shows_the_page_may_have_a_fault_too() -> None:
    stage = Planted()
    stage.to_result()
    with pytest.raises(Hit):
        stage.post(Broke(Bug("screens.layout.answers", 36, "KeyError")))
    assert stage.met is not None
    assert stage.met.fields == {"where": "screens.layout.answers", "line": 36, "error": "KeyError"}
    said_and_gone(stage)


def test_a_submission_that_was_kept_is_told_of() -> None:
    """The command goes out although its page could not be made, and its number is said."""
    stage = Planted()
    for_self(stage=stage)
    fill(stage)
    stage.draw()
    stage.press("agree")
    with in_step("submit", "page"), pytest.raises(Hit):
        stage.press("submit")
    assert stage.data().count("bug") == 1
    assert "stands.unknown" in stage.said
    assert any(type(command).__name__ == "Submit" for command in stage.commands)
