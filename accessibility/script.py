"""The sentences of one page, in the order of accessibility.md 4.2: heading, position, what to do,
the result before its details, choices, buttons.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from accessibility.phrases import (
    NOTHING,
    Words,
    around,
    choice,
    content,
    hidden,
    is_labelled,
    joined,
    labelled,
    owner,
    privacy,
    sentence,
    turned,
    value,
    words,
)
from accessibility.typed import amount, change, is_typed
from accessibility.utterance import Channel, Utterance
from config.text import Texts
from model.page import ACTING, KEYPAD, Kind, Line, Node, Page, Privacy, Role
from model.profile import Profile
from model.value import Count

MOST_CHOICES = 5
"""Choices in one breath; the rest is a line (accessibility.md 4.2)."""
MOST_TILES = 9
"""Short names in one breath: as many as there are digits to press."""

_RANK = {Role.HEADING: 0, Role.TEXT: 1, Role.NOTICE: 1, Role.AMOUNT: 2}


@dataclass
class Script:
    """The sentences of one page so far."""

    page: Page
    profile: Profile
    texts: Texts
    channel: Channel
    keys: bool = False
    lines: list[Utterance] = field(default_factory=list)
    _on_screen: bool = False

    @property
    def at(self) -> str:
        """The first node's id: what is said of the page as a whole belongs to its heading."""
        return self.page.nodes[0].id if self.page.nodes else ""

    def whole(self, previous: Page | None) -> None:
        """Everything, for somebody who does not see the page."""
        busy = self.page.kind is Kind.BUSY
        untold = {Role.BUTTON, Role.PICTURE} if busy else {Role.BUTTON}
        body = self.page.body
        first, rest = _sections([node for node in body if node.role not in untold])
        signed = self.page.kind is Kind.COMMITMENT  # in its own order: who, about what, the texts
        nodes = [*(first if signed else sorted(first, key=_rank)), *rest]
        choices = [node for node in nodes if node.role is Role.CHOICE]
        most = MOST_TILES if self.page.kind is Kind.GRID else MOST_CHOICES
        most += len(choices) == most + 1  # told as fast as counted
        for n, node in enumerate(nodes):
            if node.role is not Role.CHOICE:
                self.node(node, content(self.texts, node))
            elif node in choices[:most]:
                self.node(node, choice(self.texts, self.page, node))
            if n == 0:
                self._header(previous)
        if not busy:
            buttons = [n for n in body if n.role is Role.BUTTON and n.group != KEYPAD]
            self._closing(len(choices), len(choices) - most, buttons)

    def short(self) -> None:
        """Heading, first instruction, live notices; the amounts too once they may be heard. What
        is signed is read aloud whole, to everybody.
        """
        body = self.page.body
        told = [node for node in body if node.role in (Role.TEXT, Role.NOTICE)]
        if self.page.kind is Kind.COMMITMENT:
            told = [node for node in told if not hidden(node, self.profile)]
        else:
            told = told[:1]
        chosen = [node for node in body[:1] if node.role is Role.HEADING] + told
        for node in sorted(body, key=_rank):
            amount = node.role is Role.AMOUNT and self.profile.private
            live = node.live and node.role is not Role.ROW
            if node in chosen or live or amount:
                self.node(node, content(self.texts, node))

    def node(self, node: Node, told: Words) -> None:
        """The node's sentence, or what may be said in its place: once a page, not once a node."""
        if is_typed(self.page, node) and not self.profile.private:
            self.line(node.id, amount(self.page, node, self.texts))
        elif not hidden(node, self.profile):
            self.line(node.id, told, privacy(node))
        elif node.privacy is Privacy.SECRET:
            self.line(node.id, words(self.texts, "voice.secret"))
        elif is_labelled(node):
            self.line(node.id, labelled(self.texts, self.page, node))
        elif not self._on_screen:
            self._on_screen = True
            self.line(node.id, words(self.texts, "voice.on_screen"))

    def line(self, node_id: str, told: Words, class_: Privacy = Privacy.PUBLIC) -> None:
        """Adds one sentence about a node; what has no words is left out."""
        spoken, caption = sentence(told)
        if spoken:
            self.lines.append(
                Utterance(self.channel, self.page.key, node_id, spoken, caption, class_)
            )

    def changed(self, previous: Page, node: Node) -> None:
        """A live node; of a number that is typed, what the last key did."""
        before = previous.node(node.id)
        if before is not None and is_typed(self.page, node):
            told = change(before, node, self.page, self.profile, self.texts)
            self.line(node.id, told, privacy(node) if self.profile.private else Privacy.PUBLIC)
        else:
            self.node(node, content(self.texts, node))

    def turned(self, previous: Page) -> None:
        """Choices taken in place; those given up only where none was taken instead."""
        before = {node.id: node.chosen for node in previous.nodes}
        acting = [node for node in self.page.body if node.role in ACTING and not node.live]
        other = [node for node in acting if node.chosen != before.get(node.id, node.chosen)]
        taken = [node for node in other if node.chosen]
        for node in taken or other:
            self.node(node, turned(self.texts, node))

    def left(self) -> None:
        """How many rows there are besides, as the button that shows them writes it."""
        for node in self.page.body:
            count = node.slots.get("left")
            if node.role is Role.BUTTON and isinstance(count, Count):
                self.line(node.id, words(self.texts, "voice.more_rows", {"n": count}))

    def _header(self, previous: Page | None) -> None:
        """Which step of which item, for whom: each where it is new, after the heading. The place
        and its clock are not told, and while one waits nobody is named.
        """
        header = self.page.header
        before = previous.header if previous else None
        if header.step and header.step != (before and before.step):
            self._said(header.step)
        if self.page.kind is Kind.BUSY:
            return
        doubled = any(node.text == header.title.text for node in self.page.nodes[:1])
        if header.step and not doubled and header.title != (before and before.title):
            self._said(header.title)
        if self.profile.private and header.person and self._unnamed(previous, header.person):
            self._said(header.person, Privacy.PERSONAL)

    def _unnamed(self, previous: Page | None, person: Line) -> bool:
        """Whether this person is neither the last page's nor told by a node of this one."""
        if self.page.kind in (Kind.ATTRACT, Kind.MENU):
            return False  # the clock stands there
        if previous and previous.kind is not Kind.BUSY and previous.header.person == person:
            return False
        return all(node.slots != person.slots for node in self.page.body)

    def _said(self, line: Line, class_: Privacy = Privacy.PUBLIC) -> None:
        self.line(self.at, words(self.texts, line.text, line.slots), class_)

    def _closing(self, choices: int, untold: int, buttons: list[Node]) -> None:
        """What can be done now, and how to hear it again."""
        page, texts, at, way = self.page, self.texts, self.at, self._way
        if untold > 0:
            self.line(at, words(texts, f"voice.more_choices.{way}", {"n": Count(untold)}))
        if page.kind is Kind.KEYPAD:
            self.line(at, words(texts, f"voice.keypad.{way}"))
        if page.kind is Kind.REVIEW and choices:
            self.line(at, words(texts, f"voice.review.{way}"))
        sayable = [node for node in buttons if not hidden(node, self.profile)]
        if sayable:
            self.line(at, around(texts, "voice.buttons", "names", self._names(sayable)))
        self.likely()
        if choices:
            self.line(at, words(texts, f"voice.repeat.{way}"))

    @property
    def _way(self) -> str:
        return "keys" if self.keys or self.profile.headphones else "touch"

    def likely(self) -> None:
        """What Enter does, or the button that is filled."""
        default = self.page.node(self.page.default)
        if default and not hidden(default, self.profile):
            name = words(self.texts, default.text, default.slots)
            told = around(self.texts, f"voice.default.{self._way}", "name", name)
            self.line(default.id, told)

    def read_back(self) -> None:
        """The whole number that was typed, once it can be gone on with, to who listens alone."""
        typed = [node for node in self.page.body if is_typed(self.page, node)]
        if self.profile.private and self.page.default:
            for node in typed:
                number = value(self.texts, node.value)
                told = around(self.texts, "voice.read_back", "number", number)
                self.line(node.id, told, privacy(node))

    def _names(self, buttons: list[Node]) -> Words:
        """The names in order; a field's label once before the buttons that change it."""
        names, last = [], NOTHING
        for node in buttons:
            label = owner(self.texts, self.page, node)
            names += [label if label != last else NOTHING]
            names += [words(self.texts, node.text, node.slots)]
            last = label
        return joined(*names)


def _rank(node: Node) -> int:
    """The place in the script: what to do, then the answer, then its details, then the choices."""
    last = max(_RANK.values()) + 1
    return last + 1 if node.role is Role.CHOICE else _RANK.get(node.role, last)


def _sections(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """What stands before the first heading within the page, and the rest: rows stay with theirs."""
    headings = [n for n, node in enumerate(nodes) if node.role is Role.HEADING and n]
    cut = headings[0] if headings else len(nodes)
    return nodes[:cut], nodes[cut:]
