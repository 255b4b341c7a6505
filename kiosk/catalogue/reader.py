"""One item file on its way to an item: whatever it names must be there, and be of the right type.

A wrong part is replaced by an empty one and read on, so that one look finds every fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from config.text import Texts
from kiosk.catalogue.checks import Checks
from kiosk.catalogue.model import (
    Acting,
    Ask,
    Call,
    Comparison,
    Field,
    FieldType,
    Item,
    Pick,
    Result,
    Rule,
    Source,
)
from kiosk.catalogue.paths import ROOTS, Path, element, fits, split, type_at
from kiosk.identity import Means
from kiosk.page import Privacy
from wire.operations import OPERATIONS, InsuInfo, Operation

DEFAULT = re.compile(r"today([+-]\d+[my])?")
RULE = re.compile(r"(<=|>=) (\w+)")

SHAPES: Mapping[str, type[Any]] = {
    "id": str,
    "text": str,
    "group": str,
    "notice": list,
    "credentials": list,
    "acting": list,
    "pages": list,
    "offline": str,
    "result": list,
}
OPTIONAL: Mapping[str, type[Any]] = {"slip": list, "pick": dict, "fields": dict, "calls": list}
QUERY_NO = "query_no"
"""The input that the terminal fills in for every lookup."""
REFUSAL_SLOTS = frozenset(("line", "place"))
"""What the page of a refused pick gives its texts."""


class Reader(Checks):
    """One file; `item` is called once."""

    def __init__(self, file: str, raw: Mapping[str, Any], texts: Texts) -> None:
        super().__init__(file, texts)
        self.raw = raw
        self.types: dict[str, Any] = {}
        """What a path may begin with besides the roots: fields and outputs, by name."""

    def item(self) -> Item | None:
        """The item, or None with the reasons in `faults`."""
        self._top()
        if self.faults:
            return None
        raw = self.raw
        fields = self._fields()
        calls = tuple(self._call(f"calls.{n}", call) for n, call in enumerate(self._list("calls")))
        item = Item(
            id=self.name("id", raw["id"]),
            text=self.key("text", raw["text"]),
            group=raw["group"],
            notice=tuple(self.key("notice", key) for key in raw["notice"]),
            credentials=tuple(self.one(Means, "credentials", c) for c in raw["credentials"]),
            acting=tuple(self.one(Acting, "acting", a) for a in raw["acting"]),
            pages=self._pages(fields),
            offline=raw["offline"],
            fields=fields,
            calls=calls,
            result=self._results("result"),
            slip=self._results("slip"),
            pick=self._pick(raw.get("pick", {})),
        )
        self.key("text", f"{item.text}.official")
        self.key("text", f"{item.text}.result")
        return None if self.faults else item

    def _top(self) -> None:
        """Keys that are missing, unknown, or of the wrong shape; the rest is read only without."""
        shapes = {**SHAPES, **OPTIONAL}
        self.table("", self.raw, shapes)
        for key, shape in shapes.items():
            if key in SHAPES and key not in self.raw:
                self.fault(key, "is missing")
            if key in self.raw and not isinstance(self.raw[key], shape):
                self.fault(key, f"must be a {shape.__name__}")

    def _list(self, key: str) -> list[Any]:
        return list(self.raw.get(key, ()))

    # Fields and their pages.

    def _fields(self) -> dict[str, Field]:
        read = {key: self._field(key, raw) for key, raw in self.raw.get("fields", {}).items()}
        self.types |= dict.fromkeys(read, str)
        return read

    def _field(self, key: str, raw: Any) -> Field:
        at = f"fields.{self.name('fields', key)}"
        raw = self.table(at, raw, ("type", "default", "rule", "ask", "options"))
        type_ = self.one(FieldType, f"{at}.type", raw.get("type"))
        options, default = str(raw.get("options", "")), str(raw.get("default", ""))
        codes = self.texts.codes(options) if type_ is FieldType.CHOICE else ()
        if type_ is FieldType.YEAR_MONTH and not DEFAULT.fullmatch(default):
            self.fault(f"{at}.default", f"`{default}` is not today or today±n of m, y")
        if type_ is FieldType.CHOICE and default not in codes:
            self.fault(f"{at}.default", f"`{default}` is no option of `{options}`")
        self.key(at, f"label.{key}")
        self.key(at, f"ask.{key}")
        ask = self.one(Ask, f"{at}.ask", raw.get("ask", Ask.ALWAYS))
        rule = self._rule(f"{at}.rule", raw["rule"], type_) if "rule" in raw else None
        return Field(key, type_, default, ask, rule, options, codes)

    def _rule(self, at: str, text: Any, type_: FieldType) -> Rule | None:
        match = RULE.fullmatch(str(text))
        months = {
            key
            for key, raw in self.raw["fields"].items()
            if isinstance(raw, dict) and raw.get("type") == FieldType.YEAR_MONTH
        }
        if type_ is FieldType.CHOICE or not match or match[2] not in {"today", *months}:
            self.fault(at, f"`{text}` is not one comparison of a month with a month or today")
            return None
        return Rule(Comparison(match[1]), match[2])

    def _pages(self, fields: Mapping[str, Field]) -> tuple[tuple[str, ...], ...]:
        pages = tuple(
            tuple(map(str, page)) if isinstance(page, list) else () for page in self.raw["pages"]
        )
        if () in pages:
            self.fault("pages", "each page must be a list of fields, and not empty")
        asked = [key for page in pages for key in page]
        for key in sorted(set(asked) ^ fields.keys()):
            self.fault("fields" if key in asked else "pages", f"`{key}` is missing here")
        if len(set(asked)) < len(asked):
            self.fault("pages", "a field is asked twice")
        return pages

    # Calls.

    def _call(self, at: str, raw: Any) -> Call:
        raw = self.table(at, raw, ("op", "role", "paged", "input", "output"))
        op, role = str(raw.get("op")), str(raw.get("role"))
        if op not in OPERATIONS:
            self.fault(f"{at}.op", f"no operation `{op}`")
            return Call(op, role, (), ())
        operation, paged = OPERATIONS[op], str(raw.get("paged", ""))
        if role != "lookup":
            self.fault(f"{at}.role", f"`{role}` is none of lookup")
        if operation.submits or type_at(operation.input, (QUERY_NO,)) is None:
            self.fault(f"{at}.op", f"operation {op} is no lookup")
        if paged and type_at(operation.input, (paged,)) is not int:
            self.fault(f"{at}.paged", f"operation {op} counts no pages in `{paged}`")
        inputs = self._inputs(f"{at}.input", operation, raw.get("input", {}), paged)
        outputs = self._outputs(f"{at}.output", operation, raw.get("output", {}))
        return Call(op, role, inputs, outputs, paged)

    def _inputs(
        self, at: str, operation: Operation, raw: Any, paged: str
    ) -> tuple[tuple[str, Path], ...]:
        """Every input that has no default must be there; the terminal's own must not."""
        read = tuple((name, split(str(path))) for name, path in self.table(at, raw).items())
        for name, path in read:
            wanted, kind = type_at(operation.input, (name,)), self._type(path)
            if wanted is None or name in (QUERY_NO, paged):
                self.fault(f"{at}.{name}", f"operation {operation.infno} wants no such input")
            elif kind is None:
                self.fault(f"{at}.{name}", f"no source `{'.'.join(path)}`")
            elif kind != wanted:
                self.fault(f"{at}.{name}", f"`{'.'.join(path)}` is of another type")
        given = {paged, *(name for name, _ in read)}
        for field in fields(operation.input):
            has_default = field.default is not MISSING or field.default_factory is not MISSING
            if not has_default and field.name not in given:
                self.fault(f"{at}.{field.name}", "is missing")
        return read

    def _outputs(self, at: str, operation: Operation, raw: Any) -> tuple[tuple[str, Path], ...]:
        read = tuple((name, split(str(path))) for name, path in self.table(at, raw).items())
        for name, path in read:
            if name in self.types:
                self.fault(f"{at}.{name}", "this name is taken")
            self.types[self.name(at, name)] = type_at(operation.output, path)
            if self.types[name] is None:
                reason = f"operation {operation.infno} answers no `{'.'.join(path)}`"
                self.fault(f"{at}.{name}", reason)
        return read

    def _type(self, path: Path) -> Any:
        """The type a path leads to from the item's roots, its fields and its outputs, or None."""
        if path[0] in self.types:
            return type_at(self.types[path[0]], path[1:])
        if path[0] not in ROOTS:
            return None
        below = ("baseinfo", *path[1:]) if path[0] == "principal" else path[1:]
        return type_at(ROOTS[path[0]], below) or type_at(ROOTS[path[0]], path[1:])

    # Results.

    def _results(self, part: str) -> tuple[Result, ...]:
        return tuple(self._result(f"{part}.{n}", raw) for n, raw in enumerate(self._list(part)))

    def _result(self, at: str, raw: Any) -> Result:
        keys = ("label", "value", "format", "privacy", "each", "text", "slots", "first")
        raw = self.table(at, raw, keys)
        each = split(str(raw["each"])) if "each" in raw else ()
        within = element(self._type(each)) if each else None
        if each and within is None:
            self.fault(f"{at}.each", f"no list `{raw['each']}`")
        if each and "text" not in raw:
            self.fault(f"{at}.text", "is missing: it names each row")
        slots = tuple(
            (name, self._source(f"{at}.slots.{name}", within, *str(spec).rpartition("|")[::2]))
            for name, spec in self.table(f"{at}.slots", raw.get("slots", {})).items()
        )
        given = [name for name, _ in slots]
        text = self.key(f"{at}.text", raw["text"], given) if "text" in raw else ""
        return Result(
            label=self.key(f"{at}.label", raw.get("label"), () if text else given),
            value=self._source(at, within, str(raw.get("value")), str(raw.get("format"))),
            privacy=self.one(Privacy, f"{at}.privacy", raw.get("privacy", Privacy.PUBLIC)),
            each=each,
            text=text,
            slots=slots,
            first=self._first(f"{at}.first", raw.get("first", 0)),
        )

    def _first(self, at: str, rows: Any) -> int:
        if type(rows) is int and rows >= 0:
            return rows
        self.fault(at, f"`{rows}` is no number of rows")
        return 0

    def _source(self, at: str, within: Any, path: str, format: str) -> Source:
        """A path and its format; inside `each` the path starts at the row."""
        parts = split(path)
        kind = type_at(within, parts) if within else self._type(parts)
        if kind is None:
            self.fault(at, f"no source `{path}`")
        elif not fits(format, kind):
            self.fault(at, f"`{path}` cannot be written as `{format}`")
        table = format.removeprefix("option:")
        if table != format and not self.texts.codes(table):
            self.fault(at, f"no option list `{table}`")
        return Source(parts, format)

    def _pick(self, raw: Any) -> Pick:
        raw = self.table("pick", raw, ("where", "none", "elsewhere", "many"))
        where = self.table("pick.where", raw.get("where", {}))
        for name in where:
            if type_at(InsuInfo, (name,)) is not str:
                self.fault(f"pick.where.{name}", "an insurance has no such code")
        none, many = str(raw.get("none", "refuse.not_insured")), str(raw.get("many", "first"))
        elsewhere = str(raw.get("elsewhere", ""))
        for key, prefix in (("none", none), ("elsewhere", elsewhere)):
            for part in ("heading", "text") if prefix else ():
                self.key(f"pick.{key}", f"{prefix}.{part}", REFUSAL_SLOTS)
        if many != "first":
            self.key("pick.many", many)
        return Pick(tuple((k, str(v)) for k, v in where.items()), none, many, elsewhere)
