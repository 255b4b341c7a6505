"""The console and whoever should not be there, comes late, or sends what is none of its forms."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from hub import applications

HOSTILE = (
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "\u202e反过来\u2066",
    "\x00\x1b[31m\u200b",
    "医" * 4096,
)


def events(engine: Engine, number: str) -> list[str]:
    with engine.begin() as db:
        case = applications.one(db, number)
    assert case is not None
    return [event.to_flag for event in case.events]


@pytest.mark.parametrize("path", ["", "/sign-in", "/applications/YB-261120-000001", "?page=2"])
def test_without_a_session_nothing_is_shown(client: Any, lay: Any, path: str) -> None:
    lay()
    answer = client.get(f"/console{path}")
    assert answer.status == 401
    assert "YB-261120" not in answer.text
    assert 'type="password"' in answer.text


def test_without_a_session_nothing_is_decided(client: Any, lay: Any, engine: Engine) -> None:
    number = lay()
    answer = client.decide(number, "accept")
    assert (answer.status, "请先登录" in answer.plain) == (401, True)
    assert events(engine, number) == ["0"]


@pytest.mark.parametrize("cookie", ["console=x", "console=.", "console=W10=.00", "console"])
def test_a_cookie_that_is_none(client: Any, cookie: str) -> None:
    client.cookie = cookie
    assert client.get().status == 401


def test_a_wrong_password_is_told_and_slowed(client: Any, clock: Any) -> None:
    for _ in range(5):
        answer = client.sign_in(password="wrong")
        assert (answer.status, "密码不对" in answer.plain) == (401, True)
        assert 'value="林审核"' in answer.text
        assert "wrong" not in answer.text
    slowed = client.sign_in()
    assert (slowed.status, "请等 30 秒" in slowed.plain) == (429, True)
    assert client.get().status == 401
    clock.advance(seconds=31)
    assert client.sign_in().status == 303


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "医" * 21])
def test_a_clerk_without_a_name(client: Any, name: str) -> None:
    answer = client.sign_in(clerk=name)
    assert (answer.status, "请填写姓名" in answer.plain) == (422, True)


@pytest.mark.parametrize("token", ["", "00", "é"])
def test_without_its_token_nothing_is_decided(
    clerk: Any, lay: Any, engine: Engine, token: str
) -> None:
    number = lay()
    clerk.token = token
    answer = clerk.decide(number, "accept")
    assert (answer.status, "这个页面已经失效" in answer.plain) == (403, True)
    assert events(engine, number) == ["0"]


def test_the_token_of_another_session(clerk: Any, app: FastAPI, lay: Any, engine: Engine) -> None:
    number = lay()
    other = type(clerk)(app)
    other.sign_in("陈审核")
    clerk.token = other.token
    assert clerk.decide(number, "accept").status == 403
    assert events(engine, number) == ["0"]


def test_a_form_of_another_site(clerk: Any, lay: Any, engine: Engine) -> None:
    number = lay()
    path = f"/console/applications/{number}"
    form = {"decision": "accept", "seen": "0"}
    for origin in (
        "https://elsewhere.test",
        "null",
        "",
        "http://[",
        "http://hub.test.elsewhere.test",
    ):
        answer = clerk.post(path, form, origin=origin)
        assert (answer.status, "不是从本页面发出" in answer.plain) == (403, True)
    assert events(engine, number) == ["0"]
    assert clerk.post(path, form, origin="http://hub.test").status == 303


def test_signing_out_needs_the_token(clerk: Any) -> None:
    clerk.token = ""
    assert clerk.post("/console/sign-out", {}).status == 403
    assert clerk.get().status == 200


@pytest.mark.parametrize("decision", ["send_back", "refuse"])
@pytest.mark.parametrize("reason", ["", " \n\t", "\u200b\u2060"])
def test_a_no_needs_a_reason(
    clerk: Any, lay: Any, engine: Engine, decision: str, reason: str
) -> None:
    number = lay()
    answer = clerk.decide(number, decision, reason)
    assert (answer.status, "必须写明理由" in answer.plain) == (422, True)
    assert "aria-invalid=true" in answer.text
    assert events(engine, number) == ["0"]


def test_a_reason_that_is_too_long_stays_to_be_mended(clerk: Any, lay: Any, engine: Engine) -> None:
    number = lay()
    answer = clerk.decide(number, "refuse", "缺" * 201)
    assert (answer.status, "最多 200 个字，现在有 201 个字" in answer.plain) == (422, True)
    assert "缺" * 201 in answer.text
    assert events(engine, number) == ["0"]


def test_somebody_else_was_quicker(clerk: Any, app: FastAPI, lay: Any, engine: Engine) -> None:
    number = lay()
    other = type(clerk)(app)
    other.sign_in("陈审核")
    assert other.decide(number, "accept").status == 303
    answer = clerk.decide(number, "refuse", "参保地就是备案地")
    assert (answer.status, "已经由别人处理过了" in answer.plain) == (409, True)
    assert "陈审核" in answer.plain
    assert events(engine, number) == ["0", "1"]


def test_the_same_decision_of_another_is_not_mine(
    clerk: Any, app: FastAPI, lay: Any, engine: Engine
) -> None:
    number = lay()
    other = type(clerk)(app)
    other.sign_in("陈审核")
    assert other.decide(number, "accept").status == 303
    assert clerk.decide(number, "accept").status == 409
    assert "已经记录" not in clerk.get(f"/console/applications/{number}?kept=1").plain
    assert events(engine, number) == ["0", "1"]


@pytest.mark.parametrize("flag", ["1", "2", "3", "4", "7", "9", "?"])
def test_what_is_settled_is_not_decided(clerk: Any, lay: Any, engine: Engine, flag: str) -> None:
    number = lay(1, flag)
    page = clerk.get(f"/console/applications/{number}")
    assert 'name="decision"' not in page.text
    assert "不能再作决定" in page.plain
    for seen in (flag, "0", ""):
        assert clerk.decide(number, "accept", seen=seen).status == 409
    assert events(engine, number) == [flag]


@pytest.mark.parametrize("decision", ["", "delete", "ACCEPT", "<b>"])
def test_a_decision_that_is_none(clerk: Any, lay: Any, engine: Engine, decision: str) -> None:
    number = lay()
    assert clerk.decide(number, decision, "x").status == 403
    assert events(engine, number) == ["0"]


@pytest.mark.parametrize("number", ["YB-261120-999999", "%3Cscript%3E", "%00", "x" * 3000])
def test_a_number_that_nobody_has(clerk: Any, number: str) -> None:
    for answer in (
        clerk.get(f"/console/applications/{number}"),
        clerk.get(f"/console/applications/{number}?kept=1"),
        clerk.decide(number, "accept"),
        clerk.decide(number, "refuse"),
    ):
        assert (answer.status, "没有这个受理编号" in answer.plain) == (404, True)
        assert "<script" not in answer.text


@pytest.mark.parametrize("page", ["0", "-1", "9999999999", "x", "1.5", "٣", ""])
def test_a_page_that_is_none(clerk: Any, lay: Any, page: str) -> None:
    lay()
    assert "第 1 页" in clerk.get(f"/console?page={quote(page)}").plain


def test_a_state_that_is_none(clerk: Any, lay: Any) -> None:
    lay()
    assert "共 1 件" in clerk.get("/console?state=%3Cscript%3E").plain


@pytest.mark.parametrize("body", [b"\xff\xfe", "理".encode(), b"&".join([b"a=b"] * 20)])
def test_bytes_that_are_no_form(clerk: Any, lay: Any, engine: Engine, body: bytes) -> None:
    number = lay()
    answer = clerk.ask("POST", f"/console/applications/{number}", body)
    assert answer.status == 400
    assert events(engine, number) == ["0"]


def test_a_body_without_end(client: Any) -> None:
    answer = client.ask("POST", "/console/sign-in", b"clerk=" + b"x" * 20_000)
    assert (answer.status, "太长" in answer.plain) == (413, True)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_harmlessly(clerk: Any, lay: Any, text: str) -> None:
    """In every field that comes from outside."""
    everywhere = dict.fromkeys(
        ("psn_name", "certno", "psn_no", "item_id", "acting", "terminal", "proxy_no"), text
    )
    agent = dict.fromkeys(
        ("agnter_name", "agnter_certno", "agnter_tel", "agnter_addr", "agnter_rlts"), text
    )
    signed = {"id": text, "version": text, "way": text, "signature": text}
    payload = {
        text[:40]: text,
        "rloc_admdvs": [text, text],
        "begndate": text,
        "rloc_rea": text,
        "insutype": text,
        "commitments": [signed],
    }
    number = lay(1, **everywhere, **agent, payload=payload)
    for answer in (clerk.get(), clerk.get(f"/console/applications/{number}")):
        assert answer.status == 200
        assert "<script" not in answer.text
        assert "<img" not in answer.text
        assert "{{ 49" not in answer.text
        assert [c for c in answer.text if c in "\u202e\u2066\x00\x1b\u200b"] == []
    assert "签名数据无法显示" in answer.plain


def test_a_hostile_reason_and_name_come_back_harmlessly(clerk: Any, app: FastAPI, lay: Any) -> None:
    other = type(clerk)(app)
    other.sign_in("<b>\"'&\u202e林")
    number = lay()
    location = other.decide(number, "refuse", HOSTILE[1]).headers["location"]
    text = clerk.get(location).text
    assert "<img" not in text
    assert "<b>" not in text
    assert "\u202e" not in text
