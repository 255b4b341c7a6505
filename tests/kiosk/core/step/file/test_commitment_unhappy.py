"""Unsigned, half-signed, too much ink, no reader, the wrong card, Back from everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.port import CardFailure
from kiosk.core.event import Chosen, Drawn, Stroke, Tick
from kiosk.core.step.file.commitment import COMMITMENT
from kiosk.core.step.file.ink import MOST_STROKES
from kiosk.core.step.file.signing import Signing
from kiosk.core.step.kind import Back, Done, Leave, Presented, StepEvent, Unread
from model.identity import CardFault
from model.node_id import act_id
from model.page import ACTING, Tone
from model.profile import Profile
from model.value import Count
from tests.kiosk.core.stage import LOST, READY
from tests.kiosk.core.step.asked import written
from tests.kiosk.core.step.filing import CHENS_ID, LINS_ID, Walk, context, data

LINE: Stroke = ((0, 0), (200, 0))
VOICE = Profile(voice=True, headphones=True)
NO_READER = {"resident_id": LOST, "code_scanner": READY}


def walk(**changes: object) -> Walk:
    return Walk(COMMITMENT, context(**changes))


def to_present(at: Walk) -> Walk:
    return at.press("confirm").press("confirm_again")


@pytest.mark.parametrize(
    ("strokes", "told"),
    [
        ((), "commitment.unsigned"),
        ((((5, 5),),), "commitment.half"),
        ((((0, 0), (2000, 0)),), "commitment.half"),
        ((((0, 0), (100, 0)), ((0, 50), (150, 50))), "commitment.half"),
    ],
)
def test_too_little_ink_signs_nothing_and_says_so(strokes: tuple[Stroke, ...], told: str) -> None:
    at = walk().draw(*strokes).press("agree")
    assert at.end is None
    notice = at.node("told")
    assert (notice.text, notice.tone, notice.live) == (told, Tone.CAUTION, True)
    assert at.node("ink").value == Count(len(strokes))
    assert isinstance(at.draw(LINE, LINE).press("agree").end, Done)


def test_a_stroke_of_nothing_is_none() -> None:
    assert walk().draw(()).node("ink").value == Count(0)


def test_too_much_ink_is_not_kept_and_said() -> None:
    at = walk().draw(*[LINE] * MOST_STROKES)
    assert at.node("told").tone is Tone.PLAIN
    at.draw(LINE)
    assert at.node("told").text == "commitment.full"
    assert at.node("ink").value == Count(MOST_STROKES)


def test_what_is_drawn_elsewhere_is_no_signature() -> None:
    at = walk(profile=VOICE)
    at.feed(Drawn(at.page.key, "ink", LINE))
    assert at.press("by_hand").node("ink").value == Count(0)


def test_ink_does_not_outlast_its_page() -> None:
    at = walk().draw(LINE, LINE).press("by_credential").press("back")
    assert at.node("ink").value == Count(0)


def test_back_goes_one_step_at_a_time() -> None:
    at = to_present(walk().press("by_credential"))
    keys = []
    while at.end is None:
        keys.append(at.page.key.rpartition(".")[2])
        at.press("back")
    assert keys == ["present", "confirm", "hear", "ink"]
    assert at.end == Back()


def test_by_voice_back_does_not_lead_to_the_ink() -> None:
    at = walk(profile=VOICE).press("back")
    assert at.end == Back()


@pytest.mark.parametrize("steps", range(3))
def test_it_can_be_left_from_every_page_and_nothing_is_signed(steps: int) -> None:
    at = walk(profile=VOICE)
    for node_id in ("confirm", "confirm_again")[:steps]:
        at.press(node_id)
    at.press("leave")
    assert isinstance(at.end, Leave)
    assert at.end.data.signature is None


def test_another_persons_card_signs_nothing() -> None:
    at = to_present(walk(profile=VOICE)).feed(Presented(LINS_ID))
    assert at.end is None


def test_a_card_before_it_is_asked_for_signs_nothing() -> None:
    at = walk(profile=VOICE).feed(Presented(CHENS_ID))
    assert at.end is None
    assert at.press("confirm").feed(Presented(CHENS_ID)).end is None


@pytest.mark.parametrize("trouble", [*CardFailure, CardFault.BAD_NUMBER, CardFault.NOT_YET_VALID])
def test_a_card_that_gives_nothing_is_explained(trouble: CardFailure | CardFault) -> None:
    at = to_present(walk(profile=VOICE)).feed(Unread(trouble))
    assert at.end is None
    assert at.node("again").live
    written(at.page)
    assert isinstance(at.feed(Presented(CHENS_ID)).end, Done)


def test_without_a_reader_only_the_hand_is_offered() -> None:
    at = walk(profile=VOICE, health=NO_READER)
    assert at.page.node("act:by_credential") is None
    assert at.page.node("ink") is not None


def test_a_reader_that_is_lost_on_the_way_leaves_the_hand() -> None:
    at = to_present(walk(profile=VOICE))
    at.ctx = context(profile=VOICE, health=NO_READER)
    assert COMMITMENT.devices(at.state, at.ctx) == ()
    assert at.page.default == "act:by_hand"
    assert at.node("lost").tone is Tone.CAUTION
    assert at.press("by_hand").page.node("ink") is not None


def test_no_stroke_is_written_in_a_log() -> None:
    at = walk().draw(LINE)
    assert "200" not in repr(at.state)


EVENTS: st.SearchStrategy[StepEvent] = st.one_of(
    st.sampled_from(
        [
            Presented(CHENS_ID),
            Presented(LINS_ID),
            Unread(CardFailure.UNREADABLE),
            Tick(),
            Drawn("p", "ink", LINE),
            Drawn("p", "ink", ()),
        ]
    ),
    st.sampled_from(
        ["erase", "agree", "by_credential", "by_hand", "confirm", "confirm_again", "back", "none"]
    ).map(lambda act: Chosen("p", act_id(act))),
)


@settings(max_examples=150, deadline=None)
@given(events=st.lists(EVENTS, max_size=25), voice=st.booleans())
def test_whatever_happens_only_a_whole_signature_is_taken(
    events: list[StepEvent], voice: bool
) -> None:
    at = walk(known=data(), profile=Profile(voice=voice))
    for event in events:
        at.feed(event)
        if at.end is not None:
            break
        assert [node for node in at.page.nodes if node.role in ACTING]
        assert isinstance(at.state, Signing)
    if isinstance(at.end, Done):
        signature = at.end.data.signature
        assert signature is not None
        assert len(signature.strokes) >= 2 or signature.way == "credential"
