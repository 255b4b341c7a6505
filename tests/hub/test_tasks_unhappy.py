"""Two at once with one key: one effect, one answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from hub.db.tables import evaluation
from hub.operations import HANDLERS
from wire.operations import Evaluated, Evaluation

RATING = Evaluation("query_account", "Q-1", 5, "4f1c4a5e-0000-4000-8000-000000000001")


def test_the_same_submission_from_many_threads(terminal: Any, engine: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: terminal.told("K402", RATING), range(8)))
    assert len(set(answers)) == 1
    with engine.connect() as db:
        assert len(db.execute(select(evaluation)).all()) == 1


def test_a_key_taken_in_this_very_moment_is_looked_up(terminal: Any, monkeypatch: Any) -> None:
    """As PostgreSQL tells the loser of a race: the first attempt fails, the second sees the row."""
    attempts: list[str] = []
    handle = HANDLERS["K402"]

    def lose_once(context: Any, given: Any) -> object:
        attempts.append(context.request.infno)
        if len(attempts) == 1:
            raise IntegrityError("INSERT", {}, Exception("taken"))
        return handle(context, given)

    monkeypatch.setitem(HANDLERS, "K402", lose_once)
    assert isinstance(terminal.told("K402", RATING), Evaluated)
    assert attempts == ["K402", "K402"]
