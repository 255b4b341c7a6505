"""`kiosk visit`: one whole visit through the real screens, off screen.

Real emulators on ptys, a real hub on loopback, touches dispatched as touches. Leaves a picture of
every page, the slip as a picture, and `visit.json`; fails if hub, journal and slip disagree.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.exits import Exit, Stop, say
from app.cli.plan import planned
from wire.envelope import SUCCESS

if TYPE_CHECKING:
    from app.bootstrap import App

PERSON = "chen_xiumei"
SIGN_IN = "9001"
"""Goes before the first query and is none itself."""
OPINION = "K402"


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk visit`."""
    parser.add_argument("--out", type=Path, default=Path("out/visit"), help="pictures go here")
    parser.add_argument("--item", default="query_account")
    parser.add_argument("--person", default=PERSON, help="an id of the synthetic people")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Starts a whole terminal without a display, plays, looks at what is left, and compares."""
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    plan = planned(options)
    from app.bootstrap import App
    from app.cli.player import Player, Stuck
    from app.cli.scripts import script

    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="yizhan-")))
        house = App(plan, folder, stack, line_ms=5.0)
        house.open()
        player = Player(house, options.out)
        try:
            player.play(script(player, options.item, options.person))
        except Stuck as stuck:
            raise Stop(Exit.FAILED, f"the visit got stuck: {stuck}") from stuck
        seen = evidence(house, options.item)
        _keep_slip(house, options.out)
    summary = {**seen.summary(), "times": player.times}
    (options.out / "visit.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1))
    wrong = seen.faults()
    if wrong:
        raise Stop(Exit.FAILED, "hub, journal and slip disagree: " + "; ".join(wrong), **summary)
    say(options, f"{options.item}: {summary['outcome']}; see {options.out}", **summary)
    return Exit.DONE


@dataclass(frozen=True)
class Evidence:
    """The same visit as the three records tell it."""

    item: str
    number: str
    """From the journal's print row: a query's own, or the hub's of what was handed in."""
    tasks: list[tuple[str, str]]
    """What the journal says was handed in: number and state."""
    effects: dict[str, int]
    """How often the hub did each thing that was handed in, by its number."""
    printed: str
    operations: list[tuple[str, str]]
    """Every call of the journal, with its outcome."""
    journal: list[tuple[str, str]]
    """Those of them that carry the number."""
    hub: list[tuple[str, str]]
    """What the hub's own audit has under the number."""
    ratings: int
    """How many the hub keeps for the number."""
    slip: str
    chain: str

    def summary(self) -> dict[str, Any]:
        """As it is printed with `--json`."""
        return {
            "item": self.item,
            "number": self.number,
            "outcome": self.printed,
            "operations": self.operations,
            "tasks": self.tasks,
            "hub": self.hub,
            "ratings": self.ratings,
            "journal": self.chain,
        }

    def faults(self) -> list[str]:
        """Where journal, hub and slip do not tell the same story, in sentences."""
        rated = [op for op in self.operations if op == ("K402", "ok")]
        checks = {
            "the journal has no slip": bool(self.number),
            f"the journal says that the slip is {self.printed}": self.printed == "printed",
            f"the journal is {self.chain}": self.chain == "sound",
            "the hub knows nothing of the visit": bool(self.hub or self.effects),
            f"journal {self.journal}, hub {self.hub}": self.journal == self.hub,
            f"handed in {self.tasks}, the hub did {self.effects}": all(
                state == "accepted" and self.effects.get(number) == 1
                for number, state in self.tasks
            ),
            f"{len(rated)} ratings sent, {self.ratings} kept": len(rated) == self.ratings,
            "the slip has another number": bool(self.number)
            and self.number in self.slip.replace(" ", ""),
        }
        return [fault for fault, holds in checks.items() if not holds]


def evidence(house: App, item: str) -> Evidence:
    """What the journal, the hub and the slips have after a visit."""
    from kiosk.shell.journal import Place, verify
    from kiosk.shell.journal.reading import reading

    place = Place.of(house.shell.place)
    with reading(place) as journal:
        prints, calls = journal.prints(), journal.calls()
        tasks = [(task.accept_no, str(task.state)) for task in journal.tasks()]
    number = prints[-1].number if prints else ""
    newest = max(house.around.slips.glob("slip-*.txt"), default=None)
    hub, ratings = _hub(house, number)
    return Evidence(
        item=item,
        number=number,
        tasks=tasks,
        effects=_effects(house),
        printed=prints[-1].state if prints else "",
        operations=[(call.op, call.state) for call in calls],
        journal=[
            (call.op, call.state)
            for call in calls
            if call.query_no == number and call.op != SIGN_IN
        ],
        hub=hub,
        ratings=ratings,
        slip=newest.read_text("utf-8") if newest else "",
        chain=verify(place).finding,
    )


def _effects(house: App) -> dict[str, int]:
    """Of everything that the hub accepted but opinions; only a sandbox tells."""
    if not house.around.sandbox:
        return {}
    with urllib.request.urlopen(
        f"{house.around.settings.hub.url}/sandbox/tasks", timeout=10
    ) as answer:
        told = json.load(answer)["tasks"]
    return {task["accept_no"]: task["effects"] for task in told if task["infno"] != OPINION}


def _hub(house: App, number: str) -> tuple[list[tuple[str, str]], int]:
    """The calls and the number of ratings under this number; only a sandbox tells."""
    if not house.around.sandbox or not number:
        return [], 0
    address = f"{house.around.settings.hub.url}/sandbox/queries/{number}"
    with urllib.request.urlopen(address, timeout=10) as answer:
        told = json.load(answer)
    calls = [(call["infno"], _state(call["infcode"])) for call in told["calls"]]
    return calls, len(told["evaluations"])


def _state(infcode: str) -> str:
    """The journal's word for the hub's code."""
    return "ok" if infcode == SUCCESS else "refused"


def _keep_slip(house: App, out: Path) -> None:
    newest = max(house.around.slips.glob("slip-*.png"), default=None)
    if newest is not None:
        shutil.copy(newest, out / "slip.png")
