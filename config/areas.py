"""Areas of GB/T 2260: provinces, their cities, their counties. Made by `deploy/build_areas.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "build" / "areas.tsv"


class Areas:
    """All areas of one edition; immutable, read from any thread.

    A code has six digits: two of the province, two of the city, two of the county. Municipalities
    have no city between (`110101` lies in `110000`), nor have the few counties that a province
    governs itself (`429004` in `420000`).
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)

    def __contains__(self, code: str) -> bool:
        return code in self._names

    def name(self, code: str) -> str:
        """The area's own name, "" of one that is not listed."""
        return self._names.get(code, "")


def load(path: Path = FILE) -> Areas:
    lines = path.read_text("utf-8").splitlines()
    return Areas(dict(line.split("\t") for line in lines))
