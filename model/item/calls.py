"""The calls of an item file: what goes in and what comes out, of the right types."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin

from model.identity import CredentialType
from model.item.model import Call, FieldType, Item
from model.item.paths import SLIP_NO, SUBMITTED, Path, split, type_at
from model.item.sources import Sources
from wire.behalf import Submission
from wire.operations import OPERATIONS, Operation

QUERY_NO = "query_no"
"""The input that the terminal fills in for every lookup."""
FILLED = frozenset(field.name for field in fields(Submission))
"""The inputs that the terminal fills in for every submission."""
LOOKUP, SUBMIT = "lookup", "submit"


def read(sources: Sources, at: str, raw: Any) -> Call:
    """One call; its outputs become sources for what stands after it."""
    raw = sources.table(at, raw, ("op", "role", "paged", "input", "output"))
    op, role = str(raw.get("op")), str(raw.get("role"))
    if op not in OPERATIONS:
        sources.fault(f"{at}.op", f"no operation `{op}`")
        return Call(op, role, (), ())
    operation, paged = OPERATIONS[op], str(raw.get("paged", ""))
    _check_role(sources, at, role, operation)
    if paged and type_at(operation.input, (paged,)) is not int:
        sources.fault(f"{at}.paged", f"operation {op} counts no pages in `{paged}`")
    inputs = _inputs(sources, f"{at}.input", operation, raw.get("input", {}), paged)
    outputs = _outputs(sources, f"{at}.output", operation, raw.get("output", {}))
    if role == SUBMIT:
        sources.types[SUBMITTED] = operation.output
    return Call(op, role, inputs, outputs, paged)


def _check_role(sources: Sources, at: str, role: str, operation: Operation) -> None:
    """A lookup is numbered, a submission has the common part of all submissions."""
    if role not in (LOOKUP, SUBMIT):
        sources.fault(f"{at}.role", f"`{role}` is none of {LOOKUP}, {SUBMIT}")
    elif role == LOOKUP and not _numbered(operation):
        sources.fault(f"{at}.op", f"operation {operation.infno} is no lookup")
    elif role == SUBMIT and not (operation.submits and issubclass(operation.input, Submission)):
        sources.fault(f"{at}.op", f"operation {operation.infno} hands nothing in")


def _numbered(operation: Operation) -> bool:
    return not operation.submits and type_at(operation.input, (QUERY_NO,)) is not None


def _inputs(
    sources: Sources, at: str, operation: Operation, raw: Any, paged: str
) -> tuple[tuple[str, Path], ...]:
    """Every input that has no default must be there; the terminal's own must not."""
    own = FILLED if issubclass(operation.input, Submission) else {QUERY_NO, paged}
    read = tuple((name, split(str(path))) for name, path in sources.table(at, raw).items())
    for name, path in read:
        wanted, kind = type_at(operation.input, (name,)), sources.type_of(path)
        if wanted is None or name in own:
            sources.fault(f"{at}.{name}", f"operation {operation.infno} wants no such input")
        elif kind is None:
            sources.fault(f"{at}.{name}", f"no source `{'.'.join(path)}`")
        elif kind != wanted and not _turns_into(sources, path, wanted):
            sources.fault(f"{at}.{name}", f"`{'.'.join(path)}` is of another type")
    given = {*own, *(name for name, _ in read)}
    for name in _required(operation):
        if name not in given:
            sources.fault(f"{at}.{name}", "is missing")
        elif not sources.certain(dict(read).get(name, ())):
            sources.fault(f"{at}.{name}", "has no default, and may not be answered")
    return read


def _required(operation: Operation) -> list[str]:
    """The inputs without a default."""
    return [
        field.name
        for field in fields(operation.input)
        if field.default is MISSING and field.default_factory is MISSING
    ]


LISTS = (FieldType.AREA, FieldType.CHOICES)


def _turns_into(sources: Sources, path: Path, wanted: Any) -> bool:
    """Whether an answer, which is a text, becomes what the operation wants (`coerced`)."""
    field = sources.fields.get(path[0]) if len(path) == 1 else None
    if field is None:
        return False
    if wanted is date:
        return field.type is FieldType.DATE
    return get_origin(wanted) is tuple and field.type in LISTS


def coerced(wanted: Any, value: Any) -> Any:
    """A text as the type an operation's input wants: a day, several codes, or as it is."""
    if not isinstance(value, str):
        return value
    if isinstance(wanted, UnionType):
        wanted = get_args(wanted)[0]
        if not value:
            return None
    if wanted is date:
        return date.fromisoformat(value)
    if get_origin(wanted) is tuple:
        return tuple(value.split(",")) if value else ()
    return value


def _outputs(
    sources: Sources, at: str, operation: Operation, raw: Any
) -> tuple[tuple[str, Path], ...]:
    read = tuple((name, split(str(path))) for name, path in sources.table(at, raw).items())
    for name, path in read:
        if name in sources.types:
            sources.fault(f"{at}.{name}", "this name is taken")
        sources.types[sources.name(at, name)] = type_at(operation.output, path)
        if sources.types[name] is None:
            reason = f"operation {operation.infno} answers no `{'.'.join(path)}`"
            sources.fault(f"{at}.{name}", reason)
    return read


def check(sources: Sources, item: Item) -> None:
    """What must hold of all calls together."""
    submits = [call for call in item.calls if call.role == SUBMIT]
    if len(submits) > 1:
        sources.fault("calls", "hands in more than once")
    if submits and item.calls[-1] is not submits[0]:
        sources.fault("calls", "the call that hands in comes last")
    numbered = all((SLIP_NO,) in dict(call.input).values() for call in item.lookups)
    if CredentialType.SLIP in item.credentials and not (item.lookups and numbered):
        sources.fault("credentials", "`slip` names nobody, and a call does not take its number")
