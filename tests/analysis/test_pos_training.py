"""The tagger can be trained anew: small data in, a file out that is the same twice."""

import gzip

from analysis.language.tagger import tag
from analysis.training.pos import train, write
from analysis.training.pos_corpus import Sentence, held_out, read

ROWS = [
    ("Ann", "NNP", 4, "nsubj", ""),
    ("does", "VBZ", 4, "aux", "SpaceAfter=No"),
    ("n't", "RB", 4, "advmod", ""),
    ("sell", "VB", 0, "root", ""),
    ("new", "JJ", 8, "amod", "SpaceAfter=No"),
    ("-", "HYPH", 5, "punct", "SpaceAfter=No"),
    ("ish", "JJ", 5, "amod", ""),
    ("boats", "NNS", 4, "obj", "SpaceAfter=No"),
    (".", ".", 4, "punct", ""),
]


def corpus(path):
    lines = ["# newdoc id = one"]
    for number, (word, name, head, label, misc) in enumerate(ROWS, 1):
        lines.append(f"{number}\t{word}\t_\t_\t{name}\t_\t{head}\t{label}\t_\t{misc or '_'}")
    path.write_bytes(gzip.compress("\n".join([*lines, "", ""]).encode()))
    return path


def test_words_of_the_corpus_are_cut_as_ours(tmp_path):
    """Words that they cut and we do not become one, with the head of the whole."""
    (sentence,) = read(corpus(tmp_path / "c.gz"))
    assert sentence.words == ("Ann", "does", "n't", "sell", "new-ish", "boats", ".")
    assert sentence.tags[4] == "JJ"
    assert sentence.heads[3] == -1


def test_training_is_repeatable(tmp_path):
    """The same sentences give the same bytes, and a tagger that knows them."""
    words = ("the", "dog", "sees", "a", "cat", ".")
    tags = ("DT", "NN", "VBZ", "DT", "NN", ".")
    sentences = [Sentence("d", words, tags, (1, 2, -1, 4, 2, 2), ("",) * 6)] * 20
    for name in ("one", "two"):
        write(train(sentences), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert tuple(tag(words, train(sentences))) == tags


def test_some_documents_are_held_out():
    """By name alone, so that every run measures on the same ones."""
    kept = [name for name in map(str, range(1000)) if held_out(name)]
    assert 20 < len(kept) < 200
