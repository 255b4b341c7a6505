"""The hub as the terminal runs it: real journal, real threads, real socket."""

import queue
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from kiosk.core.command import Call
from kiosk.core.event import Answered
from kiosk.shell.backend import Hub
from kiosk.shell.journal import Journal, Place
from kiosk.shell.journal.reading import reading
from tests.kiosk.shell.backend.scripted import ScriptedHub, answers, settings_for
from wire.operations import Ledger, LedgerQuery


def test_a_call_from_the_core_to_the_journal(hub: ScriptedHub, tmp_path: Path) -> None:
    place = Place.of(tmp_path)
    journal = Journal.open(place, datetime(2026, 11, 22, tzinfo=UTC), lambda reason: None)
    posted: queue.Queue[Answered] = queue.Queue()
    terminal = Hub(settings_for(hub.url), journal, posted.put)
    hub.will("K202", answers("K202", Ledger(Decimal("1.00"))))
    query = LedgerQuery("P1", "310", "202609", "202611", query_no="CX26112200000001")
    terminal.submit(Call("v1", 3, "K202", query, "350199"))
    assert posted.get(timeout=10) == Answered("v1", 3, Ledger(Decimal("1.00")))
    terminal.close()
    journal.close()
    with reading(place) as seen:
        rows = [(row.op, row.query_no, row.state) for row in seen.calls()]
        sent = [request.msgid for _, request, _ in hub.received]
        assert [row.msgid for row in seen.calls()] == sent
    assert rows == [
        ("9001", "CX26112200000001", "ok"),
        ("K202", "CX26112200000001", "ok"),
    ]
