"""The desk with everything real below it: what is done is on disk, and stands where it should."""

import io

import pytest

import store
from corpus import Reach
from model import Evidence, ObelosError, Span
from tui.desk import exchange, folders, open_desk, settings
from tui.desk.intake import take_in

REPORT = """\
Harbour closes for a week

The port authority said on Monday that the harbour would close for seven days.
Nobody was hurt. About 300 containers wait on the quay.
"""
OTHER = """\
Crane fault shuts the port

The harbour will close for ten days, the port authority said on Monday.
About 400 containers wait on the quay, said Ilse Brandt, the director.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def opened(*sources, reviewer="ada"):
    where = folders()
    desk = open_desk(where, settings(where.config, reviewer), [str(s) for s in sources])
    while desk.read_next() is not None:
        pass
    return desk


def words(text, quote):
    start = text.index(quote)
    return Span(start, start + len(quote))


def standing(desk, article_id=None):
    """(words today, verdict, note, state) of everything that stands."""
    article_id = article_id or desk.ids()[0]
    text = desk.article(article_id).text
    return [
        (
            p.placement.span and p.placement.span.of(text),
            p.annotation.verdict,
            p.annotation.note,
            p.placement.state,
        )
        for p in desk.placed(article_id)
    ]


def test_a_tag_is_there_after_a_restart(report):
    desk = opened(report)
    change = desk.tag(desk.ids()[0], words(REPORT, "Nobody was hurt."), "confirmed")
    assert "saved" in change.what
    assert standing(opened(report)) == [("Nobody was hurt.", "confirmed", "", "kept")]


def test_a_verdict_given_again_replaces_and_keeps_the_note(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    span = words(REPORT, "Nobody was hurt.")
    desk.tag(article_id, span, "confirmed")
    desk.note(
        article_id, span, "Rang the hospital.", (Evidence("https://x.example", "independent"),)
    )
    desk.tag(article_id, span, "disputed")
    assert standing(desk) == [("Nobody was hurt.", "disputed", "Rang the hospital.", "kept")]
    (placed,) = opened(report).placed(article_id)
    assert placed.annotation.evidence == (Evidence("https://x.example", "independent"),)
    desk.retract(article_id, span)
    assert standing(desk) == [("Nobody was hurt.", None, "Rang the hospital.", "kept")]
    desk.note(article_id, span, "", ())
    assert standing(desk) == []
    assert len(desk.history(article_id, placed.annotation.statement)) == 5


def test_undo_and_redo_reach_back_over_restarts(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    hurt, quay = words(REPORT, "Nobody was hurt."), words(REPORT, "300 containers")
    desk.tag(article_id, hurt, "confirmed")
    desk.tag(article_id, hurt, "disputed")
    desk.tag(article_id, quay, "unsourced")
    states = [standing(desk)]
    for _ in range(3):
        desk = opened(report)
        assert desk.undo() is not None
        states.append(standing(desk))
    assert states[-1] == []
    assert opened(report).undo() is None
    for state in reversed(states[:-1]):
        desk = opened(report)
        assert desk.redo() is not None
        assert standing(desk) == state
    assert opened(report).redo() is None


def test_an_act_on_an_article_that_is_not_open_can_be_undone(report, tmp_path):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "Nobody was hurt."), "confirmed")
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    change = opened(other).undo()
    assert change.article_id == article_id
    assert "not open" in change.what
    assert standing(opened(report)) == []


def test_a_new_act_ends_what_could_be_redone(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "Nobody was hurt."), "confirmed")
    desk.undo()
    desk.tag(article_id, words(REPORT, "300 containers"), "confirmed")
    assert desk.redo() is None


def test_a_version_that_comes_meanwhile_is_read_in_the_next_session(report, tmp_path):
    """Spans that were found in the one are never laid over the other."""
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    library = folders().library
    list(take_in(library, [str(report), str(other)], Reach()))
    desk = opened()
    first, second = desk.ids()
    for article_id in desk.ids():
        desk.analyze(article_id)
    desk.fold_and_link()
    other.write_text(f"Corrected: ten days, not twelve.\n\n{OTHER}", "utf-8")
    (taken,) = take_in(library, [str(other)], Reach())
    assert (taken.article_id, taken.outcome) == (second, "version")
    assert desk.article(second).text == OTHER
    told = [one for s in desk.analysis(first).statements for one in desk.elsewhere(first, s.id)]
    assert told
    assert all(one.words == one.statement.span.of(OTHER) for one in told)
    desk.tag(second, words(OTHER, "About 400 containers wait on the quay"), "disputed")
    desk.close()
    again = opened()
    assert again.article(second).text != OTHER
    assert standing(again, second) == [
        ("About 400 containers wait on the quay", "disputed", "", "kept")
    ]


def test_a_tag_follows_its_words_through_an_edit(report):
    desk = opened(report)
    (first,) = desk.ids()
    desk.tag(first, words(REPORT, "Nobody was hurt."), "confirmed")
    report.write_text("Updated at noon.\n\n" + REPORT, "utf-8")
    desk = opened(report)
    assert desk.ids() == (first,)
    ((place, verdict, _, state),) = standing(desk)
    assert (place, verdict) == ("Nobody was hurt.", "confirmed")
    assert state in ("kept", "moved")


def test_a_changed_number_puts_a_tag_to_review_and_a_decision_settles_it(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "About 300 containers wait on the quay."), "confirmed")
    report.write_text(REPORT.replace("300", "500"), "utf-8")
    desk = opened(report)
    ((place, _, _, state),) = standing(desk)
    assert (place, state) == ("About 500 containers wait on the quay.", "review")
    (placed,) = desk.placed(article_id)
    desk.decide(article_id, placed.annotation.id, keep=True)
    assert standing(opened(report))[0][3] == "kept"
    desk.undo()
    assert standing(opened(report))[0][3] == "review"


def test_words_that_are_gone_are_listed_and_never_painted(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "Nobody was hurt."), "confirmed")
    report.write_text(REPORT.replace("Nobody was hurt. ", ""), "utf-8")
    desk = opened(report)
    ((place, verdict, _, state),) = standing(desk)
    assert (place, verdict, state) == (None, "confirmed", "orphan")
    (placed,) = desk.placed(article_id)
    desk.decide(article_id, placed.annotation.id, keep=False)
    assert standing(opened(report)) == []


def test_two_reviewers_each_keep_their_own(report):
    ada = opened(report)
    (article_id,) = ada.ids()
    span = words(REPORT, "Nobody was hurt.")
    ada.tag(article_id, span, "confirmed")
    ben = opened(report, reviewer="ben")
    ben.tag(article_id, span, "disputed")
    assert ben.row(article_id).verdicts == {"disputed": 1}
    assert ada.refresh() == (article_id,)
    assert ada.refresh() == ()
    verdicts = {p.annotation.reviewer: p.annotation.verdict for p in ada.placed(article_id)}
    assert verdicts == {"ada": "confirmed", "ben": "disputed"}
    (event,) = [
        e
        for e in ben.history(article_id, ben.placed(article_id)[0].annotation.statement)
        if e.reviewer == "ben"
    ]
    assert event.saw


def test_who_judges_blind_sees_the_others_after(report, home):
    ada = opened(report)
    (article_id,) = ada.ids()
    span = words(REPORT, "Nobody was hurt.")
    statement = ada.tag(article_id, span, "confirmed").annotation.statement
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("blind = true\n", "utf-8")
    ben = opened(report, reviewer="ben")
    assert ben.placed(article_id) == ()
    assert ben.history(article_id, statement) == ()
    ben.tag(article_id, span, "disputed")
    assert {p.annotation.reviewer for p in ben.placed(article_id)} == {"ada", "ben"}
    assert {e.reviewer for e in ben.history(article_id, statement)} == {"ada", "ben"}


def test_a_disagreement_waits_until_someone_decides(report):
    ada, ben = opened(report), opened(report, reviewer="ben")
    (article_id,) = ada.ids()
    span = words(REPORT, "Nobody was hurt.")
    ada.tag(article_id, span, "confirmed")
    ben.refresh()
    ben.tag(article_id, span, "disputed")
    ada.refresh()
    (case,) = ada.disagreements()
    assert case.verdicts == ("confirmed", "disputed")
    ada.tag(article_id, span, "disputed", adjudicate=True)
    assert ada.disagreements() == ()
    assert ada.undo() is not None
    assert len(ada.disagreements()) == 1


@pytest.fixture
def settled(report):
    """Ada said confirmed and ben disputed; ada, or cy who had said nothing, settled it."""

    def by(reviewer):
        ada, ben = opened(report), opened(report, reviewer="ben")
        (article_id,) = ada.ids()
        span = words(REPORT, "Nobody was hurt.")
        ada.tag(article_id, span, "confirmed")
        ben.tag(article_id, span, "disputed")
        desk = opened(report, reviewer=reviewer)
        desk.tag(article_id, span, "unsourced", adjudicate=True)
        return desk, article_id, span

    return by


def own_there(desk, article_id):
    """Verdict and note of one's own, each annotation of it."""
    return [
        (p.annotation.verdict, p.annotation.note)
        for p in desk.placed(article_id)
        if p.annotation.reviewer == desk.reviewer
    ]


