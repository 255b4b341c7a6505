"""The same on PostgreSQL: `engine` is the server's here."""

from __future__ import annotations

from tests.hub.db.test_migrate_filled import (
    filled,
    test_it_does_not_go_back_while_something_is_on_its_way,
    test_nothing_is_lost,
    test_numbers_go_on,
)

__all__ = [
    "filled",
    "test_it_does_not_go_back_while_something_is_on_its_way",
    "test_nothing_is_lost",
    "test_numbers_go_on",
]
