"""Who says what in reports of many kinds, as a reader of each would put it down."""

import pytest

import analysis
from model import Article

WIRE = """\
LAGOS, Nov 3 (Interpress) - The central bank raised its main rate on Tuesday, its governor \
said.

"Prices remain our first concern," Governor Amina Bello told reporters in Abuja. She said the bank \
would act again.

"It was a surprise," said Tunde Afolabi, an economist at Lagos-based Delta Capital. He added that \
lending would slow.

Bello denied that the bank had been put under pressure by the government."""

TABLOID = """\
'I just ran,' says mum-of-two Kelly Barnes, 34, from Hull. 'There was smoke everywhere.'

A spokesman for Humberside Police confirmed: 'One man has been arrested.'

A source close to the singer told The Comet: "She's lost. She never wanted this to come out.\""""

LIVE = """10:12 Welcome to our live coverage of the budget.

10:44 Our economics editor Sam Holt writes: The numbers do not add up.

10:58 The CBI says firms will be “relieved”.

11:02 Asked if he would vote against it, Ann Frome said: “Wait and see.\""""

COURT = """The jury heard that Marsh, 52, of Elm Grove, had withdrawn £40,000 in six months.

Prosecuting, Helen Adeyemi told the court that the defendant had “plundered” his aunt's savings.

Defending, Tom Price KC said his client had acted in good faith.

“You knew what was in the bag?” Mr Hall asked.

“No,” Webb replied. “Nobody told me.\""""

SPORT = """Guardiola, whose side had won the previous eight, refused to blame the referee.

“We were not good enough in the second half,” the City manager said. “They were.”

“It was his decision,” chairman Boris Lenkov told Sport TV."""

RELEASE = """“We are delighted to announce our partnership,” said Ingrid Vatne, Chief Executive \
Officer of Fjordkraft. “Together we will cut emissions.”

Fjordkraft today announced that it has signed a five-year agreement worth EUR 120 million.

Chief Executive Mark Dean commented: “We have delivered a strong performance.”"""

TRANSLATED = """Foreign Ministry spokesperson Lin Qiaoyun stressed that the Chinese side opposes \
such moves and urged the parties to exercise restraint, Xinhua news agency reported.

According to Interpress, citing a source in the emergency services, three people were injured when \
the roof collapsed.

In a statement posted on Telegram, the ministry accused Kyiv of “provocations”."""

WORLD = """Sheikh Mohammed bin Rashid al-Nahyan, the deputy prime minister, said oil output would \
not rise before June.

Nguyen Thi Huong, 29, a factory worker in Hai Phong, said that her pay had been cut twice.

President Park Ji-won's chief of staff, Han Seung-min, told lawmakers that no order had been given.

“C'est fini,” declared Jean-Luc Moreau, mayor of Saint-Denis, before the cameras.

‘It was a “miracle” that nobody died,’ said Karim Benali, who lives opposite."""


def told(text):
    """(speaker or source, content) of what is attributed, in order."""
    found = analysis.analyze(Article("a", "", text, published="2022-11-03"))
    return [
        (each.speaker or (each.source and each.source.of(text)), each.content.of(text))
        for each in found.statements
        if each.kind != "asserted" and each.content
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            WIRE,
            [
                ("its governor", "The central bank raised its main rate on Tuesday"),
                ("Amina Bello", '"Prices remain our first concern,"'),
                ("Amina Bello", "the bank would act again"),
                ("Tunde Afolabi", '"It was a surprise,"'),
                ("Tunde Afolabi", "that lending would slow"),
                (
                    "Amina Bello",
                    "that the bank had been put under pressure by the government",
                ),
            ],
        ),
        (
            TABLOID,
            [
                (
                    "Kelly Barnes",
                    "'I just ran,' says mum-of-two Kelly Barnes, 34, from Hull. "
                    "'There was smoke everywhere.'",
                ),
                ("Humberside Police", "'One man has been arrested.'"),
                (
                    "A source close to the singer",
                    '"She\'s lost. She never wanted this to come out."',
                ),
            ],
        ),
        (
            LIVE,
            [
                ("Sam Holt", "The numbers do not add up"),
                ("CBI", "firms will be “relieved”"),
                (None, "if he would vote against it"),
                ("Ann Frome", '“Wait and see."'),
            ],
        ),
        (
            COURT,
            [
                (
                    "The jury",
                    "that Marsh, 52, of Elm Grove, had withdrawn £40,000 in six months",
                ),
                (
                    "Helen Adeyemi",
                    "that the defendant had “plundered” his aunt's savings",
                ),
                ("Tom Price", "his client had acted in good faith"),
                ("Mr Hall", "“You knew what was in the bag?”"),
                ("Webb", '“No,” Webb replied. “Nobody told me."'),
            ],
        ),
        (
            SPORT,
            [
                ("Guardiola", "the referee"),
                (
                    "the City manager",
                    "“We were not good enough in the second half,” the City manager said. "
                    "“They were.”",
                ),
                ("Boris Lenkov", "“It was his decision,”"),
            ],
        ),
        (
            RELEASE,
            [
                (
                    "Ingrid Vatne",
                    "“We are delighted to announce our partnership,” said Ingrid Vatne, Chief "
                    "Executive Officer of Fjordkraft. “Together we will cut emissions.”",
                ),
                ("Fjordkraft", "that it has signed a five-year agreement worth EUR 120 million"),
                ("Mark Dean", "“We have delivered a strong performance.”"),
            ],
        ),
        (
            TRANSLATED,
            [
                ("Lin Qiaoyun", "that the Chinese side opposes such moves"),
                ("Lin Qiaoyun", "the parties to exercise restraint"),
                ("Interpress", "three people were injured when the roof collapsed"),
                ("Foreign Ministry", "Kyiv of “provocations”"),
            ],
        ),
        (
            WORLD,
            [
                ("Mohammed bin Rashid al-Nahyan", "oil output would not rise before June"),
                ("Nguyen Thi Huong", "that her pay had been cut twice"),
                ("Han Seung-min", "that no order had been given"),
                ("Jean-Luc Moreau", "“C'est fini,”"),
                ("Karim Benali", "‘It was a “miracle” that nobody died,’"),
            ],
        ),
    ],
    ids=["wire", "tabloid", "live", "court", "sport", "release", "translated", "world"],
)
def test_styles(text, expected):
    """The same rules read agencies, tabloids, tickers, courts, clubs, firms and ministries."""
    assert told(text) == expected
