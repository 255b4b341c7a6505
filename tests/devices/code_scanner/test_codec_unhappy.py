"""What somebody may hold before a scanner: none of it is text, or it is text and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from devices.code_scanner.codec import Messages
from devices.code_scanner.profile import Aim, ScannerProfile, scanner_profiles
from devices.port import CodeFailure
from tests.devices.code_scanner.items import plain

PLAIN = scanner_profiles()["terminator"]
UNREADABLE = CodeFailure.UNREADABLE

HOSTILE = {
    "NUL": b"4240000000000000\x00000107350000",
    "ANSI": b"\x1b[2J\x1b]0;title\x07",
    "backspace": b"42\x08\x08\x084",
    "delete": b"ab\x7fc",
    "C1": "a\u0085b".encode(),
    "bidi": "\u202e0000530701".encode(),
    "isolate": "a\u2066b\u2069".encode(),
    "zero width": "424\u200b0".encode(),
    "byte order mark": "\ufeff424".encode(),
    "line separator": "a\u2028b".encode(),
    "private use": "\ue000".encode(),
    "no character": "\U000e0fff".encode(),
    "no encoding": b"\xff\xfe\xff",
    "half a character": "医".encode()[:2] + b"\xff",
    "answer inside": b"424\x02\x010000#SCNMOD0\x06;\x03",
    "GS1 separator": b"01\x1d21",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("profile", scanner_profiles().values(), ids=list(scanner_profiles()))
def test_what_is_no_text_is_unreadable(profile: ScannerProfile, raw: bytes) -> None:
    assert plain(Messages(profile).feed(raw + b"\r")) == [UNREADABLE]


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_two_kilobytes_of_it_are_one_failure(raw: bytes) -> None:
    assert plain(Messages(PLAIN).feed(raw * (2048 // len(raw)) + b"\r")) == [UNREADABLE]


@pytest.mark.parametrize(
    "text",
    ["%s%n%x" * 300, "{0.__class__}" * 150, "'; DROP TABLE task; --", "../../etc/passwd", "<b>"],
    ids=["printf", "format", "SQL", "path", "HTML"],
)
def test_what_is_text_stays_text(text: str) -> None:
    assert plain(Messages(PLAIN).feed(text.encode() + b"\r")) == [text]


@pytest.mark.parametrize("raw", [b"x424", b"424", b""])
def test_a_prefix_that_is_missing_means_that_the_beginning_is_lost(raw: bytes) -> None:
    assert plain(Messages(replace(PLAIN, prefix=b"@@")).feed(b"@" + raw + b"\r")) == [UNREADABLE]


@pytest.mark.parametrize("raw", [b"424", b"]", b"]Q", b"Q1]424", b"]Q1"])
def test_an_aim_id_that_is_missing_or_alone_is_no_code(raw: bytes) -> None:
    assert plain(Messages(replace(PLAIN, aim=Aim.YES)).feed(raw + b"\r")) == [UNREADABLE]


def test_after_a_bad_one_a_good_one_is_read() -> None:
    assert plain(Messages(PLAIN).feed(b"\x00\xff\rgood\r")) == [UNREADABLE, "good"]
