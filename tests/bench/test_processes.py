"""What the kernel says of a tree of processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from bench.processes import cpu_seconds, drawing_seconds, end, memory_mib, tree

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "print(1, flush=True); input()"],
                         stdin=subprocess.PIPE, stdout=sys.stdout)
sum(range(3_000_000))
input()
"""


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[bytes]]:
    """A process that has worked and has a child; both have begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.readline()
    yield process
    end(process)
    process.stdin.close()
    process.stdout.close()


def test_a_tree_is_the_process_and_its_children(parent: subprocess.Popen[bytes]) -> None:
    assert len(list(tree(parent.pid))) == 2


def test_the_child_costs_too(parent: subprocess.Popen[bytes]) -> None:
    assert cpu_seconds(parent.pid) > drawing_seconds(parent.pid) > 0
    assert memory_mib(parent.pid) > 2


def test_what_has_ended_costs_nothing_more(parent: subprocess.Popen[bytes]) -> None:
    end(parent)
    assert cpu_seconds(parent.pid) == memory_mib(parent.pid) == 0
