"""The terminal as somebody meets it who does not see: keys, hands and ears, and nothing else.

It is the pure core with the guide and the navigator that the terminal has. Hub, sender, printer and
speech are fakes that answer at once; all that is pressed and heard is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accessibility.guide import Guide
from accessibility.navigator import Ignored, Key, Moved, Navigator, Pressed
from accessibility.speech.client import Speech
from accessibility.utterance import Utterance
from config.settings import Voice
from devices.port import CardFailure, ResidentCard
from kiosk.core.command import Call, Command, Print, SayAgain, Submit, Wipe
from kiosk.core.event import Answered, Chosen
from model.profile import Profile
from tests.kiosk.core.stage import ANSWERS, ITEMS, TEXTS, Stage

NAMES = {
    Key.SELECT: "确认键",
    Key.NEXT: "向下键",
    Key.PREVIOUS: "向上键",
    Key.BACK: "返回键",
    Key.REPEAT: "重复键",
    Key.HELP: "求助键",
    Key.ERASE: "退格键",
}


class Ears(Speech):
    """A voice that says nothing and writes everything down."""

    def __init__(self) -> None:
        super().__init__(Voice(142, 120))
        self.heard: list[str] = []

    def say(self, script: Sequence[Utterance], profile: Profile) -> None:
        self.heard += [utterance.spoken for utterance in script]

    def stop(self) -> None:
        """What was cut off is written down already."""

    def wipe(self) -> None:
        """Nothing is on its way here."""


@dataclass(frozen=True, slots=True)
class World:
    """What the hub says where it is not what the stage's hub says."""

    answers: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    submitted: object | None = None

    def answer(self, op: str) -> object:
        made: object = (self.answers.get(op) or ANSWERS[op])()
        return made


class Room:
    """The terminal as somebody meets it who does not see: `press` a key, `lay` a card, listen."""

    def __init__(self, profile: Profile, world: World | None = None) -> None:
        self.stage = Stage()
        self.lines: list[str] = []
        """All that was pressed and heard."""
        self._opened: int | None = None
        self._world = world or World()
        self._ears, self._navigator = Ears(), Navigator()
        self._guide = Guide(self._ears, TEXTS, lambda: self._navigator.visible)
        self.stage.wear(profile)
        self._show()

    def press(self, key: Key) -> list[str]:
        """What is heard from this key until nothing more happens."""
        pressed = len(self.lines)
        self.lines.append(f"人：按{NAMES.get(key, f'数字键 {key}')}")
        match self._navigator.key(key):
            case Moved(node_id):
                self._guide.focus(self.stage.page, node_id)
            case Pressed(page_key, node_id):
                self._run(self.stage.post(Chosen(page_key, node_id)))
            case Ignored():
                self._guide.ignored()
        if self._opened is None and self.stage.page.key.partition(".")[0] in ITEMS.items:
            self._opened = pressed
        return self.listen()

    @property
    def transcript(self) -> list[str]:
        """From the press that opened the first item: what stands on the menu is no part of it, so
        that another item changes none.
        """
        return self.lines[self._opened or 0 :]

    def lay(self, card: ResidentCard, whose: str) -> list[str]:
        self.lines.append(f"人：放上{whose}的身份证")
        self._run(self.stage.lay(card))
        return self.listen()

    def lay_badly(self, failure: CardFailure) -> list[str]:
        self.lines.append("人：放上身份证，没有放好")
        self._run(self.stage.fail_card(failure))
        return self.listen()

    def hold_up(self, code: str, what: str) -> list[str]:
        self.lines.append(f"人：扫{what}")
        self._run(self.stage.show_code(code))
        return self.listen()

    def listen(self) -> list[str]:
        """What was said since the last time."""
        heard, self._ears.heard = self._ears.heard, []
        self.lines += [f"　　{line}" for line in heard]
        return heard

    def _run(self, commands: Sequence[Command]) -> None:
        """Shows what came of it, and answers as hub and printer would, until nobody waits."""
        self._show()
        for command in commands:
            self._run(self._performed(command))

    def _performed(self, command: Command) -> Sequence[Command]:
        match command:
            case Call(visit, n, op):
                return self.stage.post(Answered(visit, n, self._world.answer(op)))
            case Submit():
                return self.stage.end_task(output=self._world.submitted)
            case Print():
                self.stage.printed()
            case SayAgain():
                self._guide.again()
            case Wipe():
                self._guide.wipe()
                self._navigator.wipe()
                return self.stage.begin()
        return ()

    def _show(self) -> None:
        """As the runtime does after every event."""
        self._navigator.show(self.stage.page)
        self._guide.publish(self.stage.page, self.stage.terminal.profile)


Hands = Callable[[Room], list[str]]


def lays(card: ResidentCard, whose: str) -> Hands:
    return lambda room: room.lay(card, whose)


def holds_up(code: str, what: str) -> Hands:
    return lambda room: room.hold_up(code, what)
