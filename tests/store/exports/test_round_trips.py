"""200 annotations leave through each door and come back as they were."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Annotation, Attribution, Evidence, Selector, visible_line
from store import imports
from store.imports import Foreign
from tests.store.exports.samples import by_id, many, written

SAID = (
    "selector",
    "verdict",
    "note",
    "evidence",
    "attribution",
    "statement",
    "reviewer",
    "created",
    "modified",
    "id",
)


def same(foreign: Foreign, annotation: Annotation) -> None:
    for name in SAID:
        assert getattr(foreign, name) == getattr(annotation, name), name
    assert foreign.article.id == annotation.article_id
    assert foreign.article.digest == annotation.version


def through(bundle, name):
    taken = imports.read(written(bundle, name).encode("utf-8"), f"file of {name}")
    assert taken.problems == ()
    assert len(taken.annotations_elsewhere) == len(bundle.annotations)
    return {one.id: one for one in taken.annotations_elsewhere}


@pytest.mark.parametrize("name", ["webannotation", "spacy", "labelstudio", "brat"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=8)
def test_a_lossless_door_gives_back_the_same(name, seed):
    bundle = many(seed)
    back = through(bundle, name)
    for annotation in bundle.annotations:
        same(back[annotation.id], annotation)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=8)
def test_our_own_json_gives_back_the_same_bytes(seed):
    bundle = many(seed)
    first = written(bundle, "json")
    back = imports.read(first.encode("utf-8"))
    assert back.problems == ()
    assert back.events == bundle.events
    assert back.articles == tuple(replace(one, text="") for one in bundle.articles)
    again = replace(bundle, articles=back.articles, events=back.events)
    assert written(again, "json") == first


def as_in_a_table(annotation: Annotation) -> Annotation:
    """With evidence on lines of its own, one a piece, and controls in it as visible marks."""
    return replace(
        annotation,
        evidence=tuple(
            Evidence(*map(visible_line, (one.ref, one.role, one.note)))
            for one in annotation.evidence
        ),
    )


@given(seed=st.integers(0, 2**32))
@settings(max_examples=8)
def test_the_table_gives_back_what_its_cells_only_show(seed):
    bundle = many(seed)
    back = through(bundle, "csv")
    for annotation in bundle.annotations:
        same(back[annotation.id], as_in_a_table(annotation))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=8)
def test_a_draft_review_gives_back_what_was_claimed(seed):
    bundle = many(seed)
    judged = tuple(one for one in bundle.annotations if one.verdict)
    back = through(replace(bundle, annotations=judged), "claimreview")
    for annotation in judged:
        foreign = back[annotation.id]
        assert foreign.selector == Selector(annotation.selector.exact)
        assert [one.ref for one in foreign.evidence] == [one.ref for one in annotation.evidence]
        said = annotation.attribution
        assert foreign.attribution == (said and Attribution(speaker=said.speaker))
        for name in ("verdict", "note", "reviewer", "created", "modified"):
            assert getattr(foreign, name) == getattr(annotation, name)


@pytest.mark.parametrize("name", ["webannotation", "spacy", "labelstudio", "brat"])
def test_without_the_texts_nothing_is_lost_but_the_texts(name):
    """An export that holds quotes and no articles has each quote with the words around it."""
    bundle = many(7)
    bare = replace(bundle, articles=tuple(replace(one, text="") for one in bundle.articles))
    back = through(bare, name)
    for annotation in bundle.annotations:
        same(back[annotation.id], annotation)
        assert back[annotation.id].article.text is None


@pytest.mark.parametrize("name", ["spacy", "labelstudio"])
def test_whole_texts_come_back_with_their_annotations(name):
    bundle = many(7)
    texts = {one.id: one.text for one in bundle.articles}
    for foreign in through(bundle, name).values():
        assert foreign.article.text == texts[foreign.article.id]


def test_every_format_writes_every_annotation_it_can_hold():
    """Reports too: no quote is missing from them."""
    bundle = many(3, 40, controls=False)
    for name in ("json", "webannotation", "spacy", "labelstudio", "brat", "csv"):
        text = written(bundle, name)
        for annotation_id in by_id(bundle.annotations):
            assert annotation_id in text, name


def test_the_same_bundle_makes_the_same_file():
    from store.exports import EXPORTERS

    bundle, again = many(5), many(5)
    for exporter in EXPORTERS:
        assert written(bundle, exporter.name) == written(again, exporter.name)
