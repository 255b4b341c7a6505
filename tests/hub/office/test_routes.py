"""The console's pages, asked through ASGI."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from hub import applications
from hub.applications import State, node_of

AGENT = {
    "acting": "agent",
    "agnter_name": "林晓芳",
    "agnter_cert_type": "01",
    "agnter_certno": "350102198003070026",
    "agnter_tel": "13800000026",
    "agnter_rlts": "2",
}


def state_of(engine: Engine, number: str) -> tuple[str, int]:
    """The state, and how many events led there."""
    with engine.begin() as db:
        case = applications.one(db, number)
    assert case is not None
    return case.rchk_flag, len(case.events)


def test_sign_in_and_out(client: Any) -> None:
    assert client.get().status == 401
    answer = client.sign_in()
    assert (answer.status, answer.headers["location"]) == (303, "/console")
    assert "林审核" in client.get().plain
    out = client.post("/console/sign-out", {})
    assert out.status == 303
    assert client.get().status == 401


def test_the_cookie_is_for_this_site_and_no_script(client: Any) -> None:
    cookie = client.sign_in().headers["set-cookie"].lower()
    attributes = {part.strip() for part in cookie.split(";")[1:]}
    assert attributes == {"httponly", "secure", "samesite=strict", "path=/console"}
    assert "林审核" not in cookie


def test_every_page_forbids_scripts_and_frames_and_is_not_kept(clerk: Any, lay: Any) -> None:
    for path in ("/console", f"/console/applications/{lay()}", "/console/console.css"):
        headers = clerk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_a_session_goes_on_with_every_page(clerk: Any, clock: Any) -> None:
    for _ in range(3):
        clock.advance(minutes=20)
        assert clerk.get().status == 200
    clock.advance(minutes=31)
    assert clerk.get().status == 401


def test_what_waits_is_shown_first_oldest_first(clerk: Any, lay: Any) -> None:
    lay(1, "1")
    lay(3)
    lay(2)
    text = clerk.get().plain
    assert "共 2 件" in text
    assert text.index("YB-261120-000002") < text.index("YB-261120-000003")
    assert "YB-261120-000001" not in text


def test_a_line_of_the_list(clerk: Any, lay: Any) -> None:
    lay(1, **AGENT)
    text = clerk.get().plain
    for part in (
        "2026年12月1日",
        "思明区",
        "林*",
        "有",
        "2026年11月20日 09:31",
        "已等 2 天",
        node_of("0"),
    ):
        assert part in text
    assert "林国庆" not in text
    assert "350111" not in text


@pytest.mark.parametrize("state", list(State))
def test_by_state(clerk: Any, lay: Any, state: State) -> None:
    for n, flag in enumerate(("0", "1", "2", "4", "3"), 1):
        lay(n, flag)
    text = clerk.get(f"/console?state={state}").text
    assert text.count("<tr>") == 2
    assert f'<a href="/console?state={state}" aria-current=page>' in text


def test_all_states(clerk: Any, lay: Any) -> None:
    for n, flag in enumerate(("0", "1", "2", "4", "3"), 1):
        lay(n, flag)
    assert "共 5 件" in clerk.get("/console?state=all").plain


def test_pages_of_twenty(clerk: Any, lay: Any) -> None:
    for n in range(1, 46):
        lay(n)
    first, last = clerk.get(), clerk.get("/console?state=waiting&page=3")
    assert first.text.count("<tr>") == 21
    assert "共 45 件，第 1 页，共 3 页" in first.plain
    assert 'rel="prev"' not in first.text
    assert last.text.count("<tr>") == 6
    assert 'rel="next"' not in last.text


def test_an_empty_list(clerk: Any) -> None:
    assert "这里没有申请" in clerk.get().plain


def test_one_application_for_oneself(clerk: Any, lay: Any) -> None:
    text = clerk.get(f"/console/applications/{lay()}").plain
    for part in ("林国庆", "3501************15", "厦门市思明区", "2026年12月1日", "13800000015"):
        assert part in text
    assert "350111195203070015" not in text
    assert "本人办理，没有代办人" in text
    assert "c_truth 第 1 版，手写签名" in text
    assert "手写签名" in text


def test_one_application_on_behalf(clerk: Any, lay: Any) -> None:
    text = clerk.get(f"/console/applications/{lay(1, **AGENT)}").plain
    for part in ("林国庆", "林晓芳", "3501************26", "13800000026", "代人办"):
        assert part in text


def test_a_commitment_is_worded_only_in_the_version_that_was_signed(clerk: Any, lay: Any) -> None:
    signed = [{"id": "c_truth", "version": v, "way": "credential"} for v in ("1", "0")]
    for n, one in enumerate(signed, 1):
        lay(n, payload={"commitments": [one]})
    new, old = (clerk.get(f"/console/applications/YB-261120-00000{n}").plain for n in (1, 2))
    assert "这次填的内容都是真的" in new
    assert "听读全文后再次出示证件确认" in new
    assert "这次填的内容都是真的" not in old
    assert "签的是另一版文本" in old


@pytest.mark.parametrize(
    ("infno", "item", "payload", "shown"),
    [
        ("K312", "remote_cancel", {"trt_dcla_detl_sn": "BA-7", "evt_type": "05"}, "取消"),
        (
            "K351",
            "proxy_register",
            {"scope": ["query"], "valid_to": "2027-11-22"},
            "2027年11月22日",
        ),
    ],
)
def test_other_things_handed_in(
    clerk: Any, lay: Any, infno: str, item: str, payload: dict[str, Any], shown: str
) -> None:
    """Every field has a label in words."""
    number = lay(infno=infno, item_id=item, payload=payload)
    text = clerk.get(f"/console/applications/{number}").plain
    assert shown in text
    assert [key for key in payload if key in text] == []
    assert clerk.get().status == 200


def test_the_list_says_in_short_what_each_item_is_about(clerk: Any, lay: Any) -> None:
    moved = {"evt_type": "02", "trt_dcla_detl_sn": "BA-7", "rloc_admdvs": ["350902"]}
    lay(1, infno="K312", item_id="remote_cancel", payload=moved)
    lay(2, infno="K351", item_id="proxy_register", payload={"scope": ["query"]})
    text = clerk.get().plain
    assert "申请内容" in text
    assert "换地方或换日期" in text
    assert "查备案、查进度" in text
    assert "福建省宁德市" in text


def test_an_item_whose_file_is_gone_is_shown_by_the_keys_of_the_interface(
    clerk: Any, lay: Any
) -> None:
    number = lay(1, item_id="gone_item")
    for text in (clerk.get().plain, clerk.get(f"/console/applications/{number}").plain):
        assert "gone_item" in text
    assert "福建省厦门市思明区" in text
    assert "2026年12月1日" in text


def test_the_signature_is_drawn(clerk: Any, lay: Any) -> None:
    text = clerk.get(f"/console/applications/{lay()}").text
    assert 'd="M100 50 L130 90 L180 60 M200 40 L200 40"' in text
    assert 'viewBox="80 20 140 90"' in text


@pytest.mark.parametrize(
    ("decision", "reason", "flag"),
    [
        ("accept", "", "1"),
        ("send_back", "请把开始日期改成12月1日", "4"),
        ("refuse", "参保地就是备案地", "2"),
    ],
)
def test_a_decision(
    clerk: Any, lay: Any, engine: Engine, decision: str, reason: str, flag: str
) -> None:
    number = lay()
    answer = clerk.decide(number, decision, reason)
    assert answer.status == 303
    text = clerk.get(answer.headers["location"]).plain
    assert f"已经记录：{node_of(flag)}" in text
    assert reason in text
    assert "林审核" in text
    assert state_of(engine, number) == (flag, 2)
    with engine.begin() as db:
        case = applications.one(db, number)
    assert case is not None
    assert (case.events[-1].who, case.events[-1].memo) == ("林审核", reason)


def test_after_the_first_review(clerk: Any, lay: Any, engine: Engine) -> None:
    number = lay(1, "5")
    assert clerk.decide(number, "accept", seen="5").status == 303
    assert state_of(engine, number) == ("7", 2)


def test_a_reason_is_kept_in_one_line_and_not_with_a_yes(
    clerk: Any, lay: Any, engine: Engine
) -> None:
    lay(1)
    lay(2)
    clerk.decide("YB-261120-000001", "send_back", " 缺\r\n居住\u202e证明 ")
    clerk.decide("YB-261120-000002", "accept", "多余的话")
    with engine.begin() as db:
        back, yes = (applications.one(db, f"YB-261120-00000{n}") for n in (1, 2))
    assert back is not None
    assert yes is not None
    assert (back.memo, yes.memo) == ("缺 居住证明", "")


def test_twice_is_once(clerk: Any, lay: Any, engine: Engine) -> None:
    number = lay()
    for _ in range(2):
        assert clerk.decide(number, "send_back", "请把开始日期改成12月1日").status == 303
    assert state_of(engine, number) == ("4", 2)
