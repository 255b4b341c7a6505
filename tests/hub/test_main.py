"""migrate and seed from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.__main__ import Exit, main
from hub.db.migrate import HEAD


def test_migrate_then_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = ["--database", f"sqlite:///{tmp_path}/hub.db", "--json"]
    assert main(["migrate", *database]) == Exit.DONE
    assert main(["migrate", *database]) == Exit.DONE
    assert main(["seed", *database]) == Exit.DONE
    first, second, seeded = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"migrated": True, "revision": HEAD}
    assert second == {"migrated": False, "revision": HEAD}
    assert seeded["relations"] > 3


def test_without_json_it_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--database", f"sqlite:///{tmp_path}/hub.db"]) == Exit.DONE
    assert capsys.readouterr().out == f"migrated: True, revision: {HEAD}\n"
