"""Who cuts whom, who waits, and who is dropped."""

from __future__ import annotations

import pytest

from accessibility.speech.agenda import Agenda
from accessibility.utterance import Channel, Utterance


def script(channel: Channel, page: str = "p", lines: int = 1) -> list[Utterance]:
    return [Utterance(channel, page, f"{channel}{n}", "好。", "好") for n in range(lines)]


def running(agenda: Agenda) -> str:
    return agenda.running.utterance.node_id if agenda.running else ""


def started(channel: Channel, page: str = "p", lines: int = 1) -> Agenda:
    agenda = Agenda()
    agenda.add(script(channel, page, lines), 142, 0.0)
    agenda.next()
    return agenda


def drained(agenda: Agenda) -> list[str]:
    """What is said from now to the end."""
    names = [running(agenda)] if agenda.running else []
    if agenda.running:
        agenda.ended(agenda.running.id)
    while job := agenda.next():
        names.append(job.utterance.node_id)
        agenda.ended(job.id)
    return names


@pytest.mark.parametrize("old", Channel)
@pytest.mark.parametrize("new", Channel)
def test_on_one_page_an_equal_or_higher_channel_cuts_and_a_lower_waits(
    old: Channel, new: Channel
) -> None:
    agenda = started(old, lines=2)
    cuts = new.weight >= old.weight
    assert agenda.add(script(new, lines=2), 142, 0.0) is cuts
    said = [f"{new}0", f"{new}1"]
    assert drained(agenda) == (said if cuts else [f"{old}0", f"{old}1", *said])


@pytest.mark.parametrize("old", Channel)
def test_the_words_of_a_page_that_is_gone_are_dropped_unless_urgent(old: Channel) -> None:
    agenda = started(old, "p", lines=2)
    agenda.add(script(Channel.PAGE, "q"), 142, 0.0)
    kept = [f"{old}0", f"{old}1"] if old is Channel.URGENT else []
    assert drained(agenda) == [*kept, "page0"]


def test_one_runs_at_a_time_and_late_reports_are_known_as_such() -> None:
    agenda = started(Channel.PAGE, lines=2)
    first = agenda.running
    assert first
    assert agenda.next() is None
    agenda.add(script(Channel.ANSWER), 142, 0.0)
    agenda.next()
    assert not agenda.ended(first.id)
    assert running(agenda) == "answer0"


def test_clearing_forgets_all_and_an_empty_script_changes_nothing() -> None:
    agenda = started(Channel.PAGE, lines=3)
    assert not agenda.add([], 142, 0.0)
    assert running(agenda) == "page0"
    assert agenda.clear()
    assert agenda.idle
    assert not agenda.clear()


def test_settings_and_words_stay_with_their_job_and_out_of_its_repr() -> None:
    agenda = Agenda()
    agenda.add([Utterance(Channel.PAGE, "p", "n", "欧阳某。", "欧阳*")], 120, -5.0)
    job = agenda.next()
    assert job
    assert (job.rate, job.gain_db) == (120, -5.0)
    assert "欧阳" not in repr(job)
