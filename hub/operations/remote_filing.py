"""K311: a filing for treatment elsewhere, accepted once for one `biz_sn`, then for a clerk."""

from __future__ import annotations

from hub.operations import stays
from hub.operations.agents import MOBILE
from hub.operations.context import Context
from hub.operations.intake import Effect, Entry, hand_in
from hub.platform import NewFiling
from hub.refusals import Refusal, refusal
from wire.filings import Filed, RemoteFiling
from wire.refusals import RefusalCode


def handle(context: Context, given: RemoteFiling) -> Filed | Refusal:
    answer = hand_in(context, given, lambda entry: _file(entry, given))
    return answer if isinstance(answer, Refusal) else Filed(**answer)


def _file(entry: Entry, given: RemoteFiling) -> Effect | Refusal:
    no = _fault(entry, given)
    if no is not None:
        return no
    context = entry.context
    new = NewFiling(
        by=given,
        accept_no=entry.accept_no,
        region=context.region,
        terminal=context.terminal,
        area=context.area,
        insutype=given.insutype,
        rloc_rea=given.rloc_rea,
        rloc_admdvs=given.rloc_admdvs,
        begndate=given.begndate,
        enddate=given.enddate,
        resout_addr=given.resout_addr,
        tel=given.tel,
        dcla_souc=given.dcla_souc,
    )
    filed = context.platform.file(new)
    if isinstance(filed, Refusal):
        return filed
    number, flag = filed.trt_dcla_detl_sn, filed.rchk_flag
    return Effect(Filed(entry.accept_no, number, flag, entry.page_url), flag, number, given.tel)


def _fault(entry: Entry, given: RemoteFiling) -> Refusal | None:
    context = entry.context
    if not given.rloc_rea:
        return refusal(RefusalCode.INPUT, "rloc_rea")
    if given.tel and not MOBILE.fullmatch(given.tel):
        return refusal(RefusalCode.INPUT, "tel")
    stay = stays.Stay(given.rloc_admdvs, given.begndate, given.enddate)
    return (
        stays.insured_fault(context, entry.person, given.insutype)
        or stays.fault_of(context, stay)
        or stays.conflict_of(context, given.psn_no, given.insutype, stay)
    )
