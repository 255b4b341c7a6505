"""One sentence on its way to the ear and to the caption strip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.page import Privacy


class Channel(StrEnum):
    """Why it is said, the most pressing first (accessibility.md 4.1)."""

    URGENT = "urgent"
    """The visit is about to end, a printer fault: no other page cuts it."""
    ANSWER = "answer"
    """The reaction to a key or a touch."""
    PAGE = "page"
    HINT = "hint"
    AMBIENT = "ambient"
    """The greeting of an idle terminal."""

    @property
    def weight(self) -> int:
        """Higher is more pressing."""
        return -list(Channel).index(self)


@dataclass(frozen=True, slots=True, repr=False)
class Utterance:
    """`spoken` holds no digit; `caption` is the same as the screen writes it, for the strip.

    Both may hold personal words, so the repr names only where it comes from.
    """

    channel: Channel
    page_key: str
    node_id: str
    spoken: str
    caption: str
    privacy: Privacy = Privacy.PUBLIC

    def __repr__(self) -> str:
        return f"<Utterance {self.channel} {self.page_key} {self.node_id}>"
