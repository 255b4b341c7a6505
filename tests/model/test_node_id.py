"""No id of a node can be mistaken for another, whatever items and fields are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.item.checks import NAME
from model.node_id import act_id, act_of, field_id, field_of, item_id, item_of, row_id, row_of

names = st.from_regex(NAME, fullmatch=True)
"""What an item file may call an item or a field."""
parts = st.text(min_size=1)
"""A part of a field: an option, a code, a row; a file may choose it."""
bare = st.from_regex(r"[a-z][a-z0-9_.]*", fullmatch=True)


@given(names)
def test_an_item_is_what_it_was_made_of_and_nothing_else(name: str) -> None:
    node_id = item_id(name)
    assert item_of(node_id) == name
    assert (act_of(node_id), field_of(node_id), row_of(node_id)) == ("", ("", ""), None)


@given(names, parts)
def test_a_part_of_a_field_is_what_it_was_made_of_and_nothing_else(key: str, part: str) -> None:
    node_id = field_id(key, part)
    assert field_of(node_id) == (key, part)
    assert field_of(field_id(key)) == (key, "")
    assert (act_of(node_id), item_of(node_id), row_of(node_id)) == ("", "", None)


@given(bare)
def test_a_button_of_ours_is_what_it_was_made_of_and_nothing_else(name: str) -> None:
    node_id = act_id(name)
    assert act_of(node_id) == name
    assert (item_of(node_id), field_of(node_id), row_of(node_id)) == ("", ("", ""), None)


@given(st.integers(min_value=0, max_value=10_000))
def test_a_row_is_what_it_was_made_of_and_nothing_else(n: int) -> None:
    node_id = row_id(n)
    assert row_of(node_id) == n
    assert (act_of(node_id), item_of(node_id), field_of(node_id)) == ("", "", ("", ""))


@given(bare)
def test_a_bare_name_is_of_no_kind(name: str) -> None:
    assert (act_of(name), item_of(name), field_of(name), row_of(name)) == ("", "", ("", ""), None)


@given(names, parts, names, bare, st.integers(min_value=0, max_value=99))
def test_no_two_kinds_share_an_id(key: str, part: str, item: str, name: str, n: int) -> None:
    made = [item_id(item), field_id(key), field_id(key, part), act_id(name), row_id(n), name]
    assert len(set(made)) == len(made)
