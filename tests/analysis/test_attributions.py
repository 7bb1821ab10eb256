"""Sources with clauses of their own, cues of several words, and where what is said ends."""

import pytest

import analysis
from model import Article


def attributed(text):
    """(source, cue, content) of what is attributed, in order."""
    found = analysis.analyze(Article("a", "", text))
    return [
        tuple(span and span.of(text) for span in (each.source, each.cue, each.content))
        for each in found.statements
        if each.kind != "asserted"
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A man who saw the crash said it was loud.", "A man who saw the crash"),
        (
            "One of the doctors who signed the letter called the plan a folly.",
            "One of the doctors who signed the letter",
        ),
        (
            "Insurers that had backed the firm's debts agreed to pay more.",
            "Insurers that had backed the firm's debts",
        ),
        ("The party and its friends say that the law is fair.", "The party and its friends"),
        (
            "“It is a mess,” said Robert Hale, one of several builders who came with the fair.",
            "Robert Hale, one of several builders who came with the fair",
        ),
        (
            'The harbour "is the only one that works," retired navy general Paul Newsome said.',
            "retired navy general Paul Newsome",
        ),
        ("The clip shows footage of Lind saying, “That was me.”", "Lind"),
    ],
)
def test_sources_with_clauses(text, source):
    """The subject is who says it, not the last noun before the verb."""
    assert attributed(text)[-1][0] == source


def test_what_a_witness_saw_holds_no_words():
    """One statement, not one of what was seen and one of what was said."""
    text = "A man who saw the crash said it was loud."
    assert attributed(text) == [("A man who saw the crash", "said", "it was loud")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("He declined that offer and has since left.", ["that offer"]),
        ("She claimed a fortune and said it had come by sea.", ["a fortune", "it had come by sea"]),
        (
            "The director scolded the clerk for use of the stamp but did not dismiss him.",
            ["the clerk for use of the stamp"],
        ),
        (
            "The mayor is promising lower fees and “parks, parks,” but he has also cut the trains.",
            ["lower fees and “parks, parks,”"],
        ),
        (
            "Several bakers cautioned, as did the guild itself, that prices may well rise.",
            ["that prices may well rise"],
        ),
        (
            "“We are late,” the chancellor told reporters after a meeting that was held on a boat.",
            ["“We are late,”"],
        ),
        (
            "Estimates say that the top few -- those with two houses -- would pay more.",
            ["that the top few -- those with two houses -- would pay more"],
        ),
    ],
)
def test_where_what_is_said_ends(text, contents):
    """A second verb of the same speaker ends it; words between dashes do not."""
    assert [each[2] for each in attributed(text)] == contents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The minister ruled out a coalition with the farmers.",
            ("The minister", "ruled out", "a coalition with the farmers"),
        ),
        (
            "Ortega hit back at the claim on Monday.",
            ("Ortega", "hit back at", "the claim"),
        ),
        ("“Nothing was stolen,” he shot back.", ("he", "shot back", "“Nothing was stolen,”")),
        ("He went on: “Nobody saw it.”", ("He", "went on", "“Nobody saw it.”")),
        (
            "The minister has serious doubts about the plan.",
            ("The minister", "has serious doubts about", "the plan"),
        ),
        (
            "Ortega took issue with the report.",
            ("Ortega", "took issue with", "the report"),
        ),
        (
            "There are growing concerns that the bridge may fall.",
            (None, "concerns", "that the bridge may fall"),
        ),
    ],
)
def test_cues_of_several_words(text, found):
    """A verb with its particle, a verb with a noun, a noun that nobody owns."""
    assert attributed(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The tram went on to the harbour.",
        "He played the piano down by the river.",
        "The town has a museum about the river.",
        "They took a tram to the old port.",
        "Retired sailors drink in the bar.",
    ],
)
def test_the_same_words_that_say_nothing(text):
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry said on Tuesday it had found two cases.", "it had found two cases"),
        ("The minister said in Geneva on Friday he would leave.", "he would leave"),
        ("The firm said in a statement it would close.", "it would close"),
        ("The firm said last week it would close.", "it would close"),
        ("The minister said late on Friday that sales fell.", "that sales fell"),
        ("The club on Monday said that it would appeal.", "that it would appeal"),
        (
            "According to Interpress, citing a doctor, three people were hurt.",
            "three people were hurt",
        ),
    ],
)
def test_when_and_where_it_was_said_is_not_what_was_said(text, content):
    """Wire copy puts the day and the place before what is said."""
    assert [each[2] for each in attributed(text)] == [content]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("'I just ran,' says Kelly Barnes, 34, from Hull.", "Kelly Barnes, 34, from Hull"),
        (
            "Nguyen Thi Huong, 29, a worker in Hai Phong, said that pay had been cut.",
            "Nguyen Thi Huong, 29, a worker in Hai Phong",
        ),
        ("Fjordkraft today announced that it has signed.", "Fjordkraft"),
        ("“The minister told me to sign,” recalled Duarte.", "Duarte"),
        ("Okafor shrugged: “Ask the president, not me.”", "Okafor"),
        (
            "Guardiola, whose side had lost, refused to blame the referee.",
            "Guardiola, whose side had lost",
        ),
    ],
)
def test_sources_as_papers_name_them(text, source):
    """With ages and homes, without the day, behind rarer verbs."""
    assert [each[0] for each in attributed(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The club did not immediately respond to a request for comment.",
        "The clerk declined to be named because he may not speak.",
    ],
)
def test_that_somebody_said_nothing_is_the_outlets_own_word(text):
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A man who saw Maria Lopez said that she was late.", None),
        ("The mayor of Lima said that it was late.", None),
        ("Residents of northern Lima said that it was late.", None),
        ("A lawyer for Maria Lopez said that she was late.", None),
        ("“We were not good enough,” the Lima manager said.", None),
        ("The Kremlin spokesman said that talks would go on.", "Kremlin"),
        ("The queen met the envoy of Norway, who said that trade would grow.", None),
        ("The queen met Maria Lopez of Lima, who said that trade would grow.", "Maria Lopez"),
    ],
)
def test_a_name_beside_a_source_is_not_its_voice(text, speaker):
    """Whoever is only near, or ruled, or defended by who speaks, is not the speaker."""
    found = analysis.analyze(Article("a", "", text))
    assert [each.speaker for each in found.statements if each.kind != "asserted"] == [speaker]


