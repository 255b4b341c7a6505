"""What is said now, what waits, and who cuts whom (accessibility.md 4.1).

Pure. A script is all that one occasion says: it cuts a running one of its own or a lower channel,
waits behind a higher, and is dropped when its page is gone. Only urgent words outlive their page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from accessibility.utterance import Channel, Utterance


@dataclass(frozen=True, slots=True, repr=False)
class Job:
    """One utterance with the settings of its moment, and the number that reports repeat."""

    id: int
    utterance: Utterance
    rate: int
    gain_db: float


class Agenda:
    """The running job and the waiting ones, the most pressing first."""

    def __init__(self) -> None:
        self._n = 0
        self._waiting: deque[Job] = deque()
        self.running: Job | None = None

    @property
    def idle(self) -> bool:
        """Nothing is being said and nothing waits."""
        return self.running is None and not self._waiting

    def add(self, script: Sequence[Utterance], rate: int, gain_db: float) -> bool:
        """Takes a script in; True when it cuts the running job, which is forgotten at once."""
        if not script:
            return False
        first = script[0]
        kept = [job for job in self._waiting if not _gives_way(job.utterance, first)]
        jobs = [*kept, *(self._job(utterance, rate, gain_db) for utterance in script)]
        self._waiting = deque(sorted(jobs, key=lambda job: -job.utterance.channel.weight))
        if self.running is None or not _gives_way(self.running.utterance, first):
            return False
        self.running = None
        return True

    def next(self) -> Job | None:
        """The job to start now: None while one runs or nothing waits."""
        if self.running is not None or not self._waiting:
            return None
        self.running = self._waiting.popleft()
        return self.running

    def ended(self, job_id: int) -> bool:
        """The running job has ended; False for a late report of one that was cut."""
        if self.running is None or self.running.id != job_id:
            return False
        self.running = None
        return True

    def clear(self) -> bool:
        """Forgets everything; True when something was running."""
        ran, self.running = self.running is not None, None
        self._waiting.clear()
        return ran

    def _job(self, utterance: Utterance, rate: int, gain_db: float) -> Job:
        self._n += 1
        return Job(self._n, utterance, rate, gain_db)


def _gives_way(old: Utterance, new: Utterance) -> bool:
    """Whether the old one is cut: by its equal or better, or because its page is gone."""
    gone = old.page_key != new.page_key and old.channel is not Channel.URGENT
    return gone or new.channel.weight >= old.channel.weight
