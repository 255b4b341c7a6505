"""Figures know whether they meet their goal, and say so in the table and in the file."""

from __future__ import annotations

import json
from pathlib import Path

from bench.figures import beside, capped, held, least, percentile, plain, save, spread, table


def test_a_figure_may_be_so_many_times_its_peer() -> None:
    assert held("commit", 1.5, "ms", "fdatasync", 1.0, 1.5).met is True
    assert held("commit", 1.51, "ms", "fdatasync", 1.0, 1.5).met is False


def test_a_figure_may_have_to_reach_its_peer() -> None:
    assert least("decoded", 50, "images", "zbar", 50).met is True
    assert least("decoded", 49, "images", "zbar", 50).met is False


def test_a_figure_may_be_held_by_a_number() -> None:
    assert capped("idle", 0.1, "%", 0.1).met is True
    assert capped("idle", 0.11, "%", 0.1).met is False


def test_without_a_goal_nothing_is_met_or_missed() -> None:
    assert plain("visits", 300.0, "/s").met is None
    assert beside("start", 400.0, "ms", "Qt Quick", 300.0).met is None


def test_percentiles_are_of_the_samples_themselves() -> None:
    samples = [float(n) for n in range(1, 102)]
    assert percentile(samples, 50) == 51.0
    assert spread(samples) == {"n": 101, "p95": 96.0, "p99": 100.0, "max": 101.0}


def test_the_table_shows_value_peer_ratio_and_what_was_missed() -> None:
    [_, line] = table([held("按下", 9.0, "ms", "Qt Quick", 10.0, 0.5, n=300.0)]).splitlines()
    assert " ".join(line.split()) == "MISSED 按下 9 ms 10 ms, Qt Quick 0.90 ≤ 0.5 × peer n 300"


def test_columns_stand_under_each_other_with_wide_characters_too() -> None:
    _, first, second = table([plain("按下", 1.5, "ms"), plain("abcd", 1.5, "ms")]).splitlines()
    assert first.index("1.5") + 2 == second.index("1.5"), "two hanzi are four cells"


def test_the_file_holds_figures_and_machine(tmp_path: Path) -> None:
    save([plain("visits", 300.0, "/s", ms=3.3)], tmp_path / "out" / "bench.json")
    whole = json.loads((tmp_path / "out" / "bench.json").read_text("utf-8"))
    assert whole["figures"][0]["value"] == 300.0
    assert whole["figures"][0]["more"] == {"ms": 3.3}
    assert whole["machine"]["processors"] >= 1
