"""What others write meanwhile is seen without a key, and nothing moves by it."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import tui.watcher
from corpus import Library, Reach
from model import Article, ObelosError, Problem, Span
from tests.tui import fakes, reports
from tests.tui.driving import current, press, rows, running, settled, text
from tests.tui.watching import Watched
from tui.desk import folders, open_desk, settings
from tui.desk.intake import take_in
from tui.watcher import Watcher

CAUSE = "No cause has been given."
INQUIRY = (
    "The city of Velm will hold an inquiry in May, mayor Jon Pell told reporters on Wednesday."
)
LOST = "The port of Velm lost 40 containers in the fire on Tuesday, harbour director Ana Rui said."
MISSING = "Four sailors are still missing, the coast guard said."
MOST = 500
"""Turns of the loop within which a look that is due must have been taken."""


def opened_by(reviewer, sources):
    """The same store and reports, with all of them read."""
    where = folders()
    desk = open_desk(where, settings(where.config, reviewer), sources)
    while desk.read_next() is not None:
        pass
    return desk


def words(desk, article_id, quote):
    start = desk.article(article_id).text.index(quote)
    return Span(start, start + len(quote))


async def test_anothers_verdict_appears_without_a_key(tmp_path, monkeypatch):
    """In margin and panel; the current statement, the view and one's own count stay."""
    monkeypatch.setattr(tui.watcher, "EVERY", 0.01)
    sources = reports.write(tmp_path)
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "n")
        before, at = rows(app), current(app)
        assert at == MISSING
        with closing(opened_by("bo", sources)) as other:
            harbour = desk.ids()[0]
            other.tag(harbour, words(other, harbour, MISSING), "disputed")
        for _ in range(MOST):
            if "÷ disputed, bo" in text(app):
                break
            await pilot.pause(0.01)
        assert "÷ disputed, bo" in text(app)
        assert current(app) == at
        assert [row[32:80] for row in rows(app)] == [row[32:80] for row in before]
        (line,) = [row for row in rows(app) if MISSING[:30] in row[28:90]]
        assert "÷" in line[:36]
        assert "0 tagged" in rows(app)[-1]


async def test_names_decided_by_another_are_folded_anew(tmp_path):
    sources = reports.write(tmp_path)
    async with reports.driven(sources) as (app, pilot, _):
        app.screen.analyst.idle.wait(20)
        with closing(opened_by("bo", sources)) as other:
            other.join_names("Rui", "Ana Rui")
        asked = []
        app.screen.analyst.link_again = lambda: asked.append(1)
        app.watcher.look()
        await pilot.pause()
        assert asked == [1]


async def test_ones_own_acts_are_no_news(tmp_path):
    """They are shown at once, and need no second look."""
    sources = reports.write(tmp_path)
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "c d z e w h y ctrl+s")
        assert desk.refresh() == ()


def test_another_process_is_watched_too(tmp_path):
    """The real program in a terminal, and a second one that writes."""
    sources = reports.write(tmp_path)
    with closing(Watched(sources)) as watched:
        watched.until("Statement 1 of")
        with closing(opened_by("bo", sources)) as other:
            harbour = other.ids()[0]
            other.analyze(harbour)
            first = other.analysis(harbour).statements[0].span
            other.tag(harbour, first, "unsourced")
        watched.until("? unsourced, bo")


async def test_a_look_waits_until_the_hands_rest(monkeypatch):
    """While keys come, none is held up."""
    monkeypatch.setattr(tui.watcher, "EVERY", 0.001)
    monkeypatch.setattr(tui.watcher, "STILL", 3600.0)
    looked = []
    desk = fakes.desk()
    desk.refresh = lambda: looked.append(1) or ()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "j")
        del looked[:]
        await press(app, pilot, "j k n p")
        await pilot.pause(0.02)
        assert looked == []


