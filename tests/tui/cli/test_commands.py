"""The commands as a script sees them: what they print, what they return, what they leave behind."""

import errno
import json
import os
import stat
import subprocess
import sys

import pytest

from tui.cli.arguments import COMMANDS

REPORT = """\
Harbour closes for a week

The port authority said on Monday that the harbour would close for seven days.
"We have no choice," said Ilse Brandt, its director. "The crane is not safe."
Nobody was hurt. About 300 containers wait on the quay.
"""
OTHER = """\
Crane fault shuts the port

The harbour will close for ten days, the port authority said on Monday.
Ilse Brandt, the director, said about 300 containers were waiting on the quay.
"""

PROGRAM = "import sys; from tui.cli import main; sys.exit(main())"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def exported(run, *words):
    code, out, err = run("export", *words)
    assert code == 0, err
    return json.loads(out)


def test_help_names_every_command(run):
    code, out, _ = run("--help")
    assert code == 0
    for command in COMMANDS:
        assert f"  {command}" in out


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["tag", "x"], ["links"], ["export", "--nonsense"], ["add"]]
)
def test_wrong_usage_is_2(run, words):
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert "usage" in err


def test_options_may_stand_before_the_command(run, report):
    assert run("add", report)[0] == 0
    assert "Harbour closes" in run("--reviewer", "list", "list")[1]
    words = ["--quote", "Nobody was hurt.", "--verdict", "confirmed"]
    code, _, err = run("--reviewer", "ben", "tag", report, *words)
    assert code == 0, err
    assert [each["reviewer"] for each in exported(run)["annotations"]] == ["ben"]


def test_after_two_dashes_a_command_is_a_file(run):
    code, _, err = run("--", "list")
    assert code == 1
    assert "needs a terminal" in err


@pytest.mark.parametrize("word", ["soon", "-3", "0", "nan", "1e9"])
def test_a_time_that_is_none(run, report, word):
    code, _, err = run("add", report, "--timeout", word)
    assert code == 2
    assert f"{word} is no time to wait" in err


def test_a_tag_is_exported_with_the_very_words(run, report):
    quote = "About 300 containers wait on the quay."
    code, _, err = run(
        "tag", report, "--quote", quote, "--verdict", "disputed", "--note", "n", "--evidence", "u"
    )
    assert code == 0, err
    (annotation,) = exported(run)["annotations"]
    selector = annotation["selector"]
    assert REPORT[selector["start"] : selector["end"]] == selector["exact"] == quote
    assert (annotation["verdict"], annotation["note"]) == ("disputed", "n")
    assert [e["ref"] for e in annotation["evidence"]] == ["u"]


