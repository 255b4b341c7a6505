"""The two pages of the screen bench, out of the real core, and where a finger goes on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image

from config import fonts, look, settings, text_files
from model.node_id import act_id, item_id
from model.page import Page
from model.profile import Profile
from screens.layout import Desk, Touch, lay_out
from screens.scene import Box, Rect, Scene, Shape, Text
from screens.shapes import coverage
from screens.text import Faces
from tests.kiosk.core.stage import Stage

THERE, BACK = item_id("query_account"), act_id("leave")
"""The node that leads from the menu to the notice of an item, and the one that leads back."""


def desk() -> Desk:
    """The terminal's own fonts, looks and panel."""
    display = settings.load().display
    faces = Faces(fonts.REGULAR, fonts.BOLD)
    size = display.width_px, display.height_px
    return Desk(text_files.load(), look.load(), faces, *size, display.px_per_mm)


def pages() -> tuple[Page, Page]:
    """The menu and the notice."""
    stage = Stage()
    stage.press("start")
    menu = stage.page
    stage.press(THERE)
    return menu, stage.page


def scenes() -> tuple[Scene, Scene]:
    """Both pages, laid out in the normal profile."""
    menu, notice = pages()
    one = desk()
    return lay_out(menu, Profile(), one), lay_out(notice, Profile(), one)


def target(scene: Scene, node: str) -> Rect:
    """Left, top, width and height of where `node` is pressed."""
    found = next(t for t in scene.targets if t.node == node)
    return found.x, found.y, found.w, found.h


def heading(scene: Scene) -> Rect:
    """The first line of the heading."""
    found = next(op for op in scene.ops if isinstance(op, Text) and op.node == "heading")
    return found.x, found.y, found.w, found.h


def written(folder: Path) -> Path:
    """Both pages as a file for the peer: boxes, texts, signs as pictures, what a press changes."""
    folder.mkdir(parents=True, exist_ok=True)
    one = desk()
    parts = [
        _page(page, node, one, folder) for page, node in zip(pages(), (THERE, BACK), strict=True)
    ]
    whole = {"regular": str(fonts.REGULAR), "bold": str(fonts.BOLD), "pages": parts}
    path = folder / "pages.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    return path


def _page(page: Page, node: str, one: Desk, folder: Path) -> dict[str, Any]:
    scene = lay_out(page, Profile(), one)
    pressed = lay_out(page, Profile(), one, Touch(pressed=node))
    pairs = list(zip(scene.ops, pressed.ops, strict=True))
    x, y, w, h = target(scene, node)
    return {
        "ground": _colour(scene.ground),
        "boxes": [_box(op, after) for op, after in pairs if isinstance(op, Box)],
        "texts": [_text(op) for op in scene.ops if isinstance(op, Text)],
        "signs": [_sign(op, folder) for op in scene.ops if isinstance(op, Shape)],
        "target": {"x": x, "y": y, "w": w, "h": h},
    }


def _box(op: Box, pressed: Any) -> dict[str, Any]:
    colours = {"fill": _colour(op.fill), "pressed": _colour(pressed.fill)}
    return {**op._asdict(), **colours, "border": _colour(op.border)}


def _text(op: Text) -> dict[str, Any]:
    return {**op._asdict(), "color": _colour(op.color)}


def _sign(op: Shape, folder: Path) -> dict[str, Any]:
    picture = folder / f"{op.name}-{op.w}x{op.h}.png"
    sign = Image.new("RGBA", (op.w, op.h), _colour(op.color))
    sign.putalpha(Image.frombytes("L", (op.w, op.h), coverage(op.name, op.w, op.h)))
    sign.save(picture)
    return {**op._asdict(), "color": _colour(op.color), "picture": str(picture)}


def _colour(rgb: int) -> str:
    return f"#{rgb:06x}"
