"""Review sessions driven by keys over a real desk: one decision after another, and none lost."""

import json

import pytest

import keymaps
from corpus import Library
from model import Article, Span
from tests.tui import reports
from tests.tui.driving import current, press, rows, text
from tui.desk import folders
from tui.screens.main import Main
from tui.screens.review import Review
from tui.screens.review_start import ReviewStart
from tui.screens.review_summary import ReviewSummary

STATEMENTS = 9
"""In the three reports together."""


@pytest.fixture
def sources(tmp_path):
    return reports.write(tmp_path)


def words(app):
    """The statement to be decided on."""
    item = app.screen.item
    return item.span.of(app.desk.article(item.article_id).text)


async def test_one_key_per_decision_until_nothing_waits(sources):
    """The counts in the summary are those of the strokes."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter")
        assert f"0 / {STATEMENTS}" in rows(app)[0]
        await press(app, pilot, "c d u x c c d d")
        assert f"8 / {STATEMENTS}" in rows(app)[0]
        await press(app, pilot, "u")
        assert isinstance(app.screen, ReviewSummary)
        for told in ("3  ✓ confirmed", "3  ÷ disputed", "2  ? unsourced", "1    nothing to tag"):
            assert told in text(app)
        assert "left    nothing" in text(app)
        assert len(reports.verdicts(desk)) == STATEMENTS - 1
        await press(app, pilot, "q")
        assert isinstance(app.screen, Main)


async def test_the_statement_stands_in_its_place(sources):
    """Report, paragraph, who says it, the words around, and the others with their differences."""
    async with reports.driven(sources, size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "r enter")
        seen = text(app)
        assert "Fire closes the port of Velm · paragraph 2  › Ana Rui" in seen
        assert "Four sailors are still missing" in seen
        assert "Elsewhere 2 · 2 origins" in seen
        assert "40 containers → 60 containers" in seen
        assert "x nothing" in seen
        assert "q pause" in seen


async def test_the_statement_begins_on_the_same_line(sources):
    """Whatever stands before it, so that the eye need not look for it."""
    begins = set()
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter")
        for _ in range(STATEMENTS - 1):
            start = words(app)[:12]
            begins.add(next(n for n, line in enumerate(rows(app)) if start in line))
            await press(app, pilot, "c")
    assert len(begins) == 1


async def test_undo_goes_back_to_where_the_stroke_was_made(sources):
    """Verdicts, `nothing to tag`, and the last stroke of all, from the summary."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter")
        first = words(app)
        await press(app, pilot, "c x d")
        await press(app, pilot, "z z")
        assert words(app).startswith("Four sailors are still")
        assert not desk.sessions.passed()
        assert len(reports.verdicts(desk)) == 1
        await press(app, pilot, "z")
        assert words(app) == first
        assert reports.verdicts(desk) == []
        await press(app, pilot, "z")
        assert "nothing to undo" in app.screen.said[0]
        await press(app, pilot, "x " * STATEMENTS)
        assert isinstance(app.screen, ReviewSummary)
        await press(app, pilot, "z")
        assert isinstance(app.screen, Review)
        assert words(app).startswith("The insurers")


async def test_undo_takes_back_what_was_done_last_wherever_that_was(sources):
    """A verdict given in the reader meanwhile goes first, and the count of the session stays."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter c q")
        await press(app, pilot, "n n n d")
        await press(app, pilot, "R z")
        assert [verdict for _, _, verdict in reports.verdicts(desk)] == ["confirmed"]
        assert f"1 / {STATEMENTS}" in rows(app)[0]
        await press(app, pilot, "z")
        assert reports.verdicts(desk) == []
        assert f"0 / {STATEMENTS}" in rows(app)[0]


async def test_a_pause_survives_a_restart(sources):
    """Place, progress, time and marks; also when the program was killed instead of left."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter")
        app.screen.clock = lambda: app.screen.last_stroke + 30.0
        await press(app, pilot, "c x n")
        await press(app, pilot, "c")
        here = words(app)
        kept = app.screen.session
        assert kept.seconds == pytest.approx(90)
    desk = reports.opened(sources)
    assert desk.sessions.kept()["seconds"] == pytest.approx(90)
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "R")
        assert words(app) == here
        assert f"3 / {STATEMENTS}" in rows(app)[0]
        assert "2.0 a minute" in rows(app)[0]
        await press(app, pilot, "q")
        assert "Paused at 3 of 9; R goes on." in text(app)
        await press(app, pilot, "r")
        assert "Go on: untagged · all reports" in rows(app)[2]
        await press(app, pilot, "enter")
        assert words(app) == here


