"""The fields of an item file: each kind has its keys, and every name in them must be there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from model.item.field import Comparison, Field, FieldKind, Rule
from model.item.kinds import KINDS
from model.item.loader.shaped import shaped
from model.item.loader.shapes import FieldShape
from model.item.paths import split
from model.item.sources import Sources

RULE = re.compile(r"(<=|>=) ([\w+-]+)")
COMMON = frozenset(field.name for field in fields(FieldShape))


def read(sources: Sources, raw: Mapping[str, Any]) -> dict[str, Field]:
    """All fields that can be read, by key in the file's order; the types of the file must know its
    outputs. Rows come first: what is prefilled from one follows its type.
    """
    begun = {key: _Begun(sources, key, raw[key]) for key in raw}
    sources.row_types |= {key: one.row_type for key, one in begun.items() if one.row_type}
    sources.types |= {key: one.kind.source for key, one in begun.items() if one.kind}
    made = {key: one.field(begun) for key, one in begun.items()}
    for field in made.values():
        _check_when(sources, field, made)
    sources.unread |= {key for key, field in made.items() if field is None}
    return {key: field for key, field in made.items() if field is not None}


class _Begun:
    """One field on its way: its keys have been held against their shapes, and its kind is known."""

    def __init__(self, sources: Sources, key: str, raw: Any) -> None:
        self.sources, self.key = sources, sources.name("fields", key)
        self.at = f"fields.{key}"
        self.kind, self.shape, self.keys = self._shapes(raw)
        known = self.kind is not None and self.keys is not None
        self.row_type = self.kind.rows(self.keys, sources) if self.kind and known else None

    def _shapes(self, raw: Any) -> tuple[FieldKind | None, FieldShape | None, Any]:
        """Its kind, the keys of every field, and those of its kind: None for what is wrong."""
        if not isinstance(raw, dict):
            self._fault("", "must be a table")
            return None, None, None
        kind = KINDS.get(str(raw.get("type")))
        if kind is None:
            self._fault("type", f"`{raw.get('type')}` is none of {', '.join(KINDS)}")
        common = {key: value for key, value in raw.items() if key in COMMON}
        own = {key: value for key, value in raw.items() if key not in COMMON}
        shape = shaped(self.sources, FieldShape, {"type": "", **common}, self.at)
        keys = shaped(self.sources, kind.keys, own, self.at) if kind else None
        return kind, shape, keys

    def field(self, others: Mapping[str, _Begun]) -> Field | None:
        """The field; None where it is too wrong to be one."""
        words = self._words()
        if self.kind is None or self.shape is None or self.keys is None:
            return None
        own = self.kind.read(self.keys, self.at, self.sources)
        shape = self.shape
        return Field(
            self.key,
            self.kind,
            self._default(self.kind, own),
            shape.ask,
            *words,
            rule=self._rule(shape.rule, self.kind, others) if shape.rule else None,
            own=own,
            hint=self._hint(),
            required=shape.required,
            prefill=self._prefill(shape.prefill, self.kind, others) if shape.prefill else (),
            when=self._when(shape.when, others) if shape.when else None,
            after=tuple(self._named("after", name, others) for name in shape.after),
        )

    def _words(self) -> tuple[str, str]:
        """Its question and its short name."""
        return (
            self.sources.key(self.at, f"ask.{self.key}"),
            self.sources.key(self.at, f"label.{self.key}"),
        )

    def _hint(self) -> str:
        """There need not be one."""
        hint = self.sources.texts.own(self.sources.item_id, f"ask.{self.key}.hint")
        return hint if self.sources.texts.has(hint) else ""

    def _default(self, kind: FieldKind, own: Any) -> str:
        assert self.shape is not None, "a field without its shape is none"
        default, timed = self.shape.default, kind.timed
        wrong = kind.default(default, own)
        if wrong:
            self._fault("default", wrong)
        if timed is not None and not timed.default.fullmatch(default):
            self._fault("default", f"`{default}` is not today or today±n of {timed.units}")
        return default

    def _rule(self, text: str, kind: FieldKind, others: Mapping[str, _Begun]) -> Rule | None:
        """One comparison with a field of the same kind, or with today, which may have an offset."""
        match, timed = RULE.fullmatch(text), kind.timed
        if timed is None or not match:
            self._fault("rule", f"`{text}` is not one comparison of a month or a day")
            return None
        other = others.get(match[2])
        same = other is not None and other.kind is kind
        if not same and not timed.default.fullmatch(match[2]):
            self._fault("rule", f"`{text}` compares with no field of this type, nor with today")
        return Rule(Comparison(match[1]), match[2])

    def _prefill(self, path: str, kind: FieldKind, others: Mapping[str, _Begun]) -> tuple[str, ...]:
        """A path to what its answers are: a text, or a day where one is asked for. Of another
        field, below the row that it chooses.
        """
        parts = split(path)
        whole = len(parts) == 1 and parts[0] in others
        known = None if whole or parts[0] == self.key else self.sources.type_of(parts)
        if known is not kind.source:
            self._fault("prefill", f"no {'day' if kind.source is date else 'text'} at `{path}`")
        return parts

    def _when(self, text: str, others: Mapping[str, _Begun]) -> tuple[str, str] | None:
        """`field = value`, and nothing more."""
        name, sign, value = text.partition(" = ")
        if not sign:
            self._fault("when", f"`{text}` is not `field = value`")
            return None
        return self._named("when", name, others), value

    def _named(self, part: str, name: str, others: Mapping[str, _Begun]) -> str:
        if name not in others or name == self.key:
            self._fault(part, f"no other field `{name}`")
        return name

    def _fault(self, part: str, reason: str) -> None:
        self.sources.fault(f"{self.at}.{part}".removesuffix("."), reason)


def _check_when(sources: Sources, field: Field | None, made: Mapping[str, Field | None]) -> None:
    """Of a field with options, `when` names one of them."""
    if field is None or field.when is None:
        return
    name, value = field.when
    other = made.get(name)
    codes = other.kind.codes(other) if other is not None else ()
    if codes and value not in codes:
        sources.fault(f"fields.{field.key}.when", f"`{value}` is no option of `{name}`")
