"""The sample corpus is read well and holds what makes checking hard."""

import re

import corpus

SAMPLE = tuple(corpus.sample())
_VARIANTS = (
    "Sergei Lavrov",
    "Sergey Lavrov",
    "Choe Son Hui",
    "Choe Sun Hui",
    "Choe Son-hui",
    "1,000 containers",
    "300 containers",
    "more than a thousand",
    "did not meet",
)


def test_eight_reports_of_readable_length():
    assert len(SAMPLE) == 8
    assert len({article.id for article in SAMPLE}) == 8
    for article in SAMPLE:
        assert 250 <= len(article.text.split()) <= 500


def test_they_are_the_same_on_every_machine():
    assert [(article.path, article.retrieved) for article in SAMPLE] == [(None, None)] * 8
    assert tuple(corpus.sample()) == SAMPLE


def test_most_name_their_outlet_and_day():
    assert sum(article.publisher is not None for article in SAMPLE) == 7
    assert sum(article.published is not None for article in SAMPLE) == 7
    assert sum(article.updated is not None for article in SAMPLE) == 3
    assert sum(article.author is not None for article in SAMPLE) == 5


def test_names_and_figures_differ():
    together = "\n".join(article.text for article in SAMPLE)
    for words in _VARIANTS:
        assert words in together


def test_the_page_is_read_without_its_furniture():
    (page,) = (article for article in SAMPLE if article.publisher == "Morning Desk")
    assert not re.search("cookies|pears|Sport", page.text)
