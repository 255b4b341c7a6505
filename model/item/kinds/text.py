"""A text, put together without a keyboard: initial, syllable, character; digits; whole words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from config.limits import Between
from config.text.often import OFTEN
from model.item.field import Answer, Asking, Down, Field, FieldKind, Known, Move, Sheet, Spot, Up
from model.item.kinds.entry import (
    ERASE,
    Tile,
    button,
    key_digit,
    keys,
    named,
    notice,
    tiled,
    value_node,
)
from model.page import Kind, Line, Node, Privacy, Tone
from model.value import Count, Plain, Spelled

WORDS, DIGITS = "words", "digits"
INITIAL, SYLLABLE, CHARACTER = "i", "s", "c"
"""Pages `i.zh` and `s.zhang`; characters and words are pressed by their place in the list."""
BEFORE, LINE = 4, 12
"""Characters that stand before the first digit, and that one line takes."""
HEADINGS = {WORDS: "words", INITIAL: "syllables", SYLLABLE: "characters"}


@dataclass(frozen=True, slots=True)
class Keys:
    """How many characters it may have."""

    longest: Annotated[int, Between(1, 200)] = 40


def _longest(field: Field) -> int:
    keys: Keys = field.own
    return keys.longest


def _sheet(asking: Asking) -> Sheet:
    name, _, sound = asking.spot.page.partition(".")
    match name:
        case "words" | "i" | "s":
            tiles = tiled(asking, _tiles(asking, name, sound), asking.profile.tiles)
            heading = Line(f"form.text.{HEADINGS[name]}", {"sound": Plain(sound)} if sound else {})
            nodes = (_so_far(asking), *tiles.nodes)
            return Sheet(nodes, "", Kind.GRID, heading, tiles.further, ends=False)
        case "digits":
            nodes = (_end(asking), *_full(asking), *keys(), _up(asking))
            return Sheet(nodes, "", Kind.KEYPAD, Line("form.text.digits"), ends=False)
        case _:
            return _first(asking)


def _first(asking: Asking) -> Sheet:
    """What one begins with; nothing more where the text is full."""
    room = asking.profile.tiles
    tiles = tiled(asking, list(_beginnings(asking)) if _left(asking) else (), room)
    erase = (button(asking, "erase", "form.erase"),) if asking.answer else ()
    nodes = (_so_far(asking), *_full(asking), *tiles.nodes, *erase)
    return Sheet(nodes, asking.answer, Kind.GRID, further=tiles.further)


def _so_far(asking: Asking) -> Node:
    """The whole text, on as many lines as it takes; heard, its last character by a word, where
    it is not a word already.
    """
    answer = asking.answer
    whole = any(answer.endswith(often) for often in OFTEN if len(often) > 1)
    word = "" if whole else asking.syllables.word(answer[-1:])
    value = Spelled(answer, word) if answer else None
    return value_node(asking, value, Privacy.PERSONAL, group="answer")


def _end(asking: Asking) -> Node:
    """Its end above the keypad: always one line, so that no key moves under the finger."""
    answer, start = asking.answer, asking.spot.start
    start = max(0, min(start, len(answer) - BEFORE), len(answer) - LINE)
    words = f"…{answer[start:]}" if start else answer
    return value_node(asking, Plain(words), Privacy.PERSONAL)


def _full(asking: Asking) -> Iterator[Node]:
    if not _left(asking):
        slots = {"n": Count(_longest(asking.field))}
        yield notice(asking, "full", "form.text.full", Tone.CAUTION, slots)


def _left(asking: Asking) -> int:
    """Characters that still fit."""
    return _longest(asking.field) - len(asking.answer)


def _up(asking: Asking) -> Node:
    return button(asking, "up", "form.text.up", Tone.LIKELY)


def _beginnings(asking: Asking) -> Iterator[Tile]:
    yield Tile(WORDS, "form.text.to_words")
    yield Tile(DIGITS, "form.text.to_digits")
    for initial in asking.syllables.initials():
        yield Tile(f"{INITIAL}.{initial}", f"form.initial.{initial}")


def _tiles(asking: Asking, name: str, sound: str) -> list[Tile]:
    syllables = asking.syllables
    match name:
        case "i":
            return [named(f"{SYLLABLE}.{one}", one) for one in syllables.finals(sound)]
        case "s":
            return _numbered(asking, syllables.characters(sound), sound)
        case _:
            return _numbered(asking, OFTEN)


def _numbered(asking: Asking, texts: str | tuple[str, ...], sound: str = "") -> list[Tile]:
    """Those that still fit; a character is told by a word that has it in this sound."""
    left, syllables = _left(asking), asking.syllables
    return [
        _tile(f"{CHARACTER}.{n}", text, syllables.word(text, sound))
        for n, text in enumerate(texts)
        if len(text) <= left
    ]


def _tile(act: str, text: str, word: str) -> Tile:
    slots = {"name": Plain(text), "word": Plain(word)}
    return Tile(act, "form.character", slots) if word else named(act, text)


def _press(asking: Asking, act: str) -> Move | None:
    page, answer = asking.spot.page, asking.answer
    if page == DIGITS:
        return Up() if act == "up" else _digit(asking, act)
    if act == "erase" and not page:
        return Answer(answer[:-1]) if answer else None
    name, _, sound = page.partition(".")
    tiles = _tiles(asking, name, sound) if name else list(_beginnings(asking))
    tile = next((tile for tile in tiles if tile.act == act), None)
    if tile is None:
        return None
    if act.startswith(f"{CHARACTER}."):
        word = tile.slots["name"]
        assert isinstance(word, Plain)
        return Answer(answer + word.text, home=True)
    return Down(Spot(act, start=max(0, len(answer) - BEFORE) if act == DIGITS else 0))


def _digit(asking: Asking, act: str) -> Move | None:
    digit = key_digit(act)
    if act == ERASE:
        return Answer(asking.answer[:-1]) if asking.answer else None
    return Answer(asking.answer + digit) if digit and _left(asking) else None


def _valid(field: Field, answer: str, known: Known) -> bool:
    return len(answer) <= _longest(field)


def _value(field: Field, answer: str) -> Plain:
    return Plain(answer)


TEXT = FieldKind("text", _sheet, _press, _valid, _value, keys=Keys, personal=True)
