"""A filing handed in at the terminal, from the press on the review to the outcome on the screen,
beside the same message sent by a bare `requests` session to the same hub, one after the other.

Every outcome of ours is durable before it is shown; the peer promises nothing and shows nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import requests

from bench.figures import Figure, beside, held, percentile, plain, spread
from bench.handing_in import Sample
from wire.codec import decode_request, decode_response, encode_request
from wire.envelope import SUCCESS, Request

PAIRS = 32
"""So many filings of each side, and as many cancels: 64 samples."""
FIRST = 4
"""Not counted: caches and connections are warm from then on."""
PERSON = "SYN-3501-0011"
"""The peer's, of the synthetic people; insured as the terminal's is."""
PEER = "requests"
GOAL = 1.5
HEADERS = {"Content-Type": "application/json; charset=UTF-8"}


class Refused(Exception):
    """The hub did not take the peer's message."""


class Peer:
    """Hands in what the terminal has handed in, for a person of its own."""

    def __init__(self) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        self._filing = ""
        self._count = 0

    def close(self) -> None:
        """Ends its connection to the hub."""
        self.session.close()

    def send(self, sample: Sample) -> float:
        """Milliseconds from bytes to bytes. Raises Refused."""
        body = self.body(decode_request(sample.body.encode()))
        began = time.perf_counter()
        answer = self.session.post(sample.url, data=body, headers=HEADERS, timeout=30).content
        taken = (time.perf_counter() - began) * 1000
        told = decode_response(answer)
        if told.infcode != SUCCESS:
            raise Refused(f"{told.infcode} {told.err_msg}")
        self._filing = told.output["trt_dcla_detl_sn"]
        return taken

    def body(self, theirs: Request) -> bytes:
        """The same message under another id, key and person; a cancel is of the peer's filing."""
        data: dict[str, Any] = {**theirs.input["data"], "psn_no": PERSON}
        data["biz_sn"] = str(uuid.uuid4())
        if "trt_dcla_detl_sn" in data:
            data["trt_dcla_detl_sn"] = self._filing
        self._count += 1
        # The slot of another terminal of the institution: no id of ours comes again.
        msgid = f"{theirs.msgid[:26]}9{self._count % 1000:03}"
        return encode_request(replace(theirs, msgid=msgid, input={"data": data}))


def run(pairs: int = PAIRS) -> list[Figure]:
    """Filings in pairs with the peer's, the first of them unmeasured."""
    with closing(Peer()) as peer:
        taken = [(sample, peer.send(sample)) for sample in samples(FIRST + pairs)]
    return figures(taken[2 * FIRST :])


def samples(pairs: int) -> Iterator[Sample]:
    """One after the other; the terminal stands still until the next is asked for."""
    command = [sys.executable, "-m", "bench.handing_in", str(pairs)]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for line in child.stdout:
            yield Sample(**json.loads(line))
            child.stdin.write("\n")
            child.stdin.flush()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)


def figures(taken: list[tuple[Sample, float]]) -> list[Figure]:
    """The goal is for the medians; what stands before and after the wire says where time goes, and
    the bare call with the bare drawing how near to it one can come on this machine.
    """
    ours = [sample.whole for sample, _ in taken]
    peer = [ms for _, ms in taken]
    load = os.getloadavg()[0]
    p50, p99 = ([percentile(side, percent) for side in (ours, peer)] for percent in (50, 99))
    name = "filing: review pressed to outcome shown"
    parts = {
        "pressed to sent": [sample.before for sample, _ in taken],
        "on the wire": [sample.wire for sample, _ in taken],
        "answered to shown": [sample.after for sample, _ in taken],
        "of that, the page drawn": [sample.drawing for sample, _ in taken],
    }
    floor = p50[1] + percentile(parts["of that, the page drawn"], 50)
    return [
        held(f"{name}, p50", p50[0], "ms", PEER, p50[1], GOAL, **spread(ours), load=load),
        beside(f"{name}, p99", p99[0], "ms", PEER, p99[1]),
        *(
            plain(f"filing: {what}, p50", percentile(ms, 50), "ms", **spread(ms))
            for what, ms in parts.items()
        ),
        beside("filing: the bare call and the drawing, p50", floor, "ms", PEER, p50[1]),
    ]
