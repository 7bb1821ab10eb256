"""Annotations leave by the command line in every format and come back by it."""

import json
from pathlib import Path

import pytest

from store.exports import EXPORTERS
from tui.cli import main

REPORT = """\
Harbour closes for a week 🚢

The port authority said on Monday that the harbour would close for seven days.
"We have no choice," said Ilse Brandt, its director. "The crane is not safe."
Nobody was hurt.
"""
OTHER = """\
Crane fault shuts the port

The harbour will close for ten days, the port authority said on Monday.
The letter says: no choice. «לא» — é.
"""
TAGS = (
    ("report", "seven days", "disputed", "Another says ten.\n=1+1"),
    ("report", 'the harbour would close for seven days.\n"We have no choice,"', "unsourced", ""),
    ("report", "Nobody was hurt.", "confirmed", "As the ministry says."),
    ("other", "«לא» — é", "confirmed", "'quoted', \"twice\" 🚢"),
)
REPORTS = ("markdown", "html")
DOORS = [one.name for one in EXPORTERS if one.name not in REPORTS]


@pytest.fixture
def tagged(run, tmp_path):
    """Two articles in the library, with verdicts of two reviewers."""
    for name, text in (("report", REPORT), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    run("add", tmp_path / "report.txt", tmp_path / "other.txt")
    for number, (name, quote, verdict, note) in enumerate(TAGS):
        words = ["tag", tmp_path / f"{name}.txt", "--quote", quote, "--verdict", verdict]
        reviewer = "bob" if number % 2 else "ada"
        code, _, err = run(*words, "--note", note, "--evidence", "u v", "--reviewer", reviewer)
        assert code == 0, err
    return tmp_path


def standing(run, *words):
    code, out, err = run("export", *words)
    assert code == 0, err
    fields = ("article_id", "verdict", "note", "reviewer", "modified", "version")
    return sorted(
        (
            *(one[field] for field in fields),
            *(one["selector"][field] for field in ("exact", "prefix", "suffix", "start", "end")),
            one["evidence"][0]["ref"],
        )
        for one in json.loads(out)["annotations"]
    )


@pytest.mark.parametrize("name", DOORS)
def test_what_leaves_comes_back_and_stands_the_same(name, run, tagged):
    file, empty = tagged / "out", tagged / "empty"
    before = standing(run)
    assert run("export", "--format", name, "-o", file)[0] == 0
    code, out, err = run("import", "--store", empty, file)
    assert (code, err) == (0, f"obelos: A store was begun at {empty}.\n")
    assert not out.startswith("0 ")
    assert standing(run, "--store", empty) == before
    # Taking the same in again adds nothing.
    code, out, _ = run("import", "--store", empty, file)
    assert code == 0
    assert out.startswith("0 ")
    assert standing(run, "--store", empty) == before


@pytest.mark.parametrize("name", DOORS)
def test_an_older_copy_does_not_replace_what_was_said_since(name, run, tagged):
    """As when reviewers send one another all that they have, again and again."""
    file = tagged / "out"
    run("export", "--format", name, "-o", file)
    run("tag", tagged / "report.txt", "--quote", "Nobody was hurt.", "--verdict", "disputed")
    run("tag", tagged / "report.txt", "--quote", "seven days", "--verdict", "disputed")
    before = standing(run)
    out = run("import", file)[1]
    assert out.startswith("0 events")
    assert out.endswith(".\n" if name == "json" else ", 1 of them changed since.\n")
    assert standing(run) == before


def test_a_file_without_times_does_not_replace_what_was_said_since(run, tagged):
    """It is what it was when it came in first; what its reviewer did after that is later."""
    title, table = REPORT.splitlines()[0], tagged / "table.csv"
    quotes = ["Nobody was hurt.", "seven days"]
    lines = [f"{title},{quote},ada,unsourced\n" for quote in quotes]
    table.write_text("title,quote,reviewer,verdict\n" + "".join(lines), "utf-8")
    assert run("import", table)[1].startswith("2 events taken in")
    run("tag", tagged / "report.txt", "--quote", "seven days", "--verdict", "disputed")
    before = standing(run)
    code, out, err = run("import", table)
    assert (code, err) == (0, "")
    assert out == "0 events taken in, 2 already there, 1 of them changed since.\n"
    assert standing(run) == before


def test_what_is_older_than_what_its_reviewer_says_here_is_told_and_left_out(run, tagged):
    """As when it was said on another machine, and comes after something later was said on this."""
    title, table = REPORT.splitlines()[0], tagged / "table.csv"
    head, line = (
        "title,quote,reviewer,verdict,modified\n",
        f"{title},Nobody was hurt.,ada,unsourced",
    )
    before = standing(run)
    table.write_text(f"{head}{line},2001-01-01T00:00:00Z\n", "utf-8")
    code, out, err = run("import", table)
    assert (code, out) == (1, "0 events taken in, 0 already there.\n")
    assert "ada has judged these words since" in err
    assert "Nobody was hurt." in err
    assert standing(run) == before
    table.write_text(f"{head}{line},2101-01-01T00:00:00Z\n", "utf-8")
    assert run("import", table)[:2] == (0, "1 event taken in, 0 already there.\n")
    assert standing(run) != before


def test_a_table_says_only_what_stands_in_it(run, tagged):
    """What it leaves open stays; what it adds is taken in, once."""
    before = standing(run)
    table = tagged / "table.csv"
    about = f"{REPORT.splitlines()[0]},Nobody was hurt.,ada"
    table.write_text(f"title,quote,reviewer,verdict\n{about},unsourced\n", "utf-8")
    for added in ("1 event", "0 events"):
        assert run("import", table)[1].startswith(added)
    (new,) = set(standing(run)) - set(before)
    (old,) = set(before) - set(standing(run))
    assert (old[1], new[1]) == ("confirmed", "unsourced")
    assert (old[2], old[-1]) == (new[2], new[-1])
    table.write_text(f"title,quote,reviewer,evidence\n{about},https://x.example/1\n", "utf-8")
    for added in ("1 event", "0 events"):
        assert run("import", table)[1].startswith(added)
    table.write_text(f"title,quote,reviewer,note\n{about},Asked again.\n", "utf-8")
    for added in ("1 event", "0 events"):
        assert run("import", table)[1].startswith(added)
    (newer,) = set(standing(run)) - set(before)
    assert (newer[1], newer[2], newer[-1]) == ("unsourced", "Asked again.", "https://x.example/1")


@pytest.mark.parametrize("name", [one for one in DOORS if one != "json"])
def test_what_cannot_be_placed_is_listed(name, run, tagged, monkeypatch):
    file = tagged / "out"
    run("export", "--format", name, "-o", file)
    monkeypatch.setenv("OBELOS_DATA", str(tagged / "elsewhere"))
    run("add", tagged / "other.txt")
    code, _, err = run("import", file)
    assert code == 1
    (line,) = err.splitlines()
    assert "3 annotations were left out, since the article is not here; add it" in line
    assert [one[0] for one in standing(run)] == [standing(run)[0][0]]


def test_help_lists_the_formats_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    listed = capsys.readouterr().out.partition("formats:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == [one.name for one in EXPORTERS]
    assert all(one.help in line for one, line in zip(EXPORTERS, listed, strict=True))


def test_the_manual_names_the_formats_there_are():
    page = (Path(__file__).parents[3] / "docs" / "formats-out.md").read_text("utf-8")
    table = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert table[: len(EXPORTERS)] == [one.name for one in EXPORTERS]


LABEL_STUDIO = [
    {
        "id": 7,
        "data": {"text": OTHER, "meta": "x"},
        "annotations": [
            {
                "completed_by": {"email": "cy@coast.example"},
                "created_at": "2023-10-20T10:00:00Z",
                "result": [
                    {
                        "id": name,
                        "type": "labels",
                        "from_name": "label",
                        "to_name": "text",
                        "value": {"start": start, "end": end, "labels": [label]},
                    }
                    for name, start, end, label in (("a", 0, 11, "disputed"), ("b", 12, 17, "odd"))
                ],
            }
        ],
    }
]
PRODIGY = [
    {"text": OTHER, "spans": [{"start": 0, "end": 11, "label": "CONFIRMED"}], "answer": "accept"},
    {"text": REPORT, "spans": [{"start": 0, "end": 7, "label": "DISPUTED"}], "answer": "accept"},
]
FROM_OTHERS = {
    "Label Studio": (json.dumps(LABEL_STUDIO), 1, 2),
    "Prodigy": ("\n".join(map(json.dumps, PRODIGY)), 2, 2),
}


@pytest.mark.parametrize("tool", FROM_OTHERS)
def test_texts_that_another_tool_brings_along_are_taken_in_when_asked(tool, run, tmp_path):
    """Without being asked they are not: such a file may hold single sentences by the thousand."""
    content, texts, annotations = FROM_OTHERS[tool]
    file = tmp_path / "theirs.json"
    file.write_text(content, "utf-8")
    code, _, err = run("import", file)
    assert code == 1
    assert len(err.splitlines()) == texts
    assert all("import with --with-texts" in line for line in err.splitlines())
    assert run("export", "--format", "csv")[1].count("\n") == 1
    code, out, err = run("import", "--with-texts", file)
    assert (code, err) == (0, "")
    taken = "1 text" if texts == 1 else f"{texts} texts"
    assert out.startswith(f"{taken} taken into the library.\n{annotations} events taken in")
    listed = run("list")[1]
    assert "Crane fault shuts the port" in listed
    # Asked again, there is nothing to do.
    code, out, err = run("import", "--with-texts", file)
    assert (code, err) == (0, "")
    assert out.startswith("0 texts taken into the library.\n0 events taken in")
    assert run("list")[1] == listed


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_for_people(name, run, tagged):
    file = tagged / "out"
    code, out, _ = run("export", "--format", name, tagged / "report.txt", tagged / "other.txt")
    assert code == 0
    assert "Harbour closes for a week" in out
    assert "Another says ten." in out
    file.write_text(out, "utf-8")
    code, _, err = run("import", file)
    assert code == 1
    assert err.count("\n") == 1


def test_whole_texts_leave_where_a_format_needs_them(run, tagged):
    _, out, _ = run("export", "--format", "spacy")
    assert {json.loads(line)["text"] for line in out.splitlines()} == {REPORT, OTHER}
    _, out, _ = run("export")
    assert all("text" not in one for one in json.loads(out)["articles"])


@pytest.mark.parametrize(
    ("since", "left"),
    [("2000-01-01", 4), ("2999-01-01", 0), ("2000-01-01T00:00+02:00", 4), ("2999-01-01 00:00", 0)],
)
def test_since_is_a_day_or_a_moment(since, left, run, tagged):
    assert len(standing(run, "--since", since)) == left


@pytest.mark.parametrize("since", ["yesterday", "1 May", "", "2024-13-01"])
def test_a_since_that_is_neither_is_refused(since, run, tagged):
    code, out, err = run("export", "--since", since)
    assert (code, out) == (1, "")
    assert "is no date" in err


def test_an_annotation_of_another_tool_keeps_when_it_was_given(run, tagged):
    before = REPORT[: REPORT.rindex("harbour")]
    start = len(before.encode("utf-16-le")) // 2
    assert start > len(before)
    row = {
        "uri": "u",
        "user": "acct:eve@example.org",
        "updated": "2024-05-02T12:00:00.5+02:00",
        "text": "From the page.",
        "tags": ["confirmed"],
        "document": {"title": ["Harbour closes for a week 🚢"]},
        "target": [
            {
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "harbour"},
                    {"type": "TextPositionSelector", "start": start, "end": start + 7},
                ]
            }
        ],
    }
    file = tagged / "hypothesis.json"
    file.write_text(json.dumps({"rows": [row]}), "utf-8")
    code, _, err = run("import", "--store", tagged / "empty", file)
    assert (code, err) == (0, f"obelos: A store was begun at {tagged / 'empty'}.\n")
    ((_, verdict, note, reviewer, modified, *rest),) = _bare(run, tagged / "empty")
    assert (verdict, note, reviewer) == ("confirmed", "From the page.", "eve@example.org")
    assert modified == "2024-05-02T10:00:00.500Z"
    assert rest == [len(before), len(before) + 7]


def _bare(run, store):
    _, out, _ = run("export", "--store", store)
    return [
        (
            *(one[field] for field in ("id", "verdict", "note", "reviewer", "modified")),
            one["selector"]["start"],
            one["selector"]["end"],
        )
        for one in json.loads(out)["annotations"]
    ]
