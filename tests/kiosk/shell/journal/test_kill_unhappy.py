"""A process killed at any instant: what it acknowledged is there (reliability.md 2, row 1)."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.shell.journal import Place, verify
from kiosk.shell.journal.reading import reading

ROOT = Path(__file__).parents[4]
CHILD = """
import sys
from datetime import UTC, datetime
from kiosk.core.command import AuditEvent, Record
from kiosk.shell.journal import Journal, Place

now = datetime(2026, 11, 22, tzinfo=UTC)
journal = Journal.open(Place.of(sys.argv[1]), now, lambda reason: None)
n = 0
while True:
    n += 1
    journal.print_intent(sys.argv[2], n, f"CX{n}", "hash")
    asked = Record(sys.argv[2], n, AuditEvent.PRINT_ASKED, {"number": f"CX{n}"})
    journal.record(asked, now).result()
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def acknowledged(place: Place, visit: str, enough: int) -> int:
    """Runs a child that writes without end, kills it after so many lines, returns its last."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(place.folder), visit],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child, child.stdout:
        last = 0
        for line in child.stdout:
            last = int(line)
            if last == enough:
                child.kill()
    return last


@pytest.mark.parametrize("enough", [1, 40, 300])
def test_what_was_acknowledged_is_in_the_journal(place: Place, enough: int) -> None:
    acked = {visit: acknowledged(place, visit, enough) for visit in ("v1", "v2")}
    with reading(place) as journal:
        rows = {(job.visit, job.n) for job in journal.prints()}
        events = {(row.entry.visit, row.entry.n) for row in journal.events()}
    expected = {(visit, n) for visit, last in acked.items() for n in range(1, last + 1)}
    assert min(acked.values()) >= enough
    assert expected <= rows
    assert expected <= events
    assert verify(place).sound
