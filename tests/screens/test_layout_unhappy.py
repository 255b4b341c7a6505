"""Pages that are too full, captions that are too long, nodes that nobody expected."""

from __future__ import annotations

from model.page import Header, Kind, Line, Page, Role
from model.profile import Profile, Size
from model.value import Plain
from screens.layout import Touch, lay_out
from tests.accessibility import checks
from tests.screens import samples


def crowd(lines: int) -> Page:
    nodes = tuple(samples.said(f"n{i}", Role.TEXT, "很长的一句话" * 8) for i in range(lines))
    return Page("crowd", Kind.NOTICE, Header(Line("head.name", {"place": Plain("")})), nodes)


def test_a_page_that_cannot_fit_says_so() -> None:
    scene = lay_out(crowd(30), Profile(size=Size.XL), samples.desk())
    assert scene.overflow is not None
    assert scene.overflow.page == "crowd"
    assert scene.overflow.px > 0


def test_a_full_page_is_drawn_together_before_it_overflows() -> None:
    profile, desk = Profile(), samples.desk()
    few, many = lay_out(crowd(3), profile, desk), lay_out(crowd(12), profile, desk)
    assert few.overflow is None
    assert many.overflow is None
    tops = [next(t.y for t in checks.texts(scene) if t.node == "n1") for scene in (few, many)]
    assert tops[1] < tops[0]


def test_a_long_caption_ends_in_an_ellipsis_on_its_second_line() -> None:
    profile, desk = Profile(), samples.desk()
    page = samples.page("menu", profile)
    scene = lay_out(page, profile, desk, Touch(caption="请看这里，" * 40))
    caption = [t for t in checks.texts(scene) if "请看" in t.s]
    assert len(caption) == 2
    assert caption[1].s.endswith("…")
    assert list(checks.whole(samples.desk(), scene)) == []


def test_a_page_without_nodes_has_its_header() -> None:
    page = Page("bare", Kind.MESSAGE, Header(Line("head.name", {"place": Plain("这里")})), ())
    scene = lay_out(page, Profile(), samples.desk())
    assert scene.overflow is None
    assert "这里" in [text.s for text in checks.texts(scene)]


def test_a_word_longer_than_its_button_is_broken_and_stays_inside() -> None:
    nodes = (samples.said("long", Role.BUTTON, "很长很长很长很长很长的一个按钮名字啊" * 2),)
    page = Page("long", Kind.QUESTION, Header(Line("head.name", {"place": Plain("")})), nodes)
    for size in Size:
        scene = lay_out(page, Profile(size=size), samples.desk())
        assert list(checks.whole(samples.desk(), scene)) == []


def test_a_character_that_the_font_lacks_is_found() -> None:
    nodes = (samples.said("name", Role.TEXT, "\U0002fa1f"),)
    page = Page("rare", Kind.NOTICE, Header(Line("head.name", {"place": Plain("")})), nodes)
    desk = samples.desk()
    scene = lay_out(page, Profile(), desk)
    found = [fault.what for fault in checks.legible(desk, Profile(), scene)]
    assert found in ([], ["the font lacks \U0002fa1f"])
    assert desk.faces.face(28).missing("\U0010ffff") == "\U0010ffff"
