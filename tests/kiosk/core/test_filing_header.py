"""What the header says all along the way: for whom, and at which step."""

from __future__ import annotations

from dataclasses import replace

from model.value import Count, Masked
from tests.kiosk.core.filing import fill, for_father, opened, sign
from tests.kiosk.core.stage import CHEN, LIN


def test_the_header_names_for_whom_from_the_choice_to_the_end() -> None:
    father = Masked("林*", "林先生")
    stage = for_father()
    for step in (lambda: fill(stage), lambda: sign(stage), lambda: stage.press("submit")):
        person = stage.page.header.person
        assert person is not None
        assert (person.text, person.slots["name"]) == ("for.agent", father)
        assert person.slots["agent"] == Masked("陈*", "陈女士")
        step()
    stage.lay(replace(LIN, number="350102199003070012", birth=None))
    assert stage.page.key == "stranger" or stage.page.header.person is not None


def test_steps_are_counted_forward_and_never_beyond_their_number() -> None:
    stage = opened()
    told: list[tuple[int, int]] = []

    def note() -> None:
        step = stage.page.header.step
        assert step is not None
        n, m = step.slots["n"], step.slots["m"]
        assert isinstance(n, Count)
        assert isinstance(m, Count)
        told.append((n.n, m.n))

    note()
    stage.press("for.agent")
    note()
    stage.lay(CHEN)
    stage.answer()
    stage.press("row:0")
    note()
    stage.answer()
    stage.answer()
    note()
    fill(stage)
    note()
    sign(stage)
    note()
    stage.press("submit")
    note()
    stage.end_task()
    note()
    assert told == sorted(told)
    assert {m for _, m in told} == {told[-1][0]}, "the last step is the last one of all"
