"""What the hub is asked of a person, and what its answer comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.command import Call
from kiosk.core.event import Answered, Failure
from kiosk.core.step.kind import Done, Stay
from kiosk.core.step.wait import Refused
from kiosk.core.step.who.person import AskingPerson, ask_person, person_known
from kiosk.core.visit_data import VisitData
from model.identity import Credential, CredentialType, credential_of
from model.privacy import Vault
from tests.kiosk.core.stage import CHEN, TABLES, person
from tests.kiosk.core.step.asked import context, credential
from wire.operations import PersonQuery
from wire.refusals import RefusalCode

CTX = context(VisitData(query_no="CX26112200000001"))
CODE = credential_of(
    CredentialType.E_VOUCHER,
    TABLES.credentials["e_voucher"],
    CHEN.number,
    CHEN.name,
    CHEN.sex,
    Vault(),
    "T" * 32,
)


@pytest.mark.parametrize(
    ("shown", "kind", "no"),
    [(credential(), "02", CHEN.number), (CODE, "01", "T" * 32)],
    ids=["card", "code"],
)
def test_the_hub_is_asked_with_what_was_shown(shown: Credential, kind: str, no: str) -> None:
    stay = ask_person(shown, CTX)
    assert stay == Stay(AskingPerson(CTX.n, CTX.at), stay.commands)
    (call,) = stay.commands
    assert isinstance(call, Call)
    assert (call.op, call.visit, call.n) == ("1101", CTX.visit, CTX.n)
    query = call.input
    assert isinstance(query, PersonQuery)
    assert (query.mdtrt_cert_type, query.mdtrt_cert_no) == (kind, no)
    assert (query.certno, query.psn_name) == (CHEN.number, CHEN.name)
    assert query.query_no == "CX26112200000001"


def test_facts_that_changed_go_with_the_question() -> None:
    data = replace(CTX.data, slip_no="YB-1")
    assert ask_person(credential(), CTX, data).data == data


def test_who_is_known_is_known_to_the_item() -> None:
    answer = Answered("v1", 7, person())
    assert person_known(answer, CTX) == Done(replace(CTX.data, person=person()))


@pytest.mark.parametrize(
    ("answer", "prefix", "again"),
    [
        (Answered("v1", 7, None, Failure.UNREACHABLE), "hub.unreachable", True),
        (Answered("v1", 7, object()), "hub.garbled", True),
        (
            Answered("v1", 7, None, Failure.REFUSED, RefusalCode.PERSON_UNKNOWN),
            "refuse.unknown_person",
            False,
        ),
    ],
)
def test_who_is_not_stays_and_hears_why(answer: Answered, prefix: str, again: bool) -> None:
    assert person_known(answer, CTX) == Stay(Refused(prefix, again))
