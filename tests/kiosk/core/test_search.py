"""Connected institutions: an item that asks for nobody, and a field that is searched at the hub."""

from __future__ import annotations

from kiosk.core.command import Call, Print
from model.page import Kind
from model.value import Number
from tests.kiosk.core.stage import Stage
from wire.institutions import Institution, Institutions, InstitutionsQuery


def institution(n: int) -> Institution:
    """Synthetic."""
    return Institution(
        f"H350102{n:05}", f"示例第{n}医院", "1", "2", addr=f"示例路{n}号", tel="059100000001"
    )


def found(count: int) -> Institutions:
    return Institutions(tuple(map(institution, range(count))))


def searching(count: int = 2) -> Stage:
    """In 鼓楼, with so many found."""
    stage = Stage()
    stage.open("query_institutions")
    for node_id in ("fixmedins_type.1", "institution.350102"):
        stage.press(node_id)
    stage.answer(found(count))
    return stage


def asked(stage: Stage) -> InstitutionsQuery:
    query = stage.last(Call).input
    assert isinstance(query, InstitutionsQuery)
    return query


def test_nobody_is_asked_who_they_are() -> None:
    stage = Stage()
    stage.open("query_institutions")
    assert stage.page.kind is Kind.FORM
    assert not [one for one in stage.commands if isinstance(one, Call)]


def test_the_hub_is_asked_within_the_form() -> None:
    stage = Stage()
    stage.open("query_institutions")
    stage.press("fixmedins_type.1")
    assert "field:institution.350102" in stage.ids
    stage.press("institution.350102")
    assert stage.page.kind is Kind.BUSY
    query = asked(stage)
    assert (query.fixmedins_type, query.admdvs, query.sounds) == ("1", "350102", "")
    assert query.query_no


def test_what_was_found_is_chosen_and_asked_for() -> None:
    stage = searching()
    stage.press("institution.1")
    assert asked(stage).fixmedins_code == institution(1).fixmedins_code
    stage.answer(Institutions((institution(1),)))
    assert stage.page.kind is Kind.RESULT
    row = stage.node("row:0")
    assert row.value == Number("059100000001")
    stage.press("print")
    assert stage.last(Print).slip.person.text == "slip.anybody"


def test_much_is_made_less_by_a_syllable_and_another() -> None:
    stage = searching(30)
    for node_id in ("institution.initials", "institution.zh", "institution.zhong"):
        stage.press(node_id)
    assert (asked(stage).admdvs, asked(stage).sounds) == ("350102", "zhong")
    stage.answer(found(20))
    for node_id in ("institution.initials", "institution.y", "institution.yi"):
        stage.press(node_id)
    assert asked(stage).sounds == "zhong yi"


def test_much_is_made_less_by_digits() -> None:
    stage = searching(30)
    stage.press("institution.digits")
    assert stage.page.kind is Kind.KEYPAD
    assert "field:institution.find" not in stage.ids
    for key in ("key.9", "key.1", "key.erase", "key.0"):
        stage.press(key)
    stage.press("institution.find")
    assert asked(stage).fixmedins_code == "90"


def test_another_kind_clears_what_was_found() -> None:
    stage = searching()
    stage.press("institution.1")
    stage.answer(Institutions((institution(1),)))
    stage.press("period")
    stage.press("fixmedins_type.2")
    assert stage.page.node("field:institution.kept") is None


def test_back_goes_page_by_page_and_keeps_the_answers() -> None:
    stage = searching()
    stage.press("back")
    assert "field:institution.350102" in stage.ids
    stage.press("back")
    assert stage.node("field:fixmedins_type.1").chosen
