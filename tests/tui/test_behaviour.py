"""How the screen behaves: nothing jumps, nothing typed is lost, nothing unseen is tagged."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import ObelosError, Span
from tests.tui import fakes
from tests.tui.driving import current, press, rows, running, settled, text, verdicts

LONG = "\n".join(
    f"Number {n} was told by Ana Rui on Monday, and nobody in Velm said otherwise."
    for n in range(60)
)


def long_desk():
    return fakes.desk((fakes.article("long", "A long report", LONG, "Harbour Wire"),))


SIZES = ((20, 5), (1, 1), (8, 3), (40, 10), (80, 24), (100, 30), (120, 40), (240, 70))


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_is_survived(size):
    """Down to what holds nothing, with every pane, and across resizes."""
    async with running(size=size) as (app, pilot, desk):
        await press(app, pilot, "n c tab j tab j enter v w d escape ? escape")
        for other in SIZES:
            await pilot.resize_terminal(*other)
            await press(app, pilot, "n tab")
        assert len(verdicts(desk)) + len(verdicts(desk, "northern")) == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_no_line_is_wider_than_the_terminal(size):
    """And every pane is where it should be."""
    async with running(size=size) as (app, pilot, _):
        await press(app, pilot, "n")
        seen = rows(app)
        assert len(seen) == size[1]
        assert {len(row) for row in seen} == {size[0]}
        assert "We lost 40 containers" in text(app)
        wide = size[0] >= 120
        assert ("Reports" in text(app)) == wide
        assert ("Statement 2 of 8" in text(app)) == wide
        assert ("2 of 8" in rows(app)[-2]) == (not wide)


async def test_panes_take_turns_where_there_is_room_for_one():
    """Tab walks them; escape returns to the text."""
    async with running(size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "tab")
        assert "Statement 1 of 8" in text(app)
        await press(app, pilot, "tab")
        assert "Northern Post" in text(app)
        await press(app, pilot, "j enter")
        assert "Sixty containers" in text(app)
        await press(app, pilot, "tab escape")
        assert "Sixty containers" in text(app)


KEYS = ("c", "d", "u", "n", "p", "j", "k", "x", "z", "N")


def words_only(seen):
    """The text column without margin and brackets."""
    return [row.replace("▐", " ").replace("▌", " ")[4:].rstrip() for row in seen]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(KEYS), min_size=1, max_size=12),
    st.sampled_from(("c", "d", "u", "x", "z")),
    st.integers(0, 50),
)
async def test_a_verdict_never_moves_the_text(before, key, down):
    """While the next statement is in view, every line says what it said, where it said it."""
    async with running(long_desk(), size=(70, 24)) as (app, pilot, _):
        await press(app, pilot, f"{down} j" if down else "j")
        await press(app, pilot, " ".join(before))
        top, seen = app.screen.reader.top, words_only(rows(app)[3:20])
        await press(app, pilot, key)
        if app.screen.reader.top == top:
            assert words_only(rows(app)[3:20]) == seen
        else:
            span = app.screen.reader.at.current
            assert app.screen.reader.sees(span)


async def test_a_tag_draws_only_the_lines_that_changed():
    """Not the whole text: what a terminal has to redraw is what the eye has to check."""
    async with running(long_desk(), size=(120, 40)) as (app, pilot, _):
        drawn = []
        reader = app.screen.reader
        refresh = reader.refresh
        reader.refresh = lambda *regions, **more: drawn.extend(regions) or refresh(*regions, **more)
        await press(app, pilot, "c")
        assert 0 < sum(region.height for region in drawn) <= 6


async def test_a_statement_out_of_view_cannot_be_tagged():
    """Scrolling takes the current statement along."""
    async with running(long_desk(), size=(80, 24)) as (app, pilot, desk):
        await press(app, pilot, "space space")
        assert app.screen.reader.sees(app.screen.reader.at.current)
        await press(app, pilot, "c")
        assert verdicts(desk, "long")[0][0] not in LONG[:200]


async def test_what_cannot_be_saved_is_said_and_not_shown_as_saved():
    """The disk is full: nothing moves on, nothing is marked."""
    async with running(fakes.desk(full_disk=True)) as (app, pilot, desk):
        before = current(app)
        await press(app, pilot, "c")
        assert "The disk is full" in rows(app)[-1]
        assert current(app) == before
        assert "✓" not in "".join(row[28:34] for row in rows(app)[3:-1])
        await press(app, pilot, "e h i ctrl+s")
        assert "The disk is full" in rows(app)[-1]
        desk.full_disk = False
        await press(app, pilot, "e ctrl+s")
        assert desk.placed("harbour")[0].annotation.note == "hi"


async def test_a_note_left_by_escape_is_still_there():
    """Text, evidence and what stood in the fields; saved only when asked."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "e w h y tab a . b tab m e escape")
        assert desk.placed("harbour") == ()
        assert "draft" in rows(app)[-1]
        await press(app, pilot, "e ctrl+s")
        annotation = desk.placed("harbour")[0].annotation
        assert annotation.note == "why"
        assert [(each.ref, each.role) for each in annotation.evidence] == [("a.b", "me")]


