"""A hub on a fresh SQLite file with the synthetic people, a clock in hand, a terminal to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from hub.db.engine import open_engine
from hub.db.migrate import migrate
from hub.delivery.adapter import Named
from hub.delivery.worker import Worker
from hub.intake.service import Hub
from hub.rules import Rules, read
from hub.sandbox.seed import seed
from platform_sandbox.database import open_engine as open_platform
from platform_sandbox.seed import seed as seed_platform
from platform_sandbox.service import Platform
from tests.hub.beside import Beside
from wire.codec import (
    decode_request,
    decode_response,
    encode_request,
    encode_response,
    envelope_input,
    output_of,
)
from wire.envelope import Request, Response
from wire.operations import OPERATIONS, SignIn

NOON = datetime(2026, 11, 22, 12, 0, 0, 123000)


@dataclass
class HandClock:
    """Stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


def enveloped(infno: str, body: dict[str, Any], **changed: str) -> Request:
    request = Request(
        infno=infno,
        msgid="H35010000017202611221200001001",
        mdtrtarea_admvs="350100",
        insuplc_admdvs="350100",
        recer_sys_code="MBS_LOCAL",
        infver="V1.0",
        opter_type="2",
        opter="FZ-GL-0017",
        opter_name="FZ-GL-0017",
        inf_time="2026-11-22 12:00:00",
        fixmedins_code="H35010000017",
        fixmedins_name="福州市医疗保障服务中心",
        sign_no="",
        input=body,
    )
    return replace(request, **changed)  # type: ignore[arg-type]


@dataclass
class Terminal:
    """Asks through the bytes, both ways; signs in before its first question."""

    hub: Hub
    sign_no: str = ""
    sent: list[Request] = field(default_factory=list)

    def sign_in(self) -> None:
        answer = self.ask("9001", SignIn("FZ-GL-0017", "02:00:00:00:00:01", "127.0.0.1"))
        self.sign_no = output_of(OPERATIONS["9001"], answer).sign_no

    def ask(self, infno: str, value: object, path: str = "", **changed: str) -> Response:
        body = envelope_input(OPERATIONS[infno], value)
        request = enveloped(infno, body, **{"sign_no": self.sign_no, **changed})
        self.sent.append(decode_request(encode_request(request)))
        return decode_response(encode_response(self.hub.answer(self.sent[-1], path)))

    def told(self, infno: str, value: object, **changed: str) -> Any:
        """The output of an answer that must be yes."""
        answer = self.ask(infno, value, **changed)
        assert answer.infcode == "0", answer.err_msg
        return output_of(OPERATIONS[infno], answer)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path}/hub.db")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Of the real catalogue, at a public address of nobody's."""
    return read("https://hub.example")


@pytest.fixture
def platform(tmp_path: Path, clock: HandClock) -> Iterator[Platform]:
    """With a database of its own, and the same clock."""
    engine = open_platform(f"sqlite:///{tmp_path}/platform.db")
    with engine.begin() as db:
        seed_platform(db)
    yield Platform(engine, clock)
    engine.dispose()


@pytest.fixture
def beside(platform: Platform) -> Beside:
    """The adapter of the platform, which a test may trouble."""
    return Beside(platform)


@pytest.fixture
def worker(engine: Engine, clock: HandClock, beside: Beside) -> Worker:
    """Delivers when a test says so, or at once after each call (`hub`)."""
    return Worker(engine, Named("sandbox", beside), clock)


@pytest.fixture
def hub(engine: Engine, clock: HandClock, rules: Rules, worker: Worker) -> Hub:
    """What it hands on has arrived before the next call."""
    migrate(engine)
    with engine.begin() as db:
        seed(db, clock())
    serial = count(1).__next__
    return Hub(engine, worker.named, clock, serial, b"k" * 32, rules, lambda: deliver(worker))


def deliver(worker: Worker) -> None:
    """All that is due now."""
    while worker.turn():
        pass


@pytest.fixture
def terminal(hub: Hub) -> Terminal:
    terminal = Terminal(hub)
    terminal.sign_in()
    return terminal


@pytest.fixture(scope="session")
def envelope() -> Callable[..., Request]:
    """Makes a request from a number and an input; other keys of the envelope as wanted."""
    return enveloped
