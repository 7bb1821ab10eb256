"""Every command of obelos with its one line of help; knows neither keys nor screens."""

from dataclasses import dataclass
from typing import Literal

Context = Literal["everywhere", "searching", "selecting", "matrix", "review", "names"]
"""Where a command is heard; what a narrower place says goes before what holds everywhere."""

CONTEXTS: tuple[Context, ...] = (
    "everywhere",
    "searching",
    "selecting",
    "matrix",
    "review",
    "names",
)


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for; the screen has one action of the same name."""

    name: str
    help: str
    """One line, without a full stop: it stands in the help, the palette and the manual."""
    context: Context
    group: str
    """The heading under which the help lists it."""
    hint: str = ""
    """A word or two for the status line; empty for what needs no reminder."""


def _group(context: Context, group: str, *rows: tuple[str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(name, text, context, group, hint) for name, hint, text in rows)


COMMANDS: tuple[Command, ...] = (
    *_group(
        "everywhere",
        "Move",
        ("line_down", "", "one line down"),
        ("line_up", "", "one line up"),
        ("page_down", "", "one page down"),
        ("page_up", "", "one page up"),
        ("half_page_down", "", "half a page down"),
        ("half_page_up", "", "half a page up"),
        ("top", "", "to the top"),
        ("bottom", "", "to the bottom"),
        ("next_pane", "panes", "to the next pane"),
        ("previous_pane", "", "to the previous pane"),
        ("open", "open", "open what the cursor is on"),
        ("next_statement", "next", "to the next statement"),
        ("previous_statement", "", "to the previous statement"),
        ("next_untagged", "", "to the next statement without a verdict of yours"),
        ("next_article", "", "to the next report"),
        ("previous_article", "", "to the previous report"),
        ("back", "", "return to where the last jump began"),
        ("cancel", "", "leave what is under way: a search, a selection, a pane over the text"),
    ),
    *_group(
        "everywhere",
        "Judge",
        ("confirmed", "confirmed", "tag as confirmed and go on to the next untagged"),
        ("disputed", "disputed", "tag as disputed and go on to the next untagged"),
        ("unsourced", "unsourced", "tag as unsourced and go on to the next untagged"),
        ("own_verdict_1", "", "tag with the first verdict of your own"),
        ("own_verdict_2", "", "tag with the second verdict of your own"),
        ("own_verdict_3", "", "tag with the third verdict of your own"),
        ("own_verdict_4", "", "tag with the fourth verdict of your own"),
        ("own_verdict_5", "", "tag with the fifth verdict of your own"),
        ("other_verdict", "", "tag with any verdict, your own among them"),
        ("retract", "", "take your verdict away"),
        ("undo", "undo", "undo your last act, across restarts too"),
        ("redo", "", "bring back what was undone"),
        ("note", "note", "write a note and evidence"),
        ("select", "", "select words to tag"),
        ("point", "", "select words by their labels: where they begin, then where they end"),
        ("keep_place", "accept place", "accept where a doubtful tag now stands"),
        ("drop_place", "let go", "let a doubtful or orphaned tag go"),
    ),
    *_group(
        "everywhere",
        "Compare",
        ("elsewhere", "elsewhere", "the same statement in another report: go there"),
        ("matrix", "matrix", "statements by reports"),
        ("changes", "", "what changed in the report since an earlier version"),
        ("take_later", "", "read the later version of the report that is in the library"),
        ("review", "", "a review session: one decision after another"),
        ("resume", "go on", "go on with the review session where it was left"),
    ),
    *_group(
        "everywhere",
        "Find",
        ("search", "", "search in the report"),
        ("names", "", "the names in all reports: join and part them"),
        ("orphans", "", "your tags in doubt, or whose words are gone, in all reports"),
        ("problems", "", "what was left out, annotations not read or not sent, notes not saved"),
        ("drafts", "", "notes not saved: go on with one, copy it or discard it"),
        ("find", "", "find anything: reports, statements, names, notes"),
        ("filter_list", "", "list only some reports: unread, by verdict, publisher, day, title"),
        ("sort_list", "", "the next order of the list"),
    ),
    *_group(
        "everywhere",
        "Take away",
        ("open_url", "", "open the report's address in the browser"),
        ("copy", "", "copy the statement with its reference"),
    ),
    *_group(
        "everywhere",
        "Screen",
        ("help", "keys", "the keys"),
        ("palette", "", "every command by name"),
        ("theme", "", "choose the colours"),
        ("wider", "", "make this pane wider"),
        ("narrower", "", "make this pane narrower"),
        ("suspend", "", "back to the shell for a while"),
        ("quit", "", "quit; everything is already saved"),
    ),
    *_group(
        "searching",
        "While searching",
        ("next_hit", "next hit", "to the next hit"),
        ("previous_hit", "previous hit", "to the previous hit"),
    ),
    *_group(
        "selecting",
        "While selecting",
        ("extend_word", "word", "one word more at the end"),
        ("shrink_word", "", "one word less at the end"),
        ("extend_back", "", "one word more at the beginning"),
        ("shrink_front", "", "one word less at the beginning"),
        ("extend_clause", "clause", "on to the end of the clause, then of the next"),
        ("next_clause", "next clause", "the next clause instead"),
        ("extend_sentence", "sentence", "on to the end of the sentence, then of the next"),
        ("extend_paragraph", "paragraph", "the whole paragraph"),
        ("move_right", "", "the selection one word on"),
        ("move_left", "", "the selection one word back"),
    ),
    *_group(
        "matrix",
        "In the matrix",
        ("column_right", "", "one report to the right"),
        ("column_left", "", "one report to the left"),
        ("sort_matrix", "sort", "sort by origins, by disputes, in the order of the story"),
        ("lone_statements", "all", "list statements of one report only as well, or no longer"),
    ),
    *_group(
        "names",
        "In the list of names",
        ("join_names", "join", "take a name up; on another name: make the two one"),
        ("part_name", "part", "make a form of the name a name of its own"),
        ("sort_names", "sort", "sort by how often, by reports, by the alphabet"),
        ("filter_names", "filter", "only names with some letters"),
    ),
    *_group(
        "review",
        "In a review session",
        ("nothing_here", "nothing", "nothing to tag: it comes up again when it changes"),
        ("read_in_place", "read in place", "read it in its report; back returns"),
        ("pause", "pause", "pause; it goes on from here, also after a restart"),
        ("summary", "summary", "what was decided so far, and what is left"),
        ("save_summary", "save", "save the summary to a file"),
        ("session_verdict_1", "", "tag with the first verdict of your own"),
        ("session_verdict_2", "", "tag with the second verdict of your own"),
        ("session_verdict_3", "", "tag with the third verdict of your own"),
        ("session_verdict_4", "", "tag with the fourth verdict of your own"),
        ("session_verdict_5", "", "tag with the fifth verdict of your own"),
    ),
)


_BY_NAME = {each.name: each for each in COMMANDS}


def command(name: str) -> Command:
    """The command of that name.

    Raises:
        KeyError: when there is none.
    """
    return _BY_NAME[name]
