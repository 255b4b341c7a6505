"""The hub is asked what it knows of a person (1101): of the resident, or of whom they act for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.command import Call
from kiosk.core.event import Answered
from kiosk.core.step.context import Context
from kiosk.core.step.kind import Done, Next, Stay
from kiosk.core.step.wait import refused
from kiosk.core.visit_data import VisitData
from model.identity import Credential
from wire.operations import PersonInfo, PersonQuery


@dataclass(frozen=True, slots=True)
class AskingPerson:
    """1101 is under way."""

    n: int
    since: float


def ask_person(credential: Credential, ctx: Context, data: VisitData | None = None) -> Stay:
    """With these facts, where they changed."""
    command = Call(ctx.visit, ctx.n, "1101", _query(credential, ctx.data.query_no))
    return Stay(AskingPerson(ctx.n, ctx.at), (command,), data)


def _query(credential: Credential, query_no: str) -> PersonQuery:
    return PersonQuery(
        mdtrt_cert_type=credential.cert_type,
        mdtrt_cert_no=credential.cert_no,
        certno=credential.number.reveal(),
        psn_name=credential.name.reveal(),
        psn_cert_type="01",
        query_no=query_no,
    )


def person_known(event: Answered, ctx: Context) -> Next:
    """What the hub knows goes into the visit's data; else why it knows nothing."""
    if isinstance(event.output, PersonInfo):
        return Done(replace(ctx.data, person=event.output))
    return Stay(refused(event))
