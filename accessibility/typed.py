"""What is said of a number while it is typed: how much of it, to who listens alone which digit.

Pure. Masked entry is not spoken as typed unless by headphones or consent (accessibility.md A-06).
"""

from __future__ import annotations

from accessibility.numerals import characters, digits
from accessibility.phrases import NOTHING, Words, joined, words
from config.text import Texts
from model.page import Kind, Node, Page, Role
from model.profile import Profile
from model.value import Count, Number, Plain


def is_typed(page: Page, node: Node) -> bool:
    """Whether this field holds what the keys of its page have typed."""
    typed = isinstance(node.value, Number | Plain)
    return page.kind is Kind.KEYPAD and node.role is Role.FIELD and typed


def amount(page: Page, node: Node, texts: Texts) -> Words:
    """The field's name, and how many places are filled."""
    n = len(_text(node))
    filled = words(texts, "voice.typed", {"n": Count(n)}) if n else NOTHING
    return joined(words(texts, node.text, node.slots), filled)


def change(before: Node, after: Node, page: Page, profile: Profile, texts: Texts) -> Words:
    """What a key did: the new digit to who listens alone, else the count. Nothing where a notice
    of the page tells the count itself.
    """
    old, new = _text(before), _text(after)
    if profile.private and new.startswith(old) and new != old:
        added = new[len(old) :]
        return Words(digits(added) if added.isdecimal() else characters(added), added)
    counted = any(node.live and node.role is Role.NOTICE for node in page.body)
    return NOTHING if counted else words(texts, "voice.typed", {"n": Count(len(new))})


def _text(node: Node) -> str:
    return node.value.text if isinstance(node.value, Number | Plain) else ""
