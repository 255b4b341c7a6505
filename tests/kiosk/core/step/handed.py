"""What a filing has come to, for the steps after it; the people are synthetic."""

from __future__ import annotations

from typing import Any

from kiosk.core.step.context import Context
from kiosk.core.visit_data import Agent, HandedIn, Signature, VisitData
from model.identity import CredentialType, credential_of
from model.item import Acting
from model.privacy import Vault
from model.task import Outcome
from tests.kiosk.core.stage import ACCEPTED, FATHER, NAME, TABLES, filing
from tests.kiosk.core.step.asked import context, credential, data

KEY = "7c9e6679-7425-8000-a000-0000000000aa"
ANSWERS = {
    "rloc_admdvs": "330106",
    "begndate": "2026-11-22",
    "tel": "13800000028",
    "resout_addr": "",
}
INK = Signature("ink", NAME)


def handed_in(
    outcome: Outcome = Outcome.ACCEPTED, code: str = "", output: object = ACCEPTED
) -> HandedIn:
    return HandedIn(KEY, outcome, output if outcome is Outcome.ACCEPTED else None, code)


def filed(outcome: Outcome = Outcome.ACCEPTED, code: str = "", **changes: Any) -> Context:
    """For oneself, handed in."""
    known = {
        "answers": ANSWERS,
        "outputs": {"filings": ()},
        "signature": INK,
        "handed_in": handed_in(outcome, code),
    }
    return context(data(**{**known, **changes}), item="remote_long_stay")


def agents(acting: Acting, **changes: Any) -> dict[str, Any]:
    """Facts where somebody acts for the father, or stands beside the principal."""
    agent = Agent(credential(), FATHER if acting.alone else None, "2")
    father = credential_of(
        CredentialType.RESIDENT_ID,
        TABLES.credentials["resident_id"],
        FATHER.certno,
        FATHER.psn_name,
        FATHER.gend,
        Vault(),
    )
    return {"acting": acting, "agent": agent, "credential": father, **changes}


def signed(item: str = "remote_long_stay", **changes: Any) -> Context:
    """Before it is handed in."""
    known: dict[str, Any] = {
        "answers": ANSWERS,
        "outputs": {"filings": (filing(),)},
        "signature": INK,
    }
    return context(data(**{**known, **changes}), item=item)


def nobody(**changes: Any) -> Context:
    """Nobody is known yet."""
    return context(VisitData(query_no="CX26112200000001"), item="remote_long_stay", **changes)
