"""A picture out of boxes, lines and words, as SVG text that a diff can be read of."""

from __future__ import annotations

from html import escape

FONT = "Noto Sans, Noto Sans SC, DejaVu Sans, sans-serif"
INK, SOFT, PAPER, FILL = "#14212e", "#5b6b7b", "#ffffff", "#e3f0f4"


class Drawing:
    """Pixels, y downwards. Elements stand in the file in the order in which they were drawn."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[str] = []

    def title(self, x: int, y: int, text: str) -> None:
        """`y` is the base line, as for all words."""
        self._lines.append(
            f'<text x="{x}" y="{y}" font-size="17" font-weight="bold" fill="{INK}">'
            f"{escape(text)}</text>"
        )

    def words(self, x: int, y: int, text: str, *, soft: bool = False, middle: bool = False) -> None:
        """One line, from `x` on or around it."""
        colour, anchor = SOFT if soft else INK, ' text-anchor="middle"' if middle else ""
        self._lines.append(
            f'<text x="{x}" y="{y}" font-size="14"{anchor} fill="{colour}">{escape(text)}</text>'
        )

    def box(self, x: int, y: int, w: int, h: int, text: str) -> None:
        """A rounded box with its words in the middle."""
        self._lines.append(
            f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="5" fill="{FILL}" stroke="{INK}"/>'
        )
        self.words(x + w // 2, y + h // 2 + 5, text, middle=True)

    def arrow(self, x: int, y: int, to_x: int, to_y: int) -> None:
        """A straight line with a head at its end."""
        self._lines.append(
            f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="{INK}" '
            'marker-end="url(#head)"/>'
        )

    def dot(self, x: int, y: int) -> None:
        """Marks a field of a table."""
        self._lines.append(f'<circle cx="{x}" cy="{y}" r="5" fill="{INK}"/>')

    def svg(self, height: int) -> str:
        """The whole file."""
        head = (
            '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
            f'markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="{INK}"/></marker>'
        )
        size = f'width="{self._width}" height="{height}"'
        top = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width} {height}" '
            f'{size} font-family="{FONT}">'
        )
        paper = f'<rect {size} fill="{PAPER}"/>'
        return "\n".join([top, f"<defs>{head}</defs>", paper, *self._lines, "</svg>", ""])