@pytest.mark.parametrize("reviewer", ["ada", "cy"])
def test_what_one_has_settled_stays_settled_with_a_note(settled, reviewer):
    """A note says why; the verdict it is shown beside, and saved with, is the one that settles."""
    desk, article_id, span = settled(reviewer)
    assert own_there(desk, article_id) == [("unsourced", "")]
    assert desk.row(article_id).verdicts == {"unsourced": 1}
    assert desk.note(article_id, span, "Nobody is named.").what == "unsourced, saved."
    assert own_there(desk, article_id) == [("unsourced", "Nobody is named.")]
    assert desk.disagreements() == ()
    desk.undo()
    assert own_there(desk, article_id) == [("unsourced", "")]
    assert desk.disagreements() == ()
    desk.tag(article_id, span, "disputed")
    assert own_there(desk, article_id) == [("disputed", "")]
    assert desk.disagreements() == ()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_says_what_was_settled_and_what_of(settled, form):
    desk, article_id, span = settled("cy")
    kept, out = store.open(folders().store, "cy"), io.StringIO()
    exchange.write_out(exchange.everything(kept), form, out)
    assert "it settles: confirmed (ada), disputed (ben)" in out.getvalue()
    desk.retract(article_id, span)
    kept, out = store.open(folders().store, "cy"), io.StringIO()
    exchange.write_out(exchange.everything(kept), form, out)
    assert "it settles" not in out.getvalue()


