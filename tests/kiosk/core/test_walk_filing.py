"""Filings walked at random: whatever is pressed, shown, signed, answered or lost, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.core.command import Call, Print, Submit
from kiosk.core.event import Failure
from model.page import ACTING, Kind, Node, Page, Privacy, numbers
from model.task import Outcome
from model.value import filled, shown
from tests.kiosk.core.filing import filed, for_father, for_self, opened, reviewed, with_mother
from tests.kiosk.core.stage import (
    CHEN,
    FATHER,
    LIN,
    LOST,
    PAPER_OUT,
    READY,
    TEXTS,
    VOUCHER,
    ZHAO,
    Stage,
    filing,
)
from wire.behalf import Registered
from wire.filings import Filings
from wire.refusals import RefusalCode

TEL = "13800000028"
SECRETS = [
    *(card.number for card in (CHEN, LIN, ZHAO)),
    *(card.name for card in (CHEN, LIN, ZHAO)),
    CHEN.address,
    FATHER.psn_no,
]
"""What stands on no page: raw numbers and names."""
WORDS = {FATHER.psn_name, FATHER.certno, CHEN.name, CHEN.number, LIN.name, LIN.number, TEL}
ITEMS = ("remote_long_stay", "remote_cancel", "proxy_register", "query_filings", "query_progress")
REGISTERED = Registered("YB-261122-000418", "DB-261122-000002", FATHER.valid_to)  # type: ignore[arg-type]


@dataclass
class Walk:
    """The stage, and what must hold of all that has been said so far."""

    stage: Stage
    seen: list[str] = field(default_factory=list)
    """Keys of the pages, in order."""

    def go(self, move: Callable[[Stage], object]) -> None:
        before = self.stage.page
        move(self.stage)
        if self.stage.page != before:
            self.seen.append(self.stage.page.key)


# Moves.


def press(n: int) -> Callable[[Stage], object]:
    """The n-th thing on the page that acts; the bar is pressed by the other walk."""

    def pressed(stage: Stage) -> None:
        acting = [node.id for node in stage.page.body if node.role in ACTING]
        if acting:
            stage.press(acting[n % len(acting)])

    return pressed


def onward(stage: Stage) -> None:
    """What a resident does who wants to get on, so that walks come to the end of a filing."""
    page = stage.page
    if page.kind is Kind.KEYPAD and page.node("act:next") is None:
        for digit in TEL:
            if stage.page.node(f"act:key.{digit}"):
                stage.press(f"act:key.{digit}")
    elif page.kind is Kind.PRESENT:
        beside = page.key.endswith(".agent") and page.header.person is not None
        stage.lay(LIN if beside else CHEN)
    elif page.kind is Kind.BUSY:
        answered(stage)
    elif page.node("ink"):
        stage.draw()
        if stage.page.node("act:agree"):
            stage.press("agree")
    elif page.default:
        stage.press(page.default)
    else:
        press(0)(stage)


def answered(stage: Stage) -> None:
    """Whatever is under way: a task, or a call."""
    waited = [c for c in stage.commands if isinstance(c, Call | Submit)]
    if not waited:
        return
    if isinstance(waited[-1], Submit):
        output = REGISTERED if waited[-1].task.op == "K351" else None
        stage.end_task(output=output)
    else:
        stage.answer()


def with_filings(stage: Stage) -> None:
    if any(isinstance(c, Call) for c in stage.commands) and stage.last(Call).op == "K313":
        stage.answer(Filings((filing(), filing(vali_flag="0", rchk_flag="3"))))


def refused(code: str) -> Callable[[Stage], object]:
    def hub_says_no(stage: Stage) -> None:
        if any(isinstance(c, Call) for c in stage.commands):
            stage.fail(Failure.REFUSED if code else Failure.UNKNOWN, code)

    return hub_says_no


def task_ended(outcome: Outcome, code: str = "") -> Callable[[Stage], object]:
    def ended(stage: Stage) -> None:
        if any(isinstance(c, Submit) for c in stage.commands):
            stage.end_task(outcome, code)

    return ended


def slip_ended(end: PrintEnd) -> Callable[[Stage], object]:
    def printed(stage: Stage) -> None:
        if any(isinstance(c, Print) for c in stage.commands):
            stage.printed(end, Reason.PAPER_OUT)

    return printed


def scan(text: str) -> Callable[[Stage], object]:
    def scanned(stage: Stage) -> None:
        active = stage.terminal._now.serving
        if active is not None and active.visit.scanning:
            stage.show_code(text)

    return scanned


def item(name: str) -> Callable[[Stage], object]:
    """From wherever nobody is served, or from the menu."""

    def chosen(stage: Stage) -> None:
        if stage.page.kind is Kind.ATTRACT:
            stage.press("start")
        if stage.page.node(name):
            stage.press(name)
            stage.press("begin")

    return chosen


def began(stage: Stage) -> None:
    if stage.page.key == "wiping":
        stage.begin()


def bar(node_id: str) -> Callable[[Stage], object]:
    return lambda stage: stage.press(node_id)


MOVES = st.one_of(
    *[st.just(onward)] * 6,
    st.integers(0, 11).map(press),
    st.sampled_from(
        [
            *map(item, ITEMS),
            answered,
            with_filings,
            *(refused(code) for code in ("", "3001", "4011", "4014", "2003")),
            *(task_ended(outcome) for outcome in Outcome),
            *(task_ended(Outcome.REFUSED, code) for code in RefusalCode),
            *map(slip_ended, PrintEnd),
            *map(scan, (VOUCHER, VOUCHER[:-1] + "1", "YB-261122-000417", "x" * 2048)),
            lambda stage: stage.draw(((1, 1), (2, 2))),
            lambda stage: stage.lay(),
            lambda stage: stage.lay(LIN),
            lambda stage: stage.lay(ZHAO),
            lambda stage: stage.lay(replace(CHEN, valid_to=CHEN.valid_from)),
            lambda stage: stage.fail_card(CardFailure.UNREADABLE),
            *map(bar, ("bar.size", "bar.contrast", "bar.help")),
            began,
            lambda stage: stage.wait(9),
            lambda stage: stage.wait(200),
            lambda stage: stage.device("resident_id", LOST),
            lambda stage: stage.device("resident_id", READY),
            lambda stage: stage.device("code_scanner", LOST),
            lambda stage: stage.device("code_scanner", READY),
            lambda stage: stage.device("receipt_printer", PAPER_OUT),
            lambda stage: stage.device("receipt_printer", READY),
        ]
    ),
)


STARTS: list[Callable[[], Stage]] = [
    Stage,
    opened,
    for_self,
    for_father,
    with_mother,
    lambda: filed(for_self()),
    *(
        lambda way=way: reviewed(way())  # type: ignore[misc]
        for way in (for_self, for_father, with_mother)
    ),
    *(lambda name=name: opened(name) for name in ITEMS),  # type: ignore[misc]
]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(STARTS), st.lists(MOVES, min_size=6, max_size=30))
def test_whatever_happens_nothing_is_lost_sent_twice_or_seen(
    start: Callable[[], Stage], moves: list[Callable[[Stage], object]]
) -> None:
    walk = Walk(start())
    for move in moves:
        before, said = walk.stage.page, len(walk.stage.commands)
        walk.go(move)
        stage = walk.stage
        keeps_the_rules_of_pages(stage.page)
        has_a_way_out(stage)
        keeps_what_is_personal(stage.page)
        counts_forward(before, stage.page, move)
        signed_before_sent(stage.commands[said:], before)
    has_one_payload_a_key(walk.stage)
    leaves_nothing(walk.stage)


# What holds.


def keeps_the_rules_of_pages(page: Page) -> None:
    assert all(written(node) is not None for node in page.nodes)
    ids = [node.id for node in page.nodes]
    assert len(set(ids)) == len(ids), f"ids are unique on {page.key}: {ids}"
    assert sum(node.tone == "likely" for node in page.nodes) <= 1, "one filled button"
    for node_id in (page.default, page.escape):
        assert not node_id or page.node(node_id) is not None
    assert len(numbers(page)) <= 9


def written(node: Node) -> str:
    """What is drawn and said; a slot that is missing raises."""
    entry = TEXTS.entry(node.text)
    texts = [filled(text, node.slots, TEXTS) for text in (entry.show, entry.detail, entry.say)]
    return "".join([*texts, shown(node.value, TEXTS) if node.value is not None else ""])


def said(node: Node) -> str:
    """What is spoken, with the values as they are written."""
    value = shown(node.value, TEXTS) if node.value is not None else ""
    return filled(TEXTS.entry(node.text).say, node.slots, TEXTS) + value


def has_a_way_out(stage: Stage) -> None:
    """Something to press; or something that comes by itself."""
    page = stage.page
    acts = any(node.role in ACTING for node in page.body)
    active = stage.terminal._now.serving
    waits = active is not None and bool(active.visit.awaited)
    comes = waits or stage.terminal.due is not None
    assert acts or comes or page.key in ("wiping", "out"), page.key


MASKED = ("138****", "138 0000", "3501****", "陈*", "林*", "测试路")
"""What says something of a person wherever it stands."""


def keeps_what_is_personal(page: Page) -> None:
    for node in page.nodes:
        words = written(node)
        bare = words.replace(" ", "")
        assert not any(secret in bare for secret in SECRETS), (page.key, node.id)
        tells = any(mask in said(node) for mask in MASKED)
        assert not tells or node.privacy is not Privacy.PUBLIC, (page.key, node.id)


def counts_forward(before: Page, after: Page, move: Callable[[Stage], object]) -> None:
    """第 n 步，共 m 步: n is never above m, and only going back makes it less."""
    step = after.header.step
    if step is None:
        return
    n, m = (step.slots[name].n for name in ("n", "m"))  # type: ignore[union-attr]
    assert 1 <= n <= m
    was = before.header.step
    if move is onward and was is not None and before.header.title == after.header.title:
        assert n >= was.slots["n"].n or before.default not in ("act:next", "act:submit"), (  # type: ignore[union-attr]
            before.key,
            after.key,
        )


def signed_before_sent(said: list[Any], before: Page) -> None:
    """What is handed in was reviewed and signed; and at most one thing at a time."""
    submits = [command for command in said if isinstance(command, Submit)]
    assert len(submits) <= 1
    for submit in submits:
        assert before.kind in (Kind.REVIEW, Kind.MESSAGE), before.key
        made = submit.task.input.commitments  # type: ignore[attr-defined]
        assert made
        assert all(one.way == "credential" or one.signature for one in made)
        if submit.task.acting == "self":
            assert not submit.task.agent
        else:
            assert submit.task.agent


def has_one_payload_a_key(stage: Stage) -> None:
    payloads: dict[str, object] = {}
    for submit in (c for c in stage.commands if isinstance(c, Submit)):
        assert payloads.setdefault(submit.task.biz_sn, submit.task) == submit.task


def leaves_nothing(stage: Stage) -> None:
    """After the end, nothing of anybody is anywhere in the terminal."""
    for _ in range(30):
        if stage.page.key == "wiping" or stage.page.kind is Kind.ATTRACT:
            break
        answered(stage)
        slip_ended(PrintEnd.PRINTED)(stage)
        stage.wait(400)
    if stage.page.key == "wiping":
        stage.begin()
    assert stage.page.kind in (Kind.ATTRACT, Kind.MESSAGE), stage.page.key
    found = {text for text in texts_in(stage.terminal) if any(word in text for word in WORDS)}
    assert found == set()


def texts_in(root: object) -> Iterator[str]:
    """Every text that the terminal still holds, however deep; its tables and items apart."""
    seen: set[int] = set()
    todo: list[object] = [
        value for name, value in vars(root).items() if name not in ("_catalogue", "_tables")
    ]
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one
        elif isinstance(one, bytes | bytearray):
            yield one.decode("utf-8", "replace")
        elif isinstance(one, dict):
            todo += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            todo += one
        elif type(one).__name__ in ("Catalogue", "Tables", "Item"):
            continue
        elif is_dataclass(one):
            todo += [getattr(one, f.name) for f in fields(one)]
        elif hasattr(one, "__slots__"):
            todo += [getattr(one, name) for name in one.__slots__ if hasattr(one, name)]
        elif hasattr(one, "__dict__"):
            todo += vars(one).values()


def test_what_is_left_would_be_found() -> None:
    stage = filed(for_father())
    held = list(texts_in(stage.terminal))
    assert any(FATHER.certno in text for text in held)
    assert any(TEL in text for text in held)
