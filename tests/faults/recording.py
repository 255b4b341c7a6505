"""What a process wrote to a folder, synced and promised, in the order of its system calls.

strace writes every call with its data in hexadecimal (`-xx`), and file descriptors with their path
(`-y`). A call that another thread's interrupts is written in two lines, the second where it ended.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Write:
    name: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    name: str
    length: int


@dataclass(frozen=True, slots=True)
class Sync:
    """Of a file; of the folder itself where the name is empty."""

    name: str


@dataclass(frozen=True, slots=True)
class Unlink:
    name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A line on standard output."""

    line: str


Act = Write | Truncate | Sync | Unlink | Promise

CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink"
OTHERS = ("writev", "pwritev", "pwritev2", "rename", "renameat2", "fallocate", "sync_file_range")
"""Nothing that we replay does these; a recording that has one is not believed."""


def recorded(folder: Path, trace: Path, module: str, *arguments: str) -> list[Act]:
    """Runs `python -m module folder …` to its end under strace."""
    command = ["strace", "-f", "-y", "--seccomp-bpf", "-qq", "-xx", "-s", "70000"]
    command += ["-e", f"trace={CALLS},{','.join(OTHERS)}", "-e", "signal=none", "-o", str(trace)]
    command += [sys.executable, "-m", module, str(folder), *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    with trace.open(encoding="ascii") as lines:
        return list(acts(lines, folder))


CALL = re.compile(r"(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))")
DESCRIPTOR = re.compile(r"(\d+)<((?:\\x..)*)>")
TEXT = re.compile(r'"((?:\\x..)*)"(\.\.\.)?')


def acts(lines: Iterable[str], folder: Path) -> Iterator[Act]:
    """Of this folder, and standard output."""
    halves: dict[str, str] = {}
    for line in lines:
        found = CALL.match(line)
        if found is None:
            continue
        process, call, rest, resumed, end = found.groups()
        if call and rest.endswith("<unfinished ...>"):
            halves[process] = rest.removesuffix("<unfinished ...>")
            continue
        act = _act(call or resumed, rest if call else halves.pop(process) + end, folder)
        if act is not None:
            yield act


def _act(call: str, rest: str, folder: Path) -> Act | None:
    if call == "unlink":
        path = Path(_bytes(rest).decode())
        return Unlink(path.name) if path.parent == folder else None
    found = DESCRIPTOR.match(rest)
    path = Path(_unescaped(found[2]).decode()) if found else Path()
    if call == "write" and rest.startswith("1<"):
        return Promise(_bytes(rest[found.end() if found else 0 :]).decode().strip())
    if found is None or folder not in (path, path.parent):
        return None
    name = "" if path == folder else path.name
    return _done(call, name, rest[found.end() :])


def _done(call: str, name: str, rest: str) -> Act | None:
    """What happened to a file of the folder; `rest` begins behind its descriptor.

    The key is made, and synced, before anything is written that it could open.
    """
    if name.endswith(".key"):
        return None
    if call in ("fsync", "fdatasync"):
        return Sync(name)
    if call == "ftruncate":
        return Truncate(name, _last_number(rest))
    if call == "pwrite64":
        return Write(name, _last_number(rest), _bytes(rest))
    raise AssertionError(f"{call} of {name} cannot be replayed")


def _last_number(rest: str) -> int:
    """The last argument: `, 24, 32) = 24` is 32."""
    return int(rest.split(")")[0].split(",")[-1])


def _bytes(rest: str) -> bytes:
    found = TEXT.search(rest)
    assert found is not None
    assert not found[2], "cut off by strace"
    return _unescaped(found[1])


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