@pytest.mark.parametrize(("reviewer", "before"), [("ada", [("confirmed", "")]), ("cy", [])])
def test_what_settled_it_is_taken_away_alone(settled, reviewer, before):
    """One's own verdict from before is there again, and the others' are open again."""
    desk, article_id, span = settled(reviewer)
    desk.note(article_id, span, "Nobody is named.")
    change = desk.retract(article_id, span)
    assert change.what.startswith("no longer settled")
    assert own_there(desk, article_id) == before
    assert len(desk.disagreements()) == 1
    desk.undo()
    assert own_there(desk, article_id) == [("unsourced", "Nobody is named.")]
    assert desk.disagreements() == ()


@pytest.mark.parametrize("keep", [True, False])
def test_what_settled_it_is_settled_still_where_its_words_now_stand(settled, report, keep):
    desk, article_id, _ = settled("ada")
    report.write_text(REPORT.replace("Nobody was hurt.", "Nobody was badly hurt."), "utf-8")
    desk = opened(report)
    (own,) = [p for p in desk.placed(article_id) if p.annotation.reviewer == "ada"]
    assert own.placement.state != "kept"
    desk.decide(article_id, own.annotation.id, keep=keep)
    assert own_there(desk, article_id) == [("unsourced" if keep else "confirmed", "")]
    assert len(desk.disagreements()) == (not keep)


@pytest.mark.parametrize("span", [Span(0, 0), Span(25, 26), Span(10_000, 10_010)])
def test_nothing_is_no_statement(report, span):
    desk = opened(report)
    with pytest.raises(ObelosError, match="no words"):
        desk.tag(desk.ids()[0], span, "confirmed")


def test_what_cannot_be_saved_says_so_and_changes_nothing(report, monkeypatch):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "Nobody was hurt."), "confirmed")
    before = standing(desk)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr("os.fsync", full)
        with pytest.raises(ObelosError, match="No space"):
            desk.tag(article_id, words(REPORT, "300 containers"), "confirmed")
    assert standing(desk) == before
    assert standing(opened(report)) == before


def test_findings_come_from_the_cache_the_second_time(report, monkeypatch):
    desk = opened(report)
    (article_id,) = desk.ids()
    assert desk.analysis(article_id) is None
    assert desk.row(article_id).statements is None
    desk.analyze(article_id)
    found = desk.analysis(article_id)
    assert desk.row(article_id).statements == len(found.statements)

    def never(*_):
        raise AssertionError("analysed again")

    monkeypatch.setattr("analysis.analyze", never)
    again = opened(report)
    again.analyze(article_id)
    assert again.analysis(article_id) == found


