"""Any words in view are tagged with six strokes: labels, and clauses, by keys."""

from random import Random

import pytest

import keymaps
from model import Span
from tests.tui import fakes
from tests.tui.driving import press, rows, running, verdicts
from tui.arrangement import MARGIN, indent
from tui.desk import folders, open_desk, settings
from tui.words import Words, words_in

STROKES = 6
"""What tagging any words in view may take."""

BRACKETS = str.maketrans("▐▌", "  ")


def label_at(app, offset):
    """The two letters that stand on the screen where the word begins."""
    reader = app.screen_stack[0].reader
    line = reader._lines.line_of(offset)
    cell = indent(reader.size.width) + MARGIN + reader._lines.cell_of(line, offset)
    row = rows(app)[line - reader.top + app.screen_stack[0].arrangement.heading]
    at = cell + app.screen_stack[0].arrangement.boxes["reader"].x
    return row[at], row[at + 1]


def words_in_view(app):
    """The lines of the text without margin and brackets."""
    main = app.screen_stack[0]
    box = main.arrangement.boxes["reader"]
    left = box.x + indent(box.width) + MARGIN
    lines = rows(app)[box.y : box.y + box.height]
    return [row[left : box.x + box.width].translate(BRACKETS).rstrip() for row in lines]


async def tag_by_labels(app, pilot, span, verdict):
    """Point to the first and the last word of the span, and judge; the strokes it took."""
    words = words_in(app.screen.page.text, span)
    first = ["V"]
    await press(app, pilot, *first)
    begin = label_at(app, words[0].start)
    await press(app, pilot, " ".join(begin))
    end = label_at(app, words[-1].start)
    await press(app, pilot, " ".join((*end, verdict)))
    return [*first, *begin, *end, verdict]


def sample_desk():
    """The reports that come with the program."""
    where = folders()
    desk = open_desk(where, settings(where.config, "ada"), [])
    while desk.read_next() is not None:
        pass
    return desk


async def random_clauses(seed, number, count, size):
    """Words from anywhere in the sample reports, brought into view, then tagged by keys."""
    dice = Random(seed)
    desk = sample_desk()
    async with running(desk, size=size) as (app, pilot, _):
        for _ in range(number):
            article_id = dice.choice(desk.ids())
            words = Words(desk.article(article_id).text)
            first = dice.randrange(max(len(words) - count, 1))
            app.screen.open_article(article_id, words.span(first, first + count - 1))
            await press(app, pilot, "escape")
            seen = app.screen.reader.span_in_view()
            here = words_in(app.screen.page.text, seen)
            at = dice.randrange(len(here) - count)
            span = Span(here[at].start, here[at + count - 1].end)
            before = words_in_view(app)
            strokes = await tag_by_labels(app, pilot, span, "d")
            assert len(strokes) <= STROKES
            own = [each for each in desk.placed(article_id) if each.placement.span == span]
            assert [each.annotation.verdict for each in own] == ["disputed"]
            await press(app, pilot, "z")
            assert words_in_view(app) == before
    desk.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_any_twenty_words_in_view_take_six_strokes(size):
    """By the keys of the default map and the letters read off the screen."""
    await random_clauses(1, 5, 20, size)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10))
async def test_hundreds_of_clauses(seed):
    """Of any length that fits."""
    await random_clauses(seed, 30, Random(seed).choice((1, 3, 8, 20, 40)), (120, 40))


async def test_a_suggested_statement_takes_one_stroke():
    """And the next is current at once."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "c")
        assert len(verdicts(desk)) == 1


async def test_labels_move_nothing_and_leave_no_trace():
    """Margin, marks and words stand where they stood."""
    async with running(size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "c n")
        before = rows(app)
        await press(app, pilot, "V")
        during = rows(app)
        assert [row[:3] for row in during[3:-3]] == [row[:3] for row in before[3:-3]]
        assert [len(row.rstrip()) for row in during[3:-3]] == [
            len(row.rstrip()) for row in before[3:-3]
        ]
        assert "Type the label" in during[-1]
        await press(app, pilot, "escape")
        assert rows(app)[:-1] == before[:-1]


async def test_enter_takes_the_rest_of_the_clause():
    """Five strokes then."""
    async with running(size=(80, 24)) as (app, pilot, desk):
        await press(app, pilot, "V")
        start = fakes.HARBOUR.index("according")
        await press(app, pilot, f"{' '.join(label_at(app, start))} enter d")
        assert ("according to the fire service of Velm", "disputed") in verdicts(desk)


async def test_clauses_by_keys():
    """From the first word of the statement: its clause, the next one, both."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "v ; d")
        assert verdicts(desk)[0] == (
            "The port of Velm reopened on Tuesday after a fire",
            "disputed",
        )
        await press(app, pilot, "x v , c")
        assert verdicts(desk)[0] == ("the harbour office said", "confirmed")


async def test_escape_after_the_first_label_leaves_one_word_to_extend():
    async with running() as (app, pilot, desk):
        await press(app, pilot, "V s d escape 2 w u")
        assert [len(words.split()) for words, _ in verdicts(desk)] == [3]


async def test_a_letter_of_no_label_is_told_and_labels_stay():
    async with running(size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "V M")
        assert "No label begins with M" in rows(app)[-1]
        await press(app, pilot, "?")
        assert "Type the letters of a label" in rows(app)[-1]
        assert app.screen.reader.labels


async def test_scrolling_and_resizing_label_what_comes_into_view():
    """Also after the first word was chosen."""
    report = fakes.article("long", "Long", "\n\n".join(f"One {n} two." for n in range(90)), "P")
    async with running(fakes.desk((report,)), size=(80, 24)) as (app, pilot, desk):
        await press(app, pilot, "V a a pagedown")
        start = desk.article("long").text.index("One 9 ")
        await press(app, pilot, f"{' '.join(label_at(app, start))} c")
        ((words, _),) = verdicts(desk, "long")
        assert words.startswith("One 0 ")
        assert words.endswith("two.\n\nOne")
        await press(app, pilot, "V")
        few = len(app.screen.reader.labels)
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen.reader.labels) > few


async def test_labels_end_with_another_report_and_a_report_without_words():
    """The mouse may open one meanwhile; an empty one has nothing to point at."""
    reports = (*fakes.sample(), fakes.article("e", "Nothing", "", "P"))
    async with running(fakes.desk(reports), size=(120, 20)) as (app, pilot, _):
        await press(app, pilot, "V")
        await pilot.click("#list", offset=(5, 2))
        assert not app.screen.reader.labels
        await press(app, pilot, "] ] V")
        assert "There are no words here." in rows(app)[-1]
        await press(app, pilot, "[")
        assert app.screen.article_id == "ridge"


@pytest.mark.parametrize("name", keymaps.SHIPPED)
def test_every_keymap_can_point(name):
    """With one stroke, so that six suffice."""
    assert min(len(keys.split()) for keys in keymaps.load(name).of("point")) == 1
