"""Names end where their spelling shows, whatever the tagger made of them."""

import pytest

from analysis.names.spelling import spelled


@pytest.mark.parametrize(
    ("text", "found", "label", "left"),
    [
        ("Ursula von der Leyen", "Ursula", "PERSON", ["Ursula von der Leyen"]),
        ("Ursula von der Leyen", "Ursula von", "PERSON", ["Ursula von der Leyen"]),
        ("the chief, von der Leyen", "Leyen", "PERSON", ["von der Leyen"]),
        ("Hamad bin Said came", "Hamad", "PERSON", ["Hamad bin Said"]),
        ("Ana came", "Ana", "PERSON", ["Ana"]),
        ('Marta "Cia" Price', 'Marta "Cia', "PERSON", ['Marta "Cia" Price']),
        ("Dwayne 'The Rock' Jones", "Dwayne", "PERSON", ["Dwayne 'The Rock' Jones"]),
        ("Tom Price KC spoke", "Tom Price KC", "PERSON", ["Tom Price"]),
        (
            "Ian Botley MP, Dame Ruth Amis DBE",
            "Ian Botley MP, Dame Ruth Amis DBE",
            "PERSON",
            ["Ian Botley", "Ruth Amis"],
        ),
        ("Mrs. Koch", ". Koch", "PERSON", ["Koch"]),
        ("Bundeskanzler Olaf Weber", "Bundeskanzler Olaf Weber", "PERSON", ["Olaf Weber"]),
        ("Señora Ana Vela", "Señora Ana Vela", "PERSON", ["Ana Vela"]),
        ("the University of São Paulo", "São Paulo", "PLACE", ["University of São Paulo"]),
        ("Thames Valley Police came", "Thames Valley", "PLACE", ["Thames Valley Police"]),
        ("Datuk Seri Anwar Idris", "Datuk Seri Anwar Idris", "PERSON", ["Anwar Idris"]),
        ("the city of São Paulo", "São Paulo", "PLACE", ["São Paulo"]),
        ("the West Bank town of Ramla", "West Bank town", "PLACE", ["West Bank"]),
        ("Kia Corp and Norland AS", "Kia Corp and Norland AS", "ORG", ["Kia Corp", "Norland AS"]),
        (
            "Lee Fund for the Visual Arts",
            "Lee Fund for the",
            "ORG",
            ["Lee Fund for the Visual Arts"],
        ),
    ],
)
def test_names_end_where_they_are_written_to(text, found, label, left):
    """Particles, nicknames, letters, titles of other tongues, universities, firms."""
    start = text.index(found)
    parts = spelled(text, (start, start + len(found), label))
    assert [text[first:last] for first, last, _ in parts] == left


def test_what_is_of_a_place_is_a_body():
    text = "the University of Lima"
    start = text.index("Lima")
    assert [label for *_, label in spelled(text, (start, len(text), "PLACE"))] == ["ORG"]
