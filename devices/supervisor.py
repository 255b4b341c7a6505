"""The terminal's devices, each owned by one thread, behind one facade that any thread may use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from devices.armed import ArmedOwner
from devices.jobs import JobOwner
from devices.owner import Callback, Owner
from devices.status import Health


class Devices:
    """Everything that the terminal has, by name. A name it does not have, or one that cannot do
    what is asked, is a KeyError: a bug.
    """

    def __init__(self, owners: Iterable[Owner]) -> None:
        self._owners = {owner.device: owner for owner in owners}
        self._armed = {n: one for n, one in self._owners.items() if isinstance(one, ArmedOwner)}
        self._jobs = {n: one for n, one in self._owners.items() if isinstance(one, JobOwner)}

    def start(self) -> None:
        """From now on the owners' listener is called, from one thread a device."""
        for owner in self._owners.values():
            owner.start()

    def stop(self) -> None:
        """Ends all threads; each closes its device."""
        for owner in self._owners.values():
            owner.stop()

    @property
    def names(self) -> tuple[str, ...]:
        """In the order they were given."""
        return tuple(self._owners)

    def health(self, device: str) -> Health:
        """As last told; before the first news STARTING."""
        return self._owners[device].health

    def columns(self, device: str) -> int:
        """Cells of a line, where it prints; else 0."""
        return self._owners[device].columns

    def arm(self, device: str, tag: str) -> None:
        """What it has to say from now on is told with this tag. Several may be armed at once."""
        self._armed[device].arm(tag)

    def disarm(self, device: str) -> None:
        """It looks no more."""
        self._armed[device].disarm()

    def ask(self, device: str, tag: str, request: object) -> None:
        """Always answered by one `JobEnded` with this tag."""
        self._jobs[device].ask(tag, request)

    def cancel(self, device: str, tag: str) -> None:
        """Ends what was asked with this tag, if it has not ended; it is answered all the same."""
        self._jobs[device].cancel(tag)

    def clear(self, then: Callback) -> None:
        """For the end of a visit: disarms all that looks, ends and clears all that works, then
        calls `then`, from any thread.
        """
        for owner in self._armed.values():
            owner.disarm()
        _after_all(then, [owner.clear for owner in self._jobs.values()])


def _after_all(then: Callback, jobs: list[Callable[[Callback], None]]) -> None:
    """Starts all jobs and calls `then` once each has called back, from the thread of the last."""
    lock = threading.Lock()
    left = len(jobs)

    def one() -> None:
        nonlocal left
        with lock:
            left -= 1
            last = left == 0
        if last:
            then()

    if not jobs:
        then()
    for job in jobs:
        job(one)
