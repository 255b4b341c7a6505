"""The peer in Chromium's kiosk mode: the two pages as one static document, one style sheet, and a
script of a few lines, out of the same description as Qt Quick's.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from bench.panel import HEIGHT, WIDTH

SOURCES = Path(__file__).with_name("peer_web")
CHROMIUM = "chromium"
FLAGS = (
    "--kiosk",
    f"--window-size={WIDTH},{HEIGHT}",
    "--window-position=0,0",
    "--no-first-run",
    "--noerrdialogs",
    "--password-store=basic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--log-level=3",
    "--disable-extensions",
)
"""As kiosks are set up, and nothing asked of a network."""

Described = Mapping[str, Any]


def command(page: Path, profile: Path) -> list[str]:
    """What starts it. Root cannot have Chromium's sandbox; anybody else keeps it."""
    program = shutil.which(CHROMIUM) or CHROMIUM
    unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [program, *FLAGS, *unboxed, f"--user-data-dir={profile}", page.as_uri()]


def written(description: Path, folder: Path) -> Path:
    """The document beside its style sheet and its script; `description` is of `bench.pair`."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.loads(description.read_text("utf-8"))
    base = (SOURCES / "pages.css").read_text("utf-8")
    (folder / "pages.css").write_text(base + style(told), "utf-8")
    shutil.copy(SOURCES / "pages.js", folder)
    page = folder / "pages.html"
    page.write_text(document(told), "utf-8")
    return page


def document(told: Described) -> str:
    """Both pages as HTML; which one is shown is a class that the script sets."""
    pages = "\n".join(_page(at, page) for at, page in enumerate(told["pages"]))
    head = '<meta charset="utf-8"><title>-</title><link rel="stylesheet" href="pages.css">'
    return (
        f'<!doctype html>\n<html lang="zh-Hans">\n<head>{head}</head>\n<body>\n{pages}\n'
        '<script src="pages.js"></script>\n</body>\n</html>\n'
    )


def _page(at: int, page: Described) -> str:
    """The target comes first: what it changes are siblings after it."""
    hidden = " hidden" if at else ""
    parts = [f'<button class="target" id="p{at}t"></button>']
    parts += [f'<div class="box" id="p{at}b{n}"></div>' for n, _ in enumerate(page["boxes"])]
    parts += [
        f'<img id="p{at}s{n}" alt="" src="{Path(sign["picture"]).as_uri()}">'
        for n, sign in enumerate(page["signs"])
    ]
    parts += [
        f'<div class="text" id="p{at}t{n}">{escape(text["s"])}</div>'
        for n, text in enumerate(page["texts"])
    ]
    return f'<div class="page" id="p{at}"{hidden}>\n' + "\n".join(parts) + "\n</div>"


def style(told: Described) -> str:
    """Every box and line at the pixels of our own scene."""
    rules = [_face(400, told["regular"]), _face(700, told["bold"])]
    for at, page in enumerate(told["pages"]):
        rules += _rules(f"#p{at}", page)
    return "\n".join(rules) + "\n"


def _rules(page_id: str, page: Described) -> Iterator[str]:
    yield f"{page_id} {{ background: {page['ground']} }}"
    yield f"{page_id}t {{ {_place(page['target'])} }}"
    for n, box in enumerate(page["boxes"]):
        yield f"{page_id}b{n} {{ {_place(box)}; {_box(box)} }}"
        if box["pressed"] != box["fill"]:
            yield f"{page_id}t:active ~ {page_id}b{n} {{ background: {box['pressed']} }}"
    for n, sign in enumerate(page["signs"]):
        yield f"{page_id}s{n} {{ {_place(sign)} }}"
    for n, text in enumerate(page["texts"]):
        yield f"{page_id}t{n} {{ {_place(text)}; {_text(text)} }}"


def _face(weight: int, path: str) -> str:
    where = f'src: url("{Path(path).as_uri()}")'
    return f'@font-face {{ font-family: "pages"; font-weight: {weight}; {where} }}'


def _place(part: Described) -> str:
    return "; ".join(
        f"{name}: {part[key]}px"
        for name, key in (("left", "x"), ("top", "y"), ("width", "w"), ("height", "h"))
    )


def _box(box: Described) -> str:
    edge = f"border-width: {box['border_w']}px; border-color: {box['border']}"
    return f"background: {box['fill']}; border-radius: {box['radius']}px; {edge}"


def _text(text: Described) -> str:
    weight = 700 if text["bold"] else 400
    font = f'font: {weight} {text["size"]}px/{text["h"]}px "pages"'
    return f"{font}; color: {text['color']}"
