"""The real program in a terminal with the process beside it: seen, missed and ended with it."""

import os
import select
import signal
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui import reports
from tests.tui.watching import PATIENCE, Watched
from tui.desk import aside, folders, open_desk, settings


def beside(watched):
    """The process that the program started, and a handle that tells when it ends."""
    tasks = Path(f"/proc/{watched.program.pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    (found,) = [each for each in children if aside.MODULE in command(each)]
    return found, os.pidfd_open(found)


def command(process):
    return Path(f"/proc/{process}/cmdline").read_text("utf-8")


def has_ended(handle):
    """Whether it ends within the time that anything may take."""
    with closing(os.fdopen(handle)):
        return bool(select.select([handle], [], [], PATIENCE)[0])


@pytest.fixture
def watched(tmp_path):
    with closing(Watched(reports.write(tmp_path))) as one:
        one.until("Statement 1 of")
        yield one


def test_what_is_linked_beside_is_shown(watched):
    """And the list of processes says whose it is."""
    watched.until("Elsewhere    3")
    known, handle = beside(watched)
    os.close(handle)
    assert command(known).endswith("obelos\0")


@pytest.mark.parametrize("ending", ["key", signal.SIGHUP, signal.SIGKILL])
def test_it_ends_with_the_program(watched, ending):
    """However that ends."""
    _, handle = beside(watched)
    if ending == "key":
        watched.type(b"q")
        watched.program.wait(PATIENCE)
    else:
        watched.end(ending)
    assert has_ended(handle)


def test_its_end_is_said_and_work_goes_on(watched, tmp_path):
    """A decision about names needs it again: another one is there."""
    watched.until("Elsewhere    3")
    known, handle = beside(watched)
    os.kill(known, signal.SIGKILL)
    assert has_ended(handle)
    where = folders()
    with closing(open_desk(where, settings(where.config, "bo"), [])) as other:
        other.join_names("Ana Rui", "Ana Rui-Kohl")
    watched.until("another one goes on")
    watched.type(b"n")
    watched.until("Rui-Kohl")
    assert beside(watched)[0] != known