async def test_reports_that_are_added_meanwhile_appear(tmp_path):
    """At the end of the list, analysed and linked; what is being read stays where it is."""
    library, (first, *others) = folders().library, reports.write(tmp_path)
    assert len(list(take_in(library, [first], Reach()))) == 1
    async with reports.driven(()) as (app, pilot, desk):
        await press(app, pilot, "n")
        before, at = rows(app), current(app)
        assert desk.read_on() == 0
        assert len(list(take_in(library, others, Reach()))) == 2
        app.watcher.look()
        await pilot.pause()
        await settled(app, pilot)
        assert rows(app)[-1].startswith(" 2 new reports in the library.")
        assert [each.title for each in app.screen.articles.rows] == [
            "Fire closes the port of Velm",
            "Velm counts its losses",
            "What the fire in Velm means",
        ]
        assert current(app) == at
        assert [row[32:80] for row in rows(app)[:-1]] == [row[32:80] for row in before[:-1]]
        assert "Elsewhere" in text(app)
        app.watcher.look()
        await settled(app, pilot)
        assert len(desk.ids()) == 3


async def test_a_correction_of_what_is_being_read_is_told_once(tmp_path):
    """What is tagged from then on is the text that is seen, and no more the present one."""
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    async with reports.driven(()) as (app, pilot, _):
        (tmp_path / "ridge.txt").write_text("What the fire means\n\nNothing was said.\n", "utf-8")
        list(take_in(library, sources, Reach()))
        app.watcher.look()
        await settled(app, pilot)
        assert not app._notifications, "Another report than the one in view."
        reports.edit_harbour(tmp_path)
        list(take_in(library, sources, Reach()))
        for _ in range(2):
            app.watcher.look()
            await settled(app, pilot)
        (notice,) = app._notifications
        assert "A later version of this report" in notice.message
    async with reports.driven(()) as (app, pilot, _):
        app.watcher.look()
        await settled(app, pilot)


async def test_what_is_wrong_with_the_annotations_is_said_and_listed(monkeypatch):
    """A notice once, a word in the status line as long as it lasts, and all of it by a key."""
    monkeypatch.setattr(tui.watcher, "EVERY", 60.0)
    desk = fakes.desk()
    async with running(desk, (120, 40)) as (app, pilot, _):
        await press(app, pilot, "j")
        desk.tag_problems = (Problem("ada/a1.json", "Line 3 could not be read."),) * 2
        for _ in range(2):
            app.watcher.look()
            await pilot.pause()
        assert [notice.message for notice in app._notifications] == [
            "ada/a1.json: Line 3 could not be read. And 1 more: P lists them."
        ]
        assert "saved · 2 problems, P" in rows(app)[-1]
        await press(app, pilot, "P")
        assert "Annotations  2" in text(app)
        assert "Line 3 could not be read." in text(app)
        assert "obelos check --mend may help" in rows(app)[-1]
        await press(app, pilot, "escape")
        desk.tag_problems = ()
        app.watcher.look()
        await pilot.pause()
        assert "problem" not in rows(app)[-1]
        await press(app, pilot, "P")
        assert "Nothing was left out" in text(app)


async def test_a_damaged_store_is_said_soon_after_the_start(tmp_path, monkeypatch):
    """Fewer tags than there were must not pass for all there are."""
    monkeypatch.setattr(tui.watcher, "EVERY", 0.01)
    sources = reports.write(tmp_path)
    with closing(opened_by("ada", sources)) as desk:
        for quote in (MISSING, "No cause has been given."):
            desk.tag(desk.ids()[0], words(desk, desk.ids()[0], quote), "confirmed")
    (file,) = Path(folders().store, "ada").glob("*.json")
    file.write_bytes(file.read_bytes()[:-40])
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "j")
        for _ in range(MOST):
            if "1 problem, P" in rows(app)[-1]:
                break
            await pilot.pause(0.01)
        assert "saved · 1 problem, P" in rows(app)[-1]
        assert any(file.name in notice.message for notice in app._notifications)


def test_a_store_that_cannot_be_looked_at_is_looked_at_again():
    """It is neither an end nor a notice each second."""

    class Gone:
        def refresh(self):
            raise ObelosError("The disk is gone.")

    told = []
    Watcher(Gone(), told.append).look()
    assert told == []


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(tui.watcher, "STILL", 0.0)


