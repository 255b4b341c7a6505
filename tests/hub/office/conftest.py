"""A console on a fresh SQLite file, asked through ASGI; and synthetic things handed in."""

from __future__ import annotations

import asyncio
import html
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, insert

from config import deployment_files
from hub.applications import add_event
from hub.db.engine import open_engine
from hub.db.migrate import migrate
from hub.db.tables import application
from hub.office.routes import console
from hub.rules import Rules
from wire.clock import Clock

PASSWORD = "a synthetic password"
AT = datetime(2026, 11, 20, 9, 30)
INK = "100,50 130,90 180,60;200,40"
VERSIONS = deployment_files.load().commitments.newest
SIGNED = tuple(
    {
        "id": one,
        "version": VERSIONS[one],
        "way": "ink",
        "signature": INK,
    }
    for one in ("c_residence_away", "c_truth")
)
AGENT = {
    "agnter_name": "林晓芳",
    "agnter_cert_type": "01",
    "agnter_certno": "350102198003070026",
    "agnter_tel": "13800000026",
    "agnter_addr": "福建省福州市鼓楼区合成路 1 号",
    "agnter_rlts": "2",
}
NO_AGENT = dict.fromkeys(AGENT, "")
TOKEN = re.compile(r'name="token" value="([\w.-]+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def plain(self) -> str:
        """What is read: without tags, in one line."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())


@dataclass
class Client:
    """One browser: keeps the cookie, sends a form's token if it has seen one."""

    app: FastAPI
    address: str = "127.0.0.1"
    cookie: str = ""
    token: str = ""
    seen: list[Answer] = field(default_factory=list)

    def get(self, path: str = "/console", **headers: str) -> Answer:
        return self.ask("GET", path, b"", **headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> Answer:
        return self.ask("POST", path, urlencode({"token": self.token, **form}).encode(), **headers)

    def sign_in(self, clerk: str = "林审核", password: str = PASSWORD) -> Answer:
        answer = self.post("/console/sign-in", {"clerk": clerk, "password": password})
        if answer.status == 303:
            self.get()
        return answer

    def decide(self, number: str, decision: str, reason: str = "", seen: str = "0") -> Answer:
        form = {"decision": decision, "reason": reason, "seen": seen}
        return self.post(f"/console/applications/{number}", form)

    def ask(self, method: str, path: str, body: bytes, **headers: str) -> Answer:
        answer = asyncio.run(_asked(self.app, self._scope(method, path, headers), body))
        if "set-cookie" in answer.headers:
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        found = TOKEN.search(answer.text)
        self.token = found.group(1) if found else self.token
        self.seen.append(answer)
        return answer

    def _scope(self, method: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
        sent = {"host": "hub.test", "cookie": self.cookie, **headers}
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path.partition("?")[0],
            "raw_path": path.partition("?")[0].encode(),
            "query_string": path.partition("?")[2].encode(),
            "root_path": "",
            "headers": [(k.encode(), v.encode()) for k, v in sent.items()],
            "client": (self.address, 50_000),
            "server": ("hub.test", 80),
        }


async def _asked(app: FastAPI, scope: dict[str, Any], body: bytes) -> Answer:
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    content = b"".join(one.get("body", b"") for one in sent[1:])
    return Answer(sent[0]["status"], headers, content.decode())


Lay = Callable[..., str]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of this version, to be copied: migrating each takes longer than a test."""
    path = tmp_path_factory.mktemp("console") / "hub.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(tmp_path: Path, migrated: Path) -> Iterator[Engine]:
    copied = shutil.copy(migrated, tmp_path / "hub.db")
    engine = open_engine(f"sqlite:///{copied}")
    yield engine
    engine.dispose()


@pytest.fixture
def lay(engine: Engine) -> Lay:
    """Lays in the n-th application, a minute after the one before; returns its number."""

    def laid(n: int = 1, flag: str = "0", **changed: Any) -> str:
        with engine.begin() as db:
            return lay_in(db, n, flag, changed)

    return laid


def lay_in(db: Any, n: int, flag: str, changed: dict[str, Any]) -> str:
    at = AT + timedelta(minutes=n)
    payload = {
        "insutype": "310",
        "rloc_rea": "07",
        "rloc_admdvs": ["350203"],
        "begndate": "2026-12-01",
        "enddate": None,
        "resout_addr": "思明区合成路 2 号",
        "tel": "13800000015",
        "dcla_souc": "05",
        "commitments": SIGNED,
    }
    payload |= changed.pop("payload", {})
    row = {
        "accept_no": f"YB-261120-{n:06}",
        "biz_sn": f"4f1c4a5e-0000-4000-8000-{n:012}",
        "region": "350100",
        "terminal": "FZ-GL-0017",
        "infno": "K311",
        "item_id": "remote_long_stay",
        "psn_no": "SYN-3501-0002",
        "psn_name": "林国庆",
        "certno": "350111195203070015",
        "insutype": "310",
        "acting": "self",
        **NO_AGENT,
        "proxy_no": "",
        "payload": payload,
        "rchk_flag": flag,
        "memo": "",
        "accepted_at": at,
        "opt_time": at,
        "opter": "FZ-GL-0017",
        "trt_dcla_detl_sn": f"BA-{n}",
        "check_code": "abcdefghijkm",
    }
    row |= changed
    db.execute(insert(application).values(**row))
    add_event(db, row["accept_no"], "", flag, row["terminal"], "", at)
    return str(row["accept_no"])


@pytest.fixture(scope="session")
def lay_into() -> Callable[..., str]:
    """For a database that a test has opened by itself."""
    return lay_in


@pytest.fixture
def app(engine: Engine, clock: Clock, rules: Rules) -> FastAPI:
    app = FastAPI()
    app.include_router(console(engine, clock, PASSWORD, rules.catalogue))
    return app


@pytest.fixture
def client(app: FastAPI) -> Client:
    return Client(app)


@pytest.fixture
def clerk(client: Client) -> Client:
    """Somebody who is signed in."""
    assert client.sign_in().status == 303
    return client
