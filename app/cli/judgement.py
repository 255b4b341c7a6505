"""What the terminal makes of a value that a device said, by the rules that a visit has.

Families know bytes and not the law: whether a number holds, what kind of code it is, is asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from devices.port import ResidentCard, ScannedCode


@dataclass(frozen=True, slots=True)
class Judgement:
    """`plain` is said behind what the device told."""

    plain: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    good: bool = True


@singledispatch
def judged(value: object, today: date) -> Judgement:
    """Nothing is known of the values of other families."""
    return Judgement()


@judged.register
def _card(value: ResidentCard, today: date) -> Judgement:
    from kiosk.core.step.who.card import card_fault

    fault = card_fault(value, today)
    word = fault or "holds"
    return Judgement(f"; its number: {word}", {"number": word}, fault is None)


@judged.register
def _code(value: ScannedCode, today: date) -> Judgement:
    from kiosk.core.code import SlipNumber, VoucherCode, known

    match known(value, value.at):
        case VoucherCode():
            kind = "e_voucher"
        case SlipNumber():
            kind = "slip"
        case _:
            kind = "other"
    return Judgement(f": {kind}", {"kind": kind})
