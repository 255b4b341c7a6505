"""`install-packages` asks for a privilege only where something is missing, and only in one way."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"


class Machine:
    """A machine that only seems to be: its commands write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.bin.mkdir()
        self.calls.touch()
        (folder / "deploy").mkdir()
        self.script = shutil.copy(DEPLOY / "install-packages", folder / "deploy")
        (folder / "deploy" / "packages-run.txt").write_text("# a list\nlibone  # why\nlibtwo\n")
        for name in ("sh", "cat", "dirname", "sed", "tr", "grep", "mktemp", "rm"):
            found = shutil.which(name)
            assert found
            (self.bin / name).symlink_to(found)

    def has(self, *packages: str) -> None:
        lines = "".join(f"echo '{package} installed'\n" for package in packages)
        self.command("dpkg-query", lines + "exit 1")

    def command(self, name: str, body: str = "") -> None:
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> {self.calls}\n{body}\n')
        path.chmod(0o755)

    def install(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.script, "run"],
            env={"PATH": str(self.bin), "TMPDIR": str(self.calls.parent)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def called(self) -> list[str]:
        """The calls that change the machine or ask for a privilege."""
        asking = ("apt-get", "sudo")
        return [call for call in self.calls.read_text().splitlines() if call.startswith(asking)]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_with_nothing_missing_it_is_silent_and_asks_for_nothing(machine: Machine) -> None:
    machine.has("libone", "libtwo")
    done = machine.install()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.called() == []


def test_root_installs_only_what_is_missing(machine: Machine) -> None:
    machine.has("libone")
    machine.command("id", "echo 0")
    machine.command("apt-get")
    assert machine.install().returncode == 0
    update, install = machine.called()
    assert "update" in update
    assert install.endswith("--no-install-recommends libtwo")


def test_a_user_with_sudo_is_asked_once(machine: Machine) -> None:
    machine.has("libone")
    machine.command("id", "echo 1000")
    machine.command("sudo", '[ "$1" = -n ] || exec "$@"')
    machine.command("apt-get")
    assert machine.install().returncode == 0
    assert len([call for call in machine.called() if call.startswith("sudo sh")]) == 1


def test_without_a_way_to_install_it_says_the_exact_command(machine: Machine) -> None:
    machine.has()
    machine.command("id", "echo 1000")
    done = machine.install()
    assert done.returncode == 3
    assert "apt-get install -yqq --no-install-recommends libone libtwo" in done.stderr


def test_a_failed_installation_shows_what_apt_said(machine: Machine) -> None:
    machine.has("libone")
    machine.command("id", "echo 0")
    machine.command("apt-get", "echo 'no such package'; exit 100")
    done = machine.install()
    assert done.returncode == 1
    assert "no such package" in done.stderr


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("packages-*.txt")), ids=lambda path: path.name)
def test_a_list_has_one_name_a_line_and_none_twice(path: Path) -> None:
    names = [line.split("#")[0].split() for line in path.read_text("utf-8").splitlines()]
    flat = [name for line in names for name in line]
    assert flat
    assert all(len(line) <= 1 for line in names)
    assert len(flat) == len(set(flat))


def test_the_script_can_be_run() -> None:
    assert os.access(DEPLOY / "install-packages", os.X_OK)
    assert os.access(DEPLOY / "install-python", os.X_OK)
