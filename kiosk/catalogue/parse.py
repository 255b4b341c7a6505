"""Item files to a catalogue: every name a file uses is checked, and all faults are told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from config.fault import Fault, Faulty
from config.text import Texts, slots_of
from kiosk.catalogue.model import (
    Acting,
    Ask,
    Call,
    Catalogue,
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
from wire.operations import OPERATIONS, InsuInfo

HERE = FilePath(__file__).parents[2] / "config" / "catalogue"
DEFAULT = re.compile(r"today([+-]\d+[mdy])?")
REQUIRED = ("id", "text", "group", "notice", "credentials", "acting", "pages", "offline", "result")
OPTIONAL = ("slip", "pick", "fields", "calls")
RULE = re.compile(r"(<=|>=) (\w+)")


def load(texts: Texts, home: Iterable[str], folder: FilePath = HERE) -> Catalogue:
    """Reads every item file of a folder; `home` is the order of the menu. Raises Faulty."""
    tables: dict[str, Any] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tables[f"catalogue/{path.name}"] = tomllib.loads(path.read_text("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            faults.append(Fault(f"catalogue/{path.name}", "", str(error)))
    parsed = parse(tables, texts, home)
    if faults or not isinstance(parsed, Catalogue):
        raise Faulty([*faults, *(() if isinstance(parsed, Catalogue) else parsed)])
    return parsed


def parse(
    tables: Mapping[str, Mapping[str, Any]], texts: Texts, home: Iterable[str]
) -> Catalogue | tuple[Fault, ...]:
    """Pure: tables by file name to a catalogue, or all their faults."""
    readers = [_Reader(file, raw, texts) for file, raw in tables.items()]
    items = {item.id: item for reader in readers if (item := reader.item()) is not None}
    faults = [fault for reader in readers for fault in reader.faults]
    if not faults:
        faults += [
            Fault("terminal.toml", "catalogue.home", f"no item `{name}`")
            for name in home
            if name not in items
        ]
    if faults:
        return tuple(faults)
    order = list(home)
    return Catalogue({name: items[name] for name in [*order, *(items.keys() - set(order))]})


class _Reader:
    """One file on its way to an item; `faults` grows as it is read."""

    def __init__(self, file: str, raw: Mapping[str, Any], texts: Texts) -> None:
        self.file = file
        self.raw = raw
        self.texts = texts
        self.faults: list[Fault] = []
        self.outputs: dict[str, Any] = {}
        """Type of each output of the calls read so far, by its name."""

    def item(self) -> Item | None:
        """The item, or None with the reasons in `faults`."""
        self._names()
        if self.faults:
            return None
        fields = {key: self._field(key, raw) for key, raw in self.raw.get("fields", {}).items()}
        calls = tuple(self._call(n, raw, fields) for n, raw in enumerate(self.raw.get("calls", ())))
        item = Item(
            id=self.raw["id"],
            text=self._key("text", self.raw["text"]),
            group=self.raw["group"],
            notice=tuple(self._key("notice", key) for key in self.raw["notice"]),
            credentials=tuple(self._one(Means, "credentials", c) for c in self.raw["credentials"]),
            acting=tuple(self._one(Acting, "acting", a) for a in self.raw["acting"]),
            pages=tuple(tuple(page) for page in self.raw["pages"]),
            offline=self.raw["offline"],
            fields=fields,
            calls=calls,
            result=self._results("result"),
            slip=self._results("slip"),
            pick=self._pick(self.raw.get("pick", {})),
        )
        self._cross(item)
        return None if self.faults else item

    def fault(self, key: str, reason: str) -> None:
        self.faults.append(Fault(self.file, key, reason))

    def _names(self) -> None:
        """Keys that are missing, unknown, or of the wrong shape; the rest is read only without."""
        for key in self.raw.keys() - {*REQUIRED, *OPTIONAL}:
            self.fault(key, "unknown key")
        for key in REQUIRED:
            if key not in self.raw:
                self.fault(key, "is missing")
        shapes = {
            "id": str,
            "text": str,
            "group": str,
            "offline": str,
            "pick": dict,
            "fields": dict,
        }
        for key in (*REQUIRED, *OPTIONAL):
            shape = shapes.get(key, list)
            if key in self.raw and not isinstance(self.raw[key], shape):
                self.fault(key, f"must be a {shape.__name__}")

    def _key(self, at: str, key: Any) -> str:
        if not self.texts.has(str(key)):
            self.fault(at, f"no text `{key}`")
        return str(key)

    def _one(self, kind: Any, at: str, word: Any) -> Any:
        """A word of a closed set; the first of the set where it is none, for reading on."""
        try:
            return kind(word)
        except ValueError:
            self.fault(at, f"`{word}` is none of {', '.join(kind)}")
            return next(iter(kind))

    def _field(self, key: str, raw: Mapping[str, Any]) -> Field:
        at = f"fields.{key}"
        self._known(at, raw, {"type", "default", "rule", "ask", "options"})
        type_ = self._one(FieldType, f"{at}.type", raw.get("type"))
        options = str(raw.get("options", ""))
        if type_ is FieldType.CHOICE and not self._codes(options):
            self.fault(f"{at}.options", f"no option list `{options}`")
        default = str(raw.get("default", ""))
        if type_ is FieldType.YEAR_MONTH and not DEFAULT.fullmatch(default):
            self.fault(f"{at}.default", f"`{default}` is not today or today±n of m, d, y")
        self._key(at, f"label.{key}")
        ask = self._one(Ask, f"{at}.ask", raw.get("ask", Ask.ALWAYS))
        return Field(key, type_, default, ask, self._rule(at, raw.get("rule")), options)

    def _codes(self, table: str) -> bool:
        return self.texts.has_options(table)

    def _rule(self, at: str, text: Any) -> Rule | None:
        if text is None:
            return None
        match = RULE.fullmatch(str(text))
        known = {"today", *self.raw.get("fields", {})}
        if not match or match[2] not in known:
            self.fault(f"{at}.rule", f"`{text}` is not one comparison with a field or today")
            return None
        return Rule(Comparison(match[1]), match[2])

    def _call(self, n: int, raw: Mapping[str, Any], fields: Mapping[str, Field]) -> Call:
        at = f"calls.{n}"
        self._known(at, raw, {"op", "role", "paged", "input", "output"})
        op = str(raw.get("op"))
        if op not in OPERATIONS:
            self.fault(f"{at}.op", f"no operation `{op}`")
            return Call(op, "", (), ())
        if raw.get("role") != "lookup":
            self.fault(f"{at}.role", f"`{raw.get('role')}` is none of lookup")
        inputs = tuple((f, split(source)) for f, source in raw.get("input", {}).items())
        for name, source in inputs:
            if type_at(OPERATIONS[op].input, (name,)) is None:
                self.fault(f"{at}.input.{name}", f"operation {op} has no such input")
            if self._root(source, fields) is None:
                self.fault(f"{at}.input.{name}", f"no source `{'.'.join(source)}`")
        outputs = tuple((name, split(path)) for name, path in raw.get("output", {}).items())
        for name, path in outputs:
            self.outputs[name] = type_at(OPERATIONS[op].output, path)
            if self.outputs[name] is None:
                self.fault(f"{at}.output.{name}", f"operation {op} answers no `{'.'.join(path)}`")
        paged = str(raw.get("paged", ""))
        if paged and type_at(OPERATIONS[op].input, (paged,)) is None:
            self.fault(f"{at}.paged", f"operation {op} has no input `{paged}`")
        return Call(op, str(raw.get("role")), inputs, outputs, paged)

    def _root(self, path: Path, fields: Mapping[str, Field]) -> Any:
        """The type a source path leads to from the item's roots, or None."""
        if path[0] in ROOTS:
            below = ("baseinfo", *path[1:]) if path[0] == "principal" else path[1:]
            return type_at(ROOTS[path[0]], below) or type_at(ROOTS[path[0]], path[1:])
        if path[0] in self.outputs:
            return type_at(self.outputs[path[0]], path[1:])
        return str if path[0] in fields and len(path) == 1 else None

    def _results(self, part: str) -> tuple[Result, ...]:
        return tuple(
            self._result(f"{part}.{n}", raw) for n, raw in enumerate(self.raw.get(part, ()))
        )

    def _result(self, at: str, raw: Mapping[str, Any]) -> Result:
        keys = {"label", "value", "format", "privacy", "each", "text", "slots", "first"}
        self._known(at, raw, keys)
        each = split(raw["each"]) if "each" in raw else ()
        within = None
        if each:
            within = element(self._root(each, {}))
            if within is None:
                self.fault(f"{at}.each", f"no list `{raw['each']}`")
        slots = tuple(
            (name, self._source(f"{at}.slots.{name}", within, *str(spec).rpartition("|")[::2]))
            for name, spec in raw.get("slots", {}).items()
        )
        label = self._key(f"{at}.label", raw.get("label"))
        text = self._key(f"{at}.text", raw["text"]) if "text" in raw else ""
        self._fill(at, text or label, {name for name, _ in slots})
        return Result(
            label=label,
            value=self._source(at, within, str(raw.get("value")), str(raw.get("format"))),
            privacy=self._one(Privacy, f"{at}.privacy", raw.get("privacy", Privacy.PUBLIC)),
            each=each,
            text=text,
            slots=slots,
            first=int(raw.get("first", 0)),
        )

    def _source(self, at: str, within: Any, path: str, format: str) -> Source:
        """A path and its format; inside `each` the path starts at the row."""
        parts = split(path)
        kind = type_at(within, parts) if within else self._root(parts, {})
        if kind is None:
            self.fault(at, f"no source `{path}`")
        elif not fits(format, kind):
            self.fault(at, f"`{path}` cannot be written as `{format}`")
        if format.startswith("option:") and not self._codes(format.removeprefix("option:")):
            self.fault(at, f"no option list `{format}`")
        return Source(parts, format)

    def _fill(self, at: str, key: str, given: set[str]) -> None:
        """Every slot that a text names must be given."""
        if self.texts.has(key):
            entry = self.texts.entry(key)
            for slot in sorted((slots_of(entry.show) | slots_of(entry.detail)) - given):
                self.fault(f"{at}.slots", f"text `{key}` wants a slot `{slot}`")

    def _pick(self, raw: Mapping[str, Any]) -> Pick:
        self._known("pick", raw, {"where", "none", "elsewhere", "many"})
        where = tuple((str(k), str(v)) for k, v in raw.get("where", {}).items())
        for name, _ in where:
            if type_at(InsuInfo, (name,)) is None:
                self.fault("pick.where", f"an insurance has no `{name}`")
        many = str(raw.get("many", "first"))
        for key in ("none", "elsewhere"):
            if key in raw:
                self._key(f"pick.{key}", f"{raw[key]}.heading")
                self._key(f"pick.{key}", f"{raw[key]}.text")
        if many != "first":
            self._key("pick.many", many)
        none = str(raw.get("none", "refuse.not_insured"))
        return Pick(where, none, many, str(raw.get("elsewhere", "")))

    def _cross(self, item: Item) -> None:
        """What only the whole item can show."""
        self._key("text", f"{item.text}.official")
        self._key("text", f"{item.text}.result")
        asked = {key for page in item.pages for key in page}
        for key in sorted(asked ^ item.fields.keys()):
            where = "fields" if key in asked else "pages"
            self.fault(where, f"`{key}` is missing here")

    def _known(self, at: str, raw: Mapping[str, Any], keys: set[str]) -> None:
        for key in sorted(raw.keys() - keys):
            self.fault(f"{at}.{key}", "unknown key")
