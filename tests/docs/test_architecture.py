"""The newcomer's page says what is: its layers are the contract's, its paths exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs/architecture.md").read_text("utf-8")
PATH = re.compile(r"`([\w./]+(?:/|\.py|\.toml|\.md))`")


def _layers_of_the_contract() -> list[set[str]]:
    pyproject = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    contracts = pyproject["tool"]["importlinter"]["contracts"]
    house = next(one for one in contracts if one["name"] == "The house")
    return [set(re.split(r" [|:] ", layer)) for layer in house["layers"]]


def _layers_of_the_page() -> list[set[str]]:
    block = PAGE.split("## Who may import whom")[1].split("```")[1]
    names = (re.split(r"  +", line)[0] for line in block.strip().splitlines())
    return [set(name.split(" │ ")) for name in names]


def test_the_layers_are_those_of_the_contract() -> None:
    assert _layers_of_the_page() == _layers_of_the_contract()


def test_every_path_exists() -> None:
    paths = PATH.findall(PAGE)
    assert len(paths) > 15
    assert [path for path in paths if not (TOP / path).exists()] == []
