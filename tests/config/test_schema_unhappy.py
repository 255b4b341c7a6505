"""What does not fit its shape is named: file, place and reason, and all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import schema
from config.fault import Fault, Faulty
from tests.config.junk import JUNK
from tests.config.shapes import RIGHT, Entry, Port, Shape

WRONG: list[tuple[str, Any, str, str]] = [
    ("seconds", "3", "seconds", "must be a number, is a text"),
    ("seconds", True, "seconds", "must be a number, is true or false"),
    ("seconds", 0, "seconds", "must be a number above 0"),
    ("seconds", float("nan"), "seconds", "must be a finite number, is a fraction"),
    ("seconds", float("inf"), "seconds", "must be a finite number, is a fraction"),
    ("count", 4.0, "count", "must be a whole number, is a fraction"),
    ("count", True, "count", "must be a whole number, is true or false"),
    ("count", 10, "count", "must be a number of at most 9"),
    ("count", -1, "count", "must be a number of at least 0"),
    ("on", 1, "on", "must be true or false, is a whole number"),
    ("since", "soon", "since", "must be a day, is a text"),
    ("since", 2026, "since", "must be a day, is a whole number"),
    ("amount", "much", "amount", "must be a decimal number as text, is a text"),
    ("ports", {}, "ports", "must be a list, is a table"),
    ("ports", [3], "ports.0", "must be a table, is a whole number"),
    ("ports", [{"name": "a"}], "ports.0.baud", "is missing"),
    ("ports", [{"name": "a", "baud": 1, "bits": 8}], "ports.0.bits", "unknown key"),
    ("colours", ["red", "green"], "colours.1", "`green` is none of red or blue"),
    ("area", "3501000", "area", "must be written as ^[0-9]{6}$"),
    ("side", "below", "side", "`below` is none of left or right"),
    ("names", [], "names", "must have at least 1"),
    ("names", "x", "names", "must be a list, is a text"),
    ("texts", [], "texts", "must be a table, is a list"),
    ("texts", {"a": ""}, "texts.a", "must be a text, and not empty"),
    ("texts", {"a": {}}, "texts.a", "must be a text, is a table"),
    ("pairs", 3, "pairs", "must be even"),
    ("colour", "red", "colour", "unknown key"),
]


def faults(shape: type[Any], raw: object, at: str = "") -> tuple[Fault, ...]:
    with pytest.raises(Faulty) as raised:
        schema.check(shape, raw, "mine.toml", at)
    return raised.value.faults


@pytest.mark.parametrize(("key", "value", "place", "reason"), WRONG)
def test_what_does_not_fit_is_named(key: str, value: Any, place: str, reason: str) -> None:
    assert faults(Shape, {**RIGHT, key: value}) == (Fault("mine.toml", place, reason),)


def test_all_faults_are_told_at_once() -> None:
    found = faults(Shape, {**RIGHT, "seconds": -1, "ports": [{}], "x": 1, "texts": {"a": 1}})
    assert [fault.key for fault in found] == [
        *("seconds", "ports.0.name", "ports.0.baud", "texts.a", "x"),
    ]


def test_a_part_of_a_file_is_named_by_where_it_stands() -> None:
    (fault,) = faults(Port, {"name": "a", "baud": "9600"}, "devices.printer")
    assert fault.key == "devices.printer.baud"
    (fault,) = faults(Port, 3, "devices.printer")
    assert (fault.key, fault.reason) == ("devices.printer", "must be a table, is a whole number")


def test_members_of_a_union_are_no_part_of_the_place() -> None:
    found = faults(dict[str, Port | int], {"a": "x"})  # type: ignore[arg-type]
    assert {fault.key for fault in found} == {"a"}


def test_a_wrong_key_is_named_by_itself() -> None:
    (fault,) = faults(dict[int, str], {"a": "x"})
    assert fault.key == "a"


def test_what_only_a_file_has_refuses_alike() -> None:
    found = faults(Entry, {"say": 3, "sound": "x"})
    assert [(fault.key, fault.reason) for fault in found] == [
        ("show", "is missing"),
        ("say", "must be a text, is a whole number"),
        ("sound", "unknown key"),
    ]


def test_a_file_that_is_no_toml_is_told_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[a", "utf-8")
    with pytest.raises(Faulty) as raised:
        schema.read(Entry, path, "text/mine.toml")
    (fault,) = raised.value.faults
    assert (fault.file, fault.key) == ("text/mine.toml", "")


@given(st.sampled_from(sorted(RIGHT)), JUNK)
def test_no_junk_is_another_exception(key: str, junk: Any) -> None:
    found = found_in({**RIGHT, key: junk})
    assert {fault.key.split(".")[0] for fault in found} <= {key}
    assert all(fault.reason for fault in found)


def found_in(raw: object) -> tuple[Fault, ...]:
    try:
        schema.check(Shape, raw, "mine.toml")
    except Faulty as faulty:
        return faulty.faults
    return ()
