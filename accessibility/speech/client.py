"""The voice as the terminal uses it: utterances in, captions and sound out, nothing ever fails.

Threads: `say`, `stop`, `wipe` and `close` are the UI thread's and return at once. One reader
thread, begun by the first `say`, starts the worker, hears its reports, starts it anew when it
dies or hangs, and after three deaths in a row lets captions step by estimated times instead.
The callbacks come on either thread, under the lock: they only pass on what they get.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from enum import StrEnum

from accessibility.speech.agenda import Agenda, Job
from accessibility.speech.engine import estimated_s
from accessibility.speech.process import Nobody, Process, Worker
from accessibility.speech.protocol import ENDED, Order, Report, Say, State, Stop
from accessibility.utterance import Utterance
from config.settings import Voice
from model.profile import Profile
from process.child import Gone

PACES = (0.6, 0.75, 0.9, 1.0, 1.2, 1.5, 2.0)
GAIN_STEP_DB = 5.0
DEATHS = 3
"""Of the worker, without a finished sentence between them; then nobody speaks."""


class Sound(StrEnum):
    """The health of the voice."""

    UNKNOWN = "unknown"
    """No worker has reported yet."""
    WELL = "well"
    SILENT = "silent"
    """No engine, no device or no worker: captions alone."""


class Speech:
    """One queue of utterances and the worker that says them."""

    def __init__(
        self,
        voice: Voice,
        *,
        start: Callable[[], Worker] = Process,
        nobody: Callable[[], Worker] = Nobody,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._voice = voice
        self._start, self._nobody, self._clock = start, nobody, clock
        self.on_caption: Callable[[str], None] = _ignore
        """The words that are being said; empty after `wipe`."""
        self.on_speaking: Callable[[bool], None] = _ignore
        """True when a row of utterances begins, False when it has ended."""
        self._lock = threading.RLock()
        self._agenda = Agenda()
        self._worker: Worker | None = None
        self._thread: threading.Thread | None = None
        self._sound = Sound.UNKNOWN
        self._speaking = self._closed = self._renew = False
        self._captioned = self._deaths = 0
        self._deadline = 0.0

    @property
    def sound(self) -> Sound:
        """Whether residents can hear anything now; may be asked from any thread."""
        return self._sound

    def say(self, script: Sequence[Utterance], profile: Profile) -> None:
        """One script, of one occasion: it cuts, waits or is dropped as `Agenda` says."""
        base = self._voice.rate_elder if profile.elder else self._voice.rate
        gain_db = GAIN_STEP_DB * profile.volume
        with self._lock:
            if self._closed or not script:
                return
            if self._agenda.add(script, round(base * PACES[profile.pace]), gain_db):
                self._send(Stop())
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
                self._thread.start()
            self._advance()

    def stop(self) -> None:
        """Silence, at once: somebody touched something (accessibility.md A-02)."""
        with self._lock:
            if self._agenda.clear():
                self._send(Stop())
            self._advance()

    def wipe(self) -> None:
        """The end of a visit: silence, an empty queue, no caption; a lost voice is tried anew."""
        with self._lock:
            self.stop()
            self.on_caption("")
            if self._deaths >= DEATHS and self._worker:
                self._renew = True
                self._worker.wake()

    def close(self) -> None:
        """Ends worker and thread; nothing is said any more."""
        with self._lock:
            self.stop()
            self._closed = True
            if self._worker:
                self._worker.wake()
        if self._thread:
            self._thread.join()

    def _advance(self) -> None:
        """Under the lock: starts what comes next, or tells that there is silence now."""
        job = self._agenda.next()
        if job:
            self._order(job)
        if self._speaking == self._agenda.idle:
            self._speaking = not self._agenda.idle
            self.on_speaking(self._speaking)

    def _order(self, job: Job) -> None:
        patience = 3 + 2 * estimated_s(job.utterance.spoken, job.rate)
        self._deadline = self._clock() + patience
        self._send(Say(job.id, job.utterance.spoken, job.rate, job.gain_db))
        if self._worker:
            self._worker.wake()

    def _send(self, order: Order) -> None:
        if self._worker:
            # A dead worker is found by the reader, at the end of its pipe.
            with contextlib.suppress(Gone):
                self._worker.send(order)

    def _run(self) -> None:
        """The reader thread: one worker after the other until `close`."""
        while not self._closed:
            try:
                worker = self._nobody() if self._deaths >= DEATHS else self._start()
            except Gone:
                self._deaths += 1
                continue
            with self._lock:
                self._worker = worker
                if self._agenda.running:
                    self._order(self._agenda.running)
            with contextlib.suppress(Gone):
                self._hear(worker)
            self._bury(worker)

    def _hear(self, worker: Worker) -> None:
        while not (self._closed or self._renew):
            report = worker.receive(self._patience())
            with self._lock:
                if report:
                    self._take(report)
                elif self._agenda.running and self._clock() >= self._deadline:
                    raise Gone("hangs")

    def _patience(self) -> float | None:
        with self._lock:
            if self._agenda.running is None:
                return None
            return max(0.0, self._deadline - self._clock())

    def _take(self, report: Report) -> None:
        running = self._agenda.running
        if report.state is State.READY:
            heard = "null" not in (report.engine, report.sink)
            self._sound = Sound.WELL if heard else Sound.SILENT
        elif running and running.id == report.id:
            self._caption(running)
            if report.state is State.FAILED:
                raise Gone(report.why)
            if report.state in ENDED:
                self._deaths = 0
                self._agenda.ended(report.id)
                self._advance()

    def _caption(self, job: Job) -> None:
        if job.id != self._captioned:
            self._captioned = job.id
            self.on_caption(job.utterance.caption)

    def _bury(self, worker: Worker) -> None:
        """After a death the running sentence is not said again, for it may be what killed."""
        with self._lock:
            self._worker = None
            self._deaths = 0 if self._renew else self._deaths + 1
            self._renew = False
            self._sound = Sound.SILENT
            if running := self._agenda.running:
                self._caption(running)
                self._agenda.ended(running.id)
                self._advance()
        worker.close()  # outside the lock: it may take its two seconds, the UI thread may not


def _ignore(_: object) -> None:
    """Nobody listens."""
