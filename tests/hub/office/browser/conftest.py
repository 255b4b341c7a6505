"""A real hub on loopback, and Debian's Chromium without a screen to look at it.

Playwright's event loop runs on this thread for as long as it lives, and `asyncio.run` of any other
test would meet it: so the hub lives as long as the session, but Chromium only as long as a file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, sync_playwright
from sqlalchemy import Engine

from hub.db.engine import open_engine
from wire.codec import decode_response, encode_request, envelope_input, output_of
from wire.envelope import Request
from wire.operations import OPERATIONS, SignIn

ROOT = Path(__file__).parents[4]
DESK = {"width": 1280, "height": 900}


@dataclass
class Hub:
    """The process, its database beside it, and a terminal that has signed in."""

    url: str
    password: str
    engine: Engine
    make: Callable[..., Request]
    sign_no: str = ""

    @property
    def console(self) -> str:
        return f"{self.url}/console"

    def told(self, infno: str, value: object) -> Any:
        """The output of an answer that must be yes."""
        body = envelope_input(OPERATIONS[infno], value)
        raw = encode_request(self.make(infno, body, sign_no=self.sign_no))
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        try:
            kind = {"Content-Type": "application/json"}
            connection.request("POST", "/fsi/api", raw, kind)
            answer = decode_response(connection.getresponse().read())
        finally:
            connection.close()
        assert answer.infcode == "0", answer.err_msg
        return output_of(OPERATIONS[infno], answer)


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory, envelope: Any) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    url = f"sqlite:///{folder}/hub.db"
    command = [sys.executable, "-m", "hub", "serve", "--until-eof", "--database", url]
    pipe = subprocess.PIPE
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=log, text=True) as run,
    ):
        assert run.stdout
        ready = json.loads(run.stdout.readline())
        password = Path(ready["console"]["password_file"]).read_text().strip()
        engine = open_engine(url)
        hub = Hub(ready["url"], password, engine, envelope)
        hub.sign_no = hub.told(
            "9001", SignIn("FZ-GL-0017", "02:00:00:00:00:01", "127.0.0.1")
        ).sign_no
        yield hub
        engine.dispose()
        assert run.stdin
        run.stdin.close()
        assert run.wait(20) == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "Debian's chromium is missing: deploy/install-packages test"
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def seats(chromium: Browser) -> Callable[[str], Page]:
    """A browser for each name, for as long as Chromium lives: a new one costs more than a test. Its
    cookies and its size are every test's own.
    """

    @cache
    def seat(name: str) -> Page:
        context = chromium.new_context(viewport=DESK, locale="zh-CN")
        context.set_default_timeout(30_000)
        return context.new_page()

    return seat


@pytest.fixture
def open_page(seats: Callable[[str], Page]) -> Iterator[Callable[..., Page]]:
    """A browser in which nobody has signed in; whatever its page complains of fails the test."""
    used: list[Page] = []
    complaints: list[str] = []

    def erred(error: Error) -> None:
        complaints.append(str(error))

    def asked(dialog: Dialog) -> None:
        complaints.append(dialog.message)

    def opened(name: str = "") -> Page:
        page = seats(name)
        page.context.clear_cookies()
        page.set_viewport_size(DESK)
        page.on("pageerror", erred)
        page.on("dialog", asked)
        used.append(page)
        return page

    yield opened
    for page in used:
        page.goto("about:blank")
        page.remove_listener("pageerror", erred)
        page.remove_listener("dialog", asked)
    assert complaints == []


@pytest.fixture
def clerk(open_page: Callable[..., Page], hub: Hub) -> Callable[..., Page]:
    """A page of a clerk who has just signed in, on the list or where it is told."""

    def signed_in(name: str = "林审核", path: str = "") -> Page:
        page = open_page(name)
        form = {"clerk": name, "password": hub.password}
        page.context.request.post(f"{hub.console}/sign-in", form=form, max_redirects=0)
        page.goto(f"{hub.console}{path}")
        return page

    return signed_in


@pytest.fixture
def lay(hub: Hub, numbers: Iterator[int], lay_into: Any) -> Callable[..., str]:
    """Lays one more application into the hub's database; returns its number."""

    def laid(**changed: Any) -> str:
        with hub.engine.begin() as db:
            return str(lay_into(db, next(numbers), "0", changed))

    return laid


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    return count(1)
