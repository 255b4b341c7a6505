"""How the simulator shows an emulated device: words and buttons as data, its state as a sentence.

The simulator iterates over things and knows no family; a thing's words are Chinese, as its page is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

State = Mapping[str, Any]
"""What the emulator says of itself (`devices.emulation`)."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that gives the emulator one order; `done` is said when it was followed."""

    verb: str
    label: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    done: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """Two buttons, of which one is pressed: first the one of the good state."""

    label: str
    choices: tuple[Press, Press]


CABLE = Switch("电缆", (Press("come_back", "插上"), Press("hang_up", "拔掉")))
ANSWERS = Switch("应答", (Press("answer", "正常"), Press("silence", "静默")))


@dataclass(frozen=True, slots=True)
class Holder:
    """A place where one thing of a person's lies: a card, a phone. `empty`, `other`: what stands
    there while nothing lies there, or something that did not come from the page.
    """

    empty: str
    other: str
    take: Press
    person: Press
    """Puts down what is a person's; the order gets `person`."""
    again: str
    """The label of `person` while it lies there."""
    text: Press | None = None
    """Holds up any text; the order gets `text`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The device as it is now: a sentence, whether all is well, which buttons are pressed."""

    says: str
    fine: bool
    on: frozenset[str]
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """`seen` makes what is special of the state: the sentence, the pressed buttons, what lies in
    the holder; what is wrong with the wire is said before it.
    """

    title: str
    short: str
    seen: Callable[[State], Seen]
    switches: tuple[Switch, ...] = (CABLE, ANSWERS)
    once: tuple[Press, ...] = ()
    holder: Holder | None = None
    slips: bool = False
    """Whether slips come out of it."""

    def look(self, state: State) -> Seen:
        """The whole state, the wire included."""
        own = self.seen(state)
        on = {"come_back" if state["plugged_in"] else "hang_up"}
        on |= {"silence" if state["silent"] else "answer"}
        trouble = "拔掉了" if not state["plugged_in"] else "静默，不应答" if state["silent"] else ""
        says, fine = trouble or own.says, own.fine and not trouble
        return Seen(says, fine, own.on | on, own.holds)

    @property
    def presses(self) -> tuple[Press, ...]:
        """Every order that the page may give by a button of its own."""
        switched = tuple(press for switch in self.switches for press in switch.choices)
        return (*switched, *self.once, *((self.holder.take,) if self.holder else ()))
