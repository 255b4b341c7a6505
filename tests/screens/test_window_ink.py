"""Signing: a finger in the ink field writes at once, and each stroke is told when it is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.page import Page
from model.profile import Profile, Size
from model.value import Count
from screens.scene import Ink
from screens.writing import LOST
from tests.screens import samples
from tests.screens.conftest import Walker

PAPER, INK = 0xFFFFFF, 0x14212E


def signing(strokes: int, key: str = "sample.commitment") -> Page:
    page = samples.page("commitment", Profile())
    nodes = tuple(
        replace(node, value=Count(strokes)) if node.id == "ink" else node for node in page.nodes
    )
    return replace(page, nodes=nodes, key=key)


def show(walker: Walker, page: Page, profile: Profile | None = None) -> None:
    walker.window.publish(page, profile or Profile())
    walker.turn()


def field(walker: Walker) -> Ink:
    ink = walker.window.scene.ink
    assert ink is not None
    return ink


def stroke(walker: Walker, *way: tuple[int, int]) -> None:
    """Points in pixels from the field's corner."""
    ink = field(walker)
    finger = walker.window.touch_down(ink.x + way[0][0], ink.y + way[0][1])
    for x, y in way[1:]:
        walker.window.touch_move(finger, ink.x + x, ink.y + y)
    walker.window.touch_up(finger, ink.x + way[-1][0], ink.y + way[-1][1])


def colour(walker: Walker, x: int, y: int) -> int:
    """In the field's own pixels, of what is in the back buffer now."""
    ink = field(walker)
    raw = walker.window.painter.read()
    return int.from_bytes(raw[((ink.y + y) * 1080 + ink.x + x) * 3 :][:3])


def test_a_stroke_is_told_once_it_is_done(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 150), (140, 150), (180, 150))
    (told,) = walker.drawn
    assert told[:2] == ("sample.commitment", "ink")
    per = 10 / samples.desk().px_per_mm
    assert [point[1] for point in told[2]] == [round(150 * per)] * 3
    assert told[2][-1][0] - told[2][0][0] == pytest.approx(80 * per, abs=1)
    assert walker.chosen == []
    assert walker.stirred == 1


