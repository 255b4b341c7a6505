"""What a resident does on a page, decided by its kind and its roles: pure, and without an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.play.goal import Goal
from config.sandbox import Person
from model.node_id import MORE, act_id, item_id
from model.page import Kind, Node, Page, Role, Tone, digit_node
from model.privacy import tail
from model.value import Count, Covered, Masked

Stroke = tuple[tuple[float, float], ...]
NAME: tuple[Stroke, ...] = (
    ((0.2, 0.2), (0.3, 0.4), (0.2, 0.8)),
    ((0.5, 0.1), (0.5, 0.9)),
    ((0.7, 0.3), (0.9, 0.7)),
)
"""A name, as fractions of the field it is written in."""
ENDING = "ending"
"""The key of the last page of a visit, which sends nobody away."""
DIGITS = "13912345678"
"""What is typed where a number is asked for."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger on this node."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Write:
    """One line in the field that is written in."""

    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Present:
    """This person's credential, laid down or held up."""

    person: Person


@dataclass(frozen=True, slots=True)
class Take:
    """Whatever lies there is taken, then this node is touched."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Wait:
    """The page does something by itself."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody is here any more."""


@dataclass(frozen=True, slots=True)
class Lost:
    """There is nothing to do on this page."""


Move = Touch | Write | Present | Take | Wait | Gone | Lost


@dataclass
class Resident:
    """One who comes for the goal; remembers what no page tells."""

    goal: Goal
    over: bool = False
    """The item was left, done or not."""
    refused: str = ""
    """The text key of the page that sent them away, "" where none did."""
    cut_off: str = ""
    """The text key of the page that ended the visit before they did, "" where none did."""
    printed: bool = False
    """The slip was asked for."""
    came: bool = False
    """The menu was seen."""
    typed: int = 0
    asked: list[str] = field(default_factory=list)
    """The keys of the pages on which a credential was asked for, in order."""

    def move(self, page: Page) -> Move:
        """The next thing to do on this page."""
        return MOVES[page.kind](self, page)

    # By kind of page.

    def attract(self, page: Page) -> Move:
        """Comes, or has gone."""
        if not self.came:
            return Touch(page.default)
        if not self.over:
            self.cut_off, self.over = page.key, True
        return Gone()

    def menu(self, page: Page) -> Move:
        """The item, its group, or more of them; away where it is over."""
        self.came = True
        if self.over:
            return Touch(page.escape) if page.escape else Gone()
        item = self.goal.item
        found = page.node(item_id(item.id)) or _said(_choices(page), item.group) or page.node(MORE)
        return Touch(found.id) if found is not None else Lost()

    def question(self, page: Page) -> Move:
        """The answer that the goal knows, else the first."""
        choices = _choices(page)
        known = (
            _said(choices, str(self.goal.answer))
            or _about(choices, self.goal.principal)
            or (_more_people(page, choices) if self.goal.acting.alone else None)
        )
        return _touched(known or next(iter(choices), None), page)

    def present(self, page: Page) -> Move:
        """Each page that asks wants the next one's."""
        if page.key not in self.asked:
            self.asked.append(page.key)
        turn = self.asked.index(page.key)
        shows = self.goal.shows
        return Present(shows[min(turn, len(shows) - 1)])

    def form(self, page: Page) -> Move:
        """On, where there is an answer; else the first choice of a question that has none."""
        if page.default:
            return Touch(page.default)
        choices = _choices(page)
        answered = {node.group for node in choices if node.chosen}
        open_ = [node for node in choices if node.group not in answered]
        return _touched(_answer(open_) or _first_button(page), page)

    def keypad(self, page: Page) -> Move:
        """Digit by digit until the page offers to go on."""
        if page.default:
            return Touch(page.default)
        digit = DIGITS[self.typed % len(DIGITS)]
        self.typed += 1
        return Touch(digit_node(page, int(digit)))

    def commitment(self, page: Page) -> Move:
        """By hand where there is a field for it."""
        ink = next((node for node in page.nodes if node.role is Role.INK), None)
        count = ink.value.n if ink is not None and isinstance(ink.value, Count) else len(NAME)
        return Write(NAME[count]) if count < len(NAME) else Touch(page.default)

    def result(self, page: Page) -> Move:
        """All that is covered or further down is looked at, then printed, then it is enough."""
        more, paper = page.node(MORE), page.node(act_id("print"))
        if any(isinstance(node.value, Covered) for node in page.body):
            return _touched(page.node(act_id("reveal")), page)
        if more is not None and "left" in more.slots:
            return Touch(more.id)
        if page.node("printing") is not None:
            return Wait()
        if paper is not None and not self.printed:
            self.printed = True
            return Touch(paper.id)
        self.over = True
        return Touch(page.escape)

    def rating(self, page: Page) -> Move:
        """The first face; then the hub is waited for."""
        choices = _choices(page)
        return Wait() if any(node.chosen for node in choices) else _touched(choices[0], page)

    def message(self, page: Page) -> Move:
        """The end, or a refusal: then it is left."""
        if not page.escape:
            return Wait()
        heading = next((node.text for node in page.body if node.role is Role.HEADING), page.key)
        if page.key != ENDING:
            self.refused = self.refused or heading
        elif not self.over:
            self.cut_off = heading
        self.over = True
        return Take(page.escape)


