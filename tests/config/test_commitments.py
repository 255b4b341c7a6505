"""Texts that are signed: each version has a wording, and each text a title."""

from __future__ import annotations

from datetime import date

from config import text_files
from config.commitments import Commitments, Version, faults_of
from config.deployment_files import load

TEXTS = text_files.load()
MADE = load().commitments
OLD = Version("1", end=date(2027, 1, 31))
NEW = Version("2", begin=date(2027, 1, 1))


def test_every_version_has_a_wording_and_every_text_a_title() -> None:
    assert {"c_truth", "c_residence_away", "c_proxy", "c_guardian"} <= MADE.text.keys()
    for name, versions in MADE.text.items():
        assert versions
        assert all(TEXTS.has(f"commitment.{name}.{one.version}") for one in versions)
        assert TEXTS.has(f"commitment.{name}.title")


def test_who_acts_for_another_makes_one_more() -> None:
    assert MADE.added("agent") == ("c_proxy",)
    assert MADE.added("guardian") == ("c_guardian",)
    assert MADE.added("self") == MADE.added("accompanied") == ()


def test_an_old_version_may_hold_beside_a_new_one() -> None:
    made = Commitments({"c_truth": (OLD, NEW)})
    assert faults_of(made, "mine.toml") == []
    assert made.newest == {"c_truth": "2"}


def test_an_old_version_may_hold_until_the_day_before() -> None:
    until = Version("1", end=date(2026, 12, 31))
    assert faults_of(Commitments({"c_truth": (until, NEW)}), "mine.toml") == []
