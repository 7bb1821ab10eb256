"""The table has one row an annotation and nothing in it that a spreadsheet would run."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Annotation, Article, Attribution, Evidence, Selector, visible
from store import exports, imports
from store.exports.cells import cell, text_of_cell


def rows(*annotations, articles=()):
    out = io.StringIO(newline="")
    exports.write("csv", exports.Bundle(articles=articles, annotations=annotations), out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


def annotation(note="", quote="Nobody was hurt.", **rest):
    return Annotation(
        id="n1",
        article_id="a1",
        selector=Selector(quote, start=20, end=36),
        verdict="confirmed",
        note=note,
        evidence=rest.pop("evidence", ()),
        statement="s1",
        attribution=rest.pop("attribution", None),
        reviewer="ada",
        created="2024-05-01T10:00:00Z",
        modified="2024-05-01T10:00:00Z",
        **rest,
    )


def test_a_row_says_what_stands():
    article = Article("a1", "Harbour", "…", publisher="Port News", url="https://example.org/1")
    evidence = (Evidence("u", "independent"), Evidence("v", note="two\nlines"))
    said = Attribution(speaker="Ilse Brandt", cue="said")
    (row,) = rows(annotation("a, b", evidence=evidence, attribution=said), articles=(article,))
    assert (row["title"], row["publisher"]) == ("Harbour", "Port News")
    assert (row["quote"], row["verdict"], row["note"]) == ("Nobody was hurt.", "confirmed", "a, b")
    assert (row["start"], row["end"]) == ("20", "36")
    assert row["evidence"].split("␊") == ["u", "v"]
    assert row["evidence_role"].split("␊") == ["independent", ""]
    assert row["evidence_note"].split("␊") == ["", "two lines"]
    assert (row["speaker"], row["cue"], row["source"]) == ("Ilse Brandt", "said", "")


def test_the_version_that_was_judged_names_the_title():
    old, new = Article("a1", "Old", "1"), Article("a1", "New", "2")
    both = (old, new)
    assert rows(annotation(version=old.digest), articles=both)[0]["title"] == "Old"
    assert rows(annotation(version="gone"), articles=both)[0]["title"] == "New"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "''@x", "\x0b=1"],
)
def test_no_cell_is_a_formula(text):
    (row,) = rows(annotation(text, quote=text))
    for written in (row["note"], row["quote"]):
        assert written.startswith("'")


def test_what_is_no_formula_stays_as_it_is():
    for text in ("'We have no choice'", "a=b", "3 - 2", "—no", ""):
        assert cell(text) == text


@given(st.text())
def test_cells_turn_back_into_what_they_were(text):
    assert text_of_cell(cell(text)) == visible(text).replace("␊", "\n")


def test_an_annotation_is_one_line_whatever_is_in_it():
    out = io.StringIO(newline="")
    hostile = "a\nb\r\nc\x0b\x0c\x1c\x85\u2028d"
    one = annotation(hostile, quote=hostile)
    exports.write("csv", exports.Bundle(annotations=(one, one)), out)
    assert len(out.getvalue().splitlines()) == 3


def test_controls_are_shown_and_never_written():
    (row,) = rows(annotation("\x1b[2J\x9b\u202e\ud800"))
    assert row["note"] == "␛[2J\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("hostile", ["=1\x1b[2J", "a\tb", "\x7f␊\x9b\u202e", "\r\n"])
def test_what_a_cell_cannot_hold_stands_escaped_beside_it(hostile):
    (row,) = rows(annotation(hostile))
    assert json.loads(row["exact"]) == {"note": hostile}
    assert row["exact"].isascii()
    assert row["exact"].isprintable()


def test_the_usual_line_has_nothing_beside_it():
    (row,) = rows(annotation("=1+1\nPlain ünd 🚢."))
    assert row["exact"] == ""


def back(row):
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, row)
    writer.writeheader()
    writer.writerow(row)
    (one,) = imports.read(table.getvalue().encode()).annotations_elsewhere
    return one


def test_a_cell_that_somebody_edited_counts():
    (row,) = rows(annotation("a\x1bb"))
    assert back(row).note == "a\x1bb"
    assert back({**row, "note": "by hand"}).note == "by hand"


@pytest.mark.parametrize("damaged", ["{", "[1]", '{"note": 3}', "[" * 9_000, '{"note"'])
def test_a_damaged_column_beside_it_changes_nothing(damaged):
    (row,) = rows(annotation("a\x1bb"))
    assert back({**row, "exact": damaged}).note == "a␛b"
