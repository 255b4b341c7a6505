"""The pages of a filing: names to choose from, digits, a commitment, a review (synthetic data)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from model.page import KEYPAD, Header, Kind, Line, Node, Role, Tone
from model.profile import Profile
from model.value import Count, Day, Masked, Number, Plain, Value
from tests.screens.parts import NAME, node, said


def filing(n: int, title: str = "外地看病备案", person: str = "本人办理") -> Header:
    """The header of a step of a filing."""
    return Header(
        Line("sample.any", {"any": Plain(title)}),
        Line("step.of", {"n": Count(n), "m": Count(6)}),
        Line("sample.tile", {"any": NAME, "detail": Plain(person)}),
    )


def leaving(*more: Node) -> list[Node]:
    return [
        *more,
        node("back", Role.BUTTON, "act.back"),
        node("leave", Role.BUTTON, "act.leave", tone=Tone.LEAVE),
    ]


_COUNTIES = (
    "鼓楼区 台江区 仓山区 晋安区 马尾区 长乐区 福清市 闽侯县 连江县 罗源县 闽清县 永泰县 平潭县 "
    "思明区 海沧区 湖里区 集美区 同安区 翔安区 城厢区 涵江区 荔城区 秀屿区 仙游县 三元区 沙县区 "
    "永安市 明溪县 清流县 宁化县 大田县 尤溪县 将乐县 泰宁县 建宁县 鲤城区"
)
_LINXIA = "临夏市 临夏县 康乐县 永靖县 广河县 和政县 东乡族自治县 积石山保安族东乡族撒拉族自治县"
CHARACTERS = "陈林黄张李王吴刘郑杨许蔡叶苏谢徐曾何邓余方高郭罗江庄洪邱柯丁潘卢翁魏游阮"
_SYLLABLES = (
    "zhang zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo chang che chen "
    "cheng chi chong chou chu chua chuai chuan chuang chui chun chuo shang she shen sheng shi shou"
)

COUNTIES, LINXIA, SYLLABLES = _COUNTIES.split(), _LINXIA.split(), _SYLLABLES.split()


def cells(names: list[str]) -> list[Node]:
    return [said(f"cell.{n}", Role.CHOICE, name) for n, name in enumerate(names)]


def page_of(names: list[str], profile: Profile) -> list[Node]:
    """As many as a page has room for, the last cell leads on."""
    if len(names) < profile.tiles:
        return cells(names)
    shown = cells(names[: profile.tiles - 1])
    return [*shown, said("act:more", Role.CHOICE, "还有12个")]


def typed(name: str, label: str, value: Value | None) -> Node:
    return node(name, Role.FIELD, "sample.any", value, any=Plain(label))


def county(profile: Profile) -> tuple[Header, list[Node]]:
    return filing(3), [
        said("heading", Role.HEADING, "现在住在哪个县、哪个区？"),
        typed("so_far", "已经选好", Plain("福建省")),
        *page_of(COUNTIES, profile),
        *leaving(),
    ]


def linxia(profile: Profile) -> tuple[Header, list[Node]]:
    """Few names, one of them the longest of all counties."""
    return filing(3), [
        said("heading", Role.HEADING, "现在住在哪个县、哪个区？"),
        typed("so_far", "已经选好", Plain("甘肃省临夏回族自治州")),
        *cells(LINXIA),
        *leaving(),
    ]


def long_county(profile: Profile) -> tuple[Header, list[Node]]:
    """A full page with the longest name in it, and a choice that was taken before."""
    nodes = page_of([*COUNTIES[: profile.tiles - 2], LINXIA[-1], *COUNTIES], profile)
    nodes[3] = replace(nodes[3], chosen=True)
    return filing(3), [
        said("heading", Role.HEADING, "现在住在哪个县、哪个区？"),
        *nodes,
        *leaving(),
    ]


def syllables(profile: Profile) -> tuple[Header, list[Node]]:
    return filing(3), [
        said("heading", Role.HEADING, "第三个字怎么念？"),
        typed("so_far", "已经写好", Plain("五一")),
        *page_of(SYLLABLES, profile),
        *leaving(),
    ]


def characters(profile: Profile) -> tuple[Header, list[Node]]:
    return filing(3), [
        said("heading", Role.HEADING, "是哪个字？"),
        typed("so_far", "已经写好", Plain("五一北路老干部大院")),
        *page_of(list(CHARACTERS), profile),
        *leaving(),
    ]


KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0")


def keypad(profile: Profile, digits: str = "13800000028") -> tuple[Header, list[Node]]:
    keys = [
        said(f"act:key.{key}", Role.BUTTON, "擦掉" if key == "erase" else key, group=KEYPAD)
        for key in KEYS
    ]
    return filing(3), [
        said("heading", Role.HEADING, "请输入手机号码"),
        typed("number", "手机号码", Number(digits) if digits else None),
        *keys,
        *leaving(said("next", Role.BUTTON, "下一步", tone=Tone.LIKELY)),
    ]


def keypad_wrong(profile: Profile) -> tuple[Header, list[Node]]:
    header, nodes = keypad(profile, "1280000")
    wrong = said("wrong", Role.NOTICE, "手机号码是11位，开头是1，请再看一看", tone=Tone.CAUTION)
    return header, [*nodes[:-3], wrong, *nodes[-3:]]


def keypad_empty(profile: Profile) -> tuple[Header, list[Node]]:
    return keypad(profile, "")


COMMITMENT = "本人承诺在所填写的地方长期居住，情况变化时主动取消备案。"
BLAME = "签了这一份，不用再交居住证明。填写不实要承担责任。"
ON_BEHALF = "本人受家人委托办理，所填内容都和家人核对过，愿意承担责任。"


def pledge(n: int, words: str, detail: str) -> Node:
    slots: dict[str, Value] = {"any": Plain(words), "detail": Plain(detail)}
    return Node(f"commitment.{n}", Role.TEXT, "sample.tile", slots, group="commitment")


def ink(strokes: int) -> Node:
    slots: dict[str, Value] = {
        "any": Plain("用手指在这里写名字"),
        "detail": Plain("不方便写字的，可以用证件确认"),
    }
    return Node("ink", Role.INK, "sample.tile", slots, Count(strokes))


def commitment(profile: Profile) -> tuple[Header, list[Node]]:
    return filing(5), [
        said("heading", Role.HEADING, "请听完承诺，然后签名"),
        pledge(1, COMMITMENT, BLAME),
        ink(2),
        said("erase", Role.BUTTON, "擦掉重写"),
        said("agree", Role.BUTTON, "同意，下一步", tone=Tone.LIKELY),
        *leaving(),
    ]


def commitments(profile: Profile) -> tuple[Header, list[Node]]:
    """Two texts and another way to sign."""
    return filing(5, person="替父亲办理"), [
        said("heading", Role.HEADING, "请听完承诺，然后签名"),
        pledge(1, COMMITMENT, ""),
        pledge(2, ON_BEHALF, BLAME),
        ink(0),
        said("erase", Role.BUTTON, "擦掉重写"),
        said("agree", Role.BUTTON, "同意，下一步", tone=Tone.LIKELY),
        said("by_card", Role.BUTTON, "用证件确认"),
        *leaving(),
    ]


ANSWERS: tuple[tuple[str, str], ...] = (
    ("去外地住的原因", "异地长期居住"),
    ("住在哪里", "甘肃省积石山保安族东乡族撒拉族自治县"),
    ("详细地址", "吹麻滩镇五一北路老干部大院"),
    ("从哪天起", "2026年12月1日"),
    ("手机号码", "138****0028"),
    ("选哪家医院", "不指定医院"),
)


def review(profile: Profile, count: int = 6) -> tuple[Header, list[Node]]:
    who = node(
        "who",
        Role.FIELD,
        "label.person",
        Masked("3501************28", "0028"),
        group="person",
        name=NAME,
    )
    rows = [
        node(
            f"answer.{n}",
            Role.CHOICE,
            "sample.any",
            Plain(value),
            group="answers",
            any=Plain(label),
        )
        for n, (label, value) in enumerate(ANSWERS[:count])
    ]
    shown = rows if count <= profile.choices else rows[: profile.choices - 1]
    more = [said("act:more", Role.BUTTON, "看后面的")] if len(shown) < count else []
    return filing(5), [
        said("heading", Role.HEADING, "请核对，没有错就提交"),
        who,
        *shown,
        *leaving(said("submit", Role.BUTTON, "提交备案", tone=Tone.LIKELY), *more),
    ]


def review_agent(profile: Profile) -> tuple[Header, list[Node]]:
    """On behalf: both people stand on the page; the answers say how they are changed."""
    header, nodes = review(profile, min(4, profile.choices - 2))
    agent = said("agent", Role.FIELD, "代办人　林*芳　证件尾号0046", group="person")
    slots: dict[str, Value] = {"any": Plain("和本人的关系"), "detail": Plain("点这里改")}
    relation = Node("answer.9", Role.CHOICE, "sample.tile", slots, Plain("女儿"), group="answers")
    return header, [nodes[0], nodes[1], agent, relation, *nodes[2:]]


def day(profile: Profile) -> tuple[Header, list[Node]]:
    """A form that asks for a day."""
    steps = (
        ("earlier", "早一天"),
        ("later", "晚一天"),
        ("before", "早一个月"),
        ("after", "晚一个月"),
    )
    begin = Day(date(2026, 12, 1), with_year=True)
    return filing(3), [
        said("heading", Role.HEADING, "从哪天起在外地看病？"),
        node("begin", Role.FIELD, "sample.any", begin, group="begin", any=Plain("开始日期")),
        *(said(f"begin.{name}", Role.BUTTON, words, group="begin") for name, words in steps),
        *leaving(said("next", Role.BUTTON, "下一步", tone=Tone.LIKELY)),
    ]


KINDS: dict[str, tuple[Kind, Callable[[Profile], tuple[Header, list[Node]]]]] = {
    "county": (Kind.GRID, county),
    "linxia": (Kind.GRID, linxia),
    "long_county": (Kind.GRID, long_county),
    "syllables": (Kind.GRID, syllables),
    "characters": (Kind.GRID, characters),
    "keypad": (Kind.KEYPAD, keypad),
    "keypad_wrong": (Kind.KEYPAD, keypad_wrong),
    "keypad_empty": (Kind.KEYPAD, keypad_empty),
    "commitment": (Kind.COMMITMENT, commitment),
    "commitments": (Kind.COMMITMENT, commitments),
    "review": (Kind.REVIEW, review),
    "review_agent": (Kind.REVIEW, review_agent),
    "day": (Kind.FORM, day),
}
