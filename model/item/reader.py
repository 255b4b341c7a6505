"""One item file on its way to an item: whatever it names must be there, and be of the right type.

A wrong part is replaced by an empty one and read on, so that one look finds every fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from config.commitments import Version
from config.credentials import Act
from config.deployment import Deployment
from config.text import Texts, of_items
from model.identity import CredentialType
from model.item import calls, fields
from model.item.fields import REFUSAL_SLOTS
from model.item.model import (
    STANDING,
    Acting,
    Call,
    Commitment,
    Field,
    FieldType,
    Item,
    Pick,
    Result,
    Standing,
    Stop,
    Wording,
)
from model.item.paths import Path
from model.item.pool import with_rules
from model.item.sources import Sources
from model.page import Privacy
from model.task import Offline
from wire.filings import Application
from wire.operations import InsuInfo

SHAPES: Mapping[str, type[Any]] = {
    "id": str,
    "group": str,
    "notice": list,
    "credentials": list,
    "acting": list,
    "pages": list,
    "offline": str,
    "result": list,
}
OPTIONAL: Mapping[str, type[Any]] = {
    "slip": list,
    "pick": dict,
    "fields": dict,
    "calls": list,
    "fixed": dict,
    "commitments": list,
    "signs": list,
    "entrusts": bool,
    "stops": list,
    "opens": str,
    "standings": list,
    "zh": dict,
    "en": dict,
}


SELF_SLOTS = ("principal",)
COMMITMENT_SLOTS = (*SELF_SLOTS, "agent", "rlts")
"""What a commitment may name: the people, masked, and what the agent is to the principal."""
STANDINGS = ("accepted", "holds", "done", "sent_back", "rejected", "over")
"""Of what the hub took: a review is to come, has said yes, or is none; or ended otherwise."""
TOLD: tuple[tuple[str, ...], ...] = ((), ("line", "place", "who"), (), ("line",))
"""The slots that each text of a standing is given."""


class Reader(Sources):
    """One file; `item` is called once."""

    def __init__(
        self, file: str, raw: Mapping[str, Any], texts: Texts, deployment: Deployment
    ) -> None:
        words, wrong = of_items.words_of(raw, "zh", file)
        item = str(raw.get("id"))
        super().__init__(file, texts.with_words(item, words), item)
        self.wrong_words = [*wrong, *of_items.words_of(raw, "en", file)[1]]
        self.raw = raw
        self.commitments, self.pool = deployment.commitments, deployment.pool
        self.powers = deployment.credentials

    def item(self) -> Item | None:
        """The item, or None with the reasons in `faults`."""
        self._top()
        if self.faults:
            return None
        self.faults += self.wrong_words
        raw = self.raw
        self.fixed = {name: self._constant(name, v) for name, v in raw.get("fixed", {}).items()}
        made = self._calls_and_fields()
        acting = tuple(self.one(Acting, "acting", a) for a in raw["acting"])
        item = Item(
            id=self.name("id", raw["id"]),
            text=self._titles(),
            group=raw["group"],
            notice=tuple(self.key("notice", key) for key in raw["notice"]),
            credentials=tuple(
                self.one(CredentialType, "credentials", c) for c in raw["credentials"]
            ),
            acting=acting,
            pages=self._pages(self.fields),
            offline=self.one(Offline, "offline", raw["offline"]),
            fields=self.fields,
            calls=made,
            result=self._results("result"),
            slip=self._results("slip"),
            pick=self._pick(raw.get("pick", {})),
            fixed=self.fixed,
            commitments={way: self._commitments(way) for way in _all(acting)},
            signs=self._signs(),
            entrusts=bool(raw.get("entrusts", False)),
            stops=tuple(self._stop(f"stops.{n}", s) for n, s in enumerate(self._list("stops"))),
            opens=self._opens(),
            standings=tuple(
                self._standing(f"standings.{n}", one)
                for n, one in enumerate(self._list("standings"))
            ),
        )
        self._check(item)
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

    def _titles(self) -> str:
        """The first of those that every item has."""
        for part in ("title", "official", "result"):
            if not self.texts.has(of_items.key_of(self.item_id, part)):
                self.fault(f"zh.{part}", "is missing")
        return of_items.key_of(self.item_id, "title")

    def _constant(self, name: str, value: Any) -> str:
        if not isinstance(value, str):
            self.fault(f"fixed.{name}", "must be a text")
        return str(value)

    def _list(self, key: str) -> list[Any]:
        return list(self.raw.get(key, ()))

    def _calls_and_fields(self) -> tuple[Call, ...]:
        """Fields may choose from what lookups bring, and submissions send what fields hold."""
        raw = with_rules(self, self.raw.get("fields", {}), self.pool)
        numbered = list(enumerate(self._list("calls")))
        lookups = [one for one in numbered if _role(one[1]) != calls.SUBMIT]
        submits = [one for one in numbered if _role(one[1]) == calls.SUBMIT]
        self.types |= dict.fromkeys(raw, str) if not submits else {}
        made = {n: calls.read(self, f"calls.{n}", call) for n, call in lookups}
        self.fields = fields.read(self, raw)
        self.types |= {key: _kind(field) for key, field in self.fields.items()}
        made |= {n: calls.read(self, f"calls.{n}", call) for n, call in submits}
        return tuple(made[n] for n, _ in numbered)

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

    # Results.

    def _results(self, part: str) -> tuple[Result, ...]:
        return tuple(self._result(f"{part}.{n}", raw) for n, raw in enumerate(self._list(part)))

    def _result(self, at: str, raw: Any) -> Result:
        keys = ("label", "value", "format", "privacy", "each", "text", "slots", "first", "none")
        raw = self.table(at, raw, keys)
        each, within = self.rows(at, raw) if "each" in raw else ((), None)
        if each and "text" not in raw:
            self.fault(f"{at}.text", "is missing: it names each row")
        slots = self.slots(f"{at}.slots", within, raw.get("slots", {}))
        given = [name for name, _ in slots] + self._of_record(raw)
        text = self.key(f"{at}.text", raw["text"], given) if "text" in raw else ""
        return Result(
            label=self.key(f"{at}.label", raw.get("label"), () if text else given),
            value=self.source(at, within, str(raw.get("value")), str(raw.get("format"))),
            privacy=self.one(Privacy, f"{at}.privacy", raw.get("privacy", Privacy.PUBLIC)),
            each=each,
            text=text,
            slots=slots,
            first=self._first(f"{at}.first", raw.get("first", 0)),
            none=self._none(f"{at}.none", raw.get("none", "row.none"), each),
        )

    def _of_record(self, raw: Mapping[str, Any]) -> list[str]:
        """The slots with which the chosen row of a record field was worded."""
        field = self.fields.get(str(raw.get("value")))
        return [name for name, _ in field.records.slots] if field and field.records else []

    def _none(self, at: str, key: Any, each: Path) -> str:
        """An empty list is told on a page only."""
        if each and at.startswith("result") and CredentialType.SLIP in self.raw["credentials"]:
            self.key(at, f"{key}.slip")
        return self.key(at, key)

    def _first(self, at: str, rows: Any) -> int:
        if type(rows) is int and rows >= 0:
            return rows
        self.fault(at, f"`{rows}` is no number of rows")
        return 0

    def _opens(self) -> tuple[str, ...]:
        path = self.raw.get("opens", "")
        if not path:
            return ()
        each, within = self.rows("opens", {"each": path})
        if within is not None and within is not Application:
            self.fault("opens", f"a row of `{path}` is nothing that was handed in")
        return each

    # What must hold before there is a form.

    def _pick(self, raw: Any) -> Pick:
        raw = self.table("pick", raw, ("where", "none", "elsewhere", "stopped", "many"))
        many = str(raw.get("many", "first"))
        refused = {
            key: self.refusal(f"pick.{key}", prefix, REFUSAL_SLOTS) if prefix else ""
            for key, prefix in (
                ("none", str(raw.get("none", "refuse.not_insured"))),
                ("elsewhere", str(raw.get("elsewhere", ""))),
                ("stopped", str(raw.get("stopped", ""))),
            )
        }
        if many != "first":
            many = self.key("pick.many", many)
        where = self.where("pick.where", InsuInfo, raw.get("where", {}))
        return Pick(where, refused["none"], many, refused["elsewhere"], refused["stopped"])

    def _stop(self, at: str, raw: Any) -> Stop:
        raw = self.table(at, raw, ("each", "where", "refuse", "slots", "offers"))
        each, within = self.rows(at, raw)
        slots = self.slots(f"{at}.slots", within, raw.get("slots", {}))
        given = (*REFUSAL_SLOTS, *(name for name, _ in slots))
        return Stop(
            each=each,
            where=self.where(f"{at}.where", within, raw.get("where", {})),
            refuse=self.refusal(f"{at}.refuse", str(raw.get("refuse")), given),
            slots=slots,
            offers=tuple(map(str, raw.get("offers", ()))),
        )

    def _standing(self, at: str, raw: Any) -> Standing:
        raw = self.table(at, raw, ("of", "where", "name"))
        of, name = str(raw.get("of")), str(raw.get("name"))
        if of not in STANDINGS:
            self.fault(f"{at}.of", f"`{of}` is none of {', '.join(STANDINGS)}")
        said = zip(STANDING, TOLD, strict=True)
        texts = {key: self.key(f"{at}.name", key.format(name), given) for key, given in said}
        where = self.where(f"{at}.where", None, raw.get("where", {}))
        for field, codes in where:
            known = self.fields[field].codes if field in self.fields else ()
            if not set(codes) <= set(known):
                self.fault(f"{at}.where.{field}", "no field with such an option")
        return Standing(of, where, texts)

    def _commitments(self, acting: Acting) -> tuple[Commitment, ...]:
        """The item's own, and one more of whoever acts for another."""
        own = [str(name) for name in self._list("commitments")]
        ids = [*own, *self.commitments.added(acting)] if own else []
        for name in ids:
            if name not in self.commitments.text:
                self.fault("commitments", f"no commitment `{name}`")
        return tuple(self._commitment(name, acting) for name in ids)

    def _commitment(self, name: str, acting: Acting) -> Commitment:
        known = self.commitments.text.get(name, ())
        return Commitment(name, tuple(self._wording(name, one, acting) for one in known))

    def _wording(self, name: str, one: Version, acting: Acting) -> Wording:
        """What a principal says of themself, an agent says in words of their own."""
        text = f"commitment.{name}.{one.version}"
        if acting.alone and self.texts.has(f"{text}.agent"):
            text = f"{text}.agent"
        given = SELF_SLOTS if acting is Acting.SELF else COMMITMENT_SLOTS
        key = self.key("commitments", text, given)
        return Wording(name, one.version, key, one.begin, one.end)

    def _signs(self) -> tuple[str, ...]:
        """What is signed is there to be asked, and there is something to sign."""
        names = tuple(map(str, self._list("signs")))
        for name in names:
            if name not in self.fields:
                self.fault("signs", f"no field `{name}`")
        if names and not self._list("commitments"):
            self.fault("signs", "there is no commitment to make")
        return names

    def _check(self, item: Item) -> None:
        """What must hold of the parts together."""
        calls.check(self, item)
        lists = [one.each for one in item.result if one.each]
        if item.opens and lists != [item.opens]:
            self.fault("opens", "must be the one list of the result")
        if item.submit is None and item.commitments.get(Acting.SELF):
            self.fault("commitments", "signed for nothing: the item hands nothing in")
        acts = {Act.SUBMIT} if item.submit else {Act.QUERY, Act.PROGRESS}
        for means in item.credentials:
            if not acts & self.powers[means].may:
                self.fault("credentials", f"`{means}` may not do this")
            elif item.submit and str(means) not in map(str, self.pool.presence):
                self.fault("credentials", f"`{means}` shows no presence, by the rules of the pool")


def _role(call: Any) -> str:
    return str(call.get("role")) if isinstance(call, dict) else ""


def _kind(field: Field) -> type[Any]:
    """The type of an answer as a source: a day can be written as one, all else is text."""
    return date if field.type is FieldType.DATE else str


def _all(acting: tuple[Acting, ...]) -> tuple[Acting, ...]:
    """Where an agent may act, so may a guardian: the relation says which."""
    guardian = (Acting.GUARDIAN,) if Acting.AGENT in acting else ()
    return (*acting, *guardian)
