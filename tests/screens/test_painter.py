"""Real pixels, off screen: colours where the scene says; a part redrawn equals the whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from model.profile import Look, Profile, Size
from screens.kivy_env import EventLoop
from screens.layout import Touch, lay_out
from screens.painter import Painter
from screens.scene import Box, Scene, Text
from tests.screens import samples

WIDTH, HEIGHT = 1080, 1920


def at(pixels: bytes, x: int, y: int) -> int:
    return int.from_bytes(pixels[(y * WIDTH + x) * 3 :][:3])


def scene(name: str, touch: Touch, profile: Profile | None = None) -> Scene:
    profile = profile or Profile()
    return lay_out(samples.page(name, profile), profile, samples.desk(), touch)


def frame(painter: Painter, shown: Scene) -> None:
    painter.show(shown)
    EventLoop.idle()


def test_boxes_have_their_colours_to_the_pixel(painter: Painter) -> None:
    frame(painter, Scene(0x102030, (Box(100, 200, 50, 40, 0xAABBCC, 0, 0x112233, 4),)))
    pixels = painter.read()
    assert at(pixels, 99, 200) == 0x102030
    assert at(pixels, 100, 200) == 0x112233
    assert at(pixels, 103, 203) == 0x112233
    assert at(pixels, 104, 204) == 0xAABBCC
    assert at(pixels, 145, 235) == 0xAABBCC
    assert at(pixels, 149, 239) == 0x112233
    assert at(pixels, 150, 239) == 0x102030
    assert at(pixels, 149, 240) == 0x102030


def test_a_border_thicker_than_its_corner_has_no_gap(painter: Painter) -> None:
    frame(painter, Scene(0x102030, (Box(100, 100, 60, 40, 0xAABBCC, 4, 0x112233, 6),)))
    pixels = painter.read()
    assert {at(pixels, 101, y) for y in range(104, 136)} == {0x112233}
    assert {at(pixels, x, 104) for x in range(100, 160)} == {0x112233}


def test_a_corner_is_round_and_its_side_is_not(painter: Painter) -> None:
    frame(painter, Scene(0, (Box(100, 100, 200, 200, 0xFFFFFF, 40),)))
    pixels = painter.read()
    assert at(pixels, 101, 101) == 0
    assert at(pixels, 112, 112) == 0xFFFFFF
    assert at(pixels, 200, 100) == 0xFFFFFF
    assert at(pixels, 298, 298) == 0


def test_a_text_is_drawn_where_it_was_measured(painter: Painter) -> None:
    face = samples.desk().faces.face(60)
    text = Text(300, 400, face.width("医保"), 84, 60, 0xFFFFFF, "医保")
    frame(painter, Scene(0, (text,)))
    image = Image.frombytes("RGB", (WIDTH, HEIGHT), painter.read())
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    assert 300 <= left <= 310
    assert right <= 300 + text.w
    assert right >= 300 + text.w - 10
    assert top >= 400
    assert bottom <= 484


PAIRS = [
    (scene("menu", Touch()), scene("menu", Touch(pressed="item.3"))),
    (scene("result", Touch()), scene("result", Touch(focused="print"))),
    (scene("menu", Touch(caption="一")), scene("menu", Touch(caption="二，三"))),
    (scene("busy", Touch(beat=0)), scene("busy", Touch(beat=1))),
    (scene("form", Touch(focused="begn_ym")), scene("form", Touch(focused="end_ym"))),
    (scene("covered", Touch()), scene("result", Touch())),
    (scene("notice", Touch()), scene("present", Touch())),
    (
        scene("question", Touch(), Profile(size=Size.XL, look=Look.CONTRAST)),
        scene("question", Touch(pressed="go_on"), Profile(size=Size.XL, look=Look.CONTRAST)),
    ),
]


@pytest.mark.parametrize("pair", range(len(PAIRS)))
def test_a_small_redraw_equals_a_whole_one(painter: Painter, pair: int) -> None:
    before, after = PAIRS[pair]
    for one, other in pairwise((before, after, before)):
        frame(painter, one)
        frame(painter, other)
        partly = painter.read()
        assert partly == painter.pixels()


def test_a_press_is_drawn_as_a_small_part(painter: Painter) -> None:
    before, after = PAIRS[0]
    frame(painter, before)
    frame(painter, before._replace(ground=before.ground))
    spoiled: list[object] = []
    painter.show(after)
    spoiled.append(painter._dirty)
    EventLoop.idle()
    assert painter.partial
    assert spoiled[0] is not None


def test_two_scenes_in_one_turn_are_drawn_whole(painter: Painter) -> None:
    frame(painter, PAIRS[0][0])
    painter.show(PAIRS[0][1])
    painter.show(PAIRS[1][0])
    EventLoop.idle()
    assert painter.read() == painter.pixels()


def test_forget_leaves_an_empty_ground(painter: Painter) -> None:
    frame(painter, PAIRS[1][0])
    painter.forget()
    EventLoop.idle()
    pixels = painter.read()
    assert pixels == PAIRS[1][0].ground.to_bytes(3) * (WIDTH * HEIGHT)
    assert "陈*妹" not in repr(vars(painter)) + repr(vars(painter._mesher))


def test_a_picture_is_saved_as_it_is_drawn(painter: Painter, tmp_path: Path) -> None:
    frame(painter, PAIRS[0][0])
    painter.save_png(tmp_path / "menu.png")
    with Image.open(tmp_path / "menu.png") as image:
        assert image.size == (WIDTH, HEIGHT)
        assert image.tobytes() == painter.pixels()
