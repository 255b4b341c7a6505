"""One item file on its way to an item: whatever it names must be there, and be of the right type.

A wrong part is replaced by an empty one and read on, so that one look finds every fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from config.credentials import Act
from config.deployment import Deployment
from config.text import Texts, of_items
from config.text.keys import TITLE, key_of
from model.item.loader import before, calls, fields, results, signed
from model.item.loader.shaped import shaped
from model.item.loader.shapes import EMPTY, NEEDED, TOP, CallShape
from model.item.model import HANDING_IN, Acting, Call, Item
from model.item.pool import with_rules
from model.item.sources import Sources

T = TypeVar("T")


class Reader(Sources):
    """One file; `item` is called once."""

    def __init__(
        self, file: str, raw: Mapping[str, Any], texts: Texts, deployment: Deployment
    ) -> None:
        words, wrong = of_items.words_of(raw, "zh", file)
        item = str(raw.get("id"))
        super().__init__(file, texts.with_words(item, words), item)
        self.faults += [*wrong, *of_items.words_of(raw, "en", file)[1]]
        self.deployment = deployment
        self.top = self._top(raw)

    def _top(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Every key of the file in its shape; an empty one for what is missing or wrong."""
        for key in sorted(raw.keys() - TOP.keys()):
            self.fault(key, "unknown key")
        for key in NEEDED:
            if key not in raw:
                self.fault(key, "is missing")
        return {key: self._part(raw, key, shape) for key, shape in TOP.items()}

    def _part(self, raw: Mapping[str, Any], key: str, shape: Any) -> Any:
        made = shaped(self, shape, raw[key], key) if key in raw else None
        return EMPTY.get(shape, ()) if made is None else made

    def item(self) -> Item | None:
        """The item, or None with the reasons in `faults`."""
        top = self.top
        self.fixed = top["fixed"]
        made = self._calls_and_fields()
        own = top["commitments"]
        item = Item(
            id=self.name("id", top["id"]),
            flow=top["flow"],
            text=self._titles(),
            group=self._group(top["group"]),
            notice=tuple(self.key(f"notice.{n}", key) for n, key in enumerate(top["notice"])),
            credentials=top["credentials"],
            acting=top["acting"],
            pages=self._pages(),
            offline=top["offline"],
            fields=self.fields,
            calls=made,
            result=results.read(self, "result", top["result"], top["credentials"]),
            slip=results.read(self, "slip", top["slip"], top["credentials"]),
            pick=before.pick(self, top["pick"]),
            fixed=self.fixed,
            commitments=signed.commitments(self, self.deployment.commitments, own, top["acting"]),
            signs=signed.signs(self, top["signs"], own),
            entrusts=top["entrusts"],
            stops=self._each("stops", before.stop),
            opens=results.opens(self, top["opens"]),
            standings=self._each("standings", before.standing),
        )
        self._check(item)
        return None if self.faults else item

    def _each(self, part: str, read: Callable[[Sources, str, Any], T | None]) -> tuple[T, ...]:
        """The tables of a list that can be read."""
        made = (read(self, f"{part}.{n}", one) for n, one in enumerate(self.top[part]))
        return tuple(one for one in made if one is not None)

    def _group(self, group: str) -> str:
        """What a long menu shows it under."""
        self.key("group", f"group.{group}")
        return group

    def _titles(self) -> str:
        """The first of those that every item has."""
        for part in ("title", "official", "result"):
            if not self.texts.has(key_of(self.item_id, part)):
                self.fault(f"zh.{part}", "is missing")
        return key_of(self.item_id, TITLE)

    def _calls_and_fields(self) -> tuple[Call, ...]:
        """Of an item that hands in, lookups stand before the form, whose fields may choose from
        what they bring; one that only asks sends its answers to its lookups.
        """
        raw = with_rules(self, self.top["fields"], self.deployment.pool)
        shapes = {
            n: shape
            for n, one in enumerate(self.top["calls"])
            if (shape := shaped(self, CallShape, one, f"calls.{n}")) is not None
        }
        hands_in = any(one.role in HANDING_IN for one in shapes.values())
        before = {n: one for n, one in shapes.items() if hands_in and one.role not in HANDING_IN}
        made = {n: calls.read(self, f"calls.{n}", one) for n, one in before.items()}
        self.fields = fields.read(self, raw)
        after = {n: one for n, one in shapes.items() if n not in before}
        made |= {n: calls.read(self, f"calls.{n}", one) for n, one in after.items()}
        return tuple(made[n] for n in sorted(made))

    def _pages(self) -> tuple[tuple[str, ...], ...]:
        pages: Sequence[tuple[str, ...]] = self.top["pages"]
        if () in pages:
            self.fault("pages", "each page must be a list of fields, and not empty")
        asked = [key for page in pages for key in page]
        for key in sorted(set(asked) ^ self.top["fields"].keys()):
            self.fault("fields" if key in asked else "pages", f"`{key}` is missing here")
        if len(set(asked)) < len(asked):
            self.fault("pages", "a field is asked twice")
        return tuple(pages)

    def _check(self, item: Item) -> None:
        """What must hold of the parts together."""
        calls.check(self, item)
        if item.flow.hands_in is not (item.submit is not None):
            does = "something" if item.submit else "nothing"
            self.fault("flow", f"`{item.flow}` does not fit: the calls hand {does} in")
        lists = [one.each for one in item.result if one.each]
        if item.opens and lists != [item.opens]:
            self.fault("opens", "must be the one list of the result")
        if item.submit is None and item.commitments.get(Acting.SELF):
            self.fault("commitments", "signed for nothing: the item hands nothing in")
        acts = {Act.SUBMIT} if item.submit else {Act.QUERY, Act.PROGRESS}
        presence = [str(one) for one in self.deployment.pool.presence]
        for n, credential in enumerate(item.credentials):
            at = f"credentials.{n}"
            if not acts & self.deployment.credentials[credential].may:
                self.fault(at, f"`{credential}` may not do this")
            elif item.submit and str(credential) not in presence:
                self.fault(at, f"`{credential}` shows no presence, by the rules of the pool")
