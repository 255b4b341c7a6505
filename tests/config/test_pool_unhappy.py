"""A wrong file of a pool names all its faults, beside those of the commitments."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.deployment_files import AREA, load, rules_of
from config.fault import Faulty

RIGHT = rules_of(AREA).read_text("utf-8")


def faults(tmp_path: Path, text: str, signed: str = "[text]\n") -> list[tuple[str, str]]:
    rules, commitments = tmp_path / "350100.toml", tmp_path / "commitments.toml"
    rules.write_text(text, "utf-8")
    commitments.write_text(signed, "utf-8")
    with pytest.raises(Faulty) as caught:
        load(rules, commitments)
    return [(fault.file, fault.key) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('place_level = "county"', 'place_level = "street"', "place_level"),
        ("places_most = 3", "places_most = 0", "places_most"),
        ('no_filing_within = ["350100"]', 'no_filing_within = ["福州"]', "no_filing_within.0"),
        ("begin_back_days = 90", 'begin_back_days = "90"', "begin_back_days"),
        ("begin_back_days = 90", "begin_back_days = -1", "begin_back_days"),
        ("begin_ahead_days = 366", "begin_ahead_days = 99999", "begin_ahead_days"),
        ("change_lock_months = 0", "", "change_lock_months"),
        ("short_beside_long = true", "short_beside_long = 1", "short_beside_long"),
        ('presence = ["resident_id", "e_voucher"]', 'presence = ["face"]', "presence.0"),
        ('family_rlts = ["1",', 'family_rlts = ["x",', "family_rlts.0"),
        ("daily = 5", "daily = 0", "agents.daily"),
        ("relation_months = 12", "relation_months = 1.5", "agents.relation_months"),
        ("remote_long_stay = 3", "remote_long_stay = -3", "due_days.remote_long_stay"),
        ('by = "review"', 'by = "clerk"', "decide.remote_long_stay.by"),
        (', post = "remote_treatment"', "", "decide.remote_cancel.exceptions.0.post"),
        ("[agents]", "colour = 'red'\n[agents]", "colour"),
    ],
)
def test_one_fault(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in RIGHT
    assert faults(tmp_path, RIGHT.replace(old, new, 1)) == [("rules/350100.toml", key)]


def test_all_faults_of_both_files_at_once(tmp_path: Path) -> None:
    wrong = RIGHT.replace("places_most = 3", "places_most = 0").replace("daily = 5", "daily = 0")
    found = faults(tmp_path, wrong, "agent = ['c_none']\n[text]\nc_truth = []")
    assert sorted(found) == [
        ("commitments.toml", "agent"),
        ("commitments.toml", "text.c_truth"),
        ("rules/350100.toml", "agents.daily"),
        ("rules/350100.toml", "places_most"),
    ]


def test_a_pool_without_a_file() -> None:
    with pytest.raises(Faulty, match=r"rules/999999\.toml"):
        load(rules_of("999999"))
