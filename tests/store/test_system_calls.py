"""A kill, and an error, at each call of the system that a writer makes: nothing kept is lost."""

import re
import subprocess
import sys

import pytest

from tests.store.sweep import available

MISSING = available()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"No fault can be injected: {MISSING}")


def met(root, fault: str) -> int:
    """At how many calls the fault was met."""
    command = [sys.executable, "-m", "tests.store.sweep", str(root), fault]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(re.fullmatch(rf"{fault} at (\d+) calls\n", done.stdout)[1])


def test_a_kill_at_each_call(tmp_path):
    assert met(tmp_path, "kill") > 150


@pytest.mark.nightly
@pytest.mark.parametrize("fault", ["EIO", "ENOSPC"])
def test_an_error_at_each_call(tmp_path, fault):
    assert met(tmp_path, fault) > 120
