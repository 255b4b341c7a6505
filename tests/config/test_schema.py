"""A file that fits its shape becomes it: plain, typed, with nothing coerced that was not meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from config import schema
from tests.config.shapes import RIGHT, Colour, Entry, Port, Shape


def test_a_table_becomes_the_plain_thing() -> None:
    assert schema.check(Shape, RIGHT, "mine.toml") == Shape(
        seconds=3.0,
        count=4,
        on=True,
        since=date(2026, 1, 31),
        amount=Decimal("12.50"),
        ports=(Port("a", 9600),),
        colours=frozenset({Colour.RED}),
        area="350100",
        side="left",
        names=["x"],
        texts={"a": "b"},
    )


def test_a_whole_number_may_stand_for_a_fraction() -> None:
    assert type(schema.check(Shape, RIGHT, "mine.toml").seconds) is float


def test_a_date_where_a_text_belongs_is_that_text() -> None:
    assert schema.check(Entry, {"show": date(2026, 1, 31)}, "mine.toml").show == "2026-01-31"


def test_a_file_is_read_as_its_shape(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('show = "你好"', "utf-8")
    assert schema.read(Entry, path) == Entry(show="你好")


def test_any_type_is_a_shape() -> None:
    assert schema.check(dict[str, Port], {"a": RIGHT["ports"][0]}, "f")["a"] == Port("a", 9600)


def test_a_table_of_the_file_is_frozen() -> None:
    entry = schema.check(Entry, {"show": "a"}, "mine.toml")
    with pytest.raises(ValidationError):
        entry.show = "b"
