"""A stage for the pure core: no thread, no socket, no clock. One line a move of the resident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

from config import areas, deployment_files, pinyin, settings, text_files
from devices.port import (
    CardFailure,
    CardKind,
    Printed,
    PrintEnd,
    ResidentCard,
    ScannedCode,
)
from devices.status import Health, Reason, State
from kiosk.core.command import Arm, AuditEvent, Call, Command, Print, Record, Submit, Wipe
from kiosk.core.event import (
    Answered,
    Chosen,
    DeviceChanged,
    Drawn,
    Ended,
    Event,
    Failure,
    Said,
    Stirred,
    Stroke,
    TaskEnded,
    Tick,
    VisitBegan,
)
from kiosk.core.terminal import Terminal
from kiosk.core.visit import Site, Tables
from model.item import Catalogue, loader
from model.page import KEYPAD, Node, Page
from model.profile import Profile
from model.task import Outcome
from model.value import Count
from tests.node_ids import named
from wire.behalf import Relation, Relations
from wire.filings import Answer, Application, Filed, Filing, Filings, Progress
from wire.institutions import Institution, Institutions
from wire.operations import (
    BaseInfo,
    Evaluated,
    InsuInfo,
    Ledger,
    LedgerEntry,
    LedgerQuery,
    PaymentRecord,
    Payments,
    PersonInfo,
    PersonQuery,
)
from wire.points import Point, Points
from wire.vouchers import Voucher

TEXTS = text_files.load()
SETTINGS = settings.load()
DEPLOYED = deployment_files.load()
ITEMS = loader.load(TEXTS, SETTINGS.catalogue.home, DEPLOYED)
"""Read once: frozen, and the same for every stage."""
TABLES = Tables(areas.load(), pinyin.load(), DEPLOYED.pool, DEPLOYED.credentials)
SITE = Site(
    no="FZ-GL-0017",
    place="鼓楼区五一北路24小时自助服务区",
    area="350100",
    help_line="12345",
    places={"resident_id": "right", "receipt_printer": "below", "code_scanner": "right"},
    point=SETTINGS.terminal.point,
)
NOON = datetime(2026, 11, 22, 15, 5, tzinfo=timezone(timedelta(hours=8)))
READY = Health(State.READY)
LOST = Health(State.ABSENT, Reason.NOT_CONNECTED)
PAPER_OUT = Health(State.ATTENTION, Reason.PAPER_OUT)

NAME: tuple[Stroke, ...] = (
    ((100, 100), (300, 120), (400, 300)),
    ((200, 80), (180, 400)),
    ((500, 100), (600, 350), (800, 380)),
)
"""A name as a finger writes it, in tenths of a millimetre."""

C = TypeVar("C", bound=Command)

CHEN = ResidentCard(
    kind=CardKind.RESIDENT,
    name="陈秀妹",
    sex="2",
    nation="汉",
    birth=date(1947, 8, 15),
    address="福州市鼓楼区测试路1号",
    number="350102194708150028",
    issuer="福州市公安局鼓楼分局",
    valid_from=date(2008, 1, 1),
    valid_to=None,
)
LIN = replace(CHEN, name="林国栋", sex="1", birth=date(1952, 3, 7), number="350111195203070015")
ZHAO = replace(CHEN, name="赵明珠", number="320902196511010045", birth=None)
VOUCHER = "4240000000000000000107350000"
"""An e-voucher of the right form, which the hub says is Chen's."""

EMPLOYEE = InsuInfo("310", "1201", "1", "350100", Decimal("1234.56"), emp_name="测试纺织厂")
RESIDENT = InsuInfo("390", "1501", "1", "350100")


def person(*rows: InsuInfo) -> PersonInfo:
    base = BaseInfo("35010000000000000028", "01", CHEN.number, CHEN.name, "2", date(1947, 8, 15))
    return PersonInfo(base, rows or (EMPLOYEE,))


def ledger(count: int = 6, *, more: bool = False) -> Ledger:
    entries = tuple(
        LedgerEntry(
            datetime(2026, 11, 18, 9, 30, tzinfo=UTC) - timedelta(days=n),
            "41" if n % 2 else "01",
            Decimal("-86.40") if n % 2 else Decimal("212.30"),
            Decimal("1234.56"),
            "350103",
        )
        for n in range(count)
    )
    return Ledger(Decimal("1234.56"), entries, more)


