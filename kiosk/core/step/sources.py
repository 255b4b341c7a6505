"""What the paths of an item file begin with, as things stand in a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.core.step.context import Context
from model.item.calls import coerced
from model.item.model import Call
from model.item.paths import FIXED, SLIP_KEY, SLIP_NO, SUBMITTED, hints, resolve_source
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


def inputs(spec: Call, known: Mapping[str, object]) -> dict[str, Any]:
    """The call's inputs in the operation's types. What nobody knows keeps the operation's default:
    a field that was not asked, the person of a slip's number.
    """
    kind: Any = OPERATIONS[spec.op].input
    types = hints(kind)
    found = {name: resolve_source(known, source) for name, source in spec.input}
    return {name: coerced(types[name], value) for name, value in found.items() if value is not None}
