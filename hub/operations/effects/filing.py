"""A stay elsewhere is filed (K311): its place and days must be free, then the platform has it."""

from __future__ import annotations

from typing import Any

from hub.delivery import outbox
from hub.operations import stays
from hub.operations.effects.entry import Done, Entry, Plan
from hub.refusals import Refusal
from wire.filings import RemoteFiling
from wire.platform import NewFiling


def plan(entry: Entry) -> Plan | Refusal:
    """Checks place and days; gives what is to be done, or why nothing is."""
    given = entry.given
    assert isinstance(given, RemoteFiling)
    no = _fault(entry, given)
    return no or (lambda: carry_out(entry, _new(entry, given)))


def carry_out(entry: Entry, new: NewFiling) -> Done:
    """On its way to the platform with this very acceptance; how far it is, the pool has said. Until
    the platform has numbered it, its number is ours.
    """
    context = entry.context
    outbox.put(context.db, context.platform_name, new.biz_sn, entry.accept_no, new, context.now)
    return Done(new.rchk_flag, {"trt_dcla_detl_sn": entry.accept_no})


def _fault(entry: Entry, given: RemoteFiling) -> Refusal | None:
    context = entry.context
    stay = stays.Stay(given.rloc_admdvs, given.begndate, given.enddate)
    return (
        stays.insured_fault(context, entry.person, given.insutype)
        or stays.fault_of(context, stay)
        or stays.conflict_of(context, given.psn_no, given.insutype, stay, given.rloc_rea)
    )


def _new(entry: Entry, given: RemoteFiling) -> NewFiling:
    return NewFiling(
        **common(entry),
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


AGENT = tuple(name for name in NewFiling.__dataclass_fields__ if name.startswith("agnter_"))


def common(entry: Entry) -> dict[str, Any]:
    """What every filing has: where it came from, whose it is, who handed it in for them."""
    context, given = entry.context, entry.given
    return {
        "accept_no": entry.accept_no,
        "biz_sn": given.biz_sn,
        "region": context.region,
        "terminal": context.terminal,
        "area": context.area,
        "psn_no": given.psn_no,
        **{name: getattr(given, name) for name in AGENT},
    }
