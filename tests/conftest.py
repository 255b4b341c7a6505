"""For every test: screens are drawn off screen, and in CI no test may be skipped."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
import structlog

# Real pixels without a display (SDL's offscreen driver): the same in a desktop session and in CI.
os.environ.pop("DISPLAY", None)

IN_CI = os.environ.get("CI") == "true"


def _not_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI a skip is a failure: {report.longrepr}"


@pytest.fixture(autouse=True)
def _no_log_of_a_test_before() -> None:
    """A command that a test has run set up its log on a stream that is closed by now."""
    stream = getattr(structlog.get_config()["logger_factory"], "_file", None)
    if stream is not None and stream.closed:
        structlog.reset_defaults()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _not_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _not_skipped(report)
    return report