async def test_what_was_decided_is_on_disk_at_once(sources):
    """Without leaving: a second desk sees the marks, the session and the verdicts."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter x c")
        other = reports.opened(sources)
        assert len(other.sessions.passed()) == 1
        assert [each[2] for each in other.sessions.kept()["trail"]] == [
            "nothing to tag",
            "confirmed",
        ]
        assert other.sessions.kept()["at"] == app.screen.item.known


async def test_nothing_to_tag_does_not_come_back(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter x x q")
        await press(app, pilot, "r j")
        assert f"{STATEMENTS - 2} waiting" in rows(app)[3]


async def test_it_comes_back_when_its_words_change(sources, tmp_path):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter x q")
    changed = reports.REPORTS["harbour.txt"].replace("40 containers", "50 containers")
    (tmp_path / "harbour.txt").write_text(changed, "utf-8")
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter")
        assert "50 containers" in words(app)


async def test_two_windows_and_two_reviewers(sources):
    """What one window passed over stays so after the other is left; others have their own."""
    other = reports.opened(sources)
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter x x")
        passed = app.screen.session.decided
        other.sessions.pass_over("of the other window", passed=True)
        other.sessions.keep(None)
        await press(app, pilot, "x")
    assert {*reports.opened(sources).sessions.passed()} > {*passed, "of the other window"}
    assert not reports.opened(sources, "ben").sessions.passed()
    assert reports.opened(sources, "ben").sessions.kept() is None


async def test_where_the_disk_takes_no_session_that_is_said(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter")
        (folders().state / "sessions.json").mkdir(parents=True)
        await press(app, pilot, "x")
        assert "Nothing to tag there, but the disk does not take it" in text(app)
        await press(app, pilot, "q")
        assert "Paused at 1 of 9; but the disk does not take it" in text(app)


async def test_reading_in_place_and_back(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter n enter")
        assert isinstance(app.screen, Main)
        assert current(app).startswith("Four sailors")
        await press(app, pilot, "c backspace")
        assert isinstance(app.screen, Review)
        assert "confirmed" in [verdict for *_, verdict in reports.verdicts(desk)]
        assert not words(app).startswith("Four sailors are still"), "it waits no longer"


async def test_a_verdict_taken_back_elsewhere_waits_again(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter")
        first = words(app)
        await press(app, pilot, "c enter z backspace")
        assert f"0 / {STATEMENTS}" in rows(app)[0]
        await press(app, pilot, "p")
        assert words(app) == first


async def test_queues_differ(sources):
    """(queue, what waits in it)."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "c")
        await press(app, pilot, "r")
        lines = [line.split() for line in rows(app)[2:12]]
        counts = [line[-2] if line[-1] == "waiting" else "0" for line in lines]
        # Told differently: 40 and 60 containers, May and June; the one of the three that was
        # called confirmed waits no longer.
        assert counts == ["8", "0", "4", "1", "0", "3", "0", "1", "1", "0"]
        await press(app, pilot, "j enter")
        assert "Nothing waits" in app.screen.said[0]
        assert isinstance(app.screen, ReviewStart)
        await press(app, pilot, "j j enter")
        assert words(app) == "No cause has been given."
        await press(app, pilot, "u")
        assert isinstance(app.screen, ReviewSummary)


async def test_tags_in_doubt_are_settled(sources, tmp_path):
    """A tag whose words changed is told with what they were; `a` accepts, `A` lets go."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "c c c")
    changed = reports.REPORTS["harbour.txt"].replace("40", "45").replace("still", "yet")
    (tmp_path / "harbour.txt").write_text(changed, "utf-8")
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r j enter")
        assert "changed since tagged" in rows(app)[0]
        assert "45 containers" in words(app)
        assert "was: The port of Velm lost 40 containers" in text(app)
        assert "a accept place" in text(app)
        await press(app, pilot, "a A")
        assert isinstance(app.screen, ReviewSummary)
        assert "1    place accepted" in text(app)
        states = [p.placement.state for p in desk.placed(desk.ids()[0])]
        assert states == ["kept", "kept"]
        await press(app, pilot, "z z")
        assert len(desk.placed(desk.ids()[0])) == 3
        assert "45 containers" in words(app)


async def test_where_reviewers_disagree_a_verdict_settles_it(sources):
    """Who said what is seen; the key adjudicates, and undo opens the case again."""
    bea = reports.opened(sources, reviewer="bea")
    article_id, span = bea.read_next().id, Span(30, 120)
    bea.tag(article_id, span, "disputed")
    bea.close()
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "c r 4 j enter")
        assert "reviewers disagree" in rows(app)[0]
        assert words(app) == span.of(desk.article(article_id).text)
        assert "You: ✓ confirmed" in text(app)
        assert "bea: ÷ disputed" in text(app)
        await press(app, pilot, "u")
        assert isinstance(app.screen, ReviewSummary)
        assert desk.disagreements() == ()
        (first, *_) = desk.analysis(article_id).statements
        kinds = [event.kind for event in desk.history(article_id, first.id)]
        assert sorted(kinds) == ["adjudicate", "tag", "tag"]
        await press(app, pilot, "z")
        assert len(desk.disagreements()) == 1
        assert "bea: ÷ disputed" in text(app)


async def test_own_verdicts_have_keys(sources, home):
    (home / "config").mkdir()
    (home / "config" / "tags.toml").write_text('[stale]\nmark = "s"\nhelp = "Old news."\n')
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter")
        assert "1 stale" in text(app)
        await press(app, pilot, "1 2")
        assert [verdict for *_, verdict in reports.verdicts(desk)] == ["stale"]
        assert "no such verdict" in app.screen.said[0]


async def test_a_note_is_not_a_decision(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter e w h y ctrl+s")
        assert f"0 / {STATEMENTS}" in rows(app)[0]
        assert "You: a note  why" in text(app)
        await press(app, pilot, "c")
        assert reports.verdicts(desk)[0][2] == "confirmed"
        await press(app, pilot, "z z")
        assert desk.placed(desk.ids()[0]) == ()


async def test_a_draft_with_signs_that_no_file_can_hold():
    """A feed may bring lone surrogates, and an import notes that hold them."""
    odd = "Fire\n\nThe mayor of Velm said \ud800 that the fire was out on Tuesday.\n"
    Library(folders().library).add(Article("odd", "Fire", odd))
    async with reports.driven(()) as (app, pilot, desk):
        desk.note("odd", Span(odd.index("The mayor"), len(odd) - 1), "why \udfff not")
        await press(app, pilot, "n p e ! escape")
        assert "the draft is kept" in text(app)
        (kept,) = reports.opened(()).sessions.drafts().values()
        assert kept[4] == "why ? not!"
        await press(app, pilot, "e")
        assert app.screen.note.text.endswith("!")


async def test_what_one_left_unsaved_is_ones_own(sources):
    """On disk at once, and for no other reviewer on this machine."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "e w h y escape")
        assert "the draft is kept" in text(app)
        for name, count in ((desk.reviewer, 1), ("somebody", 0)):
            assert len(reports.opened(sources, reviewer=name).sessions.drafts()) == count
        await press(app, pilot, "e ctrl+s")
        assert not reports.opened(sources).sessions.drafts()


