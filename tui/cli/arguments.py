"""What may be written after `obelos`; imports nothing that takes time."""

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module

from tui.cli.asked import Version, WithFormats
from tui.cli.values import port, seconds

EPILOG = """\
commands:
  add PATH|URL|-...        take articles into the library
  list [PATH...]           articles with their statements and verdicts
  analyze PATH...          what is found in each article, as JSON lines
  links PATH...            which statements report the same thing, as JSON lines
  remove ARTICLE...        forget articles of the library; verdicts stay
  tag ARTICLE --quote TEXT --verdict V
                           the same as the key, for scripts
  export [PATH...]         annotations out, as JSON unless --format says otherwise
  import FILE              annotations in
  merge STORE...           what other stores hold, added to one's own
  sync STORE               carry what either store holds to the other
  agreement                how far the reviewers of the store agree
  keys                     the keys in force
  check                    examine the store
  serve [PATH...]          the same screen in a browser

obelos COMMAND --help tells more of each. A file that is called like a command
is opened as ./add. With no PATH the library opens, and the sample articles
when it is empty.
"""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `run` the function that does the command; exits with 2 on wrong usage."""
    at = _first_word(words)
    if at is not None and (name := words[at]) in COMMANDS:
        arguments = COMMANDS[name](name).parse_args([*words[:at], *words[at + 1 :]])
        arguments.run = _later(name)
    else:
        arguments = _open_parser().parse_args(words)
        arguments.run = _later("open")
    return arguments


def _first_word(words: Sequence[str]) -> int | None:
    """The place of the first that is no option and no value of one; after `--` all are files."""
    before = ""
    for at, word in enumerate(words):
        if word == "--":
            return None
        if (word == "-" or not word.startswith("-")) and before not in VALUED:
            return at
        before = word
    return None


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    """The command of that name, imported when it is run."""

    def run(arguments: argparse.Namespace) -> int:
        module = import_module(f"tui.cli.{MODULES.get(name, name)}")
        return int(getattr(module, f"{name}_command")(arguments))

    return run


VALUED = ("--store", "--reviewer", "--keymap", "--theme", "--timeout")
MODULES = {
    "open": "screen",
    "import": "exchange",
    "merge": "exchange",
    "export": "exchange",
    "analyze": "findings",
    "links": "findings",
    "add": "articles",
    "list": "articles",
    "remove": "articles",
    "tag": "tagging",
    "sync": "exchange",
    "agreement": "agreement",
    "keys": "upkeep",
    "check": "upkeep",
    "serve": "serve",
}


def _common(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--store", metavar="DIR|URL", help="where annotations are kept")
    parser.add_argument("--reviewer", metavar="NAME", help="who gives the verdicts")
    return parser


def _open_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="obelos",
        usage="obelos [options] [PATH | URL | -]...\n       obelos COMMAND ...",
        description="Read many reports of one story, give each statement a verdict, keep all.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sources", nargs="*", metavar="PATH|URL|-", help="what to open")
    _looks(parser)
    _reads(parser)
    parser.add_argument("--version", action=Version, nargs=0, help="say the version")
    return _common(parser)


def _reads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from this machine and local networks too, where a URL leads there",
    )
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help="for each URL in all, default: 30"
    )


def _looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keymap", metavar="NAME|FILE", help="the keys to use")
    parser.add_argument("--theme", metavar="NAME", help="the colours to use")


def _named(name: str, description: str) -> argparse.ArgumentParser:
    return _common(argparse.ArgumentParser(prog=f"obelos {name}", description=description))


def _add(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Take articles into the library; say what was left out and why.")
    parser.add_argument("sources", nargs="+", metavar="PATH|URL|-")
    parser.add_argument(
        "--follow", action="store_true", help="fetch the pages that a feed or list names as well"
    )
    _reads(parser)
    return parser


def _list(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Articles, with counts of statements and verdicts; +N are others'.")
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")
    parser.add_argument("sources", nargs="*", metavar="PATH|URL")
    _reads(parser)
    return parser


def _remove(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Forget articles of the library, in all versions. Verdicts stay.")
    parser.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help="an id, or the path or url it was added from"
    )
    return parser


def _findings(name: str) -> argparse.ArgumentParser:
    what = {
        "analyze": "Sentences, names and statements of each article, one JSON object a line.",
        "links": "Pairs of statements that report the same thing, one JSON object a line.",
    }
    parser = _named(name, what[name])
    parser.add_argument("--format", choices=["jsonl"], default="jsonl")
    if name == "links":
        parser.add_argument("--all", action="store_true", help="low-scored pairs too")
    parser.add_argument("sources", nargs="+", metavar="PATH|URL")
    _reads(parser)
    return parser


def _tag(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Give a verdict on some words of an article.")
    parser.add_argument("article", metavar="ARTICLE", help="a path, a url, or an article's id")
    parser.add_argument("--quote", required=True, metavar="TEXT", help="the very words")
    parser.add_argument("--verdict", required=True, metavar="V")
    parser.add_argument("--note", metavar="T")
    parser.add_argument("--evidence", action="append", metavar="URL|PATH", default=[])
    parser.add_argument(
        "--occurrence",
        type=int,
        metavar="N",
        help="which one, from 1 on, when the words stand there more than once",
    )
    _reads(parser)
    return parser


def _export(name: str) -> argparse.ArgumentParser:
    parser = _common(
        WithFormats(
            prog=f"obelos {name}",
            description="Annotations out.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    parser.add_argument("--format", metavar="F", default="json", help="see below; default: json")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="written whole or not at all; - is stdout"
    )
    parser.add_argument(
        "--with-texts",
        action="store_true",
        help="the articles' texts too, with json; spacy, labelstudio and brat always hold them",
    )
    parser.add_argument("--verdict", metavar="V", help="only this verdict")
    parser.add_argument("--by", metavar="NAME", help="only this reviewer's")
    parser.add_argument(
        "--since", metavar="DATE", help="only what was done from this day on, in UTC"
    )
    parser.add_argument("sources", nargs="*", metavar="PATH|URL", help="only of these articles")
    _reads(parser)
    return parser


def _import(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Annotations in, from what obelos and other tools export.")
    parser.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    parser.add_argument(
        "--with-texts",
        action="store_true",
        help="take the texts it holds into the library first, where they are not there yet",
    )
    return parser


def _merge(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Add what other stores hold to one's own: a union, nothing replaced.")
    parser.add_argument("stores", nargs="+", metavar="STORE", help="a folder or a url")
    parser.add_argument(
        "--with-texts",
        action="store_true",
        help="take the texts that what came stands on into the library, where they are not there",
    )
    return parser


def _sync(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Carry what either of two stores holds to the other; nothing replaced.")
    parser.add_argument("other", metavar="STORE", help="a folder or postgresql://…")
    parser.add_argument(
        "--new",
        action="store_true",
        help="begin a store in a folder that is not there yet, or is empty",
    )
    return parser


def _agreement(name: str) -> argparse.ArgumentParser:
    parser = _named(
        name,
        "Raw agreement, Cohen's kappa and Krippendorff's alpha with 95 % intervals,"
        " for all reviewers and each pair, over all verdicts and each against the others.",
    )
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")
    return parser


def _keys(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "The keys in force.")
    parser.add_argument("--keymap", metavar="NAME|FILE", help="the keys to use")
    return parser


def _check(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "Examine the store and say what is found.")
    parser.add_argument("--mend", action="store_true", help="mend what can be mended")
    return parser


def _serve(name: str) -> argparse.ArgumentParser:
    parser = _named(name, "The same screen in a browser; ctrl+c ends it.")
    _looks(parser)
    _reads(parser)
    parser.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    parser.add_argument("--port", type=port, default=8000, metavar="N", help="default: 8000")
    parser.add_argument("sources", nargs="*", metavar="PATH|URL")
    return parser


COMMANDS: dict[str, Callable[[str], argparse.ArgumentParser]] = {
    "add": _add,
    "list": _list,
    "remove": _remove,
    "analyze": _findings,
    "links": _findings,
    "tag": _tag,
    "export": _export,
    "import": _import,
    "merge": _merge,
    "sync": _sync,
    "agreement": _agreement,
    "keys": _keys,
    "check": _check,
    "serve": _serve,
}
