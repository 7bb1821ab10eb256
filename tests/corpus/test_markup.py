"""What no extractor can hold is taken out of a page before one sees it, and nothing else."""

import pytest

from corpus.markup import without_controls

# XML 1.0, section 2.2, leaves out C0 but tab and line ends, surrogates and two non-characters; DEL
# and C1 but the next-line mark are discouraged there and mean nothing in a page.
UNFIT = frozenset(
    (
        *(set(range(0x20)) - {0x09, 0x0A, 0x0D}),
        *(set(range(0x7F, 0xA0)) - {0x85}),
        *range(0xD800, 0xE000),
        0xFFFE,
        0xFFFF,
    )
)


def test_each_alone_is_found():
    assert [one for one in UNFIT if without_controls(f"a{chr(one)}b") != "ab"] == []


def test_everything_else_stays():
    fit = "".join(chr(one) for one in range(0x110000) if one not in UNFIT)
    assert without_controls(fit) == fit
    assert without_controls(f"\x01{fit}\x01") == fit


@pytest.mark.parametrize("reference", ["&#8;", "&#x1F;", "&#0031", "&#xd83d;", "&#127;"])
def test_references_to_them_are_taken_out(reference):
    assert without_controls(f"a{reference}b") == "ab"


@pytest.mark.parametrize("reference", ["&#9;", "&#x20;", "&#128;", "&#x1F600;", "&amp;"])
def test_other_references_stay(reference):
    assert without_controls(f"a{reference}b") == f"a{reference}b"