async def test_a_draft_survives_a_restart():
    """Whether it was left by escape or in the middle of a word."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "e o n e tab a . b escape n e t w o")
        app.hang_up()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "e ctrl+s n e ctrl+s")
    placed = sorted(desk.placed("harbour"), key=lambda p: p.placement.span)
    assert [p.annotation.note for p in placed] == ["one", "two"]
    assert [each.ref for each in placed[0].annotation.evidence] == ["a.b"]


async def test_a_note_looked_at_and_left_is_no_draft():
    """It would hide what another window writes there."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "e o n e ctrl+s e escape")
        assert "draft" not in rows(app)[-1]
        desk.note("harbour", desk.placed("harbour")[0].placement.span, "two")
        await press(app, pilot, "e")
        assert app.screen.note.text == "two"


async def test_a_note_written_meanwhile_is_not_replaced_unseen():
    """Two windows of one reviewer: what the other saved is looked at first."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "e o n e")
        span = app.screen.where[1]
        desk.note("harbour", span, "two")
        await press(app, pilot, "ctrl+s")
        assert "changed in another window" in rows(app)[-1]
        assert desk.placed("harbour")[0].annotation.note == "two"
        await press(app, pilot, "e ctrl+s")
        assert desk.placed("harbour")[0].annotation.note == "one"


async def test_a_draft_is_not_laid_on_other_words():
    """A figure was corrected before the note was gone on with: it was written on the old one."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "e o n e escape")
        words = current(app)
    report = desk.reports["harbour"]
    changed = words.replace("port", "dock")
    corrected = replace(report, text=report.text.replace(words, changed), digest="")
    assert corrected.text != report.text
    desk.reports["harbour"] = corrected
    desk.analysed.clear()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "n p")
        assert current(app) == changed
        await press(app, pilot, "e")
        assert app.screen.note.text == ""
        await press(app, pilot, "escape P")
        shown = " ".join(text(app).split())
        assert "Notes not saved 1" in shown
        assert "one Its words are no longer there." in shown


