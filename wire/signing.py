"""How a gateway wants a message signed: plug-ins behind one protocol (domain.md 5)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


class Signer(Protocol):
    """Called once a message, with the bytes that go out."""

    def headers(self, body: bytes) -> Mapping[str, str]:
        """What to add to the HTTP headers."""


class Unsigned:
    """No scheme: our own hub on loopback."""

    def headers(self, body: bytes) -> Mapping[str, str]:
        """None: the gateway asks for no signature."""
        return {}


@dataclass(frozen=True, slots=True, repr=False)
class XTif:
    """The x-tif scheme (domain.md 5.1); it signs the moment, not the body.

    `clock` gives seconds since 1970 and must be right, for gateways refuse others; `nonce` gives
    a text that is never given twice. The token is a secret: the repr shows nothing.
    """

    paasid: str
    token: str
    clock: Callable[[], float]
    nonce: Callable[[], str]

    def headers(self, body: bytes) -> Mapping[str, str]:
        """Made for this moment; the gateway refuses clocks that differ (domain.md 5.1)."""
        timestamp, nonce = str(int(self.clock())), self.nonce()
        return {
            "x-tif-paasid": self.paasid,
            "x-tif-timestamp": timestamp,
            "x-tif-nonce": nonce,
            "x-tif-signature": x_tif(timestamp, self.token, nonce),
        }


def x_tif(timestamp: str, token: str, nonce: str) -> str:
    """Lower-case hex; gateways accept either case."""
    return hashlib.sha256(f"{timestamp}{token}{nonce}{timestamp}".encode()).hexdigest()
