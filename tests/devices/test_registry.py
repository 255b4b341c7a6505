"""The settings' tables become devices by their families, and wrong ones faults, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from config import settings
from config.fault import Faulty
from devices import registry
from devices.family import Family, Fitted, Flow, LinkKind, Place
from devices.models import profiles
from devices.registry import NAMES, at_port, configured, families

SHIPPED = settings.load().devices
FAMILIES = families()


def one(name: str, **table: Any) -> Fitted:
    """The device of a table of one family."""
    return next(each for each in configured({name: table}, "site.toml") if each.name == name)


def faults(tables: Mapping[str, Any]) -> list[str]:
    with pytest.raises(Faulty) as raised:
        configured(tables, "site.toml")
    return [str(fault) for fault in raised.value.faults]


def test_the_shipped_settings_name_what_there_is() -> None:
    assert [device.name for device in configured(SHIPPED, "terminal.toml")] == list(NAMES)


def test_without_a_table_a_family_has_its_own_defaults() -> None:
    assert [device.wiring.model for device in configured({}, "x")] == [
        family.model for family in FAMILIES
    ]


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_every_model_of_a_family_makes_an_owner_that_is_not_open(family: Family) -> None:
    for model in profiles(family.profile, family.models):
        device = at_port(one(family.name, model=model), "/no-such-port")
        [owner] = registry.owners([device], lambda news: None)
        assert owner.device == family.name
        assert not owner.health.usable


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_a_cabinet_may_lack_any_device(family: Family) -> None:
    found = configured({family.name: {"model": "none"}}, "site.toml")
    assert [each.name for each in found] == [name for name in NAMES if name != family.name]


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_what_every_device_has_may_be_set(family: Family) -> None:
    wiring = one(family.name, port="/dev/x", baud=9600, flow="rtscts", place="left").wiring
    assert (wiring.port, wiring.baud) == ("/dev/x", 9600)
    assert (wiring.flow, wiring.place, wiring.link) == (Flow.RTSCTS, Place.LEFT, LinkKind.SERIAL)


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_a_family_is_whole(family: Family) -> None:
    assert family.test in [verb.name for verb in family.verbs]
    assert family.says or family.does
    assert family.thing().title


def test_verbs_are_of_one_family_each() -> None:
    verbs = [verb.name for family in FAMILIES for verb in family.verbs]
    assert len(verbs) == len(set(verbs))


@pytest.mark.parametrize(("model", "columns"), [("escpos-58", 32), ("escpos-80", 48)])
def test_the_printers_differ_in_their_paper(model: str, columns: int) -> None:
    device = one("receipt_printer", model=model)
    [owner] = registry.owners([device], lambda news: None)
    assert owner.columns == columns


def test_the_settings_change_what_a_model_is() -> None:
    device = one("code_scanner", suffix="\t", aim="yes", idle_s=0.5)
    assert (device.profile.suffix, device.profile.idle_s) == (b"\t", 0.5)
    assert device.own == {"suffix": "\t", "aim": "yes", "idle_s": 0.5}


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = faults(
        {
            "resident_id": {"model": "sam_w"},
            "receipt_printer": {"charset": "big5", "baud": 0, "place": "above", "colour": "red"},
            "code_scanner": {"link": "raw", "idle_s": -1},
            "toaster": {},
        }
    )
    assert [fault.split(": ")[1] for fault in found] == [
        "devices.toaster",
        "devices.resident_id.model",
        "devices.receipt_printer.baud",
        "devices.receipt_printer.place",
        "devices.receipt_printer.charset",
        "devices.receipt_printer.colour",
        "devices.code_scanner.idle_s",
        "devices.code_scanner.link",
    ]
    assert "sam_v" in found[1]


def test_a_link_that_a_family_cannot_use_is_told() -> None:
    assert faults({"code_scanner": {"link": "raw"}}) == [
        "site.toml: devices.code_scanner.link: 'raw' is none of serial"
    ]
