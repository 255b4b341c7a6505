"""Eight filings at once, of eight persons, beside one alone: a real hub before a platform that
takes 0.2 s for each question. No lock of the hub's waits for it, so they take the time of one.
"""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import requests

from bench.figures import Figure, held, percentile, spread
from config import deployment_files
from config.sandbox import people
from process.child import Child, python
from wire.behalf import Signed
from wire.codec import decode_response, encode_request, envelope_input, output_of
from wire.envelope import SUCCESS, Request
from wire.filings import FilingCancel, RemoteFiling
from wire.operations import OPERATIONS, SignIn

SLOW_S = 0.2
ROUNDS, FIRST = 7, 2
"""Of each side; the first warm connections and caches."""
GOAL = 1.5
START_S, END_S = 60.0, 10.0
TERMINAL = "FZ-GL-0017"


@dataclass(frozen=True)
class Insured:
    """A synthetic person with an insurance that runs, as K311 names them."""

    psn_no: str
    insutype: str
    area: str


class Caller:
    """One terminal; each of its filings is cancelled again, so that the next may follow."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/fsi/api"
        self._numbers = count(1)
        self._today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        versions = deployment_files.load().commitments.newest
        self._signed = {one: Signed(one, versions[one], "credential") for one in versions}
        self._sign_no = ""
        given = SignIn(TERMINAL, "02:00:00:00:00:01", "127.0.0.1")
        self._sign_no = self._said("9001", given, "350100").sign_no

    def file(self, who: Insured) -> tuple[float, str]:
        """Seconds until it is accepted, and its number."""
        given = RemoteFiling(
            biz_sn=str(uuid.uuid4()),
            item_id="remote_long_stay",
            psn_no=who.psn_no,
            insutype=who.insutype,
            commitments=(self._signed["c_residence_away"], self._signed["c_truth"]),
            rloc_rea="07",
            rloc_admdvs=("330106",),
            begndate=self._today,
            tel="13900000015",
        )
        began = perf_counter()
        answer = self._said("K311", given, who.area)
        return perf_counter() - began, str(answer.accept_no)

    def cancel(self, who: Insured, number: str) -> None:
        """Not measured."""
        given = FilingCancel(
            biz_sn=str(uuid.uuid4()),
            item_id="remote_cancel",
            psn_no=who.psn_no,
            insutype=who.insutype,
            commitments=(self._signed["c_truth"],),
            trt_dcla_detl_sn=number,
        )
        self._said("K312", given, who.area)

    def _said(self, infno: str, value: object, area: str) -> Any:
        request = Request(
            infno=infno,
            msgid=f"H350100000172026112212000{next(self._numbers):05}",
            mdtrtarea_admvs="350100",
            insuplc_admdvs=area,
            recer_sys_code="MBS_LOCAL",
            infver="V1.0",
            opter_type="2",
            opter=TERMINAL,
            opter_name=TERMINAL,
            inf_time=f"{self._today} 12:00:00",
            fixmedins_code="H35010000017",
            fixmedins_name="福州市医疗保障服务中心",
            sign_no=self._sign_no,
            input=envelope_input(OPERATIONS[infno], value),
        )
        raw = requests.post(self._url, data=encode_request(request), timeout=60).content
        answer = decode_response(raw)
        if answer.infcode != SUCCESS:
            raise RuntimeError(f"{infno}: {answer.infcode} {answer.err_msg}")
        return output_of(OPERATIONS[infno], answer)


def run() -> list[Figure]:
    """One goal: all of them in the time of one."""
    with hub() as url, ThreadPoolExecutor(8) as pool:
        caller, (first, *eight) = Caller(url), insured()
        alone = [_round(caller, [first], pool) for _ in range(FIRST + ROUNDS)][FIRST:]
        together = [_round(caller, eight, pool) for _ in range(FIRST + ROUNDS)][FIRST:]
    ours, peer = percentile(together, 50), percentile(alone, 50)
    name = f"eight filings at once, platform of {SLOW_S} s, p50"
    return [held(name, ours, "ms", "one alone", peer, GOAL, **spread(together))]


def _round(caller: Caller, who: list[Insured], pool: ThreadPoolExecutor) -> float:
    """Milliseconds until the last is accepted."""
    began = perf_counter()
    numbers = [number for _, number in pool.map(caller.file, who)]
    taken = (perf_counter() - began) * 1000
    list(pool.map(caller.cancel, who, numbers))
    return taken


def insured() -> list[Insured]:
    """Nine who may file: one for the peer, eight for us."""
    found = {
        one.platform.psn_no: Insured(one.platform.psn_no, row.insutype, row.area)
        for one in people()
        if one.platform and not one.platform.deceased
        for row in one.platform.insurance
        if row.status == "1" and row.area.startswith("3501") and row.insutype in ("310", "390")
    }
    return list(found.values())[:9]


@contextmanager
def hub() -> Iterator[str]:
    """Before a slow platform, each in a process of its own; gives the hub's address."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        platform = _started(stack, "platform_sandbox", f"{folder}/platform.db")
        slow = {"trouble": "slow", "what": "*", "times": 0, "seconds": SLOW_S}
        requests.post(f"{platform}/switches", json=slow, timeout=10).raise_for_status()
        setting = ("serve", "--until-eof", "--json", "--platform", f"sandbox=http:{platform}")
        yield _started(stack, "hub", f"{folder}/hub.db", *setting)


def _started(stack: ExitStack, module: str, file: str, *arguments: str) -> str:
    child = Child(python(module, *arguments, "--database", f"sqlite:///{file}"))
    stack.callback(child.stop, END_S)
    return str(child.first(START_S)["url"])
