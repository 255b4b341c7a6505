"""A wrong file of commitments names all its faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.commitments import Commitments, Version, faults_of
from config.deployment_files import read_commitments
from config.fault import Faulty


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "commitments.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Faulty) as caught:
        read_commitments(path)
    return [fault.key for fault in caught.value.faults]


def test_all_faults_of_the_shape_at_once(tmp_path: Path) -> None:
    text = """
    agent = "c_truth"
    x = 1
    [text]
    c_truth = [{ version = 1 }, { version = "", begin = "soon" }]
    c_proxy = [{ version = "1", until = 2027-01-01 }]
    """
    assert sorted(faults(tmp_path, text)) == [
        "agent",
        "text.c_proxy.0.until",
        "text.c_truth.0.version",
        "text.c_truth.1.begin",
        "text.c_truth.1.version",
        "x",
    ]


def test_all_faults_between_versions_at_once(tmp_path: Path) -> None:
    text = """
    agent = ["c_none"]
    [text]
    c_truth = [{ version = "1", end = 2026-12-31 }]
    c_proxy = []
    """
    assert faults(tmp_path, text) == ["text.c_truth", "text.c_proxy", "agent"]


def day(month: int, of: int = 1) -> date:
    return date(2027, month, of)


Versions = tuple[Version, ...]
WRONG: list[tuple[Versions, str]] = [
    ((), "has no version"),
    ((Version("1"), Version("1", day(2))), "`1` stands here twice"),
    ((Version("1", day(1)),), "`1` is the first"),
    ((Version("1", end=day(2)),), "`1` has an `end`"),
    ((Version("1"), Version("2")), "`2` has no `begin` after that of `1`"),
    ((Version("1"), Version("2", day(3)), Version("3", day(2))), "`3` has no `begin`"),
    ((Version("1", end=day(1)), Version("2", day(1, 3))), "nothing can be signed"),
    ((Version("1"), Version("2", day(3), day(2)), Version("3", day(4))), "`2` ends before"),
]


@pytest.mark.parametrize(("versions", "reason"), WRONG)
def test_versions_that_cannot_follow_each_other(versions: Versions, reason: str) -> None:
    (fault,) = faults_of(Commitments({"c_truth": versions}), "mine.toml")
    assert (fault.file, fault.key) == ("mine.toml", "text.c_truth")
    assert reason in fault.reason
