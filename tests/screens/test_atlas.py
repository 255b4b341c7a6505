"""The atlas gives each picture its own place, says what to upload, and holds no words."""

from __future__ import annotations

import pytest

from screens.atlas import Atlas, Cell, Full
from tests.screens import samples

FACES = samples.desk().faces


def crop(atlas: Atlas, cell: Cell) -> bytes:
    rows = range(cell.v, cell.v + cell.h)
    return b"".join(
        atlas.pixels[row * atlas.side + cell.u : row * atlas.side + cell.u + cell.w] for row in rows
    )


def test_a_glyph_is_stored_as_it_was_drawn() -> None:
    atlas = Atlas(FACES, 256)
    cell = atlas.glyph("医", 28, False)
    assert crop(atlas, cell) == FACES.face(28).glyph("医").coverage


def test_the_same_glyph_is_stored_once_and_each_weight_by_itself() -> None:
    atlas = Atlas(FACES, 256)
    assert atlas.glyph("医", 28, False) is atlas.glyph("医", 28, False)
    assert atlas.glyph("医", 28, True) != atlas.glyph("医", 28, False)


def test_no_two_pictures_share_pixels() -> None:
    atlas = Atlas(FACES, 256)
    cells = [atlas.glyph(ch, 28, False) for ch in "医保自助服务查余额"] + [atlas.disc(20)]
    places = [{(x, y) for x in range(c.u, c.u + c.w) for y in range(c.v, c.v + c.h)} for c in cells]
    assert sum(map(len, places)) == len(set().union(*places))


def test_only_new_rows_are_spoiled() -> None:
    atlas = Atlas(FACES, 256)
    atlas.shape("disc", 10, 10)
    assert atlas.spoiled() == (0, 10)
    assert atlas.spoiled() == (0, 0)
    atlas.shape("disc", 10, 10)
    assert atlas.spoiled() == (0, 0)


def test_a_full_atlas_says_so_and_is_empty_after_clear() -> None:
    atlas = Atlas(FACES, 64)
    atlas.shape("disc", 60, 60)
    with pytest.raises(Full):
        atlas.shape("disc", 61, 61)
    atlas.clear()
    assert not any(atlas.pixels)
    assert atlas.spoiled() == (0, 64)
    assert atlas.shape("disc", 61, 61).w == 61
