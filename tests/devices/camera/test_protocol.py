"""The lines between client and worker: what is written is read, and a code stays out of logs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.camera.protocol import (
    READY,
    Code,
    Decoder,
    Order,
    Report,
    Trouble,
    encoded,
    order,
    report,
)

ANY = st.text(st.characters())  # lone surrogates too: a hostile code may hold any
CODES = st.builds(Code, ANY, st.sampled_from(Decoder))


@given(st.builds(Order, st.integers(), ANY))
def test_an_order_is_read_as_it_was_written(wanted: Order) -> None:
    line = encoded(wanted)
    assert line.count(b"\n") == 1
    assert order(line) == wanted


@given(st.builds(Report, st.integers(), st.lists(CODES).map(tuple), st.none()))
def test_a_report_is_read_as_it_was_written(found: Report) -> None:
    assert report(encoded(found)) == found


@pytest.mark.parametrize("trouble", Trouble)
def test_a_trouble_is_read_as_it_was_written(trouble: Trouble) -> None:
    assert report(encoded(Report(3, trouble=trouble))) == Report(3, trouble=trouble)


def test_ready_is_a_report_without_an_order() -> None:
    assert report(encoded(READY)) == READY


@given(CODES.filter(lambda code: len(code.text) > 8))
def test_no_repr_shows_a_code(code: Code) -> None:
    assert repr(Report(1, (code,))) == "Report(id=1, codes=(<Code>,), trouble=None)"


@pytest.mark.parametrize(
    "raw",
    [
        *([], 3, {}, {"id": 1}, {"id": True, "file": "x"}, {"id": "1", "file": "x"}),
        {"id": 1, "file": 2},
    ],
)
def test_what_is_no_order(raw: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        order(json.dumps(raw).encode())


@pytest.mark.parametrize(
    "raw",
    [
        *([], {"id": 1}, {"id": 1, "codes": "x"}, {"id": 1, "codes": ["x"]}),
        {"id": 1, "codes": [{"text": "x", "decoder": "eye"}]},
        {"id": 1, "codes": [{"text": 3, "decoder": "zxing"}]},
        {"id": 1, "codes": [], "trouble": "bad luck"},
    ],
)
def test_what_is_no_report(raw: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        report(json.dumps(raw).encode())


@given(st.binary())
def test_bytes_that_are_no_line_are_a_value_error(line: bytes) -> None:
    for read in (order, report):
        with pytest.raises(ValueError, match=r"."):
            read(b"\xff" + line)
