"""`kiosk journal verify`: the file is sound, and no row of the chain was changed, moved or lost.
`kiosk journal tasks`: what was handed in and is not settled yet, without a person's data.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.exits import Exit, Stop, say
from app.cli.plan import planned

if TYPE_CHECKING:
    from kiosk.shell.journal import Place, Row

SHOWN = (
    "biz_sn", "item", "op", "acting", "state", "tries", "code", "created", "updated", "visit"
)  # fmt: skip
"""Of a task; the hashes of people are for the audit, and mean nothing here."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk journal`."""
    parser.add_argument("what", choices=["verify", "tasks"])
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Reads only, also while a terminal writes."""
    from kiosk.shell.journal import Place

    place = Place.of(options.folder / planned(options).settings.journal.folder)
    return _verify(options, place) if options.what == "verify" else _tasks(options, place)


def _verify(options: argparse.Namespace, place: Place) -> Exit:
    from dataclasses import asdict

    from kiosk.shell.journal import verify

    verdict = verify(place)
    where = f" at event {verdict.broken}" if verdict.broken is not None else ""
    detail = f": {verdict.detail}" if verdict.detail else ""
    plain = f"{verdict.finding}{where}{detail}; {verdict.events} events hold"
    say(options, plain, **asdict(verdict))
    return Exit.DONE if verdict.sound else Exit.JOURNAL


def _tasks(options: argparse.Namespace, place: Place) -> Exit:
    rows = [{name: getattr(row, name) for name in SHOWN} for row in _unsettled(place)]
    lines = (
        f"{row['state']:<9} {row['biz_sn']}  {row['item']}  since {row['created']}"
        f"  tries {row['tries']}" + (f"  code {row['code']}" if row["code"] else "")
        for row in rows
    )
    say(options, "\n".join(lines) or "nothing is open", tasks=rows)
    return Exit.DONE


def _unsettled(place: Place) -> list[Row]:
    """Open and parked tasks. Raises Stop."""
    from kiosk.shell.journal import Unusable, store
    from kiosk.shell.journal.reading import reading

    try:
        with reading(place) as journal:
            return journal.unsettled_tasks()
    except (Unusable, store.Error) as error:
        raise Stop(Exit.JOURNAL, f"the journal cannot be read: {error}") from error
