"""Found by the number on a slip, or by the key of an outcome that was unknown."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.office.search import sought

NUMBER = "YB-261120-000001"
KEY = "4f1c4a5e-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER,
        "yb 2611 2000 0001",
        " ＹＢ－２６１１２０－０００００１ ",
        KEY,
        "4F1C 4A5E 0000 4000 8000 0000 0000 0001",
        "4f1c4a5e",
        "4f1c-4a5e",
    ],
)
def test_the_one_is_opened(clerk: Any, lay: Any, typed: str) -> None:
    lay(1)
    lay(2, biz_sn="4f1c4a5f-0000-4000-8000-000000000002")
    answer = clerk.get(f"/console?number={quote(typed)}")
    assert (answer.status, answer.headers["location"]) == (303, f"/console/applications/{NUMBER}")


def test_those_that_begin_alike_are_listed(clerk: Any, lay: Any) -> None:
    lay(1)
    lay(2, "1")
    answer = clerk.get("/console?number=4f1c4a5e")
    assert answer.status == 200
    assert answer.text.count("<tr>") == 3
    assert 'value="4f1c4a5e"' in answer.text


def test_the_key_stands_on_the_page(clerk: Any, lay: Any) -> None:
    text = clerk.get(f"/console/applications/{lay(1)}").plain
    assert f"流水号 {KEY}" in text


@pytest.mark.parametrize("typed", ["YB-261120-000002", "ffffffff", "f" * 32])
def test_a_number_that_nobody_has(clerk: Any, lay: Any, typed: str) -> None:
    lay(1)
    answer = clerk.get(f"/console?number={typed}")
    assert (answer.status, "没有这个编号的申请" in answer.plain) == (404, True)
    assert "共 " not in answer.plain


@pytest.mark.parametrize(
    "typed",
    ["4f1c4a5", "林国庆", "350111195203070015", "%", "4f1c%", "\0", "' OR 1=1 --", "<script>" * 99],
)
def test_what_is_no_number(clerk: Any, lay: Any, typed: str) -> None:
    lay(1)
    answer = clerk.get(f"/console?number={quote(typed)}")
    assert (answer.status, "没有查" in answer.plain) == (422, True)
    assert "YB-261120" not in answer.text
    assert "<script" not in answer.text


def test_an_empty_one_is_the_list(clerk: Any, lay: Any) -> None:
    lay(1)
    assert "共 1 件" in clerk.get("/console?number=+").plain


def test_without_a_session_nothing_is_found(client: Any, lay: Any) -> None:
    lay(1)
    assert client.get(f"/console?number={NUMBER}").status == 401


def test_the_edges_of_a_beginning_belong_to_it(clerk: Any, lay: Any) -> None:
    """The least and the greatest key of a beginning are both of it."""
    for n, end in enumerate(("0000-0000-0000-000000000000", "ffff-ffff-ffff-ffffffffffff"), 1):
        lay(n, biz_sn=f"4f1c4a5e-{end}")
    assert clerk.get("/console?number=4f1c4a5e").text.count("<tr>") == 3


@given(st.uuids())
def test_every_key_is_known_whole_and_by_its_beginning(key: UUID) -> None:
    assert sought(str(key)) is not None
    assert sought(str(key)[:8]) is not None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    wanted = sought(text)
    assert wanted is None or str(wanted).startswith("application.")
