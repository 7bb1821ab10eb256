"""What says whether a file is valid: the other tool's own reader, or its published schema."""

import csv
import importlib.util
import io
import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[3]
CONTEXT = json.loads((ROOT / "tests/data/exports/anno.jsonld").read_text("utf-8"))
OA = "http://www.w3.org/ns/oa#"

# The properties that schema.org has for the types in a draft, those of their supertypes included.
SCHEMA_ORG = {
    "ClaimReview": {
        *("claimReviewed", "itemReviewed", "reviewRating", "author", "citation"),
        *("creativeWorkStatus", "dateCreated", "dateModified"),
    },
    "Rating": {"alternateName", "ratingExplanation"},
    "Claim": {"author", "datePublished", "appearance"},
    "Person": {"name"},
    "Organization": {"name"},
    "NewsArticle": {
        *("headline", "url", "datePublished", "dateModified", "inLanguage", "publisher"),
    },
    None: {"name"},
}


def has(module: str) -> bool:
    """Whether the peer is installed."""
    return importlib.util.find_spec(module) is not None


def our_schema(text: str) -> None:
    """Our own JSON by our published schema."""
    schema = json.loads((ROOT / "docs/annotations.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(text))


def json_ld(text: str) -> list:
    """The expanded form, by W3C's context and no network; fails when a word means nothing."""
    from pyld import jsonld

    def load(url, _options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}

    whole = json.loads(text)
    expanded = jsonld.expand(whole, {"documentLoader": load})
    back = jsonld.compact(expanded, whole["@context"], {"documentLoader": load})
    assert words_in(whole) - {"@context"} <= words_in(back) | {"first"}
    triples = jsonld.to_rdf(whole, {"documentLoader": load})["@default"]
    assert all(one["predicate"]["value"].startswith(("http://", "urn:")) for one in triples)
    return expanded


def words_in(value) -> set:
    """Every key in it."""
    if isinstance(value, dict):
        return set(value).union(*map(words_in, value.values()))
    return set().union(*map(words_in, value)) if isinstance(value, list) else set()


def schema_org(text: str) -> None:
    """Only types and properties that schema.org has, where it has them."""
    waiting = list(json.loads(text)["@graph"])
    while waiting:
        one = waiting.pop()
        names = {name for name in one if not name.startswith("@")}
        assert names <= SCHEMA_ORG[one.get("@type")], names
        waiting += [value for value in one.values() if isinstance(value, dict)]


def table(text: str, rows: int) -> None:
    """A header and that many rows, all of one length, each on one line."""
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(lines) == len(text.splitlines()) == rows + 1
    assert {len(one) for one in lines} == {len(lines[0])}


PLAIN_BLOCKS = {
    *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"),
    *("strong", "em", "link", "table", "thead", "tbody", "tr", "th", "td", "inline", "text"),
}


def markdown(text: str) -> set[str]:
    """What a Markdown reader that lets HTML through finds in it: blocks and words, no HTML."""
    from markdown_it import MarkdownIt

    kinds = set()
    for block in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        for token in (block, *(block.children or ())):
            kinds.add(token.type.removesuffix("_open").removesuffix("_close"))
    assert kinds <= PLAIN_BLOCKS, kinds - PLAIN_BLOCKS
    return kinds


PAGE_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "section", "cite", "a", "b", "br"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "table", "tr", "th", "td"),
}
ATTRIBUTES = {"dir", "lang", "href", "rel", "scope", "charset", "http-equiv", "content", "name"}


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links, self.words, self.open = [], [], []

    def handle_starttag(self, tag, attrs):
        assert tag in PAGE_TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def page(text: str) -> Page:
    """The page, when it has only tags and attributes of ours and each is closed in its place."""
    found = Page()
    found.feed(text)
    assert found.open == []
    return found


def spacy(text: str, marks: int) -> None:
    """spaCy makes a DocBin of it that holds every span, and reads it again."""
    from spacy.tokens import DocBin
    from spacy.util import get_lang_class

    nlp = get_lang_class("en")()
    docs = DocBin(store_user_data=True)
    for line in text.splitlines():
        task = json.loads(line)
        doc = nlp.make_doc(task["text"])
        assert doc.text == task["text"]
        spans = [
            doc.char_span(one["start"], one["end"], one["label"], alignment_mode="expand")
            for one in task["spans"]
        ]
        assert all(one is not None for one in spans)
        doc.spans["sc"] = spans
        docs.add(doc)
    again = DocBin().from_bytes(docs.to_bytes()).get_docs(nlp.vocab)
    assert sum(len(doc.spans["sc"]) for doc in again) == marks


LABELLING = (
    '<View><Labels name="verdict" toName="text"><Label value="confirmed"/>'
    '<Label value="disputed"/><Label value="unsourced"/><Label value="note"/></Labels>'
    '<Text name="text" value="$text"/></View>'
)
"""As docs/formats-out.md gives it."""


def label_studio(text: str, marks: int, folder: Path) -> None:
    """Label Studio's converter finds every label of it."""
    from label_studio_sdk.converter import Converter

    source = folder / "tasks.json"
    source.write_text(text, "utf-8")
    for number, task in enumerate(tasks := json.loads(text), 1):
        task["id"] = number
        for place, one in enumerate(task["annotations"], 1):
            one["id"] = number * 100 + place
    source.write_text(json.dumps(tasks), "utf-8")
    Converter(LABELLING, str(folder)).convert_to_json_min(str(source), str(folder), is_dir=False)
    short = json.loads((folder / "result.json").read_text("utf-8"))
    assert sum(len(one["verdict"]) for one in short) == marks


def patched(text: str, folder: Path) -> dict[str, str]:
    """The files that git lays out from a patch."""
    source = folder / "brat.patch"
    source.write_bytes(text.encode("utf-8"))
    made = folder / "made"
    made.mkdir()
    command = ["git", "apply", "--whitespace=nowarn", str(source)]
    subprocess.run(command, cwd=made, check=True, capture_output=True)
    return {one.name: one.read_bytes().decode("utf-8") for one in made.iterdir()}


def brat(text: str, folder: Path) -> int:
    """git lays the pairs out, and every annotation has the very words of its text; how many."""
    files = patched(text, folder)
    marks = 0
    for name, lines in files.items():
        if not name.endswith(".ann"):
            continue
        body = files[name.removesuffix(".ann") + ".txt"]
        for line in lines.removesuffix("\n").split("\n"):
            if line.startswith("T"):
                _, bound, words = line.split("\t")
                _, at = bound.split(" ", 1)
                pieces = [tuple(map(int, one.split())) for one in at.split(";")]
                assert words == " ".join(
                    body[start:end].replace("\n", " ") for start, end in pieces
                )
                marks += 1
    return marks
