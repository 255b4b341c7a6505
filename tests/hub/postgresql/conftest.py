"""A PostgreSQL of the tests' own: private folder and socket, no port, a plain user under root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from hub.db.engine import open_engine

PLAIN = "nobody"
"""Whom the server belongs to where root runs the tests: it refuses root itself."""
QUICK = "-c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_connections=40"


@dataclass(frozen=True)
class Server:
    folder: Path
    numbers: Iterator[int]

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's programs, as the server's owner; what it says is told on failure."""
        root = os.geteuid() == 0
        with (self.folder / "said").open("w+") as said:
            done = subprocess.run(
                [_found(program), *arguments],
                user=PLAIN if root else None,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
            )
            said.seek(0)
            assert done.returncode == 0, said.read()

    def fresh(self) -> str:
        """The address of an empty database."""
        name = f"hub{next(self.numbers)}"
        admin = open_engine(self.url("postgres"))
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        return self.url(name)

    def url(self, name: str) -> str:
        return f"postgresql://hub@/{name}?host={self.folder}"


def _found(program: str) -> str:
    """Debian keeps the server's programs off the path."""
    known = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    found = shutil.which(program) or (str(known[-1]) if known else "")
    assert found, f"{program} is missing: deploy/install-packages test"
    return found


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))  # short: a socket's path has 107 bytes
    if os.geteuid() == 0:
        plain = pwd.getpwnam(PLAIN)
        os.chown(folder, plain.pw_uid, plain.pw_gid)
    server = Server(folder, count(1))
    data, log = str(folder / "data"), str(folder / "log")
    try:
        server.run("initdb", "-D", data, "-U", "hub", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"{QUICK} -c unix_socket_directories={folder}"
        server.run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
        yield server
        server.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data)
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def engine(server: Server) -> Iterator[Engine]:
    """Takes the place of the SQLite file, so that `hub` and `terminal` are on PostgreSQL."""
    engine = open_engine(server.fresh())
    yield engine
    engine.dispose()