def test_the_same_statement_elsewhere_with_its_difference(report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    desk = opened(report, other)
    here, there = desk.ids()
    for article_id in desk.ids():
        desk.analyze(article_id)
    desk.fold_and_link()
    quay = words(REPORT, "300 containers")
    statements = desk.analysis(here).statements
    (statement,) = [s for s in statements if s.span.covers(quay)]
    (elsewhere, *_) = desk.elsewhere(here, statement.id)
    assert elsewhere.article_id == there
    assert "400 containers" in elsewhere.words
    assert ("number", "300", "400") in [
        (d.kind, "".join(filter(str.isdigit, d.a)), "".join(filter(str.isdigit, d.b)))
        for d in elsewhere.differences
    ]
    assert len(desk.origins(here, statement.id)) >= 1


def test_names_joined_by_hand_are_one(report):
    report.write_text(
        "Brandt speaks\n\nIlse Brandt said it rained. The harbour boss left on Monday.\n", "utf-8"
    )
    desk = opened(report)
    desk.join_names("Ilse Brandt", "Ilse Brandt-Kohl")
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.analyze(article_id)
    desk.fold_and_link()
    assert "Ilse Brandt-Kohl" in {e.name for e in desk.analysis(article_id).entities}
    desk.undo()
    assert desk.hints().joined == ()


def test_finding_anything(report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    desk = opened(report, other)
    for article_id in desk.ids():
        desk.analyze(article_id)
    desk.note(desk.ids()[0], words(REPORT, "Nobody was hurt."), "Ask the surgeon.", ())
    assert desk.find("harbour closes")[0].kind == "article"
    assert desk.find("surgeon")[0].kind == "note"
    assert any(h.kind == "statement" and h.article_id == desk.ids()[1] for h in desk.find("quay"))
    assert desk.find("zzzzqqq") == ()


def test_reading_marks_and_positions_are_remembered(report):
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.mark_read(article_id)
    desk.keep_position(article_id, 30)
    desk.remember("theme", "dark")
    desk.close()
    desk = opened(report)
    assert desk.is_read(article_id)
    assert desk.position(article_id) == 30
    assert desk.last_article() == article_id
    assert desk.recall("theme") == "dark"


TWICE = """\
Crane down

The crane fell, said an early witness to a reporter on the quay.

The port closed on Monday. {} Workers went home at noon.
"""
FELL = "The crane fell."


def test_a_tag_never_replaces_one_on_other_words(tmp_path):
    """Words put in above are now the first of their kind, as the tagged ones were before."""
    path = tmp_path / "report.txt"
    path.write_text(TWICE.format(FELL), "utf-8")
    desk = opened(path)
    (article_id,) = desk.ids()
    evidence = (Evidence("https://x.example", "independent"),)
    desk.note(article_id, words(TWICE.format(FELL), FELL), "Seen.", evidence)
    desk.tag(article_id, words(TWICE.format(FELL), FELL), "confirmed")
    path.write_text(f"{FELL} {TWICE.format(FELL)}", "utf-8")
    desk = opened(path)
    desk.tag(article_id, Span(0, len(FELL)), "disputed")
    first, second = opened(path).placed(article_id)
    assert (first.annotation.verdict, first.annotation.evidence) == ("disputed", ())
    assert (second.annotation.verdict, second.annotation.note) == ("confirmed", "Seen.")
    assert second.annotation.evidence == evidence
    assert standing(opened(path)) == [
        (FELL, "disputed", "", "kept"),
        (FELL, "confirmed", "Seen.", "kept"),
    ]


def test_a_tag_never_replaces_one_whose_words_are_gone(tmp_path):
    """What once was the second of its kind is the first when that one is gone."""
    path = tmp_path / "report.txt"
    text = f"{FELL} {TWICE.format(FELL)}"
    path.write_text(text, "utf-8")
    desk = opened(path)
    (article_id,) = desk.ids()
    desk.tag(article_id, Span(0, len(FELL)), "confirmed")
    path.write_text(TWICE.format(FELL), "utf-8")
    desk = opened(path)
    assert standing(desk) == [(None, "confirmed", "", "orphan")]
    desk.tag(article_id, words(TWICE.format(FELL), FELL), "disputed")
    assert standing(desk) == [(FELL, "disputed", "", "kept"), (None, "confirmed", "", "orphan")]


@pytest.mark.parametrize("other", ["The crane\nfell.", "THE CRANE FELL."])
def test_words_that_differ_only_as_retyped_are_tagged_apart(tmp_path, other):
    path = tmp_path / "report.txt"
    text = f"{TWICE.format(FELL)}\n{other} It did.\n"
    path.write_text(text, "utf-8")
    desk = opened(path)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(text, FELL), "confirmed")
    desk.tag(article_id, words(text, other), "disputed")
    assert standing(desk) == [(FELL, "confirmed", "", "kept"), (other, "disputed", "", "kept")]


def test_overlapping_words_are_tagged_apart(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("No word\n\nNo no no, said the pilot of the boat on Monday.\n", "utf-8")
    desk = opened(path)
    (article_id,) = desk.ids()
    desk.tag(article_id, Span(12, 17), "confirmed")
    desk.tag(article_id, Span(9, 14), "disputed")
    assert len(standing(opened(path))) == 2


def test_two_reviewers_judge_one_statement_though_it_was_edited_between(report):
    """The words have changed since the first judged them; the second judges the same thing."""
    desk = opened(report)
    (article_id,) = desk.ids()
    desk.tag(article_id, words(REPORT, "Nobody was hurt."), "confirmed")
    edited = REPORT.replace("Nobody was hurt.", "Nobody was hurt there.")
    report.write_text(edited, "utf-8")
    other = opened(report, reviewer="ben")
    other.tag(article_id, words(edited, "Nobody was hurt there."), "disputed")
    (case,) = other.disagreements()
    assert case.verdicts == ("confirmed", "disputed")
