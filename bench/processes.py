"""What a process and its children cost, read from the kernel."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def tree(pid: int) -> Iterator[int]:
    """This process and all that descend from it."""
    yield pid
    for children in (PROC / str(pid) / "task").glob("*/children"):
        for child in _text(children).split():
            yield from tree(int(child))


def cpu_seconds(pid: int) -> float:
    """CPU time of the tree so far; of its processes those that have not ended, all threads."""
    return sum(_process_seconds(process) for process in tree(pid))


def drawing_seconds(pid: int) -> float:
    """Of that, what the first thread took, which draws, and those of the OpenGL driver.

    A driver names its threads; Python's other threads bear the name of the first.
    """
    first = _name(pid, pid)
    tasks = [int(task.name) for task in (PROC / str(pid) / "task").iterdir()]
    drawing = [task for task in tasks if task == pid or _name(pid, task) != first]
    return sum(_seconds(pid, task) for task in drawing)


def memory_mib(pid: int) -> float:
    """Proportional set size of the tree: shared pages count once."""
    return sum(own_mib(process) for process in tree(pid))


def own_mib(pid: int) -> float:
    """The same of one process."""
    return _kib(pid, "Pss:") / 1024


def _process_seconds(pid: int) -> float:
    """By the scheduler's nanoseconds; threads that have ended are only in the process's own count,
    which is in hundredths.
    """
    live = sum(_seconds(pid, int(task.name)) for task in (PROC / str(pid)).glob("task/*"))
    fields = _text(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return max(live, sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK"))


def anonymous_kib(pid: int) -> int:
    """What one process has written itself; unlike the above it does not change with who else maps
    the same libraries.
    """
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("RssAnon:")))


def _name(pid: int, task: int) -> str:
    return (PROC / str(pid) / "task" / str(task) / "comm").read_text()


def _seconds(pid: int, task: int) -> float:
    schedule = _text(PROC / str(pid) / "task" / str(task) / "schedstat").split()
    return int(schedule[0]) / 1e9 if schedule else 0.0


def _text(path: Path) -> str:
    """Nothing where the thread or process has ended since it was listed."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _kib(pid: int, name: str) -> int:
    lines = _text(PROC / str(pid) / "smaps_rollup").splitlines()
    return int(next((line.split()[1] for line in lines if line.startswith(name)), "0"))


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end; kills it after ten seconds."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
