"""Every page that a resident can come to, made by the real core in any profile.

Used by `make gallery` for the eye, and by the page checks. `python -m tests.journeys.pages OUT`
writes the pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from accessibility.narrator import narrate
from config import fonts, look
from devices.port import CardFailure, PrintEnd
from devices.status import Reason
from kiosk.event import DeviceChanged, Failure
from kiosk.page import Page
from kiosk.profile import Look, Profile, Size
from kiosk.task import Outcome
from screens.gallery import save
from screens.layout import Desk
from screens.text import Faces
from tests.kiosk.stage import (
    ACCEPTED,
    CHEN,
    EMPLOYEE,
    FATHER,
    LIN,
    LOST,
    PAPER_OUT,
    RESIDENT,
    SETTINGS,
    TEXTS,
    Stage,
    application,
    filing,
    payments,
    person,
)
from wire.filings import Filings, Progress
from wire.operations import HubInfo

PROFILES = {
    "normal": Profile(),
    "elder": Profile(size=Size.L, voice=True),
}
MORE_PROFILES = {
    "small": Profile(size=Size.S),
    "largest": Profile(size=Size.XL, voice=True),
    "contrast": Profile(look=Look.CONTRAST),
    "contrast-elder": Profile(size=Size.L, voice=True, look=Look.CONTRAST),
    "low": Profile(low_reach=True),
}

Way = Callable[[Stage], None]


def attract(stage: Stage) -> None:
    assert stage.page.key == "attract"


def menu(stage: Stage) -> None:
    stage.press("start")


def menu_known(stage: Stage) -> None:
    stage.lay()


def notice(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_account")


def notice_without_paper(stage: Stage) -> None:
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    notice(stage)


def present(stage: Stage) -> None:
    notice(stage)
    stage.press("begin")


def present_again(stage: Stage) -> None:
    present(stage)
    stage.fail_card(CardFailure.UNREADABLE)


def busy(stage: Stage) -> None:
    present(stage)
    stage.lay()


def busy_slow(stage: Stage) -> None:
    busy(stage)
    stage.wait(9)


def which(stage: Stage) -> None:
    busy(stage)
    stage.answer(person(EMPLOYEE, replace(EMPLOYEE, insuplc_admdvs="350181", psn_insu_stas="2")))


def balance_covered(stage: Stage) -> None:
    stage.to_result()


def balance(stage: Stage) -> None:
    stage.to_result()
    if stage.page.node("reveal"):
        stage.press("reveal")


def balance_expired(stage: Stage) -> None:
    present(stage)
    stage.lay(replace(CHEN, valid_to=CHEN.valid_from))
    stage.answer()
    stage.answer()


def printing(stage: Stage) -> None:
    balance(stage)
    stage.press("print")


def printed(stage: Stage) -> None:
    printing(stage)
    stage.printed()


def half_printed(stage: Stage) -> None:
    printing(stage)
    stage.post(DeviceChanged("receipt_printer", PAPER_OUT))
    stage.printed(PrintEnd.UNKNOWN, Reason.PAPER_OUT)


def insured(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_insured_status")
    stage.press("begin")
    stage.lay()
    stage.answer(person(EMPLOYEE, replace(RESIDENT, insutype="39999", psn_insu_stas="4")))
    stage.answer(payments(6))


def form(stage: Stage) -> None:
    stage.to_result()
    while stage.page.node("period") is None:
        stage.press("more")
    stage.press("period")


def rating(stage: Stage) -> None:
    stage.to_result()
    stage.press("finish")


def ending(stage: Stage) -> None:
    printed(stage)
    stage.press("finish")
    stage.press("rate.5")
    stage.answer()


def consent(stage: Stage) -> None:
    stage.wear(replace(stage.terminal.profile, voice=True))
    stage.to_result()
    stage.press("aloud")


def timed_out(stage: Stage) -> None:
    stage.to_result()
    stage.wait(260)


def warning(stage: Stage) -> None:
    stage.to_result()
    warn(stage)


def warn(stage: Stage) -> None:
    while stage.page.key != "warning":
        stage.wait(5)


def stranger(stage: Stage) -> None:
    stage.to_result()
    stage.lay(LIN)


def help_page(stage: Stage) -> None:
    stage.to_result()
    stage.press("bar.help")


def unknown_person(stage: Stage) -> None:
    busy(stage)
    stage.fail(Failure.REFUSED, "3001")


def elsewhere(stage: Stage) -> None:
    busy(stage)
    stage.answer(person(replace(EMPLOYEE, insuplc_admdvs="320900")))


def bad_number(stage: Stage) -> None:
    present(stage)
    stage.lay(replace(CHEN, number="350102194708150029"))


def unreachable(stage: Stage) -> None:
    busy(stage)
    stage.fail(Failure.UNREACHABLE)


def reader_lost(stage: Stage) -> None:
    present(stage)
    stage.device("code_scanner", LOST)
    stage.device("resident_id", LOST)


def only_codes(stage: Stage) -> None:
    present(stage)
    stage.device("resident_id", LOST)


def attract_only_codes(stage: Stage) -> None:
    stage.device("resident_id", LOST)


def out_of_service(stage: Stage) -> None:
    stage.device("code_scanner", LOST)
    stage.device("resident_id", LOST)


def wiping(stage: Stage) -> None:
    menu(stage)
    stage.wait(181)


# Filing.


def filing_notice(stage: Stage) -> None:
    menu(stage)
    find(stage, "remote_long_stay")


def behalf(stage: Stage) -> None:
    filing_notice(stage)
    stage.press("begin")


def present_either(stage: Stage) -> None:
    behalf(stage)
    stage.press("for.self")


def present_any(stage: Stage) -> None:
    """A card, a code or a slip."""
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")


def wrong_code(stage: Stage) -> None:
    present_either(stage)
    stage.show_code("https://example.com/")


def decoding(stage: Stage) -> None:
    present_either(stage)
    stage.show_code("4240000000000000000107350000")


def principal_card(stage: Stage) -> None:
    """Of two who come together."""
    behalf(stage)
    stage.press("for.accompanied")


def agent_card_beside(stage: Stage) -> None:
    principal_card(stage)
    stage.lay()
    stage.answer()


def only_codes_of_two(stage: Stage) -> None:
    principal_card(stage)
    stage.device("resident_id", LOST)


def agent_card(stage: Stage) -> None:
    behalf(stage)
    stage.press("for.agent")


def principals(stage: Stage) -> None:
    agent_card(stage)
    stage.lay()
    ward = replace(FATHER, psn_name="黄小乐", guardian=True, valid_to=None, agnter_rlts="3")
    stage.answer(stage.relations(FATHER, ward))


def no_relation(stage: Stage) -> None:
    agent_card(stage)
    stage.lay()
    stage.fail(Failure.REFUSED, "4011")


def naming(stage: Stage) -> None:
    agent_card_beside(stage)
    stage.lay(LIN)


def two_children(stage: Stage) -> None:
    """Of one name: told apart by their numbers."""
    agent_card(stage)
    stage.lay()
    child = replace(FATHER, psn_name="黄小乐", guardian=True, valid_to=None, agnter_rlts="3")
    other = replace(child, gend="2", certno="350102201701010024")
    stage.answer(stage.relations(child, other))


def filed_before(stage: Stage) -> None:
    present_either(stage)
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(),)))


def filed_before_by_father(stage: Stage) -> None:
    principals(stage)
    stage.press("principal.0")
    stage.answer()
    stage.answer(Filings((filing(),)))


def stopped_for_father(stage: Stage) -> None:
    principals(stage)
    stage.press("principal.0")
    stage.answer(person(replace(EMPLOYEE, psn_insu_stas="2")))


def provinces(stage: Stage) -> None:
    present_either(stage)
    stage.lay()
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()


def provinces_for_father(stage: Stage) -> None:
    principals(stage)
    stage.press("principal.0")
    stage.answer(replace(person(), hubinfo=HubInfo("13800000028")))
    stage.answer()


def cities(stage: Stage) -> None:
    provinces(stage)
    find(stage, "rloc_admdvs.510000")


def counties(stage: Stage) -> None:
    """Those with the longest names."""
    provinces(stage)
    find(stage, "rloc_admdvs.620000")
    find(stage, "rloc_admdvs.622900")


def begin_day(stage: Stage) -> None:
    provinces(stage)
    _placed(stage)


def _placed(stage: Stage) -> None:
    for code in ("330000", "330100", "330106"):
        find(stage, f"rloc_admdvs.{code}")


def telephone_known(stage: Stage) -> None:
    begin_day(stage)
    stage.press("next")


def telephone(stage: Stage) -> None:
    telephone_known(stage)
    stage.press("tel.other")
    for digit in "1380000":
        stage.press(f"key.{digit}")


def telephone_whole(stage: Stage) -> None:
    telephone(stage)
    for digit in "0028":
        stage.press(f"key.{digit}")


def commitment(stage: Stage) -> None:
    telephone_known(stage)
    stage.press("tel.keep")


def commitment_for_father(stage: Stage) -> None:
    provinces_for_father(stage)
    _placed(stage)
    stage.press("next")
    stage.press("tel.keep")


def commitment_signed(stage: Stage) -> None:
    commitment(stage)
    if stage.page.node("by_hand"):
        stage.press("by_hand")
    stage.draw()


def commitment_heard(stage: Stage) -> None:
    commitment(stage)
    if stage.page.node("by_credential"):
        stage.press("by_credential")


def commitment_again(stage: Stage) -> None:
    commitment_heard(stage)
    stage.press("confirm")


def commitment_card(stage: Stage) -> None:
    commitment_again(stage)
    stage.press("confirm_again")


def review(stage: Stage) -> None:
    commitment_signed(stage)
    stage.press("agree")


def review_for_father(stage: Stage) -> None:
    commitment_for_father(stage)
    if stage.page.node("by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")


def leaving(stage: Stage) -> None:
    review(stage)
    stage.press("leave")


def warning_unsent(stage: Stage) -> None:
    review(stage)
    warn(stage)


def timed_out_unsent(stage: Stage) -> None:
    warning_unsent(stage)
    stage.wait(35)


def telephone_of_father(stage: Stage) -> None:
    provinces_for_father(stage)
    _placed(stage)
    stage.press("next")


def address(stage: Stage) -> None:
    """By syllable; the field that is only asked for."""
    review(stage)
    find(stage, "change.resout_addr")


def sending(stage: Stage) -> None:
    review(stage)
    submit(stage)


def submit(stage: Stage) -> None:
    find(stage, "submit")


def filed(stage: Stage) -> None:
    sending(stage)
    stage.end_task()


def warning_filed(stage: Stage) -> None:
    filed(stage)
    warn(stage)


def timed_out_filed(stage: Stage) -> None:
    warning_filed(stage)
    stage.wait(35)


def timed_out_unknown(stage: Stage) -> None:
    filed_unknown(stage)
    warn(stage)
    stage.wait(35)


def ending_filed(stage: Stage) -> None:
    filed(stage)
    stage.press("finish")
    stage.press("skip")


def filed_for_father(stage: Stage) -> None:
    review_for_father(stage)
    submit(stage)
    stage.end_task()


def filed_printed(stage: Stage) -> None:
    filed(stage)
    stage.press("print")
    stage.printed()


def filed_unknown(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.UNKNOWN)


def not_sent(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.NOT_SENT)


def refused(stage: Stage) -> None:
    sending(stage)
    stage.end_task(Outcome.REFUSED, "4005")
    stage.answer()


def filings(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_filings")
    stage.press("begin")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    held = [filing(), filing(rloc_admdvs="310000", vali_flag="0", rchk_flag="3")]
    stage.answer(Filings((*held, filing(rloc_admdvs="622927", vali_flag="0", rchk_flag="2"))))


def cancel_which(stage: Stage) -> None:
    menu(stage)
    find(stage, "remote_cancel")
    stage.press("begin")
    stage.press("for.self")
    stage.lay()
    stage.answer()
    stage.answer(Filings((filing(), filing(trt_dcla_detl_sn="B2", rloc_admdvs="622927"))))


def cancel_or_move(stage: Stage) -> None:
    cancel_which(stage)
    stage.press(stage.page.body[1].id)


def progress(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")
    stage.lay()
    stage.answer()
    again = application(accept_no="YB-261101-000001", rchk_flag="4", memo="请补填在那边的住址")
    stage.answer(Progress((application(), again)))


def progress_opened(stage: Stage) -> None:
    progress(stage)
    stage.press("open.0")


def progress_sent_back(stage: Stage) -> None:
    progress(stage)
    find(stage, "open.1")


def progress_none(stage: Stage) -> None:
    menu(stage)
    find(stage, "query_progress")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.answer(Progress())


def cancelled(stage: Stage) -> None:
    cancel_or_move(stage)
    stage.press("act.05")
    if stage.page.node("by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")
    submit(stage)
    stage.end_task(output=replace(ACCEPTED, rchk_flag="1"))


def filed_checked(stage: Stage) -> None:
    filed(stage)
    if stage.page.node("progress"):
        stage.press("progress")
        stage.answer()


def filed_without_paper(stage: Stage) -> None:
    sending(stage)
    stage.device("receipt_printer", PAPER_OUT)
    stage.end_task()


def register_scope(stage: Stage) -> None:
    menu(stage)
    find(stage, "proxy_register")
    stage.press("begin")
    stage.lay()
    stage.answer()
    stage.lay(LIN)
    stage.press("rlts.2")
    for digit in "13900000015":
        stage.press(f"key.{digit}")
    stage.press("next")


def commitment_entrusted(stage: Stage) -> None:
    register_scope(stage)
    stage.press("next")
    stage.press("next")


def review_beside(stage: Stage) -> None:
    commitment_entrusted(stage)
    if stage.page.node("by_hand"):
        stage.press("by_hand")
    stage.draw()
    stage.press("agree")


def relation_again(stage: Stage) -> None:
    review_beside(stage)
    find(stage, "change.rlts")


def commitment_changed(stage: Stage) -> None:
    relation_again(stage)
    stage.press("rlts.4")


def place_known(stage: Stage) -> None:
    cancel_or_move(stage)
    stage.press("act.02")


def commitment_moved(stage: Stage) -> None:
    """The longest name of a place, and the most that is signed about."""
    cancel_which(stage)
    stage.press("filing.1")
    for node_id in ("act.02", "rloc_admdvs.keep", "next"):
        stage.press(node_id)


def find(stage: Stage, node_id: str) -> None:
    """Presses a node, on whichever page of its list it stands."""
    for _ in range(40):
        if stage.page.node(node_id) is not None:
            break
        more = next(n.id for n in stage.page.body if n.id.split(".")[-1] in ("more", "rest"))
        stage.press(more)
    stage.press(node_id)


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        attract,
        menu,
        menu_known,
        notice,
        notice_without_paper,
        present,
        present_again,
        busy,
        busy_slow,
        which,
        balance_covered,
        balance,
        balance_expired,
        printing,
        printed,
        half_printed,
        insured,
        form,
        rating,
        ending,
        consent,
        timed_out,
        warning,
        stranger,
        help_page,
        unknown_person,
        elsewhere,
        bad_number,
        unreachable,
        reader_lost,
        only_codes,
        attract_only_codes,
        out_of_service,
        wiping,
        filing_notice,
        behalf,
        present_either,
        present_any,
        wrong_code,
        decoding,
        principal_card,
        agent_card_beside,
        only_codes_of_two,
        agent_card,
        principals,
        no_relation,
        naming,
        two_children,
        filed_before,
        filed_before_by_father,
        stopped_for_father,
        provinces,
        provinces_for_father,
        cities,
        counties,
        begin_day,
        telephone_known,
        telephone_of_father,
        telephone,
        telephone_whole,
        commitment,
        commitment_for_father,
        commitment_signed,
        commitment_heard,
        commitment_again,
        commitment_card,
        review,
        review_for_father,
        leaving,
        warning_unsent,
        timed_out_unsent,
        address,
        sending,
        filed,
        filed_for_father,
        filed_printed,
        filed_unknown,
        warning_filed,
        timed_out_filed,
        timed_out_unknown,
        ending_filed,
        not_sent,
        refused,
        filings,
        cancel_which,
        cancel_or_move,
        progress,
        progress_opened,
        progress_sent_back,
        progress_none,
        cancelled,
        filed_checked,
        filed_without_paper,
        register_scope,
        commitment_entrusted,
        review_beside,
        relation_again,
        commitment_changed,
        place_known,
        commitment_moved,
    )
}


def page_of(name: str, profile: Profile) -> Page:
    """The page at the end of this way, with the core in this profile from the beginning."""
    stage = Stage()
    stage.wear(profile)
    WAYS[name](stage)
    return stage.page


def pages(profile: Profile) -> Iterator[tuple[str, Page]]:
    for name in WAYS:
        yield name, page_of(name, profile)


def caption(page: Page, profile: Profile) -> str:
    """What the strip shows first when this page comes."""
    script = narrate(None, page, profile, TEXTS)
    heading = [u for u in script if u.node_id == page.nodes[0].id]
    return (heading or script)[0].caption if script else ""


def desk() -> Desk:
    display = SETTINGS.display
    faces = Faces(fonts.REGULAR, fonts.BOLD)
    per_mm = display.px_per_mm
    return Desk(TEXTS, look.load(), faces, display.width_px, display.height_px, per_mm)


def main(folder: Path, profiles: dict[str, Profile]) -> int:
    made = {name: (lambda profile, name=name: page_of(name, profile)) for name in WAYS}
    written = save(made, profiles, folder, desk(), captions=caption)
    return 0 if written else 1


if __name__ == "__main__":
    every = PROFILES | (MORE_PROFILES if "--all" in sys.argv else {})
    sys.exit(main(Path(sys.argv[1]), every))
