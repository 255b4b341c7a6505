"""A layout that raises does not stop the loop: it is told once, and the next page is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from model.page import Page
from model.profile import Profile
from screens import window as screen
from tests.screens import samples
from tests.screens.conftest import Walker

PROFILE = Profile()


class Broken:
    """A layout with a fault on pages of this key, while it is planted."""

    def __init__(self, patch: pytest.MonkeyPatch, key: str) -> None:
        self.key, self._right = key, screen.lay_out
        patch.setattr(screen, "lay_out", self.lay_out)

    def lay_out(self, page: Page, *rest: Any) -> Any:
        if page.key == self.key:
            raise IndexError(page.key)
        return self._right(page, *rest)


def pages() -> tuple[Page, Page]:
    return samples.page("menu", PROFILE), samples.page("result", PROFILE)


def test_a_fault_while_a_finger_is_down_is_told_once(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, result = pages()
    told: list[Exception] = []
    walker.window._on_fault = told.append
    walker.window.publish(menu, PROFILE)
    Broken(monkeypatch, menu.key)
    walker.window.touch_down(*walker.middle(menu.body[-1].id))
    for _ in range(3):
        walker.turn()
    assert [type(error) for error in told] == [IndexError]
    walker.window.publish(result, PROFILE)
    walker.turn()
    assert {op.node for op in walker.window.scene.ops} >= {result.nodes[0].id}
    assert len(told) == 1


def test_a_page_that_cannot_be_laid_out_is_told_to_who_published_it(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, result = pages()
    Broken(monkeypatch, result.key)
    with pytest.raises(IndexError):
        walker.window.publish(result, PROFILE)
    walker.window.forget()
    assert not walker.window.scene.ops, "nothing of it is left"
