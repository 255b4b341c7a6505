"""What the pages of several kinds are made of: the answer so far, many choices, the keypad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.choices import more_choice
from model.item.field import Asking
from model.node_id import act_id, field_id
from model.page import KEYPAD, Node, Privacy, Role, Tone, paginate_choices, slice_of
from model.value import Key, Plain, Slots, Value


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


def notice(asking: Asking, part: str, text: str, tone: Tone, slots: Slots | None = None) -> Node:
    """How things stand with the entry; told again when it changes."""
    return Node(field_id(asking.key, part), Role.NOTICE, text, slots or {}, tone=tone, live=True)


def button(asking: Asking, part: str, text: str, tone: Tone = Tone.PLAIN, group: str = "") -> Node:
    """One of the entry's own buttons."""
    return Node(field_id(asking.key, part), Role.BUTTON, text, tone=tone, group=group)


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
