"""The tables, as the steps that lead to them: `PRAGMA user_version` is how many were taken."""

from __future__ import annotations

UNSETTLED = "state IN ('journaled', 'sending', 'unknown', 'parked')"
"""In the very words of its index, or that is not used. It is part of a step: never changed."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE visit (
            seq INTEGER PRIMARY KEY,
            visit TEXT NOT NULL UNIQUE,
            began TEXT NOT NULL,
            ended TEXT,
            how TEXT,
            items TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        """CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            visit TEXT NOT NULL,
            n INTEGER NOT NULL,
            fact TEXT NOT NULL,
            fields TEXT NOT NULL,
            wall TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE print_job (
            seq INTEGER PRIMARY KEY,
            visit TEXT NOT NULL,
            n INTEGER NOT NULL,
            number TEXT NOT NULL,
            slip_hash TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('intent', 'printed', 'not_printed', 'unknown')),
            reason TEXT NOT NULL DEFAULT '',
            UNIQUE (visit, n)
        ) STRICT""",
        """CREATE TABLE call (
            seq INTEGER PRIMARY KEY,
            visit TEXT NOT NULL,
            n INTEGER NOT NULL,
            op TEXT NOT NULL,
            msgid TEXT NOT NULL,
            query_no TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('sent', 'ok', 'refused', 'unreachable', 'unknown', 'garbled')),
            code TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        """CREATE TABLE counter (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE TABLE kv (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        # What recovery asks at every opening; nearly always empty, whatever the file has grown to.
        "CREATE INDEX visit_open ON visit (seq) WHERE ended IS NULL",
        "CREATE INDEX print_open ON print_job (seq) WHERE state = 'intent'",
        "CREATE INDEX call_open ON call (seq) WHERE state = 'sent'",
    ),
    (
        """CREATE TABLE task (
            seq INTEGER PRIMARY KEY,
            biz_sn TEXT NOT NULL UNIQUE,
            visit TEXT NOT NULL,
            n INTEGER NOT NULL,
            op TEXT NOT NULL,
            item TEXT NOT NULL,
            kind TEXT NOT NULL,
            acting TEXT NOT NULL,
            area TEXT NOT NULL,
            subject TEXT NOT NULL,
            agent TEXT NOT NULL,
            payload TEXT,
            payload_hash TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('journaled', 'sending', 'unknown', 'accepted',
                'refused', 'not_sent', 'parked')),
            tries INTEGER NOT NULL DEFAULT 0,
            next_at REAL NOT NULL,
            code TEXT NOT NULL DEFAULT '',
            accept_no TEXT NOT NULL DEFAULT '',
            answer TEXT NOT NULL DEFAULT '',
            created TEXT NOT NULL,
            updated TEXT NOT NULL
        ) STRICT""",
        f"CREATE INDEX task_open ON task (seq) WHERE {UNSETTLED}",
    ),
)
"""`visit.items` are ids joined by spaces. `call.msgid` is not unique: a clock set back may bring
one again, and losing the call for it would be worse. Times are ISO 8601 with their zone, but for
`task.next_at`: seconds since 1970. `task.payload` is the input of the operation as JSON, the only
personal data of the file; it is NULL once the task is settled (docs/decisions/0013). `subject`,
`agent` and `payload_hash` are keyed hashes, `answer` is JSON of what is nobody's data."""
