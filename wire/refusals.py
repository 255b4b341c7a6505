"""The codes with which the hub says no: one table for hub, client and texts.

Our own choice (the platform's samples know only -1): four digits, as `infcode` is a num 4. The
first digit is the group that a resident is told apart by (domain.md 6.3).
"""

from __future__ import annotations

from enum import StrEnum


class RefusalCode(StrEnum):
    """1 the message, 2 the credential, 3 the person, 4 a rule, 5 what lies behind the hub."""

    ENVELOPE = "1001"
    OPERATION = "1002"
    AREA_MISSING = "1003"
    """`insuplc_admdvs` is required as soon as the input holds a `psn_no` (domain.md 3.1)."""
    INPUT = "1004"
    SIGN_IN = "1005"
    """`sign_no` is unknown or has expired: sign in again, then send again with a new msgid."""
    CREDENTIAL_KIND = "2001"
    PERSON_UNKNOWN = "3001"
    NOT_INSURED = "3002"
    """The person has no such insurance in this area."""
    DECEASED = "3003"
    PERIOD = "4001"
    CONFLICT = "4002"
    """This `biz_sn` has been accepted with another payload."""
    NO_PLATFORM = "5001"
