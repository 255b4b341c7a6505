"""What is said of a page: its script when it appears, what changed when it is updated in place.

Pure: pages in, utterances out, one sentence each. Every word comes from the catalogue and from
the nodes' typed values, never from what is drawn. `keys` says whether the resident acts by keys, or
else by touch, for the last line tells how to go on.
"""

from __future__ import annotations

from accessibility.phrases import content, full, position, words
from accessibility.script import Script
from accessibility.utterance import Channel, Utterance
from config.text import Texts
from model.page import Kind, Node, Page, Role, Tone, numbers
from model.profile import Profile


def narrate(
    previous: Page | None, page: Page, profile: Profile, texts: Texts, *, keys: bool = False
) -> tuple[Utterance, ...]:
    """A new key: the page's script. The same key: only the live nodes that have changed."""
    if previous is not None and previous.key == page.key:
        return _changes(previous, page, profile, texts, keys=keys)
    script = Script(page, profile, texts, _channel(page), keys)
    if profile.voice:
        script.whole(previous)
    else:
        script.short()
    return tuple(script.lines)


def again(
    page: Page, profile: Profile, texts: Texts, *, keys: bool = False
) -> tuple[Utterance, ...]:
    """The whole page once more, as somebody asked for it."""
    script = Script(page, profile, texts, Channel.ANSWER, keys)
    script.whole(None)
    return tuple(script.lines)


def focus(page: Page, node_id: str, profile: Profile, texts: Texts) -> tuple[Utterance, ...]:
    """打印凭条，按钮。第三项，共五项。 Nothing for a node that is not there.

    A choice that has a digit has no place in the page told: one number is enough.
    """
    node = page.node(node_id)
    if node is None:
        return ()
    script = Script(page, profile, texts, Channel.ANSWER)
    script.node(node, full(texts, page, node))
    if node.id not in numbers(page):
        script.line(node.id, position(texts, page, node))
    return tuple(script.lines)


def remark(page: Page, text: str, texts: Texts, channel: Channel) -> tuple[Utterance, ...]:
    """A sentence of the narrator's own, such as what the keys do."""
    script = Script(page, Profile(), texts, channel)
    script.line(script.at, words(texts, text))
    return tuple(script.lines)


def _channel(page: Page) -> Channel:
    return Channel.AMBIENT if page.kind is Kind.ATTRACT else Channel.PAGE


def _changes(
    previous: Page, page: Page, profile: Profile, texts: Texts, *, keys: bool
) -> tuple[Utterance, ...]:
    """Rows and choices are told in voice mode only; who reads needs none of that."""
    script = Script(page, profile, texts, Channel.ANSWER, keys)
    rows = False
    for node in page.nodes:
        row = node.role is Role.ROW
        if node.live and (profile.voice or not row) and _news(previous, node, texts):
            script.channel = Channel.URGENT if node.tone is Tone.DANGER else Channel.ANSWER
            script.changed(previous, node)
            rows |= row
    script.channel = Channel.ANSWER
    if rows:
        script.left()
    if profile.voice:
        script.turned(previous)
    if profile.voice and page.kind is Kind.KEYPAD and page.default != previous.default:
        script.read_back()
        script.likely()
    return tuple(script.lines)


def _news(previous: Page, node: Node, texts: Texts) -> bool:
    before = previous.node(node.id)
    return before is None or content(texts, before).spoken != content(texts, node).spoken
