"""Annotations of other tools stand on the words they were given to, or are shown not to."""

import json
from datetime import UTC, datetime
from itertools import count

import pytest

import corpus
import store
from model import Article, Span, occurrences
from store import history
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


TWICE = """\
Bridge falls

The bridge fell on Thursday. Two people died, the police said.

The mayor spoke in the evening. Two people died, the mayor said.
"""
WORDS = "Two people died"
SECOND = TWICE.rindex(WORDS)


def marked(text, labels):
    """As Label Studio writes it: each of `labels` at its offset, by its annotator."""
    results = [
        {
            "id": f"r{at}",
            "type": "labels",
            "value": {"start": at, "end": at + len(WORDS), "text": WORDS, "labels": [label]},
        }
        for at, _, label in labels
    ]
    annotations = [
        {"result": [result], "completed_by": {"email": who}}
        for result, (_, who, _) in zip(results, labels, strict=True)
    ]
    data = {"text": text, "obelos": {"article": {"id": "a"}}}
    return [{"id": 1, "data": data, "annotations": annotations}]


@pytest.mark.parametrize("at", ["first", "second", "both"])
def test_words_judged_twice_stay_two_where_one_of_them_has_changed(library, taken_in, at):
    """Else the verdict on the one would replace that on the other."""
    today = {
        "first": TWICE.replace(WORDS, "Nine people died", 1),
        "second": TWICE[:SECOND] + TWICE[SECOND:].replace("Two", "Nine"),
        "both": TWICE.replace("Two", "Nine"),
    }[at]
    library.add(Article("a", "Bridge falls", today))
    first = TWICE.index(WORDS)
    file = marked(TWICE, [(first, "ann", "confirmed"), (SECOND, "ann", "disputed")])
    found, _ = taken_in(file)
    assert [(state == "review", exact) for state, _, exact in found] == [
        (at != "second", WORDS),
        (at != "first", WORDS),
    ]
    assert taken_in(file)[0] == found


def test_two_reviewers_of_words_that_have_changed_judge_one_statement(library, taken_in):
    library.add(Article("a", "Bridge falls", TWICE.replace("Two", "Nine")))
    taken_in(marked(TWICE, [(SECOND, "ann", "confirmed"), (SECOND, "bob", "disputed")]))
    assert len(store.disagreements(store.open(folders().store, "ada").all())) == 1


def test_a_judgement_of_old_words_does_not_replace_that_of_todays(library, taken_in):
    """Ada has judged what stands there now; the file holds what she said of what stood there."""
    today = TWICE[:SECOND] + TWICE[SECOND:].replace("Two", "Nine")
    library.add(Article("a", "Bridge falls", today))
    now = "Nine people died"
    file = task(today, now)
    file[0]["annotations"][0]["completed_by"] = {"email": "ada"}
    taken_in(file)
    found, _ = taken_in(marked(TWICE, [(SECOND, "ada", "disputed")]))
    assert sorted(exact for _, _, exact in found) == [now, WORDS]


@pytest.mark.parametrize("name", ["José", "Jose\u0301", " José "])
def test_a_name_is_the_same_however_it_is_written(library, taken_in, name):
    """A table may have been typed on another system: it is the same colleague."""
    library.add(Article("a", "Bridge falls", TWICE))
    taken_in(marked(TWICE, [(SECOND, name, "confirmed")]))
    (event,) = store.open(folders().store, "ada").all()
    assert event.reviewer == "José"


def test_a_text_is_read_and_made_normal_once_for_all_that_is_on_it(library, taken_in, monkeypatch):
    """A file may bring thousands, and each look at the whole text takes milliseconds."""
    library.add(Article("a", "Harbour report", OLD))
    looks = []
    read, normal = corpus.Library.article, occurrences.normal_quote

    def article(self, article_id):
        looks.append("read")
        return read(self, article_id)

    def normal_quote(quote):
        looks.append("made normal") if len(quote) > len(OLD) / 2 else None
        return normal(quote)

    monkeypatch.setattr(corpus.Library, "article", article)
    monkeypatch.setattr(occurrences, "normal_quote", normal_quote)
    monkeypatch.setattr(occurrences, "_STRETCH", 10)
    words = OLD.split()[8:40]
    rows = [row(each, **around(OLD, each)) for each in words if OLD.count(each) == 1]
    found, problems = taken_in({"rows": [one for each in rows for one in each["rows"]]})
    assert len(found) == len(rows) > 15
    assert not problems
    assert looks.count("made normal") == 1
    assert looks.count("read") <= 1


