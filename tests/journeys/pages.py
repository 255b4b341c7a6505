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
from screens.gallery import save
from screens.layout import Desk
from screens.text import Faces
from tests.kiosk.stage import (
    CHEN,
    EMPLOYEE,
    LIN,
    LOST,
    PAPER_OUT,
    RESIDENT,
    SETTINGS,
    TEXTS,
    Stage,
    payments,
    person,
)

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
    stage.press("query_account")


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
    stage.press("query_insured_status")
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
    stage.post(DeviceChanged("resident_id", LOST))


def out_of_service(stage: Stage) -> None:
    stage.post(DeviceChanged("resident_id", LOST))


def wiping(stage: Stage) -> None:
    menu(stage)
    stage.wait(181)


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
        out_of_service,
        wiping,
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
