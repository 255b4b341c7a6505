"""`kiosk journal verify`: the file is sound, and no row of the chain was changed, moved or lost."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from kiosk.cli.exits import Exit, say
from kiosk.cli.plan import planned


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify"])
    parser.set_defaults(command=check)


def check(options: argparse.Namespace) -> Exit:
    from kiosk.journal import Place, verify

    folder = planned(options).settings.journal.folder
    verdict = verify(Place.of(options.folder / folder))
    where = f" at event {verdict.broken}" if verdict.broken is not None else ""
    detail = f": {verdict.detail}" if verdict.detail else ""
    plain = f"{verdict.finding}{where}{detail}; {verdict.events} events hold"
    say(options, plain, **asdict(verdict))
    return Exit.DONE if verdict.sound else Exit.JOURNAL
