"""The library keeps every version of every article, whole or not at all."""

import errno
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from corpus import Intake, Library, Provenance, catalogue, durable
from model import Article, ObelosError, Problem

WORDS = " ".join(f"word{number}" for number in range(120))


def an_article(name="a1", text="First words of it.", **fields):
    return Article(name, f"Title of {name}", text, **fields)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


def test_an_empty_library_makes_no_folder(folder):
    library = Library(folder)
    assert library.entries() == ()
    assert not folder.exists()


def test_what_is_added_comes_back_the_same(folder):
    article = Article(
        "a1", "Title — “x”", "Text\nwith é and \ud83d lone", "P", "A", "2023-10-19T05:36-04:00",
        "2023-10-20", "en", "https://a.example/x", "/tmp/caf\udce9.txt", "2023-10-20T00:00:00Z",
    )  # fmt: skip
    provenance = Provenance(
        "/tmp/x", "plain text", "e 1", "00", 3, found=(("title", "line"),), extra=(("k", "v"),)
    )
    assert Library(folder).add(Intake(article, provenance)).outcome == "added"
    library = Library(folder)
    assert library.article("a1") == article
    assert library.articles() == (article,)
    assert library.version(article.digest) == article
    assert library.provenance("a1") == provenance
    (entry,) = library.entries()
    assert entry == replace(article, text="")


def test_a_summary_takes_the_place_of_a_summary_only(folder):
    """A feed that is added every day must not put its teaser over the page that was tagged."""
    library = Library(folder)

    def added(text, *, partial):
        provenance = Provenance("https://a.example/", "RSS", "", "00", 3, partial=partial)
        return library.add(Intake(an_article(text=text), provenance)).outcome

    assert added("A teaser.", partial=True) == "added"
    assert added("Another teaser.", partial=True) == "version"
    assert added("The whole page.", partial=False) == "version"
    assert added("A third teaser.", partial=True) == "known"
    assert added("The whole page, corrected.", partial=False) == "version"
    assert Library(folder).article("a1").text == "The whole page, corrected."
    assert len(Library(folder).versions("a1")) == 4


def test_the_same_again_is_known(folder):
    library = Library(folder)
    library.add(an_article())
    assert library.add(an_article()).outcome == "known"
    assert len(Library(folder).versions("a1")) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "a1"}, {"name": "a1"}),
        ({"url": "https://a.example/x"}, {"name": "b2", "url": "https://A.example/x?utm_id=1#top"}),
        ({"path": "/tmp/x.txt"}, {"name": "b2", "path": "/tmp/x.txt"}),
    ],
)
def test_other_words_at_the_same_place_are_a_version(folder, first, second):
    """The old text is kept, and the article keeps its id, so that annotations stay with it."""
    library = Library(folder)
    library.add(an_article(**first))
    added = library.add(an_article(text="Other words now.", **second))
    assert (added.outcome, added.id) == ("version", "a1")
    for opened in (library, Library(folder)):
        old, new = opened.versions("a1")
        assert (old.text, new.text) == ("First words of it.", "Other words now.")
        assert opened.article("a1").text == "Other words now."
        assert opened.version(old.digest) == old
        assert len(opened.entries()) == 1


def test_the_digests_of_all_versions_are_at_hand(folder):
    library = Library(folder)
    for words in ("First.", "Second."):
        library.add(an_article(text=words))
    digests = tuple(one.digest for one in library.versions("a1"))
    assert Library(folder).digests("a1") == digests
    assert len(digests) == 2
    assert library.digests("none") == ()


def test_pieces_of_one_file_are_articles_of_their_own(folder):
    library = Library(folder)
    for name, part, text in (("a1", "1", "One mail."), ("b2", "2", "Another mail."),
                             ("c3", "1", "One mail, edited.")):  # fmt: skip
        provenance = Provenance("/tmp/box.mbox", "mbox", "", "00", 1, part=part)
        added = library.add(Intake(an_article(name, text), provenance))
    assert (added.outcome, added.id) == ("version", "a1")
    assert {entry.id for entry in library.entries()} == {"a1", "b2"}


def test_nearly_the_same_is_kept_and_said(folder):
    library = Library(folder)
    library.add(an_article("a1", WORDS))
    library.add(an_article("b2", "Nothing in common with it at all, not a single run of words."))
    added = library.add(an_article("c3", WORDS + " and a paragraph of their own at the end"))
    assert (added.outcome, added.id, added.twin_id) == ("near", "c3", "a1")
    assert added.twin == "Title of a1"
    assert 0.8 < added.resemblance < 1
    assert len(library.entries()) == 3


def test_the_same_words_from_elsewhere_are_known(folder):
    library = Library(folder)
    library.add(an_article("a1", WORDS, url="https://a.example/x"))
    again = library.add(an_article("d4", WORDS, url="https://b.example/y"))
    assert (again.outcome, again.id, again.twin) == ("known", "a1", "Title of a1")
    assert len(library.entries()) == 1