def payments(count: int = 3) -> Payments:
    rows = tuple(
        PaymentRecord(f"2026{11 - n:02}", "310", "测试纺织厂", "1", Decimal("480.00"))
        for n in range(count)
    )
    return Payments(rows, 214)


FATHER = Relation(
    proxy_no="DB-261122-000001",
    psn_no="35010000000000000039",
    psn_name="林国栋",
    certno="350111195203070015",
    gend="1",
    agnter_rlts="2",
    valid_to=date(2027, 11, 22),
    agnter_tel="13900000028",
)


def filing(**changes: Any) -> Filing:
    """A filing that holds, in Hangzhou."""
    held = Filing(
        trt_dcla_detl_sn="BA2611010001",
        accept_no="YB-261101-000001",
        insutype="310",
        rloc_rea="07",
        rloc_admdvs="330106",
        begndate=date(2026, 11, 1),
        vali_flag="1",
        rchk_flag="1",
    )
    return replace(held, **changes)


def application(**changes: Any) -> Application:
    handed_in = Application(
        accept_no="YB-261122-000417",
        item_id="remote_long_stay",
        rchk_flag="0",
        node="等待审核",
        opt_time=datetime(2026, 11, 22, 15, 6),
        accepted_at=datetime(2026, 11, 22, 15, 6),
        trt_dcla_detl_sn="BA2611220417",
        acting="self",
        psn_name="陈秀妹",
        fields=(Answer("rloc_admdvs", "330106"), Answer("begndate", "2026-11-22")),
        page_url="http://hub.example/p/YB-261122-000417?c=abc",
    )
    return replace(handed_in, **changes)


ACCEPTED = Filed(
    "YB-261122-000417", "BA2611220417", "0", "http://hub.example/p/YB-261122-000417?c=abc"
)
POINT = Point("鼓楼区医保服务站", "3", "示例路1号", "059100000000", "周一至周五 9:00–17:00")

HOSPITAL = Institution(
    "H35010290001", "示例鼓楼中医院", "1", "2", addr="福州市鼓楼区示例路1号", tel="059100001001"
)

ANSWERS: dict[str, Callable[[], Any]] = {
    "1101": person,
    "1201": lambda: Institutions((HOSPITAL,)),
    "K101": lambda: Voucher(CHEN.name, CHEN.number, "T" * 32, gender="2"),
    "K313": lambda: Filings(()),
    "K352": lambda: Relations((FATHER,)),
    "K401": lambda: Progress((application(),)),
    "K403": lambda: Points((POINT,)),
    "K201": payments,
    "K202": ledger,
    "K402": lambda: Evaluated(True, "PJ-261122-000001"),
}


