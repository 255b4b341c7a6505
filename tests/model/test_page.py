"""Pages as data: found by id, numbered, and cut to windows that lose no row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.page import (
    ACTING,
    BAR,
    Header,
    Kind,
    Line,
    Node,
    Page,
    Role,
    numbers,
    paginate,
    slice_of,
)


def page(*nodes: Node) -> Page:
    return Page("test", Kind.MENU, Header(Line("item.query_account")), nodes)


def choice(node_id: str) -> Node:
    return Node(node_id, Role.CHOICE, "act.more_rows")


def test_a_node_is_found_by_its_id() -> None:
    heading, button = Node("heading", Role.HEADING, "a"), Node("go", Role.BUTTON, "b")
    shown = page(heading, button)
    assert shown.node("go") is button
    assert shown.node("none") is None


def test_body_and_bar_are_the_whole_page() -> None:
    shown = page(Node("a", Role.TEXT, "a"), Node("bar.help", Role.BUTTON, "b", group=BAR))
    assert [node.id for node in shown.body] == ["a"]
    assert [node.id for node in shown.bar] == ["bar.help"]
    assert shown.body + shown.bar == shown.nodes


def test_pages_are_equal_by_what_they_say() -> None:
    assert page(choice("a")) == page(choice("a"))
    assert page(choice("a")) != page(choice("b"))


def test_only_choices_and_buttons_act() -> None:
    assert {Role.CHOICE, Role.BUTTON} == ACTING


@given(count=st.integers(0, 15))
def test_choices_have_the_digits_one_to_nine(count: int) -> None:
    nodes = [node for n in range(count) for node in (choice(f"c{n}"), Node(f"t{n}", Role.TEXT, ""))]
    assert list(numbers(page(*nodes)).values()) == list(range(1, min(count, 9) + 1))
    assert set(numbers(page(*nodes))) <= {node.id for node in nodes if node.role is Role.CHOICE}


@given(length=st.integers(0, 60), rows=st.integers(1, 12))
def test_paging_shows_every_row_exactly_once(length: int, rows: int) -> None:
    items, start = list(range(length)), 0
    seen: list[int] = []
    while True:
        view = paginate(length, start, rows)
        seen += slice_of(items, view)
        if not view.left:
            break
        start = view.stop
    assert seen == items


@given(length=st.integers(0, 60), offset=st.integers(-20, 80), rows=st.integers(1, 12))
def test_a_window_says_how_many_are_before_and_after_it(
    length: int, offset: int, rows: int
) -> None:
    view = paginate(length, offset, rows)
    assert view.before + (view.stop - view.start) + view.left == length
    assert view.before == view.start
    assert min(view.before, view.left, view.stop - view.start) >= 0
    assert view.stop - view.start <= rows
    assert view.stop > view.start or not length, "a list that has rows is never shown empty"
