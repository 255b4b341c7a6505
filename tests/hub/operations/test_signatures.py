"""Which version of a text may be signed on which day; hub and terminals change on their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from hub import applications
from hub.office.views import view_of
from model.item import Acting, Catalogue
from model.item.model import Commitment
from wire.refusals import RefusalCode as No

LAST, FIRST = date(2026, 11, 30), date(2026, 11, 20)
"""The last day of the old version, and the first of the new one."""


def two_versions(one: Commitment) -> Commitment:
    """Its own, which ends, and another that has begun."""
    (old,) = one.wordings
    return Commitment(one.id, (replace(old, end=LAST), replace(old, version="9", begin=FIRST)))


@pytest.fixture
def changed(terminal: Any, hub: Any) -> Any:
    """A terminal of a hub on which every text has a new version besides."""
    items = {
        name: replace(
            item,
            commitments={
                acting: tuple(map(two_versions, made)) for acting, made in item.commitments.items()
            },
        )
        for name, item in hub.rules.catalogue.items.items()
    }
    terminal.hub = replace(hub, rules=replace(hub.rules, catalogue=Catalogue(items)))
    return terminal


def ask(terminal: Any, clock: Any, day: date, form: Any) -> str:
    clock.now = datetime.combine(day, clock.now.time())
    terminal.sign_in()
    answer: str = terminal.ask("K311", replace(form, begndate=day, enddate=day)).infcode
    return answer


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (FIRST, "0"),
        (LAST, "0"),
        (LAST.replace(month=12, day=1), No.COMMITMENT.value),
        (LAST.replace(year=2027), No.COMMITMENT.value),
    ],
)
def test_yesterdays_text_is_taken_while_it_holds(
    changed: Any, forms: Any, clock: Any, day: date, code: str
) -> None:
    assert ask(changed, clock, day, forms.filing()) == code


@pytest.mark.parametrize(
    ("day", "code"), [(FIRST.replace(day=19), No.COMMITMENT.value), (FIRST, "0"), (LAST, "0")]
)
def test_the_new_text_is_taken_from_its_first_day(
    changed: Any, forms: Any, clock: Any, day: date, code: str
) -> None:
    form = forms.filing()
    new = tuple(replace(one, version="9") for one in form.commitments)
    assert ask(changed, clock, day, replace(form, commitments=new)) == code


def test_one_old_and_one_new(changed: Any, forms: Any, clock: Any) -> None:
    form = forms.filing()
    old, new = form.commitments
    both = (old, replace(new, version="9"))
    assert ask(changed, clock, LAST, replace(form, commitments=both)) == "0"


def test_the_case_shows_what_was_signed_long_after_it_ended(
    changed: Any, forms: Any, clock: Any, hub: Any
) -> None:
    filed = changed.told("K311", forms.filing())
    clock.advance(days=500)
    with hub.engine.connect() as db:
        case = applications.one(db, filed.accept_no)
    assert case is not None
    texts = [text for text, _ in view_of(case, None).commitments]
    assert texts[0].startswith("我在（或将要在）上面写的地方长期居住")


def test_a_terminal_shows_the_newest_that_has_begun(changed: Any) -> None:
    item = changed.hub.rules.catalogue.item("remote_long_stay")

    def versions(day: date) -> set[str]:
        return {one.version for one in item.signed_by(Acting.SELF, day)}

    assert versions(FIRST.replace(day=19)) == {"1", "2"}
    assert versions(FIRST) == versions(LAST) == {"9"}
