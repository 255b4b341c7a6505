"""A wrong settings file names every fault, and is never used."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import settings
from config.fault import Fault, Faulty
from tests.config.leaves import leaves

WRONG = [
    ("[times]\nidel = 3", "times.idel", "unknown key"),
    ("colour = 'red'", "colour", "unknown key"),
    ("source = 'x'", "source", "unknown key"),
    ("terminal = 3", "terminal", "must be a table"),
    ("[devices]\nresident_id = 'sam_v'", "devices.resident_id", "must be a table"),
    ("[terminal]\nno = 17", "terminal.no", "must be a text, is a whole number"),
    ("[institution]\nslot = '1'", "institution.slot", "must be a whole number, is a text"),
    ("[institution]\nslot = true", "institution.slot", "must be a whole number, is true or false"),
    ("[institution]\nslot = 10", "institution.slot", "must be a number of at most 9"),
    ("[display]\nfullscreen = 1", "display.fullscreen", "must be true or false, is a whole number"),
    ("[display]\nwidth_px = 1080.0", "display.width_px", "must be a whole number, is a fraction"),
    ("[display]\nwidth_px = 0", "display.width_px", "must be a number above 0"),
    ("[times]\nidle = -1", "times.idle", "must be a number above 0"),
    ("[times]\nidle = nan", "times.idle", "must be a finite number"),
    ("[times]\nending = inf", "times.ending", "must be a finite number"),
    ("[hub]\nread_s = false", "hub.read_s", "must be a number, is true or false"),
    ("[hub]\nurl = 'ftp://hub.test'", "hub.url", "must be written as"),
    ("[hub]\nurl = 'https://hub test'", "hub.url", "must be written as"),
    ("[terminal]\narea = '3501'", "terminal.area", "must be written as ^[0-9]{6}$"),
    ("[terminal]\ntimezone = 'Asia/Fuzhou'", "terminal.timezone", "no such time zone"),
    ("[terminal]\ntimezone = '/etc'", "terminal.timezone", "no such time zone"),
    ("[terminal]\ntimezone = ''", "terminal.timezone", "no such time zone"),
    ("[catalogue]\nhome = 'query_account'", "catalogue.home", "must be a list, is a text"),
    ("[catalogue]\nhome = ['a', 3]", "catalogue.home.1", "must be a text, is a whole number"),
]


def faults(folder: Path, toml: str) -> tuple[Fault, ...]:
    path = folder / "mine.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(Faulty) as raised:
        settings.load(path)
    return raised.value.faults


@pytest.mark.parametrize(("toml", "key", "reason"), WRONG)
def test_a_wrong_setting_is_named(tmp_path: Path, toml: str, key: str, reason: str) -> None:
    (fault,) = faults(tmp_path, toml)
    assert (fault.file, fault.key) == ("mine.toml", key)
    assert reason in fault.reason


NUMBERS = {k for k, v in leaves(settings.load()).items() if type(v) in (int, float)}


@pytest.mark.parametrize("key", sorted(NUMBERS - {"institution.slot"}))
@pytest.mark.parametrize("value", [0, -1])
def test_every_number_but_the_slot_is_above_nothing(tmp_path: Path, key: str, value: int) -> None:
    (fault,) = faults(tmp_path, f"{key} = {value}")
    assert (fault.key, fault.reason) == (key, "must be a number above 0")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "b = 1\na = 2\n[times]\nidle = 'long'\n[hub]\nurl = 3")
    assert [fault.key for fault in found] == ["hub.url", "times.idle", "b", "a"]


def test_limits_are_told_beside_wrong_types(tmp_path: Path) -> None:
    found = faults(tmp_path, "[times]\nidle = 0\nwarning = 'x'\n[terminal]\narea = 'x'")
    assert {fault.key for fault in found} == {"times.idle", "times.warning", "terminal.area"}


def test_a_fault_reads_as_file_key_and_reason() -> None:
    fault = Fault("mine.toml", "times.idle", "must be a number above 0")
    assert str(Faulty([fault, fault])) == "\n".join([f"{fault}"] * 2)
    assert str(fault) == "mine.toml: times.idle: must be a number above 0"