@pytest.mark.parametrize(
    ("quote", "verdict", "more", "sentence"),
    [
        ("not there", "confirmed", [], "does not hold these words"),
        ("", "confirmed", [], "empty"),
        ("Nobody", "perhaps", [], "no verdict 'perhaps'"),
        ("the", "confirmed", [], "times"),
        ("Nobody", "confirmed", ["--occurrence", "2"], "no occurrence 2"),
        ("Nobody", "confirmed", ["--evidence", "u", "--evidence", " "], "evidence is empty"),
    ],
)
def test_a_tag_that_cannot_be_given_says_why(run, report, quote, verdict, more, sentence):
    code, out, err = run("tag", report, "--quote", quote, "--verdict", verdict, *more)
    assert (code, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert exported(run)["annotations"] == []


def test_evidence_given_again_stands_once(run, report):
    """A script may be run twice."""
    for more in (["u"], ["u", "v", "v"]):
        words = [word for ref in more for word in ("--evidence", ref)]
        assert run("tag", report, "--quote", "Nobody", "--verdict", "disputed", *words)[0] == 0
    (annotation,) = exported(run)["annotations"]
    assert [e["ref"] for e in annotation["evidence"]] == ["u", "v"]


@pytest.mark.parametrize("quote", ['seven days. "We have', 'seven\n   days.\n"We have'])
def test_a_quote_is_found_however_its_lines_break(run, report, quote):
    """What is kept is as it stands in the report."""
    code, _, err = run("tag", report, "--quote", quote, "--verdict", "confirmed")
    assert code == 0, err
    (annotation,) = exported(run)["annotations"]
    assert annotation["selector"]["exact"] == 'seven days.\n"We have'


def test_a_tag_on_a_missing_file_says_so(run, tmp_path):
    code, _, err = run("tag", tmp_path / "none.txt", "--quote", "x", "--verdict", "confirmed")
    assert code == 1
    assert "none.txt" in err
    assert err.count("\n") == 1


def test_a_tag_on_an_id_that_nobody_has_is_refused(run, report):
    """Even where the library holds one article only, and that has the words."""
    run("add", report)
    code, out, err = run("tag", "0123456789abcdef", "--quote", "Nobody", "--verdict", "confirmed")
    assert (code, out) == (1, "")
    assert "There is no article 0123456789abcdef." in err
    assert exported(run)["annotations"] == []


def test_a_changed_file_keeps_its_tags(run, report):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    report.write_text(REPORT.replace("Harbour closes", "UPDATE: Harbour closes"), "utf-8")
    code, out, _ = run("list", report)
    assert code == 0
    assert "✓1" in out


def test_export_import_export_gives_the_same_file(run, report, tmp_path):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed", "--note", "é ✓")
    run("tag", report, "--quote", "seven days", "--verdict", "unsourced")
    run("tag", report, "--quote", "seven days", "--verdict", "disputed")
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    assert run("export", "-o", first)[0] == 0
    empty = tmp_path / "empty"
    assert run("import", "--store", empty, first)[0] == 0
    assert run("export", "--store", empty, "-o", second)[0] == 0
    assert first.read_bytes() == second.read_bytes()
    # Taking the same in again adds nothing.
    assert run("import", "--store", empty, first)[0] == 0
    assert run("export", "--store", empty)[1].encode() == second.read_bytes()


def test_what_a_colleague_judged_comes_with_its_texts(run, report, tmp_path, monkeypatch):
    """Of a store alone nothing would be seen where its reports are not."""
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    theirs = tmp_path / "theirs"
    run("sync", "--new", theirs)
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    code, out, _ = run("merge", theirs)
    assert code == 0
    assert "Not in the library: 1 article of these (Harbour closes for a week)." in out
    assert "Harbour" not in run("merge", theirs)[1], "It is told once."
    code, out, _ = run("merge", theirs, "--with-texts")
    assert (code, out) == (
        0,
        "0 events taken in, 1 already there.\n1 text taken into the library.\n",
    )
    (line,) = run("list")[1].splitlines()
    assert "✓1" in line
    assert "Harbour closes for a week" in line
    assert "0 texts" in run("merge", theirs, "--with-texts")[1]


def test_an_export_takes_the_texts_along_where_they_are_asked_for(
    run, report, tmp_path, monkeypatch
):
    """Whoever takes it in sees the reports and what was said of them, at once."""
    run("add", report)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    report.write_text(REPORT.replace("300 containers", "310 containers"), "utf-8")
    run("add", report)
    run("tag", report, "--quote", "310 containers", "--verdict", "disputed")
    first, second = tmp_path / "bare.json", tmp_path / "whole.json"
    assert run("export", "-o", first)[0] == 0
    assert all("text" not in one for one in json.loads(first.read_bytes())["articles"])
    assert run("export", "--with-texts", "-o", second)[0] == 0
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    code, out, err = run("import", second)
    assert (code, err) == (0, "")
    assert out == "2 events taken in, 0 already there.\n1 text taken into the library.\n"
    (line,) = run("list")[1].splitlines()
    assert "✓1" in line
    assert "÷1" in line
    assert run("check")[0] == 0
    assert run("export", "--with-texts")[1].encode() == second.read_bytes()
    assert "0 texts" in run("import", second)[1]


def test_what_is_handed_on_is_what_is_read_today(run, report, tmp_path, monkeypatch):
    """Also where nothing was said since the correction."""
    run("add", report)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    report.write_text(REPORT.replace("300 containers", "310 containers"), "utf-8")
    run("add", report)
    file = tmp_path / "whole.json"
    assert run("export", "--with-texts", "-o", file)[0] == 0
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    assert run("import", file)[0] == 0
    (line,) = run("list")[1].splitlines()
    assert "✓1" in line
    (known,) = ids_of(run)
    assert run("tag", known, "--quote", "310 containers", "--verdict", "disputed")[0] == 0


def test_what_a_file_brings_is_no_later_version_of_what_is_here(run, report, tmp_path, monkeypatch):
    run("add", report)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    file = tmp_path / "whole.json"
    run("export", "--with-texts", "-o", file)
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    run("add", report)
    report.write_text(REPORT.replace("300 containers", "310 containers"), "utf-8")
    run("add", report)
    assert run("import", file)[0] == 0
    (line,) = run("list", "--format", "jsonl")[1].splitlines()
    assert json.loads(line)["verdicts"] == {"confirmed": 1}
    assert run("tag", report, "--quote", "310 containers", "--verdict", "disputed")[0] == 0


def test_a_text_that_is_not_the_one_it_claims_to_be_is_not_taken(
    run, report, tmp_path, monkeypatch
):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    file = tmp_path / "whole.json"
    run("export", "--with-texts", "-o", file)
    file.write_text(file.read_text("utf-8").replace("for a week", "for a year"), "utf-8")
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    code, out, err = run("import", file)
    assert code == 1
    assert "does not have the digest" in err
    assert "1 event taken in" in out
    assert run("list", "--format", "jsonl")[1].count("Harbour closes") == 0


def _handed_on(run, report, tmp_path, monkeypatch, **changed):
    """A file with two reports, of which one is said to be something else; in an empty library."""
    other = report.with_name("other.txt")
    other.write_text(OTHER, "utf-8")
    for each in (report, other):
        run("tag", each, "--quote", "300 containers", "--verdict", "confirmed")
    file = tmp_path / "whole.json"
    run("export", "--with-texts", "-o", file)
    whole = json.loads(file.read_bytes())
    before = whole["articles"][0]["id"]
    whole["articles"][0] |= changed
    for event in whole["events"]:
        if event["article"] == before:
            event["article"] = whole["articles"][0]["id"]
    file.write_text(json.dumps(whole), "utf-8")
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    return file


@pytest.mark.parametrize("name", ["../../../evil", "x" * 300])
def test_a_report_that_cannot_be_kept_holds_up_no_other(run, report, tmp_path, monkeypatch, name):
    file = _handed_on(run, report, tmp_path, monkeypatch, id=name)
    code, out, err = run("import", file)
    assert code == 1
    assert "An article cannot have the id" in err
    assert "1 text taken into the library." in out
    assert len(ids_of(run)) == 1


def test_the_list_counts_what_others_say(run, report, home):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed", "--reviewer", "ben")
    run("tag", report, "--quote", "300 containers", "--verdict", "disputed", "--reviewer", "eve")
    run("tag", report, "--quote", "300 containers", "--verdict", "disputed")
    assert "  ÷1 +2  " in run("list", report)[1]
    (row,) = map(json.loads, run("list", "--format", "jsonl", report)[1].splitlines())
    assert (row["path"], row["url"]) == (str(report), None)
    assert (row["verdicts"], row["others"]) == ({"disputed": 1}, {"confirmed": 1, "disputed": 1})
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("blind = true\n", "utf-8")
    (row,) = map(json.loads, run("list", "--format", "jsonl", report)[1].splitlines())
    assert row["others"] == {"disputed": 1}, "What one has judged oneself is no secret."


def test_what_is_known_by_another_id_is_told(run, report, tmp_path, monkeypatch):
    """Of two who read a report at different times each knows it by the version read first."""
    run("add", report)
    later = REPORT.replace("300 containers", "310 containers")
    report.write_text(later, "utf-8")
    run("add", report)
    run("tag", report, "--quote", "310 containers", "--verdict", "confirmed")
    file = tmp_path / "whole.json"
    run("export", "--with-texts", "-o", file)
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    run("add", report)
    out = run("import", file)[1]
    assert "Known here by another id: 1 article of these (Harbour closes for a week)" in out
    assert "Not in the library" not in out
    assert "✓1" not in run("list")[1]
    assert run("remove", report)[0] == 0
    assert run("add", report)[0] == 0
    assert "✓1" in run("list")[1]


def test_what_is_brought_takes_no_address_away(run, report, tmp_path, monkeypatch):
    """What the library has read at an address is what stands there for its reader."""
    address = "https://port.example/closed"
    file = _handed_on(run, report, tmp_path, monkeypatch, id="another", url=address)
    page = tmp_path / "page.html"
    words = "".join(f"<p>{line}</p>" for line in LONGER.splitlines() if line)
    page.write_text(
        f'<html><head><link rel="canonical" href="{address}"><title>Closed</title></head>'
        f"<body><article>{words}</article></body></html>",
        "utf-8",
    )
    assert run("add", page)[0] == 0
    (before,) = run("list", "--format", "jsonl")[1].splitlines()
    out = run("import", file)[1]
    assert "1 text taken into the library." in out
    assert "Not in the library: 1 article of these" in out
    assert before in run("list", "--format", "jsonl")[1].splitlines()


def test_texts_go_along_only_where_there_is_a_place_for_them(run, report, tmp_path):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    code, out, err = run("export", "--with-texts", "--format", "csv")
    assert (code, out) == (1, "")
    assert "There is no place for texts in csv; there is in json" in err
    file = tmp_path / "bare.json"
    run("export", "-o", file)
    run("import", "--store", tmp_path / "theirs", file)
    code, out, err = run("export", "--store", tmp_path / "theirs", "--with-texts")
    assert code == 1
    assert "Its text is not here, so it was not sent along." in err
    assert json.loads(out)["annotations"]
    run("add", report)
    assert run("export", "--store", tmp_path / "theirs", "--with-texts")[0] == 0


def test_texts_that_did_not_come_are_no_damage(run, report, tmp_path):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    file, theirs = tmp_path / "bare.json", tmp_path / "theirs"
    run("export", "-o", file)
    run("import", "--store", theirs, file)
    code, out, _ = run("check", "--store", theirs)
    assert code == 0
    assert "Texts that did not come with their tags: 1." in out
    assert out.endswith("Everything is whole.\n")
    assert run("import", file)[0] == 0
    (text,) = (tmp_path / "theirs" / "texts").iterdir()
    assert text.suffix == ".json"
    # Once it came, it is not to be without it any more.
    assert run("sync", theirs)[0] == 0
    assert "did not come" not in run("check", "--store", theirs)[1]


TAX = """\
Council votes on a new harbour tax

SOLM: The council voted on Tuesday to raise the tax to 4 percent, the clerk said.
Shipowners called the step unfair and asked for a delay until spring. The clerk said that
the money was to go into new quays, of which two would be built in the old town and a third
beside the railway. Nobody spoke for the fishers, whose boats pay nothing so far.
"""
LONGER = f"""\
{REPORT}
Divers looked for the crane's arm on Sunday and found it below the eastern quay. A barge from
the yard upstream is to lift it when the wind has gone down, which may take three days more.
The owners of the waiting ships have asked the port who will pay for the time that they lose.
"""


def ids_of(run, *words):
    return [
        json.loads(each)["id"] for each in run("list", "--format", "jsonl", *words)[1].splitlines()
    ]


def test_another_report_in_the_same_file_is_another_report(run, report):
    """As a page that is saved under the name that the last one had; both may be edited later."""
    report.write_text(LONGER, "utf-8")
    assert run("add", report)[0] == 0
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    (first,) = ids_of(run)
    report.write_text(TAX, "utf-8")
    assert "(added)" in run("add", report)[1]
    _, second = ids_of(run)
    report.write_text(TAX.replace("4 percent", "5 percent"), "utf-8")
    assert "(a new version" in run("add", report)[1]
    assert ids_of(run, report) == [second]
    report.write_text(LONGER.replace("300 containers", "310 containers"), "utf-8")
    assert "(a new version" in run("add", report)[1]
    assert ids_of(run, report) == [first]
    assert ids_of(run) == [first, second]


def test_a_file_is_not_the_report_that_a_colleague_had_under_that_name(
    run, report, tmp_path, monkeypatch
):
    report.write_text(LONGER, "utf-8")
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    (theirs,) = ids_of(run, report)
    bare, whole = tmp_path / "bare.json", tmp_path / "whole.json"
    run("export", "-o", bare)
    run("export", "--with-texts", "-o", whole)
    for file in (bare, whole):
        monkeypatch.setenv("OBELOS_DATA", str(tmp_path / file.stem))
        assert run("import", file)[0] == 0
        report.write_text(TAX, "utf-8")
        assert ids_of(run, report) != [theirs]
        report.write_text(LONGER.replace("300 containers", "310 containers"), "utf-8")
        assert (ids_of(run, report) == [theirs]) == (file == whole)


def test_what_was_judged_is_known_again_without_its_text(run, report, tmp_path, monkeypatch):
    """By the words of which something was said, as a backup holds no more."""
    run("tag", report, "--quote", "300 containers", "--verdict", "confirmed")
    line = REPORT.splitlines()[2]
    run("tag", report, "--quote", line, "--verdict", "disputed")
    (known,) = ids_of(run, report)
    run("export", "-o", tmp_path / "bare.json")
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "again"))
    run("import", tmp_path / "bare.json")
    report.write_text(f"Corrected.\n\n{REPORT}", "utf-8")
    assert ids_of(run, report) == [known]


