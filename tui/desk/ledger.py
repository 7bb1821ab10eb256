"""Annotations given, placed and taken back; knows no findings but those it is handed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import store
from model import (
    Analysis,
    Annotation,
    Article,
    Event,
    EventKind,
    Evidence,
    Hints,
    ObelosError,
    Placed,
    Span,
    Verdict,
)
from tui.desk import acts, naming
from tui.desk.placing import place_again, place_all
from tui.desk.values import Change

NO_COUNTS: Mapping[str, int] = {}
"""One for the thousands of articles without a tag; a plain one, as it is written out."""


class Ledger:
    """One reviewer's acts over a store; each is on disk when it returns.

    `article` gives an article with its text, `version` one of its versions by the digest. While
    `blind`, the others' verdicts are hidden until one's own is given.
    """

    def __init__(
        self,
        kept: store.Store,
        verdicts: Sequence[Verdict],
        article: Callable[[str], Article],
        analysis: Callable[[str], Analysis | None],
        version: Callable[[str, str], Article | None],
        *,
        blind: bool = False,
    ) -> None:
        self._store = kept
        self._verdicts = {v.name: v for v in verdicts}
        self._article = article
        self._analysis = analysis
        self._version = version
        self._placed: dict[str, tuple[tuple[str, int], tuple[Placed, ...]]] = {}
        self._newest = kept.newest()
        self._given: set[str] = set()
        """The ids of what was done here since the last look at what others did."""
        self._blind = blind

    @property
    def reviewer(self) -> str:
        """Who acts."""
        return self._store.reviewer

    def placed(self, article_id: str) -> tuple[Placed, ...]:
        """Everyone's annotations of an article with their places, in text order."""
        events = self._store.of(article_id)
        if not events:
            return ()
        article = self._article(article_id)
        key = (article.digest, len(events))
        cached = self._placed.get(article_id)
        if cached is None or cached[0] != key:
            visible = self._visible(events)
            cached = (key, place_all(article, visible, partial(self._version, article.id)))
            self._placed[article_id] = cached
        return cached[1]

    def _everyones(self, article: Article) -> tuple[Placed, ...]:
        """As `placed`, with what is hidden from who judges blind."""
        if not self._blind:
            return self.placed(article.id)
        annotations = store.everyones(self._store.of(article.id))
        return place_all(article, annotations, partial(self._version, article.id))

    def _visible(self, events: Sequence[Event]) -> tuple[Annotation, ...]:
        """Everyone's last word, of whoever settled a disagreement what settles it; less, when one
        judges blind.
        """
        everything = store.everyones(events)
        if any(event.kind == "adjudicate" for event in events):
            everything = _with_settled(everything, store.standing(events))
        return store.blind(everything, self.reviewer) if self._blind else everything

    def disagreements(self) -> tuple["store.Disagreement", ...]:
        """Statements that got different verdicts and wait for someone to decide."""
        return () if self._blind else store.disagreements(self._store.all())

    def counts(self, article_id: str) -> Mapping[str, int]:
        """One's own verdicts in an article, by verdict."""
        events = self._store.of(article_id)
        if not events:
            return NO_COUNTS
        cached = self._placed.get(article_id)
        if cached is not None and cached[0][1] == len(events):
            annotations = tuple(each.annotation for each in cached[1])
        else:
            annotations = self._visible(events)
        counts: dict[str, int] = {}
        for annotation in annotations:
            if annotation.reviewer == self.reviewer and annotation.verdict:
                counts[annotation.verdict] = counts.get(annotation.verdict, 0) + 1
        return counts

    def tag(self, article_id: str, span: Span, verdict: str, *, adjudicate: bool) -> Change:
        """Give a verdict on some words; on what one has settled, it settles that anew."""
        if verdict not in self._verdicts:
            known = ", ".join(self._verdicts)
            raise ObelosError(f"There is no verdict {verdict!r}; there are {known}.")
        own = self.own(article_id, span)
        state = replace(acts.state_of(own), verdict=verdict)
        settles = adjudicate or self._settling(own) is not None
        return self._act("adjudicate" if settles else "tag", state, article_id, span)

    def retract(self, article_id: str, span: Span) -> Change | None:
        """Take one's own verdict away, first the one that settles a disagreement; None when there
        is none on these words.
        """
        own = self.own(article_id, span)
        state = acts.state_of(own)
        if state.verdict is None:
            return None
        if self._settling(own) is not None:
            change = self._act("adjudicate", acts.State(), article_id, span)
            before = change.annotation.verdict if change.annotation else None
            stands = f", {before} as before" if before else ""
            return replace(change, what=f"no longer settled{stands}, saved.")
        return self._act("retract", replace(state, verdict=None), article_id, span)

    def note(
        self, article_id: str, span: Span, note: str, evidence: tuple[Evidence, ...]
    ) -> Change:
        """Put a note and evidence on some words; both empty takes them away. What one has settled
        stays settled, and by what was seen then.
        """
        own = self.own(article_id, span)
        state = replace(acts.state_of(own), note=note, evidence=evidence)
        settling = self._settling(own)
        if settling is None:
            return self._act("note", state, article_id, span)
        return self._act("adjudicate", state, article_id, span, settling.saw)

    def own(self, article_id: str, span: Span) -> Annotation | None:
        """One's own annotation on exactly these words."""
        return acts.own_at(self.placed(article_id), self.reviewer, span)

    def _settling(self, own: Annotation | None) -> Event | None:
        """The act by which one settled a disagreement, where it is what stands."""
        if own is None:
            return None
        events = self._store.of(own.article_id)
        return next((e for e in events if e.id == own.event and e.kind == "adjudicate"), None)

    def _act(
        self,
        kind: EventKind,
        state: acts.State,
        article_id: str,
        span: Span,
        saw: tuple[str, ...] | None = None,
    ) -> Change:
        article = self._whole(article_id, span)
        found = acts.statement_at(self._analysis(article_id), span)
        known = acts.words_id(
            article,
            span,
            reviewer=self.reviewer,
            placed=self._everyones(article),
            found=found,
        )
        event = acts.words_event(
            kind,
            state,
            article,
            span,
            known=known,
            reviewer=self.reviewer,
            placed=self.placed(article_id),
            found=found,
        )
        return self._append(article, event if saw is None else replace(event, saw=saw))

    def decide(self, article_id: str, annotation_id: str, *, keep: bool) -> Change:
        """Settle one's own annotation in doubt: it stands where it is shown, or is let go."""
        for each in self.placed(article_id):
            if each.annotation.id == annotation_id and each.annotation.reviewer == self.reviewer:
                article = self._article(article_id)
                event = acts.place_event(article, each, reviewer=self.reviewer, keep=keep)
                if (settling := self._settling(each.annotation)) is not None:
                    event = replace(event, kind="adjudicate", saw=settling.saw)
                return self._append(article, event)
        raise ObelosError("There is no annotation of yours to decide on here.")

    def undo(self) -> Change | None:
        """Take one's last act back, of this session or an earlier one."""
        return self._again(store.undo_event(self._store.own(), self.reviewer), "Undone")

    def redo(self) -> Change | None:
        """Bring back what was last undone."""
        return self._again(store.redo_event(self._store.own(), self.reviewer), "Redone")

    def _again(self, event: Event | None, word: str) -> Change | None:
        if event is None:
            return None
        kept = self._keep(event)
        if kept.article == naming.NAMES:
            return Change(kept.article, None, None, f"{word}: a decision about names, saved.")
        return self._change(kept, f"{word}: ")

    def history(self, article_id: str, statement_id: str) -> tuple[Event, ...]:
        """Everything anyone did about a statement, in order; one's own alone, while blind to it."""
        events = [e for e in self._store.of(article_id) if e.statement == statement_id]
        seen = {a.reviewer for a in self._visible(events)} | {self.reviewer}
        return tuple(e for e in events if not self._blind or e.reviewer in seen)

    def refresh(self) -> tuple[str, ...]:
        """Pick up what other processes wrote; the ids of the articles it concerns."""
        news = self._store.changes(self._newest)
        self._newest = self._store.newest()
        changed = tuple(dict.fromkeys(e.article for e in news if e.id not in self._given))
        self._given.difference_update([e.id for e in news])
        for article_id in changed:
            self._placed.pop(article_id, None)
        return changed

    def hints(self) -> Hints:
        """What was decided about names, by anyone."""
        return naming.hints_of(self._store.of(naming.NAMES))

    def decide_names(self, relation: naming.Relation, variant: str, name: str) -> Change:
        """Keep a decision that two names are one, or are two."""
        event = naming.names_event(relation, variant, name, reviewer=self.reviewer)
        kept = self._keep(event)
        return Change(kept.article, None, None, f"{variant} and {name} are {relation}, saved.")

    def _append(self, article: Article, event: Event) -> Change:
        self._store.keep(article)
        return self._change(self._keep(event), "")

    def _keep(self, event: Event) -> Event:
        kept = self._store.append(event)
        self._given.add(kept.id)
        return kept

    def _change(self, event: Event, before: str) -> Change:
        """What an event that is on disk changed; its article may be one that is not open here."""
        try:
            article = self._article(event.article)
        except ObelosError:
            return Change(event.article, None, None, f"{before}in an article not open here, saved.")
        for each in self._placed_again(article, event.statement):
            annotation = each.annotation
            if annotation.statement == event.statement and annotation.reviewer == event.reviewer:
                what = annotation.verdict or "noted"
                return Change(
                    event.article, each.placement.span, annotation, f"{before}{what}, saved."
                )
        span = self._span_of(event)
        return Change(event.article, span, None, f"{before}nothing stands there now, saved.")

    def _placed_again(self, article: Article, statement: str) -> tuple[Placed, ...]:
        """As `placed`, after one event more on that statement."""
        events, cached = self._store.of(article.id), self._placed.pop(article.id, None)
        if cached is not None and cached[0] == (article.digest, len(events) - 1):
            touched = self._visible([e for e in events if e.statement == statement])
            texts = partial(self._version, article.id)
            now = place_again(article, cached[1], statement, touched, texts)
            self._placed[article.id] = (article.digest, len(events)), now
        return self.placed(article.id)

    def _span_of(self, event: Event) -> Span | None:
        selector = event.selector
        if selector is None or selector.start is None or selector.end is None:
            return None
        text = self._article(event.article).text
        span = Span(selector.start, selector.end)
        return span if span.of(text) == selector.exact else None

    def _whole(self, article_id: str, span: Span) -> Article:
        article = self._article(article_id)
        if not span.of(article.text).strip() or span.end > len(article.text):
            raise ObelosError("There are no words there to tag.")
        return article


def _with_settled(
    everyones: tuple[Annotation, ...], standing: tuple[Annotation, ...]
) -> tuple[Annotation, ...]:
    """Everyone's own last word, replaced by what the same reviewer settled it as."""
    before = frozenset(everyones)
    settled = {(a.statement, a.reviewer): a for a in standing if a not in before}
    kept = tuple(a for a in everyones if (a.statement, a.reviewer) not in settled)
    return (*kept, *settled.values())
