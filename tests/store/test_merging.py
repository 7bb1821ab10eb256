"""Stores unite: the same whatever the order and however often."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import Article, ObelosError
from store import Bundle, bundle_of, check, merge, select, standing, sync, take_in
from store import open as open_store
from store.ids import new_id
from tests.store.acts import tag

ARTICLE = Article("a1", "T", "words\r\n\ud800", publisher="P")


def contents(store):
    return sorted(store.all(), key=lambda one: one.id), [
        (one.id, one.digest, one.text) for one in store.versions()
    ]


def test_a_union(tmp_path):
    one, two = open_store(tmp_path / "one", "ana"), open_store(tmp_path / "two", "ben")
    one.keep(ARTICLE)
    two.keep(Article("a2", "U", "more"))
    both = one.append(tag("s1"))
    two.append(both)
    two.append(tag("s1", "disputed", reviewer="ben"))
    merged = merge(one, [two, two])
    assert (merged.added, merged.known, merged.problems) == (1, 3, ())
    back = merge(two, [one])
    assert (back.added, back.known) == (0, 2)
    assert contents(one) == contents(two)
    assert standing(one.of("a1")) == standing(two.of("a1"))


def test_the_same_id_with_two_contents_is_told_and_both_are_kept(tmp_path):
    event = replace(tag(), id=new_id())
    other = replace(event, verdict="disputed")
    stores = [open_store(tmp_path / name, "ana") for name in ("one", "two")]
    for store, content in zip(stores, (event, other), strict=True):
        store.append(content)
    told = [merge(stores[0], [stores[1]]), merge(stores[1], [stores[0]])]
    assert all("two different events" in one.problems[0].reason for one in told)
    assert [one.problems[0].subject for one in told] == [f"The event {event.id}"] * 2
    again = [open_store(tmp_path / name, "eve") for name in ("one", "two")]
    assert again[0].of("a1") == again[1].of("a1")
    assert again[0].contested() == again[1].contested() == (event,)
    assert [len(one.problems()) for one in again] == [1, 1]
    assert not check(tmp_path / "one").sound
    assert merge(stores[0], [stores[1]]).added == 0


def test_what_a_damaged_store_could_not_give_is_told(tmp_path):
    broken = open_store(tmp_path / "two", "ben")
    broken.append(tag(reviewer="ben"))
    path = tmp_path / "two" / "ben" / "a1.json"
    path.write_bytes(path.read_bytes()[:-9])
    merged = merge(open_store(tmp_path / "one", "ana"), [open_store(tmp_path / "two", "ben")])
    assert [one.subject for one in merged.problems] == [str(path)]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, 2), min_size=2, max_size=6), st.randoms())
def test_any_order_gives_the_same(tmp_path, shares, random):
    place = tmp_path / new_id()
    parts = [open_store(place / str(number), "ana") for number in range(3)]
    for number, share in enumerate(shares):
        parts[share].append(tag(f"s{number}", reviewer=random.choice(["ana", "ben"])))
    results = []
    for name in ("x", "y"):
        whole = open_store(place / name, "ana")
        merge(whole, random.sample(parts, 3))
        results.append(contents(whole))
    assert results[0] == results[1]


def test_a_bundle_goes_out_and_comes_in(tmp_path):
    store = open_store(tmp_path / "one", "ana")
    store.keep(ARTICLE)
    store.keep(replace(ARTICLE, title="New", text="new words", digest=""))
    store.append_all([tag("s1", version=ARTICLE.digest), tag("s2", "disputed", article="a2")])
    bundle = bundle_of(store)
    empty = open_store(tmp_path / "two", "ben")
    assert take_in(empty, bundle).added == 2
    assert bundle_of(empty) == bundle == bundle_of(open_store(tmp_path / "two", "eve"))
    assert [one.title for one in empty.articles()] == ["New"]


def test_a_part_of_a_bundle(tmp_path):
    store = open_store(tmp_path, "ana")
    store.keep(ARTICLE)
    store.append_all([tag("s1"), tag("s2", "disputed"), tag("s3", article="a2")])
    open_store(tmp_path, "ben").append(tag("s1", "disputed", reviewer="ben"))
    store.changes(None)
    whole = bundle_of(store)

    def chosen(**wanted) -> tuple[int, int, int]:
        part = select(whole, **wanted)
        assert isinstance(part, Bundle)
        assert standing(part.events) == part.annotations
        return len(part.annotations), len(part.events), len(part.articles)

    assert chosen() == (4, 4, 1)
    assert chosen(articles={"a2"}) == (1, 1, 0)
    assert chosen(verdicts={"disputed"}) == (2, 2, 1)
    assert chosen(reviewers={"ben"}) == (1, 1, 1)
    assert chosen(since="2999-01-01") == (0, 0, 0)
    assert chosen(since="2001-01-01", verdicts={"confirmed"}, reviewers={"ana"}) == (2, 2, 1)


def test_what_one_reviewer_said_on_two_machines_is_told_once(tmp_path):
    """The last stands; a problem names the other, and the history has both."""
    here, there = (open_store(tmp_path / name, "ana") for name in ("here", "there"))
    here.append(tag("s1"))
    merge(there, [here])
    both = here.append(tag("s1", "disputed"))
    assert merge(there, [here]).problems == ()
    alone = here.append(tag("s1", "confirmed"))
    there.append(replace(tag("s1", "unsourced"), id=new_id(alone.id), prev=both.id))
    (problem,) = merge(here, [there]).problems
    assert "ana judged these words on two machines, confirmed and unsourced" in problem.reason
    assert merge(here, [there]).problems == ()
    assert len(merge(there, [here]).problems) == 1
    assert [one.verdict for one in standing(here.of("a1"))] == ["unsourced"]
    here.append(tag("s1", "disputed"))
    assert merge(there, [here]).problems == ()


def test_the_same_said_on_two_machines_needs_no_word(tmp_path):
    here, there = (open_store(tmp_path / name, "ana") for name in ("here", "there"))
    here.append(tag("s1"))
    there.append(tag("s1"))
    assert merge(here, [there]).problems == ()


def test_a_store_that_can_only_be_read_gives_what_it_has(tmp_path, monkeypatch):
    """Where nothing comes back it is not written to."""
    here, there = (open_store(tmp_path / name, "ana") for name in ("here", "there"))
    here.keep(ARTICLE)
    here.append(tag("s1"))

    def refuse(*_):
        raise ObelosError("Read-only file system.")

    for name in ("append_all", "keep", "set_aside"):
        monkeypatch.setattr(here, name, refuse)
    assert sync(here, there).sent == 1
    assert sync(here, there).sent == 0
    assert contents(there) == contents(here)


def test_events_that_replace_one_another_in_a_ring_are_taken_in(tmp_path):
    """Nobody writes such; a file may hold them."""
    here = open_store(tmp_path / "here", "ana")
    first = here.append(tag("s1"))
    ids = [new_id(first.id)]
    ids += [new_id(ids[0])]
    ring = tuple(
        replace(tag("s1", verdict), id=one, prev=other)
        for verdict, one, other in zip(("disputed", "unsourced"), ids, ids[::-1], strict=True)
    )
    assert take_in(here, Bundle(events=ring)).added == 2
    assert [one.verdict for one in standing(here.of("a1"))] == ["unsourced"]
