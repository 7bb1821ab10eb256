"""Agreement is what the literature and an independent library say it is."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Annotation, Selector
from store.agreement import (
    agreements,
    cohens_kappa,
    krippendorffs_alpha,
    ratings_of,
    raw_agreement,
)


def annotation(statement: str, reviewer: str, verdict: str | None) -> Annotation:
    return Annotation(
        f"{statement}{reviewer}",
        "a",
        Selector("x"),
        verdict,
        "",
        (),
        statement,
        None,
        reviewer,
        "",
        "",
    )


def annotations(rows: dict[str, str]) -> list[Annotation]:
    """A row of verdicts for each reviewer, a letter a statement, a point for none."""
    return [
        annotation(str(number), reviewer, letter)
        for reviewer, row in rows.items()
        for number, letter in enumerate(row)
        if letter != "."
    ]


def patterns(rows: dict[str, str]) -> list[tuple[str, ...]]:
    ratings = ratings_of(annotations(rows))
    return [tuple(one[name] for name in sorted(one)) for one in ratings.values()]


def test_krippendorffs_own_example():
    """Computing Krippendorff's Alpha-Reliability (2011), part C: four observers, twelve units."""
    rows = {"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."}
    assert krippendorffs_alpha(patterns(rows)) == pytest.approx(0.743, abs=5e-4)


def test_krippendorffs_two_observers():
    """The same paper, part A: two observers, two values, ten units."""
    rows = {"A": "0100000100", "B": "1110010000"}
    assert krippendorffs_alpha(patterns(rows)) == pytest.approx(0.095, abs=5e-4)


def test_a_textbook_kappa():
    """Twenty and fifteen agreed, five and ten not: 0.7 observed, 0.5 expected."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert raw_agreement(pairs) == pytest.approx(0.7)


@pytest.mark.parametrize("seed", range(5))
def test_an_independent_library_says_the_same(seed):
    agreement = pytest.importorskip("nltk.metrics.agreement", reason="nltk is not installed.")
    random = Random(seed)
    rows = {name: "".join(random.choices("cdu", [5, 2, 1], k=60)) for name in "AB"}
    triples = [(name, str(n), letter) for name, row in rows.items() for n, letter in enumerate(row)]
    theirs = agreement.AnnotationTask(data=triples)
    ours = patterns(rows)
    assert cohens_kappa(ours) == pytest.approx(theirs.kappa())
    assert krippendorffs_alpha(ours) == pytest.approx(theirs.alpha())
    assert raw_agreement(ours) == pytest.approx(theirs.avg_Ao())


def test_each_pair_and_each_verdict():
    rows = {"ana": "ccdduu.c", "ben": "ccddcu.d", "chi": "c.d....."}
    found = {(one.reviewers, one.verdict): one for one in agreements(annotations(rows))}
    everyone = found[("ana", "ben", "chi"), None]
    assert (everyone.items, everyone.kappa) == (7, None)
    pair = found[("ana", "ben"), None]
    assert pair.items == 7
    assert pair.raw.value == pytest.approx(5 / 7)
    assert pair.kappa.low <= pair.kappa.value <= pair.kappa.high <= 1
    assert found[("ana", "ben"), "d"].raw.value == pytest.approx(6 / 7)
    assert found[("ana", "chi"), None].kappa.value == 1
    assert ("ben", "chi") in {reviewers for reviewers, _ in found}


def test_the_same_annotations_give_the_same_intervals():
    rows = annotations({"ana": "ccdduucdcd", "ben": "ccddcucdcc"})
    assert agreements(rows) == agreements(reversed(rows))


def test_where_there_is_nothing_to_compare():
    assert agreements([]) == ()
    assert agreements(annotations({"ana": "cd"})) == ()
    (nothing,) = agreements(annotations({"ana": "c.", "ben": ".c"}))
    assert (nothing.items, nothing.raw, nothing.kappa, nothing.alpha) == (0, None, None, None)
    same = agreements(annotations({"ana": "cc", "ben": "cc"}))[0]
    assert (same.raw.value, same.kappa, same.alpha) == (1, None, None)
    assert ratings_of([annotation("s", "ana", None)]) == {}


@given(st.lists(st.tuples(st.sampled_from("cdu"), st.sampled_from("cdu")), min_size=2))
@settings(max_examples=50, deadline=None)
def test_bounds(pairs):
    for figure in (cohens_kappa, krippendorffs_alpha):
        value = figure(pairs)
        assert value is None or -1 <= value <= 1
        if value is not None and all(a == b for a, b in pairs):
            assert value == pytest.approx(1)
