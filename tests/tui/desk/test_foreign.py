"""Annotations of other tools stand on the words they were given to, or are shown not to."""

import json

import pytest

import corpus
import store
from model import Article
from tui.desk import exchange, folders, open_desk, settings

OLD = """\
Harbour report

The port closed on Monday. About 300 containers wait on the quay. Workers went home at noon.
The harbour master said that nobody was hurt. The harbour will open in a week.
"""
QUOTE = "About 300 containers wait on the quay."
CHANGED = OLD.replace("300", "900")
VERDICTS = ("confirmed", "disputed", "unsourced")


@pytest.fixture
def library():
    return corpus.Library(folders().library)


@pytest.fixture
def taken_in():
    """Takes a file in and tells what stands where, and what was said."""

    def take(value, *, with_texts=False):
        where = folders()
        kept = store.open(where.store, "ada")
        data = json.dumps(value).encode()
        incoming = exchange.read_file(data, "f.json")
        if with_texts:
            exchange.take_texts(where.library, incoming, "f.json")
        merged = exchange.take_back(kept, where.library, incoming, VERDICTS)
        desk = open_desk(where, settings(where.config, "ada"), [])
        while desk.read_next() is not None:
            pass
        found = []
        for article_id in desk.ids():
            text = desk.article(article_id).text
            for each in desk.placed(article_id):
                span, annotation = each.placement.span, each.annotation
                words = span and span.of(text)
                found.append((each.placement.state, words, annotation.selector.exact))
        return found, [problem.reason for problem in merged.problems]

    return take


def task(text, words=QUOTE, **data):
    """As Label Studio writes it, with the text."""
    start = text.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": ["confirmed"]}
    result = {"id": "r", "type": "labels", "value": value, "from_name": "l", "to_name": "t"}
    return [{"id": 1, "data": {"text": text, **data}, "annotations": [{"result": [result]}]}]


def row(words=QUOTE, prefix="", suffix="", title="Harbour report"):
    """As Hypothesis writes it, by quotation."""
    selector = {"type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix}
    document = {"title": [title]} if title else {}
    target = [{"source": "https://x.example/", "selector": [selector]}]
    tags = ["confirmed"]
    return {
        "rows": [{"uri": "u", "user": "", "tags": tags, "document": document, "target": target}]
    }


def around(text, words=QUOTE):
    start = text.index(words)
    return {"prefix": text[start - 20 : start], "suffix": text[start + len(words) :][:20]}


def test_words_that_have_changed_are_not_taken_for_those_judged(library, taken_in):
    """The report says 900 now; the colleague judged 300."""
    library.add(Article("a", "Harbour report", CHANGED))
    found, said = taken_in(row(**around(OLD)))
    assert found == [("review", QUOTE.replace("300", "900"), QUOTE)]
    assert not said
    # And again: nothing is added twice.
    assert taken_in(row(**around(OLD)))[0] == found


def test_the_text_that_a_file_brings_is_an_earlier_version(library, taken_in):
    library.add(Article("a", "Harbour report", CHANGED))
    record = task(OLD)
    record[0]["data"]["obelos"] = {"article": {"id": "a"}}
    found, said = taken_in(record)
    assert found == [("review", QUOTE.replace("300", "900"), QUOTE)]
    assert not said
    desk = open_desk(folders(), settings(folders().config, "ada"), [])
    while desk.read_next() is not None:
        pass
    assert [one.text for one in desk.versions("a")] == [OLD, CHANGED]


def test_words_that_are_there_are_kept(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    assert taken_in(row(**around(OLD)))[0] == [("kept", QUOTE, QUOTE)]


def test_words_that_stand_in_several_places_are_in_doubt(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    ((state, _, _),), _ = taken_in(row("The harbour"))
    assert state == "review"


def test_an_article_is_told_by_the_quotation_alone(library, taken_in):
    """Neither address nor title is known here, but the words are."""
    library.add(Article("a", "Harbour report", OLD))
    library.add(Article("b", "Another", "Workers stayed, and the quay was empty on Monday.\n"))
    assert taken_in(row(title=""))[0] == [("kept", QUOTE, QUOTE)]


def test_a_quotation_that_stands_in_two_articles_tells_neither(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    library.add(Article("b", "Harbour report", f"{OLD}More of it.\n"))
    found, said = taken_in(row())
    assert found == []
    assert said == ["An annotation was left out, since the article is not here; add it."]
    assert taken_in(row("nobody was hurt", title=""))[0] == []


def test_texts_are_taken_from_the_file_when_asked(library, taken_in):
    found, said = taken_in(task(OLD))
    assert found == []
    assert len(said) == 1
    assert "--with-texts" in said[0]
    other = "Fire at the mill\n\nA fire broke out at the mill. It was put out by noon.\n"
    both = task(OLD) + task(other, "It was put out by noon.")
    found, said = taken_in(both, with_texts=True)
    assert found == [("kept", QUOTE, QUOTE), ("kept", *["It was put out by noon."] * 2)]
    assert not said
    entries = corpus.Library(folders().library).entries()
    assert [entry.title for entry in entries] == ["Harbour report", "Fire at the mill"]
    assert taken_in(both, with_texts=True)[0] == found
