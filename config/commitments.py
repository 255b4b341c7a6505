"""Which texts are signed, in which versions, and which ones somebody makes who acts for another.

Plain, for the pure core sees it; `config.deployment_files` reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated

from config.fault import Fault
from config.limits import Written


@dataclass(frozen=True, slots=True)
class Version:
    """One wording: signed from the day `begin`, and taken until the day `end`, both included. While
    a new one has begun and the old one has not ended, both are taken, and the new one is shown.
    """

    version: Annotated[str, Written("[0-9][0-9A-Za-z-]{0,19}")]
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Commitments:
    """`text`: the versions of each, by id, oldest first; `agent` and `guardian`: the ids that join
    an item's own where such a one acts.
    """

    text: Mapping[str, tuple[Version, ...]]
    agent: tuple[str, ...] = ()
    guardian: tuple[str, ...] = ()

    @property
    def newest(self) -> Mapping[str, str]:
        """The version of each that was written last."""
        return {name: versions[-1].version for name, versions in self.text.items()}

    def added(self, acting: str) -> tuple[str, ...]:
        """What joins an item's own for those who act so."""
        return {"agent": self.agent, "guardian": self.guardian}.get(acting, ())


def faults_of(read: Commitments, file: str) -> list[Fault]:
    """What the shape of the file cannot say: on every day there is one version to sign."""
    faults = [
        Fault(file, f"text.{name}", reason)
        for name, versions in read.text.items()
        for reason in _faults(versions)
    ]
    for acting in ("agent", "guardian"):
        unknown = (name for name in read.added(acting) if name not in read.text)
        faults += [Fault(file, acting, f"`{name}` has no version") for name in unknown]
    return faults


def _faults(versions: Sequence[Version]) -> Iterator[str]:
    if not versions:
        yield "has no version"
        return
    names = [one.version for one in versions]
    yield from (f"`{name}` stands here twice" for name in {*names} if names.count(name) > 1)
    if versions[0].begin is not None:
        yield f"`{names[0]}` is the first and has no `begin`: it has always been there"
    if versions[-1].end is not None:
        yield f"`{names[-1]}` has an `end`, and no other follows it"
    for old, new in pairwise(versions):
        yield from _following(old, new)


def _following(old: Version, new: Version) -> Iterator[str]:
    begun = old.begin or date.min
    if new.begin is None or new.begin <= begun:
        yield f"`{new.version}` has no `begin` after that of `{old.version}`"
    elif old.end and old.end < begun:
        yield f"`{old.version}` ends before it begins"
    elif old.end and new.begin - old.end > timedelta(days=1):
        yield f"between `{old.version}` and `{new.version}` nothing can be signed"
