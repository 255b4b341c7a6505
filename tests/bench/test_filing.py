"""The peer of a filing sends the terminal's own message, but for what makes it another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from bench.filing import GOAL, PERSON, Peer, Refused, figures
from bench.handing_in import Sample, Wire
from wire.codec import decode_request, encode_request, encode_response, envelope_input
from wire.envelope import SUCCESS, Request, Response
from wire.filings import FilingCancel, RemoteFiling
from wire.operations import OPERATIONS

TEXTS = dict.fromkeys((n for n in Request.__dataclass_fields__ if n != "input"), "")
FILING = RemoteFiling(
    biz_sn="7c9e6679-7425-4000-8000-000000000001",
    item_id="remote_long_stay",
    psn_no="SYN-3501-0001",
    insutype="310",
    rloc_rea="07",
    rloc_admdvs=("330106",),
    begndate=date(2026, 11, 22),
)
CANCEL = FilingCancel(
    biz_sn="7c9e6679-7425-4000-8000-000000000002",
    item_id="remote_cancel",
    psn_no="SYN-3501-0001",
    trt_dcla_detl_sn="BA-261122-000001",
)


def message(op: str, value: object, count: int = 1) -> Request:
    msgid = f"H3501000001720261122150500{count:04}"
    given = {"infno": op, "msgid": msgid, "sign_no": "S1"}
    return Request(**{**TEXTS, **given}, input=envelope_input(OPERATIONS[op], value))


def sample(request: Request) -> Sample:
    return Sample(
        20.0, 10.0, 15.0, 8.0, encode_request(request).decode(), "http://hub.invalid/fsi/api"
    )


@dataclass
class Answer:
    content: bytes


@dataclass
class Hub:
    """In the place of the session: keeps what is posted, answers with the next filing."""

    code: str = SUCCESS
    posted: list[Request] = field(default_factory=list)

    def post(self, url: str, data: bytes, **_: object) -> Answer:
        assert url.endswith("/fsi/api")
        self.posted.append(decode_request(data))
        output = {"trt_dcla_detl_sn": f"BA-261122-00000{8 + len(self.posted)}"}
        return Answer(encode_response(Response(self.code, "", "", "", "", output)))

    def close(self) -> None:
        self.posted.clear()


def peer(hub: Hub) -> Peer:
    one = Peer()
    one.close()
    one.session = hub  # type: ignore[assignment]
    return one


def test_the_peer_files_the_same_for_its_own_person() -> None:
    hub = Hub()
    assert peer(hub).send(sample(message("K311", FILING))) > 0
    theirs = envelope_input(OPERATIONS["K311"], FILING)["data"]
    sent = hub.posted[0].input["data"]
    changed = {name for name in theirs if sent[name] != theirs[name]}
    assert changed == {"biz_sn", "psn_no"}
    assert sent["psn_no"] == PERSON
    assert hub.posted[0].sign_no == "S1"


def test_the_peer_cancels_its_own_filing() -> None:
    hub = Hub()
    one = peer(hub)
    one.send(sample(message("K311", FILING)))
    one.send(sample(message("K312", CANCEL)))
    assert hub.posted[1].input["data"]["trt_dcla_detl_sn"] == "BA-261122-000009"


def test_no_message_bears_an_id_or_key_twice() -> None:
    hub = Hub()
    one = peer(hub)
    for _ in range(3):
        one.send(sample(message("K311", FILING)))
    assert len({request.msgid for request in hub.posted}) == 3
    assert len({request.input["data"]["biz_sn"] for request in hub.posted}) == 3
    assert {len(request.msgid) for request in hub.posted} == {30}


def test_a_no_of_the_hub_ends_the_bench() -> None:
    with pytest.raises(Refused, match="500103"):
        peer(Hub("500103")).send(sample(message("K311", FILING)))


def test_the_goal_is_for_the_medians_of_the_whole() -> None:
    one = sample(message("K311", FILING))
    assert one.whole == 45.0
    for ms, met in ((one.whole / GOAL, True), (one.whole / GOAL - 1, False)):
        first, *rest = figures([(one, ms)] * 3)
        assert (first.value, first.limit, first.met) == (one.whole, ms, met)
        assert [figure.met for figure in rest] == [None] * 6
        assert (rest[-1].value, rest[-1].limit) == (ms + one.drawing, ms)


def test_the_wire_is_seen_at_both_its_ends() -> None:
    wire = Wire()
    body = wire.encode(message("K311", FILING))
    answer = wire.decode(encode_response(Response(SUCCESS, "", "", "", "", {})))
    assert wire.body == body
    assert answer.infcode == SUCCESS
    assert wire.answered >= wire.sent > 0
