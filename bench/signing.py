"""Our screen with the page of a commitment and nothing else:  python -m bench.signing"""

from __future__ import annotations

import sys

from accessibility.navigator import Navigator
from bench.pair import desk
from model.page import Page
from model.profile import Profile
from screens.layout import lay_out
from screens.scene import Ink
from screens.window import Window
from tests.journeys.pages import page_of


def page() -> Page:
    """The commitment of the gallery."""
    return page_of("commitment", Profile())


def field() -> Ink:
    """Where one writes on it."""
    ink = lay_out(page(), Profile(), desk()).ink
    assert ink is not None, "a commitment is signed by hand"
    return ink


def main() -> int:
    """Shows it until the process is ended."""
    window = Window(
        desk(),
        Navigator(),
        lambda key, node: None,
        lambda: None,
        lambda page, node: None,
        fullscreen=True,
    )
    window.publish(page(), Profile())
    window.run(lambda: None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
