"""Bytes and back: JSON of the FSI envelope to the dataclasses of this package (domain.md 3, 4, 6).

The only module of `wire` that imports pydantic; terminal shell and hub import it, the core never
does. Written: every key, `""` where there is nothing, money as an exact JSON number. Read: missing
and null are the same, unknown keys are ignored, unknown codes kept, a number where text belongs is
that text, one object where rows belong is one row; the text "null" is refused. No amount ever
passes through a float.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from json.encoder import encode_basestring
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wire.envelope import SUCCESS, Request, Response
from wire.operations import Operation

T = TypeVar("T")

CENT = Decimal("0.01")
SHAPES = {
    date: re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    datetime: re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII),
}


class Garbled(Exception):
    """These bytes are not what the interface says. The reason names keys, never what they hold."""


def encode_request(request: Request) -> bytes:
    """JSON in UTF-8, with every key of the envelope, empty ones too (domain.md 3.1)."""
    return _encoded(_plain(request))


def decode_request(raw: bytes) -> Request:
    """Raises Garbled. Fields of the envelope that are missing are empty; `infno` must be there."""
    tree = _tree(raw)
    if not tree.get("infno"):
        raise Garbled("infno is missing")
    request: Request = _built(Request, {**_blank(Request), **tree})
    return request


def encode_response(response: Response) -> bytes:
    """`infcode` goes out as a number wherever it is one."""
    code = response.infcode
    plain = _plain(response)
    return _encoded({**plain, "infcode": int(code) if re.fullmatch(r"-?\d{1,9}", code) else code})


def decode_response(raw: bytes) -> Response:
    """Raises Garbled. An error `{code, type, message, data}` (domain.md 3.2) is a refusal too."""
    tree = _tree(raw)
    if "infcode" not in tree:
        tree = _transport_error(tree)
    if type(tree["infcode"]) not in (str, int):
        raise Garbled("infcode is neither number nor text")
    # A failure may carry anything as output; nobody reads it.
    if str(tree["infcode"]) != SUCCESS or tree.get("output") in (None, ""):
        tree = {**tree, "output": {}}
    response: Response = _built(Response, {**_blank(Response), **tree})
    return response


def input_of(op: Operation, request: Request) -> Any:
    """The operation's input dataclass. Raises Garbled."""
    return _built(op.input, _node(request.input, op.node_in))


def output_of(op: Operation, response: Response) -> Any:
    """The operation's output dataclass; an answer of yes without any output is Garbled."""
    if not response.output:
        raise Garbled("output is empty")
    return output_from(op, response.output)


def output_from(op: Operation, plain: dict[str, Any]) -> Any:
    """The output dataclass of what `envelope_output` made, also after it was kept as JSON."""
    return _built(op.output, _node(plain, op.node_out))


def envelope_input(op: Operation, value: object) -> dict[str, Any]:
    """What goes into `Request.input`: plain values, decimals kept."""
    return _under(op.node_in, _plain(value))


def envelope_output(op: Operation, value: object) -> dict[str, Any]:
    """What goes into `Response.output`."""
    return _under(op.node_out, _plain(value))


# --- reading -------------------------------------------------------------------------------


def _tree(raw: bytes) -> dict[str, Any]:
    """One JSON object without nulls; numbers with a point are Decimal."""
    try:
        tree = json.loads(raw, parse_float=Decimal, parse_constant=_no_constant)
        tree = _without_nulls(tree)
    except (ValueError, RecursionError):
        raise Garbled("not JSON") from None  # the cause would quote the text
    if not isinstance(tree, dict):
        raise Garbled("not an object")
    return tree


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_without_nulls(one) for one in value if one is not None]
    if isinstance(value, str):
        _refuse_no_text(value)
    return value


def _refuse_no_text(value: str) -> None:
    if value == "null" or "\0" in value:
        raise Garbled("a text that stands for nothing")
    value.encode()  # a lone surrogate is a UnicodeEncodeError, which is a ValueError


def _blank(kind: Any) -> dict[str, Any]:
    hints = _hints(kind)
    return {field.name: "" for field in fields(kind) if hints[field.name] is str}