def test_a_dash_is_standard_output(run, report, tmp_path, monkeypatch):
    """As it is standard input elsewhere; a file of that name is in everyone's way."""
    monkeypatch.chdir(tmp_path)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    code, out, _ = run("export", "-o", "-")
    assert code == 0
    assert out == run("export")[1]
    assert not (tmp_path / "-").exists()


def test_a_store_that_has_no_texts_can_bring_none(run, report, tmp_path, monkeypatch):
    """An export holds none, and so does a store into which nothing but one came."""
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    file, theirs = tmp_path / "all.json", tmp_path / "theirs"
    run("export", "-o", file)
    run("import", "--store", theirs, file)
    monkeypatch.setenv("OBELOS_DATA", str(tmp_path / "mine"))
    code, out, err = run("merge", theirs, "--with-texts")
    assert (code, err) == (0, "")
    assert "0 texts taken" in out
    assert "Not in the library: 1 article of these (Harbour closes for a week)." in out


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_on_all_sets_the_library_side_by_side(run, report, tmp_path, form):
    """And says what was judged on an earlier text; what is not in the library is there too."""
    other, third = tmp_path / "other.txt", tmp_path / "third.txt"
    other.write_text(OTHER, "utf-8")
    third.write_text("Elsewhere\n\nThe mayor said that it rained.\n", "utf-8")
    run("add", report, other)
    quote = "About 300 containers wait on the quay."
    run("tag", report, "--quote", quote, "--verdict", "confirmed")
    run("tag", third, "--quote", "it rained", "--verdict", "disputed")
    report.write_text(REPORT.replace("300", "900"), "utf-8")
    run("add", report)
    code, out, err = run("export", "--format", form)
    assert (code, err) == (0, "")
    assert ("| statement | 1 | 2 |" if form == "markdown" else "<table>") in out
    assert "judged an earlier text" in out
    assert "it rained" in out