def test_words_that_another_article_had_once_are_no_version_of_it(folder):
    library = Library(folder)
    for words in (WORDS, f"{WORDS} and more"):
        library.add(an_article("a1", words, path="/tmp/a.txt"))
    assert library.add(an_article("d4", WORDS, path="/tmp/d.txt")).outcome == "near"
    assert [len(library.versions(name)) for name in ("a1", "d4")] == [2, 1]


def test_texts_apart_are_not_near(folder):
    library = Library(folder)
    library.add(an_article("a1", WORDS))
    mixed = " ".join(reversed(WORDS.split()))
    assert library.add(an_article("b2", mixed)).outcome == "added"


def test_entries_come_in_the_order_taken_in(folder):
    library = Library(folder)
    for name in ("b", "c", "a"):
        library.add(an_article(name, f"Words of {name} only."))
    library.add(an_article("b", "Newer words of b."))
    (folder / "index.jsonl").unlink()
    for opened in (library, Library(folder)):
        assert [entry.id for entry in opened.entries()] == ["b", "c", "a"]


def test_removing(folder):
    library = Library(folder)
    library.add(an_article("a1", "Shared words."))
    library.add(an_article("b2", "Words of its own."))
    library.add(an_article("b2", "Shared words."))
    library.remove("a1")
    assert library.article("b2").text == "Shared words."
    assert [entry.id for entry in Library(folder).entries()] == ["b2"]
    assert library.add(an_article("a1", "Shared words.")).id == "b2"
    library.remove("b2")
    assert list((folder / "texts").iterdir()) == []
    with pytest.raises(ObelosError, match="no article a1"):
        library.remove("a1")


@pytest.mark.parametrize("name", ["../out", "", "a/b", ".x", "x" * 65])
def test_an_id_never_leaves_the_folder(folder, name):
    with pytest.raises(ObelosError, match="cannot have the id"):
        Library(folder).add(an_article(name))
    assert not folder.exists()


def test_no_text_is_not_kept(folder):
    with pytest.raises(ObelosError, match="no text"):
        Library(folder).add(an_article(text=" \n"))


def test_arrivals_are_what_others_added_each_once(folder):
    """Neither one's own additions nor new versions of what is there."""
    here, there = Library(folder), Library(folder)
    here.add(an_article("a1"))
    assert here.arrivals() == ()
    texts = {name: f"Words about {name} and about nothing else at all." for name in ("a3", "a2")}
    for name, text in texts.items():
        there.add(an_article(name, text))
    assert [(each.id, each.text) for each in here.arrivals()] == [("a3", ""), ("a2", "")]
    assert here.arrivals() == ()
    assert here.article("a2").text == texts["a2"]
    there.add(an_article("a1", "Other words of it, and more of them."))
    assert here.arrivals() == ()
    assert here.article("a1").text == "Other words of it, and more of them."


def test_what_another_process_added_is_seen(folder):
    one, other = Library(folder), Library(folder)
    one.add(an_article("a1"))
    assert other.add(an_article("a1", "Newer words.")).outcome == "version"
    assert one.add(an_article("a1", "Newest words.")).outcome == "version"
    assert [article.text for article in Library(folder).versions("a1")] == [
        "First words of it.",
        "Newer words.",
        "Newest words.",
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda index: index.unlink(),
        lambda index: index.write_bytes(b""),
        lambda index: index.write_bytes(index.read_bytes()[:-40]),
        lambda index: index.write_bytes(b'{"a": 1}\n[1, 2]\nnot json\n' + index.read_bytes()),
        lambda index: index.write_bytes(b"[" * 100_000),
        lambda index: index.write_bytes(index.read_bytes().replace(b'"Title', b"Title")),
        lambda index: index.write_bytes(index.read_bytes().replace(b'["', b'["", "')),
        lambda index: index.write_bytes(re.sub(rb'\["\w+"\]', b"5", index.read_bytes())),
        lambda index: index.write_bytes(re.sub(rb"^.", b"{7", index.read_bytes(), flags=re.M)),
        lambda index: index.write_bytes(b"[0, " + b"[" * 100_000 + b', "a1", \n'),
    ],
)
def test_the_list_can_always_be_made_again(folder, spoil):
    library = Library(folder)
    for name in ("a1", "b2", "c3"):
        library.add(an_article(name, f"Words of {name} only."))
    before = library.entries()
    spoil(folder / "index.jsonl")
    assert Library(folder).entries() == before


def test_a_record_changed_behind_the_list_is_read_again(folder):
    Library(folder).add(an_article())
    path = folder / "articles" / "a1.json"
    path.write_text(path.read_text().replace("Title of a1", "Another title"))
    assert Library(folder).entries()[0].title == "Another title"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"{}", b'{"id": "a1", "versions": []}', b'{"id": "a1", "versions": [{}]}',
     b'{"id": "zz", "versions": "a"}', b"\xff\xfe"],
)  # fmt: skip
def test_a_damaged_record_is_said_and_kept(folder, damage):
    library = Library(folder)
    library.add(an_article("a1"))
    library.add(an_article("b2", "Other words."))
    (folder / "articles" / "a1.json").write_bytes(damage)
    library = Library(folder)
    assert [entry.id for entry in library.entries()] == ["b2"]
    (problem,) = library.problems()
    assert isinstance(problem, Problem)
    assert problem.subject.endswith("a1.json")
    assert library.add(an_article("a1")).outcome in ("added", "near")
    assert (folder / "articles" / "a1.damaged").read_bytes() == damage


