"""`kiosk visit`: whole visits through the real screens, off screen.

Real emulators on ptys, a real hub on loopback, touches dispatched as touches. One visit leaves a
picture of every page, the slip as a picture, and `visit.json`; `--all` plays every item in every
acting and tells each in a line. It fails if the hub's record, slip and page disagree.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.exits import Exit, Stop, say
from app.cli.plan import planned

if TYPE_CHECKING:
    from app.plan import Plan
    from app.play.goal import Goal
    from app.play.house import House

ITEM, PERSON, OUT = "query_account", "chen_xiumei", Path("out/visit")


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk visit`."""
    parser.add_argument("--all", action="store_true", help="every item in every acting")
    parser.add_argument("--item", default="", help=f"this item; without --all {ITEM}")
    parser.add_argument("--acting", default="", help="self, agent, accompanied or guardian")
    parser.add_argument("--person", default=PERSON, help="an id of the synthetic people")
    parser.add_argument("--out", type=Path, help=f"pictures go here; without --all {OUT}")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Starts a whole terminal without a display, plays, looks at what is left, and compares."""
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    plan = planned(options)
    if any(device.wiring.port for device in plan.devices):
        raise Stop(Exit.USAGE, "a visit is played on emulators: leave the ports empty")
    return _all(options, plan) if options.all else _one(options, plan)


def _all(options: argparse.Namespace, plan: Plan) -> Exit:
    """A line for each; the exit code is that of the first that went wrong."""
    from app.play.every import pairs, play_all
    from app.play.house import opened

    wanted = pairs(plan.catalogue, options.item, options.acting)
    if not wanted:
        raise Stop(Exit.USAGE, f"nothing to play: no item {options.item} {options.acting}".rstrip())
    others = [pair for pair in pairs(plan.catalogue) if pair not in wanted]
    code = Exit.DONE
    for played in play_all(lambda: opened(plan), wanted, others, options.out):
        say(options, played.plain(), **played.line())
        code = code or played.code
    return code


def _one(options: argparse.Namespace, plan: Plan) -> Exit:
    from app.play.house import opened

    goal, out = _goal(options, plan), options.out or OUT
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with opened(plan) as house:
        return _told(options, house, goal, out)


def _goal(options: argparse.Namespace, plan: Plan) -> Goal:
    """Of the person who was named, with whoever acts for them."""
    from app.play.every import pairs
    from app.play.goal import goal_of

    item = options.item or ITEM
    wanted = pairs(plan.catalogue, item, options.acting)
    if not wanted:
        raise Stop(Exit.USAGE, f"no item {item} {options.acting}".rstrip())
    goal = goal_of(*wanted[0], options.person)
    if goal is None:
        raise Stop(Exit.USAGE, f"{options.person} does not do {item} as {wanted[0][1]}")
    return goal


def _told(options: argparse.Namespace, house: House, goal: Goal, out: Path) -> Exit:
    from app.play.evidence import newest_slip
    from app.play.house import SentAway
    from app.play.player import Stuck

    try:
        visit = house.play(goal, out)
    except Stuck as stuck:
        raise Stop(Exit.FAILED, f"the visit got stuck: {stuck}") from stuck
    if isinstance(visit, SentAway):
        raise Stop(Exit.FAILED, f"{goal.principal.id} was sent away: {visit.why}")
    slip = newest_slip(house.app)
    if slip is not None:
        shutil.copy(slip.with_suffix(".png"), out / "slip.png")
    played = visit.played
    summary = {**played.line(), **visit.evidence.summary(), "times": house.player.times}
    (out / "visit.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), "utf-8")
    if not played.same:
        wrong = "; ".join(played.differences)
        raise Stop(Exit.FAILED, f"record, slip and page disagree: {wrong}", **summary)
    say(options, f"{played.item}: {visit.evidence.printed}; see {out}", **summary)
    return Exit.DONE
