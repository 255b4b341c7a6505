"""The lines between client and worker, both ways, and lines that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.speech.protocol import (
    Report,
    Say,
    State,
    Stop,
    encoded,
    order,
    report,
)

words = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.integers(), words, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
def test_a_sentence_survives_the_line(n: int, text: str, rate: int, gain_db: float) -> None:
    say = Say(n, text, rate, gain_db)
    assert encoded(say).count(b"\n") == 1
    assert order(encoded(say)) == say


def test_stop_quit_and_every_report_survive() -> None:
    assert order(encoded(Stop())) == Stop()
    reports = [Report(state, 7, "espeak-ng", "null", "why") for state in State]
    assert [report(encoded(one)) for one in reports] == reports


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"junk\n",
        b"[]\n",
        b"{}\n",
        b'{"do": "sing"}\n',
        b'{"do": "say", "id": "1", "rate": 142}\n',
        b'{"do": "say", "id": 1, "rate": true}\n',
        b'{"do": "say", "id": 1, "rate": 142, "gain_db": "loud"}\n',
        b"\xff\xfe\n",
    ],
)
def test_a_line_that_is_no_order_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        order(line)


@pytest.mark.parametrize("line", [b"", b"{}\n", b'{"state": "sings", "id": 1}\n', b"\xff\n"])
def test_a_line_that_is_no_report_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        report(line)


def test_what_is_said_is_in_no_repr() -> None:
    assert "欧阳" not in repr(Say(1, "欧阳某", 142))
