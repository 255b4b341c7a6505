"""What an adapter to a platform is: it asks, it delivers under a key, it looks a key up.

A new platform is one module in `hub.delivery.adapters` with an `open_adapter` and its name in the
settings.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any, Protocol

from hub.refusals import Refusal
from wire.platform import Delivery, Recorded

ANSWERS = Recorded | Refusal


class NotSent(Exception):
    """Certainly nothing has arrived: it may be sent again."""


class Unknown(Exception):
    """It may have arrived, and taken effect: it is looked up before it is sent again."""


class Adapter(Protocol):
    """Used by several threads at once; nothing here has a transaction open."""

    def ask(self, question: str, area: str, given: object) -> Any | Refusal:
        """The answer as its dataclass of `wire`; a platform that does not answer refuses."""
        ...

    def deliver(self, key: str, delivery: Delivery) -> ANSWERS:
        """Raises NotSent, Unknown."""
        ...

    def delivered(self, key: str) -> ANSWERS | None:
        """What became of this key, None where the platform has never seen it. Raises Unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """An adapter under the name that outbox rows bear, as `name=kind:address` sets it."""

    name: str
    adapter: Adapter


class BadSetting(Exception):
    """No adapter can be made of these words."""


def open_named(setting: str) -> Named:
    """`sandbox=http:http://127.0.0.1:8001`: name, module of `hub.delivery.adapters`, address.

    Raises BadSetting.
    """
    name, equals, rest = setting.partition("=")
    kind, colon, address = rest.partition(":")
    if not (equals and colon and name.isidentifier() and kind.isidentifier()):
        raise BadSetting(f"`{setting}` is not name=kind:address")
    try:
        module = importlib.import_module(f"hub.delivery.adapters.{kind}")
    except ModuleNotFoundError as error:
        raise BadSetting(f"no adapter `{kind}`") from error
    adapter: Adapter = module.open_adapter(address)
    return Named(name, adapter)
