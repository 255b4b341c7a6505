"""Nodes in words: each phrase once for the ear and once for the caption.

Pure. Words join with commas, sentences end with a full stop; nothing else is composed here.
"""

from __future__ import annotations

from typing import NamedTuple

from accessibility.wording import said, spoken
from config.text import PUNCTUATION, Texts
from model.page import Kind, Node, Page, Privacy, Role, numbers
from model.profile import Profile
from model.value import Count, Covered, Key, Plain, Slots, Value, filled, shown

_ROLES = frozenset({Role.HEADING, Role.CHOICE, Role.BUTTON, Role.PICTURE, Role.INK, Role.SURFACE})
"""Roles that are named when the focus comes; a text or a row is heard to be one."""


class Words(NamedTuple):
    """The same words as they are spoken and as they are written."""

    spoken: str
    caption: str


NOTHING = Words("", "")


def words(texts: Texts, key: str, slots: Slots | None = None) -> Words:
    """A text by its `say` template, in both forms."""
    slots = slots or {}
    return Words(said(key, slots, texts), filled(texts.entry(key).say, slots, texts))


def joined(*parts: Words) -> Words:
    """One phrase of several; a part that says nothing leaves no comma, the last keeps its mark."""
    return Words(
        _listed([part.spoken for part in parts if part.spoken]),
        _listed([part.caption for part in parts if part.caption]),
    )


def sentence(told: Words) -> Words:
    """With its full stop; a question keeps its mark."""
    return Words(_ended(told.spoken), _ended(told.caption))


def around(texts: Texts, key: str, slot: str, told: Words) -> Words:
    """A text of the narrator's own with other words in its one slot."""
    heard = said(key, {slot: Plain(told.spoken)}, texts)
    return Words(heard, filled(texts.entry(key).say, {slot: Plain(told.caption)}, texts))


def value(texts: Texts, held: Value | None) -> Words:
    """A node's value for ear and caption; what is covered is told as hidden in both."""
    if held is None:
        return NOTHING
    caption = texts.entry("voice.hidden").show if isinstance(held, Covered) else shown(held, texts)
    return Words(spoken(held, texts), caption)


def content(texts: Texts, node: Node) -> Words:
    """A node's name and value: 个人账户余额，一千二百三十四元五角六分."""
    return joined(words(texts, node.text, node.slots), held(texts, node))


def held(texts: Texts, node: Node) -> Words:
    """The node's value; of a signature, how much of it there is."""
    if node.role is not Role.INK:
        return value(texts, node.value)
    if node.value in (None, Count(0)):
        return words(texts, "voice.no_ink")
    assert isinstance(node.value, Count), "an ink node counts its strokes"
    return words(texts, "voice.ink", {"n": node.value})


def position(texts: Texts, page: Page, node: Node) -> Words:
    """第三项，共五项, counted over all stops of the walk."""
    at = page.nodes.index(node) + 1
    return words(texts, "voice.position", {"n": Count(at), "m": Count(len(page.nodes))})


def full(texts: Texts, page: Page, node: Node) -> Words:
    """Name, role, value, state, as a focus move tells them (accessibility.md 4.2)."""
    role = words(texts, f"voice.role.{node.role}") if node.role in _ROLES else NOTHING
    state = words(texts, "voice.chosen") if node.chosen else NOTHING
    name = words(texts, node.text, node.slots)
    said_of = (_number(texts, page, node), name, role, held(texts, node), state)
    return joined(owner(texts, page, node), *said_of)


def choice(texts: Texts, page: Page, node: Node) -> Words:
    """One numbered choice of the page script: 一，查余额."""
    state = words(texts, "voice.chosen") if node.chosen else NOTHING
    return joined(_number(texts, page, node), content(texts, node), state)


def is_labelled(node: Node) -> bool:
    """A choice whose value alone says something of a person, not the label it stands under."""
    slots = node.slots.values()
    return node.role is Role.CHOICE and bool(slots) and all(isinstance(s, Key) for s in slots)


def labelled(texts: Texts, page: Page, node: Node) -> Words:
    """三，手机号，在屏幕上: so that the digits heard leave none out."""
    name = words(texts, node.text, node.slots)
    return joined(_number(texts, page, node), name, words(texts, "voice.there"))


def turned(texts: Texts, node: Node) -> Words:
    """A choice that was taken or given up in place."""
    state = "voice.chosen" if node.chosen else "voice.unchosen"
    return joined(content(texts, node), words(texts, state))


def owner(texts: Texts, page: Page, node: Node) -> Words:
    """The label of the field that a button of a form changes: 开始月份, before 早一个月."""
    if page.kind is not Kind.FORM or node.role is not Role.BUTTON or not node.group:
        return NOTHING
    before = page.nodes[: page.nodes.index(node)]
    fields = [n for n in before if n.role is Role.FIELD and n.group == node.group]
    if not fields or privacy(fields[-1]) is not Privacy.PUBLIC:
        return NOTHING
    return words(texts, fields[-1].text, fields[-1].slots)


def privacy(node: Node) -> Privacy:
    """The class of the node's words now: a covered value carries nothing, so its label is public
    when no slot tells of the person either.
    """
    bare = isinstance(node.value, Covered) and not node.slots
    return Privacy.PUBLIC if bare and node.privacy is Privacy.PERSONAL else node.privacy


def hidden(node: Node, profile: Profile) -> bool:
    """Whether this node's own words must not be heard now (accessibility.md A-07)."""
    match privacy(node):
        case Privacy.PUBLIC:
            return False
        case Privacy.PERSONAL:
            return not profile.private
        case Privacy.SECRET:
            return True


def _number(texts: Texts, page: Page, node: Node) -> Words:
    n = numbers(page).get(node.id)
    return value(texts, Count(n)) if n else NOTHING


def _listed(parts: list[str]) -> str:
    return "，".join([*map(_bare, parts[:-1]), *parts[-1:]])


def _bare(text: str) -> str:
    return text.rstrip(PUNCTUATION)


def _ended(text: str) -> str:
    return text if not text or text[-1] in "。？！" else f"{_bare(text)}。"
