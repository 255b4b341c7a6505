"""What the fault run hands in: long stays of synthetic people, one day each, so that all may hold.

Everything follows from the number of a filing, so that a life after a kill asks for the same again.
"""

from __future__ import annotations

from datetime import date, timedelta

from config import deployment_files
from model.task import Offline, Task
from wire.behalf import Signed
from wire.filings import RemoteFiling

PEOPLE = (
    ("SYN-3501-0002", "390"),
    ("SYN-3501-0006", "310"),
    ("SYN-3501-0011", "310"),
    ("SYN-3501-0012", "310"),
)
SIGNED = tuple(
    Signed(text, deployment_files.load().commitments.newest[text], "credential")
    for text in ("c_residence_away", "c_truth")
)


def key(number: int) -> str:
    return f"7c9e6679-7425-4000-8000-{number:012x}"


def number_of(biz_sn: str) -> int:
    return int(biz_sn[-12:], 16)


def task(number: int, today: date) -> Task:
    """Every fifth may be kept while the hub cannot be reached."""
    psn_no, insutype = PEOPLE[number % len(PEOPLE)]
    day = today + timedelta(days=number)
    filing = RemoteFiling(
        biz_sn=key(number),
        item_id="remote_long_stay",
        psn_no=psn_no,
        insutype=insutype,
        commitments=SIGNED,
        rloc_rea="07",
        rloc_admdvs=("330106",),
        begndate=day,
        enddate=day,
        tel="13900000015",
    )
    return Task(
        biz_sn=filing.biz_sn,
        op="K311",
        input=filing,
        area="350100",
        item=filing.item_id,
        kind="remote_filing",
        acting="self",
        principal=psn_no,
        offline=Offline.KEEP if number % 5 == 0 else Offline.REFUSE,
    )
