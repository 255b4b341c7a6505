"""Faults are collected, so that what comes after a wrong file is read too."""

from __future__ import annotations

import pytest

from config.fault import Fault, Faulty, collect

FAULTS = [Fault("a.toml", "b", "is missing"), Fault("a.toml", "c", "is missing")]


def broken() -> int:
    raise Faulty(FAULTS)


def test_what_is_read_is_given_back() -> None:
    faults: list[Fault] = []
    assert collect(lambda: 3, faults) == 3
    assert faults == []


def test_faults_join_those_that_are_there() -> None:
    faults = [Fault("z.toml", "", "no TOML")]
    assert collect(broken, faults) is None
    assert faults == [Fault("z.toml", "", "no TOML"), *FAULTS]


def test_a_bug_is_no_fault_of_a_file() -> None:
    with pytest.raises(ZeroDivisionError):
        collect(lambda: 1 // 0, [])
