"""The cheap mutants, in `make test`: a fault test that cannot fail proves nothing."""

import os
import subprocess
import sys

import pytest

from tests.faults.__main__ import FAILED_TESTS, ROOT
from tests.faults.mutants import MUTANTS

QUICK = [name for name, mutant in MUTANTS.items() if mutant.quick]


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_fault_is_caught(name: str) -> None:
    options = ("-p", "no:cacheprovider", "-p", "no:xdist", "-x")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"tests/{MUTANTS[name].caught_by}"],
        cwd=ROOT,
        env={**os.environ, "MUTANT": name},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == FAILED_TESTS, ran.stdout[-2000:] + ran.stderr[-2000:]
    assert "AssertionError" in ran.stdout  # an oracle said no; nothing else went wrong
