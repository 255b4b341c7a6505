"""What no file of this tree may say, and how the decision records are named. Prints every fault.

python deploy/check_tree.py
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent

# Each is written so that it does not find itself.
FORBIDDEN = {
    "names a folder of one machine": re.compile(r"(?<![\w.\-$})])/(?:work|root|farm|home|Users)/"),
    "names a package index": re.compile(
        r"index[-]url|extra[-]index|trusted[-]host\s|find[-]links\s|https?://[^\s\"']*"
        r"(?:pypi|/simple\b|npmjs|deb[.]debian|pythonhosted)"
    ),
}
PICTURES = {".png", ".otf", ".wav", ".ico"}
RECORD = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
PAGE = 60
"""Lines of a decision record at most: one page."""


def tracked() -> Iterator[Path]:
    """Every file that git knows or would take, and that still exists."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (TOP / name for name in listed.stdout.split("\0") if name)
    return (path for path in paths if path.is_file() and path.suffix not in PICTURES)


def forbidden(name: str, text: str) -> Iterator[str]:
    """Each line of one file that says what no file may say."""
    for number, line in enumerate(text.splitlines(), start=1):
        for why, pattern in FORBIDDEN.items():
            if pattern.search(line):
                yield f"{name}:{number}: {why}"


def misnumbered(names: Iterable[str], texts: dict[str, str]) -> Iterator[str]:
    """Decision records are 0001, 0002, … without a gap, one page each, titled with their number."""
    for n, name in enumerate(sorted(names), start=1):
        found = RECORD.fullmatch(name)
        if not found or int(found[1]) != n:
            yield f"docs/decisions/{name}: expected {n:04}-some-words.md here"
            continue
        lines = texts[name].splitlines()
        if not lines or not lines[0].startswith(f"# {n:04} "):
            yield f"docs/decisions/{name}: its title must begin with # {n:04}"
        if len(lines) > PAGE:
            yield f"docs/decisions/{name}: {len(lines)} lines are more than a page of {PAGE}"


def main() -> int:
    """Prints every fault; 1 where there is one."""
    faults = [
        fault
        for path in tracked()
        for fault in forbidden(str(path.relative_to(TOP)), path.read_text("utf-8"))
    ]
    records = {path.name: path.read_text("utf-8") for path in (TOP / "docs/decisions").iterdir()}
    faults += misnumbered(records, records)
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
