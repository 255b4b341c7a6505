"""A wrong table of credentials names every fault, and gives nobody any power."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.credentials import parse
from config.fault import Faulty
from tests.config.junk import JUNK

RIGHT = {"may": ["query"], "expired_may": ["query"], "cert_type": "02"}

WRONG: list[tuple[Any, str, str]] = [
    (3, "card", "must have cert_type, expired_may, may"),
    ({}, "card", "must have"),
    ({**RIGHT, "colour": "red"}, "card", "must have"),
    ({"may": [], "expired_may": []}, "card", "must have"),
    ({**RIGHT, "may": ["query", "fly"]}, "card.may", "`fly` is no act"),
    ({**RIGHT, "may": "query"}, "card.may", "must be a list"),
    ({**RIGHT, "may": 3}, "card.may", "must be a list"),
    ({**RIGHT, "may": [["query"]]}, "card.may", "is no act"),
    ({**RIGHT, "expired_may": ["submit"]}, "card.expired_may", "more than the valid one may"),
    ({**RIGHT, "cert_type": 2}, "card.cert_type", "must be a text"),
]


@pytest.mark.parametrize(("raw", "key", "reason"), WRONG)
def test_a_wrong_credential_is_named(raw: Any, key: str, reason: str) -> None:
    with pytest.raises(Faulty) as raised:
        parse({"card": raw})
    (fault,) = raised.value.faults
    assert (fault.file, fault.key) == ("credentials.toml", key)
    assert reason in fault.reason


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Faulty) as raised:
        parse({"a": 3, "b": {**RIGHT, "may": ["x", "y", "query"]}})
    assert [fault.key for fault in raised.value.faults] == ["a", "b.may", "b.may"]


@given(key=st.sampled_from(sorted(RIGHT)), junk=JUNK)
def test_no_junk_is_another_exception(key: str, junk: Any) -> None:
    assert {fault.split(".")[0] for fault in found({"card": {**RIGHT, key: junk}})} <= {"card"}


def found(tables: dict[str, Any]) -> list[str]:
    """The keys of the faults."""
    try:
        parse(tables)
    except Faulty as faulty:
        return [fault.key for fault in faulty.faults]
    return []
