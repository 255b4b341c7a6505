"""A page that only waits is shown late, and not at all where the answer comes sooner."""

from __future__ import annotations

from kiosk.core.event import Chosen
from kiosk.shell.runtime import HOLD
from model.page import Kind
from tests.kiosk.shell.shell import Shell


def shown(shell: Shell) -> list[Kind]:
    """The kinds of the pages that were published, without repetitions."""
    kinds = [page.kind for page, _ in shell.pages]
    return [kind for n, kind in enumerate(kinds) if not n or kinds[n - 1] is not kind]


def waiting() -> Shell:
    """A card was laid, and the hub is asked whose it is."""
    shell = Shell()
    for node_id in ("start", "query_account", "begin"):
        shell.press(node_id)
    shell.lay()
    assert shell.page.kind is Kind.BUSY
    return shell


def test_a_quick_answer_is_shown_without_a_page_of_waiting() -> None:
    shell = waiting()
    shell.answer()
    shell.answer()
    assert Kind.BUSY not in shown(shell)
    assert shown(shell)[-1] is Kind.RESULT


def test_what_takes_longer_is_said_when_the_time_is_over() -> None:
    shell = waiting()
    due = shell.runtime.turn()
    assert due == shell.at + HOLD
    shell.at += HOLD
    shell.runtime.turn()
    assert shown(shell)[-1] is Kind.BUSY


def test_one_wait_after_another_is_one_wait() -> None:
    shell = waiting()
    shell.at += HOLD / 2
    shell.answer()
    assert shell.page.kind is Kind.BUSY
    shell.at += HOLD / 2
    shell.runtime.turn()
    assert shown(shell)[-1] is Kind.BUSY
    shell.answer()
    assert shown(shell)[-1] is Kind.RESULT


def test_a_page_of_waiting_that_is_shown_changes_at_once() -> None:
    shell = waiting()
    shell.at += HOLD
    shell.runtime.turn()
    count = len(shell.pages)
    shell.answer()
    assert (shell.page.kind, len(shell.pages)) == (Kind.BUSY, count + 1)


def test_a_press_on_the_page_before_is_dropped() -> None:
    shell = waiting()
    before, _ = shell.pages[-1]
    shell.runtime.post(Chosen(before.key, "act:leave"))
    shell.runtime.turn()
    assert shell.page.kind is Kind.BUSY
    assert shell.runtime.terminal.dropped["Chosen"] == 1
