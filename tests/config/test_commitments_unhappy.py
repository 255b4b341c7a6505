"""A wrong file of commitments names all its faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from config.commitments import load, parse
from config.fault import Faulty

RIGHT: dict[str, Any] = {"version": {"c_truth": "1"}, "agent": ["c_truth"], "guardian": []}


def faults(**changes: Any) -> list[str]:
    with pytest.raises(Faulty) as caught:
        parse({**RIGHT, **changes})
    return [fault.key for fault in caught.value.faults]


def test_all_faults_at_once() -> None:
    wrong = faults(version={"c_truth": 1, "c_proxy": ""}, agent=["c_none"], guardian="c_truth", x=1)
    assert wrong == ["x", "version.c_truth", "version.c_proxy", "agent", "guardian"]


@pytest.mark.parametrize("version", [{}, [], "1"])
def test_without_versions_nothing_can_be_signed(version: object) -> None:
    assert faults(version=version, agent=[]) == ["version"]


@pytest.mark.parametrize("content", [b"version = ", b"\xff"])
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "commitments.toml"
    file.write_bytes(content)
    with pytest.raises(Faulty):
        load(file)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Faulty):
        load(tmp_path / "none.toml")
