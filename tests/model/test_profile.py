"""What a profile allows on one page."""

from __future__ import annotations

import pytest

from model.profile import Profile, Size


@pytest.mark.parametrize(
    ("profile", "tiles"),
    [
        (Profile(size=Size.S), 36),
        (Profile(size=Size.M), 36),
        (Profile(size=Size.L), 20),
        (Profile(size=Size.XL), 12),
        (Profile(size=Size.M, voice=True), 9),
        (Profile(size=Size.XL, voice=True), 9),
    ],
)
def test_short_choices_are_as_many_as_fit_and_by_keys_as_many_as_digits(
    profile: Profile, tiles: int
) -> None:
    assert profile.tiles == tiles
