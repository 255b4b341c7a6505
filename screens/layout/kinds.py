"""One arrangement for each page kind; the parts they share are in `flow`, `panel` and `blocks`."""

from __future__ import annotations

from typing import assert_never

from model.page import Kind, Role
from screens.layout.block import Block
from screens.layout.context import Context
from screens.layout.flow import Manner, body


def blocks_of(c: Context, w: int) -> list[Block]:
    """The body of a page as blocks of that width in pixels, in reading order."""
    return body(c, w, _manner(c))


def _manner(c: Context) -> Manner:
    elder = c.m.elder
    choices = len(c.numbers)
    match c.page.kind:
        case Kind.ATTRACT:
            return Manner(
                buttons=1, large_pictures=True, lead=True, button_height=c.m.tile * 5 // 4
            )
        case Kind.MENU:
            crowded = c.profile.low_reach and choices > 5
            return Manner(choices=2 if crowded or not (elder or choices < 4) else 1)
        case Kind.NOTICE:
            return Manner(buttons=2)
        case Kind.PRESENT:
            return Manner(large_pictures=True, lead=True)
        case Kind.FORM:
            return Manner(choices=1 if elder or choices < 5 else 2)
        case Kind.GRID:
            return Manner(buttons=3, cells=True, typing=True)
        case Kind.KEYPAD:
            columns = 3 if c.profile.low_reach and elder else 2
            return Manner(buttons=columns, typing=True, quiet=True)
        case Kind.COMMITMENT:
            return Manner(wide=True, quiet=True)
        case Kind.REVIEW:
            return Manner(answers=True)
        case Kind.BUSY:
            return Manner(buttons=1, lead=True)
        case Kind.RESULT:
            return Manner()
        case Kind.RATING:
            columns = 2 if c.profile.low_reach and elder else 1
            return Manner(choices=columns, choice_height=c.m.choice)
        case Kind.QUESTION:
            if not choices:
                return Manner(buttons=1, lead=True, button_height=c.m.tile)
            crowded = c.profile.low_reach and elder and choices > 4
            return Manner(choices=2 if crowded else 1, lead=True)
        case Kind.MESSAGE:
            actions = sum(node.role is Role.BUTTON for node in c.page.body)
            return Manner(buttons=1 if actions <= 3 else 2, lead=True, large_pictures=True)
        case _:
            assert_never(c.page.kind)
