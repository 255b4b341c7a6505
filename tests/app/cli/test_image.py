"""`kiosk image decode`: a sentence and a code for every file, and never the text of a voucher."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.__main__ import main
from app.cli.exits import Exit
from app.cli.image import WORDS, escaped, shown
from devices.camera.client import CameraWorker
from devices.camera.protocol import Trouble
from tests.devices.camera.images import ADDRESS, VOUCHER, code, file


def saved(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_bytes(file(code(text)))
    return str(path)


def test_every_file_has_its_sentence_and_the_worst_code_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [saved(tmp_path, "v.png", VOUCHER), saved(tmp_path, "s.png", ADDRESS)]
    assert main(["image", "decode", *files]) == Exit.DONE
    assert main(["image", "decode", *files, str(tmp_path / "none.png")]) == Exit.FAILED
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == lines[:2]
    assert lines[0] == f"{files[0]}: voucher, 28 characters"
    assert lines[1].endswith("s.png: slip, 38 characters: FZ-261122-000001")
    assert lines[4].endswith("none.png: no such file, or none that may be read")


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [saved(tmp_path, "v.png", VOUCHER), saved(tmp_path, "o.png", "a\x1b[31m")]
    (tmp_path / "x.gif").write_bytes(b"GIF89a")
    assert main(["image", "decode", "--json", *files, str(tmp_path / "x.gif")]) == Exit.FAILED
    out = capsys.readouterr().out
    first, second, third = json.loads(out)["files"]
    assert VOUCHER not in out
    assert first["codes"] == [{"kind": "voucher", "length": 28, "decoder": "zxing"}]
    assert second["codes"][0]["text"] == "a\\x1b[31m"
    assert (second["exit"], third["exit"], third["why"]) == (0, 1, "format")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_and_a_code(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(CameraWorker, "decode", lambda *_: trouble)
    expected = Exit.DEVICE if trouble is Trouble.WORKER else Exit.FAILED
    assert main(["image", "decode", "x.png"]) == expected
    assert capsys.readouterr().out == f"x.png: {WORDS[trouble]}\n"


@pytest.mark.parametrize("arguments", [["image"], ["image", "decode"], ["image", "draw", "x"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == Exit.USAGE
    assert "--help" in capsys.readouterr().err


@given(
    digits=st.from_regex(r"424[0-9]{25}|opc[0-9A-Za-z]{25}", fullmatch=True),
    before=st.text(max_size=9),
    after=st.text(max_size=9),
)
def test_nothing_of_a_credential_is_shown_whatever_stands_around_it(
    digits: str, before: str, after: str
) -> None:
    assert shown(before + digits + after)[1] == ""


def test_of_a_slip_the_number_is_shown_and_no_key() -> None:
    assert shown(f"{ADDRESS}?c=abcDEF-_1") == ("slip", "FZ-261122-000001")


@given(text=st.text(st.characters()))
def test_nothing_that_a_terminal_would_act_on_is_shown(text: str) -> None:
    told = escaped(text)
    assert told.isprintable()
    assert all(c in told for c in text if c.isprintable())
