"""The pieces of the desk that need no articles: folders, settings, memory, shelf, searching."""

import pytest

from model import Article, ObelosError, Problem
from tests.tui import fakes
from tui.desk.config import settings
from tui.desk.index import Changed, Index
from tui.desk.memory import Memory
from tui.desk.paths import folders
from tui.desk.recent import Recent
from tui.desk.searching import findable, label_of, sought, target, targets_of
from tui.desk.shelf import Shelf
from tui.desk.values import Hit


def test_the_environment_goes_before_the_platform(tmp_path, monkeypatch):
    monkeypatch.setenv("OBELOS_STORE", str(tmp_path / "s"))
    assert folders().store == str(tmp_path / "s")
    assert folders("postgresql://x/y").store == "postgresql://x/y"


def test_without_files_there_are_settings(tmp_path, monkeypatch):
    monkeypatch.delenv("OBELOS_REVIEWER")
    found = settings(tmp_path)
    assert found.reviewer
    assert [v.mark for v in found.verdicts] == ["✓", "÷", "?"]


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("config.toml", "reviewer = 3", "must be text"),
        ("config.toml", "blind = 'yes'", "must be true or false"),
        ("config.toml", "reviewer = ", "cannot be read"),
        ("tags.toml", "[confirmed]\nmark = 'x'", "built in"),
        ("tags.toml", "[satire]\nmark = 'xx'", "single"),
        ("tags.toml", "satire = 3", "needs a mark"),
        ("tags.toml", "[Confirmed]\nmark = 'x'", "too like"),
        ("tags.toml", "[note]\nmark = 'x'", "too like"),
        ("tags.toml", "[a]\nmark = 'x'\n[A]\nmark = 'y'", "too like"),
        ("tags.toml", "[' ']\nmark = 'x'", "can be read"),
        ("tags.toml", '["a\\u001b"]\nmark = "x"', "can be read"),
        ("tags.toml", "[satire]\nmark = '✓'", "something else already"),
        ("tags.toml", "[satire]\nmark = '!'", "something else already"),
        ("tags.toml", "[satire]\nmark = '字'", "one cell"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(tmp_path, name, words, sentence):
    (tmp_path / name).write_text(words, "utf-8")
    with pytest.raises(ObelosError, match=sentence):
        settings(tmp_path)


def test_a_verdict_of_ones_own(tmp_path):
    (tmp_path / "tags.toml").write_text("[satire]\nmark = '§'\nhelp = 'Not meant.'", "utf-8")
    assert settings(tmp_path).verdicts[-1].name == "satire"


def test_what_is_remembered_survives(tmp_path):
    memory = Memory(tmp_path / "deep" / "memory.json")
    memory.put("positions", "a", 7)
    memory.save()
    assert Memory(tmp_path / "deep" / "memory.json").table("positions") == {"a": 7}


def test_two_who_remember_side_by_side_lose_nothing(tmp_path):
    here, there = Memory(tmp_path / "m.json"), Memory(tmp_path / "m.json")
    here.put("positions", "a", 1)
    there.put("positions", "b", 2)
    there.put("positions", "c", 3)
    there.drop("positions", "c")
    assert here.save()
    assert there.save()
    assert Memory(tmp_path / "m.json").table("positions") == {"a": 1, "b": 2}


def test_what_cannot_be_read_for_now_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "m.json"
    memory = Memory(path)
    memory.put("positions", "a", 1)
    assert memory.save()
    memory.put("positions", "b", 2)

    def refused(_):
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.read_bytes", refused)
        assert not memory.save()
    assert Memory(path).table("positions") == {"a": 1}
    assert memory.save()
    assert Memory(path).table("positions") == {"a": 1, "b": 2}


@pytest.mark.parametrize("words", [b"", b"[]", b"\xff", b'{"positions": 3}'])
def test_a_spoilt_memory_is_forgotten(tmp_path, words):
    path = tmp_path / "memory.json"
    path.write_bytes(words)
    memory = Memory(path)
    assert memory.table("positions") == {}
    memory.put("positions", "a", 7)
    assert memory.table("positions") == {"a": 7}


def test_a_shelf_takes_equal_words_once():
    one, same = Article("1", "t", "words"), Article("1", "t", "words")
    other = Article("1", "t", "other words")
    shelf = Shelf([one, same, other, Problem("x", "No.")], lambda a: a.id)
    assert shelf.read_next() == one
    assert "same words" in str(shelf.read_next())
    assert "another version" in str(shelf.read_next())
    assert shelf.read_next() == Problem("x", "No.")
    assert shelf.read_next() is None
    assert shelf.ids == ("1",)
    assert (shelf.has("1"), shelf.has("2")) == (True, False)
    assert len(shelf.problems) == 3
    with pytest.raises(ObelosError, match="no article"):
        shelf.article("2")


def test_a_shelf_loads_texts_when_they_are_wanted():
    whole = Article("1", "t", "words")
    shelf = Shelf([Article("1", "t", "", digest=whole.digest)], lambda a: a.id, lambda _: whole)
    shelf.read_next()
    assert shelf.entry("1").text == ""
    assert shelf.article("1").text == "words"


def index_of(targets):
    """Of what is in a mapping of article ids to hits, which may be changed afterwards."""
    index = Index(lambda article_id: [target(hit) for hit in targets[article_id]])
    for article_id in targets:
        index.put(article_id)
    return index


def titled(*labels):
    return {
        str(number): [Hit("article", str(number), None, label, "", 0.0)]
        for number, label in enumerate(labels)
    }


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("harbour", "Harbour closes"),
        ("lavrov", "Sergei Lavrov lands"),
        ("lavorv", "Sergei Lavrov lands"),
    ],
)
def test_finding_by_a_few_letters_also_with_a_slip(query, first):
    found = index_of(titled("Harbour closes", "Sergei Lavrov lands", "Crane fault")).find(query, 5)
    assert found[0].label == first


