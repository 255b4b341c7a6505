"""`kiosk run`: the terminal in a window, and beside it a page to steer what is emulated."""

from __future__ import annotations

import argparse
import gc
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from app.cli.exits import Exit, Stop, say
from app.cli.plan import planned
from app.surroundings import start_service
from screens import x11

if TYPE_CHECKING:
    from app.surroundings import Surroundings


JOURNAL_RETRY_S = 60.0
"""A disk that was full may have room again; a technician who frees it waits no longer than that."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk run`, which has none."""
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Until the window is closed or the process is told to end."""
    if not os.environ.get("DISPLAY"):
        raise Stop(Exit.MISSING, "there is no display; `kiosk visit` plays a visit without one")
    with ThreadPoolExecutor(1) as beside:
        chosen = beside.submit(x11.choose_visual)
        plan = planned(options)
        from app.bootstrap import App
    chosen.result()
    with ExitStack() as stack:
        house = App(plan, options.folder, stack)
        # Between two turns, or a thread that is just being started would be lost: then everything
        # is closed, in order.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: house.window.stop())
        house.open(
            lambda shell, parts: _opened(options, shell.around, parts), retry_s=JOURNAL_RETRY_S
        )
        house.window.run(house.turn)
    return Exit.DONE


def _opened(options: argparse.Namespace, around: Surroundings, stack: ExitStack) -> None:
    """On the starter's thread, once all parts are there."""
    _steered(options, around, stack)
    # They stay: a full collection would walk them for 35 ms, while every thread waits.
    gc.freeze()


def _steered(options: argparse.Namespace, around: Surroundings, stack: ExitStack) -> None:
    """Where the devices are emulated, starts the page that lays cards down and empties the paper,
    and says its address.
    """
    if not around.remotes:
        return
    command = ["simulator", "--until-eof", "--slips", str(around.slips)]
    for name, remote in around.remotes.items():
        command += ["--device", f"{name}={remote.control}"]
    url = start_service(command, stack, 30.0)
    say(options, f"lay cards down and see slips at {url}", simulator=url)
