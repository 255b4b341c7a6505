"""The list of licences is that of the lock files."""

from __future__ import annotations

from email.message import Message
from importlib.metadata import PackageMetadata
from typing import cast

import pytest

from deploy import licences


def about(**fields: str) -> PackageMetadata:
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return cast(PackageMetadata, message)


def test_the_list_in_the_tree_is_that_of_the_locks() -> None:
    assert licences.stale(licences.LIST.read_text("utf-8")) == []


def test_a_package_that_was_added_or_raised_makes_the_list_stale() -> None:
    text = licences.LIST.read_text("utf-8")
    assert licences.stale(text.replace("| kivy | 2.3.1 |", "| kivy | 2.3.0 |")) == [
        "docs/licences.md lacks kivy 2.3.1",
        "docs/licences.md still has kivy 2.3.0",
    ]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (about(License_Expression="MIT", License="something"), "MIT"),
        (about(Classifier="License :: OSI Approved :: BSD License"), "BSD License"),
        (about(Classifier="License :: OSI Approved", License="ISC\n\nlong text"), "ISC"),
        (about(Name="nothing"), "not stated"),
    ],
)
def test_the_plainest_statement_of_a_licence_is_taken(
    metadata: PackageMetadata, expected: str
) -> None:
    assert licences.licence(metadata) == expected
