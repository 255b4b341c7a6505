"""What this terminal promised and did, durable before it is shown: one encrypted file, one writer.

No personal data: a visit is an id, a call its numbers, a slip a keyed hash.
"""

from kiosk.journal.journal import Journal
from kiosk.journal.store import Busy, Place, Unusable
from kiosk.journal.verify import Verdict, verify
from kiosk.journal.writer import JournalFailed

__all__ = ["Busy", "Journal", "JournalFailed", "Place", "Unusable", "Verdict", "verify"]
