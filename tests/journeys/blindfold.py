"""One generic player for all items: hears utterances, presses keys, knows no page and no id.

It is given a goal: words to choose by, answers by the label of their question, and what its hands
do when it hears that they should.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from accessibility.navigator import Key
from tests.journeys.dark import Hands, Room

MOST_MOVES = 80
"""Decisions; whoever needs more is lost."""
MOST_TIMES = 2
"""A page comes again where one has changed something."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`words` are what is chosen, once each, where one hears them; `answers` go by words of their
    question, several where it asks one after the other; `hands` by the beginning of the sentence
    that asks for them; `last` are buttons for when nothing is left to do; `end` says that it ends.
    """

    words: tuple[str, ...]
    hands: Mapping[str, Hands]
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    last: tuple[str, ...] = ("读出来", "结束", "不评了")
    end: str = "请慢走"


NUMBERS = "一二三四五六七八九"
CHOICE = re.compile(rf"([{NUMBERS}])，(.+)。")
POSITION = re.compile(r"第.+项，共.+项")
BUTTONS = "可以选的按钮，"
DEFAULT = "按确认键，"
KEYPAD = "请按数字键输入"
UNTOLD = "信息在屏幕上"
TELLS = ("读给我听",)
"""What a button is called that tells what was not told."""


class Lost(AssertionError):
    """The player cannot go on by what it hears."""


class Player:
    """Decides by the sentences of one page, which it may have repeated."""

    def __init__(self, room: Room, goal: Goal) -> None:
        self._room, self._goal = room, goal
        self._left = {label: list(words) for label, words in goal.answers.items()}
        self._done: Counter[tuple[str, ...]] = Counter()
        """How often the likely action of a page was taken."""
        self._words = list(goal.words)
        self._page: list[str] = []

    def play(self) -> None:
        """Begins with the key that repeats: from then on it is spoken to as one who uses keys."""
        self._room.listen()
        self._hear(self._room.press(Key.REPEAT))
        for _ in range(MOST_MOVES):
            if any(self._goal.end in line for line in self._page):
                return
            self._move()
        raise Lost(self._told("no end"))

    def _told(self, why: str) -> str:
        return "\n".join([why, *self._room.lines])

    def _hear(self, heard: list[str]) -> None:
        """A page that is not told whole, an update for instance, is asked for once more."""
        whole = any(line.startswith((BUTTONS, DEFAULT)) or CHOICE.fullmatch(line) for line in heard)
        ended = any(self._goal.end in line for line in heard)
        self._page = heard if whole or ended else self._room.press(Key.REPEAT)

    def _move(self) -> None:
        page = self._page
        for act in (self._by_hand, self._tell, self._answer, self._choose, self._likely):
            if act():
                return
        if not any(self._press_button(name) or self._press_digit(name) for name in self._goal.last):
            raise Lost(self._told(f"nothing to do: {page}"))

    # What one may do, the first that fits.

    def _by_hand(self) -> bool:
        """Lays the card, holds up the code, where a sentence begins with asking for it."""
        for phrase, hands in self._goal.hands.items():
            if any(line.startswith(phrase) for line in self._page):
                self._hear(hands(self._room))
                return True
        return False

    def _tell(self) -> bool:
        """Wants to hear what only stands on the screen."""
        untold = any(line.startswith(UNTOLD) for line in self._page)
        return untold and any(self._press_button(name) for name in TELLS)

    def _answer(self) -> bool:
        """The next of the goal's answers to this question; a number only where one can type."""
        typing = any(line.startswith(KEYPAD) for line in self._page)
        for label, words in self._left.items():
            asked = any(label in line for line in self._questions())
            if asked and words and typing == words[0].isdecimal():
                word = words.pop(0)
                self._type(word) if typing else self._take(word)
                return True
        return False

    def _choose(self) -> bool:
        """The first of the goal's words that is among the choices, told or not yet; each once."""
        for word in self._words:
            if self._press_digit(word) or self._walk_on(word):
                self._words.remove(word)
                return True
        return False

    def _likely(self) -> bool:
        """Enter, if that was said and leads anywhere."""
        default = next((line for line in self._page if line.startswith(DEFAULT)), "")
        if not default or self._done[tuple(self._page)] == MOST_TIMES:
            return False
        self._done[tuple(self._page)] += 1
        self._hear(self._room.press(Key.SELECT))
        return True

    # How.

    def _questions(self) -> Iterator[str]:
        """The sentences that are neither choices nor buttons."""
        for line in self._page:
            if not CHOICE.fullmatch(line) and not line.startswith((BUTTONS, DEFAULT)):
                yield line

    def _choices(self) -> Iterator[tuple[str, str]]:
        """Number and name of each choice that was told."""
        for line in self._page:
            choice = CHOICE.fullmatch(line)
            if choice:
                yield choice[1], choice[2]

    def _type(self, digits: str) -> None:
        for digit in digits:
            self._room.press(Key(digit))
        self._hear(self._room.press(Key.SELECT))

    def _take(self, word: str) -> None:
        """By its digit where it was told, else by walking; else further choices are asked for."""
        for _ in range(MOST_MOVES):
            if self._press_digit(word) or self._walk_on(word):
                return
            if not self._press_digit("更多"):
                break
        raise Lost(self._told(f"no {word}"))

    def _press_digit(self, word: str) -> bool:
        number = next((number for number, name in self._choices() if word in name), "")
        if number:
            self._hear(self._room.press(Key(str(NUMBERS.index(number) + 1))))
        return bool(number)

    def _press_button(self, name: str) -> bool:
        told = any(line.startswith(BUTTONS) and name in line for line in self._page)
        return told and self._walk(lambda line: line.startswith(name) and "按钮" in line)

    def _walk_on(self, word: str) -> bool:
        """Down to choices that were counted and not told."""
        untold = any("请按向下键" in line for line in self._page)
        return untold and self._walk(lambda line: word in line)

    def _walk(self, wanted: Callable[[str], bool]) -> bool:
        """Down the page once round, and Enter where it is heard."""
        places = []
        for _ in range(MOST_MOVES):
            heard = self._room.press(Key.NEXT)
            if any(map(wanted, heard)):
                self._hear(self._room.press(Key.SELECT))
                return True
            places += [line for line in heard if POSITION.match(line)] or heard[:1]
            if places[-1] in places[:-1]:
                return False
        raise Lost(self._told("the walk has no end"))
