"""Training gives the same file from the same data, and a tagger that has learned from it."""

import gzip
import json

import pytest

from analysis.language.tagger import load, tag
from analysis.names.tagger import label, opened
from analysis.training.names_corpus import names_of, read
from analysis.training.names_tagger import train
from analysis.training.names_variation import varied

PLACES = ["Zhemp", "Orla", "Quist", "Velden"]


@pytest.fixture
def documents(tmp_path):
    rows = []
    for number, place in enumerate(PLACES * 6):
        text = f"We went to {place} in spring. Then Anna Berg of Tern Press called from {place}."
        end = text.index(" Then")
        names = [(place, "PLACE"), ("Anna Berg", "PERSON"), ("Tern Press", "ORG")]
        entities = [
            {"start": text.index(name), "end": text.index(name) + len(name), "label": kind}
            for name, kind in names
        ]
        again = text.rindex(place)
        entities.append({"start": again, "end": again + len(place), "label": "PLACE"})
        sentences = [{"start": 0, "end": end}, {"start": end + 1, "end": len(text)}]
        rows.append(
            {"id": f"d{number}", "text": text, "sentences": sentences, "entities": entities}
        )
    file = tmp_path / "entities_train.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return list(read(file))


def nameless(sentence):
    return [word for word, kind in zip(sentence.words, sentence.labels, strict=True) if kind == "O"]


def test_documents_are_read_with_their_names(documents):
    first, second = documents[0].sentences
    assert [(first.words[a:b], kind) for a, b, kind in names_of(first)] == [(("Zhemp",), "PLACE")]
    assert [kind for _, _, kind in names_of(second)] == ["PERSON", "ORG", "PLACE"]


def test_names_are_replaced_the_same_way_throughout_and_nothing_else_is(documents):
    changed = 0
    for document in documents:
        other = varied(document, 1)
        assert other == varied(document, 1)
        places = set()
        for before, after in zip(document.sentences, other.sentences, strict=True):
            assert nameless(before) == nameless(after)
            spans = list(names_of(after))
            assert [kind for *_, kind in spans] == [kind for *_, kind in names_of(before)]
            places |= {after.words[a:b] for a, b, kind in spans if kind == "PLACE"}
        assert len(places) == 1
        changed += other != document
    assert changed > len(documents) / 2


def test_the_same_documents_give_the_same_bytes_and_a_tagger_that_learned(documents, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    train(documents, one)
    train(documents, other)
    assert one.read_bytes() == other.read_bytes()
    model = opened(one.read_bytes())
    words = ["We", "went", "to", "Gorm", "in", "spring", "."]
    (found,) = label([words], [tag(words, load())], model)
    assert found == ["O", "O", "O", "B-PLACE", "O", "O", "O"]
