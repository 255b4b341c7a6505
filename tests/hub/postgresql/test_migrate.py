"""The schema on PostgreSQL: up, as the tables say, down and up again, from the first release."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select

from hub.db.migrate import FOLDER, HEAD, migrate, revision
from hub.db.tables import call, metadata
from hub.sandbox.seed import seed
from wire.clock import now


def to(engine: Engine, wanted: str) -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        up = wanted == HEAD or not revision(engine)
        (command.upgrade if up else command.downgrade)(config, wanted)


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    assert migrate(engine)
    assert not migrate(engine)
    with engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), metadata) == []


def test_what_the_first_release_wrote_stays(engine: Engine) -> None:
    to(engine, "r0001")
    old = {column["name"] for column in inspect(engine).get_columns("call")}
    row = dict.fromkeys(old - {"id", "at"}, "") | {"at": now(), "msgid": "M1"}
    with engine.begin() as db:
        db.execute(insert(call).values(row))
    assert migrate(engine)
    with engine.connect() as db:
        kept = db.execute(select(call)).one()
    assert (kept.msgid, kept.agent) == ("M1", "")


def test_down_and_up_again(engine: Engine) -> None:
    migrate(engine)
    to(engine, "r0001")
    assert not inspect(engine).has_table("application")
    to(engine, HEAD)
    assert inspect(engine).has_table("application")


def test_the_sandbox_is_laid_in(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as db:
        first = seed(db, now())
        assert seed(db, now()) == first
