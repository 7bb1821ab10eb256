"""Names, dates and quantities in a text, folded to one form; knows nothing of statements."""

from analysis.names.finding import find_entities
from analysis.names.folding import fold, fold_names, renamed
from analysis.names.persons import same_person
from analysis.names.spacy_names import spacy_finder

__all__ = ["find_entities", "fold", "fold_names", "renamed", "same_person", "spacy_finder"]
