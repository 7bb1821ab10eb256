"""Every command of the catalogue does what it says when its key is pressed."""

from dataclasses import dataclass
from typing import Any

import pytest

import keymaps
from model import Placed, Placement, Span
from tests.tui import fakes
from tests.tui.driving import current, press, running, text, verdicts
from tui.screens.main import Main

FIRST = "The port of Velm reopened on Tuesday after a fire, the harbour office said."
LOST = "“We lost 40 containers and no lives,” said its director, Ana Rui."
DISPUTE = "Dockers dispute the figure."


@dataclass(frozen=True)
class Seen:
    """What a case may look at."""

    app: Any
    desk: Any

    @property
    def main(self):
        return self.app.screen_stack[0]

    @property
    def said(self):
        return self.main._said[0]

    @property
    def screen(self):
        return type(self.app.screen).__name__

    @property
    def chosen(self):
        span = self.main.reader.at.selected
        return span and span.of(self.main.page.text)


def case(name, keys, sees, size=(120, 10)):
    return pytest.param(name, keys, sees, size, id=f"{name}: {keys}")


CASES = (
    case("line_down", "j", lambda s: s.main.reader.top == 1),
    case("line_down", "3 j", lambda s: s.main.reader.top == 3),
    case("line_down", "shift+tab j", lambda s: s.main.articles.cursor == 1),
    case("line_up", "2 j k", lambda s: s.main.reader.top == 1),
    case("page_down", "space", lambda s: s.main.reader.top == s.main.reader.last_top > 3),
    case("page_down", "shift+tab space", lambda s: s.main.articles.cursor == 2),
    case("page_up", "G b", lambda s: s.main.reader.top == 0),
    case("half_page_down", "ctrl+d", lambda s: 2 < s.main.reader.top < 8),
    case("half_page_up", "ctrl+d ctrl+u", lambda s: s.main.reader.top == 0),
    case("top", "G g", lambda s: s.main.reader.top == 0),
    case("bottom", "G", lambda s: s.main.reader.top == s.main.reader.last_top > 0),
    case("bottom", "shift+tab G", lambda s: s.main.articles.cursor == 2),
    case("next_pane", "tab", lambda s: s.main.focused_pane == "panel"),
    case("next_pane", "tab tab", lambda s: s.main.focused_pane == "list"),
    case("previous_pane", "shift+tab", lambda s: s.main.focused_pane == "list"),
    case("open", "shift+tab j enter", lambda s: s.main.article_id == "northern"),
    case("open", "n tab enter", lambda s: s.main.article_id == "northern"),
    case("next_statement", "n", lambda s: current(s.app) == LOST),
    case("next_statement", "2 n", lambda s: current(s.app) == DISPUTE),
    case("next_statement", "9 n n", lambda s: s.said == "This is the last statement."),
    case("previous_statement", "n p", lambda s: current(s.app) == FIRST),
    case("previous_statement", "p", lambda s: s.said == "This is the first statement."),
    case("next_untagged", "c p N", lambda s: current(s.app) == LOST),
    case("next_article", "]", lambda s: s.main.article_id == "northern"),
    case("next_article", "9 ] ]", lambda s: s.said == "This is the last report."),
    case("previous_article", "] [", lambda s: s.main.article_id == "harbour"),
    case("back", "n l backspace", lambda s: current(s.app) == LOST),
    case("back", "backspace", lambda s: "no jump" in s.said),
    case("cancel", "v escape", lambda s: s.chosen is None),
    case("cancel", "tab escape", lambda s: s.main.focused_pane == "reader"),
    *(case(f"own_verdict_{n}", f"f{n + 4}", lambda s: "tags.toml" in s.said) for n in range(1, 6)),
    case("confirmed", "c", lambda s: verdicts(s.desk) == [(FIRST, "confirmed")]),
    case("confirmed", "c", lambda s: current(s.app) == LOST and "saved" in s.said),
    case("disputed", "d", lambda s: verdicts(s.desk) == [(FIRST, "disputed")]),
    case("unsourced", "u", lambda s: verdicts(s.desk) == [(FIRST, "unsourced")]),
    case("other_verdict", "t down enter", lambda s: verdicts(s.desk) == [(FIRST, "disputed")]),
    case("other_verdict", "t escape", lambda s: verdicts(s.desk) == []),
    case("retract", "c p x", lambda s: verdicts(s.desk) == []),
    case("retract", "x", lambda s: s.said == "You gave no verdict on this."),
    case("undo", "c d z", lambda s: verdicts(s.desk) == [(FIRST, "confirmed")]),
    case("undo", "c d 2 z", lambda s: verdicts(s.desk) == []),
    case("undo", "z", lambda s: s.said == "There is nothing to undo."),
    case("redo", "c z Z", lambda s: verdicts(s.desk) == [(FIRST, "confirmed")]),
    case("redo", "Z", lambda s: s.said == "There is nothing to redo."),
    case("note", "e w h y ctrl+s", lambda s: s.desk.placed("harbour")[0].annotation.note == "why"),
    case("select", "v", lambda s: s.chosen == "The"),
    case("select", "n v", lambda s: s.chosen == "We"),
    case("extend_word", "v w right", lambda s: s.chosen == "The port of"),
    case("extend_word", "v 4 w c", lambda s: verdicts(s.desk)[0] == (FIRST[:25], "confirmed")),
    case("shrink_word", "v 3 w b", lambda s: s.chosen == "The port of"),
    case("extend_back", "n v W", lambda s: s.chosen == "said. “We"),
    case("shrink_front", "v 2 w B", lambda s: s.chosen == "port of"),
    case("point", "V a a a d c", lambda s: verdicts(s.desk)[0] == ("The port of", "confirmed")),
    case("point", "V escape j", lambda s: s.chosen is None and s.main.reader.top == 1),
    case("extend_clause", "v ;", lambda s: s.chosen == FIRST.partition(",")[0]),
    case("extend_clause", "v 2 ;", lambda s: s.chosen == FIRST.strip(".")),
    case("next_clause", "v ,", lambda s: s.chosen == "the harbour office said"),
    case("extend_sentence", "v s", lambda s: s.chosen == FIRST),
    case("extend_sentence", "v s s", lambda s: s.chosen == f"{FIRST} {LOST}"),
    case("extend_paragraph", "n v p", lambda s: s.chosen == f"{FIRST} {LOST}"),
    case("move_right", "v w 2 l", lambda s: s.chosen == "of Velm"),
    case("move_left", "v w 2 l h", lambda s: s.chosen == "port of"),
    case("elsewhere", "n l", lambda s: s.main.article_id == "northern"),
    case("elsewhere", "l", lambda s: s.said == "No other report says the same."),
    case("search", "/ v e l m enter", lambda s: s.main.reader.at.hit.of(fakes.HARBOUR) == "Velm"),
    case("search", "/ q q enter", lambda s: s.said == "Not found in this report."),
    case("next_hit", "/ v e l m enter n", lambda s: "Hit 2 of 3" in s.said),
    case("previous_hit", "/ v e l m enter p", lambda s: "Hit 3 of 3" in s.said),
    case("cancel", "/ v e l m enter escape n", lambda s: current(s.app) == LOST),
    case(
        "cancel", "/ v escape", lambda s: s.main.focused_pane == "reader" and not s.main.reader.hits
    ),
    case("find", "f q u a y enter", lambda s: s.main.article_id == "ridge"),
    case("changes", "D", lambda s: s.said == "No earlier version of this report is kept."),
    case("drafts", "E", lambda s: s.said == "No note was left without saving."),
    case("take_later", "U", lambda s: s.said.startswith("No later version of this report")),
    case("filter_list", "F p o s t enter", lambda s: len(s.main.articles.rows) == 1),
    case("filter_list", "F p o s t enter ]", lambda s: s.main.article_id == "northern"),
    case("filter_list", "F escape", lambda s: len(s.main.articles.rows) == 3),
    case("sort_list", "2 ] S S", lambda s: s.main.articles.rows[0].publisher == "Harbour Wire"),
    case("sort_list", "S S S", lambda s: s.said == "Reports most untagged first."),
    case("find", "f escape", lambda s: s.screen == "Main"),
    case("open_url", "o", lambda s: s.desk.opened == ["https://harbour.example/velm"]),
    case("copy", "n y", lambda s: s.app.clipboard.startswith("“We lost 40 containers")),
    case("help", "?", lambda s: s.screen == "Help" and "one line down" in text(s.app)),
    case("help", "? G", lambda s: "›  reported: put to someone" in text(s.app)),
    case("help", "? G", lambda s: "÷  disputed: Another source says" in text(s.app)),
    case("help", "? G escape", lambda s: s.screen == "Main"),
    case("palette", ": c o n f i r m enter", lambda s: verdicts(s.desk) == [(FIRST, "confirmed")]),
    case("theme", "T p a p e r enter", lambda s: s.app.theme == "paper" == s.desk.kept["theme"]),
    case("wider", ">", lambda s: s.main.panel.size.width == 28),
    case("narrower", "shift+tab 2 <", lambda s: s.main.articles.size.width == 23),
    case("suspend", "ctrl+z", lambda s: s.app.suspended),
    case("quit", "q", lambda s: s.app._exit),
    case("matrix", "m", lambda s: s.screen == "Matrix"),
    case("changes", "D", lambda s: "No earlier version" in s.said),
    case("review", "r", lambda s: s.screen == "ReviewStart"),
    case("names", "w", lambda s: s.screen == "Names"),
    case("orphans", "!", lambda s: s.screen == "Orphans"),
    case("problems", "P", lambda s: s.screen == "Problems"),
    case("problems", "P j G escape", lambda s: s.screen == "Main"),
    case("resume", "R", lambda s: s.screen == "ReviewStart"),
    case("keep_place", "n a", lambda s: "Kept" in s.said),
    case("keep_place", "a", lambda s: s.said == "No tag is in doubt here."),
    case("drop_place", "n A", lambda s: s.desk.placed("harbour") == ()),
)


