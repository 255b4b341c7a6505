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
    CODE_KIND = "2002"
    """Scanned, and no e-voucher (the platform's 500159, domain.md 6.3)."""
    CODE_STALE = "2003"
    """An e-voucher that has run out, or that was decoded before."""
    PERSON_UNKNOWN = "3001"
    NOT_INSURED = "3002"
    """The person has no such insurance in this area."""
    DECEASED = "3003"
    STOPPED = "3004"
    """Insured, but suspended or ended: no filing before it runs again."""
    PERIOD = "4001"
    CONFLICT = "4002"
    """This `biz_sn` has been accepted with another payload."""
    ALREADY_FILED = "4003"
    """A filing for this place holds or waits already."""
    OVERLAP = "4004"
    """Another filing holds in these days."""
    BEGIN_DATE = "4005"
    """Begins earlier than the rules allow (domain.md 10.3: the day of admission, 90 days back)."""
    FILING_UNKNOWN = "4006"
    """No such filing of this person, or it holds no more."""
    COMMITMENT = "4007"
    """A commitment that the item asks for is missing, of another version, or unsigned."""
    AREA_UNFIT = "4008"
    """The place of stay lies where the person is insured."""
    AGENT_NONE = "4011"
    """No relation is registered between these two."""
    AGENT_EXPIRED = "4012"
    AGENT_SCOPE = "4013"
    """A relation holds, and not for this item."""
    AGENT_LIMIT = "4014"
    """This agent has handed in as many today as one may."""
    AGENT_SELF = "4015"
    """Agent and principal are one person."""
    BUSY = "5090"
    """The hub had no time for it, and did nothing."""
    NO_PLATFORM = "5001"
