"""What the writer does around each commit besides the work: seals, the register, a full file."""

from __future__ import annotations

from dataclasses import dataclass, field

import structlog

from kiosk.shell.journal import roll, seal, store
from kiosk.shell.journal.register import Register
from kiosk.shell.journal.store import Connection, Damaged, Place
from kiosk.shell.journal.tasks import SETTLED, Row, by_seq
from kiosk.shell.unusable import Unusable

logger = structlog.get_logger()


@dataclass(slots=True)
class Upkeep:
    """On the writer's thread. `limit` is how large, in bytes, a file gets."""

    place: Place
    secret: bytes
    register: Register
    limit: int = roll.FULL
    _changed: list[Row] = field(default_factory=list)

    def before_commit(self, connection: Connection) -> None:
        """In the transaction of the work itself."""
        self._changed = by_seq(connection, seal.seal(connection))

    def after_commit(self, connection: Connection) -> Connection:
        """Before anyone is told; gives the connection to go on with. Raises OSError, store.Error,
        Unusable, Damaged where nothing can be promised any more.
        """
        kept = [row for row in self._changed if row.state not in SETTLED]
        self.register.keep(kept, (row.biz_sn for row in self._changed if row.state in SETTLED))
        self._changed = []
        return self._rolled(connection) if roll.full(connection, self.limit) else connection

    def _rolled(self, connection: Connection) -> Connection:
        """A new file; or the old one for as long again, where there is no room for two."""
        try:
            archive = roll.prepare(self.place.file, self.secret, connection)
        except (OSError, store.Error, Unusable, Damaged) as error:
            self.limit += roll.FULL
            logger.warning("journal-roll-failed", reason=type(error).__name__)
            return connection
        fresh = roll.switch(self.place.file, self.secret, connection, archive)
        seal.watch(fresh)
        return fresh
