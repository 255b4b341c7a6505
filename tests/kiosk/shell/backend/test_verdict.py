"""Three outcomes and two certainties, out of whatever comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.event import Failure
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.verdict import judged
from model.task import Outcome
from wire.refusals import RefusalCode


def no(code: str) -> Reply:
    return Reply(None, Failure.REFUSED, code)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(object()), Outcome.ACCEPTED),
        (Reply(failure=Failure.UNREACHABLE), Outcome.NOT_SENT),
        (Reply(failure=Failure.UNKNOWN), Outcome.UNKNOWN),
        (Reply(failure=Failure.GARBLED, code="200"), Outcome.UNKNOWN),
        (Reply(failure=Failure.GARBLED, code="502"), Outcome.UNKNOWN),
        (Reply(failure=Failure.GARBLED, code="413"), Outcome.PARKED),
        (no("-1"), Outcome.REFUSED),
        (no("429"), Outcome.UNKNOWN),
        (no(RefusalCode.ALREADY_FILED), Outcome.REFUSED),
        (no(RefusalCode.CONFLICT), Outcome.PARKED),
        (no(RefusalCode.SIGN_IN), Outcome.NOT_SENT),
        (no(RefusalCode.NO_PLATFORM), Outcome.UNKNOWN),
    ],
)
def test_what_a_reply_means(reply: Reply, outcome: Outcome) -> None:
    assert judged(reply, sent=True) is outcome


@pytest.mark.parametrize("code", [c for c in RefusalCode if c[0] in "234" and c != "4002"])
def test_a_no_to_person_or_rule_is_the_residents_to_hear(code: RefusalCode) -> None:
    assert judged(no(code), sent=True) is Outcome.REFUSED


@given(st.sampled_from(Failure), st.sampled_from([*RefusalCode, "", "-1", "500", "413"]))
def test_what_was_not_the_task_says_nothing_of_it(failure: Failure, code: str) -> None:
    assert judged(Reply(None, failure, code), sent=False) is Outcome.NOT_SENT