@pytest.mark.parametrize("name", ["summary.md", "summary.json"])
async def test_the_summary_is_saved_where_it_is_asked(sources, tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter c x s w ctrl+a ctrl+k")
        await press(app, pilot, " ".join(name))
        await press(app, pilot, "enter")
        assert f"Saved to {name}." in text(app)
    saved = (tmp_path / name).read_text("utf-8")
    if name.endswith("json"):
        whole = json.loads(saved)
        assert whole["counts"] == {"confirmed": 1, "nothing to tag": 1}
        assert whole["decisions"][0]["words"].startswith("The port of Velm lost 40")
        assert whole["decisions"][0]["speaker"] == "Ana Rui"
        assert whole["left"] == STATEMENTS - 2
    else:
        assert "- **confirmed**: “The port of Velm lost 40 containers" in saved
        assert "2 decided in" in saved


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    sources, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter c s w")
        name = app.screen.file.value
        (tmp_path / name).write_text("mine")
        await press(app, pilot, "enter")
        assert "is there already" in text(app)
        assert (tmp_path / name).read_text() == "mine"
        await press(app, pilot, "w enter")
        assert "# Review session" in (tmp_path / name).read_text("utf-8")
        await press(app, pilot, "w escape R")
        assert isinstance(app.screen, Review)


async def test_a_file_that_cannot_be_written_is_told(sources, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r enter c s w ctrl+a ctrl+k n o / x . m d enter")
        assert "cannot be written" in text(app)
        assert list(tmp_path.glob("**/*.md")) == []


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (80, 24), (240, 70)])
async def test_every_size_shows_the_statement(sources, size):
    async with reports.driven(sources, size=size) as (app, pilot, _):
        await press(app, pilot, "r enter")
        assert all(len(line) <= size[0] for line in rows(app))
        assert words(app)[:8] in text(app)
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0)
        assert words(app)[:30] in text(app)


async def test_a_full_disk_loses_nothing_and_says_so(sources, monkeypatch):
    """The statement stays, and nothing is counted."""
    from model import ObelosError

    def full(*_args, **_more):
        raise ObelosError("The disk is full, so nothing was changed.")

    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "r enter")
        here = words(app)
        monkeypatch.setattr(desk, "tag", full)
        await press(app, pilot, "c")
        assert "The disk is full" in text(app)
        assert words(app) == here
        assert f"0 / {STATEMENTS}" in rows(app)[0]


async def test_words_chosen_by_hand_come_up_when_they_change(sources, tmp_path):
    """A tag on words that are no statement is reviewed like any other."""
    desk = reports.opened(sources)
    desk.read_next()
    (article_id,) = desk.ids()
    start = reports.REPORTS["harbour.txt"].index("the fire on Tuesday")
    desk.tag(article_id, Span(start, start + 19), "confirmed")
    desk.close()
    changed = reports.REPORTS["harbour.txt"].replace("the fire on Tuesday", "the fire on a Tuesday")
    (tmp_path / "harbour.txt").write_text(changed, "utf-8")
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "r j enter")
        assert "words chosen by hand" in text(app)


def test_every_command_of_a_session_has_an_action():
    for each in keymaps.COMMANDS:
        if each.context == "review":
            name = f"action_{each.name}"
            assert hasattr(Review, name) or hasattr(ReviewSummary, name)
