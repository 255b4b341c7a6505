"""1101: who this is, and how insured."""

from __future__ import annotations

from hub.operations.context import Context
from hub.people import with_hub_record
from hub.refusals import Refusal
from wire.operations import PersonInfo, PersonQuery


def handle(context: Context, query: PersonQuery) -> PersonInfo | Refusal:
    """The platform's answer with the hub's own record of the person."""
    found = context.platform.person(query)
    return found if isinstance(found, Refusal) else with_hub_record(context.db, found)
