"""What comes in for the visit that is being served: whose it is, or that it came too late."""

from __future__ import annotations

from typing import assert_never

from devices.port import CardFailure, CodeFailure, ResidentCard, ScannedCode
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.command import Command
from kiosk.core.credential_intake import CredentialIntake
from kiosk.core.event import Answered, Said, TaskEnded
from kiosk.core.step.kind import CredentialDemand

Received = Said | Answered | TaskEnded
"""What repeats the visit and the number of a command."""


def received(
    event: Received, active: ActiveVisit, demand: CredentialDemand
) -> list[Command] | None:
    """What it comes to; None where nobody waits for it, or not any more."""
    visit, intake = active.visit, CredentialIntake(active, demand)
    match event:
        case Said(value=(ResidentCard() | CardFailure()) as seen):
            if (event.visit, event.n) == (visit.id, visit.arm):
                return intake.card(seen)
            visit.relay = not visit.touched  # it lies there since the visit before this one
            return None
        case Said(value=(ScannedCode() | CodeFailure()) as code):
            mine = (event.visit, event.n) == (visit.id, visit.scanning)
            return intake.code(code) if mine else None
        case Said():
            return None  # a device that nobody here arms
        case Answered():
            return intake.answered(event)
        case TaskEnded():
            return active.task_ended(event)
        case _:
            assert_never(event)