def doubtful():
    """A desk with a tag in doubt on the second statement."""
    desk = fakes.desk()
    start = fakes.HARBOUR.index(LOST)
    change = desk.tag("harbour", Span(start, start + len(LOST)), "confirmed")
    desk.placed_by["harbour"] = [
        Placed(change.annotation, Placement("review", change.span, "The number is another."))
    ]
    return desk


@pytest.mark.parametrize(("name", "keys", "sees", "size"), CASES)
async def test_a_command_by_its_keys(name, keys, sees, size, monkeypatch):
    """(keys, what is to be seen afterwards)."""
    desk = doubtful() if name.endswith("_place") else fakes.desk()
    desk.opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: desk.opened.append(url) or True)
    monkeypatch.setattr("tui.app.Obelos.action_suspend_process", suspend)
    async with running(desk, size) as (app, pilot, _):
        await press(app, pilot, keys)
        assert sees(Seen(app, desk))


def suspend(app):
    app.suspended = True


READING = {
    each.name
    for each in keymaps.COMMANDS
    if each.context in ("everywhere", "searching", "selecting")
}
"""The commands of the reading screen; the screens above it have tests of their own."""


def test_every_command_is_tested_by_keys():
    """No command can be added without a case."""
    assert {param.values[0] for param in CASES} == READING


def test_commands_and_actions_are_the_same():
    """A command without an action, or an action without a command, is a mistake."""
    ours = [kind for kind in Main.__mro__ if kind.__module__.startswith("tui.")]
    actions = {
        name.removeprefix("action_")
        for kind in ours
        for name in vars(kind)
        if name.startswith("action_")
    }
    assert actions == READING
