"""The public page: how far it is, and nothing of anybody."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from typing import Any

import pytest
from fastapi import Response

from config import deployment_files
from hub.applications import FLAGS, Decision, State, decide, node_of
from hub.phone import page
from hub.words import shown
from wire.behalf import Signed
from wire.filings import FilingCancel, RemoteFiling

AT = datetime(2026, 11, 23, 9, 0)
VERSIONS = deployment_files.load().commitments.newest
PERSONAL = ("林", "SYN-3501-0002", "350111195203070015", "13900000015", "示例路", "350100")


def filing(**changed: Any) -> RemoteFiling:
    ink = "100,50 130,90 180,60;200,40"
    made = tuple(Signed(one, VERSIONS[one], "ink", ink) for one in ("c_residence_away", "c_truth"))
    whole: dict[str, Any] = {
        "biz_sn": "4f1c4a5e-0000-4000-8000-000000000001",
        "item_id": "remote_long_stay",
        "psn_no": "SYN-3501-0002",
        "insutype": "390",
        "commitments": made,
        "rloc_rea": "07",
        "rloc_admdvs": ("330106", "330182"),
        "begndate": AT.date(),
        "tel": "13900000015",
        "resout_addr": "示例路1号",
    }
    return RemoteFiling(**{**whole, **changed})


def opened(hub: Any, url: str) -> Response:
    path, _, check = url.removeprefix("https://hub.example/p/").partition("?c=")
    return page(hub.engine, hub.rules)(path, check)


def words(answer: Response) -> str:
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", bytes(answer.body).decode(), flags=re.DOTALL)
    return " ".join(body.split())


def test_what_waits(terminal: Any, hub: Any) -> None:
    answer = opened(hub, terminal.told("K311", filing()).page_url)
    told = words(answer)
    assert answer.status_code == 200
    for part in (
        shown("item.remote_long_stay"),
        node_of("0"),
        "2026年11月22日",
        "YB-261122-000001",
    ):
        assert part in told
    assert told.count("浙江省杭州市") == 1
    assert [one for one in (*PERSONAL, "西湖") if one in bytes(answer.body).decode()] == []


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.ACCEPT, State.DONE),
        (Decision.REFUSE, State.REFUSED),
        (Decision.SEND_BACK, State.SENT_BACK),
    ],
)
def test_what_a_clerk_decided(terminal: Any, hub: Any, decision: Decision, state: State) -> None:
    filed = terminal.told("K311", filing())
    with hub.engine.begin() as db:
        decide(db, filed.accept_no, "0", decision, "审核员", "林国庆的证明过期", AT)
    told = words(opened(hub, filed.page_url))
    assert node_of(FLAGS[state][0]) in told
    then = "slip.then.holds" if state is State.DONE else f"hub.next.{state}"
    assert shown(then) in told
    assert "2026年11月23日" in told
    assert "林国庆" not in told
    assert "审核员" not in told


def test_a_cancel_promises_nothing(terminal: Any, hub: Any) -> None:
    filed = terminal.told("K311", filing())
    cancel = FilingCancel(
        biz_sn="4f1c4a5e-0000-4000-8000-000000000002",
        item_id="remote_cancel",
        psn_no="SYN-3501-0002",
        insutype="390",
        commitments=filing().commitments,
        trt_dcla_detl_sn=filed.trt_dcla_detl_sn,
    )
    told = words(opened(hub, terminal.told("K312", cancel).page_url))
    assert shown("item.remote_cancel.slip.then.cancelled") in told
    assert "可以在那边直接报" not in told
    assert shown("hub.next.cancelled") in words(opened(hub, filed.page_url))


def test_nothing_is_loaded_kept_or_told_on(terminal: Any, hub: Any) -> None:
    answer = opened(hub, terminal.told("K311", filing()).page_url)
    text = bytes(answer.body).decode()
    assert re.findall(r"<script|<img|<link|<iframe|https?://|href=|src=", text) == []
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_every_state_has_its_words() -> None:
    for state in State:
        assert shown(f"hub.next.{state}")


def test_wrong_checks_are_as_good_as_unknown_numbers(terminal: Any, hub: Any) -> None:
    url = terminal.told("K311", filing()).page_url
    right = url.partition("?c=")[2]
    base = "https://hub.example/p/"
    answers = [
        opened(hub, one)
        for one in (
            url.partition("?")[0],
            f"{url}x",
            url[:-1],
            url[:-1] + "é",
            f"{base}YB-261122-000001?c={right.upper()}",
            f"{base}YB-261122-000002?c={right}",
            f"{base}YB-261122-000002?c=",
            f"{base}{'9' * 400}?c={right}",
            f"{base}<script>?c={right}",
            f"{base}\0?c={right}",
        )
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({bytes(answer.body) for answer in answers}) == 1
    assert shown("hub.page.none") in words(answers[0])


def test_a_check_code_is_long_and_never_twice(terminal: Any, hub: Any) -> None:
    urls = set()
    for n in range(5):
        day = AT.date().replace(day=23 + n)
        form = filing(
            biz_sn=f"4f1c4a5e-0000-4000-8000-{n:012}",
            begndate=day,
            enddate=day,
            rloc_admdvs=("330106",),
        )
        urls.add(terminal.told("K311", form).page_url.partition("?c=")[2])
    assert len(urls) == 5
    assert all(re.fullmatch(r"[a-z]{14}", one) for one in urls)


def test_over_http(terminal: Any, hub: Any) -> None:
    from hub.app import create_app

    url = terminal.told("K311", filing()).page_url.removeprefix("https://hub.example")
    path, _, query = url.partition("?")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode()}
    sent = asyncio.run(asked(create_app(hub), {**scope, "headers": [], "app": None}))
    assert sent[0]["status"] == 200
    assert shown("item.remote_long_stay") in sent[1]["body"].decode()


async def asked(app: Any, scope: dict[str, Any]) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent
