"""Writes docs/licences.md: what we depend on and under which licence, from what is installed.

Python packages are asked by pip-licenses; what Debian's packages say is read here.

python deploy/licences.py            writes the list
python deploy/licences.py --check    says what differs between the list and the lock files
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LIST = TOP / "docs" / "licences.md"
LOCKS = {
    "requirements.lock": "The terminal, the hub and their tests",
    "requirements-bench.lock": "Only for `make bench`",
}
DEBIAN = "packages-run.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
COLLECT = ("-m", "piplicenses", "--from=mixed", "--format=json", "--with-system")
ROW = re.compile(r"^\| ([a-z0-9._-]+) \| (\d\S*) \| .+ \|$", re.MULTILINE)
DEBIAN_NAMES = (
    re.compile(r"^License: *(\S.*)$", re.MULTILINE),
    re.compile(r"/usr/share/common-licenses/([A-Z][A-Za-z0-9.-]*\w)"),
)
"""How a Debian copyright file names a licence: machine-readable, else by pointing to its text."""
HEAD = """# Licences of what we depend on

Made by `make licences` from the packages' own metadata; do not edit. Nothing of these packages is
in this tree: they are installed beside it. Our own licence is Apache-2.0 (`LICENSE`).
"""


def pins(lock: str) -> dict[str, str]:
    """Name and version of every line of a lock file."""
    return dict(PIN.findall((TOP / lock).read_text("utf-8")))


def plain(name: str) -> str:
    """A package's name as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licences(collected: str) -> dict[str, str]:
    """The licence of every package that pip-licenses has found, by name."""
    return {plain(row["Name"]): row["License"] for row in json.loads(collected)}


def installed() -> dict[str, str]:
    """What pip-licenses finds in this environment."""
    run = subprocess.run([sys.executable, *COLLECT], stdout=subprocess.PIPE, text=True, check=True)
    return licences(run.stdout)


def debian_packages() -> Iterator[str]:
    """Names out of the list of packages, without their comments."""
    for line in (TOP / "deploy" / DEBIAN).read_text("utf-8").splitlines():
        name = line.split("#")[0].strip()
        if name:
            yield name


def debian_licence(package: str) -> str:
    """The licences that Debian's copyright file of this package names, in its order."""
    path = Path("/usr/share/doc") / package / "copyright"
    if not path.exists():
        return "not installed"
    text = path.read_text("utf-8", "replace")
    found = next(filter(None, (names.findall(text) for names in DEBIAN_NAMES)), [])
    return ", ".join(dict.fromkeys(found)) or "see its file under /usr/share/doc"


def written(found: Mapping[str, str]) -> str:
    """The whole list; KeyError, with its name, for a locked package that is not installed."""
    parts = [HEAD]
    for lock, title in LOCKS.items():
        parts.append(f"## {title}\n\n| package | version | licence |\n| --- | --- | --- |")
        rows = sorted(pins(lock).items())
        parts += [f"| {name} | {version} | {found[plain(name)]} |" for name, version in rows]
        parts.append("")
    parts.append("## Debian packages of a terminal\n\n| package | licence |\n| --- | --- |")
    parts += [f"| {name} | {debian_licence(name)} |" for name in sorted(debian_packages())]
    return "\n".join(parts) + "\n"


def stale(text: str) -> list[str]:
    """What the list lacks or has too much of, compared with the lock files."""
    listed = set(ROW.findall(text))
    locked = {pin for lock in LOCKS for pin in pins(lock).items()}
    faults = [f"docs/licences.md lacks {name} {version}" for name, version in locked - listed]
    faults += [f"docs/licences.md still has {name} {version}" for name, version in listed - locked]
    faults += [f"docs/licences.md lacks {n}" for n in debian_packages() if f"| {n} |" not in text]
    return sorted(faults)


def write() -> int:
    """Writes the page; 1 where a package of a lock file is not installed."""
    try:
        LIST.write_text(written(installed()), "utf-8")
    except KeyError as missing:
        print(f"licences: {missing.args[0]} is not installed", file=sys.stderr)
        return 1
    return 0


def main() -> int:
    """Writes the page, or with `--check` says whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        return write()
    faults = stale(LIST.read_text("utf-8"))
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
