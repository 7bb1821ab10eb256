"""The table of formats in the documentation says what is so, measured on 200 annotations."""

import html
from dataclasses import replace

from model import visible
from store import imports
from store.exports import EXPORTERS
from store.exports.markdown import plain
from tests.store.exports import peers
from tests.store.exports.samples import by_id, many, written
from tests.store.exports.test_round_trips import SAID

PAGE = peers.ROOT / "docs" / "formats-out.md"
HEAD = "| format | annotations written | valid, as told by | comes back the same | does not |"
REPORTS = ("markdown", "html")
BUNDLE = many(11)
JUDGED = tuple(one for one in BUNDLE.annotations if one.verdict)


def of(name):
    """What a format can hold at all."""
    return JUDGED if name == "claimreview" else BUNDLE.annotations


def count_written(name, text):
    shown = {
        "markdown": lambda one: plain(one.selector.exact),
        "html": lambda one: html.escape(visible(one.selector.exact)),
    }.get(name, lambda one: one.id)
    count = sum(shown(one) in text for one in BUNDLE.annotations)
    return f"{count} of {len(BUNDLE.annotations)}"


def told_by(name, text, folder):
    """Who found it valid just now; None when that peer is not installed."""
    marks = len(BUNDLE.annotations)
    checks = {
        "json": ("our JSON Schema", "jsonschema", lambda: peers.our_schema(text)),
        "csv": ("Python's csv, strictly", "csv", lambda: peers.table(text, marks)),
        "webannotation": ("pyld with W3C's context", "pyld", lambda: peers.json_ld(text)),
        "claimreview": ("schema.org's properties", "json", lambda: peers.schema_org(text)),
        "markdown": ("markdown-it", "markdown_it", lambda: peers.markdown(text)),
        "html": ("html.parser, every tag closed", "html", lambda: peers.page(text)),
        "spacy": ("spaCy, as a DocBin", "spacy", lambda: peers.spacy(text, marks)),
        "labelstudio": (
            "Label Studio's converter",
            "label_studio_sdk",
            lambda: peers.label_studio(text, marks, folder),
        ),
        "brat": ("`git apply`, each word at its offset", "json", lambda: peers.brat(text, folder)),
    }
    label, module, check = checks[name]
    if not peers.has(module):
        return None
    check()
    return label


def comes_back(name, text):
    """The fields that are the same in every annotation, and those that are not."""
    if name in REPORTS:
        return "nothing: it is a report", "–"
    if name == "json":
        back = imports.read(text.encode("utf-8"))
        assert back.events == BUNDLE.events
        assert written(replace(BUNDLE, articles=back.articles), "json") == text
        return "everything, history too, to the byte", "nothing"
    back = {one.id: one for one in imports.read(text.encode("utf-8")).annotations_elsewhere}
    known = by_id(of(name))
    same = [
        field
        for field in SAID
        if all(getattr(back[key], field) == getattr(known[key], field) for key in known)
    ]
    lost = [field for field in SAID if field not in same]
    return ", ".join(same), ", ".join([*lost, "history"])


def cells(line):
    return [one.strip() for one in line.strip().strip("|").split("|")]


def test_the_table_says_what_is_so(tmp_path):
    page = PAGE.read_text("utf-8")
    assert HEAD in page
    lines = page.split(HEAD, 1)[1].split("\n\n", 1)[0].strip().splitlines()[1:]
    kept = [cells(line) for line in lines]
    made = []
    for exporter in EXPORTERS:
        text = written(BUNDLE, exporter.name)
        folder = tmp_path / exporter.name
        folder.mkdir()
        valid = told_by(exporter.name, text, folder)
        row = [f"`{exporter.name}`", count_written(exporter.name, text), valid]
        made.append([*row, *comes_back(exporter.name, text)])
    rows = "\n".join(f"| {' | '.join(one or '?' for one in row)} |" for row in made)
    assert len(kept) == len(made), rows
    for old, new in zip(kept, made, strict=True):
        assert [one for one, cell in zip(old, new, strict=True) if cell is not None] == [
            cell for cell in new if cell is not None
        ], rows
