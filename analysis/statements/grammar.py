"""Small words and classes of tags that the rules ask for; knows nothing of statements."""

SUBJECT_PRONOUNS = frozenset("he she it they we i you who which what".split())
PERSONS = frozenset("he she they we i you".split())
RELATIVES = frozenset("who which that".split())
BE = frozenset("is was are were be been being am 're ’re 'm ’m".split())
HAVE = frozenset("has have had 've ’ve 'd ’d".split())
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
AUXILIARIES = (
    BE
    | HAVE
    | frozenset(
        "'s ’s do does did will would could should may might can must shall not n't n’t 'll ’ll".split()
    )
)
DETERMINERS = frozenset(
    """the a an this that these those some many most several all both each every any no another
    other his her its their our my your""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later
    recently afternoon morning night evening tonight tomorrow""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan. feb. mar. apr. aug. sept. oct. nov. dec.""".split()
)
TIMES = DAYS | frozenset(
    "month week year weekend day time hours days weeks months years summer fall spring".split()
)
PREPOSITIONS = frozenset(
    """of for at in from on with by to about into over after before during under against between
    through as than since until like near within without among around behind across amid per
    despite""".split()
)
SUBORDINATORS = frozenset(
    """that if when while as because although though after before since where why how whether
    unless until but and or so what which whereas once""".split()
)
NOT_NOMINAL = (PREPOSITIONS | SUBORDINATORS | AUXILIARIES) - frozenset(
    ("this", "that", "these", "those")
) | frozenset(
    "then also just already still even now not there here never ever always often yet".split()
)
DASHES = frozenset(("—", "–", "―", "--", "-"))
STOPS = frozenset((".", "?", "!"))

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMES = frozenset(("NNP", "NNPS"))
INSIDE_PHRASE = NOUNS | frozenset(
    ("JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PDT", "$", "HYPH", "AFX", "VBN", "FW", "PRP")
)
ENDS_PHRASE = NOUNS | frozenset(("PRP", "CD", "WP", "DT", "JJ", "FW"))
OPENS_PHRASE = NOUNS | frozenset(("DT", "PRP$", "JJ", "CD", "PDT"))
