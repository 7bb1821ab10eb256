"""Books and documents give their words in reading order."""

import pytest

from corpus.columns import Piece, reading_order
from corpus.intake import Intake, Raw
from corpus.packed import join
from corpus.reading import take_apart
from model import Problem
from tests.corpus.making import book, document, paragraph, pdf


def read(data, **fields):
    return list(take_apart(Raw("x", data, **fields)))


def test_a_book_is_read_chapter_by_chapter():
    two, one = read(book())
    assert [one.article.title, two.article.title] == ["First of all", "Then two"]
    assert two.article.text.startswith("Own heading two\nThe envoy of chapter 2 said")
    assert (one.article.author, one.article.publisher) == ("Ann Lee", "Coast")
    assert (one.article.published, one.article.language) == ("2023-10-20", "en")
    assert one.provenance.part == "OEBPS/one.xhtml"
    assert one.provenance.extra == (("book", "The Week"),)


def test_a_book_without_a_table_of_contents():
    two, one = read(book(**{"OEBPS/nav.xhtml": None, "OEBPS/toc.ncx": "<ncx>broken"}))
    assert [one.article.title, two.article.title] == ["Own heading one", "Own heading two"]


def test_a_missing_chapter_does_not_stop_the_others():
    problem, taken = read(book(**{"OEBPS/sub/two .xhtml": None}))
    assert isinstance(problem, Problem)
    assert isinstance(taken, Intake)


LOCK = "<encryption><EncryptedData><EncryptionMethod Algorithm='{0}'/></EncryptedData></encryption>"


def test_hidden_typefaces_lock_no_book():
    lock = LOCK.format("http://www.idpf.org/2008/embedding")
    assert len(read(book(**{"META-INF/encryption.xml": lock}))) == 2


def test_a_document():
    body = (
        paragraph("Envoy ", "leaves")
        + "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three.</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    )
    (taken,) = read(document(body))
    assert taken.article.text == "Envoy leaves\nOne\ntwo\tthree.\ncell"
    assert (taken.article.title, taken.article.author) == ("Envoy leaves", "Ann Lee")
    assert taken.article.published is None
    assert taken.provenance.extra == (("created", "2023-10-18T09:00+00:00"),)


BOMB = "<!DOCTYPE x [<!ENTITY a 'lol'>]>"
BAD = {
    "a book cut off": (book()[:-300], "cut off or broken"),
    "a locked book": (book(**{"META-INF/encryption.xml": LOCK.format("aes")}), "locked"),
    "a book without a list": (book(**{"OEBPS/p.opf": None}), "and has none"),
    "a book without a container": (book(**{"META-INF/container.xml": None}), "and has none"),
    "a book of nothing": (
        book(**{"OEBPS/p.opf": "<package/>"}),
        "no chapter",
    ),
    "a book of entities": (book(**{"OEBPS/p.opf": BOMB + "<package/>"}), "attack"),
    "a zip bomb": (book(**{"OEBPS/big": bytes(101_000_000)}), "attack"),
    "an empty document": (document(""), "no text"),
    "a document cut off": (document(paragraph("a"))[:-80], "cut off or broken"),
    "a broken document": (document("<w:p>"), "broken or cut off"),
    "a document of entities": (document("", **{"word/document.xml": BOMB + "<a/>"}), "attack"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_documents_get_one_sentence(case):
    data, words = BAD[case]
    (problem,) = read(data, path="/x.docx" if "document" in case else "/x.epub")
    assert isinstance(problem, Problem)
    assert words in problem.reason


def test_a_damaged_piece_is_said():
    data = bytearray(document(paragraph("words " * 500)))
    data[60:70] = bytes(10)
    (problem,) = read(bytes(data))
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("where", "name", "member"),
    [
        ("a/b.opf", "c.x", "a/c.x"),
        ("a/b.opf", "../c.x", "c.x"),
        ("b.opf", "../../etc/x", "etc/x"),
        ("a/b.opf", "/c.x", "a/c.x"),
    ],
)
def test_names_inside_a_book(where, name, member):
    assert join(where, name) == member


LEFT = [f"left words {n} that go on and on" for n in range(12)]
RIGHT = [f"right words {n} that go on and on" for n in range(12)]


def two_columns():
    yield (72, 740, "A headline that runs over all of the page and over both of its columns here")
    for n in range(12):
        yield (72, 700 - 14 * n, LEFT[n])
        yield (330, 700 - 14 * n, RIGHT[n])


def test_two_columns_are_read_one_after_the_other():
    pytest.importorskip("pypdfium2")
    (taken,) = read(pdf([tuple(two_columns())]))
    headline, left, right = taken.article.text.split("\n")
    assert headline.startswith("A headline")
    assert (left, right) == (" ".join(LEFT), " ".join(RIGHT))
    assert (taken.article.title, taken.article.author) == ("Envoy leaves", "Ann Lee")
    assert taken.provenance.extractor.startswith("pypdfium2 ")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([()]), "no words"),
        (b"%PDF-1.7 and nothing else", "broken or cut off"),
        (pdf([tuple(two_columns())])[:150], "broken or cut off"),
    ],
    ids=["no words", "garbage", "cut off"],
)
def test_bad_pdfs_get_one_sentence(data, words):
    pytest.importorskip("pypdfium2")
    (problem,) = read(data)
    assert isinstance(problem, Problem)
    assert words in problem.reason


def test_a_missing_extra_is_named(monkeypatch):
    def refuse(name):
        raise ImportError(name)

    monkeypatch.setattr("corpus.extras.import_module", refuse)
    (problem,) = read(pdf([()]))
    assert isinstance(problem, Problem)
    assert "obelos[pdf]" in problem.reason


def lines(*rows):
    """Pieces of ten points' height from (left, top, words); a letter is five points wide."""
    return [Piece(x, y - 10, x + 5 * len(words), y, words) for x, y, words in rows]


def test_paragraphs_end_at_gaps_and_at_short_last_lines():
    text = reading_order(
        lines(
            (50, 700, "A first line of some length"),
            (50, 686, "and its end."),
            (50, 672, "A new paragraph begins here"),
            (50, 658, "and goes on to the very end"),
            (50, 620, "After a gap there is more"),
        ),
        600,
    )
    assert text.split("\n") == [
        "A first line of some length and its end.",
        "A new paragraph begins here and goes on to the very end",
        "After a gap there is more",
    ]


def test_words_cut_at_a_line_end_are_joined():
    rows = lines((50, 700, "The envoy spoke of agri-"), (50, 686, "culture and of North-South"))
    assert reading_order(rows, 600) == "The envoy spoke of agriculture and of North-South"


def test_a_table_is_read_row_by_row():
    rows = [
        (x + 13 * (n % 5), 700 - 14 * n, f"r{n}{side}")
        for n in range(9)
        for x, side in ((60, "left"), (400, "right"))
    ]
    text = reading_order(lines(*rows), 600)
    assert "r0left r0right" in text


def test_an_empty_page():
    assert reading_order([], 600) == ""
