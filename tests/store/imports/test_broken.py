"""Whatever is done to a file, reading it ends in annotations, problems or one sentence."""

import io
import json
import re
import zipfile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import ObelosError
from store import imports
from store.imports.limits import MAX_PROBLEMS
from tests.store.exports.samples import many, written

FORMATS = ("json", "csv", "webannotation", "claimreview", "spacy", "labelstudio", "brat")
FILES = {name: written(many(1, 12), name) for name in FORMATS}
ODD = (None, True, -1, 2**70, 0.5, "", "x", "../../etc/passwd", [], [[]], {}, {"a": 1}, [None])


def read(data):
    """Anything but a sentence is a traceback, and fails the test."""
    sentence, taken = "", None
    try:
        taken = imports.read(data, "file")
    except ObelosError as refused:
        sentence = str(refused)
    if taken is None:
        assert sentence.endswith(".")
        return None
    assert len(taken.problems) <= MAX_PROBLEMS + 1
    for foreign in taken.annotations_elsewhere:
        assert foreign.selector.exact
        assert isinstance(foreign.note, str)
        assert foreign.verdict is None or isinstance(foreign.verdict, str)
        start, end = foreign.selector.start, foreign.selector.end
        assert (start is None) == (end is None)
        assert start is None or 0 <= start <= end
    return taken


@pytest.mark.parametrize("name", FORMATS)
@given(where=st.floats(0, 1), length=st.integers(0, 40), put=st.binary(max_size=20))
@settings(max_examples=60)
def test_bytes_changed_anywhere(name, where, length, put):
    data = FILES[name].encode("utf-8")
    at = int(where * len(data))
    read(data[:at] + put + data[at + length :])


@pytest.mark.parametrize("name", FORMATS)
def test_files_cut_off_anywhere(name):
    data = FILES[name].encode("utf-8")
    for at in range(0, len(data), len(data) // 60):
        read(data[:at])


def damaged(value, random):
    """A copy with one value somewhere in it replaced."""
    copy = json.loads(json.dumps(value))
    inside = copy
    while True:
        keys = list(inside) if isinstance(inside, dict) else range(len(inside))
        key = random.choice(list(keys))
        inner = inside[key]
        if not isinstance(inner, dict | list) or not inner or random.random() < 0.2:
            inside[key] = random.choice(ODD)
            return copy
        inside = inner


@pytest.mark.parametrize("name", ["json", "webannotation", "claimreview", "labelstudio", "spacy"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=250)
def test_any_field_of_any_type(name, seed):
    random = Random(seed)
    if name == "spacy":
        lines = FILES[name].splitlines()
        lines[0] = json.dumps(damaged(json.loads(lines[0]), random))
        read("\n".join(lines).encode("utf-8"))
    else:
        whole = damaged(json.loads(FILES[name]), random)
        read(json.dumps(whole).encode("utf-8"))


@given(st.recursive(st.sampled_from(ODD), lambda one: st.lists(one) | st.dictionaries(
    st.sampled_from(["format", "events", "data", "annotations", "result", "text", "spans", "rows",
                     "uri", "target", "selector", "type", "items", "@graph", "@type", "body"]),
    one), max_leaves=20))  # fmt: skip
@settings(max_examples=300)
def test_json_of_any_shape(value):
    read(json.dumps(value).encode("utf-8"))


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_an_archive_of_pairs():
    taken = read(archive(a__txt="It closed.", a__ann="T1\tconfirmed 3 9\tclosed\n", b__pdf="%"))
    (one,) = taken.annotations_elsewhere
    assert (one.selector.exact, one.selector.start, one.verdict) == ("closed", 3, "confirmed")
    assert one.article.text == "It closed."


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("store.imports.patches.MAX_TEXT", 1000)
    with pytest.raises(ObelosError, match="more text than"):
        imports.read(archive(a__ann="T1\tx 0 1\tx\n" * 1000))


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_a_damaged_archive_is_a_sentence(at):
    data = bytearray(archive(a__txt="It closed.", a__ann="T1\tconfirmed 3 9\tclosed\n"))
    data[at % len(data)] ^= 0xFF
    read(bytes(data))


def test_no_path_of_a_file_is_ever_touched(tmp_path, monkeypatch):
    """Names inside a file are names only, wherever they point."""
    monkeypatch.chdir(tmp_path)
    target = "../" * 3 + "made.ann"
    text = FILES["brat"].replace("+++ b/", f"+++ b/{target}/")
    assert read(text.encode("utf-8")) is not None
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr(target, "T1\tconfirmed 0 2\tIt\n")
    assert read(out.getvalue()).annotations_elsewhere
    assert list(tmp_path.iterdir()) == []


def test_a_patch_that_changes_files_is_refused():
    text = re.sub(r"@@ -0,0", "@@ -1,3", FILES["brat"])
    with pytest.raises(ObelosError, match="makes new ones"):
        imports.read(text.encode("utf-8"))
