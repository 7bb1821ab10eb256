"""What is found lies in the text, in order, and is the same every time."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.names import find_entities, tagger
from model import Article, Span

TEXT = (
    "Foreign Minister Anna Lindqvist met Prime Minister Omar Haddad in Tunis on Tuesday, the"
    " Maghreb Press Service (MPS) reported. Lindqvist said 300 tents had left Sweden. MPS said"
    " that Haddad thanked the U.N. and the European Union."
)
SENTENCES = [Span(0, TEXT.index("Lindqvist said")), Span(TEXT.index("Lindqvist said"), len(TEXT))]

pieces = st.sampled_from(
    ["Kim Jong Un", "Lee", "U.S.", " ", "\n", ", ", "of the ", "“", "said", "5 ", "May", "K.",
     "’s ", "the ", "(KCNA)", "over 1,000 boats", "\u202e", "é", "ﬁ", "\ud800", "1990s", "-",
     "Mr. ", "$"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=60).map("".join))


def test_names_dates_and_quantities_are_found_and_folded():
    found = find_entities(TEXT, SENTENCES, "2024-05-16")
    seen = {(entity.text, entity.label, entity.name) for entity in found}
    assert {
        ("Anna Lindqvist", "PERSON", "Anna Lindqvist"),
        ("Lindqvist", "PERSON", "Anna Lindqvist"),
        ("Omar Haddad", "PERSON", "Omar Haddad"),
        ("Haddad", "PERSON", "Omar Haddad"),
        ("Tunis", "PLACE", "Tunis"),
        ("Maghreb Press Service", "ORG", "Maghreb Press Service"),
        ("MPS", "ORG", "Maghreb Press Service"),
        ("U.N.", "ORG", "United Nations"),
        ("Sweden", "PLACE", "Sweden"),
    } <= seen
    values = {(entity.text, entity.value) for entity in found}
    assert {("Tuesday", "2024-05-14"), ("300 tents", "300 tent")} <= values


def test_nothing_outside_the_sentences_is_looked_at():
    assert find_entities(TEXT, []) == ()
    assert all(e.span.end <= SENTENCES[0].end for e in find_entities(TEXT, SENTENCES[:1]))


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from([None, "2023-10-19", "0001-01-01", "9999-12-31", "soon"]))
def test_any_text_ends_and_what_is_found_lies_in_it(text, published):
    whole = [Span(0, len(text))]
    found = find_entities(text, whole, published)
    for entity in found:
        assert entity.span.of(text) == entity.text
        assert entity.text.strip() == entity.text != ""
        assert entity.name
        assert entity.label in ("PERSON", "ORG", "PLACE", "DATE", "QUANTITY")
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    assert found == find_entities(text, whole, published)


def test_a_megabyte_in_one_line_ends():
    text = "Kim Lee of the U.S. and 5 " * 1_000 + "“" * 50_000 + "A" * 900_000 + " 1,1" * 6_000
    found = find_entities(text, [Span(0, len(text))])
    assert len(found) > 1_000


def test_what_reads_a_long_text_is_let_go(monkeypatch):
    """The same is found in it, and in what is read next."""
    article = Article(
        "a1", "", "Ana Rui of the Velm Harbour Board said on Monday that it burned.\n"
    )
    here = analysis.analyze(article)
    monkeypatch.setattr(tagger, "LONG", 1)
    for _ in range(2):
        assert analysis.analyze(article) == here
        assert not tagger.load.cache_info().currsize
    monkeypatch.undo()
    assert analysis.analyze(article) == here
