"""Programs of the machine that some full tests need: without one they fail and say how to get it."""

import shutil

import pytest

PACKAGES = {
    "strace": "strace",
    "nginx": "nginx-light",
    "openssl": "openssl",
    "faketime": "faketime",
}


def needed(program: str) -> str:
    """Where a program is; fails the test with the package to install."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.fail(f"{program} is missing: apt-get install {PACKAGES[program]}")
    return found
