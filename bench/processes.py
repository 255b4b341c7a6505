"""What a process and its children cost, read from the kernel."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def tree(pid: int) -> Iterator[int]:
    """This process and all that descend from it."""
    yield pid
    for children in (PROC / str(pid) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from tree(int(child))


def cpu_seconds(pid: int) -> float:
    """CPU time of the tree so far, by the scheduler's nanoseconds, all threads."""
    tasks = ((p, int(task.name)) for p in tree(pid) for task in (PROC / str(p) / "task").iterdir())
    return sum(_seconds(process, task) for process, task in tasks)


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


def _name(pid: int, task: int) -> str:
    return (PROC / str(pid) / "task" / str(task) / "comm").read_text()


def _seconds(pid: int, task: int) -> float:
    schedule = (PROC / str(pid) / "task" / str(task) / "schedstat").read_text()
    return int(schedule.split()[0]) / 1e9


def _kib(pid: int, name: str) -> int:
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(name)))


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