async def test_a_later_version_is_taken_by_a_key(tmp_path):
    """Text, findings, marks, what other reports tell, matrix and review queue change together, and
    no verdict is seen beside words it was not given to.
    """
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    async with reports.driven(()) as (app, pilot, desk):
        harbour = desk.ids()[0]
        await press(app, pilot, "U")
        assert "No later version of this report" in rows(app)[-1]
        kept = desk.tag(harbour, words(desk, harbour, CAUSE), "unsourced").annotation
        desk.tag(harbour, words(desk, harbour, LOST), "confirmed")
        desk.tag(harbour, words(desk, harbour, MISSING), "disputed")
        app.screen.go_to(words(desk, harbour, INQUIRY))
        reports.edit_harbour(tmp_path)
        list(take_in(library, sources, Reach()))
        app.watcher.look()
        await settled(app, pilot)
        (notice,) = app._notifications
        assert "U shows it" in notice.message
        assert "40 containers" in text(app)
        await press(app, pilot, "U")
        assert "U shows it" not in text(app)
        assert "45 containers" in text(app)
        assert "2 tags of yours" in rows(app)[-1]
        assert not app._notifications, "It is no later one any more."
        assert current(app) == INQUIRY
        await settled(app, pilot)
        states = {each.annotation.verdict: each.placement for each in desk.placed(harbour)}
        assert states["unsourced"].state == "kept"
        assert states["confirmed"].state == "review"
        assert states["disputed"].span is None
        new = desk.article(harbour)
        assert "45 containers" in new.text
        assert states["unsourced"].span.of(new.text) == kept.selector.exact
        assert {each.span.of(new.text) for each in desk.analysis(harbour).statements} >= {INQUIRY}
        assert not desk.is_outdated(harbour)
        ends = {end for group in desk.groups() for end in group.members}
        assert any(end.article_id == harbour for end in ends), "It is linked anew."
        for end in ends:
            assert desk.statement(end.article_id, end.statement_id).span == end.span
        await press(app, pilot, "m")
        assert "45" in text(app)
        await press(app, pilot, "escape U")
        assert "No later version of this report" in rows(app)[-1]
        app.watcher.look()
        reports.write(tmp_path)
        list(take_in(library, sources, Reach()))
        app.watcher.look()
        await settled(app, pilot)
        assert len(app._notifications) == 1, "It is told of each."
        await press(app, pilot, "U")
        await settled(app, pilot)
        assert {each.placement.state for each in desk.placed(harbour)} == {"kept"}
        ends = {end for group in desk.groups() for end in group.members}
        assert any(end.article_id == harbour for end in ends), "Its findings were at hand."


def elsewhere_of(desk):
    """All that other reports are said to tell, by their statements and by groups."""
    for article_id in desk.ids():
        for each in desk.analysis(article_id).statements if desk.analysis(article_id) else ():
            yield from desk.elsewhere(article_id, each.id)
    yield from (end for group in desk.groups() for end in group.members)


async def test_links_made_of_the_text_before_tell_nothing_of_the_later(tmp_path):
    """One who links meanwhile ends with spans of words that are no longer shown."""
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    with closing(opened_by("ada", ())) as desk:
        harbour = desk.ids()[0]
        for each in desk.ids():
            desk.analyze(each)
        reports.edit_harbour(tmp_path)
        list(take_in(library, sources, Reach()))
        desk.read_on()
        link, analyze = desk.worker.link, desk.worker.analyze

        def linking(entries, hints, tell):
            stories = link(entries, hints, tell)
            desk.take_present(harbour, Span(0, 4))
            return stories

        desk.worker.link = linking
        desk.fold_and_link()
        assert desk.groups()
        assert all(harbour != each.article_id for each in elsewhere_of(desk))
        assert desk.analysis(harbour) is None
        desk.worker.link = link
        reports.write(tmp_path)
        list(take_in(library, sources, Reach()))
        desk.read_on()

        def analysing(entry, hints):
            noted = analyze(entry, hints)
            if desk.is_outdated(harbour):
                desk.take_present(harbour, Span(0, 4))
            return noted

        desk.worker.analyze = analysing
        desk.analyze(harbour)
        assert desk.analysis(harbour).digest == desk.article(harbour).digest
        desk.fold_and_link()
        assert any(harbour == each.article_id for each in elsewhere_of(desk))


