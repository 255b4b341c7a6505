"""The ways to the pages on which something is searched for at the hub."""

from __future__ import annotations

from kiosk.core.event import Failure
from tests.journeys.way import find, way
from tests.kiosk.core.stage import Stage
from wire.institutions import Institution, Institutions

LONG = "示例市第一综合医院示例分院儿童康复和保健中心"


def institution(n: int) -> Institution:
    """Synthetic, with a name as long as they come."""
    where = f"福州市鼓楼区示例街道示例路{n}号示例大厦一层至三层"
    return Institution(f"H35010290{n:03}", f"{LONG}{n}", "1", "3", addr=where, tel="059100001001")


def found(count: int) -> Institutions:
    return Institutions(tuple(map(institution, range(count))))


@way
def search_area(stage: Stage) -> None:
    stage.press("start")
    find(stage, "query_institutions")
    stage.press("begin")
    stage.press("fixmedins_type.1")


@way
def search_busy(stage: Stage) -> None:
    search_area(stage)
    find(stage, "institution.350102")


@way
def search_away(stage: Stage) -> None:
    search_busy(stage)
    stage.fail(Failure.UNREACHABLE)


@way
def search_none(stage: Stage) -> None:
    search_busy(stage)
    stage.answer(Institutions())


@way
def search_found(stage: Stage) -> None:
    search_busy(stage)
    stage.answer(found(40))


@way
def search_initials(stage: Stage) -> None:
    search_found(stage)
    find(stage, "institution.initials")


@way
def search_sounds(stage: Stage) -> None:
    search_initials(stage)
    find(stage, "institution.zh")


@way
def search_digits(stage: Stage) -> None:
    search_found(stage)
    find(stage, "institution.digits")
    for key in ("key.9", "key.0", "key.1"):
        stage.press(key)


@way
def search_kept(stage: Stage) -> None:
    search_result(stage)
    stage.press("period")
    stage.press("fixmedins_type.1")


@way
def search_result(stage: Stage) -> None:
    search_found(stage)
    find(stage, "institution.0")
    stage.answer(Institutions((institution(0),)))