def _likely(resident: Resident, page: Page) -> Move:
    return Touch(page.default) if page.default else Lost()


def _wait(resident: Resident, page: Page) -> Move:
    return Wait()


MOVES: Mapping[Kind, Callable[[Resident, Page], Move]] = {
    Kind.ATTRACT: Resident.attract,
    Kind.MENU: Resident.menu,
    Kind.NOTICE: _likely,
    Kind.PRESENT: Resident.present,
    Kind.FORM: Resident.form,
    Kind.GRID: Resident.form,
    Kind.KEYPAD: Resident.keypad,
    Kind.COMMITMENT: Resident.commitment,
    Kind.REVIEW: _likely,
    Kind.BUSY: _wait,
    Kind.RESULT: Resident.result,
    Kind.RATING: Resident.rating,
    Kind.QUESTION: Resident.question,
    Kind.MESSAGE: Resident.message,
}
"""One for every kind there is (tests/app/play/test_moves.py)."""


def _touched(node: Node | None, page: Page) -> Move:
    if node is not None:
        return Touch(node.id)
    return Touch(page.default) if page.default else Lost()


def _choices(page: Page) -> list[Node]:
    """All but the one that shows more of them."""
    choices = (node for node in page.body if node.role is Role.CHOICE)
    return [node for node in choices if node.id != MORE]


def _answer(choices: list[Node]) -> Node | None:
    """One by its place or its code, before those that only make a long list less."""
    coded = (node for node in choices if re.split("[.:]", node.id)[-1].isdigit())
    return next(coded, choices[0] if choices else None)


def _said(choices: list[Node], word: str) -> Node | None:
    """The choice whose id ends with this word of the core's or of an item's file."""
    return next((node for node in choices if re.split("[.:]", node.id)[-1] == word), None)


def _about(choices: list[Node], person: Person) -> Node | None:
    """The choice that names this person by the last of their number."""
    wanted = tail(person.card.number)
    return next((node for node in choices if wanted in _tails(node)), None)


def _tails(node: Node) -> list[str]:
    return [value.shown for value in node.slots.values() if isinstance(value, Masked)]


def _more_people(page: Page, choices: list[Node]) -> Node | None:
    """Further ones, where these are people and the one that is wanted is not among them."""
    return page.node(MORE) if any(_tails(node) for node in choices) else None


def _first_button(page: Page) -> Node | None:
    """Of a question without choices: a button of its own."""
    return next(
        (
            node
            for node in page.body
            if node.role is Role.BUTTON and node.id != page.escape and node.tone is not Tone.LEAVE
        ),
        None,
    )
