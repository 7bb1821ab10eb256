"""What is told of the versions of an article, and which words of theirs are at hand."""

from dataclasses import replace

import pytest

import store
from corpus import Library
from model import Article, Selector
from tui.desk.versions import Versions

OLD = Article("a1", "Fire at the port", "The fire took 40 containers.")
NOW = replace(OLD, text="The fire took 60 containers.", digest="")


@pytest.fixture
def kept(tmp_path):
    """A tag on the old text came in without it."""
    kept = store.open(tmp_path / "store", "ada")
    kept.keep(replace(OLD, text=""))
    kept.append(
        store.new_event(
            "tag",
            reviewer="ada",
            article="a1",
            version=OLD.digest,
            statement="s1",
            selector=Selector("40 containers", start=14, end=27),
            verdict="confirmed",
        )
    )
    return kept


def test_a_text_that_never_came_is_no_earlier_version(kept, tmp_path):
    """Nothing can be compared with it, and all of today's words would look new."""
    versions = Versions(kept, Library(tmp_path / "library"))
    assert versions.earlier(NOW) == 0
    assert versions.of(NOW) == (NOW,)
    assert versions.read_as("a1", OLD.digest).text == ""


def test_tags_that_came_without_their_text_follow_that_of_the_library(kept, tmp_path):
    library = Library(tmp_path / "library")
    library.add(OLD)
    library.add(NOW)
    versions = Versions(kept, library)
    assert versions.earlier(NOW) == 1
    assert [each.text for each in versions.of(NOW)] == [OLD.text, NOW.text]
    assert versions.read_as("a1", OLD.digest).text == OLD.text
    (damaged,) = (tmp_path / "library" / "texts").glob(f"{OLD.digest}*")
    damaged.write_text("Something else.", "utf-8")
    assert Versions(kept, Library(tmp_path / "library")).read_as("a1", OLD.digest).text == ""
