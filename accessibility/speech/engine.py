"""What turns a sentence into sound. One engine lives in one worker process, on one thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

SAMPLE_RATE = 22050
"""Hz; mono, 16 bit signed, little endian everywhere in the voice."""
CHARACTERS_PER_WORD = 180 / 142
"""Characters a minute over engine rate: 142 words are 180 characters (accessibility.md 4.3)."""


class EngineFailed(Exception):
    """The engine cannot render: a missing library or voice, a hung child."""


@dataclass(frozen=True, slots=True, repr=False)
class Pcm:
    """Samples of one sentence; in memory only, for they may tell of a person."""

    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts; 16-bit mono."""
        return len(self.samples) / 2 / SAMPLE_RATE


class Engine(Protocol):
    """Renders one sentence at a time; its name is what the health report says."""

    name: str

    def render(self, text: str, rate: int, cut: Callable[[], bool]) -> Pcm:
        """`rate` in words a minute, as espeak counts; asks `cut` and gives up early when true.

        Raises EngineFailed.
        """


def estimated_s(text: str, rate: int) -> float:
    """How long a sentence lasts where nobody can measure it."""
    return 0.4 + 60 * len(text) / (rate * CHARACTERS_PER_WORD)


class NullEngine:
    """Silence as long as the sentence would be: captions step, nothing is heard."""

    name = "null"

    def render(self, text: str, rate: int, cut: Callable[[], bool]) -> Pcm:
        """Silence as long as the sentence would take."""
        frames = 0 if cut() else int(estimated_s(text, rate) * SAMPLE_RATE)
        return Pcm(bytes(2 * frames))
