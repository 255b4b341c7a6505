"""The sandbox platform without a process between: the same bytes, and troubles as a test wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hub.delivery.adapter import ANSWERS, NotSent, Unknown
from hub.delivery.adapters import http
from hub.refusals import Refusal, refusal
from platform_sandbox.service import Platform
from wire.codec import built, decode, encode, plain
from wire.platform import Delivery, kind_of
from wire.refusals import RefusalCode


@dataclass
class Beside:
    """`troubles` meet the next deliveries, one each: raised before or after it took effect."""

    platform: Platform
    troubles: list[Callable[[Callable[[], ANSWERS]], ANSWERS]] = field(default_factory=list)
    looked_up: int = 0
    down: bool = False

    def ask(self, question: str, area: str, given: object) -> Any | Refusal:
        if self.down:
            return refusal(RefusalCode.NO_PLATFORM)
        tree = self._passed(self.platform.ask(question, area, self._passed(plain(given))))
        return http._refused(tree) or built(http.ANSWERS[question], tree["output"])

    def deliver(self, key: str, delivery: Delivery) -> ANSWERS:
        if self.down:
            raise NotSent("down")

        def act() -> ANSWERS:
            given = self._passed(plain(delivery))
            tree = self._passed(self.platform.deliver(kind_of(delivery), key, given))
            if tree.get("refused") == http.KNOWN:
                raise Unknown("known")
            return http._refused(tree) or http._recorded(tree)

        return self.troubles.pop(0)(act) if self.troubles else act()

    def delivered(self, key: str) -> ANSWERS | None:
        if self.down:
            raise Unknown("down")
        self.looked_up += 1
        tree = self.platform.delivered(key)
        return None if tree is None else http._refused(tree) or http._recorded(tree)

    def effects(self) -> list[dict[str, Any]]:
        return self.platform.effects()

    @staticmethod
    def _passed(tree: dict[str, Any]) -> dict[str, Any]:
        """Through the bytes."""
        return decode(encode(tree))
