"""In the place of the pure core: residents who hand in one filing each, wait, ask again, take their
slip or walk away. It speaks the core's commands and hears its events; its one page is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from devices.port import Printed
from kiosk.core.command import AuditEvent, Call, Command, Print, Record, Submit, Wipe
from kiosk.core.event import Answered, Ended, Event, TaskEnded, Tick, VisitBegan
from kiosk.core.slip import Slip
from model.page import Header, Kind, Line, Page
from model.profile import Profile
from model.task import Outcome
from tests.faults.filings import task
from wire.filings import Progress, ProgressQuery

Say = Callable[..., None]
PRINTER = "receipt_printer"
PAUSE_S = 0.25
"""After which a resident asks again."""
ASKS = 3


class Core:
    """`numbers` are filings to hand in, `reprints` numbers of slips to make again from the hub's
    record; `finished` once nobody is left.
    """

    page, profile = (
        Page("fault", Kind.MESSAGE, Header(Line("item.remote_long_stay")), ()),
        Profile(),
    )

    def __init__(self, numbers: Iterator[int], reprints: Iterator[str], say: Say) -> None:
        self._numbers, self._reprints, self._say = numbers, reprints, say
        self._visit, self._n, self._asks = "", 0, 0
        self._today = date.min
        self._number = -1
        self._slip = ""
        self.due: float | None = None
        self.finished = False

    def handle(self, event: Event) -> list[Command]:
        match event:
            case VisitBegan():
                self._visit, self._n, self._asks = event.visit, 0, 0
                self._today = event.now.date()
                return self._next()
            case TaskEnded() | Ended() | Answered() if event.visit != self._visit:
                return []
            case TaskEnded():
                self._say("ended", key=event.biz_sn, outcome=event.outcome, code=event.code)
                return self._ended(event)
            case Tick():
                self.due = None
                return [self._reprint() if self._slip else self._submit()]
            case Answered():
                return self._found(event)
            case Ended(result=Printed() as printed):
                self._say("slip", number=self._slip, end=printed.end)
                return self._leave()
            case _:
                return []

    def _next(self) -> list[Command]:
        self._number, self._slip = next(self._numbers, -1), ""
        began = Record(self._visit, self._take(), AuditEvent.VISIT_BEGAN)
        if self._number >= 0:
            return [began, self._submit()]
        self._slip = next(self._reprints, "")
        if self._slip:
            return [began, self._reprint()]
        self.finished = True
        return []

    def _ended(self, event: TaskEnded) -> list[Command]:
        chance = Random(f"{event.biz_sn} {self._asks}").random()
        match event.outcome:
            case Outcome.ACCEPTED:
                self._slip = getattr(event.output, "accept_no", "")
                return [self._print(again=False)]
            case Outcome.UNKNOWN:
                return self._leave() if chance < 0.3 else []
            case Outcome.NOT_SENT:
                return self._not_sent(event.at, chance)
            case _:
                return self._leave()

    def _not_sent(self, at: float, chance: float) -> list[Command]:
        """Asks again a few times, or is content that it will be sent later, or goes."""
        if chance < 0.2 or self._asks >= ASKS:
            return self._leave()
        self._asks += 1
        self.due = at + PAUSE_S
        return []

    def _found(self, event: Answered) -> list[Command]:
        """The hub's record of the number; asked again for as long as it does not come."""
        if isinstance(event.output, Progress) and event.output.list:
            assert event.output.list[0].accept_no == self._slip
            return [self._print(again=True)]
        self.due = event.at + PAUSE_S
        return []

    def _leave(self) -> list[Command]:
        self.due = None
        ended = Record(self._visit, self._take(), AuditEvent.VISIT_ENDED, {"way": "choice"})
        return [ended, Wipe(self._visit, self._take())]

    def _submit(self) -> Submit:
        return Submit(self._visit, self._take(), task(self._number, self._today))

    def _reprint(self) -> Call:
        return Call(self._visit, self._take(), "K401", ProgressQuery(accept_no=self._slip))

    def _print(self, *, again: bool) -> Print:
        return Print(self._visit, self._take(), PRINTER, slip(self._slip, again))

    def _take(self) -> int:
        self._n += 1
        return self._n


def slip(number: str, again: bool) -> Slip:
    """Its number stands on it as text and as code."""
    return Slip(
        title=Line("item.remote_long_stay"),
        outcome=Line("slip.accepted"),
        person=Line("slip.no_person"),
        number_label="label.accept_no",
        number=number,
        rows=(),
        footer=(),
        qr=number,
        again=again,
    )
