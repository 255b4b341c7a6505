"""What the paths of an item file begin with, as things stand in a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.core.step.context import Context
from model.item.field import Known
from model.item.model import Call
from model.item.paths import (
    FIXED,
    SLIP_KEY,
    SLIP_NO,
    SUBMITTED,
    Path,
    get_path,
    hints,
    resolve_source,
)
from model.item.sent import sent
from model.value import KEY
from wire.operations import OPERATIONS


def source_values(ctx: Context) -> Mapping[str, object]:
    """Roots by name; answers are texts, outputs what the hub said."""
    data = ctx.data
    submitted = data.handed_in.output if data.handed_in else None
    keyed = bool(KEY.fullmatch(data.slip_no))
    return {
        "principal": data.person,
        "picked": data.picked,
        FIXED: ctx.item.fixed,
        SLIP_NO: "" if keyed else data.slip_no,
        SLIP_KEY: data.slip_no if keyed else "",
        SUBMITTED: submitted,
        **data.answers,
        **data.outputs,
    }


def known_of(ctx: Context) -> Known:
    """What answers are held against here."""
    return Known(ctx.now.date(), ctx.tables.areas, source_values(ctx), ctx.data.rows)


def value_at(path: Path, ctx: Context, more: Mapping[str, object] | None = None) -> Any:
    """The value of a source; below a field that chooses a row, one of that row's. `more` is known
    besides.
    """
    field = ctx.item.fields.get(path[0])
    if field is not None and len(path) > 1:
        row = field.kind.row(field, ctx.data.answers.get(field.key, ""), known_of(ctx))
        return get_path(row, path[1:])
    return resolve_source({**source_values(ctx), **(more or {})}, path)


def inputs(spec: Call, ctx: Context, more: Mapping[str, object] | None = None) -> dict[str, Any]:
    """The call's inputs in the operation's types. What nobody knows keeps the operation's default:
    a field that was not asked, the person of a slip's number.
    """
    kind: Any = OPERATIONS[spec.op].input
    types = hints(kind)
    return {
        name: value
        for name, path in spec.input
        if (value := input_value(path, types[name], ctx, more)) is not None
    }


def input_value(
    path: Path, wanted: Any, ctx: Context, more: Mapping[str, object] | None = None
) -> Any:
    """One input: an answer is sent as its kind says, all else as it is."""
    value, field = value_at(path, ctx, more), ctx.item.fields.get(path[0])
    if field is not None and len(path) == 1 and isinstance(value, str):
        return sent(field, value, wanted)
    return value
