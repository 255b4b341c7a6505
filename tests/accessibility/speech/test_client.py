"""The client with a worker that says what the test wants: order, captions, health, privacy."""

from __future__ import annotations

from typing import Any

import pytest

from accessibility.speech.client import Sound, Speech
from accessibility.speech.protocol import State, Stop
from accessibility.utterance import Channel, Utterance
from config.settings import Voice
from model.profile import Profile, Size

# `stage` comes from conftest.py, whose classes cannot be imported from here.
Stage = Any


def script(*words: str, channel: Channel = Channel.PAGE, page: str = "p") -> list[Utterance]:
    return [Utterance(channel, page, "n", f"{word}。", word) for word in words]


def test_nothing_is_started_before_the_first_words(stage: Stage) -> None:
    assert stage.workers.empty()
    assert stage.speech.sound is Sound.UNKNOWN


def test_sentences_follow_each_other_and_captions_begin_with_them(stage: Stage) -> None:
    stage.speech.say(script("一", "二"), Profile())
    worker = stage.worker()
    first = worker.said()
    worker.report(State.STARTED, first.id)
    worker.report(State.FINISHED, first.id)
    second = worker.said()
    worker.report(State.STARTED, second.id)
    worker.report(State.FINISHED, second.id)
    assert (first.text, second.text) == ("一。", "二。")
    assert [stage.next() for _ in range(4)] == [True, "一", "二", False]


def test_an_answer_cuts_a_page_and_the_cut_ones_late_report_means_nothing(stage: Stage) -> None:
    stage.speech.say(script("页", "页二"), Profile())
    worker = stage.worker()
    page = worker.said()
    stage.speech.say(script("答", channel=Channel.ANSWER), Profile())
    assert worker.order() == Stop()
    answer = worker.said()
    worker.report(State.INTERRUPTED, page.id)
    worker.report(State.STARTED, answer.id)
    worker.report(State.FINISHED, answer.id)
    assert [stage.next() for _ in range(3)] == [True, "答", False]


def test_a_touch_is_silence_and_an_empty_queue(stage: Stage) -> None:
    stage.speech.say(script("一", "二"), Profile())
    worker = stage.worker()
    worker.said()
    stage.speech.stop()
    assert worker.order() == Stop()
    assert [stage.next() for _ in range(2)] == [True, False]
    assert worker.orders.empty()


def test_the_end_of_a_visit_takes_the_caption_too(stage: Stage) -> None:
    stage.speech.say(script("一"), Profile())
    worker = stage.worker()
    first = worker.said()
    worker.report(State.STARTED, first.id)
    assert [stage.next() for _ in range(2)] == [True, "一"]
    stage.speech.wipe()
    assert [stage.next() for _ in range(2)] == [False, ""]


@pytest.mark.parametrize(
    ("profile", "rate", "gain_db"),
    [
        (Profile(), 142, 0.0),
        (Profile(pace=0), 85, 0.0),
        (Profile(pace=6, volume=2), 284, 10.0),
        (Profile(size=Size.XL, volume=-1), 120, -5.0),
    ],
)
def test_pace_and_volume_are_the_profiles(
    stage: Stage, profile: Profile, rate: int, gain_db: float
) -> None:
    stage.speech.say(script("一"), profile)
    said = stage.worker().said()
    assert (said.rate, said.gain_db) == (rate, gain_db)


@pytest.mark.parametrize(("sink", "sound"), [("device", Sound.WELL), ("null", Sound.SILENT)])
def test_health_is_what_the_worker_has(stage: Stage, sink: str, sound: Sound) -> None:
    stage.speech.say(script("一"), Profile())
    worker = stage.worker()
    worker.report(State.READY, sink=sink)
    worker.report(State.STARTED, worker.said().id)
    assert [stage.next() for _ in range(2)] == [True, "一"]
    assert stage.speech.sound is sound


def test_after_close_nothing_is_said(stage: Stage) -> None:
    stage.speech.say(script("一"), Profile())
    worker = stage.worker()
    worker.said()
    stage.speech.close()
    stage.speech.say(script("二"), Profile())
    assert worker.closed
    assert worker.order() == Stop()
    assert worker.orders.empty()


def test_a_client_that_never_spoke_can_be_stopped_wiped_and_closed() -> None:
    speech = Speech(Voice(142, 120))
    captions: list[str] = []
    speech.on_caption = captions.append
    speech.say([], Profile())
    speech.stop()
    speech.wipe()
    speech.close()
    assert captions == [""]
