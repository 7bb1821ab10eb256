"""The thread that has articles read, analysed and linked: what it asks for, and when."""

import threading

import tui.analyst
from model import ObelosError
from tests.tui import fakes
from tui.analyst import Analyst, Failed, Linked

LONG = 20.0
"""Seconds within which anything has happened."""


def at_work(desk):
    """An analyst over this desk, and what it told so far."""
    told = []
    analyst = Analyst(desk, told.append)
    analyst.start()
    assert analyst.idle.wait(LONG)
    return analyst, told


def test_what_was_held_is_let_go_when_nothing_is_left_to_do(monkeypatch):
    """Once, until there was something to do again."""
    monkeypatch.setattr(tui.analyst, "REST", 0.001)
    desk, rests = fakes.desk(), threading.Semaphore(0)
    desk.worker.rest = rests.release
    analyst, told = at_work(desk)
    assert rests.acquire(timeout=LONG)
    analyst.link_again()
    assert rests.acquire(timeout=LONG)
    assert sum(isinstance(news, Linked) for news in told) == 2
    analyst.stop()


def test_a_report_whose_findings_are_gone_is_analysed_again():
    desk = fakes.desk()
    analyst, _ = at_work(desk)
    desk.analysed.pop("ridge")
    analyst.want("ridge")
    assert analyst.idle.wait(LONG)
    assert "ridge" in desk.analysed
    analyst.stop()


def test_a_report_that_cannot_be_analysed_is_not_tried_whenever_it_is_opened(monkeypatch):
    desk, asked = fakes.desk(), []

    def analyze(article_id):
        asked.append(article_id)
        raise ObelosError(f"{article_id} was too much.")

    monkeypatch.setattr(desk, "analyze", analyze)
    analyst, told = at_work(desk)
    analyst.want("ridge")
    analyst.want("harbour")
    assert analyst.idle.is_set()
    assert sorted(asked) == sorted(desk.ids())
    assert sum(isinstance(news, Failed) for news in told) == len(asked)
    analyst.stop()


def test_what_was_mended_is_told():
    desk = fakes.desk()
    desk.worker.mended.append("The process ended; another one goes on.")
    analyst, told = at_work(desk)
    assert Failed("The process ended; another one goes on.") in told
    analyst.stop()
