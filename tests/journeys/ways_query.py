"""Ways to the pages of queries, and to all that is no item."""

from __future__ import annotations

from dataclasses import replace

from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.core.event import DeviceChanged, Failure
from tests.journeys.way import find, way
from tests.kiosk.core.stage import (
    CHEN,
    EMPLOYEE,
    LIN,
    LOST,
    PAPER_OUT,
    RESIDENT,
    Stage,
    payments,
    person,
)


@way
def attract(stage: Stage) -> None:
    assert stage.page.key == "attract"


@way
def menu(stage: Stage) -> None:
    stage.press("start")


@way
def menu_known(stage: Stage) -> None:
    stage.lay()


@way
def notice(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_account")


@way
def notice_without_paper(stage: Stage) -> None:
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    notice(stage)


@way
def present(stage: Stage) -> None:
    notice(stage)
    stage.press("begin")


@way
def present_again(stage: Stage) -> None:
    present(stage)
    stage.fail_card(CardFailure.UNREADABLE)


@way
def busy(stage: Stage) -> None:
    present(stage)
    stage.lay()


@way
def busy_slow(stage: Stage) -> None:
    busy(stage)
    stage.wait(9)


@way
def which(stage: Stage) -> None:
    busy(stage)
    stage.answer(person(EMPLOYEE, replace(EMPLOYEE, insuplc_admdvs="350181", psn_insu_stas="2")))


@way
def balance_covered(stage: Stage) -> None:
    stage.to_result()


@way
def balance(stage: Stage) -> None:
    stage.to_result()
    if stage.page.node("act:reveal"):
        stage.press("reveal")


@way
def balance_expired(stage: Stage) -> None:
    present(stage)
    stage.lay(replace(CHEN, valid_to=CHEN.valid_from))
    stage.answer()
    stage.answer()


@way
def printing(stage: Stage) -> None:
    balance(stage)
    stage.press("print")


@way
def printed(stage: Stage) -> None:
    printing(stage)
    stage.printed()


@way
def half_printed(stage: Stage) -> None:
    printing(stage)
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)


@way
def insured(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_insured_status")
    stage.press("begin")
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(RESIDENT, insutype="39999", psn_insu_stas="4")))
    stage.answer(payments(6))


@way
def form(stage: Stage) -> None:
    stage.to_result()
    while stage.page.node("act:period") is None:
        stage.press("more")
    stage.press("period")


@way
def rating(stage: Stage) -> None:
    stage.to_result()
    stage.press("finish")


@way
def ending(stage: Stage) -> None:
    printed(stage)
    stage.press("finish")
    stage.press("rate.5")
    stage.answer()


@way
def consent(stage: Stage) -> None:
    stage.wear(replace(stage.terminal.profile, voice=True))
    stage.to_result()
    stage.press("aloud")


@way
def timed_out(stage: Stage) -> None:
    stage.to_result()
    stage.wait(260)


@way
def warning(stage: Stage) -> None:
    stage.to_result()
    warn(stage)


def warn(stage: Stage) -> None:
    while stage.page.key != "warning":
        stage.wait(5)


@way
def stranger(stage: Stage) -> None:
    stage.to_result()
    stage.lay(LIN)


@way
def help_page(stage: Stage) -> None:
    stage.to_result()
    stage.press("bar.help")


@way
def unknown_person(stage: Stage) -> None:
    busy(stage)
    stage.fail(Failure.REFUSED, "3001")


@way
def elsewhere(stage: Stage) -> None:
    busy(stage)
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))


@way
def bad_number(stage: Stage) -> None:
    present(stage)
    stage.lay(replace(CHEN, number="350102194708150029"))


@way
def unreachable(stage: Stage) -> None:
    busy(stage)
    stage.fail(Failure.UNREACHABLE)


@way
def reader_lost(stage: Stage) -> None:
    present(stage)
    stage.device("code_scanner", LOST)
    stage.device("resident_id", LOST)


@way
def only_codes(stage: Stage) -> None:
    present(stage)
    stage.device("resident_id", LOST)


@way
def attract_only_codes(stage: Stage) -> None:
    stage.device("resident_id", LOST)


@way
def out_of_service(stage: Stage) -> None:
    stage.device("code_scanner", LOST)
    stage.device("resident_id", LOST)


@way
def wiping(stage: Stage) -> None:
    menu(stage)
    stage.wait(181)
