"""A line is found again, and what lies beside it makes its slope less sure."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.slope import slope

STEPS = st.floats(-100.0, 100.0)


@given(each=STEPS, first=STEPS, count=st.integers(3, 200))
def test_a_line_is_found_again(each: float, first: float, count: int) -> None:
    found = slope([first + each * at for at in range(count)])
    assert found.each == pytest.approx(each, abs=1e-6)
    assert found.error == pytest.approx(0.0, abs=1e-5)


def test_what_does_not_grow_has_a_slope_within_its_error() -> None:
    chance = random.Random(7)
    found = slope([100.0 + chance.gauss(0.0, 5.0) for _ in range(250)])
    assert abs(found.each) < 2 * found.error


def test_the_error_is_that_of_the_textbook() -> None:
    """1, 2, 4: slope 1.5; squares of what is off 1/6, spread 2."""
    found = slope([1.0, 2.0, 4.0])
    assert found.each == pytest.approx(1.5)
    assert found.error == pytest.approx((1 / 6 / 2) ** 0.5)
