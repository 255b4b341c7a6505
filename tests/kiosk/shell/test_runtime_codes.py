"""A code goes from the scanner's owner to the core, under the tag that it was armed with."""

from __future__ import annotations

import pytest

from devices.port import CodeFailure, DeviceSaid, ScannedCode
from kiosk.core.event import Event, Said
from tests.kiosk.shell.shell import Shell


@pytest.mark.parametrize("seen", [ScannedCode("424", 1.0), CodeFailure.TOO_LONG])
def test_what_was_scanned_reaches_the_core(
    seen: ScannedCode | CodeFailure, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell()
    posted: list[Event] = []
    monkeypatch.setattr(shell.runtime, "post", posted.append)
    shell.runtime.told(DeviceSaid("code_scanner", "V0001:7", seen))
    assert posted == [Said("V0001", 7, "code_scanner", seen)]


def test_one_for_the_visit_before_is_dropped() -> None:
    shell = Shell()
    before = shell.page
    shell.runtime.told(DeviceSaid("code_scanner", "V000000000001:1", ScannedCode("424", 1.0)))
    shell.runtime.turn()
    assert shell.page == before
    assert shell.runtime.terminal.dropped["Said"] == 1
