"""Every line of the log is safe to publish."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from hub import log

SECRET = "350102194708150028"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    log.set_up(stream)
    yield stream
    root.handlers[:], level = before
    root.setLevel(level)


def test_allowed_fields_are_written(lines: io.StringIO) -> None:
    log.write("call", infno="1101", infcode="0")
    written = json.loads(lines.getvalue())
    assert (written["event"], written["infno"], written["infcode"]) == ("call", "1101", "0")


def test_any_other_field_is_a_bug(lines: io.StringIO) -> None:
    with pytest.raises(KeyError, match="psn_no"):
        log.write("call", psn_no=SECRET)
    assert lines.getvalue() == ""


def test_arguments_and_exceptions_of_others_are_left_out(lines: io.StringIO) -> None:
    logger = logging.getLogger("library")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("wrong value %s", SECRET)
    written = json.loads(lines.getvalue())
    assert SECRET not in lines.getvalue()
    assert (written["event"], written["exception"]) == ("wrong value %s", "ValueError")
    assert written["where"].startswith("test_log.py:")
