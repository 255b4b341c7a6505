"""The fixed bar: what comes next has a name, and what was changed can be changed back."""

from __future__ import annotations

import pytest

from kiosk.core.bar import NEXT_SIZE, SIZE_TEXT, next_look, next_size
from model.profile import Look, Profile, Size
from tests.kiosk.core.stage import TEXTS


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("voice", [True, False])
def test_the_bar_names_the_size_that_comes_next(size: Size, voice: bool) -> None:
    after = next_size(Profile(size=size, voice=voice))
    assert TEXTS.has(SIZE_TEXT[after.size])
    assert after.size is NEXT_SIZE[size]
    assert after.voice is (voice and after.size is not Size.M)


def test_colours_go_there_and_back() -> None:
    assert next_look(Profile()).look is Look.CONTRAST
    assert next_look(next_look(Profile())) == Profile()
