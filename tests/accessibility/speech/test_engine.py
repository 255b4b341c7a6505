"""Engines render what they are told, at the pace they are told, and give up when cut."""

from __future__ import annotations

import pytest

from accessibility.speech.engine import (
    SAMPLE_RATE,
    Engine,
    EngineFailed,
    NullEngine,
    Pcm,
    estimated_s,
)
from accessibility.speech.espeak import Espeak
from accessibility.speech.pyttsx3_engine import Pyttsx3

SENTENCE = "请把身份证放在读卡区。"


def never() -> bool:
    return False


def at_once() -> bool:
    return True


@pytest.fixture(scope="module", params=[Espeak, Pyttsx3])
def engine(request: pytest.FixtureRequest) -> Engine:
    made = request.param()
    assert isinstance(made, Espeak | Pyttsx3)
    return made


def loudest(pcm: Pcm) -> int:
    samples = memoryview(pcm.samples).cast("h")
    return max(map(abs, samples), default=0)


def test_a_sentence_is_heard(engine: Engine) -> None:
    pcm = engine.render(SENTENCE, 142, never)
    assert loudest(pcm) > 3000
    assert 1 < pcm.seconds < 6


@pytest.mark.parametrize("engine", [Espeak], indirect=True)  # pyttsx3 does not always obey
def test_a_higher_rate_is_a_shorter_sentence(engine: Engine) -> None:
    slow, fast = (engine.render(SENTENCE, rate, never).seconds for rate in (100, 200))
    assert 0.4 < fast / slow < 0.75


@pytest.mark.parametrize("engine", [Espeak], indirect=True)
def test_one_sentence_does_not_run_into_the_next(engine: Engine) -> None:
    first, second = (engine.render(SENTENCE, 142, never).seconds for _ in range(2))
    assert second == pytest.approx(first, abs=0.05)


def test_a_cut_sentence_is_given_up(engine: Engine) -> None:
    whole = engine.render(SENTENCE * 5, 142, never)
    assert engine.render(SENTENCE * 5, 142, at_once).seconds < whole.seconds / 4
    assert engine.render(SENTENCE, 142, never).seconds > 1


def test_nothing_to_say_is_no_failure(engine: Engine) -> None:
    assert loudest(engine.render("", 142, never)) == 0


def test_the_null_engine_is_silent_for_as_long() -> None:
    pcm = NullEngine().render(SENTENCE, 142, never)
    assert pcm.seconds == pytest.approx(estimated_s(SENTENCE, 142), abs=1 / SAMPLE_RATE)
    assert loudest(pcm) == 0
    assert NullEngine().render(SENTENCE, 142, at_once) == Pcm(b"")


def test_a_missing_library_is_an_engine_that_failed() -> None:
    with pytest.raises(EngineFailed):
        Espeak("libno-such-voice.so.9")


def test_a_voice_that_pyttsx3_does_not_know_is_an_engine_that_failed() -> None:
    with pytest.raises(EngineFailed):
        Pyttsx3("no-such-voice").render(SENTENCE, 142, never)
