"""Credentials and the rules of their numbers (domain.md 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from config.credentials import Act, Powers
from model.privacy import Vault, masked_id, masked_name, tail
from model.value import Masked, Sealed

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
FOREIGN_2017 = re.compile("[0-9A-Za-z]{15}")
OLDEST = 130
"""Years; an older holder means a misread date."""


class CredentialType(StrEnum):
    """What a resident can show, by the names of item files."""

    RESIDENT_ID = "resident_id"
    SOCIAL_CARD = "social_card"
    E_VOUCHER = "e_voucher"
    SLIP = "slip"
    """The number of one submission: it names no person."""


class CardFault(StrEnum):
    """Why a card that was read is not accepted; also the key of the text, `card.<fault>.…`."""

    BAD_NUMBER = "bad_number"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    """Enough to ask with, and this item hands something in."""
    SAME_PERSON = "same_person"
    """The principal's own card, where the agent's is asked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Credential:
    """A credential that was read and passed its rules. Raw parts are sealed."""

    credential_type: CredentialType
    powers: Powers
    number: Sealed
    name: Sealed
    shown_name: Masked
    shown_number: Masked
    tail: str
    """Last four, for paper."""
    expired: bool
    """Enough to ask, not to file (domain.md 9)."""
    token: Sealed | None = None
    """Of an e-voucher: what 1101 is asked with in place of the number."""
    address: Sealed | None = None
    """As printed on a card; an agent's goes with the submission."""

    def same_person(self, other: Credential) -> bool:
        """By number; what was read with it does not matter."""
        return self.number == other.number

    def may(self, act: Act) -> bool:
        """By its powers, with regard to its being expired."""
        return self.powers.allow(act, expired=self.expired)

    @property
    def acts(self) -> bool:
        """Whether its holder can be somebody's agent: read here, and valid (domain.md 9)."""
        return self.address is not None and self.may(Act.ACT)

    @property
    def cert_type(self) -> str:
        """`mdtrt_cert_type` of operation 1101 (domain.md 8)."""
        return self.powers.cert_type

    @property
    def cert_no(self) -> str:
        """`mdtrt_cert_no`: raw, for the line that needs it."""
        return (self.token or self.number).reveal()

    def __repr__(self) -> str:
        return f"<Credential {self.credential_type}>"


def check_character(body: str) -> str:
    """MOD 11-2 of 17 digits (GB 11643)."""
    return CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def number_fault(number: str, birth: date | None, today: date) -> CardFault | None:
    """The rules of an 18-character number; an unknown area code is no fault (domain.md 9)."""
    number = number.upper()
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return CardFault.BAD_NUMBER
    if check_character(number[:17]) != number[17]:
        return CardFault.BAD_NUMBER
    held = _day(number[6:14])
    if held is None or held > today or today.year - held.year > OLDEST:
        return CardFault.BAD_NUMBER
    return CardFault.BAD_NUMBER if birth is not None and birth != held else None


def credential_of(
    credential_type: CredentialType,
    powers: Powers,
    number: str,
    name: str,
    sex: str,
    vault: Vault,
    token: str = "",
) -> Credential:
    """A person whom the hub has named: by an e-voucher, or as the principal of an agent."""
    return Credential(
        credential_type=credential_type,
        powers=powers,
        number=vault.seal(number.upper()),
        name=vault.seal(name),
        shown_name=masked_name(name, sex),
        shown_number=masked_id(number),
        tail=tail(number),
        expired=False,
        token=vault.seal(token) if token else None,
    )


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