def test_a_record_under_another_name_is_said(folder):
    library = Library(folder)
    library.add(an_article("a1"))
    (folder / "articles" / "a1.json").rename(folder / "articles" / "zz.json")
    library = Library(folder)
    assert library.entries() == ()
    assert "another article" in library.problems()[0].reason


@pytest.mark.parametrize("damage", [b"other words", b"\xff", None])
def test_a_damaged_text_is_refused(folder, damage):
    library = Library(folder)
    library.add(an_article())
    path = folder / "texts" / f"{an_article().digest}.txt"
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with pytest.raises(ObelosError, match="text"):
        library.article("a1")


@pytest.mark.parametrize("step", range(8))
def test_a_full_disk_changes_nothing(folder, monkeypatch, step):
    """Whichever write or sync fails, the library stands as it did before."""
    Library(folder).add(an_article())
    before = Library(folder).articles()
    counted = iter(range(1000))
    true_fsync, true_replace = os.fsync, os.replace

    def fail(true):
        def call(*arguments):
            if next(counted) == step:
                raise OSError(errno.ENOSPC, "No space left on device")
            return true(*arguments)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(durable.os, "fsync", fail(true_fsync))
        patched.setattr("pathlib.os.replace", fail(true_replace))
        failure = None
        try:
            Library(folder).add(an_article("a1", "Newer words."))
        except ObelosError as error:
            failure = str(error)
    after = Library(folder)
    assert after.problems() == ()
    texts = [article.text for article in after.versions("a1")]
    assert texts[0] == before[0].text
    if failure is None:
        assert texts[-1] == "Newer words."
    else:
        assert "the disk is full" in failure
    assert not list(folder.rglob("*.new"))


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ObelosError, match="Nothing was saved"):
        Library(tmp_path / "file" / "library").add(an_article())


def test_the_list_is_kept_short(folder):
    """Lines that later ones replace are dropped on opening, before they can add up."""
    library = Library(folder)
    library.add(an_article())
    index = folder / "index.jsonl"
    index.write_bytes(index.read_bytes() * 300)
    assert len(Library(folder).entries()) == 1
    assert index.read_bytes().count(b"\n") == 1


def test_opening_reads_no_record_whose_line_still_holds(folder, monkeypatch):
    library = Library(folder)
    library.add(an_article())
    monkeypatch.setattr(catalogue.records, "decode", None)
    assert len(Library(folder).entries()) == 1


def test_a_reading_with_new_fields_only_is_known(folder):
    """A title corrected at the source makes no version: versions are of words."""
    library = Library(folder)
    library.add(an_article())
    assert library.add(replace(an_article(), title="Other")).outcome == "known"


ADD = """
import sys
from pathlib import Path
from corpus import Library
from model import Article

library = Library(Path(sys.argv[1]))
name = sys.argv[2]
for number in range(6):
    library.add(Article(f"{name}{number}", "t", f"Words of {name} {number} only."))
    library.add(Article("shared", "t", f"Shared words of {name} {number}."))
print("done", flush=True)
for number in range(10_000):
    library.add(Article(f"{name}x{number}", "t", f"More words of {name} {number}."))
"""


def test_several_processes_and_a_kill_lose_nothing(folder):
    """Two write at once and are killed in the middle of a write: all that was added is there."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, str(folder), name], stdout=subprocess.PIPE, text=True
        )
        for name in ("a", "b")
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
    for process in running:
        process.kill()
        process.communicate()
    library = Library(folder)
    assert library.problems() == ()
    ids = {entry.id for entry in library.entries()}
    assert ids >= {f"{name}{number}" for name in ("a", "b") for number in range(6)}
    assert len(library.versions("shared")) == 12
    assert len(library.articles()) == len(ids)
    assert library.add(an_article("after", "Words after the kill.")).outcome == "added"


def test_opening_looks_at_no_record_before_it_is_asked_for(folder, monkeypatch):
    """A long library shows its first report without a look at the others."""
    library = Library(folder)
    for name in ("a1", "b2", "c3"):
        library.add(an_article(name, f"Words of {name} only."))
    looked_at = []
    true_stamp = catalogue.stamp_of

    def stamp_of(path):
        looked_at.append(path.name)
        return true_stamp(path)

    monkeypatch.setattr(catalogue, "stamp_of", stamp_of)
    entries = Library(folder).each()
    assert next(entries).id == "a1"
    assert [name for name in looked_at if name.endswith(".json")] == ["a1.json"]
    assert [entry.id for entry in entries] == ["b2", "c3"]
    assert looked_at.count("c3.json") == 1