async def test_a_report_removed_meanwhile_leaves_the_others_to_be_compared(tmp_path):
    """Its text may be read nowhere; one with tags is kept beside them, and is compared too."""
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    async with reports.driven(()) as (app, pilot, desk):
        harbour, northern, ridge = desk.ids()
        desk.tag(northern, words(desk, northern, "Four sailors were missing"), "disputed")
        taken, shelf = Library(library), desk._reading.shelf
        for gone in (northern, ridge):
            taken.remove(gone)
            shelf.replace(replace(shelf.entry(gone), text=""))
        for keys in ("g n", "n", "escape"):
            await press(app, pilot, keys)
            found = desk.elsewhere(harbour, app.screen.place.statement.id)
            assert {each.article_id for each in found} == {northern}
        for keys in ("m", "s", "s", "a"):
            await press(app, pilot, keys)
            columns = {app.screen.board.columns[n] for n in range(len(app.screen.board.columns))}
            assert columns == {harbour, northern}
            assert "gone" not in rows(app)[-1]
            assert "Northern" in text(app) or "Velm counts" in text(app)
        await press(app, pilot, "escape ]")
        assert "Velm counts its losses" in text(app)
        await press(app, pilot, "]")
        assert "perhaps removed from the library" in rows(app)[-1]


async def test_a_report_removed_and_added_again_is_the_same_or_a_later_one(tmp_path):
    """By its address it is known again; it is listed once, and nothing is said to be left out."""
    taken, before = Library(folders().library), reports.REPORTS["harbour.txt"]
    for name, report in reports.REPORTS.items():
        taken.add(Article(name[:-4], name, report, url=f"https://news.example/{name}"))
    async with reports.driven(()) as (app, pilot, desk):
        desk.tag("harbour", words(desk, "harbour", CAUSE), "unsourced")
        for report in (before, before.replace("40 containers", "45 containers")):
            taken.remove("harbour")
            app.watcher.look()
            taken.add(Article("harbour", "Fire", report, url="https://news.example/harbour.txt"))
            app.watcher.look()
            await settled(app, pilot)
            assert desk.is_outdated("harbour") == (report != before)
            assert len(app._notifications) == (report != before)
            assert not desk.left_out
        await press(app, pilot, "U")
        assert "45 containers" in text(app)
        assert len(desk.ids()) == len(app.screen.articles.rows) == 3


@pytest.mark.parametrize("tagged", [True, False])
def test_names_are_joined_and_links_made_without_what_was_removed(tmp_path, tagged):
    """One with tags is at hand still: its text is kept beside them."""
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    with closing(opened_by("ada", ())) as desk:
        harbour, northern, ridge = desk.ids()
        for each in desk.ids():
            desk.analyze(each)
        if tagged:
            desk.tag(northern, words(desk, northern, "Four sailors were missing"), "disputed")
    with closing(opened_by("ada", ())) as desk:
        for each in desk.ids():
            desk.analyze(each)
        Library(library).remove(northern)
        desk._reading.shelf.replace(replace(desk._reading.shelf.entry(northern), text=""))
        desk.fold_and_link()
        told = {end.article_id for group in desk.groups() for end in group.members}
        assert told == {harbour, ridge, *([northern] if tagged else [])}


async def test_a_later_version_that_cannot_be_shown_leaves_no_marks_on_the_text_before(tmp_path):
    library, sources = folders().library, reports.write(tmp_path)
    list(take_in(library, sources, Reach()))
    async with reports.driven(()) as (app, pilot, desk):
        harbour = desk.ids()[0]
        reports.edit_harbour(tmp_path)
        list(take_in(library, sources, Reach()))
        app.watcher.look()
        await settled(app, pilot)
        placed, desk.placed = desk.placed, refused
        await press(app, pilot, "U")
        assert "The disk is gone." in rows(app)[-1]
        desk.placed = placed
        app.screen.renew_page()
        await press(app, pilot, "c")
        assert "40 containers" in text(app)
        assert "✓" not in text(app)
        assert not desk.placed(harbour)
        await press(app, pilot, "] [")
        assert "45 containers" in text(app)


def refused(article_id):
    raise ObelosError("The disk is gone.")
