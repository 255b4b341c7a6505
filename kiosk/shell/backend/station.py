"""What a sign-in says of the machine: its network address and its card's number (domain.md 4.1)."""

from __future__ import annotations

import socket
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Station:
    """Both are sent with every sign-in, and nowhere else."""

    mac: str
    ip: str

    @classmethod
    def of(cls, url: str) -> Station:
        """This machine, as it would reach the hub at this address; sends nothing."""
        mac = f"{uuid.getnode():012X}"
        return cls("-".join(mac[i : i + 2] for i in range(0, 12, 2)), _own_ip(url))


def _own_ip(url: str) -> str:
    """Connecting a datagram socket picks the route and sends no packet."""
    parts = urlsplit(url)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((parts.hostname or "localhost", parts.port or 443))
        except OSError:
            return "0.0.0.0"
        return str(probe.getsockname()[0])
