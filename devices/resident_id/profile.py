"""What differs between models of readers, as `config/models/resident_id.toml` says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from config.limits import Pattern, Seconds
from devices.models import FOLDER, Table, profile_of

FILE = FOLDER / "resident_id.toml"


@dataclass(frozen=True, slots=True)
class ReaderProfile:
    """Times in seconds, from a request to the first byte of its answer."""

    preamble: Annotated[str, Pattern("^([0-9A-Fa-f]{2}){2,8}$")] = "AAAAAA9669"
    """Hexadecimal: what every frame begins with."""
    find_s: Seconds = 1.0
    select_s: Seconds = 1.0
    read_s: Seconds = 5.0
    status_s: Seconds = 5.0
    gap_s: Seconds = 0.1
    """Between two bytes of one answer, beside what the wire needs for what an adapter holds back:
    an answer that pauses longer is cut off, and the rest of one that is damaged has come.
    """

    @property
    def lead(self) -> bytes:
        """The preamble's bytes."""
        return bytes.fromhex(self.preamble)


def reader_profile(model: str = "sam_v", own: Table | None = None) -> ReaderProfile:
    """One model, with what `own` changes; raises Faulty, KeyError for no such model."""
    return profile_of(ReaderProfile, FILE, model, own)
