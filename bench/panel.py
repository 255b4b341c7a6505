"""The panel that every toolkit is measured on, in pixels."""

from __future__ import annotations

WIDTH, HEIGHT = 1080, 1920
