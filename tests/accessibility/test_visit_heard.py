"""Whole visits by ear and by keys, on the pages that the core really makes."""

from __future__ import annotations

import re

import pytest

from accessibility.narrator import again, focus, narrate
from accessibility.navigator import Ignored, Key, Moved, Navigator, Pressed
from accessibility.utterance import Utterance
from accessibility.wording import said
from kiosk.core.event import Failure
from model.page import Page, Privacy
from model.profile import Profile
from tests.kiosk.core.stage import CHEN, TEXTS, Stage

HEADPHONES = Profile(voice=True, headphones=True)
ALOUD = Profile(voice=True)
PERSONAL = (CHEN.name, "陈", CHEN.number, "0028", "零，零，二，八", "1,234", "一千二百三十四")


class Listener:
    """Hears every page and update of a visit, and presses by keys alone."""

    def __init__(self, profile: Profile) -> None:
        self.stage = Stage()
        self.profile = profile
        self.heard: list[Utterance] = []
        self.pages: list[Page] = []
        self._navigator = Navigator()
        self.listen()

    @property
    def transcript(self) -> str:
        return "".join(utterance.spoken for utterance in self.heard)

    def listen(self) -> None:
        page, before = self.stage.page, self.pages[-1] if self.pages else None
        self.heard += narrate(before, page, self.profile, TEXTS)
        self.pages.append(page)
        self._navigator.show(page)

    def key(self, key: Key) -> None:
        step = self._navigator.key(key)
        match step:
            case Pressed(_, node_id):
                self.stage.press(node_id)
            case Moved(node_id):
                self.heard += focus(self.stage.page, node_id, self.profile, TEXTS)
            case Ignored():
                raise AssertionError(f"{key} means nothing on {self.stage.page.key}")
        self.listen()

    def walk_to(self, node_id: str) -> None:
        for _ in self.stage.page.nodes:
            if self._navigator.focused != node_id:
                self.key(Key.NEXT)
        assert self._navigator.focused == node_id

    def to_result(self) -> None:
        for key in (Key.SELECT, Key.DIGIT_1, Key.SELECT):
            self.key(key)
        self.stage.lay()
        self.listen()
        for _ in range(2):
            self.stage.answer()
            self.listen()


@pytest.fixture(params=[HEADPHONES, ALOUD, Profile()], ids=["headphones", "aloud", "plain"])
def listener(request: pytest.FixtureRequest) -> Listener:
    profile = request.param
    assert isinstance(profile, Profile)
    return Listener(profile)


def test_keys_alone_lead_from_the_greeting_to_the_slip(listener: Listener) -> None:
    listener.to_result()
    listener.walk_to("act:print")
    listener.key(Key.SELECT)
    listener.stage.printed()
    listener.listen()
    done = next(node for node in listener.stage.page.nodes if node.text == "print.done")
    assert said(done.text, done.slots, TEXTS) in listener.transcript


def test_escape_leads_out_of_every_page_of_the_way(listener: Listener) -> None:
    listener.to_result()
    for _ in range(6):
        if listener.stage.wiped():
            break
        listener.key(Key.BACK)
    assert listener.stage.page.key in ("ending", "wiping", "attract", "rating")


def test_by_headphones_the_transcript_alone_tells_the_result() -> None:
    listener = Listener(HEADPHONES)
    listener.to_result()
    reveal = listener.stage.page.node("act:reveal")
    if reveal:
        listener.walk_to("act:reveal")
        listener.key(Key.SELECT)
    listener.heard += again(listener.stage.page, HEADPHONES, TEXTS)
    assert "一千二百三十四元五角六分" in listener.transcript
    assert "陈女士" in listener.transcript
    assert CHEN.name not in listener.transcript
    assert CHEN.number not in listener.transcript


@pytest.mark.parametrize("profile", [ALOUD, Profile()], ids=["aloud", "plain"])
def test_aloud_nothing_of_the_person_is_heard_or_captioned(profile: Profile) -> None:
    listener = Listener(profile)
    listener.to_result()
    for page in listener.pages:
        listener.heard += again(page, profile, TEXTS)
        for node in page.nodes:
            listener.heard += focus(page, node.id, profile, TEXTS)
    everything = listener.transcript + "".join(u.caption for u in listener.heard)
    assert [word for word in PERSONAL if word in everything] == []
    assert {utterance.privacy for utterance in listener.heard} == {Privacy.PUBLIC}


def test_no_engine_sees_a_digit_on_any_page(listener: Listener) -> None:
    listener.to_result()
    for page in listener.pages:
        listener.heard += again(page, listener.profile, TEXTS)
        for node in page.nodes:
            listener.heard += focus(page, node.id, listener.profile, TEXTS)
    assert not re.findall(r"\d", listener.transcript)


def test_a_hub_that_cannot_be_reached_is_heard(
    listener: Listener,
) -> None:
    for key in (Key.SELECT, Key.DIGIT_1, Key.SELECT):
        listener.key(key)
    listener.stage.lay()
    listener.stage.fail(Failure.UNREACHABLE)
    listener.heard.clear()
    listener.listen()
    assert said("hub.unreachable.heading", {}, TEXTS) in listener.transcript


def test_a_result_without_a_heading_begins_with_its_outcome() -> None:
    listener = Listener(Profile())
    listener.to_result()
    page = listener.stage.page
    told = narrate(None, page, Profile(), TEXTS)
    assert told[0].node_id == "as_of"
    assert told[0].node_id != page.nodes[0].id
    whole = [utterance.node_id for utterance in narrate(None, page, HEADPHONES, TEXTS)]
    assert whole.index("as_of") < whole.index("answer.0") < whole.index("list.0")
