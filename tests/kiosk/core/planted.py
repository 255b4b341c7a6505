"""Faults planted in the core, and visits that come upon them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Never

import pytest

from devices.port import PrintEnd
from kiosk.core import layers
from kiosk.core.command import AuditEvent, Command, Record
from kiosk.core.event import Event
from kiosk.core.step import flows
from tests.kiosk.core.filing import fill, for_father, for_self, sign
from tests.kiosk.core.stage import CHEN, EMPLOYEE, Stage, person

SECRET = "陈秀妹 350102194708150028"


class Hit(Exception):
    """The planted fault was met."""


def fault(*_: Any) -> Never:
    raise ValueError(SECRET)


class Planted(Stage):
    """A stage that stops at the first bug."""

    met: Record | None = None

    def __init__(self) -> None:
        super().__init__(planted=True)

    def post(self, event: Event) -> list[Command]:
        said = super().post(event)
        bugs = [c for c in said if isinstance(c, Record) and c.fact is AuditEvent.BUG]
        if bugs and self.met is None:
            self.met = bugs[0]
            raise Hit
        return said


@contextmanager
def in_step(name: str, part: str) -> Iterator[None]:
    """A fault in this function of this kind of step."""
    with pytest.MonkeyPatch.context() as patch:
        for flow, steps in flows.FLOWS.items():
            planted = tuple(
                replace(kind, **{part: fault}) if kind.name == name else kind for kind in steps
            )
            patch.setitem(flows.FLOWS, flow, planted)
        yield


@contextmanager
def in_layer(name: str, part: str) -> Iterator[None]:
    """A fault in this function of this layer."""
    with pytest.MonkeyPatch.context() as patch:
        planted = tuple(
            replace(layer, **{part: fault}) if layer.name == name else layer
            for layer in layers.LAYERS
        )
        patch.setattr(layers, "LAYERS", planted)
        yield


def file(stage: Stage) -> None:
    """A filing for oneself, from the first page to the rating."""
    for_self(stage=stage)
    fill(stage)
    stage.lay(CHEN)
    sign(stage)
    stage.press("submit")
    stage.end_task()
    stage.press("print")
    stage.printed(PrintEnd.PRINTED)
    stage.press("finish")
    stage.press("skip")


def file_for_father(stage: Stage) -> None:
    for_father(stage=stage)


def ask(stage: Stage) -> None:
    """A query of somebody with two insurances, and its rating."""
    stage.open()
    stage.lay(CHEN)
    stage.answer(person(EMPLOYEE, replace(EMPLOYEE, insuplc_admdvs="350181")))
    stage.press("row:0")
    stage.answer()
    stage.press("reveal")
    stage.press("finish")
    stage.press("skip")


VISITS: tuple[Callable[[Stage], None], ...] = (file, file_for_father, ask)
"""Between them they come through every step, and do something on each."""


def met(part: str) -> Planted:
    """The stage of the first of these visits that comes upon the fault."""
    for visit in VISITS:
        stage = Planted()
        try:
            visit(stage)
        except Hit:
            return stage
    raise AssertionError(f"no visit comes upon {part}")
