"""A sample page of every kind, of synthetic people, as the core makes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.text import Texts
from config.text_files import load
from model.page import BAR, KEYPAD, Header, Kind, Line, Node, Page, Privacy, Role, Tone
from model.value import (
    Area,
    Code,
    Count,
    Covered,
    Day,
    Masked,
    Moment,
    Money,
    Month,
    Number,
    Plain,
    Value,
)

HERE = Path(__file__).parent
PERSON = {"name": Masked("欧阳*", "欧阳某")}
BARS = (
    Node("act:bar.repeat", Role.BUTTON, "bar.repeat", group=BAR),
    Node("act:bar.size", Role.BUTTON, "bar.larger", group=BAR),
    Node("act:bar.contrast", Role.BUTTON, "bar.contrast", group=BAR),
    Node("act:bar.help", Role.BUTTON, "bar.help", {"line": Plain("12345")}, group=BAR),
)
PLACE = Line("head.name", {"place": Plain("五一北路24小时自助服务区")})
ITEM = Line("item.query_account")


def button(node_id: str, text: str, tone: Tone = Tone.PLAIN) -> Node:
    return Node(node_id, Role.BUTTON, text, tone=tone)


def page(kind: Kind, *nodes: Node, step: int = 0, default: str = "", escape: str = "") -> Page:
    line = Line("step.of", {"n": Count(step), "m": Count(2)}) if step else None
    header = Header(ITEM, line, Line("for.self", PERSON)) if step else Header(PLACE)
    return Page(f"sample.{kind}", kind, header, (*nodes, *BARS), default, escape)


def attract() -> Page:
    heading = Node("title", Role.HEADING, "attract.heading")
    text = Node("about", Role.TEXT, "attract.text")
    return page(Kind.ATTRACT, heading, text, button("start", "attract.start"), default="start")


def menu() -> Page:
    codes = ["310", "320", "330", "340", "350", "390", "510"]
    choices = [
        Node(f"c{code}", Role.CHOICE, "label.insurance", {"kind": Code("insutype", code)})
        for code in codes
    ]
    return page(
        Kind.MENU,
        Node("title", Role.HEADING, "menu.heading"),
        *choices,
        Node("hint", Role.TEXT, "menu.hint"),
        button("finish", "act.finish"),
        escape="finish",
    )


def notice() -> Page:
    return page(
        Kind.NOTICE,
        Node("title", Role.HEADING, "item.query_account"),
        Node("need", Role.TEXT, "need.credential"),
        Node("no_printer", Role.NOTICE, "notice.no_printer", tone=Tone.CAUTION),
        button("begin", "act.begin", Tone.LIKELY),
        button("leave", "act.leave", Tone.LEAVE),
        step=1,
        default="begin",
        escape="leave",
    )


def present() -> Page:
    return page(
        Kind.PRESENT,
        Node("title", Role.HEADING, "present.heading"),
        Node("where", Role.PICTURE, "credential.resident_id.right"),
        Node("how", Role.TEXT, "present.text"),
        Node("trouble", Role.NOTICE, "card.unreadable", tone=Tone.CAUTION, live=True),
        button("leave", "act.leave", Tone.LEAVE),
        step=1,
        escape="leave",
    )


def form() -> Page:
    month = Month(2026, 8)
    return page(
        Kind.FORM,
        Node("title", Role.HEADING, "form.heading"),
        Node("begin", Role.FIELD, "label.begn_ym", value=month, live=True),
        button("earlier", "form.earlier"),
        button("later", "form.later"),
        button("search", "act.search", Tone.LIKELY),
        button("back", "act.back"),
        step=2,
        default="search",
        escape="back",
    )


def busy() -> Page:
    heading = Node("title", Role.HEADING, "busy.lookup", live=True)
    return page(Kind.BUSY, heading, Node("text", Role.TEXT, "busy.text"), step=2)


def result(*, covered: bool = False) -> Page:
    """design.md §9, with a synthetic person."""
    balance = Covered() if covered else Money.of("1234.56")
    row: dict[str, Value] = {
        "kind": Code("ledger_kind", "41"),
        "day": Day(date(2026, 11, 18)),
        "place": Area("350103"),
    }
    return page(
        Kind.RESULT,
        Node("title", Role.HEADING, "item.query_account.result"),
        Node(
            "who",
            Role.FIELD,
            "label.person",
            PERSON,
            Masked("3501************28", "0028"),
            Privacy.PERSONAL,
        ),
        Node("balance", Role.AMOUNT, "label.balance", {}, balance, Privacy.PERSONAL),
        Node(
            "asof",
            Role.NOTICE,
            "result.as_of",
            {"at": Moment(15, 5)},
            tone=Tone.SUCCESS,
            live=True,
        ),
        Node("ledger", Role.HEADING, "label.ledger"),
        Node(
            "e1",
            Role.ROW,
            "row.ledger",
            row,
            Money.of("-86.40", signed=True),
            Privacy.PERSONAL,
        ),
        Node("act:more", Role.BUTTON, "act.more_rows", {"left": Count(9)}),
        button("print", "act.print", Tone.LIKELY),
        button("finish", "act.finish"),
        step=2,
        default="print",
        escape="finish",
    )


def rating() -> Page:
    rates = [Node(f"r{n}", Role.CHOICE, f"rate.{n}") for n in range(5, 0, -1)]
    heading = Node("title", Role.HEADING, "rating.heading")
    return page(Kind.RATING, heading, *rates, button("skip", "act.skip"), escape="skip")


def grid() -> Page:
    """Eleven provinces to choose from."""
    names = [
        "北京",
        "天津",
        "河北",
        "山西",
        "内蒙古",
        "辽宁",
        "吉林",
        "黑龙江",
        "上海",
        "江苏",
        "浙江",
    ]
    tiles = [
        Node(f"tile.{n}", Role.CHOICE, "sample.tile", {"name": Plain(name)})
        for n, name in enumerate(names)
    ]
    heading = Node("title", Role.HEADING, "sample.where")
    return page(Kind.GRID, heading, *tiles, button("back", "act.back"), step=2, escape="back")


def keypad(typed: str = "138") -> Page:
    """A mobile number, as far as it is typed."""
    keys = [
        Node(f"act:key.{n}", Role.BUTTON, "sample.key", {"n": Plain(n)}, group=KEYPAD)
        for n in "1234567890"
    ]
    return page(
        Kind.KEYPAD,
        Node("title", Role.HEADING, "sample.tel"),
        Node("tel", Role.FIELD, "sample.tel", {}, Number(typed), Privacy.PERSONAL, live=True),
        *keys,
        Node("act:key.erase", Role.BUTTON, "sample.erase", group=KEYPAD),
        button("next", "act.search", Tone.LIKELY),
        button("back", "act.back"),
        step=2,
        default="next",
        escape="back",
    )


def commitment(strokes: int = 0) -> Page:
    """Two texts above the place to sign, signed by a synthetic person."""
    return page(
        Kind.COMMITMENT,
        Node("title", Role.HEADING, "sample.commit"),
        Node("signer", Role.TEXT, "sample.signer", PERSON, privacy=Privacy.PERSONAL),
        Node("c_one", Role.TEXT, "sample.one"),
        Node("c_two", Role.TEXT, "sample.two"),
        Node("ink", Role.INK, "sample.ink", value=Count(strokes)),
        button("agree", "act.begin", Tone.LIKELY),
        button("back", "act.back"),
        step=2,
        default="agree",
        escape="back",
    )


def review() -> Page:
    """Two answers, one of which says something of the person."""
    return page(
        Kind.REVIEW,
        Node("title", Role.HEADING, "sample.review"),
        Node("field:to", Role.CHOICE, "sample.to", value=Area("350100")),
        Node(
            "field:tel",
            Role.CHOICE,
            "sample.tel",
            value=Masked("138****0028", "0028"),
            privacy=Privacy.PERSONAL,
        ),
        button("submit", "act.begin", Tone.LIKELY),
        button("back", "act.back"),
        step=2,
        default="submit",
        escape="back",
    )


def question() -> Page:
    return page(
        Kind.QUESTION,
        Node("title", Role.HEADING, "warning.heading"),
        Node("text", Role.TEXT, "warning.text", {"left": Count(30)}),
        button("go_on", "act.go_on", Tone.LIKELY),
        button("end", "act.end", Tone.LEAVE),
        default="go_on",
        escape="go_on",
    )


def message() -> Page:
    return page(
        Kind.MESSAGE,
        Node("safe", Role.HEADING, "safe.nothing_changed", tone=Tone.SUCCESS),
        Node("what", Role.NOTICE, "hub.unreachable.heading", tone=Tone.DANGER, live=True),
        Node("todo", Role.TEXT, "hub.unreachable.text", {"line": Plain("12345")}),
        button("retry", "act.retry", Tone.LIKELY),
        button("finish", "act.finish"),
        default="retry",
        escape="finish",
    )


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The narrator's own words as shipped, and the sample's, which no rewording touches."""
    shipped, sample = load(), load(folder=HERE / "text", items=HERE / "items")
    own = {key: shipped.entry(key) for key in shipped.keys() if key.startswith("voice.")}  # noqa: SIM118
    entries = own | {key: sample.entry(key) for key in sample.keys()}  # noqa: SIM118
    return Texts(entries, {code: sample.area(code) for code in ("350000", "350100", "350103")})


@pytest.fixture
def pages() -> dict[Kind, Page]:
    made = (
        attract(), menu(), notice(), present(), form(),
        busy(), result(), rating(), question(), message(),
        grid(), keypad(), commitment(), review(),
    )  # fmt: skip
    return {sample.kind: sample for sample in made}


@pytest.fixture
def covered() -> Page:
    """The result page with its balance behind a touch."""
    return result(covered=True)
