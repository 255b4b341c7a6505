"""Workers that die, hang, fail or cannot be had: captions go on, silence is told."""

from __future__ import annotations

from queue import SimpleQueue
from typing import Any

import pytest

from accessibility.speech.client import DEATHS, Sound, Speech
from accessibility.speech.process import Nobody, Process, Worker
from accessibility.speech.protocol import State
from accessibility.utterance import Channel, Utterance
from config.settings import Voice
from model.profile import Profile
from process.child import Gone

# `stage` comes from conftest.py, whose classes cannot be imported from here.
Stage = Any
WAIT = 20.0


def script(*words: str) -> list[Utterance]:
    return [Utterance(Channel.PAGE, "p", "n", f"{word}。", word) for word in words]


def test_a_dead_worker_is_replaced_and_the_next_sentence_is_said(stage: Stage) -> None:
    stage.speech.say(script("一", "二"), Profile())
    first = stage.worker()
    first.said()
    first.die()
    second = stage.worker()
    said = second.said()
    second.report(State.STARTED, said.id)
    second.report(State.FINISHED, said.id)
    assert said.text == "二。"
    assert first.closed
    assert [stage.next() for _ in range(4)] == [True, "一", "二", False]


def test_a_worker_that_hangs_is_replaced(stage: Stage) -> None:
    stage.speech.say(script("一", "二"), Profile())
    first = stage.worker()
    first.report(State.STARTED, first.said().id)
    assert [stage.next() for _ in range(2)] == [True, "一"]
    stage.now[0] = 1000.0
    first.wake()
    assert stage.worker().said().text == "二。"
    assert first.closed


def test_a_sentence_that_fails_shows_its_caption_and_costs_the_worker_a_life(stage: Stage) -> None:
    stage.speech.say(script("一", "二"), Profile())
    first = stage.worker()
    first.report(State.FAILED, first.said().id)
    assert stage.worker().said().text == "二。"
    assert [stage.next() for _ in range(2)] == [True, "一"]


def test_after_three_deaths_captions_go_on_by_estimate_until_the_next_visit() -> None:
    heard: SimpleQueue[str | bool] = SimpleQueue()
    tries: SimpleQueue[int] = SimpleQueue()

    def start() -> Worker:
        tries.put(1)
        raise Gone("no such program")

    now = [0.0]

    def clock() -> float:
        """Every look at the clock is a minute later: estimates are over at once."""
        now[0] += 60.0
        return now[0]

    speech = Speech(Voice(142, 120), start=start, nobody=lambda: Nobody(clock))
    speech.on_caption = speech.on_speaking = heard.put
    speech.say(script("一", "二"), Profile())
    assert [heard.get(timeout=WAIT) for _ in range(4)] == [True, "一", "二", False]
    assert (tries.qsize(), speech.sound) == (DEATHS, Sound.SILENT)
    speech.wipe()
    speech.say(script("三"), Profile())
    assert [heard.get(timeout=WAIT) for _ in range(4)] == ["", True, "三", False]
    speech.close()


def test_a_real_worker_without_a_voice_is_silent_and_captions_go_on() -> None:
    heard: SimpleQueue[str | bool] = SimpleQueue()
    speech = Speech(Voice(400, 400), start=lambda: Process("null"))
    speech.on_caption = speech.on_speaking = heard.put
    speech.say(script("一", "二"), Profile())
    assert [heard.get(timeout=WAIT) for _ in range(4)] == [True, "一", "二", False]
    assert speech.sound is Sound.SILENT
    speech.close()


@pytest.mark.parametrize("words", ["一", "请放上身份证"])
def test_the_real_worker_says_a_page(words: str) -> None:
    heard: SimpleQueue[str | bool] = SimpleQueue()
    speech = Speech(Voice(284, 284))
    speech.on_caption = speech.on_speaking = heard.put
    speech.say(script(words), Profile())
    assert [heard.get(timeout=WAIT) for _ in range(3)] == [True, words, False]
    speech.close()
