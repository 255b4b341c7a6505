"""The same visit as journal, hub and slips keep it, looked at from outside after it has ended."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bootstrap import App
from kiosk.shell.journal import Place, verify
from kiosk.shell.journal.reading import reading
from wire.envelope import SUCCESS

SIGN_IN = "9001"
"""Goes before the first query and is none itself."""
OPINION = "K402"


@dataclass(frozen=True, slots=True)
class Mark:
    """How much there was before a visit began."""

    calls: int = 0
    tasks: int = 0
    prints: int = 0


NOTHING = Mark()


def mark(house: App) -> Mark:
    """What the journal has by now."""
    with reading(Place.of(house.shell.place)) as journal:
        return Mark(len(journal.calls()), len(journal.tasks()), len(journal.prints()))


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
        rated = [op for op in self.operations if op == (OPINION, "ok")]
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


def evidence(house: App, item: str, since: Mark = NOTHING) -> Evidence:
    """What the journal, the hub and the slips have of a visit that began then."""
    place = Place.of(house.shell.place)
    with reading(place) as journal:
        prints, calls = journal.prints()[since.prints :], journal.calls()[since.calls :]
        rows = journal.tasks()[since.tasks :]
    number = prints[-1].number if prints else ""
    newest = newest_slip(house)
    hub, ratings = _hub(house, number)
    return Evidence(
        item=item,
        number=number,
        tasks=[(task.accept_no, str(task.state)) for task in rows],
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


def newest_slip(house: App) -> Path | None:
    """The words of the newest slip; its picture and its codes lie beside them."""
    return max(house.around.slips.glob("slip-*.txt"), default=None)


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
