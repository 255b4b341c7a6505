"""The worker process: `python -m accessibility.speech.worker [--engine NAME]`.

Two threads. The main one reads orders from stdin, the voice thread owns engine and sink. Ends
with the end of stdin (so never outlives the terminal), or with status 1 when the sound device
goes, for the client starts it anew. Nothing that is said is written anywhere.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue

from accessibility.speech.engine import Engine, EngineFailed, NullEngine
from accessibility.speech.espeak import Espeak
from accessibility.speech.player import Cut, Sink, SinkLost, amplified, open_sink
from accessibility.speech.protocol import Report, Say, State, Stop, encoded, order
from accessibility.speech.pyttsx3_engine import Pyttsx3

ENGINES: dict[str, Callable[[], Engine]] = {
    "espeak": Espeak,
    "pyttsx3": Pyttsx3,
    "null": NullEngine,
}
Emit = Callable[[Report], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence under way, and what stops it."""

    say: Say
    cut: Cut


class Voice:
    """Renders and plays one job after the other; the thread that calls `run` is its only one."""

    def __init__(self, engine: Engine, sink: Sink, emit: Emit) -> None:
        self._engine = engine
        self._sink = sink
        self._emit = emit
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._cut = threading.Event()

    def order(self, say: Say) -> None:
        """From the reading thread."""
        self._jobs.put(Job(say, self._cut))

    def stop(self) -> None:
        """From the reading thread: whatever was ordered before is cut, what follows is not."""
        self._cut.set()
        self._cut = threading.Event()

    def end(self) -> None:
        """Stops what is being said; the thread ends after it."""
        self.stop()
        self._jobs.put(None)

    def run(self) -> bool:
        """Until `end` (True) or until the device is lost (False)."""
        while (goes_on := self._next()) is True:
            continue
        return goes_on is None

    def _next(self) -> bool | None:
        """One job; None at the end, False with a lost device. No sentence outlives its turn."""
        job = self._jobs.get()
        if job is None:
            return None
        try:
            self._emit(Report(self._perform(job.say, job.cut), job.say.id))
        except EngineFailed as error:
            self._emit(Report(State.FAILED, job.say.id, why=str(error)))
        except SinkLost as error:
            self._emit(Report(State.FAILED, job.say.id, why=str(error)))
            return False
        return True

    def _perform(self, say: Say, cut: Cut) -> State:
        if cut.is_set():
            return State.INTERRUPTED
        pcm = amplified(self._engine.render(say.text, say.rate, cut.is_set), say.gain_db)
        self._emit(Report(State.STARTED, say.id))
        return State.FINISHED if self._sink.play(pcm, cut) else State.INTERRUPTED


def listen(lines: Iterable[bytes], voice: Voice, emit: Emit) -> None:
    """Reads orders until the end; a line that is none is answered, not obeyed."""
    for line in lines:
        try:
            wanted = order(line)
        except ValueError:
            emit(Report(State.FAILED, why="not an order"))
            continue
        match wanted:
            case Say():
                voice.order(wanted)
            case Stop():
                voice.stop()


def main(argv: Sequence[str] | None = None) -> int:
    """Runs until its standard input closes. Reports are lines on standard output."""
    parser = argparse.ArgumentParser(prog="accessibility.speech.worker")
    parser.add_argument("--engine", choices=sorted(ENGINES), default="espeak")
    engine = _engine(parser.parse_args(argv).engine)
    sink = open_sink()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the terminal, which ends us
    out = sys.stdout.buffer

    def emit(report: Report) -> None:
        out.write(encoded(report))
        out.flush()

    emit(Report(State.READY, engine=engine.name, sink=sink.name))
    voice = Voice(engine, sink, emit)

    def read() -> None:
        listen(sys.stdin.buffer, voice, emit)
        voice.end()

    threading.Thread(target=read, name="orders", daemon=True).start()
    return 0 if voice.run() else 1


def _engine(name: str) -> Engine:
    try:
        return ENGINES[name]()
    except EngineFailed:
        return NullEngine()


if __name__ == "__main__":
    raise SystemExit(main())
