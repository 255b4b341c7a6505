"""A window is scaled to the desktop, a terminal's panel never is."""

from __future__ import annotations

import pytest

from screens.layout import fitting
from screens.x11 import room
from tests.screens import samples


@pytest.mark.parametrize(
    ("available", "scale"),
    [
        (None, 1.0),
        ((1080, 1920), 0.9),
        ((3840, 2160), 1.0),
        ((1920, 1080), 0.50625),
        ((540, 4000), 0.5),
    ],
)
def test_the_scale_at_which_a_portrait_window_fits(
    available: tuple[int, int] | None, scale: float
) -> None:
    assert fitting(1080, 1920, available) == pytest.approx(scale)


def test_without_a_display_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert room() is None


def test_what_must_not_be_smaller_is_rounded_up() -> None:
    desk = samples.desk()
    assert desk.px_least(6) / desk.px_per_mm >= 6
    assert desk.px_least(6) - desk.px(6) in (0, 1)
