"""Stands where no platform is configured: it refuses every question and takes no delivery."""

from __future__ import annotations

from hub.delivery.adapter import NotSent
from hub.refusals import Refusal, refusal
from wire.platform import Delivery, Recorded
from wire.refusals import RefusalCode


class NoPlatform:
    def ask(self, question: str, area: str, given: object) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def deliver(self, key: str, delivery: Delivery) -> Recorded | Refusal:
        raise NotSent("no platform is configured")

    def delivered(self, key: str) -> Recorded | Refusal | None:
        return None


def open_adapter(address: str) -> NoPlatform:
    return NoPlatform()