def test_what_only_stands_in_a_report_of_that_name_comes_last():
    where = "Harbour closes"
    hits = [
        Hit("name", "1", None, "Ilse Brandt", where, 0.0),
        Hit("statement", "1", None, "Ships wait outside the harbour", "Port News", 0.0),
    ]
    found = [hit.label for hit in index_of({"1": hits}).find("harbour", 5)]
    assert found == ["Ships wait outside the harbour", "Ilse Brandt"]


def test_finding_nothing_gives_nothing():
    assert index_of(titled("Harbour closes")).find("zzzzqq", 5) == ()


def test_an_article_is_found_by_what_it_says_now():
    targets = titled("Harbour closes", "Crane fault")
    index = index_of(targets)
    targets["1"] = [Hit("article", "1", None, "Crane mended", "", 0.0)]
    index.put("1")
    assert [hit.label for hit in index.find("crane", 5)] == ["Crane mended"]
    assert [hit.label for hit in index.find("", 5)] == ["Harbour closes", "Crane mended"]


def test_all_that_is_in_a_text_is_found_at_its_place():
    """Statements under their words, names under theirs, also with a slip, and in their order."""
    report = fakes.sample()[0]
    found = fakes.find(report)
    held = findable(report, found)
    names = {}
    for entity in found.entities:
        names.setdefault(entity.name, entity.span)
    wanted = [("statement", s.span) for s in found.statements]
    wanted += [("name", span) for span in names.values()]
    listed = [(target.hit.kind, target.hit.span) for target in held.having(report.id, sought(""))]
    assert sorted(listed) == sorted(wanted)
    index = Index(lambda _: targets_of(report, ()))
    index.put(report.id, held)
    for statement in found.statements:
        hits = index.find(label_of(report.text, statement.span), 50)
        assert ("statement", statement.span) in [(hit.kind, hit.span) for hit in hits]
    for typed in ("Tomas Beck", "Tomsa Beck"):
        assert ("Tomas Beck", names["Tomas Beck"]) in [
            (hit.label, hit.span) for hit in index.find(typed, 50)
        ]
    index.put(report.id)
    assert [hit.kind for hit in index.find("Tomsa Beck", 50)] == []


def test_equal_hits_stand_in_the_order_of_the_reports():
    """Whatever the process: sets of words have another order in each."""
    reports = [Article(f"{n * 7919 % 1000:03}", f"Fire in hall {n}", "x") for n in range(50)]
    changed, found = Changed(), {each.id: targets_of(each, ()) for each in reports}
    for report in reports:
        changed.note([report.id])
    index = Index(found.__getitem__)
    for article_id in changed.take():
        index.put(article_id)
    assert [hit.article_id for hit in index.find("fire in hall", 50)] == list(found)
    assert changed.take() == ()


def test_what_was_not_asked_for_longest_is_forgotten():
    recent = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert [recent.get(key) for key in "abc"] == [1, None, 3]
