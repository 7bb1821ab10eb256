"""What stands, told from events alone."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from model import Event
from store import everyones, redo_event, standing, undo_event
from store.ids import new_id
from store.standing import carry, lane_of
from tests.store.acts import act, tag


def kept(*acts: Event) -> list[Event]:
    """The acts as a store would keep them, one after the other."""
    events: list[Event] = []
    for one in acts:
        last = next((e for e in reversed(events) if lane_of(e) == lane_of(one)), None)
        events.append(replace(carry(one, last), id=new_id(events[-1].id if events else "")))
    return events


def shown(events) -> list[tuple[str, str, str | None]]:
    return [(one.statement, one.reviewer, one.verdict) for one in standing(events)]


def test_the_last_act_of_each_reviewer_stands():
    events = kept(tag(), tag(reviewer="ben", verdict="disputed"), tag(verdict="unsourced"))
    assert shown(events) == [("s1", "ana", "unsourced"), ("s1", "ben", "disputed")]


def test_an_adjudication_stands_above_all_until_it_is_withdrawn():
    events = kept(tag(), tag(reviewer="ben"), act("adjudicate", reviewer="chi", verdict="disputed"))
    assert shown(events) == [("s1", "chi", "disputed")]
    assert [one.reviewer for one in everyones(events)] == ["ana", "ben"]
    withdrawn = kept(*events, act("adjudicate", reviewer="chi"))
    assert [one.reviewer for one in standing(withdrawn)] == ["ana", "ben"]


def test_of_two_adjudications_the_one_that_saw_the_other_stands():
    first = replace(act("adjudicate", reviewer="ben", verdict="disputed"), id=new_id())
    later = replace(
        act("adjudicate", reviewer="ana", verdict="confirmed", saw=(first.id,)),
        id="00" + first.id[2:],
    )
    assert later.id < first.id
    assert shown([first, later]) == [("s1", "ana", "confirmed")]


def test_an_annotation_keeps_the_id_and_time_of_its_beginning():
    first, second = kept(tag(), replace(tag(verdict="disputed"), at="2030-01-01T00:00:00Z"))
    (found,) = standing([first, second])
    assert (found.id, found.created, found.event, found.modified) == (
        first.id,
        first.at,
        second.id,
        second.at,
    )


def test_names_and_placements_let_go_leave_nothing():
    events = kept(act("names", "", extra=(("joined", ["A", "B"]),)), tag(), act("place"))
    assert standing(events) == ()


def test_a_retracted_verdict_may_leave_a_note():
    assert standing(kept(tag(note="n"), act("retract"))) == ()
    (found,) = standing(kept(tag(), act("retract", note="n")))
    assert (found.verdict, found.note) == (None, "n")


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_the_order_events_come_in_changes_nothing(seed):
    events = kept(
        tag(), tag("s2", reviewer="ben"), act("adjudicate", reviewer="chi", verdict="x"), tag("s3")
    )
    mixed = list(events)
    Random(seed).shuffle(mixed)
    assert standing(mixed) == standing(events)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "note", "retract", "undo", "redo", "other"]), st.integers(0, 2)
    ),
    max_size=25,
)


@settings(deadline=None)
@given(STEPS)
def test_undo_and_redo_are_a_stack_of_states(steps):
    """Against the plainest model there is: a list of states and a position in it."""
    events: list[Event] = []
    states, position = [{}], 0

    def add(event: Event) -> None:
        last = next((e for e in reversed(events) if lane_of(e) == lane_of(event)), None)
        events.append(replace(carry(event, last), id=new_id(events[-1].id if events else "")))

    for step, number in steps:
        statement = f"s{number}"
        if step in ("undo", "redo"):
            event = (undo_event if step == "undo" else redo_event)(events, "ana")
            change = -1 if step == "undo" else 1
            possible = 0 <= position + change < len(states)
            assert (event is not None) == possible
            if event is not None:
                add(event)
                position += change
        elif step == "other":
            add(tag(statement, reviewer="ben"))
            continue
        else:
            kind = {"tag": {"verdict": f"v{len(events)}"}, "note": {"note": f"n{len(events)}"}}
            add(act(step, statement, **kind.get(step, {})))
            del states[position + 1 :]
            states.append(None)
            position += 1
        mine = {
            one.statement: (one.verdict, one.note)
            for one in standing(events)
            if one.reviewer == "ana"
        }
        if states[position] is None:
            states[position] = mine
        assert states[position] == mine
