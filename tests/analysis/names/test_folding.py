"""Variants of a name come to one name; what is two names stays two."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.names import fold, fold_names, renamed, same_person
from model import Analysis, Entity, Hints, Span, Statement


def article(*names: str, number: int = 0) -> Analysis:
    """An article in which names stand as "PERSON Ada Byron", one space and bracket apart."""
    entities = []
    start = 0
    for written in names:
        label, _, text = written.partition(" ")
        entities.append(Entity(Span(start, start + len(text)), label, text, text))
        start += len(text) + 2
    return Analysis(f"a{number}", "", entities=tuple(entities))


def names(*articles: Analysis, hints: Hints = Hints()) -> list[list[str]]:  # noqa: B008
    return [[entity.name for entity in folded.entities] for folded in fold(articles, hints)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Choe Son-hui", "Choe Sun Hui"),
        ("Choi Son Hui", "Choe Son-hui"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong-un", "Kim Jong Eun"),
        ("Moon Jae-in", "Jae-in Moon"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mohammed Farouk", "Muhammad Farouk"),
        ("Frederick C. Larsson", "Fred Larsson"),
        ("Dr. Regina M. Holt", "Regina Holt"),
        ("José Luis Orozco", "Jose Orozco"),
        ("Abdullah Saleh", "Abdulla Saleh"),
        ("KATE WINTER", "Kate Winter"),
    ],
)
def test_spellings_of_one_person_are_one(one, other):
    assert same_person(one, other)
    assert same_person(other, one)
    first, second = names(article(f"PERSON {one}", number=1), article(f"PERSON {other}", number=2))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Michelle Obama", "Barack Obama"),
        ("Martin Berg", "Martina Berg"),
        ("Mario Rossi", "Maria Rossi"),
        ("Wang Yi", "Wang Ya"),
        ("Jan Novak", "Ian Novak"),
        ("Lavrov", "Sergei Lavrov"),
    ],
)
def test_two_people_are_two(one, other):
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_family_name_is_the_one_person_who_bears_it_in_the_article():
    (found,) = names(
        article("PERSON Sergei Lavrov", "PERSON Lavrov", "PERSON Mr. Lavrov", "PERSON Kim Jong Un",
                "PERSON Kim", "PERSON President Kim")
    )  # fmt: skip
    assert found == ["Sergei Lavrov"] * 3 + ["Kim Jong Un"] * 3


def test_a_family_name_that_two_bear_is_neither():
    (found,) = names(
        article(
            "PERSON Michelle Adeyemi", "PERSON Daniel Adeyemi", "PERSON Adeyemi", "PERSON Michelle"
        )
    )
    assert found == ["Michelle Adeyemi", "Daniel Adeyemi", "Adeyemi", "Michelle Adeyemi"]


def test_a_family_name_in_a_headline_is_found_in_the_other_articles():
    found = names(article("PERSON Lavrov", number=1), article("PERSON Sergey Lavrov", number=2))
    assert found == [["Sergey Lavrov"], ["Sergey Lavrov"]]


def test_the_article_goes_before_all_the_others():
    found = names(
        article("PERSON Kim Yo Jong", "PERSON Kim", number=1),
        article("PERSON Kim Jong Un", "PERSON Kim", number=2),
        article("PERSON Kim", number=3),
    )
    assert found == [["Kim Yo Jong"] * 2, ["Kim Jong Un"] * 2, ["Kim"]]


def test_bodies_and_places_fold_to_their_full_names():
    (found,) = names(
        article("PLACE U.S.", "PLACE the United States",
                "ORG KCNA", "ORG Korean Central News Agency", "ORG Harbor Fish Corp.",
                "ORG Harbor Fish", "ORG Tern City Gulls", "ORG Gulls")
    )  # fmt: skip
    assert found == [
        *["United States"] * 2, *["Korean Central News Agency"] * 2,
        *["Harbor Fish Corp."] * 2, *["Tern City Gulls"] * 2,
    ]  # fmt: skip


def test_an_acronym_is_what_the_article_says_it_is():
    found = names(
        article("ORG Union of Tern Keepers", "ORG UTK", number=1),
        article("ORG University of Tunnel Kinetics", "ORG UTK", "ORG Tunnel", number=2),
    )
    assert found[0] == ["Union of Tern Keepers"] * 2
    assert found[1][:2] == ["University of Tunnel Kinetics"] * 2


def test_a_city_is_no_newspaper():
    (found,) = names(article("PLACE New York", "ORG The New York Times", "PLACE York"))
    assert found == ["New York", "The New York Times", "York"]


def test_a_known_body_is_not_what_begins_with_its_name():
    (found,) = names(article("ORG Boeing", "ORG Boeing Workers League", "ORG Workers League"))
    assert found == ["Boeing", "Boeing Workers League", "Boeing Workers League"]


def test_a_town_that_plays_is_its_team_and_a_country_is_not():
    (found,) = names(article("ORG Oakland", "ORG Oakland Herons", "PLACE Tampa", "ORG Tampa Terns"))
    assert found == ["Oakland Herons", "Oakland Herons", "Tampa", "Tampa Terns"]
    (found,) = names(article("ORG Norway", "ORG Norway Herons"))
    assert found == ["Norway", "Norway Herons"]


def test_what_one_article_mistakes_for_a_body_follows_the_others():
    found = names(
        article("PERSON Ida Quist", "PERSON Quist", number=1),
        article("PERSON Ida Quist", "PERSON Quist", number=2),
        article("ORG Quist", number=3),
    )
    assert found[2] == ["Ida Quist"]


def test_dates_and_quantities_keep_what_they_mean():
    day = Entity(Span(0, 3), "DATE", "May", "May", "2023-05")
    assert fold([Analysis("a", "", entities=(day,))])[0].entities[0].name == "2023-05"


def test_a_reader_joins_names():
    hints = Hints(joined=(("the Marshal", "Kim Jong Un"), ("Arirang Press", "KCNA")))
    found = names(
        article("PERSON Kim Jong-un", "PERSON the Marshal", "ORG Arirang Press"), hints=hints
    )
    assert found == [["Kim Jong Un", "Kim Jong Un", "KCNA"]]


def test_a_reader_parts_names():
    one, other = article("PERSON Anna Berg", number=1), article("PERSON Ana Berg", number=2)
    assert names(one, other) == [["Anna Berg"], ["Anna Berg"]]
    assert names(one, other, hints=Hints(parted=(("Anna Berg", "Ana Berg"),))) == [
        ["Anna Berg"],
        ["Ana Berg"],
    ]


def test_a_reader_parts_a_family_name_from_a_person():
    hints = Hints(parted=(("Lavrov", "Sergei Lavrov"),))
    assert names(article("PERSON Sergei Lavrov", "PERSON Lavrov"), hints=hints) == [
        ["Sergei Lavrov", "Lavrov"]
    ]


def test_a_reader_parts_a_known_other_name():
    hints = Hints(parted=(("Burma", "Myanmar"),))
    assert names(article("PLACE Burma", "PLACE Myanmar"), hints=hints) == [["Burma", "Myanmar"]]


def test_statements_follow_their_speakers():
    written = article("PERSON Sergey Lavrov", "ORG KCNA")
    said = Statement("s", Span(0, 40), "quoted", speaker="Sergey Lavrov", origin="KCNA")
    other = Statement("t", Span(0, 40), "quoted", speaker="officials")
    first = Analysis("a1", "", entities=written.entities, statements=(said, other))
    second = article("PERSON Sergei Lavrov", "PERSON Sergei Lavrov", number=2)
    third = article("PERSON Sergei Lavrov", number=3)
    folded = fold([first, second, third])[0]
    assert folded.statements[0].speaker == "Sergei Lavrov"
    assert folded.statements[0].origin == "Korean Central News Agency"
    assert folded.statements[1].speaker == "officials"


FAMILIES = ["Lavrov", "Kim", "Choe", "Berg", "Haddad", "Obama", "Nguyen"]
GIVEN = ["Sergei", "Sergey", "Anna", "Ana", "Jong Un", "Son-hui", "Sun Hui", "O.", "Mo", "Maurice"]
written = st.one_of(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILIES)).map("PERSON {0[0]} {0[1]}".format),
    st.tuples(st.sampled_from(FAMILIES), st.sampled_from(GIVEN)).map("PERSON {0[0]} {0[1]}".format),
    st.sampled_from(FAMILIES).map("PERSON {}".format),
    st.sampled_from(["ORG KCNA", "PLACE US", "ORG U.S. Navy", "ORG Navy", "PERSON US", "ORG Kim"]),
    st.text(max_size=12).map("ORG x{}".format),
)
corpora = st.lists(st.lists(written, max_size=6), max_size=6)


@settings(max_examples=120, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_no_order_of_articles_changes_a_name(corpus, chance: random.Random):
    articles = [article(*names, number=number) for number, names in enumerate(corpus)]
    shuffled = list(articles)
    chance.shuffle(shuffled)
    found = {folded.article_id: folded for folded in fold(articles)}
    assert found == {folded.article_id: folded for folded in fold(shuffled)}


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_folding_twice_changes_nothing(corpus):
    articles = [article(*names, number=number) for number, names in enumerate(corpus)]
    once = fold(articles)
    assert fold(once) == once


def test_the_work_does_not_grow_with_the_square(monkeypatch):
    """Thousands of people of many families are compared with few others."""
    from analysis.names import joining

    compared = 0

    def counted(one: str, other: str) -> bool:
        nonlocal compared
        compared += 1
        return same_person(one, other)

    monkeypatch.setattr(joining, "same_person", counted)
    syllables = ["ba", "ke", "di", "fo", "gu", "la", "mer", "nor", "sat", "tun"]
    people = [
        f"PERSON {a.title()}{b} {c.title()}{d}{e}"
        for a in syllables for b in syllables[:2] for c in syllables
        for d in syllables for e in syllables[:2]
    ]  # fmt: skip
    fold([article(*people[at : at + 10], number=at) for at in range(0, len(people), 10)])
    assert compared < 20 * len(people)


def test_names_are_folded_for_who_reads_articles_again_and_again():
    """The names alone, and then one article after the other, come to what `fold` gives."""
    articles = [
        article("PERSON Maria Lopez", "PERSON Ana Diaz", number=1),
        article("PERSON Lopez", "PLACE Lima", number=2),
        article("PERSON Maria López", number=3),
    ]
    names = fold_names(lambda: iter([each.entities for each in articles]))
    assert tuple(map(renamed, articles, names)) == fold(articles)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Defence Ministry"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("Department of Health", "Health Department"),
    ],
)
def test_an_office_is_one_whichever_way_it_is_written(one, other):
    first, second = names(article(f"ORG {one}", number=1), article(f"ORG {other}", number=2))
    assert first == second


def test_universities_of_a_town_are_not_one():
    """Two bear its name, often enough."""
    one = article("ORG University of Miami", number=1)
    other = article("ORG Miami University", number=2)
    first, second = names(one, other)
    assert first != second
