"""Texts that are signed: each has a version, a wording and a title."""

from __future__ import annotations

from config import text
from config.commitments import load

TEXTS = text.load()


def test_every_commitment_has_a_version_a_wording_and_a_title() -> None:
    made = load()
    assert {"c_truth", "c_residence_away", "c_proxy", "c_guardian"} <= made.versions.keys()
    for name, version in made.versions.items():
        assert version
        assert TEXTS.has(f"commitment.{name}")
        assert TEXTS.has(f"commitment.{name}.title")


def test_who_acts_for_another_makes_one_more() -> None:
    assert load().added == {"agent": ("c_proxy",), "guardian": ("c_guardian",)}
