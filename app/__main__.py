"""The terminal's command line.

Exit codes: 0 done, 1 the check failed, 2 wrong usage, 3 something is missing on this machine,
4 the configuration is wrong, 5 a device, 6 the journal, 7 the hub, 8 a bug of ours. With `--json`
results go to standard output and errors to standard error, one JSON object each.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app.cli.exits import Exit, Stop, kind_of, where_of
from app.surroundings import NotStarted
from config.fault import Faulty
from config.settings import DEFAULT
from kiosk.shell.unusable import Unusable

COMMANDS = {
    "run": "show the terminal on this display",
    "visit": "play one whole visit off screen and leave pictures, or with --all every item",
    "config": "check every file of the configuration",
    "device": "list, ask, read and print, without the screen",
    "image": "what codes stand in image files, found as the camera finds them",
    "journal": "verify what this terminal promised and did, list what is open",
    "doctor": "what is missing on this machine, and how to mend it",
}


class _Parser(argparse.ArgumentParser):
    """Usage faults end like all others: one sentence, one code."""

    def error(self, message: str) -> NoReturn:
        raise Stop(Exit.USAGE, f"{message} (see {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parses, performs, and says how it ended; the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser(given).parse_args(given)
        return int(options.command(options))
    except Stop as stop:
        return _said(stop.code, str(stop), stop.fields, "--json" in given)
    except Faulty as faulty:
        faults = [[fault.file, fault.key, fault.reason] for fault in faulty.faults]
        return _said(Exit.CONFIG, str(faulty), {"faults": faults}, "--json" in given)
    except Unusable as error:
        return _said(Exit.JOURNAL, f"the journal cannot be used: {error}", {}, "--json" in given)
    except NotStarted as error:
        return _said(Exit.HUB, str(error), {}, "--json" in given)
    except KeyboardInterrupt:
        return _said(Exit.DONE, "stopped", {}, "--json" in given)
    except Exception as error:  # noqa: BLE001  # no command ends in a traceback
        what = {"what": type(error).__name__, "where": where_of(error)}
        message = "{what} at {where}".format_map(what)
        return _said(kind_of(error), message, dict[str, object](what), "--json" in given)


def _said(code: Exit, message: str, fields: dict[str, object], as_json: bool) -> int:
    error = {"error": code.name.lower(), "message": message, **fields}
    print(json.dumps(error, ensure_ascii=False) if as_json else message, file=sys.stderr)
    return code


def _parser(given: Sequence[str]) -> _Parser:
    """Only the command that was named is imported: Kivy and the hub's parts are slow to load."""
    parser = _Parser(prog="kiosk", description="The self-service terminal of Yizhan.")
    commands = parser.add_subparsers(
        required=True, metavar=" | ".join(COMMANDS), parser_class=_Parser
    )
    common = _Parser(add_help=False)
    common.add_argument("--config", type=Path, default=DEFAULT, metavar="FILE")
    common.add_argument("--folder", type=Path, default=Path("var"), help="what it keeps")
    common.add_argument("--json", action="store_true", help="results and errors as JSON")
    for name, told in COMMANDS.items():
        one = commands.add_parser(name, parents=[common], help=told, description=told)
        if name in given:
            importlib.import_module(f"app.cli.{name}").declare(one)
    return parser


if __name__ == "__main__":
    sys.exit(main())
