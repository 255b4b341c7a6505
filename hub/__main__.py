"""The hub's command line: `hub serve | migrate | seed`.

Exit codes: 0 done, 2 wrong usage, 3 the database, 4 the address, 5 the key of the audit or the
console's password, 6 a file of the configuration. With `--json` results and errors are one JSON
object a line, on standard output and error.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from config.fault import Faulty

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from hub.delivery.adapter import Named
    from hub.rules import Rules

Result = dict[str, object]
Command = Callable[[argparse.Namespace], Result]

DATABASE = "sqlite:///var/hub/hub.db"
SANDBOX_READY_S, SANDBOX_END_S = 60.0, 5.0


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    USAGE = 2
    DATABASE = 3
    ADDRESS = 4
    KEY = 5
    CATALOGUE = 6


class Stop(Exception):
    """Ends the command with a plain sentence and its exit code."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stop(Exit.USAGE, f"{message} (see {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parses, performs, and says how it ended; the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser().parse_args(given)
        result: Result = options.command(options)
    except Stop as stop:
        return _stopped(stop, "--json" in given)
    except Faulty as faulty:
        wrong = f"a file of the configuration is wrong: {faulty}"
        return _stopped(Stop(Exit.CATALOGUE, wrong), "--json" in given)
    if result:
        print(json.dumps(result) if options.json else _plain(result))
    return Exit.DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hub", description="The city hub of the terminals.")
    commands = parser.add_subparsers(required=True, metavar="serve | migrate | seed")
    common = _Parser(add_help=False)
    common.add_argument("--database", default=DATABASE, metavar="URL", help=f"default {DATABASE}")
    common.add_argument("--json", action="store_true", help="results and errors as JSON")

    def command(name: str, run: Command, told: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[common], help=told)
        one.set_defaults(command=run)
        return one

    command("migrate", _migrate, "bring the database to this version")
    command("seed", _seed, "lay in the synthetic people")
    serve = command("serve", _serve, "answer terminals")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=0, help="0: any free one, told when ready")
    serve.add_argument("--no-sandbox", action="store_true", help="no synthetic people, no faults")
    platform = "name=kind:address; default: the sandbox, started beside it"
    serve.add_argument("--platform", metavar="SETTING", help=platform)
    serve.add_argument("--audit-key", type=Path, metavar="FILE", help="default: by the database")
    serve.add_argument(
        "--console-password",
        type=Path,
        metavar="FILE",
        help="the clerks' password, a line of 12 characters or more; the sandbox makes its own",
    )
    serve.add_argument("--public-url", type=_url, metavar="URL", help="where telephones reach it")
    rules = "the rules of its pool; default config/rules/350100.toml"
    serve.add_argument("--rules", type=Path, metavar="FILE", help=rules)
    serve.add_argument("--ready-file", type=Path, metavar="FILE", help="also write the ready line")
    serve.add_argument("--until-eof", action="store_true", help="end when standard input ends")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError
    return port


def _url(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError
    return text


def _migrate(options: argparse.Namespace) -> Result:
    from hub.db.migrate import HEAD, migrate

    with _database(options) as engine:
        return {"migrated": migrate(engine), "revision": HEAD}


def _seed(options: argparse.Namespace) -> Result:
    with _database(options) as engine:
        _need_head(engine)
        return _seeded(engine)


def _serve(options: argparse.Namespace) -> Result:
    from hub import log

    log.set_up(sys.stderr)
    with _database(options) as engine:
        _make_ready(engine, sandbox=not options.no_sandbox)
        _run(engine, options)
    return {}


def _make_ready(engine: Engine, *, sandbox: bool) -> None:
    """An SQLite file is brought up by itself; a server's database by whoever runs it."""
    from hub.db.migrate import migrate

    if engine.dialect.name == "sqlite":
        migrate(engine)
    _need_head(engine)
    if sandbox:
        _seeded(engine)


def _need_head(engine: Engine) -> None:
    from hub.db.migrate import HEAD, revision

    if revision(engine) != HEAD:
        raise Stop(Exit.DATABASE, "the database is not of this version: run `hub migrate`")


def _seeded(engine: Engine) -> Result:
    from hub.sandbox.seed import seed
    from wire import clock

    with engine.begin() as db:
        return {"relations": seed(db, clock.now())}


def _run(engine: Engine, options: argparse.Namespace) -> None:
    import secrets

    from hub.delivery.worker import Worker
    from hub.intake.service import Hub
    from hub.key import KeyTrouble, audit_key
    from hub.office.password import password_file, read_password
    from hub.office.routes import console
    from hub.server import CannotListen, Serving, announce, serve
    from wire import clock

    sandbox = not options.no_sandbox
    with ExitStack() as stack:
        try:
            key = audit_key(options.audit_key, engine.url)
            named = _platform(options, engine, stack)
            worker = Worker(engine, named, clock.now)
            rules, serial = _rules(options), lambda: secrets.randbelow(10**10)
            hub = Hub(engine, named, clock.now, serial, key, rules, worker.wake, worker.settled)
            serving = Serving(options.host, options.port, sandbox, options.until_eof)
            path = password_file(options.console_password, engine.url, sandbox=sandbox)
            password = read_password(path) if path else None
            catalogue, told = rules.catalogue, worker.wake
            desk = console(engine, clock.now, password, catalogue, told) if password else None
            delivering = threading.Thread(target=worker.run, name="delivery")
            delivering.start()
            stack.callback(delivering.join)
            stack.callback(worker.stop)
            serve(hub, serving, announce(options.ready_file, path), desk)
        except CannotListen as error:
            raise Stop(Exit.ADDRESS, str(error)) from error
        except KeyTrouble as error:
            raise Stop(Exit.KEY, str(error)) from error


def _platform(options: argparse.Namespace, engine: Engine, stack: ExitStack) -> Named:
    """As it is set; else the sandbox, in a process and a database of its own beside ours."""
    from hub.delivery.adapter import BadSetting, open_named

    setting = options.platform or ("none=none:" if options.no_sandbox else "")
    try:
        return open_named(setting or f"sandbox=http:{_sandbox(_folder(options, engine), stack)}")
    except BadSetting as error:
        raise Stop(Exit.USAGE, str(error)) from error


def _folder(options: argparse.Namespace, engine: Engine) -> Path:
    """Where the sandbox keeps its file: beside ours, or beside the key of a server's database."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        return Path(engine.url.database).parent
    return options.audit_key.parent if options.audit_key else Path("var/hub")


def _sandbox(folder: Path, stack: ExitStack) -> str:
    """Starts it and gives its address; it ends with us."""
    from process.child import Child, Gone, python

    database = f"sqlite:///{folder / 'platform.db'}"
    try:
        child = Child(python("platform_sandbox", "--database", database), None)
        stack.callback(child.stop, SANDBOX_END_S)
        return str(child.first(SANDBOX_READY_S)["url"])
    except Gone as error:
        raise Stop(Exit.DATABASE, f"the sandbox platform did not start: {error}") from error


def _rules(options: argparse.Namespace) -> Rules:
    from hub.rules import read

    try:
        return read(options.public_url or "", options.rules)
    except (Faulty, OSError) as error:
        raise Stop(Exit.CATALOGUE, f"cannot use catalogue, rules or areas: {error}") from error


@contextmanager
def _database(options: argparse.Namespace) -> Iterator[Engine]:
    """Open for one command; whatever the database says against it ends the command."""
    from sqlalchemy.exc import DBAPIError

    from hub.db.engine import BadUrl, open_engine

    try:
        engine = open_engine(options.database)
    except (BadUrl, OSError) as error:
        raise Stop(Exit.DATABASE, f"cannot use the database: {error}") from error
    try:
        yield engine
    except DBAPIError as error:
        raise Stop(Exit.DATABASE, f"the database failed: {error.orig}") from error
    finally:
        engine.dispose()


def _stopped(stop: Stop, as_json: bool) -> int:
    line = {"error": stop.code.name.lower(), "message": str(stop)}
    print(json.dumps(line) if as_json else f"hub: {stop}", file=sys.stderr)
    return stop.code


def _plain(result: Result) -> str:
    return ", ".join(f"{key}: {value}" for key, value in result.items())


if __name__ == "__main__":
    sys.exit(main())
