"""The console's words: all that is said is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.office import words
from hub.office.words import named, say

FOLDER = Path(words.__file__).parent
SOURCES = [*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html")]
SAID = re.compile(r"""say\(f?["']([a-z_.]+)["'.{ ~)]|["']((?:told|sign_in)\.[a-z_]+)["']""")
TABLES = ("field.", "way.", "acting.", "rloc_rea.", "dcla_souc.", "evt_type.")
MADE = ("label.", "list.")
"""Their keys are put together where they are used."""


def said() -> set[str]:
    found = (SAID.findall(source.read_text("utf-8")) for source in SOURCES)
    return {one or other for hits in found for one, other in hits}


def test_everything_that_is_said_is_there() -> None:
    whole = {key for key in said() if not key.endswith((".", "_"))}
    assert len(whole) > 40
    assert whole - words.words().keys() == set()


def test_nothing_is_there_that_is_never_said() -> None:
    left = words.words().keys() - said()
    assert [key for key in sorted(left) if not key.startswith((*TABLES, *MADE))] == []


def test_a_code_of_no_table_is_itself() -> None:
    assert named("way", "ink") == "手写签名"
    assert named("way", "other") == "other"


def test_a_key_or_slot_that_is_none_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("told.nothing")
    with pytest.raises(KeyError):
        say("nav.who")
