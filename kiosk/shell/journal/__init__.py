"""What this terminal promised and did, durable before it is shown: one encrypted file, one writer.

A visit is an id, a call its numbers, a slip and a person keyed hashes. The only personal data is
the payload of a task that is not settled yet.
"""

from kiosk.shell.journal.journal import Journal
from kiosk.shell.journal.store import Place
from kiosk.shell.journal.tasks import Contradicted, Ended, Keeping, OtherPayload, Row, State
from kiosk.shell.journal.verify import Verdict, verify
from kiosk.shell.journal.writer import JournalFailed
from kiosk.shell.unusable import Busy, Unusable

__all__ = [
    "Busy",
    "Contradicted",
    "Ended",
    "Journal",
    "JournalFailed",
    "Keeping",
    "OtherPayload",
    "Place",
    "Row",
    "State",
    "Unusable",
    "Verdict",
    "verify",
]
