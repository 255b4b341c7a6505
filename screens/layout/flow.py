"""The body of a page as a column of blocks, from its nodes in order; kinds differ in manner."""

from __future__ import annotations

from dataclasses import dataclass

from model.node_id import ELDER
from model.page import KEYPAD, Node, Role
from screens.layout import actions, answers, blocks, cells, credentials, keypad, panel
from screens.layout.block import Block
from screens.layout.context import Context


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of page arranges what it has."""

    choices: int = 1
    """Choices side by side."""
    buttons: int = 2
    """Buttons side by side; of three in a row each fits a line."""
    large_pictures: bool = False
    lead: bool = False
    """Sentences in lead size: pages that say one thing."""
    choice_height: int = 0
    button_height: int = 0
    cells: bool = False
    """Choices are short names, many side by side."""
    answers: bool = False
    """Choices are answers that can be changed."""
    typing: bool = False
    """A single field is what was typed so far."""
    quiet: bool = False
    """Notices are lines, as high whatever they say: below them something is typed or written."""
    wide: bool = False
    """The likely button is the wider one of its row."""


CLOSE = ((Role.HEADING, Role.TEXT), (Role.NOTICE, Role.INK))
"""Pairs of which the second stands close below the first."""


def body(c: Context, w: int, manner: Manner) -> list[Block]:
    """The blocks in page order."""
    out: list[Block] = []
    last = Role.NOTICE
    for group, nodes in _runs(c):
        made = _run(c, group, nodes, w, manner)
        if (last, nodes[0].role) in CLOSE:
            made[0] = made[0]._replace(near=True)
        out += made
        last = nodes[-1].role
    return out


def _runs(c: Context) -> list[tuple[str, list[Node]]]:
    """Neighbours that belong together, with single buttons taken out of panels in low reach."""
    runs: list[tuple[str, list[Node]]] = []
    for group, nodes in panel.runs(c.page.body):
        out = panel.hoisted(c, nodes) if group else []
        runs.append((group, [node for node in nodes if node not in out]))
        runs += [("", out)] if out else []
    return runs


def _run(c: Context, group: str, nodes: list[Node], w: int, manner: Manner) -> list[Block]:
    first = nodes[0]
    if group == "person" and all(node.role is Role.FIELD for node in nodes):
        return [panel.strip(c, nodes, w)]
    if all(node.role is Role.ROW for node in nodes):
        return [panel.rows(c, nodes, w)]
    if first.role is Role.PICTURE and group and not manner.large_pictures:
        return [panel.pictures(c, nodes, w)]
    if manner.typing and len(nodes) == 1 and first.role is Role.FIELD:
        return [keypad.entry(c, first, w)]
    if group == KEYPAD:
        return [keypad.pad(c, nodes, w)]
    if all(node.role is Role.CHOICE for node in nodes):
        if manner.cells:
            return [cells.cells(c, nodes, w)]
        if manner.answers:
            return [answers.answers(c, nodes, w)]
        return [panel.grid(c, nodes, w, manner.choices, tall=manner.choice_height)]
    if all(node.role is Role.BUTTON for node in nodes) and first.id != ELDER:
        tall, columns = manner.button_height, manner.buttons
        if columns == 3 and not actions.short(c, nodes, w):
            columns = 2
        return [panel.grid(c, nodes, w, columns, tall=tall, wide=manner.wide)]
    if group and group != "official" and first.role is not Role.PICTURE:
        return [panel.panel(c, nodes, w)]
    return [_single(c, node, w, manner) for node in nodes]


def _single(c: Context, node: Node, w: int, manner: Manner) -> Block:
    if node.group == "official":
        return blocks.text(c, node, w, size=c.m.small)
    if node.role is Role.TEXT and manner.lead:
        return blocks.text(c, node, w, size=c.m.lead)
    if node.role is Role.PICTURE:
        return credentials.picture(c, node, w, large=manner.large_pictures)
    if node.role is Role.NOTICE and manner.quiet:
        return blocks.quiet(c, node, w)
    if node.role is Role.NOTICE:
        notices = [n for n in c.page.body if n.role is Role.NOTICE and not n.group]
        return blocks.notice(c, node, w, strong=manner.lead and node is notices[0])
    if node.role is Role.FIELD:
        return panel.panel(c, [node], w)
    return blocks.single(c, node, w)
