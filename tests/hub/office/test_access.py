"""The password, the cookie and the token of a form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.office.access import Access
from wire.clock import Clock

PASSWORD = "a synthetic password"
NOW = datetime(2026, 11, 22, 12, 0)


@pytest.fixture
def access(clock: Clock) -> Access:
    return Access(PASSWORD, clock)


def test_the_password(access: Access) -> None:
    assert access.right(PASSWORD)
    assert not access.right(PASSWORD + " ")
    assert not access.right("")
    assert not access.right("\udcff")


def test_a_session_lives_half_an_hour_after_its_last_page(access: Access, clock: Any) -> None:
    session = access.opened("林审核")
    clock.advance(minutes=29)
    assert access.session(access.cookie(session)) == session
    renewed = access.renewed(session)
    clock.advance(minutes=2)
    assert access.session(access.cookie(session)) is None
    assert access.session(access.cookie(renewed)) == renewed
    assert renewed.sid == session.sid


def test_another_password_ends_all_sessions(access: Access, clock: Clock) -> None:
    cookie = access.cookie(access.opened("林审核"))
    assert Access("another synthetic one", clock).session(cookie) is None


def test_a_token_belongs_to_its_session(access: Access) -> None:
    mine, other = access.opened("林审核"), access.opened("林审核")
    assert access.meant(mine, access.token(mine))
    assert not access.meant(other, access.token(mine))
    assert not access.meant(mine, "")
    assert not access.meant(mine, "é\udcff")


def test_a_cookie_is_no_token(access: Access) -> None:
    session = access.opened("林审核")
    assert not access.meant(session, access.cookie(session))
    assert access.session(access.token(session)) is None


def test_every_worker_with_the_password_knows_the_session(access: Access, clock: Clock) -> None:
    session, other = access.opened("林审核"), Access(PASSWORD, clock)
    assert other.session(access.cookie(session)) == session
    assert other.meant(session, access.token(session))


def test_nothing_secret_is_shown(access: Access) -> None:
    assert PASSWORD not in repr(access)


ANY = Access(PASSWORD, lambda: NOW)


@given(st.text(max_size=80))
def test_no_other_text_is_a_cookie(text: str) -> None:
    assert ANY.session(text) is None


@given(st.integers(0, 10_000), st.characters(max_codepoint=127))
def test_a_changed_cookie_is_none(place: int, other: str) -> None:
    cookie = ANY.cookie(ANY.opened("林审核"))
    place %= len(cookie)
    changed = cookie[:place] + other + cookie[place + 1 :]
    assert changed == cookie or ANY.session(changed) is None
