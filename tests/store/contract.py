"""What every kind of store promises; each of them inherits these tests."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from model import Article, Attribution, Event, Evidence, ObelosError, Selector
from store import Store, redo_event, standing, undo_event
from store.ids import new_id
from tests.store.acts import TEXT, act, tag

Opener = Callable[[str], Store]


def verdicts(store: Store, article: str = "a1") -> dict[tuple[str, str], str | None]:
    return {(one.statement, one.reviewer): one.verdict for one in standing(store.of(article))}


class StoreTests:
    """To inherit: give a fixture `opened` that opens the same store for a reviewer, as often as
    it is called, and as another process would."""

    def test_what_is_given_back_is_what_is_kept(self, opened: Opener):
        store = opened("ana")
        kept = store.append(tag())
        assert kept.id
        assert store.of("a1") == (kept,) == opened("ana").of("a1")

    def test_every_field_survives_and_unknown_ones_too(self, opened: Opener):
        whole = Event(
            new_id(),
            "tag",
            "ana",
            "2026-01-02T03:04:05Z",
            "a1",
            "v1",
            "s1",
            Selector("a\u2028b\x00\x1b\ud800", "pre\r\n", "post", 3, 9),
            "disputed",
            "",
            (Evidence("https://example.org/?a=1&b", "independent", "n"), Evidence("b")),
            Attribution("he", "said", "x", "A. B.", "quoted", "agency"),
            new_id(),
            (new_id(), new_id()),
            new_id(),
            (("selector", {"more": True}), ("later", {"deep": [1, 2.5, None, "x"]})),
        )
        opened("ana").append(whole)
        assert opened("ben").of("a1") == (whole,)

    def test_ids_grow_and_prev_is_ones_own_last_act_on_the_statement(self, opened: Opener):
        store = opened("ana")
        one, two, three = store.append_all([tag("s1"), tag("s2"), tag("s1", "disputed")])
        other = opened("ben").append(tag("s1", reviewer="ben"))
        four = opened("ana").append(tag("s2"))
        assert one.id < two.id < three.id < four.id
        assert [one.prev, two.prev, three.prev, other.prev, four.prev] == [
            None,
            None,
            one.id,
            None,
            two.id,
        ]

    def test_an_id_that_is_there_is_left_as_it_is(self, opened: Opener):
        store = opened("ana")
        kept = store.append(tag())
        assert store.append(kept) == kept
        assert store.append(replace(kept, verdict="disputed")) == kept
        assert opened("ben").append_all([kept, kept]) == (kept, kept)
        assert store.of("a1") == (kept,)
        new = replace(tag("s2"), id=new_id())
        assert store.append_all([new, kept, new]) == (new, kept, new)
        assert len(opened("ben").of("a1")) == 2

    def test_a_verdict_given_again_keeps_its_note(self, opened: Opener):
        store = opened("ana")
        store.append(tag(note="see page 3", evidence=(Evidence("x"),)))
        store.append(act("tag", verdict="disputed"))
        (found,) = standing(store.of("a1"))
        assert (found.verdict, found.note, found.evidence) == (
            "disputed",
            "see page 3",
            (Evidence("x"),),
        )
        assert found.selector == tag().selector

    def test_a_note_leaves_the_verdict_and_can_be_emptied(self, opened: Opener):
        store = opened("ana")
        store.append(tag(note="old"))
        store.append(act("note", note=""))
        (found,) = standing(store.of("a1"))
        assert (found.verdict, found.note) == ("confirmed", "")

    def test_all_gives_every_event_once(self, opened: Opener):
        store = opened("ana")
        assert store.annotated() == set()
        kept = store.append_all([tag(article=name) for name in ("a1", "a2", "a1", "ä/3")])
        assert store.annotated() == opened("ben").annotated() == {"a1", "a2", "ä/3"}
        assert sorted(one.id for one in store.all()) == sorted(one.id for one in kept)

    def test_changes_are_what_others_wrote_since(self, opened: Opener):
        mine, theirs = opened("ana"), opened("ben")
        first = mine.append(tag())
        other = theirs.append(tag(reviewer="ben"))
        second = mine.append(tag("s2"))
        assert other in mine.changes(first.id)
        assert other in mine.changes(second.id) or other in mine.of("a1")
        assert mine.changes(mine.newest()) == ()
        again = theirs.append(tag("s3", reviewer="ben"))
        assert again in mine.changes(mine.newest())
        assert {one.id for one in mine.changes(None)} == {
            one.id for one in (first, other, second, again)
        }

    def test_what_others_wrote_before_ones_own_act_is_told_after_it(self, opened: Opener):
        mine, theirs = opened("ana"), opened("ben")
        mine.append(tag())
        start = mine.newest()
        other = theirs.append(tag(reviewer="ben"))
        own = mine.append(tag("s2"))
        told = {one.id for one in (*mine.changes(start), *mine.changes(own.id))}
        assert other.id in told

    def test_an_older_event_merged_in_later_is_told_too(self, opened: Opener):
        early = replace(tag(reviewer="ben"), id=new_id())
        mine, theirs = opened("ana"), opened("ben")
        late = mine.append(tag())
        theirs.append(early)
        assert early in mine.changes(late.id)

    def test_counts_are_of_what_stands(self, opened: Opener):
        store = opened("ana")
        store.append_all([tag("s1"), tag("s2"), tag("s3", "disputed"), tag("s1", article="a2")])
        opened("ben").append(tag("s1", "disputed", reviewer="ben"))
        store.append(act("retract", "s2"))
        store.append(act("note", "s9", note="n"))
        counted = opened("ana").counts()
        assert {article: dict(one) for article, one in counted.items()} == {
            "a1": {"confirmed": 1, "disputed": 2},
            "a2": {"confirmed": 1},
        }

    def test_an_adjudication_counts_alone(self, opened: Opener):
        store = opened("ana")
        store.append(tag("s1"))
        opened("ben").append(tag("s1", "disputed", reviewer="ben"))
        store.append(act("adjudicate", "s1", verdict="unsourced"))
        assert opened("ana").counts() == {"a1": {"unsourced": 1}}

    def test_undo_and_redo_survive_a_restart(self, opened: Opener):
        opened("ana").append(tag("s1", note="n"))
        opened("ana").append(tag("s1", "disputed"))
        for step, expected in (
            (undo_event, "confirmed"),
            (undo_event, "gone"),
            (undo_event, None),
            (redo_event, "confirmed"),
            (redo_event, "disputed"),
            (redo_event, None),
            (undo_event, "confirmed"),
        ):
            store = opened("ana")
            event = step(store.own(), "ana")
            if event is not None:
                store.append(event)
            assert (event is None) == (expected is None)
            if expected is not None:
                stands = verdicts(opened("ben")).get(("s1", "ana"), "gone")
                assert stands == expected

    def test_own_are_ones_own_in_order(self, opened: Opener):
        store = opened("ana")
        kept = store.append_all([tag("s1"), tag("s2", article="a2")])
        opened("ben").append(tag("s1", reviewer="ben"))
        assert tuple(opened("ana").own()) == kept
        assert opened("ana").own()[-1] == kept[-1]
        assert list(opened("ana").own()[:1]) == [kept[0]]

    @pytest.mark.parametrize("text", [TEXT, "", "a\r\nb\rc\n", "\ud800 \udfff\x00\u2028", "ﬁ é é"])
    def test_texts_survive_exactly(self, opened: Opener, text: str):
        article = Article("a1", "T\ud800", text, publisher="P", url="https://example.org")
        store = opened("ana")
        store.keep(article)
        store.keep(article)
        assert store.version(article.digest) == article == opened("ben").version(article.digest)

    def test_the_last_version_kept_is_the_one_listed(
        self, opened: Opener, monkeypatch: pytest.MonkeyPatch
    ):
        """Also where all are kept within a millisecond."""
        monkeypatch.setattr("store.ids.time.time_ns", lambda: 1_700_000_000_000_000_000)
        store = opened("ana")
        for number in range(20):
            store.keep(Article("a3", f"{number}", f"{number}"))
        old, new = Article("a1", "Old", "x"), Article("a1", "New", "y")
        for article in (old, new, Article("a2", "Other", "x")):
            store.keep(article)
        *listed, last = opened("ben").articles()
        assert last.title == "19"
        assert [(one.id, one.title, one.digest) for one in listed] == [
            ("a1", "New", new.digest),
            ("a2", "Other", old.digest),
        ]
        texts = [one.text for one in opened("ben").versions()]
        assert texts == ["x", "y", "x", *map(str, range(20))]

    def test_a_text_that_is_not_what_it_says_is_refused(self, opened: Opener):
        with pytest.raises(ObelosError, match="digest"):
            opened("ana").keep(Article("a1", "T", "x", digest="0" * 64))
        with pytest.raises(ObelosError, match="digest"):
            opened("ana").keep(Article("a1", "T", "x", digest="../../etc"))

    def test_an_article_without_its_text_is_described(self, opened: Opener):
        whole = Article("a1", "T", "x")
        opened("ana").keep(replace(whole, text=""))
        assert opened("ana").version(whole.digest) == replace(whole, text="")
        opened("ana").keep(whole)
        assert opened("ana").version(whole.digest) == whole

    def test_any_name_will_do(self, opened: Opener):
        for name in (
            "../../x",
            "..",
            "texts",
            "a/b",
            "Zoë 🦉",
            "\u202eevil",
            "x" * 400,
            "CON",
            ".",
        ):
            store = opened(name)
            kept = store.append(tag(reviewer=store.reviewer, article=f"../{name}"))
            assert opened("ana").of(f"../{name}")[-1] == kept

    def test_a_nameless_reviewer_is_refused(self, opened: Opener):
        with pytest.raises(ObelosError, match="name"):
            opened("  ")

    def test_numbers_that_json_cannot_keep_are_refused(self, opened: Opener):
        store = opened("ana")
        for value in (2**70, float("nan"), object()):
            with pytest.raises(ObelosError, match="exactly"):
                store.append(tag(extra=(("later", value),)))
        assert opened("ana").of("a1") == ()

    def test_an_id_that_is_none_is_refused(self, opened: Opener):
        for name in ("e1", "00000000-0000-0000-0000-000000000000", "../x"):
            with pytest.raises(ObelosError, match="UUIDv7"):
                opened("ana").append(replace(tag(), id=name))
        assert list(opened("ana").all()) == []

    def test_the_same_id_with_another_content_is_kept_aside_and_told(self, opened: Opener):
        store = opened("ana")
        kept = store.append(tag())
        store.set_aside(replace(kept, verdict="disputed"))
        store.set_aside(replace(kept, verdict="disputed"))
        again = opened("ben")
        shown = {one.verdict for one in (*again.of("a1"), *again.contested())}
        assert shown == {"confirmed", "disputed"}
        assert len(again.of("a1")) == len(again.contested()) == 1
        assert [one.subject for one in again.problems()] == [kept.id]
