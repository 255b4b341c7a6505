"""K312: cancels a filing at once (05), or changes place and begin, once a clerk accepts (02)."""

from __future__ import annotations

from hub.applications import VALID
from hub.operations import stays
from hub.operations.context import Context
from hub.operations.intake import Effect, Entry, hand_in
from hub.platform import NewFiling
from hub.refusals import Refusal, refusal
from wire.filings import Filed, Filing, FilingCancel, FilingsQuery
from wire.refusals import RefusalCode

CHANGE, CANCEL = "02", "05"
PASSED = "1"


def handle(context: Context, given: FilingCancel) -> Filed | Refusal:
    answer = hand_in(context, given, lambda entry: _work(entry, given))
    return answer if isinstance(answer, Refusal) else Filed(**answer)


def _work(entry: Entry, given: FilingCancel) -> Effect | Refusal:
    old = _held(entry.context, given)
    if isinstance(old, Refusal):
        return old
    if given.evt_type == CANCEL:
        return _cancel(entry, given, old)
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
    mine = next((one for one in held if one.trt_dcla_detl_sn == number), None)
    return mine or refusal(RefusalCode.FILING_UNKNOWN)


def _cancel(entry: Entry, given: FilingCancel, old: Filing) -> Effect | Refusal:
    context = entry.context
    no = context.platform.cancel(old.trt_dcla_detl_sn, given, context.terminal, given.memo)
    if no is not None:
        return no
    answer = Filed(entry.accept_no, old.trt_dcla_detl_sn, PASSED, entry.page_url)
    return Effect(answer, PASSED, old.trt_dcla_detl_sn)


def _change(entry: Entry, given: FilingCancel, old: Filing) -> Effect | Refusal:
    context = entry.context
    if given.begndate is None:
        return refusal(RefusalCode.INPUT, "begndate")
    lasts = old.enddate if old.enddate and old.enddate >= given.begndate else None
    stay = stays.Stay(given.rloc_admdvs, given.begndate, lasts)
    no = (
        stays.insured_fault(context, entry.person, old.insutype)
        or stays.fault_of(context, stay)
        or stays.conflict_of(context, given.psn_no, old.insutype, stay, but=old.trt_dcla_detl_sn)
    )
    if no is not None:
        return no
    filed = context.platform.file(_new(entry, given, old, stay))
    if isinstance(filed, Refusal):
        return filed
    number, flag = filed.trt_dcla_detl_sn, filed.rchk_flag
    return Effect(Filed(entry.accept_no, number, flag, entry.page_url), flag, number)


def _new(entry: Entry, given: FilingCancel, old: Filing, stay: stays.Stay) -> NewFiling:
    """What was not asked again stays, but for an address in another place."""
    same = stay.cities == stays.stay_of(old).cities
    context = entry.context
    return NewFiling(
        by=given,
        accept_no=entry.accept_no,
        region=context.region,
        terminal=context.terminal,
        area=context.area,
        insutype=old.insutype,
        rloc_rea=old.rloc_rea,
        rloc_admdvs=stay.places,
        begndate=stay.begin,
        enddate=stay.end,
        resout_addr=old.resout_addr if same else "",
        tel=old.tel,
        dcla_souc=given.dcla_souc,
        memo=given.memo,
        replaces=old.trt_dcla_detl_sn,
    )
