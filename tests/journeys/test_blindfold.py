"""The blindfold player completes every item, and what it heard is reviewed like pictures.

A transcript that has changed is renewed by `python -m tests.journeys.goals --write`, and read.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from config import deployment_files
from kiosk.core.command import Print, Submit
from model.item import Acting, loader
from tests.journeys import blindfold
from tests.journeys.dark import Room
from tests.journeys.goals import ERRANDS, TEL, TRANSCRIPTS, transcript
from tests.kiosk.core.stage import SETTINGS, TEXTS
from wire.filings import RemoteFiling

ITEMS = loader.load(TEXTS, SETTINGS.catalogue.home, deployment_files.load()).items
CONSENT = "要用喇叭读出您的信息吗？"
PERSONAL = ("陈", "林先生", "零，零，二，八", "一千二百三十四元")


@pytest.fixture(scope="module")
def rooms() -> dict[str, Room]:
    """Every errand, run once."""
    return {name: errand.run() for name, errand in ERRANDS.items()}


def parts(name: str) -> tuple[str, str]:
    """The item, and who acts."""
    item, _, special = name.partition("-")
    return item, special if special in set(Acting) else str(Acting.SELF)


def sent(room: Room) -> Submit:
    (submit,) = (c for c in room.stage.commands if isinstance(c, Submit))
    return submit


@pytest.mark.parametrize("name", ERRANDS)
def test_what_is_heard_is_what_was_reviewed(name: str, rooms: dict[str, Room]) -> None:
    stored = (TRANSCRIPTS / f"{name}.txt").read_text("utf-8")
    assert transcript(rooms[name]) == stored


def test_every_item_is_done_by_whoever_may_act() -> None:
    wanted = {(item.id, str(acting)) for item in ITEMS.values() for acting in item.acting}
    assert wanted <= {parts(name) for name in ERRANDS}


def test_no_transcript_is_left_of_an_errand_that_is_gone() -> None:
    assert {path.stem for path in TRANSCRIPTS.glob("*.txt")} == set(ERRANDS)


@pytest.mark.parametrize("name", ERRANDS)
def test_each_ends_with_a_slip_in_the_hand(name: str, rooms: dict[str, Room]) -> None:
    room = rooms[name]
    assert len([c for c in room.stage.commands if isinstance(c, Print)]) == 1
    assert any("凭条打好了" in line for line in room.lines)
    assert any("请取走凭条" in line for line in room.lines[-5:])


@pytest.mark.parametrize("name", [n for n in ERRANDS if ITEMS[parts(n)[0]].submit])
def test_what_was_handed_in_is_signed_by_a_credential(name: str, rooms: dict[str, Room]) -> None:
    item, acting = parts(name)
    task = sent(rooms[name]).task
    assert (task.item, task.acting) == (
        item,
        "guardian" if name.endswith("guardian") else acting,
    )
    signed = task.input.commitments  # type: ignore[attr-defined]
    assert [(one.id, one.way, one.signature) for one in signed] == [
        (made.id, "credential", "") for made in ITEMS[item].commitments[Acting(task.acting)]
    ]


def test_what_was_said_to_the_questions_is_what_was_handed_in(rooms: dict[str, Room]) -> None:
    for name, tel in (("remote_long_stay", TEL), ("remote_long_stay-changed", "13900000028")):
        filing = sent(rooms[name]).task.input
        assert isinstance(filing, RemoteFiling)
        assert (filing.rloc_admdvs, filing.tel) == (("330106",), tel)


@pytest.mark.parametrize("name", [n for n in ERRANDS if n.endswith("aloud")])
def test_aloud_nothing_of_the_person_is_heard_before_consent(
    name: str, rooms: dict[str, Room]
) -> None:
    heard = [line for line in rooms[name].lines if not line.startswith("人：")]
    before = "".join(heard[: next(n for n, line in enumerate(heard) if CONSENT in line)])
    assert [word for word in PERSONAL if word in before] == []


def test_the_player_knows_no_page_and_no_id() -> None:
    tree = ast.parse(Path(blindfold.__file__).read_text("utf-8"))
    known = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {
        name for name in known if name and name.split(".")[0] not in ("collections", "dataclasses")
    }
    assert ours - {"__future__"} == {"accessibility.navigator", "tests.journeys.dark"}
    touched = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not touched & {"stage", "page", "nodes", "node", "node_id", "page_key"}
