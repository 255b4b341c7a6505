"""The terminal's side of the hub: one call, one answer, and never a blind repetition."""

from kiosk.backend.client import HubClient
from kiosk.backend.hub import Hub
from kiosk.backend.pool import CallPool
from kiosk.backend.reply import Reply
from kiosk.backend.station import Station
from kiosk.backend.transport import session

__all__ = ["CallPool", "Hub", "HubClient", "Reply", "Station", "session"]