def test_a_move_is_seen_in_the_same_turn_without_a_new_layout(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(walker, signing(0))
    ink = field(walker)
    assert colour(walker, 200, 200) == PAPER
    finger = walker.window.touch_down(ink.x + 150, ink.y + 200)
    walker.turn()
    monkeypatch.delattr("screens.window.lay_out")
    walker.window.touch_move(finger, ink.x + 250, ink.y + 200)
    part = walker.window.painter._dirty
    walker.turn()
    assert colour(walker, 200, 200) == INK
    assert part is not None
    assert part[2] * part[3] < 120 * 12
    assert walker.drawn == []


def test_what_is_drawn_in_pieces_equals_the_whole(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    finger = walker.window.touch_down(ink.x + 60, ink.y + 150)
    for step in range(300):
        walker.window.touch_move(finger, ink.x + 60 + 2 * step, ink.y + 150 + (step * step) % 90)
        if step % 7 == 0:
            walker.turn()
    walker.window.touch_up(finger, ink.x + 700, ink.y + 200)
    walker.turn()
    partly = walker.window.painter.read()
    assert partly == walker.window.pixels()


def test_the_pen_is_as_wide_as_it_should_be(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 200), (300, 200))
    walker.turn()
    dark = [y for y in range(180, 220) if colour(walker, 200, y) == INK]
    assert abs(len(dark) - 1.2 * samples.desk().px_per_mm) <= 1


def test_leaving_the_field_draws_nothing_beside_it(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    below = walker.window.pixels()[(ink.y + ink.h) * 1080 * 3 :]
    stroke(walker, (300, 200), (300, ink.h + 300), (400, ink.h + 300), (400, 200))
    walker.turn()
    assert walker.window.pixels()[(ink.y + ink.h) * 1080 * 3 :] == below
    assert len(walker.drawn) == 2
    assert walker.chosen == []


def test_a_second_finger_neither_writes_nor_presses(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    first = walker.window.touch_down(ink.x + 100, ink.y + 200)
    second = walker.window.touch_down(ink.x + 400, ink.y + 200)
    walker.window.touch_move(second, ink.x + 500, ink.y + 200)
    walker.window.touch_up(second, ink.x + 500, ink.y + 200)
    walker.window.tap(*walker.middle("agree"))
    walker.window.touch_move(first, ink.x + 200, ink.y + 200)
    walker.window.touch_up(first, ink.x + 200, ink.y + 200)
    assert len(walker.drawn) == 1
    assert walker.chosen == []


def test_a_finger_whose_release_was_lost_does_not_lock_the_page(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    walker.window.touch_down(ink.x + 100, ink.y + 200)
    walker.now += LOST
    walker.window.tap(*walker.middle("agree"))
    assert walker.chosen == [("sample.commitment", "agree")]
    assert len(walker.drawn) == 1


def test_a_press_that_slides_into_the_field_writes_nothing(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    finger = walker.window.touch_down(*walker.middle("erase"))
    walker.window.touch_move(finger, ink.x + 100, ink.y + 200)
    walker.window.touch_up(finger, ink.x + 100, ink.y + 200)
    assert walker.drawn == []
    assert walker.chosen == []


def test_erasing_clears_the_field_and_only_the_field(walker: Walker) -> None:
    show(walker, signing(0))
    empty = walker.window.pixels()
    stroke(walker, (100, 200), (300, 200))
    show(walker, signing(1))
    assert walker.window.pixels() != empty
    show(walker, signing(0))
    assert walker.window.painter.read() == empty
    assert walker.window.pixels() == empty


def test_a_caption_and_a_live_notice_leave_the_strokes(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 200), (300, 200))
    show(walker, signing(1))
    walker.window.caption("请签名")
    walker.turn()
    assert colour(walker, 200, 200) == INK


def test_another_page_hides_them_and_the_same_one_shows_them_again(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 200), (300, 200))
    show(walker, signing(1))
    signed = walker.window.pixels()
    show(walker, samples.page("question", Profile()))
    covered = walker.window.pixels()
    show(walker, signing(1))
    assert walker.window.pixels() == signed
    walker.window.forget()
    show(walker, samples.page("question", Profile()))
    assert walker.window.pixels() == covered


def test_a_page_that_changes_under_the_finger_ends_the_writing(walker: Walker) -> None:
    show(walker, signing(0))
    ink = field(walker)
    finger = walker.window.touch_down(ink.x + 100, ink.y + 200)
    show(walker, samples.page("question", Profile()))
    walker.window.touch_move(finger, ink.x + 200, ink.y + 200)
    walker.window.touch_up(finger, ink.x + 200, ink.y + 200)
    assert walker.drawn == []


def test_large_print_scales_what_is_written(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 150), (300, 150))
    show(walker, signing(1))
    before = field(walker)
    show(walker, signing(1), Profile(size=Size.XL))
    after = field(walker)
    share = min(after.w / before.w, after.h / before.h)
    assert colour(walker, round(200 * share), round(150 * share)) == INK
    assert walker.window.painter.read() == walker.window.pixels()


def test_keys_reach_the_field_and_never_write(walker: Walker) -> None:
    show(walker, signing(0))
    still = walker.window.pixels()
    nodes = [node.id for node in signing(0).nodes]
    for _ in range(nodes.index("ink")):
        walker.window._kivy.dispatch("on_key_down", 9, 0, "", [])
        walker.window._kivy.dispatch("on_key_up", 9, 0)
    assert walker.focused[-1] == "ink"
    walker.window._kivy.dispatch("on_key_down", 13, 0, "", [])
    walker.window._kivy.dispatch("on_key_up", 13, 0)
    walker.turn()
    assert walker.window.pixels() != still
    assert walker.drawn == []
    assert walker.chosen == []
    stroke(walker, (100, 200), (300, 200))
    walker.turn()
    assert len(walker.drawn) == 1
    assert not any(op.node == "ink" and 0xF2A900 in op for op in walker.window.scene.ops)


def test_forget_keeps_no_stroke(walker: Walker) -> None:
    show(walker, signing(0))
    stroke(walker, (100, 200), (300, 200))
    walker.turn()
    walker.window.forget()
    walker.turn()
    assert walker.window._writing.strokes.segments() == []
    assert walker.window.painter._ink._meshes == []
    assert len(set(walker.window.pixels())) <= 3
