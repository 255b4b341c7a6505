"""What a resident perceives now, as one page: shown, spoken and walked from the same nodes.

A page is immutable. What has no node cannot be shown, so what can be shown can be heard and
reached (design.md §1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from model.node_id import act_id
from model.value import Slots, Value


class Role(StrEnum):
    """The closed set of what a node can be."""

    HEADING = "heading"
    TEXT = "text"
    NOTICE = "notice"
    FIELD = "field"
    """A label with its value."""
    CHOICE = "choice"
    """One of several; numbered, and reached by its digit."""
    BUTTON = "button"
    ROW = "row"
    AMOUNT = "amount"
    PICTURE = "picture"
    INK = "ink"
    SURFACE = "surface"


class Privacy(StrEnum):
    """Who may hear it: personal needs headphones or consent, secret is never spoken."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SECRET = "secret"


class Tone(StrEnum):
    """What a node means beyond its words; always drawn with a sign, never by colour alone."""

    PLAIN = "plain"
    LIKELY = "likely"
    """The likely action, filled; at most one a page."""
    LEAVE = "leave"
    """Leaves the item; red outline."""
    SUCCESS = "success"
    CAUTION = "caution"
    DANGER = "danger"


class Kind(StrEnum):
    """Picks the layout."""

    ATTRACT = "attract"
    MENU = "menu"
    NOTICE = "notice"
    PRESENT = "present"
    """Present a credential."""
    FORM = "form"
    GRID = "grid"
    """Many short choices side by side: areas, syllables, characters."""
    KEYPAD = "keypad"
    """A number is typed: its field above the keys of group `KEYPAD`."""
    COMMITMENT = "commitment"
    """Texts that are signed: in an ink node, or by a credential."""
    REVIEW = "review"
    """Every answer as a choice that changes it."""
    BUSY = "busy"
    RESULT = "result"
    RATING = "rating"
    QUESTION = "question"
    """One question and its few answers: time-out warning, another's card, which insurance."""
    MESSAGE = "message"
    """What is safe, what happened, what to do: refusals, faults, the end of a visit."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text from the catalogue."""

    text: str
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Header:
    """Where one is: place or item, step n of m, and for whom."""

    title: Line
    step: Line | None = None
    person: Line | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is shown, spoken and, if it acts, reached.

    `text` is a key of the catalogue: `show` is drawn, `detail` is drawn small beneath it,
    `say` is spoken. `group` names a shared panel; `live` nodes are spoken again when they
    change in place; `chosen` marks the choice taken or the setting that is on.
    """

    id: str
    role: Role
    text: str
    slots: Slots = field(default_factory=dict)
    value: Value | None = None
    privacy: Privacy = Privacy.PUBLIC
    tone: Tone = Tone.PLAIN
    group: str = ""
    live: bool = False
    chosen: bool = False


ACTING = frozenset({Role.CHOICE, Role.BUTTON})
"""Roles that post `Chosen` when pressed; the walk by keys stops at every node all the same."""

BAR = "bar"
"""The group of the fixed bar; its ids are bar.repeat, bar.size, bar.contrast, bar.help."""


KEYPAD = "keypad"
"""The group of a keypad's buttons, `key.0` to `key.9` and `key.erase`: pressed by the digit keys
too, and by each touch of its own (decision 0014)."""


@dataclass(frozen=True, slots=True)
class Page:
    """All of what is perceived now.

    The same `key` means: update in place by node id, focus kept, only `live` nodes spoken again.
    `default` is the node that Enter presses on a new page, `escape` the one that Escape presses;
    either may be empty. The bar's nodes come last, in group `BAR`.
    """

    key: str
    kind: Kind
    header: Header
    nodes: tuple[Node, ...]
    default: str = ""
    escape: str = ""

    def node(self, node_id: str) -> Node | None:
        """The node of this id, or None."""
        return next((node for node in self.nodes if node.id == node_id), None)

    @property
    def body(self) -> tuple[Node, ...]:
        """All nodes but those of the fixed bar, in reading order."""
        return tuple(node for node in self.nodes if node.group != BAR)

    @property
    def bar(self) -> tuple[Node, ...]:
        """The fixed bar, which every page has."""
        return tuple(node for node in self.nodes if node.group == BAR)


def numbers(page: Page) -> dict[str, int]:
    """The digit of each choice, by node id: 1 to 9 in page order, drawn, spoken, pressed alike."""
    choices = [node.id for node in page.nodes if node.role is Role.CHOICE]
    return {node_id: n for n, node_id in enumerate(choices[:9], start=1)}


def digit_node(page: Page, digit: int) -> str:
    """The node that a digit key presses here: a keypad's own, else a choice; "" where none."""
    key = page.node(act_id(f"key.{digit}"))
    if key is not None and key.group == KEYPAD:
        return key.id
    return next((node_id for node_id, n in numbers(page).items() if n == digit), "")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a list: the rows from `start`, `before` it and `left` after it."""

    start: int
    stop: int
    before: int
    left: int

    @property
    def further(self) -> int:
        """Where the next part begins, or the first one again."""
        return self.stop if self.left else 0


def paginate(length: int, offset: int, rows: int) -> Window:
    """The one function that cuts a list to a page: screen and voice say the same 还有 N 项."""
    start = max(0, min(offset, length - 1)) if length else 0
    stop = min(start + rows, length)
    return Window(start, stop, start, length - stop)


def paginate_choices(length: int, offset: int, room: int) -> Window:
    """The window of a list of choices: where not all fit, one place is for what shows more."""
    return paginate(length, offset, room if length <= room else max(1, room - 1))


def slice_of(items: Sequence[T], view: Window) -> Sequence[T]:
    """What of a long list the window shows."""
    return items[view.start : view.stop]