@pytest.mark.parametrize(
    ("head", "source", "content"),
    [
        ("Fire chief: 'No one should be inside'", "Fire chief", "'No one should be inside'"),
        ("Lee on strike: “We will not give in”", "Lee", "“We will not give in”"),
        ("Ferry sinks: 'I saw it go down'", None, "'I saw it go down'"),
    ],
)
def test_headlines_with_a_quotation(head, source, content):
    """Who is named before the colon says it, when it is somebody; nobody is made up."""
    text = f"{head}\n\nA fire broke out at a mill in Leeds on Monday."
    assert attributed(text) == [(source, ":", content)]


@pytest.mark.parametrize(
    "head",
    ["Exclusive: Bank knew of losses in May", "Stealth Over Health: Why The North Is Waiting"],
)
def test_what_a_headline_is_about_says_nothing(head):
    assert attributed(f"{head}\n\nA fire broke out at a mill in Leeds on Monday.") == []


def test_words_quoted_inside_british_marks():
    """The outer marks are the speaker's, the inner ones a word of his."""
    text = "‘It was a “miracle” that nobody died,’ said Karim Benali."
    assert attributed(text) == [
        ("Karim Benali", "said", "‘It was a “miracle” that nobody died,’"),
    ]
    plain = "The men's 'luck' was “bad”, said Lee."
    assert attributed(plain) == [("Lee", "said", "The men's 'luck' was “bad”")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee said that talks had failed, the BBC reported.", ("Ann Lee", "BBC")),
        ("“We will go on,” Ann Lee told a rally, the BBC reported on Sunday.", ("Ann Lee", "BBC")),
        ("Three people died, the BBC reported on Sunday.", ("BBC", None)),
        ("He claimed that he had said it was his own.", (None, None)),
    ],
)
def test_what_an_agency_passes_on_is_its_speakers(text, names):
    """The voice is who said it first; where it was reported is its origin."""
    found = analysis.analyze(Article("a", "", text))
    assert [(each.speaker, each.origin) for each in found.statements] == [names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is alleged that he took bribes.", [(None, "is alleged", "that he took bribes")]),
        (
            "It was said by the mayor that he had lied.",
            [("the mayor", "was said", "that he had lied")],
        ),
        (
            "Claims that the minister took bribes have been denied.",
            [(None, "Claims", "that the minister took bribes")],
        ),
        (
            "The tribunal ruled against the airline.",
            [("The tribunal", "ruled against", "the airline")],
        ),
        (
            "As the magazine put it, the town is broke.",
            [("the magazine", "put it", "the town is broke")],
        ),
        (
            "The government puts the toll at 12.",
            [("The government", "puts", "the toll at 12")],
        ),
        ("He put the cup on the table.", []),
        (
            "Marsh told the reporters who waited outside that he was innocent.",
            [("Marsh", "told", "that he was innocent")],
        ),
        (
            "Lee called Marsh's remarks “cynical”.",
            [("Lee", "called", "Marsh's remarks “cynical”")],
        ),
        (
            '"What a year!" his niece, Marta "Cia" Price, shouted to the crowd.',
            [('his niece, Marta "Cia" Price', "shouted", '"What a year!"')],
        ),
        ("“It was late,” it further wrote.", [("it", "further wrote", "“It was late,”")]),
    ],
)
def test_who_nobody_names_and_whom_it_is_said_to(text, found):
    """Passives with "it", nouns before their verb, estimates, listeners with clauses."""
    assert attributed(text) == found


