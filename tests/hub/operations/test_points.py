"""K403: where else an item can be done."""

from __future__ import annotations

from typing import Any

import pytest

from wire.points import PointsQuery
from wire.refusals import RefusalCode


def names(terminal: Any, **asked: str) -> list[str]:
    return [one.name for one in terminal.told("K403", PointsQuery(**asked)).points]


def test_those_of_the_county_come_first(terminal: Any) -> None:
    found = names(terminal, admdvs="350181", item_id="remote_long_stay")
    assert found[0] == "示例福清医保服务窗口"
    assert len(found) == 4


def test_the_nearest_comes_first(terminal: Any) -> None:
    found = names(terminal, admdvs="350100", lat="26.0410", lng="119.2760")
    assert found[0] == "示例仓山街道便民服务点"
    assert found[-1] == "示例福清医保服务窗口"


def test_only_those_that_do_it(terminal: Any) -> None:
    assert names(terminal, admdvs="350100", item_id="no_such_item") == []
    assert names(terminal, admdvs="320900") == []
    assert len(names(terminal, admdvs="350100")) == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"admdvs": ""},
        {"admdvs": "35010"},
        {"admdvs": "350100", "lat": "26.0"},
        {"admdvs": "350100", "lat": "91", "lng": "0"},
        {"admdvs": "350100", "lat": "nan", "lng": "119"},
        {"admdvs": "350100", "lat": "x", "lng": "y"},
    ],
)
def test_questions_that_are_none(terminal: Any, asked: dict[str, str]) -> None:
    assert terminal.ask("K403", PointsQuery(**asked)).infcode == RefusalCode.INPUT.value
