"""The fields of an item file: each type has its keys, and every name in them must be there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from model.item.model import (
    Ask,
    Comparison,
    Field,
    FieldType,
    Level,
    Records,
    Rule,
)
from model.item.paths import element, split, type_at
from model.item.sources import Sources

MONTHS = re.compile(r"today([+-]\d+[my])?")
DAYS = re.compile(r"today([+-]\d+[dmy])?")
RULE = re.compile(r"(<=|>=) ([\w+-]+)")

COMMON = ("type", "default", "rule", "ask", "required", "prefill", "when", "after")
OWN: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.CHOICE: ("options",),
    FieldType.CHOICES: ("options",),
    FieldType.AREA: ("level",),
    FieldType.TEXT: ("longest",),
    FieldType.RECORD: ("records",),
}
CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
SPANS: Mapping[FieldType, re.Pattern[str]] = {FieldType.YEAR_MONTH: MONTHS, FieldType.DATE: DAYS}
REFUSAL_SLOTS = ("line", "place", "who")
"""What the page of a refusal gives its texts."""


def read(sources: Sources, raw: Mapping[str, Any]) -> dict[str, Field]:
    """All fields, by key in the file's order; the types of the file must know its outputs."""
    return {key: _Field(sources, raw, key).field() for key in raw}


class _Field:
    """One field on its way; `all` are the raw fields beside it."""

    def __init__(self, sources: Sources, all: Mapping[str, Any], key: str) -> None:
        self.sources, self.all, self.key = sources, all, key
        self.at = f"fields.{sources.name('fields', key)}"
        self.raw = sources.table(self.at, all[key])
        self.type: FieldType = sources.one(FieldType, f"{self.at}.type", self.raw.get("type"))
        sources.table(self.at, self.raw, (*COMMON, *OWN.get(self.type, ())))

    def field(self) -> Field:
        raw, options = self.raw, str(self.raw.get("options", ""))
        codes = self.sources.texts.codes(options) if self.type in CHOOSING else ()
        return Field(
            self.key,
            self.type,
            self._default(codes),
            self.sources.one(Ask, f"{self.at}.ask", raw.get("ask", Ask.ALWAYS)),
            question=self.sources.key(self.at, f"ask.{self.key}"),
            label=self.sources.key(self.at, f"label.{self.key}"),
            rule=self._rule(raw["rule"]) if "rule" in raw else None,
            options=options,
            codes=codes,
            hint=self._hint(),
            required=self._flag(raw.get("required", True)),
            prefill=self._prefill(str(raw["prefill"])) if "prefill" in raw else (),
            when=self._when(str(raw["when"])) if "when" in raw else None,
            after=self._after(raw.get("after", [])),
            level=self.sources.one(Level, f"{self.at}.level", raw.get("level", Level.CITY)),
            longest=self._longest(raw.get("longest", 40)),
            records=self._records(raw.get("records")) if self.type is FieldType.RECORD else None,
        )

    def _default(self, codes: tuple[str, ...]) -> str:
        default, options = str(self.raw.get("default", "")), self.raw.get("options", "")
        span = SPANS.get(self.type)
        if self.type in CHOOSING and not codes:
            self._fault("options", f"no option list `{options}`")
        elif self.type is FieldType.CHOICE and default and default not in codes:
            self._fault("default", f"`{default}` is no option of `{options}`")
        elif span is not None and not span.fullmatch(default):
            unit = "m, y" if self.type is FieldType.YEAR_MONTH else "d, m, y"
            self._fault("default", f"`{default}` is not today or today±n of {unit}")
        return default

    def _rule(self, text: Any) -> Rule | None:
        """One comparison with a field of the same type, or with today, which may have an offset."""
        match = RULE.fullmatch(str(text))
        span = SPANS.get(self.type)
        if span is None or not match:
            self._fault("rule", f"`{text}` is not one comparison of a month or a day")
            return None
        other = self.all.get(match[2])
        same = isinstance(other, dict) and other.get("type") == self.type
        if not same and not span.fullmatch(match[2]):
            self._fault("rule", f"`{text}` compares with no field of this type, nor with today")
        return Rule(Comparison(match[1]), match[2])

    def _prefill(self, path: str) -> tuple[str, ...]:
        """A path to a text, or to a day where one is asked for."""
        parts = split(path)
        wanted = date if self.type is FieldType.DATE else str
        if self._type_of(parts) is not wanted:
            self._fault("prefill", f"no {'day' if wanted is date else 'text'} at `{path}`")
        return parts

    def _type_of(self, parts: tuple[str, ...]) -> Any:
        """Below a record field, that of a row."""
        other = self.all.get(parts[0])
        if not isinstance(other, dict) or parts[0] == self.key:
            return self.sources.type_of(parts)
        records = other.get("records")
        if other.get("type") != FieldType.RECORD or not isinstance(records, dict):
            return None
        within = element(self.sources.type_of(split(str(records.get("each", "")))))
        return type_at(within, parts[1:]) if within is not None else None

    def _hint(self) -> str:
        """There need not be one."""
        hint = self.sources.texts.own(self.sources.item_id, f"ask.{self.key}.hint")
        return hint if self.sources.texts.has(hint) else ""

    def _when(self, text: str) -> tuple[str, str] | None:
        """`field = value`, and nothing more."""
        name, sign, value = text.partition(" = ")
        if not sign:
            self._fault("when", f"`{text}` is not `field = value`")
            return None
        other = self.all.get(name)
        table = str(other.get("options", "")) if isinstance(other, dict) else ""
        if table and value not in self.sources.texts.codes(table):
            self._fault("when", f"`{value}` is no option of `{table}`")
        return self._named(f"{self.at}.when", name), value

    def _after(self, raw: Any) -> tuple[str, ...]:
        if not isinstance(raw, list):
            self._fault("after", "must be a list of fields")
            return ()
        return tuple(self._named(f"{self.at}.after", name) for name in raw)

    def _named(self, at: str, name: Any) -> str:
        if not isinstance(name, str) or name not in self.all or name == self.key:
            self.sources.fault(at, f"no other field `{name}`")
        return str(name)

    def _flag(self, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fault("required", "must be true or false")
        return bool(value)

    def _longest(self, value: Any) -> int:
        if type(value) is int and 0 < value <= 200:
            return value
        self._fault("longest", f"`{value}` is no number from 1 to 200")
        return 1

    def _records(self, raw: Any) -> Records:
        at = f"{self.at}.records"
        raw = self.sources.table(at, raw, ("each", "key", "text", "slots", "where", "none"))
        each, within = self.sources.rows(at, raw)
        slots = self.sources.slots(f"{at}.slots", within, raw.get("slots", {}))
        key = split(str(raw.get("key")))
        if within is not None and type_at(within, key) is not str:
            self.sources.fault(f"{at}.key", f"a row has no text `{raw.get('key')}`")
        return Records(
            each=each,
            key=key,
            text=self.sources.key(f"{at}.text", raw.get("text"), [name for name, _ in slots]),
            slots=slots,
            where=self.sources.where(f"{at}.where", within, raw.get("where", {})),
            none=self.sources.refusal(f"{at}.none", str(raw.get("none")), REFUSAL_SLOTS),
        )

    def _fault(self, key: str, reason: str) -> None:
        self.sources.fault(f"{self.at}.{key}", reason)
