"""Brings a database to the schema of this version. alembic is imported only where it has work."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "r0003"
"""The newest revision; a test holds it against the folder of migrations."""

FOLDER = Path(__file__).parent / "migrations"


def revision(engine: Engine) -> str:
    """The revision of the database, "" where it is empty."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return found or ""


def migrate(engine: Engine) -> bool:
    """Upgrades to HEAD in one transaction; False where there was nothing to do."""
    if revision(engine) == HEAD:
        return False
    with engine.begin() as connection:
        _upgrade(connection)
    return True


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
