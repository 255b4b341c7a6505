"""What `make lint` finds in the text of files, and that it finds it."""

from __future__ import annotations

import pytest

from deploy.check_tree import forbidden, misnumbered

# Put together here, so that this file does not hold what no file may say.
SAID = [
    "open('/" + "home/li/notes.txt')",
    "cp /" + "root/key .",
    "pip install --index" + "-url https://example.org/x",
    "see https://" + "pypi.org/project/kivy",
    "https://mirror.example.org/" + "pypi/web/simple/",
]
UNSAID = [
    "out/visit/01-attract.png",
    "https://www.apache.org/licenses/",
    "the homes of /usr/share/fonts",
    "frame/" + "work/ of the page",
]


@pytest.mark.parametrize("line", SAID)
def test_a_forbidden_line_is_named_by_file_and_number(line: str) -> None:
    [fault] = forbidden("some/file.py", f"first\n{line}\n")
    assert fault.startswith("some/file.py:2: ")


@pytest.mark.parametrize("line", UNSAID)
def test_an_innocent_line_passes(line: str) -> None:
    assert list(forbidden("some/file.py", line)) == []


def test_records_in_order_pass() -> None:
    texts = {"0001-first.md": "# 0001 First\n", "0002-second.md": "# 0002 Second\n"}
    assert list(misnumbered(texts, texts)) == []


def test_a_gap_in_the_numbers_is_a_fault() -> None:
    texts = {"0001-first.md": "# 0001 First\n", "0003-third.md": "# 0003 Third\n"}
    assert list(misnumbered(texts, texts)) == [
        "docs/decisions/0003-third.md: expected 0002-some-words.md here"
    ]


def test_a_title_without_its_number_is_a_fault() -> None:
    [fault] = misnumbered(["0001-first.md"], {"0001-first.md": "# First\n"})
    assert "title" in fault


def test_a_record_longer_than_a_page_is_a_fault() -> None:
    [fault] = misnumbered(["0001-first.md"], {"0001-first.md": "# 0001 First\n" * 61})
    assert "page" in fault
