"""Every sign draws something, inside its square, and looks like no other."""

from __future__ import annotations

import pytest

from screens import shapes


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_a_sign_has_ink_and_ground(name: str) -> None:
    data = shapes.coverage(name, 48, 48)
    assert len(data) == 48 * 48
    assert max(data) > 200
    assert data.count(0) > 48


def test_no_two_signs_are_the_same() -> None:
    drawn = {name: shapes.coverage(name, 48, 48) for name in shapes.SHAPES}
    assert len(set(drawn.values())) == len(drawn)


def test_the_quarters_of_a_disc_mirror_each_other() -> None:
    data = shapes.disc(16)
    rows = [data[i : i + 32] for i in range(0, len(data), 32)]
    assert rows == rows[::-1]
    assert all(row == row[::-1] for row in rows)


def test_an_unknown_sign_is_a_bug() -> None:
    with pytest.raises(KeyError):
        shapes.coverage("smile", 8, 8)
