"""Bytes become text by their mark, as UTF-8, as declared, else as windows-1252."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.decoding import decode, is_binary


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding", "is_assumed"),
    [
        (b"plain", None, "plain", "utf-8", False),
        ("Pjöngjang".encode(), None, "Pjöngjang", "utf-8", False),
        (b"\xef\xbb\xbfwith mark", None, "with mark", "utf-8", False),
        ("Treffen in Pjöngjang".encode("utf-16"), None, "Treffen in Pjöngjang", "utf-16", False),
        (b"\xfe\xff\x00a\x00b", None, "ab", "utf-16", False),
        ("Genf – “café” 東".encode("utf-16-le"), None, "Genf – “café” 東", "utf-16-le", True),
        ("Genf – “café” 東".encode("utf-16-be"), "utf-8", "Genf – “café” 東", "utf-16-be", True),
        ("weit".encode("utf-32"), None, "weit", "utf-32", False),
        ("“Genf” – café".encode("cp1252"), None, "“Genf” – café", "windows-1252", True),
        (b"undefined \x81 byte", None, "undefined \x81 byte", "iso-8859-1", True),
        ("Москва".encode("cp1251"), "windows-1251", "Москва", "windows-1251", True),
        ("’tis".encode("cp1252"), "ISO-8859-1", "’tis", "windows-1252", True),
        (
            "Kyōto 京都".encode("iso-2022-jp", "ignore"),
            "iso-2022-jp",
            "Kyto 京都",
            "iso-2022-jp",
            True,
        ),
        ("Müller".encode(), "iso-8859-1", "Müller", "utf-8", False),
        (b"caf\xe9", "no-such-code", "café", "windows-1252", True),
        (b"caf\xe9", "rot13", "café", "windows-1252", True),
        ("Zürich, Genève, Š".encode()[:-1], None, "Zürich, Genève, \ufffd", "utf-8", True),
    ],
)
def test_text_and_encoding(data, declared, text, encoding, is_assumed):
    decoded = decode(data, declared)
    assert (text, encoding) == (decoded.text, decoded.encoding)
    assert is_assumed == (decoded.assumed is not None)


def test_a_file_cut_inside_a_letter_stays_utf8():
    """One spoiled letter at the end does not turn all others into two wrong ones."""
    decoded = decode("Der Außenminister überquerte die Brücke ü".encode()[:-1])
    assert decoded.text.startswith("Der Außenminister überquerte die Brücke")
    assert decoded.assumed is not None


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"a\tb\r\n\x0c", False),
        (b"\x1b[31mred\x1b[0m log", False),
        ("utf sixteen".encode("utf-16"), False),
        (b"nul \x00 inside", True),
        (bytes(range(1, 256)), True),
        (b"\xff\xfe" + bytes(100), True),
        ("without a mark – “so”".encode("utf-16-le"), False),
        ("without a mark – “so”".encode("utf-16-be"), False),
        ("with a NUL \0 inside".encode("utf-16-le"), True),
        (b"\x01\0\x02\0\x03\0\x04\0" * 9, True),
        ("utf thirty-two".encode("utf-32-le"), True),
        (b"a\0", True),
    ],
)
def test_what_is_binary(data, binary):
    assert binary == is_binary(data)


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_what_is_called_text_holds_no_nul(data):
    assert is_binary(data) or "\0" not in decode(data).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["page.html", "text.txt"])
def test_a_file_in_utf16_without_a_mark_is_read(tmp_path, encoding, name):
    words = "The envoy said “yes” in Genève. " * 9
    page = f"<html><head><title>Talks on grain</title></head><body><p>{words}</p></body></html>"
    path = tmp_path / name
    path.write_bytes((page if name.endswith("html") else words).encode(encoding))
    (article,) = corpus.read(path)
    assert article.text.strip() == words.strip()
