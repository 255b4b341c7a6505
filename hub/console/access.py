"""Who may use the console: the password, the signed cookie of a session, the token of a form.

Nothing is kept in memory or on disk: any worker that knows the password knows its sessions, and
another password ends them all. Used from any thread.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from hub.clock import Clock

LIFE = timedelta(minutes=30)
"""A session ends so long after its last page."""
SALT = b"yizhan.hub.console"


@dataclass(frozen=True, slots=True)
class Session:
    """One signing in of a clerk; `sid` tells it from all others."""

    clerk: str
    sid: str
    until: datetime


@dataclass(frozen=True, repr=False)
class Access:
    """`password` is a secret; neither it nor what is derived from it is ever shown."""

    password: str = field(repr=False)
    clock: Clock

    @cached_property
    def _keys(self) -> tuple[bytes, bytes]:
        """What a right password comes to, and the key of cookies and tokens."""
        both = _stretched(self.password)
        return both[:32], both[32:]

    def right(self, given: str) -> bool:
        return hmac.compare_digest(_stretched(given)[:32], self._keys[0])

    def opened(self, clerk: str) -> Session:
        return Session(clerk, secrets.token_urlsafe(12), self.clock() + LIFE)

    def renewed(self, session: Session) -> Session:
        return replace(session, until=self.clock() + LIFE)

    def cookie(self, session: Session) -> str:
        plain = json.dumps([session.clerk, session.sid, session.until.isoformat()])
        body = base64.urlsafe_b64encode(plain.encode()).decode()
        return f"{body}.{self._sealed('session', body)}"

    def session(self, cookie: str) -> Session | None:
        """None where it was not signed here, or is over."""
        body, _, seal = cookie.rpartition(".")
        if not _same(seal, self._sealed("session", body)):
            return None
        clerk, sid, until = json.loads(base64.urlsafe_b64decode(body))
        session = Session(clerk, sid, datetime.fromisoformat(until))
        return session if session.until > self.clock() else None

    def token(self, session: Session) -> str:
        """What a form of this session carries, so that no other site can send it."""
        return self._sealed("form", session.sid)

    def meant(self, session: Session, token: str) -> bool:
        return _same(token, self.token(session))

    def _sealed(self, use: str, text: str) -> str:
        return hmac.new(self._keys[1], f"{use}:{text}".encode(), hashlib.sha256).hexdigest()


def _same(given: str, wanted: str) -> bool:
    """In constant time; bytes, because a given text may be anything."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _stretched(password: str) -> bytes:
    """About 20 ms and 4 MiB: who has a cookie cannot try many passwords on it."""
    raw = password.encode("utf-8", "replace")
    return hashlib.scrypt(raw, salt=SALT, n=2**12, r=8, p=1, dklen=64)