def test_who_agrees_is_not_quoted():
    """The quotation belongs to who said it, not to the next sentence's subject."""
    text = "Leader Pat Moran said: “We have no money left.” Her deputy, Sue Finch, agreed."
    assert attributed(text) == [("Leader Pat Moran", "said", "“We have no money left.”")]


def test_short_sentences_in_marks_go_on_with_the_quotation():
    text = "“The minister told me to sign,” recalled Duarte. “So I left.”"
    assert attributed(text) == [("Duarte", "recalled", text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "In a statement posted on Friday, the ministry accused Kyiv of lying.",
            ("the ministry", "accused", "Kyiv of lying"),
        ),
        (
            "Peel said: “The mine was new,” adding that its value grew.",
            ("Peel", "adding", "that its value grew"),
        ),
        ("Hale was late and expects them to wait.", ("Hale", "expects", "them to wait")),
        (
            "A federal court ruled Friday against the firm.",
            ("A federal court", "ruled Friday against", "the firm"),
        ),
        (
            "A 2014 study by the school found 31 cases of fraud.",
            ("A 2014 study by the school", "found", "31 cases of fraud"),
        ),
        (
            "Gabriel Moss, when asked about it, mentioned that he had been there.",
            ("Gabriel Moss, when asked about it", "mentioned", "that he had been there"),
        ),
        ("People like Scott, he said.", ("he", "said", "People like Scott")),
        (
            "10:44 Our editor Sam Holt writes: The numbers do not add up.",
            ("Our editor Sam Holt", "writes", "The numbers do not add up"),
        ),
    ],
)
def test_verbs_far_from_their_words(text, found):
    """Behind phrases, after quotations, over a day; studies find things; times say nothing."""
    assert found in attributed(text)


def test_a_time_alone_before_a_verb_is_not_said():
    assert attributed("On Monday, he said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Prices declined slightly in May.",
        "He often called in on a late show.",
        "Ann Lee reported from Lima.",
        "He was loyal to the voting public.",
        "It is a party with a loyal voting bloc.",
    ],
)
def test_verbs_that_say_nothing_here(text):
    assert attributed(text) == []


