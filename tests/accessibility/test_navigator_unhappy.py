"""Keys where there is nothing to do: ignored, never an error."""

from __future__ import annotations

import pytest

from accessibility.navigator import Ignored, Key, Navigator
from model.page import Header, Kind, Line, Node, Page, Role


def page(*nodes: Node, default: str = "", escape: str = "") -> Page:
    return Page("p", Kind.MESSAGE, Header(Line("t")), nodes, default, escape)


@pytest.mark.parametrize("key", Key)
def test_before_the_first_page_every_key_is_ignored(key: Key) -> None:
    assert Navigator().key(key) == Ignored()


@pytest.mark.parametrize("key", Key)
def test_a_page_without_nodes_ignores_every_key(key: Key) -> None:
    navigator = Navigator()
    navigator.show(page())
    assert navigator.key(key) == Ignored()


@pytest.mark.parametrize("key", [Key.SELECT, Key.BACK])
@pytest.mark.parametrize("name", ["gone", "title", ""])
def test_a_default_or_escape_that_does_not_act_is_ignored(key: Key, name: str) -> None:
    navigator = Navigator()
    navigator.show(page(Node("title", Role.HEADING, "t"), default=name, escape=name))
    assert navigator.key(key) == Ignored()


def test_when_every_node_is_replaced_the_focus_goes_to_the_first() -> None:
    navigator = Navigator()
    navigator.show(page(Node("a", Role.HEADING, "t")))
    navigator.show(page(Node("b", Role.HEADING, "t"), Node("c", Role.TEXT, "t")))
    assert navigator.focused == "b"


def test_a_touch_on_a_node_that_is_not_there_moves_nothing() -> None:
    navigator = Navigator()
    navigator.show(page(Node("a", Role.HEADING, "t")))
    navigator.touched("gone")
    assert navigator.focused == "a"
