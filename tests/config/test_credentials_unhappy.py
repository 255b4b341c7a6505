"""A wrong table of credentials names every fault, and gives nobody any power."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import deployment_files
from config.fault import Fault, Faulty

RIGHT = """
[card]
may = ["query", "act"]
expired_may = ["query"]
cert_type = "02"
"""

WRONG = [
    ("card = 3", "card", "must be a table"),
    (RIGHT.replace("may =", "might ="), "card.may", "is missing"),
    (RIGHT + 'colour = "red"', "card.colour", "unknown key"),
    (RIGHT.replace('"act"', '"fly"'), "card.may.1", "`fly` is none of query, submit, act"),
    (RIGHT.replace('["query", "act"]', '"query"'), "card.may", "must be a list, is a text"),
    (RIGHT.replace('"act"', '["act"]'), "card.may.1", "is none of query"),
    (RIGHT.replace('["query"]', '["submit"]'), "card.expired_may", "more than the valid one may"),
    (RIGHT.replace('"02"', "2"), "card.cert_type", "must be a text, is a whole number"),
]


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    path = folder / "credentials.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Faulty) as raised:
        deployment_files.load(may=path)
    return raised.value.faults


@pytest.mark.parametrize(("text", "key", "reason"), WRONG)
def test_a_wrong_credential_is_named(tmp_path: Path, text: str, key: str, reason: str) -> None:
    found = [fault for fault in faults(tmp_path, text) if "might" not in fault.key]
    assert [(fault.file, fault.key) for fault in found][:1] == [("credentials.toml", key)]
    assert reason in found[0].reason


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    more = RIGHT.replace("card", "other").replace('["query", "act"]', '["x", "y"]')
    found = faults(tmp_path, RIGHT.replace('"02"', "2") + more)
    assert [fault.key for fault in found] == ["card.cert_type", "other.may.0", "other.may.1"]


def test_powers_are_checked_beside_each_other(tmp_path: Path) -> None:
    wrong = RIGHT.replace('["query"]', '["submit"]')
    found = faults(tmp_path, wrong + wrong.replace("card", "other"))
    assert [fault.key for fault in found] == ["card.expired_may", "other.expired_may"]
