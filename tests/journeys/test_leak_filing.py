"""After filings of every kind, nothing of either person is in a log, a file name, a temporary file,
nor in the journal behind its encryption: not their telephones, not what they wrote, nor their ink.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.sandbox import person
from config.sandbox.vouchers import code_of
from kiosk.core.command import AuditEvent
from kiosk.core.step.file.ink import ink_text
from model.page import Kind
from tests.journeys.errands import (
    as_agent,
    changed,
    chosen,
    filled,
    for_self,
    handed_in,
    home,
    number,
    opened,
    printed,
    sign,
    tap,
    typed,
)
from tests.journeys.leak import leaks, rows, secrets, without_what_stays
from tests.journeys.shell import Journey, journey
from tests.kiosk.core.stage import NAME

pytestmark = pytest.mark.timeout(180)

JOURNAL = "journal.txt"
TYPED = "13912345678"
ADDRESS = "77419530"

VISITORS = (
    "chen_xiumei", "lin_ran", "lin_guoqing", "ouyang_ji", "ayinuer", "huang_shufen", "su_jianping",
)  # fmt: skip


def everybodys() -> list[str]:
    """Of all who came: their own, what they typed and wrote, and what their codes begin with."""
    stroke = ink_text(NAME).split(";")[0]
    code = code_of(person("huang_shufen"), datetime.now(UTC))[:8]
    return [
        TYPED,
        ADDRESS,
        stroke,
        code,
        *(text for key in VISITORS for text in secrets(person(key))),
    ]


def visits(one: Journey) -> None:
    """Each way of filing, and whatever makes a terminal talkative."""
    _with_an_address(one)
    printed(one)
    home(one)
    as_agent(one, "lin_ran")
    tap(one, "row:0")
    filled(one)
    handed_in(one)
    home(one)
    _two_register(one)
    _by_code_and_lost(one)
    _refused(one)
    for_self(one, "chen_xiumei")
    one.shows("item.remote_long_stay.refuse.filed_before.heading")
    home(one)


def _with_an_address(one: Journey) -> None:
    for_self(one, "chen_xiumei")
    filled(one)
    tap(one, "field:resout_addr", "resout_addr.digits", *(f"key.{n}" for n in ADDRESS))
    tap(one, "resout_addr.up", "next")
    sign(one)
    handed_in(one)


def _two_register(one: Journey) -> None:
    chosen(one, "proxy_register")
    one.kind(Kind.PRESENT)
    one.lay("ouyang_ji")
    changed(one, "ayinuer", "4")
    one.kind(Kind.KEYPAD)
    typed(one, TYPED)
    tap(one, "next", "next")
    sign(one)
    handed_in(one)
    home(one)


def _by_code_and_lost(one: Journey) -> None:
    opened(one, "self")
    one.scanner.do("show", person="huang_shufen")
    filled(one)
    one.fault(op="K311", kind="dropped_after_commit", times=1)
    tap(one, "submit")
    one.shows("filed.unknown")
    one.shows("filed.accepted")
    assert number(one)
    home(one)


def _refused(one: Journey) -> None:
    for_self(one, "su_jianping")
    tap(one, "row:0")
    filled(one)
    one.fault(op="K311", kind="refused", code="4005", times=1)
    tap(one, "submit")
    one.shows("refuse.begin_date.heading")
    home(one)


@pytest.fixture(scope="module")
def filings() -> Iterator[Path]:
    """The folder of a terminal after these visits; its temporary files lie there too."""
    # Short, because a control socket's path may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="yz"))
    temporary = folder / "tmp"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr(tempfile, "tempdir", str(temporary))
        with journey(folder / "var") as one:
            visits(one)
            one.shell.journal.next_sequence("barrier", 10).result(10)
            (folder / JOURNAL).write_text(rows(one.place), "utf-8")
    without_what_stays(folder / "var")
    yield folder
    shutil.rmtree(folder)


def test_nothing_of_either_person_is_left(filings: Path) -> None:
    assert (filings / "var" / "terminal.log").stat().st_size > 0, "there is a log to look at"
    assert (filings / "var" / "hub" / "hub.log").stat().st_size > 0
    assert leaks(filings, everybodys()) == []


def test_the_journal_has_every_task_and_no_payload(filings: Path) -> None:
    told = (filings / JOURNAL).read_text("utf-8").splitlines()
    tasks = [line.split(" | ") for line in told if line.startswith("task:")]
    assert [task[4] for task in tasks] == ["K311", "K311", "K351", "K311", "K311"]
    assert {task[13] for task in tasks} == {"accepted", "refused"}
    assert {task[11] for task in tasks} == {"None"}, "what was sent is gone"
    for fact in (AuditEvent.TASK_KEPT, AuditEvent.TASK_ENDED):
        assert sum(fact in line for line in told) >= len(tasks)


@pytest.mark.parametrize("secret", everybodys())
def test_each_of_these_would_be_found(tmp_path: Path, secret: str) -> None:
    (tmp_path / "planted").write_text(f"before {secret} after", "utf-8")
    assert leaks(tmp_path, [secret]) == ["contents planted"]
