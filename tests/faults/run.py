"""A city of one terminal, one hub and a bad line between them; who is killed when, by the seed."""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import IO, Any

from devices.remote import start
from kiosk.shell.backend import session
from tests.faults.hooks import Boundary
from tests.faults.proxy import Proxy
from tests.faults.terminal import Orders

ROOT = Path(__file__).parents[2]
READY_S = 90.0
READ_S = 0.6
LATE_S = 0.9
"""The terminal waits for READ_S only."""


class HubProcess:
    """Killed and started again on the same database and port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = (folder / "hub.log").open("ab")
        self.port = 0
        self.kills = 0
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "hub", "serve", "--until-eof", "--json"]
        command += ["--port", str(self.port)]
        command += ["--database", f"sqlite:///{self._folder / 'hub.db'}"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )
        self.port = int(_ready(self._process.stdout)["url"].rsplit(":", 1)[1])

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()
        self.kills += 1

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate()
        self._log.close()


def _ready(stdout: IO[bytes] | None) -> dict[str, str]:
    assert stdout is not None
    assert select.select([stdout], [], [], READY_S)[0], "the hub did not start"
    ready: dict[str, str] = json.loads(stdout.readline())
    return ready


@dataclass
class Told:
    """What the terminal told whoever stood before it, over all its lives."""

    kept: set[str] = field(default_factory=set)
    outcomes: dict[str, str] = field(default_factory=dict)
    slips: Counter[tuple[str, str]] = field(default_factory=Counter)
    kills: Counter[Boundary] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def hear(self, line: dict[str, Any]) -> None:
        match line["what"]:
            case "kept":
                self.kept.add(line["key"])
            case "row":
                # After a kill the journal speaks for the life before.
                self.kept.add(line["key"])
                self.outcomes[line["key"]] = line["state"]
            case "ended":
                self.outcomes[line["key"]] = line["outcome"]
                if line["outcome"] in ("refused", "parked"):
                    self.wrong.append(line)
            case "slip":
                self.slips[line["number"], line["end"]] += 1
            case "journal failed":
                self.wrong.append(line)

    @property
    def acknowledged(self) -> set[str]:
        """Kept, and not taken back."""
        return {key for key in self.kept if self.outcomes.get(key) != "not_sent"}

    @property
    def accepted(self) -> int:
        return sum(outcome == "accepted" for outcome in self.outcomes.values())


class Run:
    """`hub_kills` are spread over about `requests` messages."""

    def __init__(
        self, folder: Path, seed: int, hub_kills: int, every: int, stack: ExitStack
    ) -> None:
        self.folder = folder
        self.told = Told()
        self._chance = Random(seed)
        self._hub_kills, self._every, self._messages = hub_kills, every, 0
        self._gate = threading.Lock()
        self._restarts: list[threading.Thread] = []
        self.slips = folder / "slips"
        self._printer = stack.enter_context(
            start(
                "devices.receipt_printer.emulator",
                *("--out", str(self.slips), "--line-ms", "0", "--baud", "115200"),
            )
        )
        self.hub = HubProcess(folder)
        stack.callback(self.hub.close)
        self.proxy = Proxy(self.hub.port, seed, LATE_S)
        stack.callback(self.proxy.close)
        self.proxy.on_forwarded = self._forwarded
        self._next = 0

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    def live(self, filings: int, boundary: Boundary | None = None, *, drain: bool = False) -> bool:
        """One life; whether it ended by its kill, and not because its filings were through."""
        first, self._next = self._next, self._next + filings
        nth = self._chance.randint(1, max(1, filings // 2)) if boundary else 0
        orders = Orders(
            folder=str(self.journal),
            url=f"http://127.0.0.1:{self.proxy.port}",
            printer=str(self._printer.link),
            read_s=READ_S,
            numbers=(first, self._next),
            boundary=boundary or "",
            nth=nth,
            drain=drain,
        )
        command = [sys.executable, "-m", "tests.faults.terminal", json.dumps(asdict(orders))]
        with (self.folder / "errors.log").open("ab") as errors:
            child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors)
            assert child.stdout is not None
            with child, child.stdout:
                try:
                    for line in child.stdout:
                        self.told.hear(json.loads(line))
                except BaseException:
                    child.kill()  # the test's time is over, and it would be waited for
                    raise
        if boundary is not None and child.returncode == -signal.SIGKILL:
            self.told.kills[boundary] += 1
            return True
        assert child.returncode == 0, (self.folder / "errors.log").read_text()[-2000:]
        return False

    def calm(self) -> None:
        """No more kills; whoever was killed is there again."""
        with self._gate:
            self._hub_kills = 0
        for restart in self._restarts:
            restart.join(READY_S)

    def effects(self) -> list[dict[str, Any]]:
        """What the hub did under each key."""
        with session() as hub:
            answer = hub.get(f"http://127.0.0.1:{self.hub.port}/sandbox/tasks", timeout=30)
        tasks: list[dict[str, Any]] = answer.json()["tasks"]
        return tasks

    def printed(self) -> tuple[Counter[str], Counter[str]]:
        """Numbers on the emulator's paper: slips, and slips made again from the hub's record."""
        first, again = Counter[str](), Counter[str]()
        for path in sorted(self.slips.glob("*.json")):
            codes = [e["data"] for e in json.loads(path.read_text())["events"] if e["kind"] == "qr"]
            made = again if "补打" in path.with_suffix(".txt").read_text("utf-8") else first
            made.update(codes)
        return first, again

    def _forwarded(self) -> None:
        """On a thread of the proxy: the hub has a request in hand, and may die over it."""
        with self._gate:
            self._messages += 1
            due = self._messages % self._every == 0 and self.hub.kills < self._hub_kills
            if not due or any(restart.is_alive() for restart in self._restarts):
                return
            self.proxy.hold(self._chance.random() * 0.02)
            self.hub.kill()
            if self._chance.random() < 0.5:
                self.proxy.shut()
            restart = threading.Thread(target=self._restart, daemon=True)
            self._restarts.append(restart)
            restart.start()

    def _restart(self) -> None:
        self.hub.start()
        self.proxy.open()
