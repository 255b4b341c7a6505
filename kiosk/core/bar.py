"""The fixed bar below every page: its four buttons, and what each of them does."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from model.node_id import act_id
from model.page import BAR, Node, Role
from model.profile import Look, Profile, Size
from model.value import Plain

REPEAT, SIZE, CONTRAST, HELP = (
    act_id(f"{BAR}.{name}") for name in ("repeat", "size", "contrast", "help")
)

NEXT_SIZE = {Size.S: Size.L, Size.M: Size.L, Size.L: Size.XL, Size.XL: Size.M}
SIZE_TEXT = {Size.L: "bar.larger", Size.XL: "bar.largest", Size.M: "bar.normal"}


def nodes(profile: Profile, help_line: str) -> tuple[Node, ...]:
    """Only what works; it never changes place."""
    colours = "bar.colours" if profile.look is Look.CONTRAST else "bar.contrast"
    return (
        Node(REPEAT, Role.BUTTON, "bar.repeat", group=BAR),
        Node(SIZE, Role.BUTTON, SIZE_TEXT[NEXT_SIZE[profile.size]], group=BAR),
        Node(CONTRAST, Role.BUTTON, colours, group=BAR),
        Node(HELP, Role.BUTTON, "bar.help", {"line": Plain(help_line)}, group=BAR),
    )


class Wearer(Protocol):
    """What the bar changes: a visit, or its ending."""

    profile: Profile
    help: bool


def press(node_id: str, wearer: Wearer) -> None:
    """All but `REPEAT`, which changes nothing."""
    if node_id == SIZE:
        wearer.profile = next_size(wearer.profile)
    elif node_id == CONTRAST:
        wearer.profile = next_look(wearer.profile)
    elif node_id == HELP:
        wearer.help = True


def next_size(profile: Profile) -> Profile:
    """Larger, largest, and back to normal; normal takes the elder profile's voice with it."""
    size = NEXT_SIZE[profile.size]
    return replace(profile, size=size, voice=profile.voice and size is not Size.M)


def elder(profile: Profile) -> Profile:
    """Larger, and with the voice."""
    return replace(profile, size=Size.L, voice=True)


def next_look(profile: Profile) -> Profile:
    look = Look.STANDARD if profile.look is Look.CONTRAST else Look.CONTRAST
    return replace(profile, look=look)
