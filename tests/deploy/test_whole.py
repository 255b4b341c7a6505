"""A file that is made takes its place at the end."""

from __future__ import annotations

from pathlib import Path

from deploy.whole import whole


def test_the_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "list.tsv"
    with whole(target) as part:
        part.write_text("one\n", "utf-8")
        assert not target.exists()
    assert target.read_text("utf-8") == "one\n"
    assert list(target.parent.iterdir()) == [target]
