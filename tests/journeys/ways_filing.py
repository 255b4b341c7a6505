"""Ways through a filing: for whom, the form, what is signed, the review."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.event import Failure
from tests.journeys.way import find, way
from tests.journeys.ways_query import menu, warn
from tests.kiosk.core.stage import (
    EMPLOYEE,
    FATHER,
    LIN,
    LOST,
    Stage,
    filing,
    person,
)
from wire.filings import Filings
from wire.operations import HubInfo


@way
def filing_notice(stage: Stage) -> None:
    menu(stage)
    find(stage, "remote_long_stay")


@way
def behalf(stage: Stage) -> None:
    filing_notice(stage)
    stage.press("begin")


@way
def present_either(stage: Stage) -> None:
    behalf(stage)
    stage.press("for.self")


@way
def present_any(stage: Stage) -> None:
    """A card, a code or a slip."""
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")


@way
def wrong_code(stage: Stage) -> None:
    present_either(stage)
    stage.show_code("https://example.com/")


@way
def decoding(stage: Stage) -> None:
    present_either(stage)
    stage.show_code("4240000000000000000107350000")


@way
def principal_card(stage: Stage) -> None:
    """Of two who come together."""
    behalf(stage)
    stage.press("for.accompanied")


@way
def agent_card_beside(stage: Stage) -> None:
    principal_card(stage)
    stage.lay()
    stage.answer()


@way
def only_codes_of_two(stage: Stage) -> None:
    principal_card(stage)
    stage.device("resident_id", LOST)


@way
def agent_card(stage: Stage) -> None:
    behalf(stage)
    stage.press("for.agent")


@way
def principals(stage: Stage) -> None:
    agent_card(stage)
    stage.lay()
    ward = replace(FATHER, psn_name="黄小乐", guardian=True, valid_to=None, agnter_rlts="3")
    stage.answer(stage.relations(FATHER, ward))


@way
def no_relation(stage: Stage) -> None:
    agent_card(stage)
    stage.lay()
    stage.fail(Failure.REFUSED, "4011")


@way
def naming(stage: Stage) -> None:
    agent_card_beside(stage)
    stage.lay(LIN)


@way
def two_children(stage: Stage) -> None:
    """Of one name: told apart by their numbers."""
    agent_card(stage)
    stage.lay()
    child = replace(FATHER, psn_name="黄小乐", guardian=True, valid_to=None, agnter_rlts="3")
    other = replace(child, gend="2", certno="350102201701010024")
    stage.answer(stage.relations(child, other))


@way
def filed_before(stage: Stage) -> None:
    present_either(stage)
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(),)))


@way
def filed_before_by_father(stage: Stage) -> None:
    principals(stage)
    stage.press("row:0")
    stage.answer()
    stage.answer(Filings((filing(),)))


@way
def stopped_for_father(stage: Stage) -> None:
    principals(stage)
    stage.press("row:0")
    stage.answer(person(replace(EMPLOYEE, psn_insu_stas="2")))


@way
def provinces(stage: Stage) -> None:
    present_either(stage)
    stage.lay()
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()


@way
def provinces_for_father(stage: Stage) -> None:
    principals(stage)
    stage.press("row:0")
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()


@way
def cities(stage: Stage) -> None:
    provinces(stage)
    find(stage, "rloc_admdvs.510000")


@way
def counties(stage: Stage) -> None:
    """Those with the longest names."""
    provinces(stage)
    find(stage, "rloc_admdvs.620000")
    find(stage, "rloc_admdvs.622900")


@way
def begin_day(stage: Stage) -> None:
    provinces(stage)
    _placed(stage)


def _placed(stage: Stage) -> None:
    for code in ("330000", "330100", "330106"):
        find(stage, f"rloc_admdvs.{code}")


@way
def telephone_known(stage: Stage) -> None:
    begin_day(stage)
    stage.press("next")


@way
def telephone(stage: Stage) -> None:
    telephone_known(stage)
    stage.press("tel.other")
    for digit in "1380000":
        stage.press(f"key.{digit}")


@way
def telephone_whole(stage: Stage) -> None:
    telephone(stage)
    for digit in "0028":
        stage.press(f"key.{digit}")


@way
def commitment(stage: Stage) -> None:
    telephone_known(stage)
    stage.press("tel.keep")


@way
def commitment_for_father(stage: Stage) -> None:
    provinces_for_father(stage)
    _placed(stage)
    stage.press("next")
    stage.press("tel.keep")


@way
def commitment_signed(stage: Stage) -> None:
    commitment(stage)
    if stage.page.node("act:by_hand"):
        stage.press("by_hand")
    stage.draw()


@way
def commitment_heard(stage: Stage) -> None:
    commitment(stage)
    if stage.page.node("act:by_credential"):
        stage.press("by_credential")


@way
def commitment_again(stage: Stage) -> None:
    commitment_heard(stage)
    stage.press("confirm")


@way
def commitment_card(stage: Stage) -> None:
    commitment_again(stage)
    stage.press("confirm_again")


@way
def review(stage: Stage) -> None:
    commitment_signed(stage)
    stage.press("agree")


@way
def review_for_father(stage: Stage) -> None:
    commitment_for_father(stage)
    if stage.page.node("act:by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")


@way
def leaving(stage: Stage) -> None:
    review(stage)
    stage.press("leave")


@way
def warning_unsent(stage: Stage) -> None:
    review(stage)
    warn(stage)


@way
def timed_out_unsent(stage: Stage) -> None:
    warning_unsent(stage)
    stage.wait(35)


@way
def telephone_of_father(stage: Stage) -> None:
    provinces_for_father(stage)
    _placed(stage)
    stage.press("next")


@way
def address(stage: Stage) -> None:
    """By syllable; the field that is only asked for."""
    review(stage)
    find(stage, "field:resout_addr")
