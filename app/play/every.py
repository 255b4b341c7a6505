"""Every item in every acting, one visit after the other, and what became of each.

Who can do an item is found by trying; one that nobody can do yet (there is nothing to cancel) comes
again when the others are done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.cli.exits import kind_of, where_of
from app.play.goal import Goal, actings, candidates
from app.play.house import House, SentAway
from app.play.played import Played, different
from model.item import Acting, Catalogue, Item

Pair = tuple[Item, Acting]
Open = Callable[[], AbstractContextManager[House]]
"""A terminal with a hub of its own; another one is opened where one has broken."""


def pairs(catalogue: Catalogue, item: str = "", acting: str = "") -> list[Pair]:
    """All, or of this item or acting; what hands something in comes before what asks for it."""
    items = sorted(catalogue.items.values(), key=lambda one: one.submit is None)
    return [
        (one, way)
        for one in items
        for way in actings(one)
        if item in ("", one.id) and acting in ("", str(way))
    ]


def play_all(
    open_house: Open, wanted: Sequence[Pair], others: Sequence[Pair] = (), out: Path | None = None
) -> Iterator[Played]:
    """Each as soon as it is done; `others` are played untold where nothing else makes what is
    wanted possible. `out` gets the pictures, a folder a visit. What breaks a terminal is told of
    the item at which it happened, and the rest goes on at another.
    """
    left, helpers = list(wanted), list(others)
    while left:
        with open_house() as house:
            yield from _Rounds(house, left, helpers, out).play()


@dataclass
class _Rounds:
    """Takes from `left` what is done; ends with nothing left, or with a house that has broken."""

    house: House
    left: list[Pair]
    others: list[Pair]
    out: Path | None
    broken: bool = False
    """Nothing more can be done in this house."""

    def play(self) -> Iterator[Played]:
        """Round after round, as long as one changes anything."""
        while self.left and not self.broken:
            sent_away: list[tuple[Pair, str]] = []
            before = len(self.left)
            for pair in tuple(self.left):
                tried = self._tried(pair)
                if isinstance(tried, str):
                    sent_away.append((pair, tried))
                    continue
                self.left.remove(pair)
                yield tried
                if self.broken:
                    return
            if len(self.left) == before and not self._helped():
                yield from (_nobody(pair, why) for pair, why in sent_away)
                self.left.clear()

    def _helped(self) -> bool:
        """Whether another one could be done, after which these may be possible."""
        while self.others:
            if isinstance(self._tried(self.others.pop(0)), Played):
                return True
        return False

    def _tried(self, pair: Pair) -> Played | str:
        """With the first people whom it fits, else why the last ones were sent away."""
        why = "there is none to try"
        try:
            for goal in candidates(*pair):
                pictures = self.out / folder_of(goal) if self.out else None
                visit = self.house.play(goal, pictures)
                if not isinstance(visit, SentAway):
                    return visit.played
                why = visit.why
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told in one line
            self.broken = True
            return _broken(pair, error)
        return why


def folder_of(goal: Goal) -> str:
    """What the pictures of a visit lie in."""
    return f"{goal.item.id}-{goal.acting}-{goal.principal.id}"


def _nobody(pair: Pair, why: str) -> Played:
    item, acting = pair
    return different(item.id, str(acting), f"nobody can do it: {why}")


def _broken(pair: Pair, error: Exception) -> Played:
    item, acting = pair
    what = f"{type(error).__name__} at {where_of(error)}: {error}"
    return different(item.id, str(acting), what, code=kind_of(error))
