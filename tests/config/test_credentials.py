"""What each credential may do: the shipped table says what domain.md 9 says."""

from __future__ import annotations

import pytest

from config import deployment_files
from config.credentials import Act
from model.identity import CredentialType

EVERY = frozenset(Act)
POWERS = deployment_files.load().credentials


def test_every_credential_of_item_files_has_its_powers() -> None:
    assert set(POWERS) >= set(CredentialType)


@pytest.mark.parametrize(
    ("means", "may"),
    [
        ("resident_id", EVERY),
        ("social_card", {Act.QUERY, Act.PROGRESS}),
        ("e_voucher", EVERY - {Act.ACT}),
        ("slip", {Act.PROGRESS}),
    ],
)
def test_what_each_may(means: str, may: frozenset[Act]) -> None:
    assert {act for act in Act if POWERS[means].allow(act, expired=False)} == may


def test_an_expired_card_may_ask_and_nothing_else() -> None:
    expired = {
        means: {act for act in Act if power.allow(act, expired=True)}
        for means, power in POWERS.items()
    }
    assert expired.pop("resident_id") == {Act.QUERY, Act.PROGRESS}
    assert set(map(frozenset, expired.values())) == {frozenset()}


def test_only_what_names_a_person_is_sent_to_1101() -> None:
    kinds = {means: power.cert_type for means, power in POWERS.items()}
    assert kinds == {"resident_id": "02", "social_card": "03", "e_voucher": "01", "slip": ""}
