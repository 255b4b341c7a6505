"""Inputs survive the journal unchanged; of outputs only what is nobody's data does."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.backend import payload
from wire.behalf import Registered
from wire.codec import Garbled
from wire.filings import Application, Filed
from wire.operations import OPERATIONS, Evaluated

SUBMITTING = sorted(infno for infno, op in OPERATIONS.items() if op.submits)
WORDS = st.text('福ab1 "\\\n', max_size=6)
AT = datetime(2026, 11, 22, 12, 0)
NUMBERS = {"accept_no": "YB-261122-000417", "page_url": "https://hub.invalid/p/YB-261122-000417"}
OUTPUTS: dict[str, object] = {
    "K311": Filed(trt_dcla_detl_sn="TD1", rchk_flag="0", **NUMBERS),
    "K312": Filed(trt_dcla_detl_sn="TD1", rchk_flag="3", **NUMBERS),
    "K351": Registered(proxy_no="DB-1", valid_to=date(2027, 11, 22), **NUMBERS),
    "K402": Evaluated(True, "PJ-261122-000001"),
}


def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of this type of the wire."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        assert isinstance(kind, type)
        return st.builds(kind, **{field.name: of_kind(hints[field.name]) for field in fields(kind)})
    if get_origin(kind) is tuple:
        return st.lists(of_kind(get_args(kind)[0]), max_size=2).map(tuple)
    if type(None) in get_args(kind):
        return st.none() | of_kind(get_args(kind)[0])
    leaves: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        int: st.integers(0, 9),
        bool: st.booleans(),
        date: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        Decimal: st.decimals(-99, 99, places=2),
    }
    return leaves[kind]


@given(
    st.sampled_from(SUBMITTING).flatmap(
        lambda op: st.tuples(st.just(op), of_kind(OPERATIONS[op].input))
    )
)
def test_an_input_comes_back_as_it_was(drawn: tuple[str, Any]) -> None:
    op, value = drawn
    text = payload.written(op, value)
    assert payload.read(op, text) == value
    assert payload.written(op, payload.read(op, text)) == text


@pytest.mark.parametrize("op", SUBMITTING)
def test_an_answer_comes_back_as_it_was(op: str) -> None:
    assert payload.output(op, payload.answer(op, OUTPUTS[op])) == OUTPUTS[op]


@pytest.mark.parametrize("op", SUBMITTING)
def test_an_answer_is_made_of_fields_that_are_nobodys(op: str) -> None:
    assert set(json.loads(payload.answer(op, OUTPUTS[op]))) <= payload.ANSWER


def test_an_answer_that_was_lost_is_rebuilt_from_what_the_hub_knows() -> None:
    url = NUMBERS["page_url"]
    found = Application(
        NUMBERS["accept_no"], "i", "0", "", AT, trt_dcla_detl_sn="TD1", page_url=url
    )
    assert payload.rebuilt("K311", found) == OUTPUTS["K311"]
    assert payload.rebuilt("K402", found) == Evaluated(True, NUMBERS["accept_no"])


def test_where_the_hub_does_not_say_enough_nothing_is_made_up() -> None:
    found = Application(NUMBERS["accept_no"], "i", "0", "", AT)
    assert payload.rebuilt("K311", found) is None
    assert payload.rebuilt("K351", found) is None
    assert payload.rebuilt("K999", found) is None


def test_what_an_update_does_not_know_any_more_is_a_value() -> None:
    assert payload.output("K402", "") is None
    assert payload.output("K402", "{}") is None
    assert payload.output("K999", '{"ok":true}') is None
    with pytest.raises(Garbled):
        payload.read("K999", "{}")
    with pytest.raises(Garbled):
        payload.read("K402", "{}")


@pytest.mark.parametrize("text", ["None", "{", '{"a":', "\0", "3", "[]", "null"])
def test_what_is_no_payload_at_all_is_a_value_too(text: str) -> None:
    assert payload.output("K402", text) is None
    with pytest.raises(Garbled):
        payload.read("K402", text)
