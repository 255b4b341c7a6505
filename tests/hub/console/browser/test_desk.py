"""The clerk's work in Chromium, by mouse and by keys alone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

REASON = "退回或不予通过的理由"


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
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("已经记录：已通过。")
    expect(page.get_by_role("region", name="办理经过")).to_contain_text("林审核")
    page.get_by_role("link", name="返回列表").click()
    expect(page.get_by_role("link", name=number)).to_have_count(0)
    page.get_by_role("link", name="已通过").click()
    expect(page.get_by_role("link", name=number)).to_be_visible()


def test_sent_back_by_keys_alone(clerk: Any, lay: Any) -> None:
    number = lay()
    page = clerk()
    reach(page, page.get_by_role("link", name=number))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="审核决定").wait_for()
    reach(page, page.get_by_label(REASON))
    page.keyboard.insert_text("请补一张居住证明")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="退回补正")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已经记录：已退回。")
    expect(page.get_by_role("region", name="办理经过")).to_contain_text("请补一张居住证明")


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
