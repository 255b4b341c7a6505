"""A stay elsewhere is filed (K311): its place and days must be free, then the platform has it."""

from __future__ import annotations

from hub.operations import stays
from hub.operations.effects.entry import Done, Entry, Plan
from hub.platform import NewFiling
from hub.refusals import Refusal
from wire.filings import RemoteFiling


def plan(entry: Entry) -> Plan | Refusal:
    """Checks place and days; gives what is to be done, or why nothing is."""
    given = entry.given
    assert isinstance(given, RemoteFiling)
    no = _fault(entry, given)
    return no or (lambda: carry_out(entry, _new(entry, given)))


def carry_out(entry: Entry, new: NewFiling) -> Done | Refusal:
    """The platform's number is that of what was handed in; how far it is, the pool has said."""
    filed = entry.context.platform.file(new)
    if isinstance(filed, Refusal):
        return filed
    return Done(new.rchk_flag, {"trt_dcla_detl_sn": filed.trt_dcla_detl_sn})


def _fault(entry: Entry, given: RemoteFiling) -> Refusal | None:
    context = entry.context
    stay = stays.Stay(given.rloc_admdvs, given.begndate, given.enddate)
    return (
        stays.insured_fault(context, entry.person, given.insutype)
        or stays.fault_of(context, stay)
        or stays.conflict_of(context, given.psn_no, given.insutype, stay, given.rloc_rea)
    )


def _new(entry: Entry, given: RemoteFiling) -> NewFiling:
    context = entry.context
    return NewFiling(
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
        rchk_flag=entry.rchk_flag,
    )
