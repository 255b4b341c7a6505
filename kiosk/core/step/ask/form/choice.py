"""One option of a table, or several."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.step.ask.form.entry import Answer, Asking, Entry, Move, Sheet
from model.node_id import field_id
from model.page import Node, Role


def codes_of(answer: str) -> tuple[str, ...]:
    return tuple(answer.split(",")) if answer else ()


def sheet(asking: Asking) -> Sheet:
    """Every option; those that are taken are marked."""
    return Sheet(tuple(_options(asking)), asking.answer)


def _options(asking: Asking) -> Iterator[Node]:
    field, chosen = asking.field, codes_of(asking.answer)
    for code in field.codes:
        text = f"option.{field.options}.{code}"
        node_id = field_id(field.key, code)
        yield Node(node_id, Role.CHOICE, text, group=field.key, chosen=code in chosen)


def press(asking: Asking, code: str) -> Move | None:
    """Without a default there is nothing to look at first: the choice goes on at once."""
    if code not in asking.field.codes:
        return None
    return Answer(code, onward=not asking.field.default)


def press_several(asking: Asking, code: str) -> Move | None:
    """Takes it, or takes it back."""
    if code not in asking.field.codes:
        return None
    chosen = {*codes_of(asking.answer)} ^ {code}
    return Answer(",".join(code for code in asking.field.codes if code in chosen))


CHOICE = Entry(sheet, press, alone=False)
CHOICES = Entry(sheet, press_several, alone=False)
