"""Every page that a resident can come to, made by the real core in any profile.

Used by `make gallery` for the eye, and by the page checks. `python -m tests.journeys.pages OUT`
writes the pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from accessibility.narrator import narrate
from config import fonts, look
from model.page import Page
from model.profile import Look, Profile, Size
from screens.gallery import save
from screens.layout import Desk
from screens.text import Faces
from tests.journeys import ways_filed, ways_filing, ways_query, ways_search
from tests.journeys.way import WAYS
from tests.kiosk.core.stage import SETTINGS, TEXTS, Stage

REGISTERED = (ways_query, ways_filing, ways_filed, ways_search)
"""Each puts its ways into `WAYS` when it is imported."""

PROFILES = {
    "normal": Profile(),
    "elder": Profile(size=Size.L, voice=True),
}
MORE_PROFILES = {
    "small": Profile(size=Size.S),
    "largest": Profile(size=Size.XL, voice=True),
    "contrast": Profile(look=Look.CONTRAST),
    "contrast-elder": Profile(size=Size.L, voice=True, look=Look.CONTRAST),
    "low": Profile(low_reach=True),
}


def page_of(name: str, profile: Profile) -> Page:
    """The page at the end of this way, with the core in this profile from the beginning."""
    stage = Stage()
    stage.wear(profile)
    WAYS[name](stage)
    return stage.page


def pages(profile: Profile) -> Iterator[tuple[str, Page]]:
    for name in WAYS:
        yield name, page_of(name, profile)


def caption(page: Page, profile: Profile) -> str:
    """What the strip shows first when this page comes."""
    script = narrate(None, page, profile, TEXTS)
    heading = [u for u in script if u.node_id == page.nodes[0].id]
    return (heading or script)[0].caption if script else ""


def desk() -> Desk:
    display = SETTINGS.display
    faces = Faces(fonts.REGULAR, fonts.BOLD)
    per_mm = display.px_per_mm
    return Desk(TEXTS, look.load(), faces, display.width_px, display.height_px, per_mm)


def main(folder: Path, profiles: dict[str, Profile]) -> int:
    made = {name: (lambda profile, name=name: page_of(name, profile)) for name in WAYS}
    written = save(made, profiles, folder, desk(), captions=caption)
    return 0 if written else 1


if __name__ == "__main__":
    every = PROFILES | (MORE_PROFILES if "--all" in sys.argv else {})
    sys.exit(main(Path(sys.argv[1]), every))
