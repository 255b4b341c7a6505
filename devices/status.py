"""The closed words for the state of a device. *Unknown* is never *fine*.

Words after XFS4IoT and UnifiedPOS (devices.md 8). ATTENTION is what a person at the terminal can
mend (paper, cover), FAULT what a technician must, UNKNOWN a device that is connected but silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What can be done with a device now."""

    DISABLED = "disabled"
    ABSENT = "absent"
    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    ATTENTION = "attention"
    FAULT = "fault"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a device is in its state: the technician's code, and the key of the resident's text."""

    NONE = "none"
    NOT_CONNECTED = "not_connected"
    NO_ANSWER = "no_answer"
    GARBLED = "garbled"
    SELF_TEST = "self_test"
    NOT_AUTHORISED = "not_authorised"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    HEAD_HOT = "head_hot"
    MECHANICAL = "mechanical"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Health:
    """One device as it is now. `reason` may be PAPER_LOW while READY: usable, but soon not."""

    state: State
    reason: Reason = Reason.NONE

    @property
    def usable(self) -> bool:
        """Whether something may be asked of it; *unknown* may not."""
        return self.state in (State.READY, State.BUSY)


UNSEEN = Health(State.STARTING)
