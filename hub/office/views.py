"""What the pages say of an application: plain texts from its record, which templates escape.

What was asked is worded by the item's file (`hub.wording`); nothing here knows an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from hub.applications import Case, Event, State, node_of, state_of
from hub.office.ink import Drawing, drawing
from hub.office.words import named, say, words
from hub.wording import for_clerk
from hub.words import texts
from model.item import Acting, Item
from model.privacy import masked_id, masked_name
from wire.behalf import Submission

Pairs = tuple[tuple[str, str], ...]
"""Labels with their values; an empty value is said to be none."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
COMMON = frozenset(one.name for one in fields(Submission)) - {"insutype"} | {"certno", "psn_name"}
"""Of a payload: what stands elsewhere on the page."""
ALONE = frozenset(acting for acting in Acting if acting.alone)


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One line of the list; `waited` is "" where nobody waits."""

    accept_no: str
    path: str
    item: str
    asked: str
    name: str
    agent: bool
    since: str
    waited: str
    state: State
    word: str


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One change of an application's state, and who made it."""

    at: str
    state: State
    word: str
    who: str
    memo: str


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """One application. `seen` is the state that a decision is held against; `asked` says in
    short what would be accepted; `ink_bad`: there is a signature which is none.
    """

    accept_no: str
    path: str
    item: str
    state: State
    word: str
    seen: str
    asked: str
    open: bool
    answers: Pairs
    person: Pairs
    agent: Pairs
    commitments: Pairs
    ink: Drawing | None
    ink_bad: bool
    history: tuple[Step, ...]


def path_of(accept_no: str) -> str:
    """Its page; any text may stand in a number that somebody asks for."""
    return f"/console/applications/{quote(accept_no, safe='')}"


def columns() -> tuple[str, ...]:
    """Over a row of the list."""
    own = (say(f"list.{name}") for name in ("item", "asked", "name", "agent", "since", "state"))
    return (_label("accept_no"), *own)


def row_of(case: Case, item: Item | None, now: datetime) -> Row:
    """As the list shows it, with the name masked."""
    return Row(
        accept_no=case.accept_no,
        path=path_of(case.accept_no),
        item=_title(case.item_id),
        asked="，".join(_signed_for(case, item)),
        name=masked_name(case.psn_name, "").shown,
        agent=bool(case.agnter_name),
        since=_moment(case.accepted_at),
        waited=_waited(now - case.accepted_at) if case.state is State.WAITING else "",
        state=case.state,
        word=case.node,
    )


def view_of(case: Case, item: Item | None) -> View:
    """As its page shows it, names whole: a clerk has to check them."""
    signed = case.payload.get("commitments") or ()
    ink = next((one["signature"] for one in signed if one.get("signature")), "")
    drawn = drawing(ink)
    return View(
        accept_no=case.accept_no,
        path=path_of(case.accept_no),
        item=_title(case.item_id),
        state=case.state,
        word=case.node,
        seen=case.rchk_flag,
        asked="，".join((masked_name(case.psn_name, "").shown, *_signed_for(case, item))),
        open=case.open,
        answers=tuple(_answers(case, item)),
        person=_labelled(case, "psn_name", "certno", "psn_no"),
        agent=_agent(case),
        commitments=tuple(_commitment(one, case) for one in signed),
        ink=drawn,
        ink_bad=bool(ink) and drawn is None,
        history=tuple(map(_step, case.events)),
    )


def _answers(case: Case, item: Item | None) -> Iterator[tuple[str, str]]:
    """What was asked, in the order of the form; what else was sent, in that of the interface; then
    where it came from. Of an item that is gone, the keys of the interface are the labels.
    """
    asked = list(for_clerk(item, case)) if item else []
    yield from ((one.label, one.text) for one in asked)
    worded = COMMON | {one.name for one in asked}
    for key, raw in case.payload.items():
        if key not in worded and raw not in (None, "", []):
            yield _label(key), _value(key, raw)
    yield say("label.acting"), named("acting", case.acting)
    yield say("label.accepted_at"), _moment(case.accepted_at)
    yield from _labelled(case, "trt_dcla_detl_sn", "biz_sn", "terminal")


def _signed_for(case: Case, item: Item | None) -> tuple[str, ...]:
    """In short, what it is about: the answers that stand above the signature."""
    asked = for_clerk(item, case) if item else ()
    return tuple(one.text for one in asked if item and one.key in item.signs)


def _agent(case: Case) -> Pairs:
    if not case.agnter_name:
        return ()
    keys = ("name", "certno", "rlts", "tel", "addr")
    return _labelled(case, *(f"agnter_{key}" for key in keys), "proxy_no")


def _labelled(case: Case, *keys: str) -> Pairs:
    labels = (words().get(f"label.{key}") or _label(key) for key in keys)
    return tuple(zip(labels, (_value(key, getattr(case, key)) for key in keys), strict=True))


def _commitment(signed: Mapping[str, Any], case: Case) -> tuple[str, str]:
    """The text that was signed; and its number, its version, and the way of signing."""
    name, version = str(signed.get("id")), str(signed.get("version"))
    way = named("way", str(signed.get("way")))
    return _wording(name, version, case), say("one.version", id=name, version=version, way=way)


def _wording(name: str, version: str, case: Case) -> str:
    """Of the version that was signed, today's or an older one: nobody is shown to have signed
    another. The people are named as they were on the terminal.
    """
    key = f"commitment.{name}.{version}"
    if not texts().has(key):
        return say("one.other_version")
    own = f"{key}.agent"
    key = own if case.acting in ALONE and texts().has(own) else key
    return (
        texts()
        .entry(key)
        .show.format(
            principal=masked_name(case.psn_name, "").shown,
            agent=masked_name(case.agnter_name, "").shown,
            rlts=texts().option("agnter_rlts", case.agnter_rlts).show,
        )
    )


def _step(event: Event) -> Step:
    state, word = state_of(event.to_flag), node_of(event.to_flag)
    return Step(_moment(event.at), state, word, event.who, event.memo)


def _title(item_id: str) -> str:
    """Its official name, by which clerks know it."""
    for key in (f"item.{item_id}.official", f"item.{item_id}"):
        if texts().has(key):
            return texts().entry(key).show
    return item_id


def _label(key: str) -> str:
    """The label of all items, else the console's, else the key itself."""
    if texts().has(f"label.{key}"):
        return texts().entry(f"label.{key}").show
    return words().get(f"field.{key}", key)


def _value(key: str, raw: object) -> str:
    """Codes and areas by name, days as they are written, numbers of people masked."""
    if isinstance(raw, list | tuple):
        return "、".join(_value(key, one) for one in raw)
    text = "" if raw is None else str(raw)
    if key.endswith("certno"):
        return masked_id(text).shown
    if key.endswith("admdvs") and text:
        return texts().area_in_full(text)
    if text in texts().codes(key):
        return texts().option(key, text).show
    if f"{key}.{text}" in words():
        return named(key, text)
    if day := DAY.fullmatch(text):
        return "{}年{}月{}日".format(*map(int, day.groups()))
    return text


def _moment(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def _waited(time: timedelta) -> str:
    if time.days:
        return say("list.waited_days", n=time.days)
    minutes = max(int(time.total_seconds()) // 60, 0)
    if minutes >= 60:
        return say("list.waited_hours", n=minutes // 60)
    return say("list.waited_minutes", n=minutes)
