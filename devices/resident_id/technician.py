"""What a technician may ask of readers of resident ID cards, by the owner that the terminal has."""

from __future__ import annotations

from devices.driving import Driven, Report, Request
from devices.family import Fitted
from devices.port import CardFailure, ResidentCard
from devices.resident_id.family import NAME
from devices.status import Health


def read(fitted: Fitted, request: Request) -> Report:
    """Nothing of a person is told: that a card was read, and of which kind."""
    with Driven(fitted, request.seconds) as driven:
        seen = driven.look()
    match seen:
        case ResidentCard():
            return Report(True, "a card was read", {"kind": seen.kind}, seen)
        case CardFailure():
            return Report(False, f"a card lies there and gives nothing: {seen}", {"why": seen})
        case Health():
            return Report(False, f"{NAME}: {seen.state} {seen.reason}", {"why": seen.reason})
        case _:
            return Report(False, f"no card within {request.seconds:g} seconds")
