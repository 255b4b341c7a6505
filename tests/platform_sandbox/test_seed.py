"""The synthetic people are laid in whole, and the same every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from config.sandbox import people, person
from platform_sandbox import database
from platform_sandbox.database import open_engine
from platform_sandbox.seed import seed

TABLES = (database.person, database.insurance, database.movement, database.payment)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path}/platform.db")


def content(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as db:
        return {table.name: list(db.execute(select(table))) for table in TABLES}


def test_again_changes_nothing(engine: Engine) -> None:
    with engine.begin() as db:
        first = seed(db)
    before = content(engine)
    with engine.begin() as db:
        assert seed(db) == first
    assert content(engine) == before
    assert first.people == sum(1 for one in people() if one.platform)
    assert first.movements == len(before["movement"])
    assert first.payments == len(before["payment"])


def test_a_minor_has_the_guardian_of_the_file(engine: Engine) -> None:
    with engine.begin() as db:
        seed(db)
        rows = db.execute(select(database.person.c.name, database.person.c.guardian)).all()
    assert [row.name for row in rows if row.guardian] == ["黄小乐"]
    assert person("huang_shufen").card.number in {row.guardian for row in rows}
