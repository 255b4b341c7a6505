"""A finished piece of the emulator's paper, left for people, tests and the simulator."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

DPI = 203

Event = dict[str, Any]
"""`kind` is text, image, qr, qr_refused, wrapped or cut; the rest says what."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One piece of paper, from cut to cut."""

    image: Image.Image
    text: str
    events: list[Event]

    def save(self, folder: Path, number: int, status: str) -> Path:
        """Leaves slip-NNNN.png, .txt and .json; the last one written says that all are there."""
        folder.mkdir(parents=True, exist_ok=True)
        png = folder / f"slip-{number:04}.png"
        self.image.save(png, dpi=(DPI, DPI))
        png.with_suffix(".txt").write_text(self.text, "utf-8")
        record = {"status": status, "events": self.events}
        png.with_suffix(".json").write_text(
            json.dumps(record, ensure_ascii=False, indent=1), "utf-8"
        )
        return png
