"""Links are the same in any order, end on any input, and point at what they claim."""

import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.links import find_links
from model import Analysis

STORY = (
    (
        "The ferry Marigold ran aground off Kestrel Point on Tuesday with 120 passengers aboard.",
        "The harbour authority said that all passengers had been taken ashore by midnight.",
        "Tickets for the crossing cost more in summer.",
    ),
    (
        "A ferry carrying 120 passengers, the Marigold, ran aground at Kestrel Point on Tuesday.",
        "Everyone aboard was brought ashore before midnight, according to the harbour authority.",
        "Local bakers sold out of bread.",
    ),
    (
        "The Marigold went aground near Kestrel Point with 140 passengers.",
        "An inquiry will begin next week, the transport minister announced.",
        "The town council meets on Friday to talk about parking.",
    ),
)


def _words(link, articles):
    texts = {article.id: article.text for article in articles}
    return {end.span.of(texts[end.article_id]) for end in (link.a, link.b)}


def test_the_same_event_is_linked_across_reports(reports):
    """Reports of one event find each other, and say what they have in common."""
    articles, analyses = reports(STORY)
    links = find_links(articles, analyses)
    linked = [_words(link, articles) for link in links]
    assert {STORY[0][0], STORY[1][0]} in linked
    assert "Kestrel Point" in " ".join(links[0].reasons)


def test_what_has_nothing_in_common_is_not_linked(reports):
    """Bread and parking are no statement on a ferry."""
    articles, analyses = reports(STORY)
    apart = {STORY[1][2], STORY[2][2]}
    assert not any(apart & _words(link, articles) for link in find_links(articles, analyses))


def test_low_scored_pairs_only_on_request(reports):
    """`all_pairs` adds pairs that are not linked, and leaves those that are as they were."""
    articles, analyses = reports(STORY)
    linked = find_links(articles, analyses)
    every = find_links(articles, analyses, all_pairs=True)
    assert tuple(link for link in every if link.linked) == linked
    assert len(every) >= len(linked)
    assert all(link.linked for link in linked)


def test_on_request_pairs_without_a_common_word_are_listed_but_never_linked(reports):
    """Two reports of one event: every statement of the one stands against all of the other."""
    articles, analyses = reports(STORY[:2])
    links = find_links(articles, analyses, all_pairs=True)
    assert len(links) == len(STORY[0]) * len(STORY[1])
    apart = [link for link in links if _words(link, articles) == {STORY[0][0], STORY[1][2]}]
    assert [(link.linked, link.reasons) for link in apart] == [(False, ())]


@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_articles_gives_the_same_links(reports, seed):
    """The order of articles and of analyses says nothing."""
    articles, analyses = reports(STORY)
    expected = find_links(articles, analyses, all_pairs=True)
    dice = random.Random(seed)
    dice.shuffle(articles)
    dice.shuffle(analyses)
    assert find_links(articles, analyses, all_pairs=True) == expected


def test_the_same_in_every_process():
    """Neither hash seed nor process changes a score."""
    program = (
        "from tests.analysis.links.conftest import make_reports\n"
        "from tests.analysis.links.test_finding import STORY\n"
        "from analysis.links import find_links\n"
        "print(find_links(*make_reports(STORY), all_pairs=True))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_sorted_by_score_then_place(reports):
    """The surest come first; equal scores stand by article and place."""
    articles, analyses = reports([*STORY, *STORY])
    links = find_links(articles, analyses, all_pairs=True)
    ranks = [(-link.score, link.a.article_id, link.a.span, link.b.article_id) for link in links]
    assert ranks == sorted(ranks)


VOCABULARY = "ferry aground Marigold Kestrel 120 passengers minister not may said a \n\ud800 “"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=9).map(" ".join), max_size=5
        ),
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_spans_are_those_of_the_statements_in_any_order(texts, dice):
    """Each end is a statement of its article; none is linked with itself."""
    from tests.analysis.links.conftest import make_reports

    articles, analyses = make_reports(texts)
    links = find_links(articles, analyses, all_pairs=True)
    places = {
        (analysis.article_id, statement.id, statement.span)
        for analysis in analyses
        for statement in analysis.statements
    }
    for link in links:
        assert link.a.article_id < link.b.article_id
        assert {(end.article_id, end.statement_id, end.span) for end in (link.a, link.b)} <= places
        assert 0.0 <= link.score <= 1.0
    dice.shuffle(articles)
    dice.shuffle(analyses)
    assert find_links(articles, analyses, all_pairs=True) == links


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(max_size=80), max_size=3), max_size=4))
def test_any_text_whatever_ends(texts):
    """Random Unicode is compared like anything else."""
    from tests.analysis.links.conftest import make_reports

    articles, analyses = make_reports([[one.replace("\n", " ") for one in text] for text in texts])
    find_links(articles, analyses, all_pairs=True)


def test_nothing_and_one_article_have_no_links(reports):
    """There is nobody to agree with."""
    assert find_links((), ()) == ()
    assert find_links(*reports([STORY[0]]), all_pairs=True) == ()


def test_identical_articles_link_sentence_to_sentence(reports):
    """A copy is the same report: each sentence is linked first of all with itself."""
    articles, analyses = reports([STORY[0], STORY[0], STORY[2]])
    links = find_links(articles, analyses)
    same = [link for link in links if len(_words(link, articles)) == 1]
    assert {word for link in same for word in _words(link, articles)} >= set(STORY[0][:2])
    assert links[0] in same


def test_thousands_of_identical_sentences_stay_few_pairs(reports):
    """One sentence 3,000 times over 30 articles gives pairs in proportion, not in the square."""
    articles, analyses = reports([["The bridge is closed."] * 100] * 30)
    assert len(find_links(articles, analyses, all_pairs=True)) < 3_000 * 100


def test_an_analysis_of_another_version_is_left_out(reports):
    """Spans that count in another text would point at the wrong words."""
    articles, analyses = reports(STORY)
    stale = [replace(analyses[0], digest="0" * 64), *analyses[1:]]
    links = find_links(articles, stale, all_pairs=True)
    assert links
    assert articles[0].id not in {end.article_id for link in links for end in (link.a, link.b)}


def test_an_analysis_without_article_or_article_without_analysis_is_left_out(reports):
    """Half of what is needed is nothing."""
    articles, analyses = reports(STORY)
    strange = Analysis("elsewhere", "0" * 64)
    expected = find_links(articles[:2], analyses[:2])
    assert find_links(articles, analyses[:2]) == expected
    assert find_links(articles[:2], [*analyses, strange]) == expected
