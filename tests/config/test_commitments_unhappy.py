"""A wrong file of commitments names all its faults."""

from __future__ import annotations

from typing import Any

import pytest

from config.commitments import parse
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
