"""The picture of a visit says what the code can do, and notices when it does not any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from deploy import draw_visit
from deploy.draw_visit import Moves, flows, main, moves_of, picture, ways_of
from kiosk.core.ending import Way
from kiosk.core.layers import LAYERS
from kiosk.core.layers.out_of_service import OUT_OF_SERVICE
from kiosk.core.layers.stranger import STRANGER
from kiosk.core.step.ask.notice import NOTICE
from kiosk.core.step.context import Context
from kiosk.core.step.file.review import REVIEW
from kiosk.core.step.kind import Again, Back, Done, Leave, Next, Stay, StepEvent, StepKind, To
from model.page import Page


def _words() -> list[str]:
    return [text for text in ElementTree.fromstring(picture()).itertext() if text.strip()]


def test_every_layer_step_and_way_is_drawn() -> None:
    steps = {kind.name for flow in flows().values() for kind in flow}
    drawn = {*(layer.name for layer in LAYERS), *steps, *(way.value for way in Way)}
    assert drawn <= set(_words())


def test_the_moves_are_those_of_the_functions_and_of_what_they_call() -> None:
    assert not moves_of(NOTICE).passes
    assert moves_of(REVIEW).again == (To.FORM, To.COMMITMENT)


def test_the_ways_are_those_that_a_layer_can_end_a_visit_by() -> None:
    assert set(ways_of(STRANGER)) == {Way.STRANGER, Way.TIMEOUT}
    assert Way.STRANGER not in ways_of(OUT_OF_SERVICE)


def _begin(ctx: Context) -> Next:
    return Done(ctx.data)


def _leads(state: Any, event: StepEvent, ctx: Context) -> Next:
    return Again(To.IDENTIFY) if state else Leave(ctx.data)


def _only_matches(state: Any, event: StepEvent, ctx: Context) -> Next:
    match state:
        case Back() | Done() | Again(to=To.FORM):
            return Stay(state)
        case _:
            return Stay(None)


def _page(state: Any, ctx: Context) -> Page:
    raise NotImplementedError  # never looked at


def test_a_move_counts_where_it_is_made() -> None:
    made_up = StepKind("made_up", _begin, _leads, _page)
    assert moves_of(made_up) == Moves(True, False, True, (To.IDENTIFY,), passes=True)


def test_a_move_that_is_only_matched_is_none() -> None:
    made_up = StepKind("made_up", lambda ctx: Stay(None), _only_matches, _page)
    assert moves_of(made_up) == Moves(False, False, False, (), passes=False)


def test_a_picture_that_is_not_current_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw_visit, "OUT", tmp_path / "visit.svg")
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
    (tmp_path / "visit.svg").write_text("<svg/>", "utf-8")
    assert main(["--check"]) == 1
