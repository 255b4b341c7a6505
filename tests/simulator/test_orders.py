"""Every verb that the page may order is one that the emulator knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices import remote
from devices.link.serial import SerialLink
from devices.resident_id.driver import GARBLED, READY, SamVReader
from simulator.orders import VERBS, Device, Lay, ShowText, ShowVoucher, Steer, TakeSlip, order

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_the_readers_verbs_exist(reader: remote.Running) -> None:
    answers = [reader.remote.do(verb, **raw) for verb, raw in VERBS[Device.READER].items()]
    assert answers == [{} for _ in answers]
    assert reader.remote.do("lay", person="chen_xiumei") == {}


def test_the_scanners_verbs_exist(scanner: remote.Running) -> None:
    answers = [scanner.remote.do(verb, **raw) for verb, raw in VERBS[Device.SCANNER].items()]
    assert answers == [{} for _ in answers]


def test_the_printers_verbs_exist(printer: remote.Running) -> None:
    answers = [printer.remote.do(verb, **raw) for verb, raw in VERBS[Device.PRINTER].items()]
    assert answers == [{} for _ in answers]


def test_spoilt_answers_are_three_garbled_polls(reader: remote.Running) -> None:
    driver = SamVReader(SerialLink(str(reader.link), 115200))
    assert driver.open() == READY
    try:
        verb = "corrupt_checksum"
        reader.remote.do(verb, **VERBS[Device.READER][verb])
        assert [driver.poll() for _ in range(4)] == [GARBLED, GARBLED, GARBLED, None]
    finally:
        driver.close()


@pytest.mark.parametrize("device", list(Device))
def test_each_of_them_can_be_ordered(device: Device) -> None:
    for verb in VERBS[device]:
        raw = {"do": "steer", "device": device.value, "verb": verb}
        assert order(raw) == Steer(device, verb)


def test_the_other_orders() -> None:
    assert order({"do": "lay", "person": "lin_ran"}) == Lay("lin_ran")
    assert order({"do": "take_slip", "number": 3}) == TakeSlip(3)
    assert order({"do": "show_voucher", "person": "lin_ran"}) == ShowVoucher("lin_ran")
    assert order({"do": "show_text", "text": "x"}) == ShowText("x")


@pytest.mark.parametrize("what", [{"person": "nobody"}, {"text": ""}, {"text": 3}, {}])
def test_what_nobody_can_show_is_no_order(what: dict[str, object]) -> None:
    assert order({"do": "show_voucher", **what}) is None
    assert order({"do": "show_text", **what}) is None


@given(JSON)
def test_any_other_json_is_no_order(raw: object) -> None:
    assert order(raw) is None
