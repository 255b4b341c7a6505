"""Puts narrator, voice and caption together; the one thing that bootstrap wires.

Every method is the UI thread's. `publish` is the runtime's subscriber, `focus` follows the
navigator, `ignored` a key of no use, `again` performs `SayAgain`, `touched` every key and touch,
`wipe` the end of a visit.
"""

from __future__ import annotations

from collections.abc import Callable

from accessibility.narrator import again, focus, narrate, remark
from accessibility.speech.client import Speech
from accessibility.utterance import Channel, Utterance
from config.text import Texts
from model.page import Page
from model.profile import Profile


class Guide:
    """Speaks the page that is shown. Captions come by `speech.on_caption`, on its threads."""

    def __init__(
        self, speech: Speech, texts: Texts, by_keys: Callable[[], bool] = lambda: False
    ) -> None:
        """`by_keys`: whether the last act was a key's, as the navigator knows."""
        self._speech = speech
        self._texts = texts
        self._by_keys = by_keys
        self._forget()

    def _forget(self) -> None:
        self._page: Page | None = None
        self._profile = Profile()
        self._keys = False
        """Whether one has walked by keys in this visit."""
        self._explained = False

    def publish(self, page: Page, profile: Profile) -> None:
        """A new page or an update in place; the whole page when the voice may suddenly say more."""
        previous, before = self._page, self._profile
        self._page, self._profile = page, profile
        more = (profile.voice and not before.voice) or (profile.private and not before.private)
        if before.private and not profile.private:
            self._speech.stop()  # unplugged: nothing personal goes on by loudspeaker
        keys = self._acts_by_keys
        script = narrate(None if more else previous, page, profile, self._texts, keys=keys)
        if previous is not None and previous.key != page.key and not script:
            self._speech.wipe()
        self._say(page, script)

    def focus(self, page: Page, node_id: str) -> None:
        """The focus has moved. Only voice mode tells of it; others see the frame."""
        self._keys = True
        if self._profile.voice:
            self._say(page, focus(page, node_id, self._profile, self._texts))

    def ignored(self) -> None:
        """A key that means nothing here, after `touched`. Only voice mode tells of it."""
        self._keys = True
        if self._page and self._profile.voice:
            self._say(self._page, remark(self._page, "voice.nothing", self._texts, Channel.ANSWER))

    def again(self) -> None:
        """The whole page once more, in any mode."""
        if self._page:
            script = again(self._page, self._profile, self._texts, keys=self._acts_by_keys)
            self._speech.say(script, self._profile)

    def touched(self) -> None:
        """A key or a finger: the voice stops before anything is done (accessibility.md A-02)."""
        self._speech.stop()

    def wipe(self) -> None:
        """The end of a visit: silence, no caption, no page to repeat."""
        self._forget()
        self._speech.wipe()

    @property
    def _acts_by_keys(self) -> bool:
        return self._keys or self._by_keys()

    def _say(self, page: Page, script: tuple[Utterance, ...]) -> None:
        """The script; behind the first one in voice mode, what the keys do, once they are used."""
        by_keys = self._acts_by_keys or self._profile.headphones
        if script and self._profile.voice and by_keys and not self._explained:
            self._explained = True
            script += remark(page, "voice.keys", self._texts, script[0].channel)
        self._speech.say(script, self._profile)
