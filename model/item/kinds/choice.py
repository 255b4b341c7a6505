"""One option of a table; the answer is its code."""

from __future__ import annotations

from model.item.field import Answer, Asking, Field, FieldKind, Known, Move, Sheet
from model.item.kinds.options import Keys, Options, codes_of, nodes, options_of, read
from model.value import Code


def _sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(nodes(asking, (asking.answer,))), asking.answer)


def _press(asking: Asking, code: str) -> Move | None:
    """Without a default there is nothing to look at first: the choice goes on at once."""
    if code not in codes_of(asking.field):
        return None
    return Answer(code, onward=not asking.field.default)


def _valid(field: Field, answer: str, known: Known) -> bool:
    return answer in codes_of(field)


def _value(field: Field, answer: str) -> Code:
    return Code(options_of(field).table, answer)


def _default(default: str, own: Options) -> str:
    wrong = default and own.codes and default not in own.codes
    return f"`{default}` is no option of `{own.table}`" if wrong else ""


CHOICE = FieldKind(
    "choice",
    _sheet,
    _press,
    _valid,
    _value,
    keys=Keys,
    read=read,
    default=_default,
    codes=codes_of,
    alone=False,
    labelled=True,
)