def test_the_list_as_records(run, report):
    """What a script reads: a title may hold anything that parts columns."""
    run("add", report)
    code, out, _ = run("list", "--format", "jsonl")
    assert (code, json.loads(out)["verdicts"]) == (0, {})
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    code, out, _ = run("list", "--format", "jsonl")
    assert code == 0
    (row,) = map(json.loads, out.splitlines())
    assert row["title"] == "Harbour closes for a week"
    assert (row["tagged"], row["verdicts"]) == (1, {"confirmed": 1})
    assert row["statements"] > 1


def test_a_text_that_is_gone_costs_the_list_its_counts_alone(run, report, tmp_path, home):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    run("add", report, other)
    next((home / "data" / "library" / "texts").iterdir()).unlink()
    code, out, err = run("list")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert err.count("is damaged or gone") == 1


def test_an_address_in_the_library_is_not_asked_again(run, report):
    """Its report can be tagged offline, and as it was taken in."""
    report.write_text(f"URL: https://news.invalid/one\n{REPORT}", "utf-8")
    run("add", report)
    words = ["--quote", "Nobody was hurt.", "--verdict", "confirmed"]
    code, _, err = run("tag", "https://NEWS.invalid/one?utm_source=x", *words)
    assert code == 0, err
    (annotation,) = exported(run)["annotations"]
    assert annotation["article_id"] == run("list")[1].split()[0]


