"""Names of the settings lead to drivers, and wrong ones to faults, all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config import settings
from devices import registry
from devices.code_scanner.profile import PROFILES
from devices.port import LinkLost
from devices.resident_id.driver import SamVReader

SHIPPED = settings.load().devices


def test_the_shipped_settings_name_what_there_is() -> None:
    assert registry.faults(SHIPPED, "terminal.toml") == []


def test_the_reader_of_the_settings_is_made_unopened() -> None:
    reader = registry.reader(replace(SHIPPED.resident_id, port="/no-such-port"))
    assert isinstance(reader, SamVReader)
    with pytest.raises(LinkLost):
        reader.open()


@pytest.mark.parametrize(("model", "columns"), [("escpos-58", 32), ("escpos-80", 48)])
def test_the_printers_differ_in_their_paper(model: str, columns: int) -> None:
    assert registry.printer(replace(SHIPPED.receipt_printer, model=model)).columns == columns


def test_all_wrong_names_are_told_at_once() -> None:
    wrong = replace(
        SHIPPED,
        resident_id=replace(SHIPPED.resident_id, model="sam_w"),
        receipt_printer=replace(SHIPPED.receipt_printer, model="lp", charset="big5"),
        code_scanner=replace(SHIPPED.code_scanner, model="zebra"),
    )
    found = registry.faults(wrong, "site.toml")
    assert [(fault.file, fault.key) for fault in found] == [
        ("site.toml", "devices.resident_id.model"),
        ("site.toml", "devices.receipt_printer.model"),
        ("site.toml", "devices.code_scanner.model"),
        ("site.toml", "devices.receipt_printer.charset"),
    ]
    assert "sam_v" in found[0].reason


def test_every_charset_of_the_settings_is_one_of_the_printers() -> None:
    from devices.receipt_printer import profile

    assert set(registry.CHARSETS) == set(profile.Charset)
    assert set(registry.PRINTERS) == set(profile.PROFILES)


def test_every_scanner_of_the_settings_has_a_profile_and_the_other_way_round() -> None:
    assert set(registry.SCANNERS) == {*PROFILES, "none"}


@pytest.mark.parametrize("model", sorted(PROFILES))
def test_a_scanner_of_every_family_is_made_unopened(model: str) -> None:
    settings = replace(SHIPPED.code_scanner, model=model, port="/no-such-port")
    scanner = registry.scanner(settings)
    assert scanner is not None
    with pytest.raises(LinkLost):
        scanner.open()


def test_a_cabinet_may_have_no_scanner() -> None:
    none = replace(SHIPPED.code_scanner, model="none")
    assert registry.faults(replace(SHIPPED, code_scanner=none), "site.toml") == []
    assert registry.scanner(none) is None
