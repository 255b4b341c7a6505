"""A wrong text is found when it is loaded, not when it is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import text_files
from config.fault import Fault, Faulty

ALWAYS = '["option.other"]\nshow = "其他"\n["option.other_area"]\nshow = "其他地区"\n'

WRONG = [
    ("a = 3", "a", "must be a table, is a whole number"),
    ("[a]\nsay = 'x'", "a.show", "is missing"),
    ("[a]\nshow = ''", "a.show", "must be a text, and not empty"),
    ("[a]\nshow = 'x'\nsound = 'y'", "a.sound", "unknown key"),
    ("[a]\nshow = 3", "a.show", "must be a text, is a whole number"),
    ("[a]\nshow = 'x'\nsay = ['y']", "a.say", "must be a text, is a list"),
    ("[a]\nshow = 'x'\nsay = '{n}'", "a", "uses the slot {n}, which is not shown"),
    ("[a]\nshow = 'x{'", "a.show", "has wrong braces"),
    ("[a]\nshow = 'x'\ndetail = '}'", "a.detail", "has wrong braces"),
    ("[a]\nshow = '{}'", "a.show", "no plain name"),
    ("[a]\nshow = '{0}'", "a.show", "no plain name"),
    ("[a]\nshow = '{n:>4}'", "a.show", "no plain name"),
    ("[a]\nshow = '{n!r}'", "a.show", "no plain name"),
    ("[a]\nshow = '{n.secret}'", "a.show", "no plain name"),
]


def faults(folder: Path, toml: str, areas: str = "") -> tuple[Fault, ...]:
    (folder / "zh").mkdir()
    (folder / "zh" / "always.toml").write_text(ALWAYS, "utf-8")
    (folder / "zh" / "mine.toml").write_text(toml, "utf-8")
    (folder / "areas.toml").write_text(areas, "utf-8")
    with pytest.raises(Faulty) as raised:
        text_files.load("zh", folder)
    return raised.value.faults


@pytest.mark.parametrize(("toml", "key", "reason"), WRONG)
def test_a_wrong_text_is_named(tmp_path: Path, toml: str, key: str, reason: str) -> None:
    (fault,) = faults(tmp_path, toml)
    assert (fault.file, fault.key) == ("text/zh/mine.toml", key)
    assert reason in fault.reason


def test_one_key_in_two_files(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, '["option.other"]\nshow = "别的"')
    assert fault.reason == "this key stands in another file too"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "a = 3\nb = 4", "1 = 'x'")
    assert [fault.key for fault in found] == ["a", "b", "1"]


@pytest.mark.parametrize(
    ("areas", "reason"),
    [
        ("3501 = '福州'", "must be written as ^[0-9]{6}$"),
        ("350100 = 3", "must be a text, is a whole number"),
        ("350100 = ''", "must be a text, and not empty"),
        ("fuzhou = 'x'", "must be written as ^[0-9]{6}$"),
    ],
)
def test_a_wrong_area_is_named(tmp_path: Path, areas: str, reason: str) -> None:
    (fault,) = faults(tmp_path, "", areas)
    assert (fault.file, fault.key) == ("text/areas.toml", areas.split()[0])
    assert fault.reason == reason


def test_a_file_that_is_no_toml_is_told_beside_others(tmp_path: Path) -> None:
    found = faults(tmp_path, "[a", "350100 =")
    assert [(fault.file, fault.key) for fault in found] == [
        ("text/zh/mine.toml", ""),
        ("text/areas.toml", ""),
    ]


def test_without_the_list_of_areas_the_fault_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as raised:
        text_files.load(listed=tmp_path / "areas.tsv")
    (fault,) = raised.value.faults
    assert fault.file == "areas.tsv"
    assert fault.reason.endswith("run `make ready`")


def test_a_language_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as raised:
        text_files.load("xx", tmp_path)
    assert {fault.key for fault in raised.value.faults} == {"", "option.other", "option.other_area"}
