"""Makes the list of how words are used: python -m analysis.training.names_usage DATA_FOLDER.

For every word seen at least twice in `ud_train.conllu.gz`: how often it begins with a small letter
inside sentences, in quarters, and its commonest tag. Only documents that `entities_train.jsonl.gz`
holds as well, or that come from the training part of English-EWT, are read.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "names" / "data" / "usage.txt"
LEAST = 2


def main(arguments: list[str]) -> int:
    """Write the list beside the others."""
    folder = Path(arguments[0])
    small, capital = Counter[str](), Counter[str]()
    tags = defaultdict[str, Counter[str]](Counter)
    for sentence in _sentences(folder):
        for here, (word, tag) in enumerate(sentence):
            tags[word.lower()][tag] += 1
            if word[0].islower():
                small[word.lower()] += 1
            elif here:
                capital[word.lower()] += 1
    lines = defaultdict[tuple[str, str], list[str]](list)
    for word, counted in tags.items():
        if counted.total() >= LEAST and word[0].isalpha():
            seen = small[word] + capital[word]
            share = str(round(4 * small[word] / seen)) if seen else "u"
            lines[share, min(counted, key=lambda tag: (-counted[tag], tag))].append(word)
    listed = "".join(
        f"{share} {tag} {' '.join(sorted(words))}\n"
        for (share, tag), words in sorted(lines.items())
    )
    heading = (
        "# Share of small letters in quarters, commonest tag, words; from UD English-EWT and GUM.\n"
    )
    OUT.write_text(heading + listed, "utf-8")
    return 0


def _sentences(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """The words and tags of the sentences of the documents that may be read."""
    wanted = _trained_on(folder)
    read, sentence = False, list[tuple[str, str]]()
    with gzip.open(folder / "ud_train.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                name = line.partition("=")[2].strip().removesuffix(".conllu")
                read = not name.startswith("GUM_") or name.removeprefix("GUM_") in wanted
            elif line[0].isdigit():
                number, word, _, _, tag = line.split("\t")[:5]
                if number.isdigit():
                    sentence.append((word, tag))
            elif sentence:
                if read:
                    yield sentence
                sentence = []


def _trained_on(folder: Path) -> frozenset[str]:
    with gzip.open(folder / "entities_train.jsonl.gz", "rt", encoding="utf-8") as rows:
        names = (json.loads(row)["id"] for row in rows)
        return frozenset(name.removeprefix("gum.") for name in names if name.startswith("gum."))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
