"""What is said of a page: its script when it appears, what changed when it is updated in place.

Pure: pages in, utterances out, one sentence each. Every word comes from the catalogue and from
the nodes' typed values, never from what is drawn. The order is that of accessibility.md 4.2:
heading and position, what to do, the result before its details, choices, buttons.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from accessibility.phrases import (
    Words,
    around,
    choice,
    content,
    full,
    hidden,
    joined,
    position,
    privacy,
    sentence,
    words,
)
from accessibility.utterance import Channel, Utterance
from config.text import Texts
from kiosk.page import Kind, Line, Node, Page, Privacy, Role, Tone
from kiosk.profile import Profile
from kiosk.value import Count

MOST_CHOICES = 5
"""Choices in one breath; the rest is a line (accessibility.md 4.2)."""

_RANK = {Role.HEADING: 0, Role.TEXT: 1, Role.NOTICE: 1, Role.AMOUNT: 2}


def narrate(
    previous: Page | None, page: Page, profile: Profile, texts: Texts
) -> tuple[Utterance, ...]:
    """A new key: the page's script. The same key: only the live nodes that have changed."""
    if previous is not None and previous.key == page.key:
        return _changes(previous, page, profile, texts)
    script = _Script(page, profile, texts, _channel(page))
    if profile.voice:
        script.whole(previous)
    else:
        script.short()
    return tuple(script.lines)


def again(page: Page, profile: Profile, texts: Texts) -> tuple[Utterance, ...]:
    """The whole page once more, as somebody asked for it."""
    script = _Script(page, profile, texts, Channel.ANSWER)
    script.whole(None)
    return tuple(script.lines)


def focus(page: Page, node_id: str, profile: Profile, texts: Texts) -> tuple[Utterance, ...]:
    """打印凭条，按钮。第三项，共五项。 Nothing for a node that is not there."""
    node = page.node(node_id)
    if node is None:
        return ()
    script = _Script(page, profile, texts, Channel.ANSWER)
    script.node(node, full(texts, page, node))
    script.line(node.id, position(texts, page, node))
    return tuple(script.lines)


def _channel(page: Page) -> Channel:
    return Channel.AMBIENT if page.kind is Kind.ATTRACT else Channel.PAGE


def _changes(previous: Page, page: Page, profile: Profile, texts: Texts) -> tuple[Utterance, ...]:
    script = _Script(page, profile, texts, Channel.ANSWER)
    for node in page.nodes:
        told, before = content(texts, node), previous.node(node.id)
        if node.live and (before is None or content(texts, before).spoken != told.spoken):
            script.channel = Channel.URGENT if node.tone is Tone.DANGER else Channel.ANSWER
            script.node(node, told)
    return tuple(script.lines)


@dataclass
class _Script:
    """The sentences of one page so far."""

    page: Page
    profile: Profile
    texts: Texts
    channel: Channel
    lines: list[Utterance] = field(default_factory=list)
    _on_screen: bool = False

    @property
    def _at(self) -> str:
        """The first node's id: what is said of the page as a whole belongs to its heading."""
        return self.page.nodes[0].id if self.page.nodes else ""

    def whole(self, previous: Page | None) -> None:
        """Everything, for somebody who does not see the page."""
        self._header(previous)
        body = self.page.body
        first, rest = _sections([node for node in body if node.role is not Role.BUTTON])
        choices = 0
        for node in [*sorted(first, key=_rank), *rest]:
            choices += node.role is Role.CHOICE
            if node.role is not Role.CHOICE:
                self.node(node, content(self.texts, node))
            elif choices <= MOST_CHOICES:
                self.node(node, choice(self.texts, self.page, node))
        self._closing(choices, [node for node in body if node.role is Role.BUTTON])

    def short(self) -> None:
        """Heading, first instruction, live notices; the amounts too once they may be heard."""
        body = self.page.body
        told = [node for node in body if node.role in (Role.TEXT, Role.NOTICE)]
        chosen = [node for node in body[:1] if node.role is Role.HEADING] + told[:1]
        for node in sorted(body, key=_rank):
            amount = node.role is Role.AMOUNT and self.profile.private
            if node in chosen or node.live or amount:
                self.node(node, content(self.texts, node))

    def node(self, node: Node, told: Words) -> None:
        """The node's sentence, or what may be said in its place: once a page, not once a node."""
        if not hidden(node, self.profile):
            self.line(node.id, told, privacy(node))
        elif node.privacy is Privacy.SECRET:
            self.line(node.id, words(self.texts, "voice.secret"))
        elif not self._on_screen:
            self._on_screen = True
            self.line(node.id, words(self.texts, "voice.on_screen"))

    def line(self, node_id: str, told: Words, class_: Privacy = Privacy.PUBLIC) -> None:
        spoken, caption = sentence(told)
        if spoken:
            self.lines.append(
                Utterance(self.channel, self.page.key, node_id, spoken, caption, class_)
            )

    def _header(self, previous: Page | None) -> None:
        """Where one is, where that is new; for whom, if that may be heard; which step."""
        header, at = self.page.header, self._at
        before = previous.header if previous else None
        heading = self.page.node(at)
        doubled = heading is not None and heading.text == header.title.text
        if (before is None or before.title != header.title) and not doubled:
            self._said(at, header.title)
        if self.profile.private and header.person and header.person != (before and before.person):
            self._said(at, header.person, Privacy.PERSONAL)
        if header.step:
            self._said(at, header.step)

    def _said(self, at: str, line: Line, class_: Privacy = Privacy.PUBLIC) -> None:
        self.line(at, words(self.texts, line.text, line.slots), class_)

    def _closing(self, choices: int, buttons: list[Node]) -> None:
        """What can be done now, and how to hear it again."""
        page, texts, at = self.page, self.texts, self._at
        if choices > MOST_CHOICES:
            left = Count(choices - MOST_CHOICES)
            self.line(at, words(texts, "voice.more_choices", {"n": left}))
        sayable = [node for node in buttons if not hidden(node, self.profile)]
        if sayable:
            names = joined(*(words(texts, node.text, node.slots) for node in sayable))
            self.line(at, around(texts, "voice.buttons", "names", names))
        default = page.node(page.default)
        if default and not hidden(default, self.profile):
            name = words(texts, default.text, default.slots)
            self.line(default.id, around(texts, "voice.default", "name", name))
        if choices:
            self.line(at, words(texts, "voice.repeat"))


def _rank(node: Node) -> int:
    """The place in the script: what to do, then the answer, then its details, then the choices."""
    last = max(_RANK.values()) + 1
    return last + 1 if node.role is Role.CHOICE else _RANK.get(node.role, last)


def _sections(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """What stands before the first heading within the page, and the rest: rows stay with theirs."""
    headings = [n for n, node in enumerate(nodes) if node.role is Role.HEADING and n]
    cut = headings[0] if headings else len(nodes)
    return nodes[:cut], nodes[cut:]
