"""Messages and mailboxes give the words of each message."""

from email.message import EmailMessage

import pytest

from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

WORDS = "The envoy said that talks would go on — über Umwege. " * 12


def message(text=WORDS, page=None, **headers):
    built = EmailMessage()
    built["From"] = "Ann Lee <ann@coast.example>"
    built["To"] = "reader@home.example"
    built["Subject"] = "Envoy leaves – early"
    built["Date"] = "Wed, 18 Oct 2023 09:12:33 +0900"
    built["Message-ID"] = "<1@coast.example>"
    for name, value in headers.items():
        built[name.replace("_", "-")] = value
    if text is not None:
        built.set_content(text, cte="quoted-printable")
    if page is not None:
        built.add_alternative(page, subtype="html", cte="base64")
    return built


def read(data, **fields):
    return list(take_apart(Raw("x", data, **fields)))


def test_a_message():
    (taken,) = read(message().as_bytes(), path="/letter.eml")
    article = taken.article
    assert article.text.strip() == WORDS.strip()
    assert (article.title, article.author) == ("Envoy leaves – early", "Ann Lee")
    assert (article.published, article.path) == ("2023-10-18T09:12:33+09:00", "/letter.eml")
    assert taken.provenance.extra == (
        ("from", "Ann Lee <ann@coast.example>"),
        ("message-id", "<1@coast.example>"),
    )
    assert "home.example" not in str(taken)


def test_a_newsletter_is_published_by_its_sender():
    (taken,) = read(message(List_Unsubscribe="<https://coast.example/out>").as_bytes())
    assert (taken.article.publisher, taken.article.author) == ("Ann Lee", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [(WORDS, "über Umwege"), ("Open this letter in your browser.", "From the page")],
)
def test_the_part_that_says_more_is_read(text, words):
    page = f"<html><style>p {{}}</style><p>From the page.</p><p>{WORDS}</p></html>"
    (taken,) = read(message(text, page).as_bytes())
    assert words in taken.article.text
    assert "<p>" not in taken.article.text


def test_a_page_only():
    built = message(None)
    built.set_content("<p>Words of <b>the page</b>.</p>", subtype="html")
    (taken,) = read(built.as_bytes())
    assert taken.article.text == "Words of the page."


def test_a_mailbox_is_taken_apart():
    one, two = message("First one.").as_bytes(), message("Second one.").as_bytes()
    two = two.replace(b"Second one.", b"Second one.\n>From here on quoted.\n>>From twice.")
    box = b"From ann@coast.example Wed Oct 18 09:12:33 2023\n" + one
    box += b"\nFrom ann@coast.example Wed Oct 18 09:13:33 2023\r\n" + two.replace(b"\n", b"\r\n")
    first, second = read(box)
    assert first.article.text.strip() == "First one."
    assert second.article.text.strip() == "Second one.\nFrom here on quoted.\n>From twice."
    assert second.provenance.format == "mbox"
    assert (first.provenance.part, first.article.path) == ("<1@coast.example>", None)
    assert first.provenance.sha256 != second.provenance.sha256


def test_a_page_saved_as_a_message_is_read_as_a_page():
    built = EmailMessage()
    built["From"] = "<Saved by Blink>"
    built["Snapshot-Content-Location"] = "https://coast.example/1"
    built["Subject"] = "Envoy leaves"
    built["Date"] = "Wed, 18 Oct 2023 09:12:33 +0900"
    page = (
        f"<html><body><nav>Menu</nav><article><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"
    )
    built.set_content(page, subtype="html", cte="quoted-printable")
    (taken,) = read(built.as_bytes(), path="/x.mht")
    assert taken.article.url == "https://coast.example/1"
    assert taken.article.published is None
    assert "über Umwege" in taken.article.text
    assert "Menu" not in taken.article.text
    assert taken.provenance.format == "MHTML"


def test_a_sentence_that_begins_with_from_parts_no_mailbox():
    text = "First.\n\nFrom 2023 on, at 10:15 in all, it went well.\n\nFrom Paris in 2024."
    box = b"From ann@coast.example Wed Oct 18 09:12:33 2023\n" + message(text).as_bytes()
    (taken,) = read(box)
    assert taken.article.text.strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "Subject: what this is about\nDate: unknown\nBut no message at all.",
        "Title: one\nAuthor: two\nSource: three\n\nA report.",
        "From Paris with love\nA report.",
        "Note: this\nThat: other\nThose: more\n",
    ],
)
def test_what_only_looks_like_a_message_is_text(text):
    (taken,) = read(text.encode())
    assert taken.provenance.format == "plain text"
    assert taken.article.text == text


HEAD = b"From: a@b.example\nDate: Wed, 18 Oct 2023 09:12:33 +0900\nSubject: x\nMIME-Version: 1.0\n"
BROKEN = {
    "no words": HEAD + b"\n\n",
    "an attachment only": HEAD + b"Content-Type: application/pdf\n\n%PDF-1.4",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 5_000,
    "nested messages": HEAD + b"Content-Type: message/rfc822\n\n" * 3_000,
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_messages_get_one_sentence(case):
    (problem,) = read(BROKEN[case])
    assert isinstance(problem, Problem)


READABLE = {
    "an unknown charset": b"Content-Type: text/plain; charset=none-such\n\nWords of it.",
    "a wrong charset": b"Content-Type: text/plain; charset=utf-8\n\nWords of \xe9.",
    "a boundary that never comes": b"Content-Type: multipart/mixed; boundary=y\n\nWords of it.",
    "a multipart cut off": b"Content-Type: multipart/mixed; boundary=y\n\n--y\n\nWords of it.",
    "broken base64": b"Content-Transfer-Encoding: base64\n\nV29yZHMgb2YgaXQu\nVVVV\nVV",
    "odd headers": b"Subject: =?utf-8?b?////?=\nFrom: <<<>>>\nDate: never\n\nWords of it.",
}


@pytest.mark.parametrize("case", READABLE)
def test_damaged_messages_are_read_as_far_as_they_go(case):
    (outcome,) = read(HEAD + READABLE[case])
    assert isinstance(outcome, (Intake, Problem))
    if isinstance(outcome, Intake):
        assert "Words of" in outcome.article.text
