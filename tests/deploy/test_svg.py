"""Pictures as text: well formed whatever is written in them, and the same every time."""

from __future__ import annotations

from xml.etree import ElementTree

from deploy.svg import Drawing


def _drawn() -> str:
    on = Drawing(100)
    on.title(1, 2, "<layers> & steps")
    on.box(0, 0, 40, 20, '"quoted"')
    on.arrow(0, 0, 5, 5)
    on.dot(9, 9)
    on.words(1, 2, "去外地长住", soft=True)
    return on.svg(50)


def test_words_are_escaped() -> None:
    root = ElementTree.fromstring(_drawn())
    assert {"<layers> & steps", '"quoted"', "去外地长住"} <= set(root.itertext())
    assert root.attrib["viewBox"] == "0 0 100 50"


def test_the_same_drawing_is_the_same_text_one_element_a_line() -> None:
    assert _drawn() == _drawn()
    assert len(_drawn().splitlines()) == 10
