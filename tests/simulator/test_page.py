"""The page's files agree with each other and with the orders, and can be read aloud."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from simulator.people import Tag
from simulator.server import FILES, HERE
from simulator.table import Why
from tests.simulator.conftest import THINGS

HTML, SCRIPT = ((HERE / name).read_text("utf-8") for name in ("page.html", "page.js"))


class Elements(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(HTML)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def ids(self) -> list[str | None]:
        return [attrs["id"] for _, attrs in self.all if "id" in attrs]


def test_the_page_names_no_device() -> None:
    for thing in THINGS.values():
        for word in (thing.title, thing.short, *(press.label for press in thing.once)):
            assert word not in HTML + SCRIPT


def test_every_tag_and_every_reason_has_its_words() -> None:
    for word in [*Tag, *Why]:
        assert re.search(rf"\b{word}: ", SCRIPT), word


def test_the_script_looks_for_elements_that_are_there() -> None:
    ids = Elements().ids()
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'\$\("([\w-]+)"\)', SCRIPT)) <= set(ids)


def test_labels_name_what_is_there() -> None:
    elements = Elements()
    labels = [a["aria-labelledby"] for _, a in elements.all if "aria-labelledby" in a]
    assert set(labels) <= set(elements.ids())
    assert all("alt" in attrs for tag, attrs in elements.all if tag == "img")
    assert ("html", {"lang": "zh-Hans"}) in elements.all


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    for tag, attrs in Elements().all:
        assert not [name for name in attrs if name == "style" or name.startswith("on")]
        sources = {attrs.get("src"), attrs.get("href")} - {None, "data:,"}
        assert {f"/{source}" for source in sources} <= FILES.keys(), tag
    assert "innerHTML" not in SCRIPT


def test_what_the_script_draws_has_a_look() -> None:
    style = (HERE / "page.css").read_text("utf-8")
    drawn = {name for _, name in re.findall(r'made\("(\w+)", "([\w-]+)"', SCRIPT)}
    unstyled = {"once"}  # a group like others
    assert [name for name in sorted(drawn - unstyled) if f".{name}" not in style] == []
    assert ".card" in style
