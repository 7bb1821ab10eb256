"""What changed since an earlier version, on the screen: what it shows, its keys, the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui import reports
from tests.tui.driving import press, rows, text
from tui.changed import blend, spread
from tui.cli import main
from tui.desk.changes import is_blank, stretches
from tui.screens.changes import AT_ONCE, Changes, place_of

FIRST = """\
Fire closes the port of Velm

The port of Velm lost 40 containers in the fire on Tuesday, harbour director Ana Rui said.

Four sailors are still missing, the coast guard said.

The city of Velm will hold an inquiry in May.

No cause has been given.
"""
SECOND = FIRST.replace("40 containers", "60 containers")
THIRD = SECOND.replace("Four sailors are still missing", "All sailors were found") + (
    "\nAldmoor has sent two tugs.\n"
)


@pytest.fixture
def path(tmp_path):
    """A report that was added twice, each time with other words, and has changed again since."""
    path = tmp_path / "harbour.txt"
    for words in (FIRST, SECOND):
        path.write_text(words, "utf-8")
        assert main(["add", str(path)]) == 0
    path.write_text(THIRD, "utf-8")
    return path


async def test_what_changed_is_between_signs_and_the_rest_folded(path):
    async with reports.driven([str(path)]) as (app, pilot, _):
        assert "2 earlier versions" in rows(app)[0]
        assert "Δ 0/" in text(app)
        await press(app, pilot, "D")
        assert isinstance(app.screen, Changes)
        told = text(app)
        assert "… 2 paragraphs unchanged …" in told
        assert "▸  [−Four−] [+All+] sailors [−are still missing−] [+were found+], the" in told
        assert "[+Aldmoor has sent two tugs.+]" in told
        assert "3 changes since version 2 of 3, read" in told
        assert "containers" not in told


async def test_removed_and_added_are_told_apart_by_style_too(path):
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        strips = app.screen._compositor.render_strips()
        styles = {s.text: s.style for strip in strips for s in strip}
        assert styles["Four"].strike
        assert styles["All"].underline
        assert not styles["All"].strike
        assert not styles["[−"].strike, "a struck minus is none"


async def test_the_change_one_is_at_is_told_from_its_neighbours_without_colour(path):
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D n")
        strips = app.screen._compositor.render_strips()
        segments = [s for strip in strips for s in strip]
        signed = [
            (segments[n + 1].text, bool(each.style.reverse))
            for n, each in enumerate(segments)
            if each.text in ("[−", "[+")
        ]
        assert signed[:4] == [
            ("Four", False),
            ("All", False),
            ("are still missing", True),
            ("were found", True),
        ]


async def test_versions_and_changes_are_walked(path):
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D n")
        assert "[+were found+]" in current(app)
        await press(app, pilot, "n n n")
        assert "last change" in text(app)
        await press(app, pilot, "9 p p")
        assert "first change" in text(app)
        await press(app, pilot, "[")
        assert "version 1 of 3" in text(app)
        assert "lost [−40−] [+60+] containers" in text(app)
        await press(app, pilot, "[")
        assert "earliest version" in text(app)
        await press(app, pilot, "]")
        assert "version 2 of 3" in text(app)
        await press(app, pilot, "]")
        assert "latest" in text(app)


async def test_enter_goes_to_the_place_and_backspace_returns(path):
    async with reports.driven([str(path)], size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "D [ n n n enter")
        assert app.screen is app.screen_stack[0]
        reader = app.screen.reader
        assert "Aldmoor" in reader.at.current.of(THIRD)
        await press(app, pilot, "backspace")
        assert isinstance(app.screen, Changes)
        assert "version 1 of 3" in text(app)
        assert "Aldmoor" in current(app)


@pytest.mark.parametrize("key", ["escape", "q", "backspace", "D"])
async def test_the_way_back(path, key):
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, f"D {key}")
        assert app.screen is app.screen_stack[0]


@pytest.mark.parametrize("size", [(20, 5), (40, 9), (200, 60)])
async def test_every_size_shows_the_change_one_is_at(path, size):
    async with reports.driven([str(path)], size=size) as (app, pilot, _):
        await press(app, pilot, "D n n")
        assert any("▸" in line for line in rows(app))
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0)
        assert any("▸" in line for line in rows(app))
        assert all(len(line) <= 80 for line in rows(app))


async def test_a_report_without_earlier_versions_says_so(tmp_path):
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, _):
        assert "earlier" not in text(app)
        await press(app, pilot, "D")
        assert "No earlier version" in text(app)
        assert app.screen is app.screen_stack[0]


async def test_the_text_that_tags_were_given_on_is_a_version(tmp_path):
    """Without a library: the store keeps each text on which there is a tag."""
    path = tmp_path / "harbour.txt"
    path.write_text(FIRST, "utf-8")
    quote = ["--quote", "40 containers", "--verdict", "disputed"]
    assert main(["tag", str(path), *quote]) == 0
    path.write_text(SECOND, "utf-8")
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        assert "lost [−40−] [+60+] containers" in text(app)
        assert "version 1 of 2, read" in text(app)


async def test_a_long_report_is_compared_aside(tmp_path):
    path = tmp_path / "long.txt"
    sentence = "The ships of the northern line waited before the harbour of Velm that day.\n\n"
    whole = "".join(f"{n}. {sentence}" for n in range(AT_ONCE // len(sentence)))
    for words in (whole, whole.replace("500. The", "500. All the")):
        path.write_text(words, "utf-8")
        assert main(["add", str(path)]) == 0
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        await app.workers.wait_for_complete()
        await pilot.pause(0)
        assert "[−The−] [+All the+] ships" in text(app)
        assert f"{500:,} paragraphs unchanged" in text(app)


async def test_a_damaged_version_is_said(path, home):
    for kept in (home / "data" / "library" / "texts").iterdir():
        kept.write_text("Something else.", "utf-8")
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        assert "is not the one that was kept" in app.screen.said[0]
        await press(app, pilot, "n [ ] enter")
        assert "no change to go to" in app.screen.said[0]
        await press(app, pilot, "escape")
        assert app.screen is app.screen_stack[0]


async def test_the_mouse_chooses_a_change_and_then_goes_there(path):
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        line = next(n for n, row in enumerate(rows(app)) if "[+Aldmoor" in row)
        await pilot.click(offset=(40, line))
        assert "Aldmoor" in current(app)
        await pilot.click(offset=(40, line))
        assert app.screen is app.screen_stack[0]


async def test_lines_scroll_while_the_change_stays(path):
    async with reports.driven([str(path)], size=(60, 9)) as (app, pilot, _):
        await press(app, pilot, "D j j")
        assert app.screen.lines.top == 2
        assert app.screen.where.change == 0


async def test_what_would_steer_the_terminal_is_seen_only(tmp_path):
    path = tmp_path / "odd.txt"
    for words in (FIRST, FIRST.replace("40", "4\x1b[31m[bold]\u202e0")):
        path.write_text(words, "utf-8")
        main(["add", str(path)])
    async with reports.driven([str(path)]) as (app, pilot, _):
        await press(app, pilot, "D")
        assert "[bold]" in text(app)
        assert "\x1b" not in text(app)
        assert "\u202e" not in text(app)


def current(app):
    """The lines of the change one is at."""
    return " ".join(line for line in rows(app) if "▸" in line)


WORDS = st.sampled_from(["port", "fire", "40", "60", "a", "“no”", "港", "e\u0301"])
GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n", ". "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@settings(max_examples=200)
@given(TEXTS, TEXTS, st.integers(8, 60))
def test_every_change_is_shown_whole_and_everything_else_counted(old, new, width):
    found = stretches(old, new)
    laid = spread(blend(old, new, found), width)
    changes = [s for s in found if not s.same and not is_blank(s, old, new)]
    assert len(laid.blend.passages) == len(changes)
    for number, (change, passage) in enumerate(zip(changes, laid.blend.passages, strict=True)):
        told = passage.shown.of(laid.blend.text)
        assert "".join(change.old.of(old).split()) == "".join(inside(told, "−").split())
        assert "".join(change.new.of(new).split()) == "".join(inside(told, "+").split())
        assert passage.new == change.new
        lines = laid.line_of(number)
        shown = {n for n in range(len(laid.rows)) if "▸" in words_of(laid, n, number)}
        assert set(lines) <= shown | {n for n in lines if not words_of(laid, n, number).strip()}
        assert laid.change_at(lines.start) is not None
    lines = [list(laid.pieces(n, 0)) for n, row in enumerate(laid.rows) if not row.folded]
    assert all(cell_len("".join(words for words, _ in line)) <= width for line in lines)
    drawn = "".join(words for line in lines for words, _ in line[1:])
    styles = [mark.style for mark in laid.blend.marks.touching(0, 10**6)]
    assert drawn.count("[−") == styles.count("removed")
    assert drawn.count("[+") == styles.count("added")


def words_of(laid, line, current):
    return "".join(words for words, _ in laid.pieces(line, current))


def inside(told, sign):
    """What stands between signs of that kind."""
    parts = told.split(f"[{sign}")[1:]
    return "".join(part.split(f"{sign}]")[0] for part in parts)


@given(st.text(alphabet="ab \n", max_size=12), st.data())
def test_a_place_is_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    from model import Span

    place = place_of(Span(start, end), text)
    assert place.end <= len(text)
    assert bool(len(place)) == bool(text)
