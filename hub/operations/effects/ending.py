"""A filing ends at once (K312, 05), or another takes its place once a clerk accepts it (02)."""

from __future__ import annotations

from hub.applications import end_filing
from hub.delivery import outbox
from hub.operations import stays
from hub.operations.context import Context
from hub.operations.effects.entry import PASSED, Done, Entry, Plan
from hub.operations.effects.filing import carry_out, common
from hub.refusals import Refusal, refusal
from hub.words import shown
from wire.filings import Filing, FilingCancel, FilingsQuery
from wire.platform import VALID, EndFiling, NewFiling
from wire.refusals import RefusalCode

CHANGE, CANCEL = "02", "05"


def plan(entry: Entry) -> Plan | Refusal:
    """Checks what is held; gives what is to be done, or why nothing is."""
    given = entry.given
    assert isinstance(given, FilingCancel)
    old = _held(entry.context, given)
    if isinstance(old, Refusal):
        return old
    if given.evt_type == CANCEL:
        return lambda: _cancel(entry, given, old)
    if given.evt_type == CHANGE:
        return _change(entry, given, old)
    return refusal(RefusalCode.INPUT, "evt_type")


def _held(context: Context, given: FilingCancel) -> Filing | Refusal:
    """The person's own filing that holds or waits."""
    found = context.platform.filings(FilingsQuery(given.psn_no, given.insutype))
    if isinstance(found, Refusal):
        return found
    number = given.trt_dcla_detl_sn
    held = (one for one in found.filings if one.vali_flag == VALID)
    mine = next((one for one in held if number in (one.trt_dcla_detl_sn, one.accept_no)), None)
    return mine or refusal(RefusalCode.FILING_UNKNOWN)


def _cancel(entry: Entry, given: FilingCancel, old: Filing) -> Done:
    """It holds no more from this moment on, here; the platform is told."""
    context, number = entry.context, old.accept_no or old.trt_dcla_detl_sn
    who = context.terminal
    ended = EndFiling(number=number, psn_no=given.psn_no, opter=who, memo=given.memo)
    end_filing(context.db, number, who, given.memo, context.now)
    outbox.put(context.db, context.platform_name, given.biz_sn, entry.accept_no, ended, context.now)
    return Done(PASSED, {"trt_dcla_detl_sn": given.trt_dcla_detl_sn})


def _change(entry: Entry, given: FilingCancel, old: Filing) -> Plan | Refusal:
    context = entry.context
    if given.begndate is None:
        return refusal(RefusalCode.INPUT, "begndate")
    lasts = old.enddate if old.enddate and old.enddate >= given.begndate else None
    stay = stays.Stay(given.rloc_admdvs, given.begndate, lasts)
    no = (
        stays.insured_fault(context, entry.person, old.insutype)
        or stays.fault_of(context, stay)
        or stays.conflict_of(
            context, given.psn_no, old.insutype, stay, old.rloc_rea, but=old.trt_dcla_detl_sn
        )
    )
    return no or (lambda: _carry_out(entry, _new(entry, given, old, stay)))


def _carry_out(entry: Entry, new: NewFiling) -> Done:
    """A change that holds at once ends what it changes."""
    if new.rchk_flag == PASSED:
        context, told = entry.context, shown("hub.replaced")
        end_filing(context.db, new.replaces, context.terminal, told, context.now)
    return carry_out(entry, new)


def _new(entry: Entry, given: FilingCancel, old: Filing, stay: stays.Stay) -> NewFiling:
    """What was not asked again stays, but for an address in another place."""
    same = stay.cities == stays.stay_of(old).cities
    return NewFiling(
        **common(entry),
        insutype=old.insutype,
        rloc_rea=old.rloc_rea,
        rloc_admdvs=stay.places,
        begndate=stay.begin,
        enddate=stay.end,
        resout_addr=old.resout_addr if same else "",
        tel=old.tel,
        dcla_souc=given.dcla_souc,
        rchk_flag=entry.rchk_flag,
        memo=given.memo,
        replaces=old.accept_no or old.trt_dcla_detl_sn,
    )
