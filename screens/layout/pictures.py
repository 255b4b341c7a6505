"""Drawn things: credentials and where they go, marks of tones, faces, the three dots."""

from __future__ import annotations

from model.node_id import act_id
from model.page import Kind, Tone
from screens.layout.block import Sheet
from screens.layout.context import Context

CARD = 1.5
"""Width of a drawn card, as a multiple of its height."""
PAPER = 0.72
"""The same of a slip, which is a strip of paper."""
FACES = tuple(act_id(f"rate.{score}") for score in (5, 4, 3, 2, 1))


def credential(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    """The picture of a credential, h pixels high and `wide` pixels wide, at its left top."""
    if "code" in node or "voucher" in node:
        sheet.shape(x, y, h, h, c.p.brand, "qr", node)
    elif "slip" in node:
        _slip(c, sheet, x, y, h, node)
    elif "social" in node:
        _social_card(c, sheet, x, y, h, node)
    else:
        _resident_id(c, sheet, x, y, h, node)


def wide(node: str, h: int) -> int:
    """Width in pixels of the credential that a node's id names, at that height."""
    if "slip" in node:
        return round(h * PAPER)
    return h if "code" in node or "voucher" in node else round(h * CARD)


def _card(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    w, edge = wide(node, h), max(2, round(h * 0.065))
    sheet.box(x, y, w, h, c.p.soft, round(h * 0.14), c.p.brand, edge, node)


def _resident_id(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    _card(c, sheet, x, y, h, node)
    thick = max(2, round(h * 0.07))
    for i, share in enumerate((0.46, 0.46, 0.52)):
        top = y + round(h * (0.25 + 0.215 * i))
        sheet.box(x + round(h * 0.19), top, round(h * share), thick, c.p.brand, node=node)
    size = round(h * 0.58)
    sheet.shape(x + round(h * 0.82), y + round(h * 0.23), size, size, c.p.brand, "person", node)


def _social_card(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    _card(c, sheet, x, y, h, node)
    chip = round(h * 0.32)
    sheet.box(
        x + round(h * 0.18), y + round(h * 0.36), chip, round(h * 0.28), c.p.chip, 4, node=node
    )
    for top, share in ((0.4, 0.64), (0.62, 0.44)):
        box = (x + round(h * 0.67), y + round(h * top), round(h * share), max(2, round(h * 0.07)))
        sheet.box(*box, c.p.brand, node=node)


def _slip(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    """A strip of paper: a line of large print, two of small, and below them its code."""
    w, edge = wide(node, h), max(2, round(h * 0.04))
    sheet.box(x, y, w, h, c.p.panel, edge, c.p.brand, edge, node)
    for top, share, thick in ((0.1, 0.4, 0.08), (0.23, 0.48, 0.045), (0.32, 0.3, 0.045)):
        box = (x + round(h * 0.12), y + round(h * top), round(h * share), max(2, round(h * thick)))
        sheet.box(*box, c.p.brand, node=node)
    size = round(h * 0.46)
    sheet.shape(x + (w - size) // 2, y + round(h * 0.45), size, size, c.p.brand, "qr", node)


def place(node_text: str) -> str:
    """Where this cabinet has its reader, from the text's key: credential.<id>.<place>."""
    last = node_text.rsplit(".", 1)[-1]
    return last if last in ("left", "right", "below") else "below"


PUT = {"left": "down-left", "right": "down-right", "below": "down"}
TAKE = {"left": "up-right", "right": "up-left", "below": "up"}
"""At the end of a visit the card is taken away."""
READER = (2.1, 0.5)
"""Width and height of the reading area, as multiples of the card's height."""
LEAD = 0.55
"""At least so much of the card's height lies between card and reading area."""
LONGEST = 0.75
"""At most so long is the arrow, of the card's height: it must not outgrow the card."""
OVER = 0.25
"""The arrow meets the reading area at this share of its width."""


def slot(c: Context, sheet: Sheet, x: int, y: int, w: int, h: int, text: str, node: str) -> None:
    """The card above the cabinet's reading area, at the side it is on, from x on; an arrow leads
    from the card's corner to the area, or back at the end of a visit."""
    where = place(text)
    across = READER[0] if where == "below" else CARD + LONGEST + READER[0] * (1 - OVER)
    card_h = min(round(h / (1 + READER[1] + LEAD)), int(w / across))
    card_w = wide(node, card_h)
    area_w, area_h = round(card_h * READER[0]), round(card_h * READER[1])
    arrow = min(h - card_h - area_h, round(card_h * LONGEST))
    used = card_h + arrow + area_h
    y, h = y + (h - used) // 2, used
    card_x, area_x, arrow_x = _along(where, card_w, area_w, arrow)
    credential(c, sheet, x + card_x, y, card_h, node)
    _reader(c, sheet, x + area_x, y + h - area_h, area_w, area_h, node)
    name = (TAKE if c.page.kind is Kind.MESSAGE else PUT)[where]
    tip = max(1, card_h // 24)
    at = (x + arrow_x + tip // 2, y + card_h + tip // 2, arrow - tip, arrow - tip)
    sheet.shape(*at, c.p.caution, name, node)


def _along(where: str, card: int, area: int, arrow: int) -> tuple[int, int, int]:
    """Where card, reading area and the arrow between them begin, given their widths."""
    over = round(area * OVER)
    if where == "left":
        return area - over + arrow, 0, area - over
    if where == "right":
        return 0, card + arrow - over, card
    return (area - card) // 2, 0, (area - arrow) // 2


def _reader(c: Context, sheet: Sheet, x: int, y: int, w: int, h: int, node: str) -> None:
    """The flat place to lay the card on, with its light."""
    edge, light = c.m.bold_line, max(2, h // 8)
    sheet.box(x, y, w, h, c.p.muted, h // 5, node=node)
    inset = h // 6
    box = (x + inset, y + inset, w - 2 * inset, h - 2 * inset - light)
    sheet.box(*box, c.p.soft, h // 8, c.p.brand, edge, node)
    lit = (x + w * 3 // 8, y + h - light - (inset - light // 2) // 2, w // 4, light)
    sheet.box(*lit, c.p.focus_inner, light // 2, node=node)


def dots(c: Context, sheet: Sheet, x: int, y: int, h: int, node: str) -> None:
    """Three dots, one of them large; which one steps twice a second (look.md, Movement)."""
    for i in range(3):
        now = c.touch.beat % 3 == i
        r = h // 2 if now else h // 3
        colour = c.p.brand if now else c.p.muted
        middle = x + h // 2 + i * round(h * 1.7)
        sheet.shape(middle - r, y + h // 2 - r, 2 * r, 2 * r, colour, "disc", node)


def dots_wide(h: int) -> int:
    """Width in pixels of the three dots, the largest of them `h` high."""
    return h + 2 * round(h * 1.7)


MARKS = {Tone.SUCCESS: "check", Tone.CAUTION: "bang", Tone.DANGER: "cross"}


def mark(c: Context, sheet: Sheet, x: int, y: int, size: int, tone: Tone, node: str) -> None:
    """The round sign of a tone; a plain notice has none."""
    colour, fill = tone_colours(c, tone)[:2]
    if tone is Tone.SUCCESS:
        sheet.shape(x, y, size, size, colour, "disc", node)
        sheet.shape(x, y, size, size, fill, "check", node)
    elif tone in MARKS:
        sheet.shape(x, y, size, size, colour, "ring", node)
        sheet.shape(x, y, size, size, colour, MARKS[tone], node)


def tone_colours(c: Context, tone: Tone) -> tuple[int, int, int, int]:
    """Sign, fill, border, ink."""
    p = c.p
    if tone is Tone.SUCCESS:
        return p.success, p.success_fill, p.success, p.success_ink
    if tone is Tone.CAUTION:
        return p.caution, p.caution_fill, p.caution_line, p.caution_ink
    if tone is Tone.DANGER:
        return p.danger, p.danger_fill, p.danger, p.danger_ink
    return p.brand, p.soft, p.line, p.ink


def rating_face(node: str) -> str:
    """The drawn face of a rating's node id, rate.5 (best) to rate.1; empty for others."""
    return f"face-{node[-1]}" if node in FACES else ""
