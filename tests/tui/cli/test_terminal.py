"""The screen is drawn where it is seen and hears the keys, wherever the program is called from."""

import os
import pty
import subprocess
import sys
from contextlib import closing

from tests.tui import reports
from tests.tui.watching import PATIENCE, PROGRAM, Watched


def test_keys_are_heard_where_standard_input_is_something_else(tmp_path):
    """As below `xargs`, which gives its programs an empty one."""
    (source,) = reports.write(tmp_path, {"harbour.txt": reports.REPORTS["harbour.txt"]})
    emptied = "import os; os.dup2(os.open('/dev/null', os.O_RDONLY), 0)\n"
    with closing(Watched([source], program=emptied + PROGRAM)) as watched:
        watched.until("Statement 1 of")
        watched.type(b"n")
        watched.until("Statement 2 of")


def test_the_screen_says_where_it_begins_a_store(tmp_path):
    """It may be a slip of the pen; then nothing was written there yet."""
    (source,) = reports.write(tmp_path, {"harbour.txt": reports.REPORTS["harbour.txt"]})
    typo = tmp_path / "typo"
    with closing(Watched(["--store", typo, source])) as watched:
        watched.until("There is no store at")
        assert not typo.exists()
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").touch()
    with closing(Watched(["--store", tmp_path / "letters", source])) as watched:
        assert watched.program.wait(PATIENCE) == 1
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["one.txt"]


def test_a_screen_that_nobody_would_see_is_refused(tmp_path):
    (source,) = reports.write(tmp_path, {"harbour.txt": reports.REPORTS["harbour.txt"]})
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, source],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "TERM": "xterm-256color"},
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "must be the terminal" in done.stderr
