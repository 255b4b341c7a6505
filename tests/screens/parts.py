"""What samples are made of: a desk, nodes with words of their own, headers and the bar."""

from __future__ import annotations

from datetime import date
from functools import cache

from config import fonts, look, text, text_files
from config.settings import load as load_settings
from model.page import BAR, Header, Line, Node, Privacy, Role, Tone
from model.profile import Profile
from model.value import Count, Day, Key, Masked, Moment, Plain, Value
from screens.layout import Desk
from screens.text import Faces

CAPTION = "查询成功。个人账户余额，一千二百三十四元五角六分。"
PLACE = Plain("鼓楼区五一北路24小时自助服务区")
NAME = Masked("陈*妹", "陈某妹")
LINE = Plain("12345")


@cache
def desk(width: int = 1080, height: int = 1920) -> Desk:
    settings = load_settings()
    faces = Faces(fonts.REGULAR, fonts.BOLD)
    per_mm = settings.display.px_per_mm * width / settings.display.width_px
    return Desk(_texts(), look.load(), faces, width, height, per_mm)


@cache
def _texts() -> text.Texts:
    """The shipped catalogue and the two entries that only samples use."""
    shipped = text_files.load()
    entries = {key: shipped.entry(key) for key in shipped.keys()}  # noqa: SIM118
    entries["sample.any"] = text.Entry("{any}", "", "{any}")
    entries["sample.tile"] = text.Entry("{any}", "{detail}", "{any}")
    areas = {"350000": "福建省", "350100": "福州市", "350102": "鼓楼区", "350103": "台江区"}
    return text.Texts(entries, areas)


def node(
    node_id: str,
    role: Role,
    key: str,
    value: Value | None = None,
    *,
    tone: Tone = Tone.PLAIN,
    group: str = "",
    chosen: bool = False,
    privacy: Privacy = Privacy.PUBLIC,
    **slots: Value,
) -> Node:
    return Node(node_id, role, key, slots, value, privacy, tone, group, False, chosen)


def said(node_id: str, role: Role, words: str, **how: object) -> Node:
    """A node with words of its own, for what the catalogue does not say yet."""
    return node(node_id, role, "sample.any", any=Plain(words), **how)  # type: ignore[arg-type]


def tile(n: int, words: str, detail: str, *, chosen: bool = False) -> Node:
    slots: dict[str, Value] = {"any": Plain(words), "detail": Plain(detail)}
    return Node(f"item.{n}", Role.CHOICE, "sample.tile", slots, chosen=chosen)


def bar(profile: Profile) -> tuple[Node, ...]:
    size = "bar.normal" if profile.elder else "bar.larger"
    return (
        node("act:bar.repeat", Role.BUTTON, "bar.repeat", group=BAR),
        node("act:bar.size", Role.BUTTON, size, group=BAR, chosen=profile.elder),
        node("act:bar.contrast", Role.BUTTON, "bar.contrast", group=BAR),
        node("act:bar.help", Role.BUTTON, "bar.help", group=BAR, line=LINE),
    )


def front(profile: Profile) -> Header:
    key = "head.elder" if profile.elder else "head.name"
    clock = {
        "day": Day(date(2026, 11, 22)),
        "weekday": Key("option.weekday.7"),
        "time": Moment(15, 5),
    }
    return Header(Line(key, {"place": PLACE}), None, Line("head.clock", clock))


def item(n: int, of: int) -> Header:
    return Header(
        Line("item.query_account"),
        Line("step.of", {"n": Count(n), "m": Count(of)}),
        Line("for.self", {"name": NAME}),
    )


def credential(name: str, where: str = "right") -> Node:
    key = f"credential.resident_id.{where}"
    return node(f"picture.{name}", Role.PICTURE, key, group="credentials")
