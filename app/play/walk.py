"""A resident before the real screens: looks at the drawn page, decides, and touches it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import assert_never

from app.play.moves import Gone, Lost, Present, Resident, Take, Touch, Wait, Write
from app.play.player import Player, Script, Stuck, Until
from model.identity import CredentialType
from model.page import Kind, Page
from screens.scene import Scene, Text

MOST_MOVES = 400
"""Whoever needs more goes round in circles."""
AGAIN_S = 0.55
"""The same node counts again after half a second (design.md §6)."""


@dataclass
class Walk:
    """One visit, from attract to attract."""

    player: Player
    resident: Resident
    seen: list[tuple[str, ...]] = field(default_factory=list)
    """Of every result that was drawn, the words of each node, without blanks."""
    _last: tuple[str, float] = ("", 0.0)
    """The node that was touched last, and when."""

    def script(self) -> Script:
        """For `Player.play`. Raises Stuck where a page offers no way on."""
        yield lambda page: page.kind in (Kind.ATTRACT, Kind.MENU)
        for _ in range(MOST_MOVES):
            page = self.player.page
            self._look(page)
            move = self.resident.move(page)
            match move:
                case Gone():
                    return
                case Touch(node_id):
                    yield from self._touch(page, node_id)
                case Take(node_id):
                    self.player.take()
                    yield from self._touch(page, node_id)
                case Write(stroke):
                    self.player.write(stroke)
                case Present(person):
                    self._present(person.id)
                case Wait():
                    pass
                case Lost():
                    raise Stuck(f"nothing to do on {page.key}")
                case _:
                    assert_never(move)
            yield another_than(page)
        raise Stuck(f"no end: on {self.player.page.key}")

    def _look(self, page: Page) -> None:
        self.player.picture()
        if page.kind is Kind.RESULT:
            self.seen.append(drawn(self.player.house.window.scene))

    def _touch(self, page: Page, node_id: str) -> Script:
        """The same node once more only when that is another press, and the page still this one."""
        last, at = self._last
        if node_id == last:
            yield lambda now: now != page or time.monotonic() >= at + AGAIN_S
        if self.player.page == page:
            self._last = node_id, time.monotonic()
            self.player.touch(node_id)

    def _present(self, person: str) -> None:
        """The card where one does, else the code on the telephone."""
        if CredentialType.RESIDENT_ID in self.resident.goal.item.credentials:
            self.player.lay(person)
        else:
            self.player.hold_up(person)


def another_than(before: Page) -> Until:
    """Until another page than this is drawn, or this one has changed."""
    return lambda page: page != before


def drawn(scene: Scene) -> tuple[str, ...]:
    """The words of each node as they are on the screen, without blanks."""
    words: dict[str, str] = {}
    for op in scene.ops:
        if isinstance(op, Text):
            words[op.node] = words.get(op.node, "") + op.s
    return tuple("".join(text.split()) for text in words.values())
