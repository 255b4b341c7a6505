"""Vertices: each op's own, in order, and none of an op that has gone."""

from __future__ import annotations

import pytest

from screens.atlas import Atlas, Full
from screens.mesh import FINE_FLOATS, FLAT_FLOATS, Mesher, indices
from screens.scene import Box, Scene, Shape, Text
from tests.screens import samples

FACES = samples.desk().faces
SECRET = Text(0, 0, 200, 40, 28, 0x000000, "张某某", False, "who")


def mesher(side: int = 512) -> Mesher:
    return Mesher(Atlas(FACES, side), FACES)


def quads(scene: Scene) -> tuple[int, int]:
    flat, fine = mesher().vertices(scene)
    return len(flat) // (4 * FLAT_FLOATS), len(fine) // (4 * FINE_FLOATS)


def test_a_plain_box_is_one_quad() -> None:
    assert quads(Scene(0, (Box(0, 0, 10, 10, 1),))) == (1, 0)


def test_a_rounded_box_leaves_its_corners_to_the_atlas() -> None:
    assert quads(Scene(0, (Box(0, 0, 100, 50, 1, 10),))) == (3, 4)


def test_a_border_is_a_ring_under_the_inside() -> None:
    assert quads(Scene(0, (Box(0, 0, 100, 50, 1, 10, 2, 3),))) == (4 + 3, 8)


def test_a_border_as_thick_as_its_corner_has_a_square_inside() -> None:
    assert quads(Scene(0, (Box(0, 0, 100, 50, 1, 3, 2, 3),))) == (4 + 1, 4)


def test_one_quad_a_character_but_none_for_a_space() -> None:
    assert quads(Scene(0, (SECRET._replace(s="张 某"),))) == (0, 2)


def test_a_sign_is_one_quad() -> None:
    assert quads(Scene(0, (Shape(0, 0, 40, 40, 1, "check"),))) == (0, 1)


def test_the_flat_area_of_a_box_is_covered_once() -> None:
    flat, _ = mesher().vertices(Scene(0, (Box(0, 0, 100, 50, 1, 0, 2, 3),)))
    corners = [flat[i : i + 2] for i in range(0, len(flat), FLAT_FLOATS)]
    areas = [
        (corners[i + 2][0] - corners[i][0]) * (corners[i + 2][1] - corners[i][1])
        for i in range(0, len(corners), 4)
    ]
    assert sum(areas) == 100 * 50


def test_what_has_left_the_scene_is_forgotten() -> None:
    made = mesher()
    made.vertices(Scene(0, (SECRET,)))
    made.vertices(Scene(0))
    assert "张某某" not in repr(vars(made))


def test_a_full_atlas_is_emptied_and_the_scene_made_again() -> None:
    made = mesher(128)
    for ch in "医保自助服务查余额参证明":
        _, fine = made.vertices(Scene(0, (SECRET._replace(s=ch, size=60, h=80),)))
        assert len(fine) == 4 * FINE_FLOATS


def test_a_scene_that_no_atlas_can_hold_is_an_error() -> None:
    with pytest.raises(Full):
        mesher(64).vertices(Scene(0, (Shape(0, 0, 65, 65, 1, "disc"),)))


def test_two_triangles_a_quad() -> None:
    assert list(indices(2)) == [0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]
