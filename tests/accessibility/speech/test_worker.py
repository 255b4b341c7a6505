"""The worker's voice thread on fake engine and sink, and its reading of orders."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from accessibility.speech.engine import SAMPLE_RATE, EngineFailed, NullEngine, Pcm
from accessibility.speech.player import CHUNK, Cut, NullSink, SinkLost, amplified, chunks
from accessibility.speech.protocol import Report, Say, State, Stop, encoded
from accessibility.speech.worker import Voice, listen


@dataclass
class FakeSink:
    """Plays at once; `before` runs in the middle of a sentence."""

    name: str = "fake"
    before: Callable[[], None] = lambda: None
    played: list[float] = field(default_factory=list)

    def play(self, pcm: Pcm, cut: Cut) -> bool:
        self.before()
        self.played.append(pcm.seconds)
        return not cut.is_set()


@dataclass
class LostSink:
    name: str = "lost"

    def play(self, pcm: Pcm, cut: Cut) -> bool:
        raise SinkLost("unplugged")


@dataclass
class BrokenEngine:
    name: str = "broken"

    def render(self, text: str, rate: int, cut: Callable[[], bool]) -> Pcm:
        raise EngineFailed("no voice")


def states(reports: list[Report]) -> list[tuple[int, State]]:
    return [(report.id, report.state) for report in reports]


def test_sentences_are_started_and_finished_in_order() -> None:
    reports: list[Report] = []
    voice = Voice(NullEngine(), FakeSink(), reports.append)
    lines = [encoded(Say(1, "好。", 142)), encoded(Say(2, "好。", 142))]
    listen(lines, voice, reports.append)
    voice._jobs.put(None)
    assert voice.run()
    assert states(reports) == [
        (1, State.STARTED),
        (1, State.FINISHED),
        (2, State.STARTED),
        (2, State.FINISHED),
    ]


def test_stop_cuts_what_was_ordered_before_it_and_nothing_after() -> None:
    reports: list[Report] = []
    sink = FakeSink()
    voice = Voice(NullEngine(), sink, reports.append)

    def touch() -> None:
        sink.before = lambda: None
        listen([encoded(Stop()), encoded(Say(3, "好。", 142))], voice, reports.append)
        voice._jobs.put(None)

    sink.before = touch
    listen([encoded(Say(1, "好。", 142)), encoded(Say(2, "好。", 142))], voice, reports.append)
    assert voice.run()
    assert states(reports) == [
        (1, State.STARTED),
        (1, State.INTERRUPTED),
        (2, State.INTERRUPTED),
        (3, State.STARTED),
        (3, State.FINISHED),
    ]


def test_a_line_that_is_no_order_is_answered_and_the_next_is_obeyed() -> None:
    reports: list[Report] = []
    voice = Voice(NullEngine(), FakeSink(), reports.append)
    listen([b"junk\n", encoded(Say(1, "好。", 142))], voice, reports.append)
    voice._jobs.put(None)
    voice.run()
    assert states(reports) == [(0, State.FAILED), (1, State.STARTED), (1, State.FINISHED)]


def test_an_engine_that_fails_is_told_and_does_not_end_the_worker() -> None:
    reports: list[Report] = []
    voice = Voice(BrokenEngine(), FakeSink(), reports.append)
    voice.order(Say(1, "好。", 142))
    voice.order(Say(2, "好。", 142))
    voice._jobs.put(None)
    assert voice.run()
    assert states(reports) == [(1, State.FAILED), (2, State.FAILED)]
    assert reports[0].why == "no voice"


def test_a_lost_device_ends_the_worker() -> None:
    reports: list[Report] = []
    voice = Voice(NullEngine(), LostSink(), reports.append)
    voice.order(Say(1, "好。", 142))
    assert not voice.run()
    assert states(reports) == [(1, State.STARTED), (1, State.FAILED)]


@dataclass
class Watch:
    """A cut that is never waited for: it notes how long it would have been."""

    cut: bool = False
    waited: float | None = None

    def is_set(self) -> bool:
        return self.cut

    def wait(self, timeout: float | None = None) -> bool:
        self.waited = timeout
        return self.cut


@pytest.mark.parametrize("cut", [False, True])
def test_the_null_sink_keeps_the_clock(cut: bool) -> None:
    watch = Watch(cut)
    assert NullSink().play(Pcm(bytes(2 * SAMPLE_RATE)), watch) is not cut
    assert watch.waited == 1.0


def test_an_event_is_a_cut() -> None:
    cut = threading.Event()
    cut.set()
    assert not NullSink().play(Pcm(bytes(2 * SAMPLE_RATE * 60)), cut)


def test_chunks_are_ten_milliseconds_and_lose_nothing() -> None:
    samples = bytes(range(256)) * 9
    assert b"".join(chunks(samples)) == samples
    assert {len(chunk) for chunk in list(chunks(samples))[:-1]} == {2 * CHUNK}


def test_gain_is_in_decibels_and_holds_at_full_scale() -> None:
    pcm = Pcm(b"\x00\x10\x00\xf0\x00\x7f")
    louder = memoryview(amplified(pcm, 20.0).samples).cast("h").tolist()
    softer = memoryview(amplified(pcm, -20.0).samples).cast("h").tolist()
    assert louder == [32767, -32767, 32767]
    assert softer == [410, -410, 3251]
    assert amplified(pcm, 0.0) is pcm
