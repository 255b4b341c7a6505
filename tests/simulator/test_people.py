"""What is special about each synthetic person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from config import sandbox
from simulator.people import Tag, shown, tags
from tests.simulator.conftest import TODAY


@pytest.mark.parametrize(
    ("person", "special"),
    [
        ("chen_xiumei", []),
        ("lin_guoqing", [Tag.NO_ACCOUNT]),
        ("zheng_kaiming", [Tag.PAUSED]),
        ("wang_lanfang", [Tag.ELSEWHERE]),
        ("huang_xiaole", [Tag.MINOR, Tag.NO_ACCOUNT]),
        ("zhao_mingzhu", [Tag.UNKNOWN]),
        ("he_yongnian", [Tag.DECEASED]),
        ("su_jianping", [Tag.SEVERAL]),
        ("xu_guifang", [Tag.EXPIRED]),
        ("liu_cuohao", [Tag.BAD_NUMBER, Tag.UNKNOWN]),
        ("ye_weimin", [Tag.UNINSURED]),
    ],
)
def test_tags(person: str, special: list[Tag]) -> None:
    assert list(tags(sandbox.person(person), TODAY)) == special


def test_a_card_is_good_on_its_last_day() -> None:
    person = sandbox.person("chen_xiumei")
    last = replace(person, card=replace(person.card, valid_to=TODAY))
    assert list(tags(last, TODAY)) == []
    assert list(tags(last, date(2026, 11, 23))) == [Tag.EXPIRED]


def test_what_the_page_shows_of_a_person() -> None:
    assert shown(sandbox.person("zheng_kaiming"), TODAY) == {
        "id": "zheng_kaiming",
        "about": "职工医保暂停",
        "name": "郑开明",
        "sex": "1",
        "birth": "1988-02-29",
        "address": "福建省福清市示例镇示例路29号",
        "number": "350181198802290039",
        "tags": ["paused"],
    }