async def test_a_draft_whose_words_are_gone_is_copied_and_discarded_when_asked():
    """Nothing is let go of by one key, and what is copied stays."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "e o n e escape")
    report = desk.reports["harbour"]
    desk.reports["harbour"] = replace(report, text="Nothing of it stands here.", digest="")
    desk.analysed.clear()
    async with running(desk) as (app, pilot, _):
        copied = []
        app.copy_to_clipboard = copied.append
        assert "1 note left without saving: E lists" in rows(app)[-1]
        await press(app, pilot, "P")
        assert "E there deals with a note" in rows(app)[-1]
        await press(app, pilot, "escape E")
        assert "Its words are no longer there." in " ".join(text(app).split())
        await press(app, pilot, "enter")
        assert "Go on with it" not in text(app)
        await press(app, pilot, "enter")
        assert copied == ["one"]
        for keys in ("E escape", "E enter escape", "E enter down enter escape"):
            await press(app, pilot, keys)
            assert [draft.note for _, draft in app.screen.drafts] == ["one"]
        await press(app, pilot, "E enter down enter enter")
        assert "The note is kept." in rows(app)[-1]
        await press(app, pilot, "E enter down enter down enter")
        assert "The note was discarded." in rows(app)[-1]
        assert not desk.sessions.drafts()
        await press(app, pilot, "E")
        assert "No note was left without saving." in rows(app)[-1]


async def test_a_note_that_no_disk_takes_is_not_left_without_a_word():
    desk = fakes.desk()
    desk.sessions.takes_drafts = False
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "n e o n e escape escape q")
        assert "On no disk: 1 note. E lists what was written, q leaves." in rows(app)[-1]
        assert app.is_running
        desk.sessions.takes_drafts = True
        await press(app, pilot, "q")
        assert not app.is_running
    desk.sessions.takes_drafts = False
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "] n e t w o escape escape q q")
        assert not app.is_running


async def test_a_draft_is_gone_on_with_from_the_list():
    """Also in another report, and on words chosen by hand inside a statement."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "n v w e o n e escape escape")
        (((_, span, words), _),) = app.screen.drafts
        await press(app, pilot, "] ] E enter enter")
        assert app.screen.note.text == "one"
        await press(app, pilot, "ctrl+s")
        (placed,) = desk.placed("harbour")
        assert (placed.annotation.note, placed.placement.span) == ("one", span)
        assert placed.annotation.selector.exact == words
        assert not desk.sessions.drafts()


async def test_a_draft_goes_with_words_that_have_moved():
    """A line was put in above them."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "e o n e escape")
    report = desk.reports["harbour"]
    desk.reports["harbour"] = replace(report, text=f"Corrected.\n\n{report.text}", digest="")
    desk.analysed.clear()
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "n e")
        assert app.screen.note.text == "one"
        await press(app, pilot, "ctrl+s P")
        assert "Notes not saved" not in text(app)


async def test_evidence_is_added_with_enter():
    """One after the other; ctrl+d takes the last away; enter on nothing saves."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "e tab a . b enter c . d enter e . f enter ctrl+d enter")
        evidence = desk.placed("harbour")[0].annotation.evidence
        assert [each.ref for each in evidence] == ["a.b", "c.d"]
        await press(app, pilot, "tab tab")
        assert "a.b" in text(app)


async def test_a_failing_analysis_is_a_notice():
    """The text is there, words can still be tagged."""
    async with running(fakes.desk(broken_analysis=True)) as (app, pilot, desk):
        assert "The port of Velm" in text(app)
        await pilot.pause()
        await pilot.pause()
        assert "[/]broken" in " ".join(text(app).split())
        await press(app, pilot, "v w c")
        assert verdicts(desk) == [("The port", "confirmed")]


async def test_the_text_is_there_before_it_is_analysed():
    """Marks come when they are ready, and nothing moves when they do."""
    desk = fakes.desk()
    held = desk.analyze
    desk.analyze = lambda article_id: None
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "2 j")
        before = words_only(rows(app)[3:-1])
        assert app.screen.page.analysis is None
        desk.analyze = held
        app.screen.analyst._done.clear()
        app.screen.analyst.want("harbour")
        await settled(app, pilot)
        assert app.screen.page.analysis is not None
        assert [row[28:84].rstrip() for row in words_only(rows(app)[3:-1])] == [
            row[28:84].rstrip() for row in before
        ]


async def test_place_and_article_are_remembered():
    """Where one left off is where one goes on, at any width."""
    desk = long_desk()
    desk.reports["harbour"] = fakes.sample()[0]
    async with running(desk, size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "2 space")
        line = rows(app)[3][4:].strip()
        await press(app, pilot, "q")
    async with running(desk, size=(90, 20)) as (app, pilot, _):
        assert line in text(app)
        await press(app, pilot, "] q")
    async with running(desk) as (app, pilot, _):
        assert app.screen.article_id == "harbour"


