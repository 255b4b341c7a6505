"""A skipped test is a failed one in CI, wherever it is skipped; at home it is only skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
BODIES = {
    "in the test": "import pytest\ndef test_one():\n    pytest.skip('no reason')\n",
    "by a mark": "import pytest\n@pytest.mark.skip\ndef test_one():\n    pass\n",
    "as a module": "import pytest\npytest.importorskip('no_such_module')\n",
}


def exit_code(folder: Path, body: str, *, ci: bool) -> int:
    shutil.copy(CONFTEST, folder)
    (folder / "test_one.py").write_text(f"{body}\ndef test_two():\n    assert True\n")
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=folder,
        env=environment | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | ({"CI": "true"} if ci else {}),
        capture_output=True,
        timeout=50,
        check=False,
    )
    return run.returncode


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_in_ci_a_skip_fails(tmp_path: Path, body: str) -> None:
    assert exit_code(tmp_path, body, ci=True) in (1, 2)


def test_at_home_a_skip_is_only_a_skip(tmp_path: Path) -> None:
    assert exit_code(tmp_path, BODIES["in the test"], ci=False) == 0


def test_in_ci_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    body = "import pytest\n@pytest.mark.xfail\ndef test_one():\n    assert False\n"
    assert exit_code(tmp_path, body, ci=True) == 0
