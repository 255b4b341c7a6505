"""Chromium and what must not happen: strangers, latecomers, other sites, hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import expect

from hub import applications
from hub.applications import node_of

REASON = "退回或不予通过的理由"
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>\u202e" + "医" * 4000


@pytest.fixture
def flags(hub: Any) -> Callable[[str], list[str]]:
    """The states that an application went through, asked of the database itself."""

    def asked(number: str) -> list[str]:
        with hub.engine.begin() as db:
            case = applications.one(db, number)
        assert case is not None
        return [event.to_flag for event in case.events]

    return asked


def test_without_a_session_there_is_nothing_to_see(open_page: Any, hub: Any, lay: Any) -> None:
    number = lay()
    page = open_page()
    for path in ("", f"/applications/{number}", "?state=all"):
        answer = page.goto(f"{hub.console}{path}")
        assert answer.status == 401
        expect(page.get_by_label("审核密码")).to_be_visible()
        expect(page.get_by_text(number)).to_have_count(0)


def test_a_wrong_password(open_page: Any, hub: Any) -> None:
    page = open_page()
    page.goto(hub.console)
    page.get_by_label("经办人姓名").fill("林审核")
    page.get_by_label("审核密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_have_text("密码不对，请重新输入。")
    expect(page.get_by_label("经办人姓名")).to_have_value("林审核")
    expect(page.get_by_label("审核密码")).to_be_focused()


def test_a_session_that_is_gone_decides_nothing(clerk: Any, lay: Any, flags: Any) -> None:
    number = lay()
    page = clerk(path=f"/applications/{number}")
    page.context.clear_cookies()
    page.get_by_text("通过", exact=True).click()
    page.get_by_role("button", name="确认通过").click()
    expect(page.get_by_role("alert")).to_contain_text("请先登录")
    assert flags(number) == ["0"]


def test_without_the_token_nothing_is_decided(clerk: Any, lay: Any, flags: Any) -> None:
    number = lay()
    page = clerk(path=f"/applications/{number}")
    page.locator("main input[name=token]").evaluate_all("all => all.forEach(one => one.remove())")
    page.get_by_text("通过", exact=True).click()
    page.get_by_role("button", name="确认通过").click()
    expect(page.get_by_role("alert")).to_contain_text("这个页面已经失效")
    assert flags(number) == ["0"]


def test_a_form_of_another_site_decides_nothing(
    clerk: Any, hub: Any, lay: Any, flags: Any, elsewhere: Any
) -> None:
    """The same clerk in the same browser; but the cookie stays at home."""
    number = lay()
    page = clerk()
    page.goto(elsewhere(f"{hub.console}/applications/{number}"))
    page.get_by_role("button", name="x").click()
    expect(page.get_by_role("alert")).to_contain_text("请先登录")
    assert page.url.startswith(hub.url)
    assert flags(number) == ["0"]
    page.goto(hub.console)
    expect(page.get_by_role("heading", name="申请列表")).to_be_visible()


class Forger(BaseHTTPRequestHandler):
    """Another site: it answers any path with a form that is sent to that address."""

    def do_GET(self) -> None:
        form = (
            f'<form method="post" action="{unquote(self.path[1:])}"><input name="seen" value="0">'
            '<button name="decision" value="accept">x</button></form>'
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(form.encode())

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """The address of a forged form. To a browser `localhost` is another site than the hub's
    127.0.0.1, and one that it neither looks up nor tries over TLS first.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), Forger) as server:
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        yield lambda target: f"http://localhost:{server.server_port}/{quote(target, safe='')}"
        server.shutdown()
        serving.join()


def test_two_clerks_at_once(clerk: Any, lay: Any, flags: Any) -> None:
    number = lay()
    first, second = (clerk(name, f"/applications/{number}") for name in ("林审核", "陈审核"))
    second.get_by_label(REASON).fill("请把开始日期改成12月1日")
    first.get_by_text("通过", exact=True).click()
    first.get_by_role("button", name="确认通过").click()
    expect(first.get_by_role("status")).to_have_text(f"已经记录：{node_of('1')}。")
    second.get_by_role("button", name="退回，要重新办").click()
    expect(second.get_by_role("alert")).to_contain_text("已经由别人处理过了")
    expect(second.get_by_role("region", name="办理经过")).to_contain_text("林审核")
    assert flags(number) == ["0", "1"]


def test_pressed_twice_is_decided_once(clerk: Any, lay: Any, flags: Any) -> None:
    number = lay()
    page = clerk(path=f"/applications/{number}")
    page.get_by_text("通过", exact=True).click()
    page.get_by_role("button", name="确认通过").dblclick()
    expect(page.get_by_role("status")).to_have_text(f"已经记录：{node_of('1')}。")
    page.go_back()
    assert flags(number) == ["0", "1"]


def test_a_no_without_a_reason_is_held_by_the_browser_and_by_the_hub(
    clerk: Any, lay: Any, flags: Any
) -> None:
    number = lay()
    page = clerk(path=f"/applications/{number}")
    page.get_by_role("button", name="不予通过").click()
    expect(page.get_by_label(REASON)).to_be_focused()
    page.get_by_label(REASON).fill("  ")
    page.get_by_role("button", name="不予通过").click()
    expect(page.get_by_role("alert")).to_contain_text("必须写明理由")
    expect(page.get_by_label(REASON)).to_be_focused()
    assert flags(number) == ["0"]


def test_hostile_text_stays_text(clerk: Any, lay: Any) -> None:
    """A dialog or an error of the page fails the test (`open_page`)."""
    number = lay(psn_name=HOSTILE, payload={"resout_addr": HOSTILE, "tel": HOSTILE})
    page = clerk("<b>林</b>", f"/applications/{number}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    assert "owned" not in page.title()
    assert page.locator("script, img, b").count() == 0
    expect(page.get_by_role("region", name="办理人（本人）")).to_contain_text("<script>")
    page.get_by_text("显示全文").first.click()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0


def test_no_script_runs_even_if_one_got_in(clerk: Any) -> None:
    page = clerk()
    page.evaluate(
        "() => { const one = document.createElement('script');"
        " one.textContent = 'window.owned = true'; document.body.append(one); }"
    )
    assert page.evaluate("window.owned") is None
