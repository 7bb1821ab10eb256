"""Addresses at the command line: each ends within its limit, and without one nothing is asked."""

import os
import subprocess
import sys

import pytest

from tests.corpus.test_fetching import FAILURES, served

ALLOWED = ("--allow-private", "--timeout", "5")
REPORT = "Harbour closes\n\nThe harbour would close, the port authority said on Monday.\n"


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


def test_a_page_is_added_once(site, run):
    """By its own address, by one that leads there, and by one that only counts visitors."""
    code, out, err = run("add", *ALLOWED, f"{site}/page")
    assert (code, err) == (0, "")
    assert "Envoy leaves early  (added)" in out
    for other in ("hop", "page", "page?utm_source=mail"):
        code, out, err = run("add", *ALLOWED, f"{site}/{other}")
        assert (code, err) == (0, "")
        assert "(already there)" in out
    assert len(run("list")[1].splitlines()) == 1


def test_an_address_is_read_by_other_commands_too(site, run):
    code, out, err = run("analyze", *ALLOWED, f"{site}/page")
    assert (code, err) == (0, "")
    assert "in the café" in out
    words = ("--quote", "The envoy", "--occurrence", "1", "--verdict", "confirmed")
    assert run("tag", *ALLOWED, f"{site}/page", *words)[0] == 0


@pytest.mark.parametrize("path", FAILURES)
def test_what_cannot_be_fetched_is_one_sentence(site, run, path):
    code, out, err = run("add", *ALLOWED, f"{site}/{path}")
    assert (code, out) == (1, "")
    assert FAILURES[path] in err
    assert (err.count("\n"), err[-2:]) == (1, ".\n")


def test_a_slow_answer_ends_with_its_time(site, run):
    code, out, err = run("add", "--allow-private", "--timeout", "0.3", f"{site}/slow")
    assert (code, out) == (1, "")
    assert "after 0.3 seconds" in err
    assert (err.count("\n"), err[-2:]) == (1, ".\n")


@pytest.mark.parametrize("path", ["file", "picture", "headers"])
def test_opening_ends_in_the_same_sentence(site, run, path, monkeypatch):
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    code, out, err = run(*ALLOWED, f"{site}/{path}")
    assert (code, out) == (1, "")
    assert FAILURES[path] in err
    assert (err.count("\n"), err[-2:]) == (1, ".\n")


def test_one_address_that_fails_does_not_keep_the_next_from_coming(site, run):
    code, out, err = run("add", *ALLOWED, f"{site}/gone", f"{site}/page")
    assert code == 1
    assert "(added)" in out
    assert err.count("\n") == 1


def test_a_private_address_is_refused_unless_allowed(site, run, home):
    code, out, err = run("add", f"{site}/page")
    assert (code, out) == (1, "")
    assert "local network" in err
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("allow_private = true\n")
    assert run("add", f"{site}/page")[0] == 0
    assert run("analyze", f"{site}/page")[0] == 0


def test_a_feed_brings_its_pages_when_asked(site, run):
    assert "Envoy leaves early" not in run("add", *ALLOWED, f"{site}/feed")[1]
    _, out, err = run("add", "--follow", *ALLOWED, f"{site}/feed")
    assert "Envoy leaves early" in out
    assert "404" in err


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_that_is_none_is_wrong_usage(run, seconds):
    code, _, err = run("add", "--timeout", seconds, "x.txt")
    assert code == 2
    assert "usage" in err


EVERY_COMMAND = """
import asyncio, socket, sys
asked = []

def guard(event, details):
    inside = event == "socket.__new__" and details[1] == socket.AF_UNIX
    if event.startswith("socket.") and event != "socket.gethostname" and not inside:
        asked.append((event, details[1:]))

from tui.cli import main
from store.exports import EXPORTERS
report, out = sys.argv[1:3]
sys.addaudithook(guard)

def run(*words):
    assert main(list(words)) == 0, words

run("add", report)
run("list")
run("list", report)
run("analyze", report)
run("links", report)
words = ("--quote", "The harbour", "--verdict", "confirmed", "--evidence", "http://x.example/")
for reviewer in ("ada", "bob"):
    run("tag", report, *words, "--reviewer", reviewer)
for each in EXPORTERS:
    run("export", "--format", each.name, "-o", out)
    run("export", "--format", each.name, "-o", out, report)
run("export", "-o", out)
run("import", out)
run("sync", "--new", out + ".store")
run("merge", out + ".store")
run("agreement")
run("keys")
run("check")

from tui.desk import folders, open_desk, settings
from tui.app import Obelos
from keymaps import load
where = folders()
desk = open_desk(where, settings(where.config))
desk.read_next()

async def read(pilot):
    for key in ("n", "c", "m", "escape", "q"):
        await pilot.press(key)

Obelos(desk, load("default")).run(headless=True, auto_pilot=read)
desk.close()
assert not asked, asked
main(["add", "--allow-private", "http://127.0.0.1:9/"])
assert asked, "the guard sees nothing"
"""


def test_nothing_is_asked_unless_an_address_is_named(tmp_path):
    """Not even a name is looked up; asyncio's own pair of sockets leads nowhere."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND, str(report), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    )
    assert done.returncode == 0, done.stderr
