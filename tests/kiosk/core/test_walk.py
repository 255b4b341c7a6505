"""Whatever is pressed, laid down, answered or lost, in any order: there is always a page."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.core.command import Call, Print
from kiosk.core.event import DeviceChanged, Failure, Spoke
from model.page import ACTING, numbers
from screens.layout import lay_out
from tests.journeys.pages import desk
from tests.kiosk.core.stage import LIN, LOST, PAPER_OUT, READY, TEXTS, Stage

DESK = desk()


def press(n: int) -> Callable[[Stage], object]:
    """The n-th thing on the page that acts, the bar included."""

    def pressed(stage: Stage) -> None:
        acting = [node.id for node in stage.page.nodes if node.role in ACTING]
        if acting:
            stage.press(acting[n % len(acting)])

    return pressed


def answered(stage: Stage) -> None:
    if any(isinstance(c, Call) for c in stage.commands):
        stage.answer()


def refused(stage: Stage) -> None:
    if any(isinstance(c, Call) for c in stage.commands):
        stage.fail(Failure.UNKNOWN)


def slip_ended(stage: Stage) -> None:
    if any(isinstance(c, Print) for c in stage.commands):
        stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)


def began(stage: Stage) -> None:
    if stage.page.key == "wiping":
        stage.begin()


MOVES = st.one_of(
    st.integers(0, 11).map(press),
    st.sampled_from(
        [
            answered,
            refused,
            slip_ended,
            began,
            lambda stage: stage.lay(),
            lambda stage: stage.lay(LIN),
            lambda stage: stage.fail_card(CardFailure.REJECTED),
            lambda stage: stage.wait(7),
            lambda stage: stage.wait(130),
            lambda stage: stage.post(DeviceChanged("resident_id", LOST)),
            lambda stage: stage.post(DeviceChanged("resident_id", READY)),
            lambda stage: stage.post(DeviceChanged("receipt_printer", PAPER_OUT)),
            lambda stage: stage.post(DeviceChanged("receipt_printer", READY)),
            lambda stage: stage.post(Spoke(True)),
            lambda stage: stage.post(Spoke(False)),
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MOVES, max_size=30))
def test_there_is_always_a_page_that_can_be_drawn_said_and_left(
    moves: list[Callable[[Stage], object]],
) -> None:
    stage = Stage()
    for move in moves:
        move(stage)
        page = stage.page
        assert all(TEXTS.has(node.text) for node in page.nodes)
        assert len({node.id for node in page.nodes}) == len(page.nodes), "ids are unique"
        assert sum(node.tone == "likely" for node in page.nodes) <= 1, "one filled button"
        for node_id in (page.default, page.escape):
            assert not node_id or page.node(node_id) is not None
        assert len(numbers(page)) <= 9
        scene = lay_out(page, stage.terminal.profile, DESK)
        assert scene.overflow is None, (page.key, scene.overflow)
        due = stage.terminal.due
        assert due is None or due > stage.at - 1000
