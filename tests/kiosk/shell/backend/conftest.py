import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.shell.backend import HubClient, Station, session
from tests.kiosk.shell.backend.scripted import Calls, ScriptedHub, Wall, settings_for
from wire.signing import Unsigned


@pytest.fixture
def hub() -> Iterator[ScriptedHub]:
    server = ScriptedHub()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def calls() -> Calls:
    return Calls()


Maker = Callable[..., HubClient]


@pytest.fixture
def client_of(wall: Wall) -> Iterator[Maker]:
    """Makes clients and closes them at the end; the clock stands still unless one is given."""
    made: list[HubClient] = []
    counter = iter(range(10**6))

    def make(url: str, read_s: float = 5.0, clock: Callable[[], float] = lambda: 0.0) -> HubClient:
        client = HubClient(
            settings_for(url, read_s),
            Unsigned(),
            lambda: next(counter),
            clock,
            wall,
            session,
            Station("00-00-00-00-00-00", "127.0.0.1"),
        )
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()
