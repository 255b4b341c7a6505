"""A reading that does not fit its word is found when the lexicon is read, not when it is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from accessibility.speech import lexicon
from config.fault import Fault, Faulty

RIGHT = lexicon.FILE.read_text("utf-8")


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Faulty) as raised:
        lexicon.load(path)
    return raised.value.faults


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = RIGHT.replace("[words]", '[words]\n"重庆" = "chóng"\n"银行" = ["yín", "háng"]')
    text = text.replace("[titles]", '[nobody]\n[titles]\n"老师" = "lǎo"')
    assert [(fault.key, fault.reason) for fault in faults(tmp_path, text)] == [
        ("words.银行", "must be a text, is a list"),
        ("titles", "a syllable for every character is wanted: 老师"),
        ("nobody", "unknown key"),
    ]


def test_a_lexicon_without_a_part_is_refused(tmp_path: Path) -> None:
    assert [fault.key for fault in faults(tmp_path, "")] == [
        *("words", "places", "above", "surnames", "titles"),
    ]
