"""From an empty file to the schema, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from hub.db.engine import BadUrl, open_engine
from hub.db.migrate import FOLDER, HEAD, migrate, revision
from hub.db.tables import metadata


def test_up_from_empty(engine: Engine) -> None:
    assert revision(engine) == ""
    assert migrate(engine)
    assert revision(engine) == HEAD
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())


def test_twice_is_once(engine: Engine) -> None:
    assert migrate(engine)
    assert not migrate(engine)


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), metadata) == []


def test_head_is_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_what_is_committed_is_durable(engine: Engine) -> None:
    with engine.connect() as db:
        assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/a/b/hub.db")
    assert migrate(engine)
    engine.dispose()
    assert (tmp_path / "a/b/hub.db").exists()


@pytest.mark.parametrize("url", ["", "hub.db", "mysql://h/d", "oracle://h/d"])
def test_an_address_of_nothing_we_know(url: str) -> None:
    with pytest.raises(BadUrl):
        open_engine(url)


def test_a_server_is_reached_by_the_driver_we_ship() -> None:
    engine = open_engine("postgresql://u@127.0.0.1/d")
    assert engine.dialect.driver == "psycopg"
    engine.dispose()
