"""Every fact that code, data and pages cite stands in a page of the project."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs.citations import Citation, citations, places

TOP = Path(__file__).resolve().parents[2]
ROOMS = (TOP / "docs/reference", TOP / "docs", TOP)
HERE = Path(__file__).resolve().parent
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _files(*endings: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (TOP / name for name in listed.stdout.split("\0") if name.endswith(endings))
    return [path for path in paths if path.is_file() and HERE not in path.parents]


@cache
def _places(page: str) -> set[str] | None:
    """None where there is no such page."""
    for room in ROOMS:
        if (path := room / f"{page}.md").is_file():
            return places(path.read_text("utf-8"))
    return None


def _resolves(citation: Citation) -> bool:
    known = _places(citation.page)
    return known is not None and (not citation.place or citation.place in known)


def _dead(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for citation in citations(path.read_text("utf-8")):
            if not _resolves(citation):
                yield f"{path.relative_to(TOP)}: {citation.page}.md {citation.place}"


def test_every_citation_leads_somewhere() -> None:
    assert list(_dead(_files(".py", ".toml", ".md"))) == []


def test_the_code_cites_its_sources() -> None:
    """Were the grammar of citations to find nothing, the test above would say nothing."""
    code = [path for path in _files(".py", ".toml") if "tests" not in path.parts]
    found = [c for path in code for c in citations(path.read_text("utf-8")) if c.place]
    assert len(found) > 150
    assert {"domain", "devices", "accessibility", "reliability", "design"} <= {
        c.page for c in found
    }


def test_every_link_of_a_page_leads_to_a_file() -> None:
    dead = [
        f"{path.relative_to(TOP)}: {target}"
        for path in _files(".md")
        for target in LINK.findall(path.read_text("utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert dead == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(devices.md 1.4)", [("devices", "1.4")]),
        ("the rules of design.md §1.2.", [("design", "1.2")]),
        ("(domain.md\n    # 9, 11 (代人办) and 12)", [("domain", p) for p in ("9", "11", "12")]),
        ("domain.md 6 (K351), 9, and more", [("domain", "6"), ("domain", "9")]),
        ("accessibility.md A-07, V-02", [("accessibility", "A-07"), ("accessibility", "V-02")]),
        (
            "(reliability.md 2, rows 1 and 5; 9.1)",
            [("reliability", place) for place in ("2", "2 row 1", "2 row 5", "9.1")],
        ),
        ("[devices.md](devices.md) | bytes", [("devices", ""), ("devices", "")]),
        ("see `look/look.md`, 6 mm", [("look", "")]),
        ("`0001-first.md` 3", []),
    ],
)
def test_what_counts_as_a_citation(text: str, found: list[tuple[str, str]]) -> None:
    assert [(c.page, c.place) for c in citations(text)] == found


def test_what_can_be_cited() -> None:
    page = "## 1. One\n\n1. first\n2. second\n\n### 1.4 Four\n\n| A-07 | a |\n| 5 | b |\n"
    page += "\n**N4** no\n\n## A. Pages\n"
    assert places(page) == {"1", "1.1", "1.2", "1.4", "A-07", "1.4 row 5", "N4", "A"}


@pytest.mark.parametrize(
    "citation",
    [Citation("nowhere", ""), Citation("devices", "1.99"), Citation("accessibility", "A-99")],
)
def test_a_dead_citation_is_noticed(citation: Citation) -> None:
    assert not _resolves(citation)
