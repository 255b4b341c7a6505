"""Who may use the console: the password, the signed cookie of a session, the token of a form.

Nothing is kept in memory or on disk: any worker that knows the password knows its sessions, and
another password ends them all. Used from any thread.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from itsdangerous import BadData, URLSafeSerializer

from wire.clock import Clock

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
        """Whether this is the password; compared in constant time."""
        return hmac.compare_digest(_stretched(given)[:32], self._keys[0])

    def opened(self, clerk: str) -> Session:
        """A new session of this clerk."""
        return Session(clerk, secrets.token_urlsafe(12), self.clock() + LIFE)

    def renewed(self, session: Session) -> Session:
        """The same, from now on."""
        return replace(session, until=self.clock() + LIFE)

    def cookie(self, session: Session) -> str:
        """The session, signed."""
        return self._sealed("session", [session.clerk, session.sid, session.until.isoformat()])

    def session(self, cookie: str) -> Session | None:
        """None where it was not signed here, or is over."""
        plain = self._opened("session", cookie)
        if plain is None:
            return None
        clerk, sid, until = plain
        session = Session(clerk, sid, datetime.fromisoformat(until))
        return session if session.until > self.clock() else None

    def token(self, session: Session) -> str:
        """What a form of this session carries, so that no other site can send it."""
        return self._sealed("form", session.sid)

    def meant(self, session: Session, token: str) -> bool:
        """Whether the token is of a page of this session."""
        return bool(self._opened("form", token) == session.sid)

    def _sealed(self, use: str, plain: object) -> str:
        return str(self._serializer(use).dumps(plain))

    def _opened(self, use: str, sealed: str) -> Any:
        """What was sealed for this use, None for any other text."""
        try:
            return self._serializer(use).loads(sealed.encode("utf-8", "replace"))
        except BadData:
            return None

    def _serializer(self, use: str) -> URLSafeSerializer:
        """SHA-384, whose base64 has no bits to spare: one seal is written in one way only."""
        signer = {"key_derivation": "hmac", "digest_method": hashlib.sha384}
        return URLSafeSerializer(self._keys[1], salt=use, signer_kwargs=signer)


def _stretched(password: str) -> bytes:
    """Argon2id as OWASP asks for it at least, 19 MiB and some 30 ms: who has a cookie cannot try
    many passwords on it. The salt is ours and fixed, so that every worker comes to the same keys.
    """
    raw = password.encode("utf-8", "replace")
    return hash_secret_raw(
        raw, SALT, time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=64, type=Type.ID
    )
