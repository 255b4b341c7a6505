"""One word for how something stands: by the newest of what is known, and never better than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.step.file.review_status import (
    REVIEW_STATUSES,
    SENT_BACK,
    WAITS,
    review_status,
    status_text,
)
from kiosk.core.visit_data import HandedIn, Review
from model.item.model import STANDING
from model.task import Outcome
from tests.kiosk.core.stage import ACCEPTED, ITEMS, TEXTS, application
from tests.kiosk.core.step.handed import KEY, filed, handed_in
from wire.behalf import Registered
from wire.filings import Progress

FLAGS = st.text("0123456789", min_size=1, max_size=2)


def reviewed(flag: str, outcome: Outcome = Outcome.ACCEPTED) -> HandedIn:
    return replace(handed_in(outcome), review=Review(flag))


@given(flag=FLAGS)
def test_what_nobody_knows_waits(flag: str) -> None:
    assert review_status(reviewed(flag)) == REVIEW_STATUSES.get(flag, WAITS)
    assert (review_status(reviewed(flag)) == "sent_back") is (flag in SENT_BACK)


@given(first=FLAGS, newest=FLAGS)
def test_the_newest_word_counts(first: str, newest: str) -> None:
    known = replace(handed_in(output=replace(ACCEPTED, rchk_flag=first)), review=None)
    assert review_status(known) == REVIEW_STATUSES.get(first, WAITS)
    asked = known.asked(Progress((application(rchk_flag=newest, memo="请补一张居住证明"),)))
    assert asked is not None
    assert review_status(asked) == review_status(reviewed(newest))
    assert "请补" not in repr(asked) + repr(asked.review)


@given(number=st.text("YB-0123456789", max_size=16), flag=FLAGS)
def test_a_word_on_something_else_changes_nothing(number: str, flag: str) -> None:
    answer = Progress((application(accept_no=number, rchk_flag=flag),))
    assert (handed_in().asked(answer) is None) is (number != ACCEPTED.accept_no)
    assert handed_in().asked(None) is None


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.ACCEPTED])
@pytest.mark.parametrize("flag", sorted(REVIEW_STATUSES))
def test_what_was_not_taken_has_no_review(outcome: Outcome, flag: str) -> None:
    assert review_status(reviewed(flag, outcome)) == outcome


def test_what_has_no_flag_is_done_at_once() -> None:
    output = Registered("YB-261122-000418", "DB-1", date(2027, 11, 22))
    assert review_status(handed_in(output=replace(output, rchk_flag=""))) == "done"


@pytest.mark.parametrize("status", sorted({*REVIEW_STATUSES.values(), WAITS, *map(str, Outcome)}))
def test_every_word_has_its_texts_on_the_page(status: str) -> None:
    assert TEXTS.has(f"filed.{status}")
    assert TEXTS.has(f"filed.{status}.heading")


@pytest.mark.parametrize("item", sorted(ITEMS.items))
@pytest.mark.parametrize("act", ["", "02", "05"])
@pytest.mark.parametrize("flag", ["0", *sorted(REVIEW_STATUSES)])
def test_every_items_word_has_its_texts_on_page_and_paper(item: str, act: str, flag: str) -> None:
    ctx = filed(answers={"act": act}, handed_in=HandedIn(KEY, Outcome.ACCEPTED, None))
    known = replace(ctx.data, handed_in=reviewed(flag))
    there = replace(ctx, data=known, item=ITEMS.item(item))
    assert all(TEXTS.has(status_text(there, one)) for one in STANDING)
