"""Several options of a table; the answer is their codes, joined by commas in the table's order."""

from __future__ import annotations

from model.item.field import Answer, Asking, Field, FieldKind, Known, Move, Sheet
from model.item.kinds.options import Keys, Options, codes_of, nodes, options_of, read
from model.value import Codes


def _taken(answer: str) -> tuple[str, ...]:
    return tuple(answer.split(",")) if answer else ()


def _sheet(asking: Asking) -> Sheet:
    return Sheet(tuple(nodes(asking, _taken(asking.answer))), asking.answer)


def _press(asking: Asking, code: str) -> Move | None:
    """Takes it, or takes it back."""
    codes = codes_of(asking.field)
    if code not in codes:
        return None
    chosen = {*_taken(asking.answer)} ^ {code}
    return Answer(",".join(code for code in codes if code in chosen))


def _valid(field: Field, answer: str, known: Known) -> bool:
    taken = _taken(answer)
    return taken == tuple(code for code in codes_of(field) if code in taken)


def _value(field: Field, answer: str) -> Codes:
    return Codes(options_of(field).table, _taken(answer))


def _default(default: str, own: Options) -> str:
    wrong = [code for code in _taken(default) if own.codes and code not in own.codes]
    return f"`{wrong[0]}` is no option of `{own.table}`" if wrong else ""


CHOICES = FieldKind(
    "choices",
    _sheet,
    _press,
    _valid,
    _value,
    keys=Keys,
    read=read,
    default=_default,
    codes=codes_of,
    sends={str: str, tuple: _taken},
    alone=False,
    labelled=True,
    several=True,
)
