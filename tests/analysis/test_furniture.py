"""What is round a report is told apart from the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import furniture

PIECES = [
    "AB ",
    "A. ",
    "Nov. 3, ",
    "10:00 ",
    "2021 ",
    "By ",
    "Ann ",
    "(AP) ",
    "- ",
    "| ",
    "and ",
    "/",
]
BODY = "The harbour was closed on Monday after the storm, the port said."


@pytest.mark.parametrize(
    "line",
    [
        "Updated Nov. 3, 2022, 7:15 p.m. ET",
        "Published: 4 May 2021 09:30 GMT",
        "date 2022-11-03 12:30 KST",
        "Thursday, 3 November 2022",
        "June 06,2022",
        "updated 8:41 p. m. EST, Tue March 3, 2022",
        "Article posted on 08.07.2022",
        "9/10/2022 @1:19PM",
        "By Ann Moss and Lee Park",
        "By ANN MOSS",
        "Edited by Lee Park.",
        "Reporting by Ann Moss; Editing by Lee Park",
        "(with information from AP and EFE)",
        "(Reporting by Ann Moss in Lima)",
        "Ann Moss contributed to this report.",
        "This story has been updated with a comment from the port.",
        "Updated with information from the harbour office.",
        "Share this: Facebook Twitter",
        "Related: Why ships wait",
        "Read more:",
        "Photo: A. Moss",
        "© 2022 The Daily Harbour",
        "https://harbour.example/news",
        "* * *",
    ],
)
def test_whole_lines(line):
    """A line of furniture above the body is found whole, and the body is left alone."""
    text = f"{line}\n{BODY}\n"
    assert [span.of(text) for span in furniture(text)] == [line]


def test_headings_and_headlines():
    """A heading between paragraphs is furniture; a headline may assert something."""
    text = f"Storm closes the harbour\n{BODY}\nStorm over the harbour\n{BODY}"
    assert [span.of(text) for span in furniture(text)] == ["Storm over the harbour"]


@pytest.mark.parametrize(
    "above", ["June 06,2022", "Local News", "News\nUpdated: May 4, 2022 20:09"]
)
def test_a_headline_below_dates_and_section_names(above):
    """What stands above the headline does not make a heading of it."""
    text = f"{above}\nStorm closes the harbour\n{BODY}\n"
    assert "Storm closes the harbour" not in [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LIMA: " + BODY, "LIMA:"),
        ("LIMA, Nov. 3 (Reuters) - " + BODY, "LIMA, Nov. 3 (Reuters) -"),
        ("Lima (AFP) – " + BODY, "Lima (AFP) –"),
        ("PORT OF SPAIN — " + BODY, "PORT OF SPAIN —"),
    ],
)
def test_datelines(line, dateline):
    """Only the dateline is furniture, not the sentence after it."""
    assert [span.of(line) for span in furniture(line)] == [dateline]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Nov. 3 was a day of mourning in the whole country.",
        "By 2019 the coal trade was gone.",
        "Sources said that the ship had sunk.",
        "From afar the town looks like a fort.",
        "“No comment”",
    ],
)
def test_sentences_are_not_furniture(line):
    """A line that reads like a sentence is kept, whatever its first word."""
    assert furniture(f"{BODY}\n{line}\n{BODY}") == ()


def test_names_before_colons_further_down_are_speakers():
    """'MOSS:' in a transcript is no dateline."""
    text = "\n".join([BODY] * 8 + ["MOSS: " + BODY])
    assert furniture(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_line_takes_forever(line):
    """Lines made of dates, capitals and brackets end too, and what is found lies in them."""
    text = f"{BODY}\n{line}\n{line}!"
    assert all(span.of(text).strip() for span in furniture(text))
