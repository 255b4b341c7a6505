"""A device family as one object: all that the rest of the house knows of it, and iterates over.

`devices/<name>/family.py` makes it; `devices.registry` has the list. Nothing here imports a driver:
the object is made before the first page is shown, what it names is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from config.limits import Above

if TYPE_CHECKING:
    from devices.driving import Report, Request
    from devices.owner import Listener, Owner
    from devices.thing import Thing

NONE = "none"
"""The model of a device that this cabinet does not have."""


class LinkKind(StrEnum):
    """What the port is (`devices.link`)."""

    SERIAL = "serial"
    """RS-232, USB adapters, CDC, ptys."""
    RAW = "raw"
    """A file that takes bytes and has no baud rate, such as /dev/usb/lp0."""


class Flow(StrEnum):
    """How a device on a serial line says that it cannot take more."""

    NONE = "none"
    XONXOFF = "xonxoff"
    RTSCTS = "rtscts"
    DSRDTR = "dsrdtr"


class Place(StrEnum):
    """Where on the cabinet, as seen from before it."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Wiring:
    """The keys of `[devices.<name>]` that every family has. An empty `port` starts an emulator."""

    model: str
    port: str = ""
    link: LinkKind = LinkKind.SERIAL
    baud: Annotated[int, Above(0)] = 115200
    flow: Flow = Flow.NONE
    place: Place = Place.BELOW


@dataclass(frozen=True, slots=True)
class Room:
    """What emulators share: where slips are left, and how long one line takes to print."""

    slips: Path
    line_ms: float = 20.0


@dataclass(frozen=True, slots=True)
class Emulator:
    """`python -m module` with the common arguments of `devices.emulation`, and its own."""

    module: str
    arguments: Callable[[Room], Sequence[str]] = lambda room: ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A command `kiosk device <name>`, driven by the owner that the terminal has."""

    name: str
    help: str
    run: Callable[[Fitted, Request], Report]
    flags: Mapping[str, str] = field(default_factory=dict)
    """Options without a value, with what they do."""


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of device: the same whatever its model, its port and its place are."""

    name: str
    profile: type[Any]
    """The dataclass of a model's profile; its keys may also stand in `[devices.<name>]`."""
    models: Path
    """TOML, one table a model: keys of `profile` and of `Wiring`."""
    model: str
    """The one that stands in where the settings name none."""
    links: tuple[LinkKind, ...]
    owner: Callable[[Fitted, Listener, Callable[[], float]], Owner]
    """Not started, its port not open; the clock is monotonic."""
    emulator: Emulator
    says: tuple[type[Any], ...]
    """Types of what it tells once it is armed."""
    does: tuple[type[Any], ...]
    """Types of what it may be asked to do."""
    verbs: tuple[Verb, ...]
    test: str
    """The verb that shows a technician whether it works."""
    thing: Callable[[], Thing]
    """How the simulator shows its emulator."""
    place_text: str = ""
    """Key of the texts that lead to it on the cabinet, one for each `Place`; "" where none do."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One device of this cabinet: what the settings and its model's profile come to."""

    family: Family
    wiring: Wiring
    profile: Any
    """Of the type `family.profile`."""
    own: Mapping[str, Any] = field(default_factory=dict)
    """The keys of the profile that the settings change, as written: for its emulator."""

    @property
    def name(self) -> str:
        """Of its family: a cabinet has one of each."""
        return self.family.name

    @property
    def where(self) -> str:
        """The port, or who stands in for it."""
        return self.wiring.port or "emulator"
