"""One entry of the text catalogue: its three forms, and what is wrong with one."""

from __future__ import annotations

import string
from dataclasses import dataclass

FORMS = frozenset({"show", "detail", "say"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's three forms; `say` is `show` where the file gives none, `detail` may be empty."""

    show: str
    detail: str
    say: str


def entry_of(raw: object) -> Entry | list[str]:
    """A table of a file as an entry, or why it is none.

    `say` may drop a slot (a masked number), never add one.
    """
    if not isinstance(raw, dict) or not raw.get("show"):
        return ["needs a `show`"]
    wrong = [f"unknown form `{form}`" for form in sorted(raw.keys() - FORMS)]
    wrong += [f"`{form}` {why}" for form, text in raw.items() if (why := _wrong_form(text))]
    if wrong:
        return wrong
    show = str(raw["show"])
    entry = Entry(show, raw.get("detail", ""), raw.get("say", show))
    extra = slots_of(raw.get("say", "")) - slots_of(entry.show) - slots_of(entry.detail)
    unknown = [f"`say` uses the slot {{{name}}}, which is not shown" for name in sorted(extra)]
    return unknown or entry


def slots_of(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def _wrong_form(text: object) -> str:
    """A slot is a plain name: what it holds is written by its type, not by the text."""
    if not isinstance(text, str):
        return "must be a text"
    try:
        slots = list(string.Formatter().parse(text))
    except ValueError as error:
        return f"has wrong braces: {error}"
    plain = all(
        name is None or (name.isidentifier() and not f and not c) for _, name, f, c in slots
    )
    return "" if plain else "has a slot that is no plain name"