def test_an_article_is_forgotten_and_its_verdicts_are_not(run, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    run("add", report, other)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    code, out, err = run("remove", report, tmp_path / "none.txt")
    assert code == 1
    assert "(removed; 1 verdict on it kept)" in out
    assert "none.txt is not in the library." in err
    (line,) = run("list")[1].splitlines()
    assert "Crane fault" in line
    assert len(exported(run)["annotations"]) == 1
    run("add", report)
    assert "✓1" in run("list")[1], "They stand there again."
    assert run("remove", line.split()[0])[0] == 0
    assert run("remove", line.split()[0])[0] == 1


@pytest.mark.parametrize("added_before", [True, False])
def test_a_file_that_was_tagged_and_changed_is_added_as_what_was_tagged(run, report, added_before):
    """Whether it was opened by its name, or in the library and removed from it."""
    if added_before:
        run("add", report)
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    if added_before:
        run("remove", report)
    report.write_text(REPORT.replace("seven days", "nine days"), "utf-8")
    assert "(added)" in run("add", report)[1]
    assert "✓1" in run("list")[1]
    assert "(already there)" in run("add", report)[1]
    assert len(run("list")[1].splitlines()) == 1


def test_sync_carries_both_ways(run, report, tmp_path):
    ada, ben = tmp_path / "ada", tmp_path / "ben"
    for name, store in (("ada", ada), ("ben", ben)):
        words = ["--store", store, "--reviewer", name, "--verdict", "confirmed"]
        assert run("tag", report, "--quote", "Nobody was hurt.", *words)[0] == 0
    code, out, _ = run("sync", "--store", ada, ben)
    assert (code, out) == (0, "1 event sent, 1 received.\n")
    held = [json.loads(run("export", "--store", store)[1]) for store in (ada, ben)]
    for one in held:
        for article in one["articles"]:
            del article["retrieved"]  # Each read the report itself.
    assert held[0] == held[1]
    code, _, err = run("sync", "--store", ada, "postgresql://127.0.0.1:1/nowhere")
    assert code == 1
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "command", [["sync"], ["merge"], ["export", "--store"], ["check", "--store"]]
)
def test_a_place_without_a_store_is_told_and_left_as_it_is(run, tmp_path, command):
    """Mistyped, or the folder above."""
    (tmp_path / "mine" / "notes").mkdir(parents=True)
    (tmp_path / "mine" / "notes" / "one.json").write_text("{}", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    for place in ("nowhere", "mine", "mine/notes", "mine/notes/one.json"):
        code, out, err = run(*command, tmp_path / place)
        assert (code, out) == (1, "")
        assert f"There is no store at {tmp_path / place}." in err
        assert ("say --new" in err) == (command == ["sync"])
    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def naming(home, tmp_path, monkeypatch):
    """Name a store that is not there, in one of the ways: words for the command, and who names it.

    A slip of the pen, or a drive that is away.
    """
    typo = tmp_path / "typo"

    def name(way):
        if way == "option":
            return ["--store", typo], f"at {typo}."
        if way == "environment":
            monkeypatch.setenv("OBELOS_STORE", str(typo))
            return [], f"at {typo}, which OBELOS_STORE names."
        (home / "config").mkdir()
        (home / "config" / "config.toml").write_text(f'store = "{typo}"\n', "utf-8")
        return [], f"at {typo}, which config.toml names."

    return name


WAYS = ("option", "environment", "settings")
WORDS = ("--quote", "Nobody was hurt.", "--verdict", "confirmed")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "command",
    [["list"], ["list", "report.txt"], ["export"], ["export", "report.txt"]],
    ids=" ".join,
)
def test_what_only_reads_begins_no_store(run, report, tmp_path, monkeypatch, naming, command, way):
    """One that an option names is told: it was meant to be there."""
    monkeypatch.chdir(report.parent)
    option, told = naming(way)
    code, _, err = run(*command, *option)
    # The articles to be listed are there all the same.
    assert code == (way == "option" and command[0] == "export")
    assert (f"There is no store {told}" in err) == (way == "option")
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize("command", [["remove", "it"], ["agreement"], ["check"]], ids=" ".join)
def test_a_store_that_an_option_names_has_to_be_there(run, tmp_path, naming, command):
    option, told = naming("option")
    assert run(*command, *option) == (1, "", f"obelos: There is no store {told}\n")
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("command", ["tag", "import", "merge", "sync"])
def test_who_begins_a_store_where_one_is_named_says_so(run, report, tmp_path, naming, command, way):
    """Once, and not where nothing was written."""
    theirs, tags = tmp_path / "theirs", tmp_path / "tags.json"
    run("tag", report, *WORDS, "--store", theirs)
    run("export", "--store", theirs, "-o", tags)
    option, told = naming(way)
    bad = {"tag": [report, "--quote", "Nowhere.", "--verdict", "confirmed"], "import": [report]}
    assert run(command, *bad.get(command, [tmp_path / "nowhere"]), *option)[0] == 1
    assert not (tmp_path / "typo").exists()
    good = {"tag": [report, *WORDS], "import": [tags], "merge": [theirs], "sync": [theirs]}
    code, _, err = run(command, *good[command], *option)
    assert code == 0
    assert f"A store was begun {told}\n" in err
    assert "begun" not in run(command, *good[command], *option)[2]
    assert '"confirmed"' in run("export", *option)[1]


