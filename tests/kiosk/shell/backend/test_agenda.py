"""Who may go next: of one person and kind the earliest, and nobody waits for anybody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.backend.agenda import AGES_S, Agenda
from kiosk.shell.backend.backoff import Backoff
from kiosk.shell.journal import Row, State

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST = Row(
    1, "sn1", "v1", 1, "K311", "remote_long_stay", "filing", "self", "350100", "anna", "",
    State.JOURNALED, 0, 100.0, "", "", "", NOON.isoformat(), NOON.isoformat(),
)  # fmt: skip


def row(seq: int, subject: str, next_at: float) -> Row:
    return replace(FIRST, seq=seq, biz_sn=f"sn{seq}", subject=subject, next_at=next_at)


ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 200)), max_size=8).map(
    lambda drawn: [row(seq, *one) for seq, one in enumerate(drawn, start=1)]
)


def agenda(rows: list[Row]) -> Agenda:
    made = Agenda(Backoff())
    for one in rows:
        made.put(one)
    return made


@given(ROWS, st.floats(0, 200))
def test_the_next_is_the_earliest_of_its_lane_and_due_first(rows: list[Row], now: float) -> None:
    found = agenda(rows).next(now)
    if found is None:
        assert rows == []
        return
    wait, chosen = found
    assert all(one.seq >= chosen.seq for one in rows if one.subject == chosen.subject)
    firsts = {one.subject: one for one in reversed(rows)}.values()
    assert wait == min(max(0.0, one.next_at - now) for one in firsts)


@given(ROWS)
def test_each_goes_after_those_of_its_lane_that_came_before(rows: list[Row]) -> None:
    made = agenda(rows)
    for one in rows:
        earlier = [o for o in rows if o.subject == one.subject and o.seq < one.seq]
        assert made.up_to(one) == [*earlier, one]


def test_what_is_dropped_is_gone() -> None:
    made = agenda([FIRST])
    assert ("sn1" in made, len(made)) == (True, 1)
    made.drop("sn1")
    made.drop("sn1")
    assert ("sn1" in made, len(made), made.next(0.0)) == (False, 0, None)


def test_a_row_is_reported_once_at_each_age() -> None:
    made = agenda([FIRST])
    seen = []
    for seconds in range(0, 30 * 3600, 300):
        seen += [age for _, age in made.overdue(NOON + timedelta(seconds=seconds))]
    assert seen == list(AGES_S)
