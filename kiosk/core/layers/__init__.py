"""Which page wins (design.md §1.2): one list of layers, highest first; nothing decides it again.

A layer is one module here and its place in this list. A technician's and a video call's are to
stand before all others. Help stands above the page that it was asked on, whatever that asks
(docs/decisions/0024-layers-and-the-guard.md).
"""

from __future__ import annotations

from kiosk.core.layers.attract import ATTRACT
from kiosk.core.layers.consent import CONSENT
from kiosk.core.layers.device_lost import DEVICE_LOST
from kiosk.core.layers.ending import ENDING
from kiosk.core.layers.help import HELP
from kiosk.core.layers.layer import Layer
from kiosk.core.layers.leaving import LEAVING
from kiosk.core.layers.menu import MENU
from kiosk.core.layers.out_of_service import OUT_OF_SERVICE
from kiosk.core.layers.step import STEP
from kiosk.core.layers.stranger import STRANGER
from kiosk.core.layers.warning import WARNING
from kiosk.core.layers.wiping import WIPING
from kiosk.core.situation import Situation

LAYERS = (
    WARNING,
    STRANGER,
    HELP,
    ENDING,
    WIPING,
    LEAVING,
    CONSENT,
    DEVICE_LOST,
    STEP,
    MENU,
    ATTRACT,
    OUT_OF_SERVICE,
)


def highest(now: Situation) -> Layer:
    """The first that stands; the last always does."""
    return next(layer for layer in LAYERS if layer.stands(now))
