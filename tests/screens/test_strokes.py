"""What is written: points on the paper, caps, the border, a field of another size."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.scene import Ink
from screens.strokes import (
    APART,
    FLOATS,
    MOST_POINTS,
    MOST_STROKES,
    Segment,
    Strokes,
    around,
    clipped,
    quads,
)

PER_MM = 4.0
FIELD = Ink(100, 200, 800, 400, 0x14212E, 5, "ink")
LARGE = FIELD._replace(x=50, y=300, w=1600, h=1000)


def paper(count: int = 0) -> Strokes:
    made = Strokes(PER_MM)
    made.placed("sign", FIELD, count)
    return made


def line(on: Strokes, *points: tuple[float, float]) -> list[tuple[tuple[int, int], ...]]:
    done = list(on.down(*points[0]).finished)
    for point in points[1:]:
        done += on.move(*point).finished
    return [*done, *on.up().finished]


def test_points_are_tenths_of_a_millimetre_from_the_fields_corner() -> None:
    assert line(paper(), (140, 240), (180, 280)) == [((100, 100), (200, 200))]


def test_a_tap_is_a_dot() -> None:
    on = paper()
    assert on.down(140, 240).segments == [Segment(140, 240, 140, 240)]
    assert on.up().finished == [((100, 100),)]


@given(st.lists(st.tuples(st.floats(103, 896), st.floats(203, 596)), min_size=2, max_size=60))
def test_points_that_are_kept_are_apart_and_near_the_finger(
    way: list[tuple[float, float]],
) -> None:
    (stroke,) = line(paper(), *way)
    assert all(dist(one, other) >= APART for one, other in pairwise(stroke))
    tenths = [((x - FIELD.x) / PER_MM * 10, (y - FIELD.y) / PER_MM * 10) for x, y in way]
    assert all(min(dist(point, kept) for kept in stroke) < APART + 2 for point in tenths)


def test_the_border_ends_a_stroke_and_begins_another() -> None:
    first, second = line(paper(), (800, 300), (1000, 300), (1000, 400), (800, 400))
    edge = (FIELD.w - 3) / PER_MM * 10
    assert first[-1] == (round(edge), 250)
    assert second[0] == (round(edge), 500)


def test_a_finger_that_goes_along_outside_writes_nothing() -> None:
    on = paper()
    line(on, (880, 300), (1000, 300))
    before = on.segments()
    on.down(880, 300)
    on.move(1000, 300)
    assert on.move(1000, 500) == ((), [])
    assert len(on.segments()) == 2 * len(before)


@given(*[st.integers(-50, 150)] * 4)
def test_what_is_clipped_lies_inside_and_on_the_line(x0: int, y0: int, x1: int, y1: int) -> None:
    piece = clipped((x0, y0), (x1, y1), (0, 0, 100, 100))
    if piece is None:
        assert not (0 <= x0 <= 100 and 0 <= y0 <= 100)
        return
    for x, y in piece:
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 100 + 1e-6
        assert abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) < 1e-6 * 200 * 200


def test_the_pen_is_dry_after_so_many_strokes() -> None:
    on = paper()
    done = [line(on, (140 + n, 240), (140 + n, 300)) for n in range(MOST_STROKES + 5)]
    assert [len(strokes) for strokes in done] == [1] * MOST_STROKES + [0] * 5
    assert len(on.segments()) == 2 * MOST_STROKES


def test_the_pen_is_dry_after_so_many_points() -> None:
    on = paper()
    way = [(140 + (n % 2) * 40, 240 + n % 300) for n in range(MOST_POINTS + 50)]
    (stroke,) = line(on, *way)
    assert len(stroke) == MOST_POINTS
    assert line(on, (140, 240), (200, 240)) == []


def test_a_cover_hides_what_is_written_and_gives_it_back() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    on.placed("sign", FIELD, 1)
    shown = on.segments()
    assert on.placed("warning", None, 0)
    assert on.segments() == []
    assert on.placed("sign", FIELD, 1)
    assert on.segments() == shown


def test_a_page_without_a_stroke_is_an_empty_paper() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    on.placed("sign", FIELD, 1)
    assert on.placed("sign", FIELD, 0)
    assert on.segments() == []


def test_a_stroke_that_the_core_has_not_counted_yet_stays() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    assert not on.placed("sign", FIELD, 0)
    assert len(on.segments()) == 2


def test_another_pages_field_is_empty() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    on.placed("sign", FIELD, 1)
    on.placed("other", FIELD, 1)
    assert on.segments() == []


def test_coming_back_to_a_page_that_counts_none_is_an_empty_paper() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    on.placed("help", None, 0)
    on.placed("sign", FIELD, 0)
    assert on.segments() == []


def test_a_larger_field_shows_the_same_paper_larger() -> None:
    on = paper()
    line(on, (100 + 400, 200 + 200), (100 + 600, 200 + 200))
    on.placed("sign", LARGE, 1)
    assert on.segments()[1:] == [Segment(50 + 800, 300 + 400, 50 + 1200, 300 + 400)]
    assert line(on, (850, 700), (1250, 700)) == [((1000, 500), (1500, 500))]


def test_an_empty_paper_is_measured_by_the_field_of_its_first_stroke() -> None:
    on = paper()
    on.placed("sign", LARGE, 0)
    assert line(on, (50 + 400, 300 + 400), (50 + 800, 300 + 400)) == [((1000, 1000), (2000, 1000))]


def test_a_lifted_finger_leaves_nothing_half_done() -> None:
    on = paper()
    on.down(140, 240)
    on.move(180, 280)
    on.lift()
    assert on.segments() == []
    assert on.up().finished == []


def test_forget_keeps_nothing() -> None:
    on = paper()
    line(on, (140, 240), (180, 280))
    on.forget()
    assert on.segments() == []
    assert not on.inside(140, 240)
    on.placed("sign", FIELD, 1)
    assert on.segments() == []


def test_a_piece_is_a_quad_within_its_rectangle() -> None:
    piece = Segment(10.0, 20.0, 40.0, 60.0)
    vertices = quads([piece], 5)
    left, top, w, h = around([piece], 5)
    assert len(vertices) == 4 * FLOATS
    assert vertices[4] == 50.0
    corners = [(vertices[i], vertices[i + 1]) for i in range(0, len(vertices), FLOATS)]
    middle = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    assert middle == pytest.approx((25.0, 40.0))
    assert left <= 10 - 2.5
    assert top <= 20 - 2.5
    assert left + w >= 42.5
    assert top + h >= 62.5


def test_a_dot_has_a_quad_too() -> None:
    vertices = quads([Segment(10, 10, 10, 10)], 4)
    assert min(vertices[0::FLOATS]) == 7
    assert max(vertices[0::FLOATS]) == 13
