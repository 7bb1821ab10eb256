"""Several reviewers: what is in dispute, who settles it, and who may see what."""

from store import open as open_store
from store import standing
from store.review import adjudication, blind, disagreements
from tests.store.acts import act, tag


def opened(tmp_path, *events):
    """A store in which each reviewer gave their verdicts in this order."""
    for event in events:
        open_store(tmp_path, event.reviewer).append(event)
    return open_store(tmp_path, "chi")


def test_only_different_verdicts_are_in_dispute(tmp_path):
    store = opened(
        tmp_path,
        tag("s1"),
        tag("s1", reviewer="ben"),
        tag("s2"),
        tag("s2", "disputed", reviewer="ben"),
        tag("s3"),
        act("note", "s3", reviewer="ben", note="hm", selector=tag().selector),
    )
    (case,) = disagreements(store.of("a1"))
    assert (case.statement, case.verdicts) == ("s2", ("confirmed", "disputed"))
    assert [one.reviewer for one in case.annotations] == ["ana", "ben"]


def test_an_adjudication_settles_it_until_someone_changes_their_mind(tmp_path):
    store = opened(tmp_path, tag("s1"), tag("s1", "disputed", reviewer="ben"))
    (case,) = disagreements(store.of("a1"))
    decided = store.append(adjudication(case, reviewer="chi", verdict="disputed", note="see 2"))
    assert set(decided.saw) == {one.event for one in case.annotations}
    assert disagreements(store.of("a1")) == ()
    (stands,) = standing(store.of("a1"))
    assert (stands.reviewer, stands.verdict, stands.note) == ("chi", "disputed", "see 2")
    assert stands.selector == tag().selector
    store = opened(tmp_path, tag("s1", "unsourced"))
    (again,) = disagreements(store.of("a1"))
    assert again.settled == decided
    store.append(adjudication(again, reviewer="chi", verdict="unsourced"))
    assert disagreements(store.of("a1")) == ()


def test_who_comes_to_the_adjudicators_view_reopens_nothing(tmp_path):
    store = opened(tmp_path, tag("s1"), tag("s1", "disputed", reviewer="ben"))
    (case,) = disagreements(store.of("a1"))
    store.append(adjudication(case, reviewer="chi", verdict="unsourced"))
    store = opened(tmp_path, tag("s1", "unsourced"))
    assert disagreements(store.of("a1")) == ()


def test_a_blind_reviewer_sees_others_only_where_they_have_judged(tmp_path):
    store = opened(
        tmp_path,
        tag("s1"),
        tag("s1", "disputed", reviewer="ben"),
        tag("s2", reviewer="ben"),
        act("note", "s2", note="only a note", selector=tag().selector),
    )
    annotations = standing(store.of("a1"))
    seen = {(one.statement, one.reviewer) for one in blind(annotations, "ana")}
    assert seen == {("s1", "ana"), ("s1", "ben"), ("s2", "ana")}
    assert blind(annotations, "eve") == ()
