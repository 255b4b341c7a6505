"""What does not agree is found, and what breaks is one line with what and where."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit, Stop, kind_of, where_of
from app.play import walk
from app.play.compare import Paper, slip_differences, without_blanks
from app.play.player import Stuck
from app.play.record import Record
from devices.port import Text
from kiosk.core.slip import Slip, SlipRow, laid_out
from kiosk.core.step.answer import lookup, result
from kiosk.core.step.answer.rows import Row, rows_of
from kiosk.core.step.answer.slips import query_slip
from kiosk.core.step.context import Context
from model.page import Line
from model.value import Plain
from tests.kiosk.core.stage import TEXTS

pytestmark = pytest.mark.timeout(180)
COMMAND = ["visit", "--all", "--json", "--item", "query_insured_status"]
NAME = "陈秀妹"


def played(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code, and what the one line says is different."""
    code = main(COMMAND)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    (line,) = out.splitlines()
    told = json.loads(line)
    assert told["same"] is False
    return code, list(told["differences"])


def test_a_slip_that_says_something_else_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def another(ctx: Context) -> Slip:
        slip = query_slip(ctx)
        *rows, last = slip.rows
        return replace(slip, rows=(*rows, replace(last, value=Plain("99"))))

    monkeypatch.setattr(result, "query_slip", another)
    code, differences = played(capsys)
    assert code == Exit.FAILED
    assert any("slip has not" in one for one in differences)


def test_a_page_that_leaves_a_row_out_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fewer(ctx: Context) -> list[Row]:
        return rows_of(ctx)[:-1]

    monkeypatch.setattr(result, "rows_of", fewer)
    code, differences = played(capsys)
    assert code == Exit.FAILED
    assert ["page has not" in one for one in differences] == [True]


def test_an_exception_in_a_step_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether it ends the visit or the terminal."""

    def broken(*_: object) -> object:
        raise RuntimeError("planted")

    monkeypatch.setattr(lookup, "inputs", broken)
    code, differences = played(capsys)
    assert code != Exit.DONE
    assert len(differences) == 1


def test_an_exception_of_the_screens_says_what_and_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("planted")

    monkeypatch.setattr(walk, "drawn", broken)
    code, (told,) = played(capsys)
    assert code == Exit.BUG
    assert told.startswith("RuntimeError at tests/app/play/test_every_unhappy.py:")


def test_no_command_ends_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says of a person stays unsaid."""

    def broken(*_: object) -> object:
        raise KeyError(NAME)

    monkeypatch.setattr("app.cli.plan.plan", broken)
    assert main(["config", "check", "--json"]) == Exit.BUG
    out, err = capsys.readouterr()
    assert out == ""
    told = json.loads(err)
    assert (told["error"], told["what"]) == ("bug", "KeyError")
    assert told["where"].startswith("tests/app/play/test_every_unhappy.py:")
    assert NAME not in err


@pytest.mark.parametrize("more", [["--item", "query_weather"], ["--acting", "uncle"]])
def test_what_is_not_there_cannot_be_played(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for start in (["visit"], ["visit", "--all"]):
        assert main([*start, *more]) == Exit.USAGE
        assert more[1] in capsys.readouterr().err


def test_who_is_not_there_cannot_play(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["visit", "--person", "nobody"]) == Exit.USAGE
    assert "nobody" in capsys.readouterr().err


def test_what_escapes_has_an_exit_code_of_its_kind() -> None:
    assert kind_of(Stop(Exit.DEVICE, "")) is Exit.DEVICE
    assert kind_of(Stuck("")) is Exit.FAILED
    assert kind_of(ValueError("")) is Exit.BUG
    assert where_of(ValueError("")) == "an unknown place"


# The slip against the record, without a terminal.

SLIP = Slip(
    title=Line("slip.success"),
    outcome=Line("slip.success"),
    person=Line("slip.no_person"),
    number_label="label.query_no",
    number="CX1",
    rows=(SlipRow("label.memo", Plain("1")), SlipRow("label.why", Plain("2"))),
    footer=(Line("slip.at", {"day": Plain("D"), "time": Plain("T")}),),
    qr="CX1",
)


def paper(slip: Slip) -> Paper:
    """As a printer would leave it."""
    parts = laid_out(slip, 32, TEXTS).parts
    words = "".join(part.text for part in parts if isinstance(part, Text))
    return Paper(without_blanks(words), (slip.qr,))


def differences(printed: Slip) -> list[str]:
    return list(slip_differences(Record(SLIP, ()), paper(printed), 32, TEXTS))


def test_the_same_slip_has_no_difference_whatever_the_minute() -> None:
    later = (Line("slip.at", {"day": Plain("D"), "time": Plain("U")}),)
    assert differences(SLIP) == []
    assert differences(replace(SLIP, footer=later)) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(SLIP, rows=SLIP.rows[:1]),
        replace(SLIP, rows=(*SLIP.rows, SlipRow("label.memo", Plain("3")))),
        replace(SLIP, rows=SLIP.rows[::-1]),
        replace(SLIP, number="CX2"),
        replace(SLIP, qr="CX2"),
        replace(SLIP, person=Line("slip.success")),
    ],
    ids=["fewer", "more", "turned", "number", "code", "person"],
)
def test_another_slip_has_differences(other: Slip) -> None:
    assert differences(other) != []


def test_paper_is_read_as_the_emulator_leaves_it(tmp_path: Path) -> None:
    text = tmp_path / "slip-0001.txt"
    text.write_text("余 额\n────\n [QR CX1]\n", "utf-8")
    events = {"events": [{"kind": "qr", "data": "CX1"}, {"kind": "cut"}]}
    text.with_suffix(".json").write_text(json.dumps(events), "utf-8")
    assert Paper.of(text) == Paper("余额", ("CX1",))
