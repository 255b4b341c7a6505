"""The clerk's work in Chromium, by mouse and by keys alone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from hub.applications import node_of

REASON = "退回或不予通过的理由"
MENDED = "请把开始日期改成12月1日"


def test_sign_in_and_out(open_page: Any, hub: Any) -> None:
    page = open_page()
    page.goto(hub.console)
    expect(page.get_by_label("经办人姓名")).to_be_focused()
    page.keyboard.type("林审核")
    page.keyboard.press("Tab")
    page.keyboard.type(hub.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="申请列表")).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("林审核")
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_label("审核密码")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("审核密码")).to_be_visible()


def test_the_list_leads_to_one_application_and_back(clerk: Any, lay: Any) -> None:
    number = lay()
    page = clerk()
    row = page.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text("福建省厦门市思明区")
    expect(row).to_contain_text("林*")
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    expect(page.get_by_role("region", name="办理人（本人）")).to_contain_text("林国庆")
    expect(page.get_by_role("img", name="手写签名")).to_be_visible()
    drawn = page.get_by_role("img", name="手写签名").bounding_box()
    assert drawn["width"] > 100
    assert drawn["height"] > 50
    page.get_by_role("link", name="返回列表").click()
    expect(page.get_by_role("heading", name="申请列表")).to_be_visible()


def test_accepted_it_moves_to_another_list(clerk: Any, lay: Any) -> None:
    number = lay()
    page = clerk(path=f"/applications/{number}")
    sure = page.get_by_role("button", name="确认通过")
    expect(sure).to_be_hidden()
    page.get_by_text("通过", exact=True).click()
    expect(page.get_by_text("林*，福建省厦门市思明区，2026年12月1日")).to_be_visible()
    sure.click()
    expect(page.get_by_role("status")).to_have_text(f"已经记录：{node_of('1')}。")
    expect(page.get_by_role("region", name="办理经过")).to_contain_text("林审核")
    page.get_by_role("link", name="返回列表").click()
    expect(page.get_by_role("link", name=number)).to_have_count(0)
    page.get_by_role("link", name=node_of("1")).click()
    expect(page.get_by_role("link", name=number)).to_be_visible()


def test_sent_back_by_keys_alone(clerk: Any, lay: Any) -> None:
    number = lay()
    page = clerk()
    reach(page, page.get_by_role("link", name=number))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="审核决定").wait_for()
    reach(page, page.get_by_label(REASON))
    page.keyboard.insert_text(MENDED)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="退回，要重新办")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"已经记录：{node_of('4')}。")
    expect(page.get_by_role("region", name="办理经过")).to_contain_text(MENDED)


def test_accepted_by_keys_alone_and_only_when_asked_once_more(clerk: Any, lay: Any) -> None:
    page = clerk(path=f"/applications/{lay()}")
    reach(page, page.locator("summary.likely"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="确认通过")).to_be_visible()
    expect(page.get_by_role("status")).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"已经记录：{node_of('1')}。")


def test_found_by_its_number_and_by_its_key(clerk: Any, lay: Any) -> None:
    number, key = lay(biz_sn="6f3dd34b-0000-4000-8000-000000000001"), "6f3d d34b"
    page = clerk(path="?state=refused")
    for typed in (number.replace("-", " "), key):
        page.get_by_label("按编号查").fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(number)
        page.get_by_role("link", name="返回列表").click()


def test_the_skip_link_leads_past_the_head(clerk: Any) -> None:
    page = clerk()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_focus_is_seen_and_nothing_is_cut(clerk: Any, lay: Any) -> None:
    """At 100 % on a small desk, and in a window half as wide."""
    number = lay()
    page = clerk(path=f"/applications/{number}")
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate(outline) == "3px"
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(wide) == 0


def reach(page: Any, wanted: Any) -> None:
    """Goes there with Tab; a page of twenty lines has fewer stops than sixty."""
    wanted.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("no key leads there")
