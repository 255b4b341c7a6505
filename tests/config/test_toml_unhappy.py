"""A file of tables that cannot be read is a fault like any other, whichever file it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config import deployment_files, look, settings, toml
from config.fault import Faulty

LOADERS: list[tuple[str, Callable[[Path], object]]] = [
    ("mine.toml", settings.load),
    ("mine.toml", deployment_files.read_commitments),
    ("rules/mine.toml", deployment_files.load),
    ("mine.toml", deployment_files.read_credentials),
    ("look/measures.toml", lambda path: look.load(path.parent)),
]
BROKEN = [b"[times", b"\xff\xfe\x00", b"a = 1\na = 2"]


def told(read: Callable[[], object]) -> list[tuple[str, str]]:
    """File and key of the faults, each of which has a reason."""
    with pytest.raises(Faulty) as raised:
        read()
    assert all(fault.reason for fault in raised.value.faults)
    return [(fault.file, fault.key) for fault in raised.value.faults]


@pytest.mark.parametrize("content", BROKEN)
def test_what_is_no_toml_is_called_as_the_caller_says(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    assert told(lambda: toml.read(path)) == [("mine.toml", "")]
    assert told(lambda: toml.read(path, "text/mine.toml")) == [("text/mine.toml", "")]


def test_a_file_that_is_not_there_and_a_folder_are_faults(tmp_path: Path) -> None:
    assert told(lambda: toml.read(tmp_path / "none.toml")) == [("none.toml", "")]
    assert told(lambda: toml.read(tmp_path, "mine.toml")) == [("mine.toml", "")]


@pytest.mark.parametrize("content", [None, *BROKEN])
@pytest.mark.parametrize(("file", "load"), LOADERS)
def test_every_loader_says_so(
    tmp_path: Path, content: bytes | None, file: str, load: Callable[[Path], object]
) -> None:
    path = tmp_path / Path(file).name
    if content is not None:
        path.write_bytes(content)
    assert told(lambda: load(path)) == [(file, "")]
