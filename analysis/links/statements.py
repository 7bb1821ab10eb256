"""All statements of one call in arrays, as far as they are compared; knows no scores."""

from array import array
from collections.abc import Sequence, Set
from dataclasses import dataclass

from analysis.links.content import Unit
from analysis.links.filed import Filed
from analysis.links.packed import Bags, Words

_PLAIN, _CORE = 1, 2


@dataclass(frozen=True, slots=True)
class Gist:
    """What of a statement's content bears on how like it is to others; see `Content`."""

    stems: list[str]
    core: Set[str]
    named: frozenset[str]
    """Those that are not plain."""
    told: list[str]


class Statements:
    """The statements by number: those of one article follow one another."""

    def __init__(self, words: Words) -> None:
        self.owners = array("I")
        """For each the number of its article."""
        self.firsts = array("I", [0])
        """For each article its first statement, and at the end how many there are."""
        self.starts = array("I")
        """Where each begins, in code points of its article."""
        self.places = array("I")
        """By article id and span: of two the one that stands first has the lower number."""
        self.keys = array("I")
        """The same by article id and statement id."""
        self.stems = Bags(words)
        self._told = Bags(words)
        self._marks: Filed[int] = Filed("B", words.space)

    def __len__(self) -> int:
        return len(self.owners)

    def append(self, units: Sequence[Unit]) -> None:
        """Those of one more article; articles come in the order of their ids."""
        first, article = len(self.owners), len(self.firsts) - 1
        spans = [unit.statement.span for unit in units]
        ids = [unit.statement.id for unit in units]
        places = {span: first + n for n, span in reversed(list(enumerate(sorted(spans))))}
        keys = {key: first + n for n, key in reversed(list(enumerate(sorted(ids))))}
        self.places.extend(map(places.__getitem__, spans))
        self.keys.extend(map(keys.__getitem__, ids))
        for unit in units:
            content = unit.content
            self.owners.append(article)
            self.starts.append(unit.statement.span.start)
            self.stems.append(content.stems)
            self._told.append(content.told)
            self._marks.extend(
                _PLAIN * (stem in content.plain) + _CORE * (stem in content.core)
                for stem in content.stems
            )
        self.firsts.append(len(self.owners))

    def of(self, article: int) -> range:
        """The statements of an article."""
        return range(self.firsts[article], self.firsts[article + 1])

    def gist(self, number: int) -> Gist:
        """What is compared of a statement."""
        stems = self.stems[number]
        start, end = self.stems.place(number)
        marked = list(zip(stems, self._marks[start:end], strict=True))
        return Gist(
            stems,
            frozenset([stem for stem, mark in marked if mark & _CORE]),
            frozenset([stem for stem, mark in marked if not mark & _PLAIN]),
            self._told[number],
        )