async def test_resizing_keeps_the_place():
    """The offset at the top is the same after any number of widths."""
    async with running(long_desk(), size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "3 space")
        position = app.screen.reader.position
        for width in (50, 97, 140, 33, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
        assert app.screen.reader.position == position
        assert rows(app)[3][4:].strip()[:20] in LONG[position : position + 80]


async def test_find_goes_there_and_back_returns():
    """To the very words, in another report."""
    async with running() as (app, pilot, _):
        await press(app, pilot, "n f w a i t enter")
        assert app.screen.article_id == "ridge"
        assert current(app).startswith("Insurers said")
        await press(app, pilot, "backspace")
        assert app.screen.article_id == "harbour"
        assert current(app).startswith("“We lost")


async def test_undo_in_another_report_goes_there():
    """What is taken back is seen."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "c ] ] z")
        assert app.screen.article_id == "harbour"
        assert verdicts(desk) == []


async def test_keys_held_are_shown_and_escape_drops_them():
    """A sequence under way is no secret."""
    async with running(keymap="vim") as (app, pilot, _):
        await press(app, pilot, "2 g")
        assert "2 g …" in rows(app)[-1]
        await press(app, pilot, "escape j")
        assert app.screen.reader.top == 0
        await press(app, pilot, "g x")
        assert "browser" in rows(app)[-1] or "Opened" in rows(app)[-1]


async def test_an_address_that_is_no_http_is_not_opened(monkeypatch):
    """Nothing is ever handed to the system but http and https."""
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    report = fakes.article("a", "T", "Text.", "P", url="file:///etc/passwd")
    async with running(fakes.desk((report,))) as (app, pilot, _):
        await press(app, pilot, "o")
        assert "Not opened" in rows(app)[-1]
    assert opened == []


async def test_the_mouse_opens_points_and_scrolls():
    """Everything that keys reach, the mouse reaches too."""
    async with running(size=(120, 20)) as (app, pilot, _):
        await pilot.click("#list", offset=(5, 2))
        assert app.screen.article_id == "northern"
        await pilot.click("#reader", offset=(8, 3))
        assert current(app).startswith("Sixty")
        await pilot.click("#list", offset=(5, 0))
        assert app.screen.article_id == "harbour"


async def test_a_report_that_cannot_be_read_is_said():
    """And the one before stays."""
    async with running() as (app, pilot, desk):

        def gone(article_id):
            raise ObelosError("The file is gone.")

        desk.article = gone
        await press(app, pilot, "]")
        assert "The file is gone." in rows(app)[-1]
        assert app.screen.article_id == "harbour"


async def test_an_empty_report_and_an_empty_desk():
    """Nothing to read is not an error."""
    async with running(fakes.desk((fakes.article("e", "", "", ""),))) as (app, pilot, _):
        await press(app, pilot, "n v c j space G l m y / a enter tab tab")
    desk = fakes.desk(())
    async with running(desk) as (app, pilot, _):
        await press(
            app, pilot, "n v c j space G l ] x z e o y / a enter escape tab j enter tab tab"
        )
        assert desk.placed_by == {}


async def test_others_verdicts_are_seen_as_theirs():
    """A mark in the margin, a name in the panel, and still untagged for me."""
    desk = fakes.desk()
    start = fakes.HARBOUR.index("Dockers")
    desk.reviewer = "bo"
    desk.tag("harbour", Span(start, start + 27), "disputed")
    desk.reviewer = "tester"
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "2 n")
        assert "÷ disputed, bo" in text(app)
        assert "none yet" in text(app)


async def test_the_mouse_selects_whole_words():
    """Drawn over, then tagged by a key; a click afterwards ends the choice."""
    async with running(size=(120, 20)) as (app, pilot, desk):
        # The text of the first line begins four cells after the edge of its pane.
        await pilot.mouse_down("#reader", offset=(9, 0))
        await pilot.hover("#reader", offset=(14, 0))
        await pilot.hover("#reader", offset=(17, 0))
        await pilot.mouse_up("#reader", offset=(17, 0))
        await pilot.pause()
        chosen = app.screen.reader.at.selected
        assert chosen.of(fakes.HARBOUR) == "port of Velm"
        await press(app, pilot, "d")
        assert ("port of Velm", "disputed") in verdicts(desk)


async def test_the_first_start_says_what_to_do_first():
    """Once, until the first key."""
    desk = fakes.desk()
    async with running(desk) as (app, pilot, _):
        assert "n goes to the next statement, c d u judge it" in rows(app)[-1]
        await press(app, pilot, "n")
        assert "judge it" not in rows(app)[-1]
    async with running(desk) as (app, _, _):
        assert "judge it" not in rows(app)[-1]


async def test_commands_are_logged_and_typed_words_are_not(caplog):
    """On request, for a report of what went wrong."""
    caplog.set_level("DEBUG", "obelos")
    async with running() as (app, pilot, _):
        await press(app, pilot, "n e s e c r e t ctrl+s")
    logged = caplog.text
    assert "next_statement x1" in logged
    assert "secret" not in logged


async def idle(app, pilot):
    while app.screen.spare.at_work:
        await pilot.pause(0)


async def test_the_reports_beside_are_read_before_they_are_asked_for(monkeypatch):
    """In a pause, so that the key for the next one finds it ready; once is enough."""
    async with running() as (app, pilot, desk):
        read, known = [], []
        article, analysis = desk.article, desk.analysis
        monkeypatch.setattr(desk, "article", lambda each: read.append(each) or article(each))
        monkeypatch.setattr(desk, "analysis", lambda each: known.append(each) or analysis(each))
        await press(app, pilot, "]")
        assert app.screen.article_id == "northern"
        await idle(app, pilot)
        assert {"harbour", "ridge"} <= set(read) & set(known)
        read.clear()
        await press(app, pilot, "n j")
        await idle(app, pilot)
        assert not {"harbour", "ridge"} & set(read)
        await press(app, pilot, "m escape n")
        await idle(app, pilot)
        assert {"harbour", "ridge"} <= set(read)


async def test_a_damaged_report_beside_is_told_when_it_is_opened(monkeypatch):
    async with running() as (app, pilot, desk):
        article = desk.article

        def damaged(each):
            if each == "northern":
                raise ObelosError("The text is damaged or gone.")
            return article(each)

        monkeypatch.setattr(desk, "article", damaged)
        await press(app, pilot, "n")
        await idle(app, pilot)
        assert "damaged" not in text(app)
        await press(app, pilot, "]")
        assert "The text is damaged or gone." in text(app)
        assert app.screen.article_id == "harbour"


@pytest.mark.parametrize(("begins", "gap"), [(True, True), (False, False)])
async def test_a_long_title_that_the_text_begins_with_leaves_room_above_it(begins, gap):
    """It is read in full where it stands; one that does not stand there takes the line."""
    desk = fakes.desk()
    title = "The port of Velm reopened " + "after a very long while " * 6 + "on Tuesday"
    report = desk.reports["harbour"]
    words = f"Updated on Tuesday\n\n{title}\n\n{report.text}" if begins else report.text
    desk.reports["harbour"] = replace(report, title=title, text=words, digest="")
    async with running(desk) as (app, _pilot, _):
        head = [row[32:92].strip() for row in rows(app)[:3]]
        assert head[1].startswith("The port of Velm reopened")
        assert (head[2] == "") == gap


@pytest.mark.parametrize("size", [(40, 10), (80, 12), (80, 24), (120, 40)])
async def test_every_part_of_a_note_is_seen_on_the_lowest_terminal(size):
    """The words, the note, where evidence goes and the keys; also with much evidence."""
    async with running(size=size) as (app, pilot, _):
        await press(app, pilot, "n e")
        for count in (0, 1, 20):
            for _ in range(count):
                await press(app, pilot, "tab x enter shift+tab")
            await press(app, pilot, "a l p h a tab o n e")
            for _ in range(4):
                await pilot.pause(0.01)
            shown = text(app)
            assert "alpha" in shown
            assert "one" in shown
            assert "independent" in shown
            assert "ctrl+s saves" in shown
            await press(app, pilot, "shift+tab")
        assert ("… and" in shown) == (size[1] < 30)
