import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.journal.chain import (
    GENESIS,
    Checked,
    Entry,
    Head,
    Linked,
    fields_text,
    linked,
    verified,
)

FIELDS = st.dictionaries(st.sampled_from(["item", "code", "n"]), st.integers(0, 99) | st.text())


@st.composite
def chains(draw: st.DrawFn) -> list[Linked]:
    rows: list[Linked] = []
    head = Head()
    for seq in range(1, draw(st.integers(2, 6)) + 1):
        fields = fields_text(draw(FIELDS))
        entry = Entry(seq, draw(st.text(max_size=3)), seq, "rated", fields, "2026-11-22T15:05:00Z")
        rows.append(linked(entry, head))
        head = Head(seq, rows[-1].hash)
    return rows


def test_the_hash_of_a_known_event() -> None:
    entry = Entry(1, "v1", 2, "item-began", '{"item":"query_account"}', "2026-11-22T15:05:00+08:00")
    written = (
        r'[1,"v1",2,"item-began","{\"item\":\"query_account\"}","2026-11-22T15:05:00+08:00",'
        f'"{GENESIS}"]'
    )
    known = hashlib.sha256(written.encode("ascii")).hexdigest()
    assert linked(entry, Head()) == Linked(entry, GENESIS, known)
    assert known == "4ea93f717c7b74b89e3f0bc75be0abbce63522aeedeb0cbef14dd46a4240a5f3"


def test_an_empty_chain_holds() -> None:
    assert verified([]) == Checked(Head())


@given(chains())
def test_a_chain_holds_to_its_head(rows: list[Linked]) -> None:
    assert verified(rows) == Checked(Head(len(rows), rows[-1].hash))


@given(chains(), st.data())
def test_an_edited_event_breaks_it_there(rows: list[Linked], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    part = data.draw(st.sampled_from(["visit", "fact", "fields", "wall"]))
    entry = rows[at].entry
    rows[at] = replace(rows[at], entry=replace(entry, **{part: getattr(entry, part) + " "}))
    assert verified(rows).broken == at + 1


@given(chains(), st.data())
def test_an_edited_event_with_a_new_hash_breaks_it_after(
    rows: list[Linked], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    head = Head(at, rows[at].prev)
    rows[at] = linked(replace(rows[at].entry, fact="forged"), head)
    assert verified(rows).broken == at + 2


@given(chains(), st.data())
def test_a_removed_event_breaks_it_there(rows: list[Linked], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    del rows[at]
    assert verified(rows).broken == at + 1


@given(chains(), st.data())
def test_two_events_that_changed_places_break_it_at_the_first(
    rows: list[Linked], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    one, two = rows[at], rows[at + 1]
    rows[at] = replace(two, entry=replace(two.entry, seq=one.entry.seq))
    rows[at + 1] = replace(one, entry=replace(one.entry, seq=two.entry.seq))
    assert verified(rows).broken == at + 1


def test_fields_are_written_in_one_way() -> None:
    assert (
        fields_text({"b": 1, "a": "é"})
        == fields_text({"a": "é", "b": 1})
        == r'{"a":"\u00e9","b":1}'
    )
