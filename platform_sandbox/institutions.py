"""Synthetic connected institutions (1201), by kind, part of the name, part of the code."""

from __future__ import annotations

from config.sandbox.institutions import institutions
from wire.institutions import Institution, Institutions, InstitutionsQuery


def listed(query: InstitutionsQuery) -> Institutions:
    """All that fit, in the order of the file."""
    return Institutions(tuple(one for one in map(_told, institutions()) if _fits(one, query)))


def _told(raw: object) -> Institution:
    return Institution(**{name: getattr(raw, name) for name in Institution.__slots__})


def _fits(one: Institution, query: InstitutionsQuery) -> bool:
    return (
        one.fixmedins_type == query.fixmedins_type
        and query.fixmedins_name in one.fixmedins_name
        and query.fixmedins_code in one.fixmedins_code
    )
