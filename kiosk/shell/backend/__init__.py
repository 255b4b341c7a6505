"""The terminal's side of the hub: one call, one answer, and never a blind repetition."""

from kiosk.shell.backend.client import HubClient
from kiosk.shell.backend.hub import Hub
from kiosk.shell.backend.pool import CallPool
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.station import Station
from kiosk.shell.backend.transport import session

__all__ = ["CallPool", "Hub", "HubClient", "Reply", "Station", "session"]