class Stage:
    """The terminal with its devices ready and a visit waiting; `commands` is all it ever said."""

    def __init__(
        self,
        *,
        reader: Health = READY,
        printer: Health = READY,
        scanner: Health = READY,
        items: Catalogue = ITEMS,
        planted: bool = False,
    ) -> None:
        self.planted = planted
        """A fault was planted, so that a bug is no failure of the test."""
        self.terminal = Terminal(items, SITE, SETTINGS.times, TABLES)
        self.at = 100.0
        self.commands: list[Command] = []
        self.visits = 0
        self.pressed = 0
        """Touches so far, but those of a keypad."""
        self.post(DeviceChanged("resident_id", reader))
        self.post(DeviceChanged("receipt_printer", printer))
        self.post(DeviceChanged("code_scanner", scanner))
        self.begin()

    @property
    def page(self) -> Page:
        return self.terminal.page

    @property
    def ids(self) -> list[str]:
        return [node.id for node in self.page.nodes]

    @property
    def said(self) -> list[str]:
        """Text keys of the page's body."""
        return [node.text for node in self.page.body]

    def node(self, node_id: str) -> Node:
        node = self.page.node(node_id)
        assert node is not None, f"{node_id} is not on {self.page.key}: {self.ids}"
        return node

    def post(self, event: Event) -> list[Command]:
        said = self.terminal.handle(replace(event, at=self.at))
        bugs = [c.fields for c in said if isinstance(c, Record) and c.fact is AuditEvent.BUG]
        assert self.planted or not bugs, bugs
        self.commands += said
        return said

    def begin(self) -> list[Command]:
        self.visits += 1
        name = f"v{self.visits}"
        return self.post(VisitBegan(name, name.encode().ljust(16, b"."), NOON))

    def device(self, name: str, health: Health) -> list[Command]:
        return self.post(DeviceChanged(name, health))

    def wear(self, profile: Profile) -> None:
        """Gives the waiting visit a profile that no button of this issue leads to."""
        active = self.terminal._now.serving
        assert active is not None
        active.visit.profile = profile
        self.post(Stirred())

    def wait(self, seconds: float) -> list[Command]:
        """Lets time pass as the runtime does: a tick at every `due`."""
        end, said = self.at + seconds, []
        for _ in range(1000):
            due = self.terminal.due
            if due is None or due > end:
                break
            self.at = max(self.at, due)
            said += self.post(Tick())
        self.at = end
        return said

    def press(self, node_id: str) -> list[Command]:
        pressed = self.node(named(self.page, node_id))
        self.pressed += pressed.group != KEYPAD
        return self.post(Chosen(self.page.key, pressed.id))

    def last(self, kind: type[C]) -> C:
        return next(c for c in reversed(self.commands) if isinstance(c, kind))

    def lay(self, card: ResidentCard = CHEN) -> list[Command]:
        visit, n = self._armed
        return self.post(Said(visit, n, "resident_id", card))

    @property
    def _armed(self) -> tuple[str, int]:
        """Visit and number of the reader's arm in force."""
        arms = (c for c in reversed(self.commands) if isinstance(c, Arm))
        arm = next(c for c in arms if c.device == "resident_id")
        return arm.visit, arm.n

    def fail_card(self, failure: CardFailure) -> list[Command]:
        visit, n = self._armed
        return self.post(Said(visit, n, "resident_id", failure))

    def answer(self, output: object | None = None) -> list[Command]:
        """Answers the last call as the hub would, or with this output."""
        call = self.last(Call)
        return self.post(Answered(call.visit, call.n, output or ANSWERS[call.op]()))

    def fail(self, failure: Failure, code: str = "") -> list[Command]:
        call = self.last(Call)
        return self.post(Answered(call.visit, call.n, None, failure, code))

    def show_code(self, text: str) -> list[Command]:
        """Something is held before the scanner, whose light is on."""
        arm = next(
            c for c in reversed(self.commands) if isinstance(c, Arm) and c.device == "code_scanner"
        )
        code = ScannedCode(text, self.at)
        return self.post(Said(arm.visit, arm.n, "code_scanner", code))

    def draw(self, *strokes: Stroke) -> None:
        """Writes into the ink node; a name of three strokes where none are given."""
        for stroke in strokes or NAME:
            self.post(Drawn(self.page.key, "ink", stroke))

    def end_task(
        self, outcome: Outcome = Outcome.ACCEPTED, code: str = "", output: object | None = None
    ) -> list[Command]:
        """The sender's word on what was handed in last."""
        submit = self.last(Submit)
        accepted = outcome is Outcome.ACCEPTED
        said = (output or ACCEPTED) if accepted else None
        biz_sn = submit.task.biz_sn
        return self.post(TaskEnded(submit.visit, submit.n, biz_sn, outcome, said, code))

    def task_input(self) -> Any:
        """What the last submission sent."""
        return self.last(Submit).task.input

    @staticmethod
    def relations(*rows: Relation) -> Relations:
        return Relations(rows)

    @staticmethod
    def ink(strokes: int) -> Count:
        return Count(strokes)

    def printed(self, end: PrintEnd = PrintEnd.PRINTED, reason: Reason = Reason.NONE) -> None:
        command = self.last(Print)
        self.post(Ended(command.visit, command.n, Printed(end, reason)))

    def open(self, item: str = "query_account") -> None:
        """From attract to the item's first page that asks something."""
        for node_id in ("start", item, "begin"):
            self.press(node_id)

    def to_result(self, item: str = "query_account") -> None:
        """From attract to the item's result, without a fault."""
        self.open(item)
        self.lay()
        self.answer()
        self.answer()

    def wiped(self) -> bool:
        return any(isinstance(c, Wipe) for c in self.commands)

    def data(self) -> list[str]:
        return [str(c.fact) for c in self.commands if isinstance(c, Record)]

    def page_number(self) -> str:
        """The query number of the item under way, from its newest call."""
        calls = [c.input for c in self.commands if isinstance(c, Call)]
        asked = [i for i in calls if isinstance(i, PersonQuery | LedgerQuery)]
        return asked[-1].query_no
