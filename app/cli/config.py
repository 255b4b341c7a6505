"""`kiosk config check`: every file, all faults at once."""

from __future__ import annotations

import argparse

from app.cli.exits import Exit, say


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk config`."""
    parser.add_argument("what", choices=["check"])
    parser.set_defaults(command=check)


def check(options: argparse.Namespace) -> Exit:
    """Raises Faulty, which `main` words."""
    from app.cli.plan import planned

    found = planned(options)
    items = list(found.catalogue.items)
    say(options, f"no faults; items: {', '.join(items)}", faults=[], items=items)
    return Exit.DONE