def test_what_was_given_anew_at_once_is_no_older_copy(library, tmp_path, monkeypatch):
    """A colleague's copy knows the verdict and that it was taken back, all within one second."""
    library.add(Article("a", "Harbour report", OLD))
    moments = (datetime(2026, 1, 2, 3, 4, 5, 1000 * each, UTC) for each in count(100))
    monkeypatch.setattr(history, "_now", lambda: history.moment(next(moments)))
    where, chosen = folders(), settings(folders().config, "ada")
    desk = open_desk(where, chosen, [])
    while desk.read_next() is not None:
        pass
    start = OLD.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    desk.tag("a", span, "confirmed")
    desk.undo()
    colleagues = store.open(tmp_path / "ben", "ben")
    store.merge(colleagues, [store.open(where.store, "ada")])
    desk.tag("a", span, "confirmed")
    leaving = exchange.everything(store.open(where.store, "ada"))
    with (tmp_path / "out.csv").open("w") as out:
        exchange.write_out(leaving, "csv", out)
    incoming = exchange.read_file((tmp_path / "out.csv").read_bytes(), "out.csv")
    merged = exchange.take_back(colleagues, where.library, incoming, VERDICTS)
    assert (merged.added, merged.older) == (1, 0)
    again = exchange.take_back(colleagues, where.library, incoming, VERDICTS)
    assert (again.added, again.known) == (0, 1)
    (stands,) = store.standing(colleagues.of("a"))
    assert (stands.verdict, stands.modified) == ("confirmed", "2026-01-02T03:04:05.102Z")


def labelled(*labels, created=None):
    """A task with a region for each of them, all on the same words; of none but the first one may
    have several labels.
    """
    (whole,) = task(OLD)
    (region,) = whole["annotations"][0]["result"]
    regions = [
        {**region, "id": f"r{n}", "value": {**region["value"], "labels": some}}
        for n, some in enumerate(labels)
    ]
    rounds = [
        {"result": [one], **({"created_at": at} if at else {})}
        for one, at in zip(regions, created or [None] * len(regions), strict=True)
    ]
    return [{**whole, "annotations": rounds}]


def verdicts_of(library):
    kept = store.open(folders().store, "ada")
    return [(e.verdict, e.note) for article in library.entries() for e in kept.of(article.id)]


def test_two_verdicts_in_one_annotation_are_told_and_neither_is_chosen(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    for _ in range(2):
        _, problems = taken_in(labelled(["disputed", "confirmed", "port"]))
        assert problems == [
            "It says disputed and confirmed of the same words, so it is kept as a note without a "
            f"verdict. “{QUOTE}”"
        ]
    assert verdicts_of(library) == [(None, "[disputed]\nTags: confirmed, port")]


def test_labels_that_are_no_verdicts_here_are_no_rivals(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    _, problems = taken_in(labelled(["port", "disputed"]))
    assert not problems
    assert verdicts_of(library) == [("disputed", "Tags: port")]


def test_two_verdicts_in_two_annotations_of_the_same_words_are_told(library, taken_in):
    """Taken in once or twice, the first stands: which one is the later nobody knows."""
    library.add(Article("a", "Harbour report", OLD))
    for _ in range(2):
        _, problems = taken_in(labelled(["disputed"], ["confirmed"], ["disputed"]))
        assert problems == [
            f"It was left out, as the file says both disputed and confirmed here. “{QUOTE}”"
        ]
    assert verdicts_of(library) == [("disputed", None)]


def test_of_two_verdicts_the_later_stands_wherever_the_file_has_it(library, taken_in):
    library.add(Article("a", "Harbour report", OLD))
    times = ["2026-01-02T09:00:00.5Z", "2026-01-02T09:00:00Z"]
    for _ in range(2):
        assert taken_in(labelled(["disputed"], ["confirmed"], created=times))[1] == []
    assert [verdict for verdict, _ in verdicts_of(library)] == ["confirmed", "disputed"]


def test_words_that_are_marked_and_nothing_is_said_of_them_are_told(library, taken_in):
    """As a highlight of Hypothesis, or a region that got no label."""
    library.add(Article("a", "Harbour report", OLD))
    for _ in range(2):
        _, problems = taken_in(labelled([], ["disputed"]))
        assert problems == [
            f"It was left out, since it has neither a verdict nor a note nor evidence. “{QUOTE}”"
        ]
    assert [verdict for verdict, _ in verdicts_of(library)] == ["disputed"]
