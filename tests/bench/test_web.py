"""The peer in Chromium says what the description says: the same places, words and colours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import pair, web


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pair.written(tmp_path_factory.mktemp("peer"))


@pytest.fixture(scope="module")
def told(description: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(description.read_text("utf-8"))
    return whole


def test_both_pages_have_every_part_and_the_second_is_hidden(told: dict[str, Any]) -> None:
    document = web.document(told)
    for kind, part in (("boxes", 'class="box"'), ("signs", "<img"), ("texts", 'class="text"')):
        assert document.count(part) == sum(len(page[kind]) for page in told["pages"])
    assert document.count('class="target"') == 2
    assert document.index(" hidden") > document.index('id="p1"') > document.index('id="p0"')


def test_words_are_written_as_words(told: dict[str, Any]) -> None:
    first = {**told["pages"][0], "texts": [{**told["pages"][0]["texts"][0], "s": "<b>&"}]}
    assert "&lt;b&gt;&amp;</div>" in web.document({**told, "pages": [first]})


def test_every_part_has_its_place_and_the_pressed_box_its_colour(told: dict[str, Any]) -> None:
    style = web.style(told)
    for at, page in enumerate(told["pages"]):
        target = page["target"]
        place = f"left: {target['x']}px; top: {target['y']}px; width: {target['w']}px"
        assert f"#p{at}t {{ {place}; height: {target['h']}px }}" in style
        pressed = [n for n, box in enumerate(page["boxes"]) if box["pressed"] != box["fill"]]
        assert pressed
        for n in pressed:
            colour = page["boxes"][n]["pressed"]
            assert f"#p{at}t:active ~ #p{at}b{n} {{ background: {colour} }}" in style


def test_no_two_parts_share_an_id(told: dict[str, Any]) -> None:
    ids = [part.split('"')[1] for part in web.document(told).split(" id=") if part[0] == '"']
    assert len(ids) == len(set(ids))


def test_what_is_served_stands_beside_the_document(description: Path, tmp_path: Path) -> None:
    page = web.written(description, tmp_path / "web")
    assert {file.name for file in page.parent.iterdir()} == {
        "pages.html",
        "pages.css",
        "pages.js",
    }
    assert "@font-face" in (page.parent / "pages.css").read_text("utf-8")


def test_only_root_goes_without_the_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user, unboxed in ((0, True), (1000, False)):
        monkeypatch.setattr("os.geteuid", lambda user=user: user)
        command = web.command(tmp_path / "pages.html", tmp_path / "profile")
        assert ("--no-sandbox" in command) is unboxed
        assert command[-1].startswith("file:///")
        assert "--kiosk" in command
