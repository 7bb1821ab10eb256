"""Trains the name tagger: python -m analysis.training.names_tagger DATA_FOLDER [--out FILE].

From `entities_train.jsonl.gz` several copies of each document are made: as it is, with words
hidden, with names replaced. The same data give the same file, byte for byte.
"""

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pycrfsuite._pycrfsuite import Trainer

from analysis.language.tagger import load as load_grammar
from analysis.language.tagger import tag
from analysis.names.features import features, usage
from analysis.names.gazetteers import gazetteers
from analysis.names.kinds import Kind, hidden, kind
from analysis.names.segments import segments
from analysis.names.tagger import FILE
from analysis.training.names_corpus import Document, Sentence, read
from analysis.training.names_variation import varied

COPIES = ((False, 0.0), (False, 0.5), (False, 0.5), (True, 0.0), (True, 0.3))
"""For each copy of the documents: whether names are replaced, and the share of words hidden."""
NAMELESS = 0.5
"""The share of stretches without a name that are learned from in the further copies."""
SETTINGS = {
    "c1": 0.4,
    "c2": 0.1,
    "max_iterations": 100,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
# Never hidden: words that tell what a name is, and words that begin names of places.
TELLING = ("orgwords", "placewords", "titles", "stop", "demonymheads")
BEGINNINGS = frozenset(("new", "st", "saint", "san", "santa", "los", "las", "el", "mount", "great"))

Example = tuple[list[list[str]], list[str]]


def main(arguments: list[str]) -> int:
    """Train on the documents in the folder and write the model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="the folder of entities_train.jsonl.gz")
    options.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "names" / FILE)
    chosen = options.parse_args(arguments)
    train(list(read(chosen.data / "entities_train.jsonl.gz")), chosen.out)
    return 0


def train(documents: Iterable[Document], out: Path) -> None:
    """Write the model learned from the documents."""
    trainer = Trainer(verbose=False)
    for example in examples(documents):
        trainer.append(*example)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model"
        trainer.train(str(plain))
        out.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))


def examples(documents: Iterable[Document]) -> Iterator[Example]:
    """What is learned from: stretches of all copies of all documents."""
    documents = list(documents)
    for copy, (replaced, share) in enumerate(COPIES):
        for document in documents:
            chance = random.Random(f"{document.id} {copy}")
            shown = varied(document, copy) if replaced else document
            yield from _of_document(shown, share, NAMELESS if copy else 1.0, chance)


def _of_document(
    document: Document, share: float, nameless: float, chance: random.Random
) -> Iterator[Example]:
    grammar = load_grammar()
    used = usage([sentence.words for sentence in document.sentences])
    for sentence in document.sentences:
        stretches = tuple(
            stretch
            for stretch in segments(gazetteers(), sentence.words)
            if _named(sentence, stretch) or chance.random() < nameless
        )
        kinds = [_kind(word, share, chance) for word in sentence.words]
        tags = tag(sentence.words, grammar)
        seen = features(sentence.words, kinds, stretches, used, tags)
        for (first, last), sequence in zip(stretches, seen, strict=True):
            yield sequence, list(sentence.labels[first:last])


def _named(sentence: Sentence, stretch: tuple[int, int]) -> bool:
    return any(label != "O" for label in sentence.labels[slice(*stretch)])


def _kind(word: str, share: float, chance: random.Random) -> Kind:
    hide = share and word[0].isupper() and chance.random() < share
    return hidden(word) if hide and not _tells(word) else kind(word)


def _tells(word: str) -> bool:
    listed, low = gazetteers(), word.lower()
    return (
        word in listed.demonyms
        or low in BEGINNINGS
        or any(low in listed.lexicon[name] for name in TELLING)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
