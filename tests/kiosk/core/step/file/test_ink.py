"""A signature written down: never too long, no stroke lost, no end of a stroke moved."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.event import Stroke
from kiosk.core.step.file.ink import (
    FARTHEST,
    LONGEST_TEXT,
    MOST_STROKES,
    ink_text,
    room_for,
    signed,
)

POINTS = st.tuples(st.integers(0, FARTHEST), st.integers(0, FARTHEST))
STROKES = st.lists(POINTS, min_size=1, max_size=60).map(tuple)
INK = st.lists(STROKES, max_size=MOST_STROKES)


def read(text: str) -> list[Stroke]:
    """The strokes of what was written down."""
    return [
        tuple((int(x), int(y)) for x, y in (point.split(",") for point in stroke.split(" ")))
        for stroke in text.split(";")
        if stroke
    ]


def line(length: int, points: int = 2) -> Stroke:
    return tuple((round(n * length / (points - 1)), 100) for n in range(points))


@settings(max_examples=60, deadline=None)
@given(INK)
def test_it_is_never_too_long_and_each_stroke_keeps_its_ends(strokes: list[Stroke]) -> None:
    text = ink_text(strokes)
    assert len(text.encode()) <= LONGEST_TEXT
    assert [(s[0], s[-1]) for s in read(text)] == [(s[0], s[-1]) for s in strokes]


@given(st.lists(st.lists(POINTS, min_size=1, max_size=8).map(tuple), max_size=20))
def test_what_fits_is_written_whole(strokes: list[Stroke]) -> None:
    told = read(ink_text(strokes))
    for before, after in zip(strokes, told, strict=True):
        twice = [b for a, b in itertools.pairwise(before) if a == b]
        assert len(after) + len(twice) >= len(before)
        assert set(after) == set(before)


def test_the_form_is_that_of_the_wire() -> None:
    assert ink_text([((1, 2), (30, 40)), ((5, 6),)]) == "1,2 30,40;5,6"
    assert ink_text([]) == ""


def test_the_most_there_may_be_fits() -> None:
    far = ((FARTHEST, FARTHEST),) * 20
    assert len(ink_text([far] * MOST_STROKES)) <= LONGEST_TEXT


def test_what_lies_outside_is_brought_to_the_edge() -> None:
    assert ink_text([((-5, 20000), (3, 4))]) == f"0,{FARTHEST} 3,4"


def test_a_name_has_two_strokes_and_three_centimetres() -> None:
    assert signed([line(150), line(150)])
    assert not signed([line(2000)])
    assert not signed([line(100), line(199)])
    assert not signed([])


def test_there_is_room_for_two_hundred_strokes_and_four_thousand_points() -> None:
    assert room_for([line(10)] * 199, line(10))
    assert not room_for([line(10)] * 200, line(10))
    assert room_for([line(100, 2000)], line(100, 2000))
    assert not room_for([line(100, 2000)], line(100, 2001))