@pytest.mark.parametrize("command", ["tag", "add", "import", "merge", "sync"])
def test_no_store_is_begun_among_other_files(run, report, tmp_path, command):
    theirs, tags, full = tmp_path / "theirs", tmp_path / "tags.json", tmp_path / "full"
    run("tag", report, *WORDS, "--store", theirs)
    run("export", "--store", theirs, "-o", tags)
    full.mkdir()
    (full / "something").touch()
    more = {"tag": [report, *WORDS], "add": [report], "import": [tags]}
    code, _, err = run(command, *more.get(command, [theirs]), "--store", full)
    assert code == 1
    assert "holds something else than a store" in err
    assert [path.name for path in full.iterdir()] == ["something"]


@pytest.mark.parametrize("left", ["git", "events"])
def test_a_copy_of_a_store_is_one(run, report, tmp_path, left):
    """As git brings it, without the lock, or copied by hand without what is hidden."""
    words = ["--quote", "Nobody was hurt.", "--verdict", "confirmed", "--store", tmp_path / "it"]
    assert run("tag", report, *words)[0] == 0
    (tmp_path / "it" / ".lock").unlink()
    if left == "events":
        (tmp_path / "it" / ".gitattributes").unlink()
    assert run("merge", tmp_path / "it")[0] == 0
    assert len(exported(run)["annotations"]) == 1


def test_a_store_is_begun_in_a_repository(run, report, tmp_path):
    """As it comes from git before anybody has judged anything."""
    words = ["--quote", "Nobody was hurt.", "--verdict", "confirmed"]
    team = tmp_path / "team"
    (team / ".git").mkdir(parents=True)
    (team / "README.md").write_text("What we have checked.", "utf-8")
    assert run("tag", report, *words, "--store", team)[0] == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".DS_Store").touch()
    assert run("tag", report, *words, "--store", tmp_path / "mine")[0] == 0


