"""Writes docs/licences.md: what we depend on and under which licence, from what is installed.

python deploy/licences.py            writes the list
python deploy/licences.py --check    says what differs between the list and the lock files
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LIST = TOP / "docs" / "licences.md"
LOCKS = {
    "requirements.lock": "The terminal, the hub and their tests",
    "requirements-bench.lock": "Only for `make bench`",
}
DEBIAN = "packages-run.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
SAYS_NOTHING = {"Other/Proprietary License", "DFSG approved", "OSI Approved"}
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


def licence(about: PackageMetadata) -> str:
    """The SPDX expression where there is one, else the classifiers, else the first line given."""
    for stated in about.get_all("License-Expression") or ():
        return str(stated)
    classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    named = [c.rsplit(" :: ", 1)[-1] for c in classifiers]
    named = [name for name in named if name not in SAYS_NOTHING]
    for plain in about.get_all("License") or ():
        named = named or plain.splitlines()[:1]
    return ", ".join(named) or "not stated"


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


def written() -> str:
    """The whole list."""
    parts = [HEAD]
    for lock, title in LOCKS.items():
        parts.append(f"## {title}\n\n| package | version | licence |\n| --- | --- | --- |")
        rows = ((name, version, metadata(name)) for name, version in sorted(pins(lock).items()))
        parts += [f"| {name} | {version} | {licence(about)} |" for name, version, about in rows]
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


def main() -> int:
    """Writes the page, or with `--check` says whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        LIST.write_text(written(), "utf-8")
        return 0
    faults = stale(LIST.read_text("utf-8"))
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
