"""A spaCy model of the user's own is used when asked for, and its absence is said plainly."""

from types import SimpleNamespace

import pytest

from analysis.names import find_entities, spacy_finder, spacy_names
from analysis.names.spacy_names import finder_of
from model import ObelosError, Span

TEXT = "Vrelda told Quorn Watch about Zhemp. Vrelda left."
SENTENCES = [Span(0, 36), Span(37, len(TEXT))]


@pytest.fixture
def pipeline():
    """A pipeline that knows three names that no list holds."""
    spacy = pytest.importorskip("spacy")
    blank = spacy.blank("en")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Vrelda"},
            {"label": "ORG", "pattern": "Quorn Watch"},
            {"label": "GPE", "pattern": "Zhemp"},
            {"label": "WORK_OF_ART", "pattern": "left"},
        ]
    )
    return blank


FOUND = [("Vrelda", "PERSON"), ("Quorn Watch", "ORG"), ("Zhemp", "PLACE"), ("Vrelda", "PERSON")]


def test_a_pipeline_finds_the_names(pipeline):
    found = find_entities(TEXT, SENTENCES, finder=finder_of(pipeline))
    assert [(entity.text, entity.label) for entity in found] == FOUND


def test_a_text_too_long_for_the_pipeline_is_read_by_sentences(pipeline):
    pipeline.max_length = 40
    found = find_entities(TEXT, SENTENCES, finder=finder_of(pipeline))
    assert [(entity.text, entity.label) for entity in found] == FOUND


def test_an_installed_model_is_found_by_its_name(pipeline, monkeypatch):
    point = SimpleNamespace(name="xx_tiny", load=lambda: SimpleNamespace(load=lambda: pipeline))
    monkeypatch.setattr(spacy_names, "entry_points", lambda group: [point])
    assert len(spacy_finder("xx_tiny")(TEXT, SENTENCES)) == len(FOUND)


def test_a_model_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(spacy_names, "entry_points", lambda group: [])
    with pytest.raises(
        ObelosError, match=r"no spaCy model en_core_web_sm here \(installed: none\)"
    ):
        spacy_finder("en_core_web_sm")


def test_a_model_without_spacy_is_said_to_be_useless(monkeypatch):
    def load():
        raise ModuleNotFoundError("No module named 'spacy'", name="spacy")

    stub = SimpleNamespace(name="xx_tiny", load=load)
    monkeypatch.setattr(spacy_names, "entry_points", lambda group: [stub])
    with pytest.raises(ObelosError, match="because spacy is not installed"):
        spacy_finder("xx_tiny")
