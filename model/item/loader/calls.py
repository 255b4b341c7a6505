"""The calls of an item file: what goes in and what comes out, of the right types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields

from model.identity import CredentialType
from model.item.loader.shapes import CallShape
from model.item.model import HANDING_IN, Call, CallRole, Item
from model.item.paths import SLIP_NO, SUBMITTED, Path, split, type_at
from model.item.sent import can_be_sent
from model.item.sources import Sources
from wire.behalf import Submission
from wire.operations import OPERATIONS, Operation

QUERY_NO = "query_no"
"""The input that the terminal fills in for every lookup."""
FILLED = frozenset(field.name for field in fields(Submission))
"""The inputs that the terminal fills in for every submission."""


def read(sources: Sources, at: str, raw: CallShape) -> Call:
    """One call; its outputs become sources for what stands after it."""
    if raw.op not in OPERATIONS:
        sources.fault(f"{at}.op", f"no operation `{raw.op}`")
        return Call(raw.op, raw.role, (), ())
    operation = OPERATIONS[raw.op]
    _check_role(sources, at, raw.role, operation)
    if raw.paged and type_at(operation.input, (raw.paged,)) is not int:
        sources.fault(f"{at}.paged", f"operation {raw.op} counts no pages in `{raw.paged}`")
    inputs = _inputs(sources, f"{at}.input", operation, raw)
    outputs = _outputs(sources, f"{at}.output", operation, raw.output)
    if raw.role in HANDING_IN:
        sources.types[SUBMITTED] = operation.output
    return Call(raw.op, raw.role, inputs, outputs, raw.paged)


def _check_role(sources: Sources, at: str, role: CallRole, operation: Operation) -> None:
    """A lookup is numbered, a submission has the common part of all submissions."""
    if role is CallRole.LOOKUP and not numbered(operation):
        sources.fault(f"{at}.op", f"operation {operation.infno} is no lookup")
    elif role in HANDING_IN and not _hands_in(operation):
        sources.fault(f"{at}.op", f"operation {operation.infno} hands nothing in")


def _hands_in(operation: Operation) -> bool:
    return operation.submits and issubclass(operation.input, Submission)


def numbered(operation: Operation) -> bool:
    """Whether it is a lookup, which carries the number of its query."""
    return not operation.submits and type_at(operation.input, (QUERY_NO,)) is not None


def _inputs(
    sources: Sources, at: str, operation: Operation, raw: CallShape
) -> tuple[tuple[str, Path], ...]:
    """Every input that has no default must be there; the terminal's own must not."""
    own = FILLED if issubclass(operation.input, Submission) else {QUERY_NO, raw.paged}
    read = tuple((name, split(path)) for name, path in raw.input.items())
    for name, path in read:
        if name in own:
            sources.fault(f"{at}.{name}", f"operation {operation.infno} wants no such input")
        else:
            check_input(sources, f"{at}.{name}", operation, name, path)
    given = {*own, *raw.input}
    for name in required_inputs(operation):
        if name not in given:
            sources.fault(f"{at}.{name}", "is missing")
        elif not sources.certain(dict(read).get(name, ())):
            sources.fault(f"{at}.{name}", "has no default, and may not be answered")
    return read


def check_input(sources: Sources, at: str, operation: Operation, name: str, path: Path) -> None:
    """One input: that there is one, and that what the path leads to can be it."""
    wanted, kind = type_at(operation.input, (name,)), sources.type_of(path)
    if wanted is None:
        sources.fault(at, f"operation {operation.infno} wants no such input")
    elif kind is None:
        sources.no_source(at, path)
    elif kind != wanted and not _turns_into(sources, path, wanted):
        sources.fault(at, f"`{'.'.join(path)}` is of another type")


def required_inputs(operation: Operation) -> list[str]:
    """The inputs without a default."""
    return [
        field.name
        for field in fields(operation.input)
        if field.default is MISSING and field.default_factory is MISSING
    ]


def _turns_into(sources: Sources, path: Path, wanted: object) -> bool:
    """Whether an answer becomes what the operation wants (`model.item.sent`)."""
    field = sources.fields.get(path[0]) if len(path) == 1 else None
    return field is not None and can_be_sent(field, wanted)


def _outputs(
    sources: Sources, at: str, operation: Operation, raw: Mapping[str, str]
) -> tuple[tuple[str, Path], ...]:
    read = tuple((name, split(path)) for name, path in raw.items())
    for name, path in read:
        if name in sources.types:
            sources.fault(f"{at}.{name}", "this name is taken")
        sources.types[sources.name(f"{at}.{name}", name)] = type_at(operation.output, path)
        if sources.types[name] is None:
            reason = f"operation {operation.infno} answers no `{'.'.join(path)}`"
            sources.fault(f"{at}.{name}", reason)
    return read


def check(sources: Sources, item: Item) -> None:
    """What must hold of all calls together."""
    submits = [call for call in item.calls if call.role in HANDING_IN]
    if len(submits) > 1:
        sources.fault("calls", "hands in more than once")
    if submits and item.calls[-1] is not submits[0]:
        sources.fault("calls", "the call that hands in comes last")
    by_number = all((SLIP_NO,) in dict(call.input).values() for call in item.lookups)
    if CredentialType.SLIP in item.credentials and not (item.lookups and by_number):
        sources.fault("credentials", "`slip` names nobody, and a call does not take its number")
