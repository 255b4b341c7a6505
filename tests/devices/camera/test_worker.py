"""The worker's loop: one report for each order, and nothing else on its output."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from devices.camera.protocol import Code, Decoder, Order, Report, Trouble, encoded
from devices.camera.worker import look, serve
from tests.devices.camera.images import VOUCHER, code, file, frame

FOUND = (Code(VOUCHER, Decoder.ZXING),)


def test_every_order_has_its_report(tmp_path: Path) -> None:
    (tmp_path / "v.png").write_bytes(file(code(VOUCHER)))
    (tmp_path / "v.gif").write_bytes(file(code(VOUCHER), "GIF"))
    orders = [Order(n, str(tmp_path / name)) for n, name in enumerate(("v.png", "v.gif", "none"))]
    reports: list[Report] = []
    serve(map(encoded, orders), reports.append)
    assert reports == [
        Report(0, FOUND),
        Report(1, trouble=Trouble.FORMAT),
        Report(2, trouble=Trouble.MISSING),
    ]


def test_a_line_that_is_no_order_is_dropped() -> None:
    reports: list[Report] = []
    serve([b"\xff\n", b"[]\n", b"\n", b'{"id": 1}\n'], reports.append)
    assert reports == []


def test_each_frame_of_a_source_is_looked_at() -> None:
    blank = np.zeros((60, 80), np.uint8)
    source = iter([(0.0, blank), (0.1, Trouble.BROKEN), (0.2, frame(code(VOUCHER)))])
    assert list(look(Order(7, ""), source)) == [
        Report(7, trouble=Trouble.NO_CODE),
        Report(7, trouble=Trouble.BROKEN),
        Report(7, FOUND),
    ]