def _transport_error(tree: dict[str, Any]) -> dict[str, Any]:
    code = str(tree.get("code", ""))
    if code in ("", SUCCESS):
        raise Garbled("neither infcode nor the code of an error")
    return {"infcode": code, "err_msg": tree.get("message", "")}


def _node(tree: dict[str, Any], name: str) -> Any:
    if not name:
        return tree
    if name not in tree:
        raise Garbled(f"{name} is missing")
    return tree[name]


def _built(kind: Any, raw: Any) -> Any:
    try:
        return _adapter(kind).validate_python([_fitted(kind, raw, kind.__name__)])[0]
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)
        places = (".".join(map(str, one["loc"][1:])) + " " + one["type"] for one in wrong)
        raise Garbled("; ".join(places)) from None  # the cause would quote the values


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Of a tuple, because a configuration may not be given for a bare dataclass."""
    config = ConfigDict(coerce_numbers_to_str=True)
    return TypeAdapter(tuple[kind], config=config)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _fitted(kind: Any, raw: Any, at: str) -> Any:
    """What the types alone cannot say: rows, empty text for nothing, dates as text, cents."""
    if is_dataclass(kind) and isinstance(raw, dict):
        assert isinstance(kind, type)
        given = {name: hint for name, hint in _hints(kind).items() if name in raw}
        kept = {name: hint for name, hint in given.items() if hint is str or raw[name] != ""}
        return {name: _fitted(hint, raw[name], name) for name, hint in kept.items()}
    if get_origin(kind) is tuple:
        rows = [raw] if isinstance(raw, dict) else raw
        row = get_args(kind)[0]
        return [_fitted(row, one, at) for one in rows] if isinstance(rows, list) else rows
    return _fitted_leaf(kind, raw, at)


def _fitted_leaf(kind: Any, raw: Any, at: str) -> Any:
    if isinstance(kind, UnionType):
        kind = get_args(kind)[0]
    if kind is Decimal:
        return _cents(raw, at)
    if kind in SHAPES and not (isinstance(raw, str) and SHAPES[kind].fullmatch(raw)):
        raise Garbled(f"{at} is not a {kind.__name__}")
    if kind is int and isinstance(raw, bool):
        raise Garbled(f"{at} is not a number")
    return raw


def _cents(raw: Any, at: str) -> Decimal:
    """Exact with two decimals, from a number or its text; never rounded."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise Garbled(f"{at} is not an amount")
    try:
        amount = Decimal(raw)
        cents = amount.quantize(CENT)
    except (InvalidOperation, ValueError):
        raise Garbled(f"{at} is not an amount") from None
    if cents != amount:
        raise Garbled(f"{at} has more than two decimals")
    return cents


# --- writing -------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """Dataclasses as dicts, rows as lists, dates as text, nothing as ""; decimals stay."""
    if isinstance(value, str | int | Decimal):
        return value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _under(node: str, plain: dict[str, Any]) -> dict[str, Any]:
    return {node: plain} if node else plain


def _encoded(plain: dict[str, Any]) -> bytes:
    return _json(plain).encode("utf-8")


def _json(value: Any) -> str:
    """`json.dumps`, but for Decimal: the standard encoder knows no exact number."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        pairs = (f"{_json(key)}:{_json(one)}" for key, one in value.items())
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_json, value)) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value)


# --- one dataclass by itself ---------------------------------------------------------------


def plain(value: object) -> dict[str, Any]:
    """A dataclass as JSON can hold it, but for decimals."""
    whole: dict[str, Any] = _plain(value)
    return whole


def built(kind: type[T], raw: Any) -> T:
    """What `plain` made, also after it was kept as JSON. Raises Garbled."""
    value: T = _built(kind, raw)
    return value


def encode(tree: dict[str, Any]) -> bytes:
    """JSON in UTF-8, decimals exact."""
    return _encoded(tree)


def decode(raw: bytes) -> dict[str, Any]:
    """One JSON object. Raises Garbled."""
    return _tree(raw)