def test_a_new_store_is_begun_by_sync_when_it_is_asked_for(run, report, tmp_path):
    words = ["--quote", "Nobody was hurt.", "--verdict", "confirmed"]
    assert run("tag", report, *words)[0] == 0
    code, _, err = run("sync", "--new", tmp_path)
    assert code == 1
    assert "holds something else than a store" in err
    for place in (tmp_path / "new", tmp_path / "new", tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        assert run("sync", "--new", place)[0] == 0
        assert run("sync", place)[:2] == (0, "0 events sent, 0 received.\n")
    assert [
        one["verdict"] for one in exported(run, "--store", tmp_path / "new")["annotations"]
    ] == ["confirmed"]


def test_merge_unites_two_reviewers(run, report, tmp_path):
    ada, ben = tmp_path / "ada", tmp_path / "ben"
    for name, store, verdict in (("ada", ada, "confirmed"), ("ben", ben, "disputed")):
        words = ["--store", store, "--reviewer", name, "--verdict", verdict]
        assert run("tag", report, "--quote", "Nobody was hurt.", *words)[0] == 0
    assert run("merge", "--store", ada, ben)[0] == 0
    assert "0 events taken in" in run("merge", "--store", ada, ben)[1]
    found = {a["reviewer"]: a["verdict"] for a in exported(run, "--store", ada)["annotations"]}
    assert found == {"ada": "confirmed", "ben": "disputed"}
    assert run("merge", tmp_path / "nowhere")[0] == 1
    code, out, _ = run("agreement", "--store", ada)
    assert code == 0
    assert "ada, ben" in out
    code, out, _ = run("agreement", "--store", ada, "--format", "jsonl")
    assert json.loads(out.splitlines()[0])["raw"]["value"] == 0
    assert run("agreement", "--store", ben)[0] == 1


@pytest.mark.parametrize("words", ["", "[]", "{", '{"annotations": 3}', "\x00\x01", '{"a": 1}'])
def test_a_file_that_is_no_export_is_refused_whole(run, tmp_path, words):
    path = tmp_path / "bad.json"
    path.write_text(words, "utf-8")
    code, _, err = run("import", path)
    assert code == 1
    assert err.count("\n") == 1
    assert exported(run)["annotations"] == []


@pytest.mark.parametrize("words", [["export", "-o", ""], ["merge", ""], ["sync", "--new", ""]])
def test_an_empty_name_is_told(run, words):
    """As a script gives one whose variable is not set."""
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert "has an empty name" in err


def test_export_to_a_folder_that_is_not_there_says_so(run, report, tmp_path):
    code, _, err = run("export", "-o", tmp_path / "no" / "where.json")
    assert code == 1
    assert "where.json" in err


def test_export_to_a_pipe_leaves_the_pipe(run, report, tmp_path):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("export", "-o", pipe)[0] == 0
    assert len(json.loads(os.read(reader, 1 << 16))["annotations"]) == 1
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_export_through_a_link_writes_what_it_points_to(run, report, tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    assert run("export", "-o", link)[0] == 0
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["annotations"] == []


def test_an_unknown_format_says_which_there_are(run):
    code, _, err = run("export", "--format", "papyrus")
    assert code == 1
    assert "json" in err
    assert "csv" in err


def test_export_refuses_what_is_misspelt(run, report):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    assert len(exported(run, "--verdict", "disputed", "--by", "ada")["annotations"]) == 0
    code, out, err = run("export", "--verdict", "confirm")
    assert (code, out) == (1, "")
    assert "'confirm'; there are confirmed, disputed, unsourced." in err
    assert run("export", "--by", "adda")[2] == (
        "obelos: Nobody called 'adda' has judged anything here.\n"
    )


def test_export_of_one_article_leaves_the_others_out(run, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    run("tag", other, "--quote", "ten days", "--verdict", "disputed")
    assert len(exported(run)["annotations"]) == 2
    (only,) = exported(run, other)["annotations"]
    assert only["selector"]["exact"] == "ten days"
    (only,) = exported(run, "--verdict", "confirmed")["annotations"]
    assert only["verdict"] == "confirmed"


def test_csv_has_a_line_for_each_annotation(run, report):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed", "--note", "=1+1")
    code, out, _ = run("export", "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert ",=1+1" not in out


def test_analyze_prints_what_the_design_says(run, report):
    code, out, _ = run("analyze", "--format", "jsonl", report)
    assert code == 0
    (line,) = out.splitlines()
    found = json.loads(line)
    assert found["text"] == REPORT
    assert found["path"] == str(report)
    assert found["id"].endswith("report.txt")
    for kind in ("sentences", "entities", "statements"):
        assert found[kind], kind
        for each in found[kind]:
            assert 0 <= each["start"] < each["end"] <= len(REPORT)
    for entity in found["entities"]:
        assert REPORT[entity["start"] : entity["end"]] == entity["text"]


def test_analyze_shows_equal_files_each(run, report, tmp_path):
    twin = tmp_path / "twin.txt"
    twin.write_text(REPORT, "utf-8")
    _, out, _ = run("analyze", report, twin)
    assert [json.loads(line)["path"] for line in out.splitlines()] == [str(report), str(twin)]


def test_links_join_what_two_reports_say(run, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, "utf-8")
    code, out, _ = run("links", report, other)
    assert code == 0
    pairs = [json.loads(line) for line in out.splitlines()]
    words = []
    for pair in pairs:
        assert pair["linked"] is True
        texts = {str(report): REPORT, str(other): OTHER}
        words.append(tuple(texts[p["path"]][p["start"] : p["end"]] for p in (pair["a"], pair["b"])))
    assert any("300 containers" in a and "300 containers" in b for a, b in words), words


def test_add_and_list(run, report, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    code, out, err = run("add", report, tmp_path / "empty.txt")
    assert code == 1
    assert "Harbour closes for a week" in out
    assert "empty.txt" in err
    code, out, _ = run("add", report)
    assert code == 0
    assert "already there" in out
    code, out, _ = run("list")
    assert code == 0
    assert "Harbour closes for a week" in out


def test_list_without_a_library_shows_the_sample(run):
    code, out, _ = run("list")
    assert code == 0
    assert len(out.splitlines()) >= 6


def test_keys_shows_every_command(run):
    from keymaps import COMMANDS

    code, out, _ = run("keys")
    assert code == 0
    assert all(command.name in out for command in COMMANDS)


def test_keys_of_a_broken_map_names_file_and_line(run, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('no-such-command = "j"\n', "utf-8")
    code, _, err = run("keys", "--keymap", path)
    assert code == 1
    assert "mine.toml:1" in err


@pytest.mark.parametrize("words", [["list"], ["export"], ["check"], ["agreement"]])
def test_a_store_that_is_a_file_is_refused_in_a_sentence(run, report, words):
    code, _, err = run(*words, "--store", report)
    assert code == 1
    assert err.count("\n") == 1
    assert str(report) in err


@pytest.mark.parametrize("words", [["list"], ["add"], ["tag"]])
def test_what_the_disk_refuses_is_a_sentence(run, report, words, monkeypatch):
    """Whatever file it is, and however deep it was asked for."""
    run("add", report)
    listed = os.scandir

    def refused(folder):
        if os.fspath(folder).endswith("articles"):
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    more = ["--quote", "Nobody", "--verdict", "confirmed"] if words == ["tag"] else []
    code, _, err = run(*words, *([] if words == ["list"] else [report]), *more)
    assert code == 1
    assert err.endswith("articles: Permission denied.\n")


def test_serve_needs_a_port(run):
    code, _, err = run("serve", "--port", "99999")
    assert code == 2
    assert "99999 is no port" in err


def test_check_of_a_sound_store(run, report):
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    assert run("check")[0] == 0


def test_a_torn_store_is_told_of_by_every_command(run, report, home):
    quote = ["--quote", "We have no choice", "--verdict", "confirmed"]
    run("tag", report, "--quote", "Nobody was hurt.", "--verdict", "confirmed")
    run("tag", report, "--quote", "seven days", "--verdict", "disputed")
    (file,) = [p for p in (home / "data" / "store").rglob("*.json") if p.parent.name == "ada"]
    file.write_bytes(file.read_bytes()[:-40])
    code, out, _ = run("check")
    assert code == 1
    assert file.name in out
    code, out, _ = run("export")
    assert len(json.loads(out)["annotations"]) == 1
    for words, said in ((["list", report], 1), (["export"], 1), (["tag", report, *quote], 0)):
        code, out, err = run(*words)
        assert (code, bool(out)) == (said, True)
        assert file.name in err, words
    assert run("list", report)[0] == 0, "The next tag mended it."


def test_hostile_words_never_reach_the_terminal(run, tmp_path):
    path = tmp_path / "hostile.txt"
    words = "\x1b]0;owned\x07Title \x9b31m [bold red] \u202etxet\n\nIt \x1b[2Jhappened on Monday.\n"
    path.write_text(words, "utf-8")
    quote = "It \x1b[2Jhappened on Monday."
    said = [
        run("list", path),
        run("tag", path, "--quote", quote, "--verdict", "confirmed", "--note", "\x1b[1m"),
        run("tag", path, "--quote", "\x1b[5m", "--verdict", "confirmed"),
        run("analyze", path),
        run("export"),
        run("export", "--format", "csv"),
        run("add", path),
    ]
    for code, out, err in said:
        assert code in (0, 1)
        for steering in "\x1b\x07\x9b\u202e":
            assert steering not in out + err
    (annotation,) = exported(run)["annotations"]
    assert annotation["selector"]["exact"] == quote


def test_the_screen_needs_a_terminal(run, report):
    code, _, err = run(report)
    assert code == 1
    assert "terminal" in err


ACCENTED = "Hafenbericht\n\nZwölf Container fehlen, sagte die Hafenmeisterin – niemand weiß, wo.\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize(
    "words", [["export", "--format", "markdown"], ["export"], ["analyze", "r.txt"]]
)
def test_records_are_utf_8_whatever_the_terminal_speaks(tmp_path, run, encoding, words):
    (tmp_path / "r.txt").write_text(ACCENTED, "utf-8")
    run("tag", tmp_path / "r.txt", "--quote", "Zwölf Container", "--verdict", "confirmed")
    out = spoken(tmp_path, encoding, words)
    assert "Zwölf Container" in out.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_list_is_told_in_any_encoding(tmp_path, run, encoding):
    """Signs that it lacks are escapes: a ? would be the mark of another verdict."""
    (tmp_path / "r.txt").write_text(ACCENTED, "utf-8")
    run("tag", tmp_path / "r.txt", "--quote", "Zwölf Container", "--verdict", "confirmed")
    mark = "✓1" if encoding == "utf-8" else "\\u27131"
    assert mark in spoken(tmp_path, encoding, ["list", "r.txt"]).decode(encoding)


def test_a_terminal_that_cannot_show_the_marks_is_told_so(tmp_path, report):
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, report],
            env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
            stdout=theirs,
            stderr=theirs,
            timeout=60,
        )
        said = os.read(ours, 10_000).decode("ascii")
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 1
    assert "needs UTF-8" in said
    assert "\x1b[?1049h" not in said


def spoken(folder, encoding, words):
    """What a program writes that was started where people speak that encoding."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout


def test_an_export_goes_where_output_goes(tmp_path, run, report):
    """A name that leads to a pipe is written to, though nothing can stand beside it."""
    run("tag", report, "--quote", "300 containers", "--verdict", "confirmed")
    out = spoken(tmp_path, "utf-8", ["export", "-o", "/dev/stdout"])
    assert json.loads(out)["format"] == "obelos"


def test_a_store_in_the_settings_is_the_same_from_every_folder(run, report, home, monkeypatch):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("store = 'tags'\n", "utf-8")
    run("tag", report, "--quote", "300 containers", "--verdict", "confirmed")
    (home / "elsewhere").mkdir()
    monkeypatch.chdir(home / "elsewhere")
    assert (home / "config" / "tags").is_dir()
    assert len(exported(run)["annotations"]) == 1


@pytest.mark.parametrize("named", ["settings", "environment"])
def test_a_store_below_the_home_is_in_no_folder_called_like_a_sign(
    run, report, home, monkeypatch, named
):
    monkeypatch.setenv("HOME", str(home / "mine"))
    if named == "environment":
        monkeypatch.setenv("OBELOS_STORE", "~/tags")
    else:
        (home / "config").mkdir()
        (home / "config" / "config.toml").write_text("store = '~/tags'\n", "utf-8")
    run("tag", report, "--quote", "300 containers", "--verdict", "confirmed")
    assert (home / "mine" / "tags").is_dir()


def test_the_environment_goes_before_the_settings(run, report, home, monkeypatch):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("store = 'settled'\n", "utf-8")
    monkeypatch.setenv("OBELOS_STORE", str(home / "asked"))
    run("tag", report, "--quote", "300 containers", "--verdict", "confirmed")
    assert (home / "asked").is_dir()
    assert not (home / "config" / "settled").exists()


@pytest.mark.parametrize(
    "words", [["--store", ""], ["--store", "https://x.example/tags"], ["--reviewer", ""]]
)
def test_what_names_nothing_is_refused(run, report, words):
    """As when a script's variable is not set: nothing goes where nobody meant it to."""
    code, out, err = run("tag", report, "--quote", "Harbour", "--verdict", "confirmed", *words)
    assert (code, out) == (1, "")
    assert err.startswith("obelos: ")
    assert exported(run)["annotations"] == []


def test_a_setting_nobody_knows_is_told(run, home):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("keynap = 'vim'\n", "utf-8")
    code, _, err = run("list")
    assert code == 1
    assert "keynap" in err
