"""The contract of every family of the registry, with its emulator's process on a port.

Absent, appears, works, fails, cancelled, lost, returns: what an owner tells is the same for all.
What makes it work is the family's own: a device with a holder is given something of a person's,
one that is asked is asked what the technician's verb asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import pytest

from app.surroundings import emulate
from devices import registry
from devices.armed import ArmedOwner
from devices.driving import Request
from devices.family import Family, Fitted, Room
from devices.jobs import JobOwner
from devices.owner import ABSENT, Owner
from devices.port import DeviceSaid, HealthChanged, JobEnded, News
from devices.registry import NAMES, at_port, configured, families
from devices.remote import Running
from devices.status import Health, Reason, State
from devices.supervisor import Devices

PATIENCE_S = 20.0
PERSON = "chen_xiumei"


@dataclass
class Rig:
    """One device with its emulator; its owner lives from `start` on."""

    fitted: Fitted
    emulator: Running
    news: SimpleQueue[News] = field(default_factory=SimpleQueue)

    def __post_init__(self) -> None:
        [self.owner] = registry.owners([self.fitted], self.news.put)

    @property
    def family(self) -> Family:
        return self.fitted.family

    def next(self) -> News:
        return self.news.get(timeout=PATIENCE_S)

    def health(self) -> Health:
        one = self.next()
        assert isinstance(one, HealthChanged)
        return one.health

    def offer(self) -> None:
        """Something of a person's, where it can be given any."""
        holder = self.family.thing().holder
        if holder is not None:
            self.emulator.remote.do(holder.person.verb, person=PERSON)

    def report(self, seconds: float = PATIENCE_S) -> tuple[bool, str]:
        """What the technician's test comes to; the owner of this rig must not run."""
        verb = next(one for one in self.family.verbs if one.name == self.family.test)
        told = verb.run(self.fitted, Request(seconds, "FZ-TEST"))
        return told.done, told.plain


@pytest.fixture(params=families(), ids=NAMES)
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    family: Family = request.param
    [device] = [one for one in configured({}, "x") if one.name == family.name]
    with ExitStack() as stack:
        emulator = emulate([device], Room(tmp_path / "slips", 1.0), stack)[family.name]
        made = Rig(at_port(device, str(emulator.link)), emulator)
        stack.callback(made.owner.stop)
        yield made


@pytest.fixture
def live(rig: Rig) -> Rig:
    rig.owner.start()
    assert rig.health().usable
    return rig


def armed(owner: Owner) -> ArmedOwner:
    assert isinstance(owner, ArmedOwner)
    return owner


def test_absent_it_is_told_once_and_once_it_appears(rig: Rig) -> None:
    rig.emulator.remote.do("hang_up")
    rig.owner.start()
    assert rig.health() == ABSENT
    rig.emulator.remote.do("come_back")
    assert rig.health().usable


def test_it_works(rig: Rig) -> None:
    rig.offer()
    assert rig.report()[0]


def test_what_it_says_and_does_is_of_its_familys_types(live: Rig) -> None:
    if live.family.says:
        live.offer()
        armed(live.owner).arm("v:1")
        said = live.next()
        assert isinstance(said, DeviceSaid)
        assert (said.device, said.tag) == (live.family.name, "v:1")
        assert isinstance(said.value, live.family.says)
    if live.family.does:
        assert isinstance(live.owner, JobOwner)


def test_disarmed_or_never_armed_it_says_nothing(live: Rig) -> None:
    if live.family.says:
        armed(live.owner).arm("v:1")
        armed(live.owner).disarm()
        live.offer()
    live.owner.stop()
    assert live.news.empty()


def test_silent_it_is_unknown_or_nothing_more_is_known_of_it(rig: Rig) -> None:
    rig.emulator.remote.do("silence")
    rig.owner.start()
    assert rig.health() in (Health(State.UNKNOWN, Reason.NO_ANSWER), Health(State.READY))


def test_a_verb_ends_in_the_time_that_it_was_given(rig: Rig) -> None:
    done, plain = rig.report(0.2)
    assert done or plain


def test_cancelled_or_cleared_all_is_answered(live: Rig) -> None:
    cleared: SimpleQueue[bool] = SimpleQueue()
    Devices([live.owner]).clear(lambda: cleared.put(True))
    assert cleared.get(timeout=PATIENCE_S)
    if isinstance(live.owner, JobOwner):
        live.owner.cancel("never asked")


def test_lost_it_is_told_and_it_returns(live: Rig) -> None:
    if live.family.says:
        armed(live.owner).arm("v:1")
    live.emulator.remote.do("hang_up")
    assert live.health() == ABSENT
    live.emulator.remote.do("come_back")
    assert live.health().usable
    if live.family.says:
        live.offer()
        said = live.next()
        assert isinstance(said, DeviceSaid)
        assert said.tag == "v:1"


def test_a_job_on_a_device_that_is_gone_is_answered(live: Rig) -> None:
    if not isinstance(live.owner, JobOwner):
        assert not live.family.does
        return
    live.emulator.remote.do("hang_up")
    assert live.health() == ABSENT
    live.owner.ask("v:2", object())
    ended = live.next()
    assert isinstance(ended, JobEnded)
    assert ended.tag == "v:2"


def test_its_emulator_shows_what_the_simulator_draws(rig: Rig) -> None:
    thing = rig.family.thing()
    before = thing.look(rig.emulator.remote.state())
    assert before.says
    assert "come_back" in before.on
    for press in thing.presses:
        rig.emulator.remote.do(press.verb, **press.fields)
    rig.emulator.remote.do("hang_up")
    assert not thing.look(rig.emulator.remote.state()).fine
