"""Article by article there is the same as all at once."""

import errno
from dataclasses import replace
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.links import connected, filed, find_links, group
from analysis.links.filed import Space
from analysis.links.walking import Shared
from tests.analysis.links.conftest import make_reports
from tests.analysis.links.test_finding import STORY


def all_at_once(articles, analyses):
    """The links of each statement, best first, and its group with that one's number."""
    links = find_links(articles, analyses)
    ends = {}
    for link in links:
        turned = tuple(replace(each, a=each.b, b=each.a) for each in link.differences)
        back = replace(link, a=link.b, b=link.a, differences=turned)
        for each in (link, back):
            ends.setdefault((each.a.article_id, each.a.statement_id), []).append(each)
    groups = group(links, analyses, articles)
    homes = {
        (end.article_id, end.statement_id): number
        for number, found in enumerate(groups)
        for end in found.members
    }
    return {key: tuple(each) for key, each in ends.items()}, homes, dict(enumerate(groups))


def one_by_one(articles, analyses, space=None):
    """The same from `connected`, with the ids of the articles that it told of."""
    space = space or Space()
    known = {each.article_id: each for each in analyses}
    reports = [(article, known[article.id]) for article in sorted(articles, key=lambda one: one.id)]
    ends, homes, groups, told = {}, {}, {}, []
    for each in connected(len(reports), reports.__getitem__, space):
        article_id = reports[each.number][0].id
        assert each.analysis is known[article_id]
        told.append(article_id)
        ends |= {(article_id, key): links for key, links in each.links.items()}
        homes |= {(article_id, key): number for key, number in each.groups.items()}
        groups |= dict(each.begun)
    return ends, homes, groups, told


@pytest.mark.parametrize("texts", [[], [[]], STORY[:1], STORY, [*STORY, [], *STORY]])
def test_links_and_groups_are_the_same(texts):
    """In the same order too; of an article that says nothing nothing is told."""
    made = make_reports(texts)
    *found, told = one_by_one(*made)
    assert tuple(found) == all_at_once(*made)
    assert sorted(told) == [each.article_id for each in made[1] if each.statements]


def test_so_they_are_where_most_stands_in_a_file(monkeypatch):
    """Of many reports; of a few none is needed."""
    made = make_reports([*STORY, *STORY])
    here = one_by_one(*made)
    opened = []

    def make():
        opened.append(TemporaryFile())  # noqa: SIM115 - the space closes it
        return opened[-1]

    assert one_by_one(*made, Space(make)) == here
    assert not opened
    for name in ("_BLOCK", "_HEAPED", "_HEAP"):
        monkeypatch.setattr(filed, name, 3)
    assert one_by_one(*made, Space(make)) == here
    assert [file.closed for file in opened] == [True]


def test_a_file_that_cannot_be_written_is_told(monkeypatch):
    def make():
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(filed, "_BLOCK", 3)
    with pytest.raises(OSError, match="No space left"):
        one_by_one(*make_reports(STORY), Space(make))


WORDS = st.sampled_from(
    ["ferry", "aground", "Marigold", "Kestrel", "120", "passengers", "minister", "not", "may"]
)
SENTENCE = st.lists(WORDS, min_size=3, max_size=7).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(SENTENCE, max_size=4), max_size=6))
def test_so_they_are_of_any_reports(texts):
    """Sentences may stand twice, in one report or in several."""
    made = make_reports(texts)
    *found, _ = one_by_one(*made)
    assert tuple(found) == all_at_once(*made)


def shared(pairs, owners):
    """Of six articles."""
    return Shared([one for one, _ in pairs], [other for _, other in pairs], owners, 6)


@given(
    st.lists(st.integers(0, 5), min_size=12, max_size=12).map(sorted),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_a_walk_comes_to_every_article_once(owners, pairs):
    """Whatever they share."""
    assert sorted(shared(pairs, owners).walk()) == list(range(6))


def test_a_walk_goes_to_who_shares_most():
    """Two stories whose articles stand in turn are gone through one after the other."""
    pairs = [(0, 2), (0, 2), (0, 4), (1, 3), (1, 3), (1, 5), (2, 4), (3, 5), (0, 1)]
    assert list(shared(pairs, range(6)).walk()) == [0, 2, 4, 1, 3, 5]
