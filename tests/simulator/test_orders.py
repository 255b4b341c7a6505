"""Every order that the page may give is one that the emulator knows."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.surroundings import emulate
from devices import registry, remote
from devices.family import Room
from devices.link.serial import SerialLink
from devices.resident_id.driver import GARBLED, READY, SamVReader
from simulator.orders import Give, ShowText, Steer, TakeSlip, order
from tests.simulator.conftest import PRINTER, READER, SCANNER, THINGS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
CASES = [(name, press) for name, thing in THINGS.items() for press in thing.presses]


@pytest.mark.parametrize("device", sorted(THINGS))
def test_the_verbs_of_every_thing_exist(tmp_path: Path, device: str) -> None:
    thing = THINGS[device]
    fitted = [one for one in registry.configured({}, "x") if one.name == device]
    with ExitStack() as stack:
        running = emulate(fitted, Room(tmp_path), stack)[device]
        answers = [running.remote.do(press.verb, **press.fields) for press in thing.presses]
        assert answers == [{} for _ in answers]
        if thing.holder is not None:
            assert running.remote.do(thing.holder.person.verb, person="chen_xiumei") == {}
            assert thing.look(running.remote.state()).holds


def test_spoilt_answers_are_three_garbled_polls(reader: remote.Running) -> None:
    driver = SamVReader(SerialLink(str(reader.link), 115200))
    assert driver.open() == READY
    try:
        [press] = THINGS[READER].once
        reader.remote.do(press.verb, **press.fields)
        assert [driver.poll() for _ in range(4)] == [GARBLED, GARBLED, GARBLED, None]
    finally:
        driver.close()


@pytest.mark.parametrize(("device", "press"), CASES)
def test_each_of_them_can_be_ordered(device: str, press: object) -> None:
    verb = press.verb  # type: ignore[attr-defined]
    assert order({"do": "steer", "device": device, "verb": verb}, THINGS) == Steer(device, verb)


def test_the_other_orders() -> None:
    give = {"do": "give", "device": READER, "person": "lin_ran"}
    show = {"do": "show_text", "device": SCANNER, "text": "x"}
    assert order(give, THINGS) == Give(READER, "lin_ran")
    assert order(show, THINGS) == ShowText(SCANNER, "x")
    assert order({"do": "take_slip", "number": 3}, THINGS) == TakeSlip(3)


@pytest.mark.parametrize(
    "raw",
    [
        {"do": "give", "device": SCANNER, "person": "nobody"},
        {"do": "give", "device": PRINTER, "person": "lin_ran"},
        {"do": "give", "device": "toaster", "person": "lin_ran"},
        {"do": "show_text", "device": SCANNER, "text": ""},
        {"do": "show_text", "device": SCANNER, "text": 3},
        {"do": "show_text", "device": READER, "text": "x"},
        {"do": "steer", "device": "toaster", "verb": "take"},
        {"do": "give"},
    ],
)
def test_what_nobody_can_do_is_no_order(raw: dict[str, object]) -> None:
    assert order(raw, THINGS) is None


@given(JSON)
def test_any_other_json_is_no_order(raw: object) -> None:
    assert order(raw, THINGS) is None
