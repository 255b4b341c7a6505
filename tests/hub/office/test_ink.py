"""Signatures as drawings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.office.ink import Drawing, drawing

POINT = st.tuples(st.integers(0, 99_999), st.integers(0, 99_999))
STROKES = st.lists(st.lists(POINT, min_size=1, max_size=20), min_size=1, max_size=8)


def test_two_strokes() -> None:
    drawn = drawing("100,50 120,80;200,40")
    assert drawn == Drawing("80 20 140 80", "M100 50 L120 80 M200 40 L200 40")


@given(STROKES)
def test_every_point_lies_in_the_box(strokes: list[list[tuple[int, int]]]) -> None:
    text = ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes)
    drawn = drawing(text)
    assert drawn is not None
    assert re.fullmatch(r"[ML0-9 ]+", drawn.path)
    left, top, width, height = map(int, drawn.box.split())
    assert all(left < x < left + width for stroke in strokes for x, _ in stroke)
    assert all(top < y < top + height for stroke in strokes for _, y in stroke)
    assert drawn.path.count("M") == len(strokes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "1,2;",
        "1,2 ",
        "1;2",
        "1,2,3",
        "-1,2",
        "1.5,2",
        "١,٢",
        '"/><script>',
        "1,2\n",
        "123456,1",
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert drawing(text) is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    drawn = drawing(text)
    assert drawn is None or re.fullmatch(r"[ML0-9 ]+", drawn.path)


def test_an_endless_one_is_none() -> None:
    assert drawing("1,1 " * 60_000 + "1,1") is None
