"""Pictures show what their scenes say, and a picture that does not is found."""

from __future__ import annotations

import pytest

from model.profile import Look, Profile, Size
from screens.kivy_env import EventLoop
from screens.layout import Touch, lay_out
from screens.painter import Painter
from screens.scene import Box, Scene, Text
from tests.screens import samples
from tests.screens.drift import drifted

DESK = samples.desk()
PROFILES = {
    "M": Profile(),
    "XL-contrast": Profile(size=Size.XL, look=Look.CONTRAST),
    "L-low": Profile(size=Size.L, low_reach=True),
}


def drawn(painter: Painter, scene: Scene) -> bytes:
    painter.show(scene)
    EventLoop.idle()
    return painter.read()


@pytest.mark.parametrize("label", PROFILES)
@pytest.mark.parametrize("name", samples.KINDS)
def test_a_picture_shows_what_its_scene_says(painter: Painter, name: str, label: str) -> None:
    profile = PROFILES[label]
    touch = Touch(caption=samples.CAPTION, focused="heading")
    scene = lay_out(samples.page(name, profile), profile, DESK, touch)
    assert drifted(scene, drawn(painter, scene), DESK.width, DESK.faces) == []


SCENE = lay_out(samples.page("keypad", Profile()), Profile(), DESK)


@pytest.mark.parametrize(
    "kind", ["a box less", "a box more", "another colour", "a text less", "a text moved"]
)
def test_a_picture_of_another_scene_is_found(painter: Painter, kind: str) -> None:
    at = next(n for n, op in enumerate(SCENE.ops) if isinstance(op, Box) and op.node == "act:key.5")
    box = SCENE.ops[at]
    assert isinstance(box, Box)
    said = next(n for n, op in enumerate(SCENE.ops) if isinstance(op, Text) and op.s == "5")
    text = SCENE.ops[said]
    ops = list(SCENE.ops)
    match kind:
        case "a box less":
            del ops[at]
        case "a box more":
            ops.append(Box(5, 900, 20, 20, box.fill))
        case "another colour":
            ops[at] = box._replace(fill=0xFFFFF0)
        case "a text less":
            del ops[said]
        case _:
            ops[said] = text._replace(x=text.x + 60)
    picture = drawn(painter, SCENE._replace(ops=tuple(ops)))
    assert drifted(SCENE, picture, DESK.width, DESK.faces) != []
