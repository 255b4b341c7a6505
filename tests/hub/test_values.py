"""What an input and an envelope may hold, and that it fits where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import String

from hub.db.tables import metadata
from hub.values import fault_of
from platform_sandbox import database
from wire import elements
from wire.elements import Text
from wire.operations import PersonQuery


@dataclass(frozen=True)
class Made:
    """Of an operation whose names no dictionary knows."""

    wish: str = ""
    until: date | None = None
    many: int = 0
    paid: Decimal = Decimal(0)


ME = PersonQuery("02", "350102194708150028")


@pytest.mark.parametrize("infver", ["V1.0", "1.0", "1.0.0"])
def test_versions_of_the_interface(terminal: Any, infver: str) -> None:
    assert terminal.ask("1101", ME, infver=infver).infcode == "0"


@pytest.mark.parametrize(
    "changed", [{"signtype": "SM3"}, {"signtype": "SM2", "cainfo": "x" * 1024}, {"dev_no": "1"}]
)
def test_what_an_envelope_may_have_besides(terminal: Any, changed: dict[str, str]) -> None:
    assert terminal.ask("1101", ME, **changed).infcode == "0"


@pytest.mark.parametrize(
    "given",
    [
        Made(),
        Made("好" * 500, date(2099, 12, 31), 10**9, Decimal("0.01")),
        Made(until=date(1900, 1, 1)),
    ],
)
def test_names_that_are_not_known_have_the_rules_of_their_types(given: Made) -> None:
    assert fault_of(given) == ""


def test_no_text_is_longer_than_where_it_is_kept() -> None:
    """Sandbox and audit included: a value that passes must never fail a database."""
    tables = [*metadata.tables.values(), *database.metadata.tables.values()]
    columns = [column for table in tables for column in table.columns]
    kept = [one for one in columns if isinstance(one.type, String) and one.type.length]
    known = {**elements.ENVELOPE, **elements.INPUT}
    texts = {name: one.longest for name, one in known.items() if isinstance(one, Text)}
    checked = [(one.name, one.type.length) for one in kept if one.name in texts]
    assert {"psn_name", "memo", "agnter_addr", "resout_addr", "certno"} <= dict(checked).keys()
    assert [name for name, length in checked if texts[name] > length] == []
