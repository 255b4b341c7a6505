"""What every kind of entry is: the nodes of its page, and what a press there comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.core.step.ask.form.answers import Answers, with_followers
from kiosk.core.step.context import Context
from kiosk.core.step.parts import more_choice
from model.item import Field
from model.node_id import act_id, field_id
from model.page import KEYPAD, Kind, Line, Node, Privacy, Role, paginate_choices, slice_of
from model.value import Key, Plain, Slots, Value


@dataclass(frozen=True, slots=True, repr=False)
class Spot:
    """Where within a field one is: which of its pages, the first of its choices that is shown,
    and digits that are no answer yet.
    """

    page: str = ""
    start: int = 0
    typed: str = ""

    def __repr__(self) -> str:
        return f"<Spot {self.page} {self.start}>"


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """One field on a page, and what its entry may look at."""

    field: Field
    answers: Answers
    spot: Spot
    ctx: Context

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def answer(self) -> str:
        return self.answers.get(self.field.key, "")

    def may(self, answer: str) -> bool:
        """Whether this month or day can be taken, with the answers that follow it."""
        today = self.ctx.now.date()
        return (
            with_followers(self.ctx.item.fields, self.answers, self.key, answer, today) is not None
        )

    def __repr__(self) -> str:
        return f"<Asking {self.key}>"


@dataclass(frozen=True, slots=True)
class Answer:
    """This is the answer now. `onward`: and nothing else is asked of it, so the page is left;
    `home`: back to the first page of the field.
    """

    answer: str
    onward: bool = False
    home: bool = False

    def __repr__(self) -> str:
        return "<Answer>"


@dataclass(frozen=True, slots=True)
class Here:
    """The page stays, at this spot."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Down:
    """To a further page of the field."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Up:
    """To the page of the field before this one."""


Move = Answer | Here | Down | Up


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What the entry shows. `takes` is what `next` takes as the answer, "" where there is none to
    take; `further` the start of the next window; `ends` whether the field may be left empty here.
    """

    nodes: tuple[Node, ...]
    takes: str = ""
    kind: Kind = Kind.FORM
    heading: Line | None = None
    """Of the page, where it is not the field's question."""
    further: int = 0
    ends: bool = True
    refused: str = ""
    """The prefix of the refusal to show instead: there is nothing to choose from."""

    def __repr__(self) -> str:
        return f"<Sheet {self.kind}>"


def first_page(asking: Asking) -> tuple[Spot, ...]:
    return (Spot(),)


@dataclass(frozen=True, slots=True)
class Entry:
    """How one type of field is answered. `press` gets the part of the field that was pressed;
    `opened` is the way within the field to the page on which it is shown first.
    """

    sheet: Callable[[Asking], Sheet]
    press: Callable[[Asking, str], Move | None]
    alone: bool = True
    """It always has a page of its own."""
    personal: bool = False
    """Its answer says something of the person, wherever it stands."""
    opened: Callable[[Asking], tuple[Spot, ...]] = field(default=first_page)


def value_node(
    asking: Asking, value: Value | None, privacy: Privacy = Privacy.PUBLIC, *, group: str = ""
) -> Node:
    """The answer so far under the field's label; that there is none says nothing of anybody."""
    return Node(
        field_id(asking.key, "value"),
        Role.FIELD,
        asking.field.label,
        value=Key("form.unset") if value is None else value,
        privacy=Privacy.PUBLIC if value is None else privacy,
        group=group,
        live=True,
    )


# Many choices.


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice; `act` is the part of the field that it is."""

    act: str
    text: str = "form.tile"
    slots: Slots = field(default_factory=dict)
    chosen: bool = False
    privacy: Privacy = Privacy.PUBLIC


def named(act: str, name: str, *, chosen: bool = False) -> Tile:
    """A choice that bears its own name: an area, a syllable, a character."""
    return Tile(act, slots={"name": Plain(name)}, chosen=chosen)


@dataclass(frozen=True, slots=True)
class Tiles:
    """The choices of one page, the one that shows more included."""

    nodes: tuple[Node, ...]
    further: int


def tiled(asking: Asking, tiles: Sequence[Tile], room: int) -> Tiles:
    """The part of the choices that fits; where not all do, one place is for the rest."""
    view = paginate_choices(len(tiles), asking.spot.start, room)
    shown = (_tile(asking, tile) for tile in slice_of(tiles, view))
    return Tiles((*shown, *more_choice(view, asking.key)), view.further)


def start_of(index: int, count: int, room: int) -> int:
    """The start of the window in which this choice is shown."""
    rows = paginate_choices(count, 0, room).stop
    return index // rows * rows if index > 0 else 0


def _tile(asking: Asking, tile: Tile) -> Node:
    return Node(
        field_id(asking.key, tile.act),
        Role.CHOICE,
        tile.text,
        tile.slots,
        privacy=tile.privacy,
        group=asking.key,
        chosen=tile.chosen,
    )


# The keypad.

ERASE = "key.erase"


def keys() -> Iterator[Node]:
    """Ten digits as on a telephone, and the key that takes the last one back."""
    for digit in "1234567890":
        slots: Slots = {"digit": Plain(digit)}
        yield Node(act_id(f"key.{digit}"), Role.BUTTON, "form.key", slots, group=KEYPAD)
    yield Node(act_id(ERASE), Role.BUTTON, "form.erase", group=KEYPAD)


def key_digit(act: str) -> str:
    """The digit of a key, "" of what is none."""
    digit = act.removeprefix("key.")
    return digit if act != digit and len(digit) == 1 and digit in "0123456789" else ""
