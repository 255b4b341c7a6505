"""What every part of a layout is given: page, profile, numbers, colours, words."""

from __future__ import annotations

from dataclasses import dataclass

from config.look import Palette
from config.text import Texts
from model.page import Line, Node, Page
from model.profile import Profile
from model.value import filled, shown
from screens.layout.block import Sheet
from screens.layout.desk import Desk, Touch
from screens.layout.metrics import Metrics
from screens.text import Face


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that one laying out may look at; a new one for each page shown. `m` are the sizes
    in pixels, `p` the colours, `numbers` which digit presses which choice.
    """

    page: Page
    profile: Profile
    desk: Desk
    touch: Touch
    m: Metrics
    p: Palette
    numbers: dict[str, int]

    @property
    def texts(self) -> Texts:
        """The catalogue in the resident's language."""
        return self.desk.texts

    def face(self, size: int, bold: bool = False) -> Face:
        """The one that the painter draws with too, so that widths agree."""
        return self.desk.faces.face(size, bold)

    def show(self, line: Node | Line) -> str:
        """What is written of it, with its slots filled in."""
        return filled(self.texts.entry(line.text).show, line.slots, self.texts)

    def detail(self, line: Node | Line) -> str:
        """The smaller second line; empty where the text has none."""
        return filled(self.texts.entry(line.text).detail, line.slots, self.texts)

    def value(self, node: Node) -> str:
        """As it is written; empty where the node holds none."""
        return shown(node.value, self.texts) if node.value is not None else ""

    def frame(
        self, sheet: Sheet, x: int, y: int, w: int, h: int, radius: int, node: str, under: int
    ) -> None:
        """The focus: amber inside ink, around the node; `under` is the colour it stands on."""
        if node != self.touch.focused or not node:
            return
        inner = self.m.focus_inner
        out = inner + self.m.focus_outer
        for by, colour in ((out, self.p.focus_outer), (inner, self.p.focus_inner), (0, under)):
            rounded = radius + by if radius else 0
            sheet.box(x - by, y - by, w + 2 * by, h + 2 * by, colour, rounded, node=node)

    def frame_inside(
        self, sheet: Sheet, x: int, y: int, w: int, h: int, node: str, under: int
    ) -> None:
        """The same within a row that touches its neighbours."""
        by = self.m.focus_inner + self.m.focus_outer
        self.frame(sheet, x + by, y + by, w - 2 * by, h - 2 * by, self.m.corner // 2, node, under)
