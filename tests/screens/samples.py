"""One page of each kind, as the core makes them, with synthetic people (synthetic data only)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from model.page import Header, Kind, Node, Page, Privacy, Role, Tone
from model.profile import Profile
from model.value import (
    Area,
    Code,
    Count,
    Covered,
    Day,
    Key,
    Masked,
    Moment,
    Money,
    Month,
    Number,
    Value,
)
from tests.screens import filings
from tests.screens.parts import (
    CAPTION,
    LINE,
    NAME,
    bar,
    credential,
    desk,
    front,
    item,
    node,
    said,
    tile,
)

__all__ = ["CAPTION", "KINDS", "credential", "desk", "node", "page", "said"]


def attract(profile: Profile) -> tuple[Header, list[Node]]:
    return front(profile), [
        node("heading", Role.HEADING, "attract.heading"),
        node("text", Role.TEXT, "attract.text"),
        credential("resident_id", "right"),
        node("start", Role.BUTTON, "attract.start", tone=Tone.LIKELY),
        node("act:elder", Role.BUTTON, "elder.enter"),
    ]


TILES = (
    ("查余额", "个人账户余额和明细"),
    ("查参保", "参保状态和缴费记录"),
    ("外地看病备案", "去外地住院前先办"),
    ("慢性病待遇", "门诊特殊病种"),
    ("打印证明", "参保凭证、缴费证明"),
    ("参保登记", "居民、新生儿、灵活就业"),
    ("替家人办", "为父母、孩子代办"),
    ("全部事项", "共39项，按类别查找"),
    ("家庭共济", "一家人一起用账户"),
    ("更多", "还有30项"),
)


def menu(profile: Profile) -> tuple[Header, list[Node]]:
    tiles = [tile(n, *words) for n, words in enumerate(TILES[: profile.choices], start=1)]
    heading = "menu.heading_elder" if profile.elder else "menu.heading"
    nodes = [node("heading", Role.HEADING, heading)]
    if not profile.elder:
        nodes.append(node("text", Role.TEXT, "menu.hint"))
        nodes += [credential(name) for name in ("resident_id", "social_card", "e_voucher")]
        tiles.append(node("act:elder", Role.BUTTON, "elder.enter"))
    return front(profile), nodes + tiles


def first_menu(profile: Profile) -> tuple[Header, list[Node]]:
    """The menu of the first issue: two items, one credential."""
    heading = "menu.heading_elder" if profile.elder else "menu.heading"
    return front(profile), [
        node("heading", Role.HEADING, heading),
        node("text", Role.TEXT, "menu.hint"),
        credential("resident_id", "right"),
        node("item.query_account", Role.CHOICE, "item.query_account"),
        node("item.query_insured_status", Role.CHOICE, "item.query_insured_status"),
        node("act:elder", Role.BUTTON, "elder.enter"),
    ]


def notice(profile: Profile) -> tuple[Header, list[Node]]:
    return item(1, 4), [
        node("heading", Role.HEADING, "item.query_account"),
        node(
            "official",
            Role.TEXT,
            "notice.official",
            group="official",
            name=Key("item.query_account.official"),
        ),
        node("need", Role.TEXT, "need.credential", group="notice"),
        node("time", Role.TEXT, "time.at_once", group="notice"),
        node("slip", Role.TEXT, "get.slip", group="notice"),
        node("fee", Role.TEXT, "fee.none", group="notice"),
        node("printer", Role.NOTICE, "notice.no_printer", tone=Tone.CAUTION),
        node("begin", Role.BUTTON, "act.begin", tone=Tone.LIKELY),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


def present(profile: Profile) -> tuple[Header, list[Node]]:
    return item(2, 4), [
        said("heading", Role.HEADING, "请放上身份证"),
        said("text", Role.TEXT, "放好以后不要拿开，等屏幕说读好了再取走"),
        credential("resident_id", "right"),
        node("retry", Role.NOTICE, "card.unreadable", tone=Tone.CAUTION),
        node("back", Role.BUTTON, "act.back"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


def form(profile: Profile) -> tuple[Header, list[Node]]:
    nodes = [said("heading", Role.HEADING, "要看哪几个月？")]
    for name, month in (("begn_ym", 8), ("end_ym", 11)):
        nodes += [
            node(name, Role.FIELD, f"label.{name}", Month(2026, month), group=name),
            said(f"{name}.earlier", Role.BUTTON, "早一个月", group=name),
            said(f"{name}.later", Role.BUTTON, "晚一个月", group=name),
        ]
    return item(3, 4), [
        *nodes,
        node("search", Role.BUTTON, "act.search", tone=Tone.LIKELY),
        node("back", Role.BUTTON, "act.back"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


def choose(profile: Profile) -> tuple[Header, list[Node]]:
    """A form whose field is a choice."""
    return item(3, 4), [
        said("heading", Role.HEADING, "为什么去外地看病？"),
        tile(1, "长期居住", "退休、随子女居住", chosen=True),
        tile(2, "临时外出", "出差、旅游、探亲"),
        tile(3, "转院", "医院开了转院单"),
        node("next", Role.BUTTON, "act.go_on", tone=Tone.LIKELY),
        node("back", Role.BUTTON, "act.back"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


def busy(profile: Profile) -> tuple[Header, list[Node]]:
    return item(3, 4), [
        node("heading", Role.HEADING, "busy.lookup"),
        said("text", Role.TEXT, "正在问医保系统，一般不到十秒"),
        said("picture.busy", Role.PICTURE, "请不要拿开身份证"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


ROWS = (
    ("41", date(2026, 11, 18), "350103", "-86.40"),
    ("01", date(2026, 11, 5), "350100", "212.30"),
    ("11", date(2026, 10, 27), "350102", "-45.00"),
    ("01", date(2026, 10, 8), "350100", "212.30"),
    ("61", date(2026, 9, 30), "350103", "-1200.00"),
)


def ledger(profile: Profile) -> list[Node]:
    return [
        node(
            f"row.{n}",
            Role.ROW,
            "item.query_account.row.ledger",
            Money.of(amount, signed=True),
            group="ledger",
            privacy=Privacy.PERSONAL,
            kind=Code("ledger_kind", kind),
            day=Day(day),
            place=Area(place),
        )
        for n, (kind, day, place, amount) in enumerate(ROWS[: profile.rows])
    ]


def result(profile: Profile, *, covered: bool = False) -> tuple[Header, list[Node]]:
    balance: Value = Covered() if covered else Money.of("1234.56")
    reveal = [node("reveal", Role.BUTTON, "act.reveal", group="answer")] if covered else []
    return item(2, 2), [
        node(
            "who",
            Role.FIELD,
            "label.person",
            Masked("3501************28", "0028"),
            group="person",
            name=NAME,
        ),
        said("insured", Role.FIELD, "职工医保 · 正常参保", group="person"),
        node("balance", Role.AMOUNT, "item.query_account.label.balance", balance, group="answer"),
        node(
            "asof", Role.NOTICE, "result.as_of", tone=Tone.SUCCESS, group="answer", at=Moment(15, 5)
        ),
        *reveal,
        node("ledger", Role.HEADING, "item.query_account.label.ledger"),
        *ledger(profile),
        node("act:more", Role.BUTTON, "act.more_rows", left=Count(9)),
        node("print", Role.BUTTON, "act.print", tone=Tone.LIKELY),
        node("another", Role.BUTTON, "act.another"),
        node("finish", Role.BUTTON, "act.finish"),
    ]


def covered(profile: Profile) -> tuple[Header, list[Node]]:
    return result(profile, covered=True)


def rating(profile: Profile) -> tuple[Header, list[Node]]:
    rates = [node(f"act:rate.{n}", Role.CHOICE, f"rate.{n}") for n in (5, 4, 3, 2, 1)]
    return item(4, 4), [
        node("heading", Role.HEADING, "rating.heading"),
        node("text", Role.TEXT, "rating.text"),
        *rates,
        node("skip", Role.BUTTON, "act.skip"),
    ]


def question(profile: Profile) -> tuple[Header, list[Node]]:
    return item(2, 4), [
        node("heading", Role.HEADING, "stranger.heading"),
        node("text", Role.TEXT, "stranger.text"),
        node("go_on", Role.BUTTON, "act.go_on", tone=Tone.LIKELY),
        node("end", Role.BUTTON, "act.end", tone=Tone.LEAVE),
    ]


def pick(profile: Profile) -> tuple[Header, list[Node]]:
    return item(2, 4), [
        node("heading", Role.HEADING, "item.query_account.pick.heading"),
        tile(1, "职工医保", "福州市　正常参保"),
        tile(2, "居民医保", "台江区　暂停参保"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


def message(profile: Profile) -> tuple[Header, list[Node]]:
    return item(4, 4), [
        said("heading", Role.HEADING, "您的备案已经办好"),
        said("safe", Role.NOTICE, "不用重新办。明天起去外地住院可以直接结算。", tone=Tone.SUCCESS),
        node("what", Role.NOTICE, "print.failed.paper_out", tone=Tone.CAUTION),
        node("keep", Role.FIELD, "print.keep_number", Number("FZ26112200174408"), group="number"),
        said("how", Role.TEXT, "凭这个号，在任何一台自助机都能补打。", group="number"),
        said("save", Role.BUTTON, "用手机扫码保存", tone=Tone.LIKELY),
        said("near", Role.BUTTON, "看最近的自助机"),
        node("finish", Role.BUTTON, "act.finish"),
    ]


def refusal(profile: Profile) -> tuple[Header, list[Node]]:
    return item(2, 4), [
        node(
            "heading",
            Role.HEADING,
            "refuse.insured_elsewhere.heading",
            who=Key("who.you"),
            place=Area("350103"),
        ),
        node("safe", Role.NOTICE, "safe.nothing_changed", tone=Tone.SUCCESS),
        node(
            "what",
            Role.NOTICE,
            "refuse.insured_elsewhere.text",
            tone=Tone.DANGER,
            who=Key("who.you"),
        ),
        node("text", Role.TEXT, "help.phone", line=LINE),
        node("retry", Role.BUTTON, "act.retry"),
        node("finish", Role.BUTTON, "act.finish", tone=Tone.LIKELY),
    ]


def ending(profile: Profile) -> tuple[Header, list[Node]]:
    return front(profile), [
        node("heading", Role.HEADING, "ending.heading"),
        node("card", Role.NOTICE, "ending.card", tone=Tone.CAUTION),
        credential("resident_id", "left"),
        node("slip", Role.TEXT, "ending.slip", slot=Key("slot.right")),
    ]


KINDS: dict[str, tuple[Kind, Callable[[Profile], tuple[Header, list[Node]]]]] = {
    "attract": (Kind.ATTRACT, attract),
    "menu": (Kind.MENU, menu),
    "first_menu": (Kind.MENU, first_menu),
    "notice": (Kind.NOTICE, notice),
    "present": (Kind.PRESENT, present),
    "form": (Kind.FORM, form),
    "choose": (Kind.FORM, choose),
    "busy": (Kind.BUSY, busy),
    "result": (Kind.RESULT, result),
    "covered": (Kind.RESULT, covered),
    "rating": (Kind.RATING, rating),
    "question": (Kind.QUESTION, question),
    "pick": (Kind.QUESTION, pick),
    "message": (Kind.MESSAGE, message),
    "refusal": (Kind.MESSAGE, refusal),
    "ending": (Kind.MESSAGE, ending),
    **filings.KINDS,
}


def page(name: str, profile: Profile) -> Page:
    kind, made = KINDS[name]
    header, nodes = made(profile)
    return Page(f"sample.{name}", kind, header, (*nodes, *bar(profile)))
