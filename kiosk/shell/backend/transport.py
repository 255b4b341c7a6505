"""One POST: bytes there, bytes back, and what can be known when there is nothing back."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    SSLError,
)

from kiosk.core.event import Failure
from wire.personal import Personal

LIMIT = 1 << 20
"""Bytes of an answer: `output` is at most 40,000 characters (domain.md 3.2)."""

HEADERS = {"Content-Type": "application/json; charset=UTF-8", "Accept-Encoding": "identity"}


def session() -> requests.Session:
    """Nothing of the environment (proxy, netrc, CA bundle: reliability.md 5), and no cookies, so
    that nothing of one visit is sent in the next.
    """
    made = requests.Session()
    made.trust_env = False
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return made


@dataclass(frozen=True, slots=True, repr=False)
class Body(Personal):
    """What came back, whole; `data` may be anything."""

    status: int
    data: bytes


class Transport:
    """Threads share the session: its pool gives each its own connection."""

    def __init__(
        self,
        session: requests.Session,
        url: str,
        connect_s: float,
        read_s: float,
        clock: Callable[[], float],
    ) -> None:
        self._session = session
        self._url = url
        self._connect_s = connect_s
        self._read_s = read_s
        self._clock = clock

    def post(self, data: bytes, headers: Mapping[str, str], deadline: float) -> Body | Failure:
        """Once, never again by itself; until `deadline` (of the clock), by which it has ended
        unless the hub spells out its headers more slowly than one byte in `read_s`.
        """
        left = deadline - self._clock()
        if left <= 0:
            return Failure.UNREACHABLE
        try:
            with self._session.post(
                self._url,
                data=data,
                headers={**HEADERS, **headers},
                timeout=(min(self._connect_s, left), min(self._read_s, left)),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return self._read(answer, deadline)
        except (requests.RequestException, HTTPError) as error:
            return Failure.UNKNOWN if _may_have_been_sent(error) else Failure.UNREACHABLE

    def close(self) -> None:
        """Ends its connection."""
        self._session.close()

    def _read(self, answer: requests.Response, deadline: float) -> Body | Failure:
        """Piece by piece: a hub that drips its answer must not hold a thread for ever."""
        data = bytearray()
        while piece := answer.raw.read1(1 << 16):
            data += piece
            if len(data) > LIMIT:
                return Failure.GARBLED
            if self._clock() > deadline:
                return Failure.UNKNOWN
        return Body(answer.status_code, bytes(data))


def _may_have_been_sent(error: Exception) -> bool:
    """Only what is certain is not sent: no connection, no name, no trust, no valid address."""
    if isinstance(error, requests.ConnectionError):
        cause = error.args[0] if error.args else None
        reason = cause.reason if isinstance(cause, MaxRetryError) else None
        return not (
            isinstance(reason, NewConnectionError | ConnectTimeoutError) or _distrusted(reason)
        )
    # requests calls what it refuses to send (address, header) a ValueError too.
    return not isinstance(error, ValueError)


def _distrusted(reason: Exception | None) -> bool:
    return (
        isinstance(reason, SSLError)
        and bool(reason.args)
        and isinstance(reason.args[0], ssl.SSLCertVerificationError)
    )
