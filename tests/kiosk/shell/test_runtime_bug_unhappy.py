"""What shows, speaks or forgets may have a bug: one visit ends, and the next is served."""

from __future__ import annotations

import pytest

from kiosk.core.command import AuditEvent
from kiosk.core.ending import PRINT_PATIENCE
from kiosk.core.layers.out_of_service import REST
from model.page import Kind, Page
from model.profile import Profile
from tests.kiosk.shell.shell import Shell

KINDS = [Kind.MENU, Kind.NOTICE, Kind.PRESENT, Kind.RESULT, Kind.RATING]


class Layout:
    """A subscriber with a fault in the layout of one kind of page."""

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind | None = kind
        self.shown: list[str] = []

    def publish(self, page: Page, profile: Profile) -> None:
        if page.kind is self.kind:
            raise IndexError(page.key)
        self.shown.append(page.key)


def visit(shell: Shell) -> None:
    shell.to_result()
    for node_id in ("finish", "skip"):
        shell.press(node_id)


def comes_upon(shell: Shell, kind: Kind) -> None:
    """As far into a visit as to the page of this kind."""
    moves = [
        *(lambda name=name: shell.press(name) for name in ("start", "query_account", "begin")),
        shell.lay,
        shell.answer,
        shell.answer,
        lambda: shell.press("finish"),
    ]
    for move in moves:
        if shell.page.kind is kind:
            break
        move()
    assert shell.page.kind is kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_in_any_layout_ends_one_visit(kind: Kind) -> None:
    shell, layout = Shell(), Layout(kind)
    shell.runtime.subscribe(layout.publish)
    comes_upon(shell, kind)
    shell.runtime.turn()
    assert shell.facts().count(AuditEvent.BUG) == 1
    assert layout.shown[-1] == "ending"
    layout.kind = None
    shell.press("noted")
    shell.clear()
    shell.at += REST + 1  # the menu is no part of a visit: it is tried again after a while
    shell.runtime.turn()
    shell.runtime.turn()
    assert shell.page.kind is Kind.ATTRACT
    shell.to_result()
    assert shell.page.kind is Kind.RESULT


def test_a_fault_in_the_first_pages_layout_does_not_loop() -> None:
    shell = Shell()
    layout = Layout(Kind.ATTRACT)
    shell.runtime.subscribe(lambda page, profile: None)
    shell.runtime._subscribers.append(layout.publish)
    for node_id in ("start", "query_account", "begin"):
        shell.press(node_id)
    shell.press("leave")
    for _ in range(10):
        shell.at += 10
        shell.runtime.turn()
    assert shell.facts().count(AuditEvent.BUG) <= 3


def test_every_part_forgets_although_one_has_a_fault() -> None:
    forgot: list[str] = []

    def fails() -> None:
        raise KeyError("what was said")

    shell = Shell(forget=(fails, lambda: forgot.append("screen")))
    visit(shell)
    shell.press("noted")
    assert forgot == ["screen"]
    shell.clear()
    shell.to_result()
    assert shell.page.kind is Kind.RESULT


def test_the_slip_of_a_wiped_visit_is_not_printed() -> None:
    shell = Shell()
    shell.to_result()
    shell.press("print")
    shell.press("finish")
    shell.press("skip")
    shell.at += PRINT_PATIENCE + 1
    shell.runtime.turn()
    assert "clear" in [name for name, _ in shell.did]
    shell.journal.commit()  # only now the intent is durable
    shell.runtime.turn()
    assert not [what for name, what in shell.did if name == "print"]
    shell.clear()
    shell.to_result()
    shell.press("print")
    shell.journal.commit()
    assert len([what for name, what in shell.did if name == "print"]) == 1, "the next one's is"
