"""A store's worth of annotations on texts that no tool likes, made from a seed."""

import io
from random import Random

from model import Annotation, Article, Attribution, Event, Evidence, Selector, Span, statement_id
from store import exports, standing

_SENTENCES = (
    "harbour closed seven days, said the director\n"
    "👩‍🚀 🇰🇷 é ñ שלום مرحبا 北京 «so» \"it\" 'is' <b> & [x](y) = + - @ |\n\n"
    "𝒳𝒴 ﬁ ǅ ☃️ ‟no‟ \t tab * _ ` \\ # ; , a.b\n"
)
WORDS = tuple(_SENTENCES.split(" "))
CONTROLS = ("\x1b[2J", "\x9b31m", "\u202e", "\u2028", "\ufeff", "\x00", "\x7f", "\r")
NOTES = ("", "Two say otherwise.", "=1+1", "a\nb\n\nc", "\"q\", 'r'", "🚢 שלום", "'- x")
VERDICTS = ("confirmed", "disputed", "unsourced", "needs context", None)
REVIEWERS = ("ada", "bob (desk)", "Ilse Brandt", "סופר")
URL = "https://example.org/{}?a=1&b=%C3%A9"


def number(n: int) -> str:
    """A UUIDv7."""
    return f"018b4c00-0000-7000-8000-{n:012x}"


def text_of(random: Random, *, controls: bool) -> str:
    """Some hundred words."""
    words = random.choices(WORDS, k=120)
    if controls:
        words += random.choices(CONTROLS, k=8)
        random.shuffle(words)
    return " ".join(words)


def events_on(article: Article, count: int, first: int, random: Random) -> list[Event]:
    """Verdicts and notes on words that overlap, nest and begin anywhere in a character."""
    events = []
    for n in range(first, first + count):
        start = random.randrange(len(article.text) - 1)
        end = min(start + random.choice((1, 2, 9, 60)), len(article.text))
        span, text = Span(start, end), article.text
        verdict = random.choice(VERDICTS)
        events.append(
            Event(
                id=number(n),
                kind="tag" if verdict else "note",
                reviewer=random.choice(REVIEWERS),
                at=f"2024-05-{n % 28 + 1:02d}T10:00:00Z",
                article=article.id,
                version=article.digest,
                statement=statement_id(article.id, span.of(text), n),
                selector=Selector(
                    span.of(text),
                    text[max(start - 64, 0) : start],
                    text[end : end + 64],
                    start,
                    end,
                ),
                verdict=verdict,
                note=random.choice(NOTES) if verdict else "See the minutes.",
                evidence=tuple(
                    Evidence(random.choice((URL.format(n), "notes/p 4.pdf")), "independent", "p. 4")
                    for _ in range(random.randrange(3))
                ),
                attribution=random.choice(
                    (None, Attribution("she", "said", "no", "Ilse Brandt", "quoted", "Port News"))
                ),
            )
        )
    return events


def many(seed: int, count: int = 200, *, controls: bool = True) -> exports.Bundle:
    """`count` annotations on four articles, one of them without a url."""
    random = Random(seed)
    articles = tuple(
        Article(
            f"{n:016x}",
            f"Harbour <closes> {n} | 🚢",
            text_of(random, controls=controls),
            publisher="Port News",
            published=f"2024-05-0{n + 1}",
            url=URL.format(n) if n else None,
            path=f"/somewhere/{n}.txt",
            retrieved="2024-05-09T10:00:00Z",
            language="en",
        )
        for n in range(4)
    )
    share = count // len(articles)
    events = [
        event
        for place, article in enumerate(articles)
        for event in events_on(article, share, place * share + 1, random)
    ]
    return exports.Bundle(articles, standing(events), tuple(events))


def written(bundle: exports.Bundle, name: str) -> str:
    """What an exporter writes."""
    out = io.StringIO(newline="")
    exports.write(name, bundle, out)
    return out.getvalue()


def by_id(annotations: tuple[Annotation, ...]) -> dict[str, Annotation]:
    """The annotations by their ids."""
    return {one.id: one for one in annotations}