def test_what_follows_a_comma_is_not_what_was_declined():
    """Nor does a pronoun name where a statement comes from."""
    text = "He declined, saying that it was late."
    assert attributed(text) == [("He", "saying", "that it was late")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The council voted Tuesday to shut the old road.",
            ("The council", "voted", "to shut the old road"),
        ),
        (
            "Though it was late, Hale said, leaving was no choice.",
            ("Hale", "said", "Though it was late, Hale said, leaving was no choice"),
        ),
        (
            "It was late and, when asked for the cause, Ann Lee replied, “It is not.”",
            ("Ann Lee", "replied", "“It is not.”"),
        ),
        (
            "Federal prosecutors charged two men with fraud.",
            ("Federal prosecutors", "charged", "two men with fraud"),
        ),
        (
            "We are convinced the boat is sound.",
            ("We", "are convinced", "the boat is sound"),
        ),
        (
            "Bemoaning the “phony boats,” Lee accused the mayor of lying.",
            ("Lee", "Bemoaning", "the “phony boats,”"),
        ),
        (
            "As stated in the Lima report, there are few boats.",
            ("the Lima report", "As stated in", "there are few boats"),
        ),
        (
            "Lee railed against the power of banks, including his own.",
            ("Lee", "railed against", "the power of banks, including his own"),
        ),
        (
            "Lee praised the winner of Sunday's long race.",
            ("Lee", "praised", "the winner of Sunday's long race"),
        ),
        (
            "Dr. Ann Lee, who as a student was the only cook on the ship of the old king and at "
            "last left the boat for a house by the sea, said that it was late.",
            ("Dr. Ann Lee", "said", "that it was late"),
        ),
    ],
)
def test_where_clauses_part(text, found):
    """Openings, settings and remarks about somebody stand apart from what is said."""
    assert found in attributed(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We waited,” Macron told a rally. A spokesman for the party gave no date. He added "
            "that a paper would follow.",
            "Macron",
        ),
        (
            "“We waited,” Macron told a rally. A spokesman for the chancellor said it was late. "
            "He added that a paper would follow.",
            None,
        ),
        ("Tom Lee opened the shop. Asked about Bob Marsh, he said it was late.", "Tom Lee"),
        ("Tom Lee opened it. In a letter to Bob Marsh, he wrote that it was late.", "Tom Lee"),
        ("A US official said that it was late.", None),
        (
            "Ministry spokesman Lin Qiao said it was late. The ministry accused Kyiv of lying.",
            None,
        ),
    ],
)
def test_whom_a_pronoun_means(text, speaker):
    """Not who was only spoken to or of, and nobody once somebody without a name has spoken."""
    found = analysis.analyze(Article("a", "", text))
    assert [each.speaker for each in found.statements if each.kind != "asserted"][-1] == speaker


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Lee reportedly said that she and Moss met.",
            ("Lee", "reportedly said", "that she and Moss met"),
        ),
        (
            "Hale this morning announced that it was late.",
            ("Hale", "announced", "that it was late"),
        ),
        (
            "Moss is expected to say that it is late.",
            (None, "is expected", "Moss is expected to say that it is late"),
        ),
        (
            "It's been revealed that the two boats have reportedly been sold.",
            (None, "'s been revealed", "that the two boats have reportedly been sold"),
        ),
    ],
)
def test_who_is_only_named_in_it_says_nothing(text, found):
    """One statement, of whoever says it or of nobody."""
    assert attributed(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Baker charged with theft\n\nThe road was shut at noon.",
        "He put it to work in the yard.",
        "If you came late, Moss played in a long red coat.",
        "The man she met had an interest in boats.",
        "The man called 911.",
    ],
)
def test_deeds_are_not_words(text):
    assert attributed(text) == []


def test_a_club_before_an_office_is_not_the_speaker():
    found = analysis.analyze(Article("a", "", "Selby coach Mark Moss said that it was late."))
    assert [each.speaker for each in found.statements] == ["Mark Moss"]


def test_quotations_go_on_after_who_reported_them():
    text = "“He was late,” the Lima Times reported in 1981. “He had come by boat.”"
    assert attributed(text) == [("the Lima Times", "reported", text)]
