"""Small words and classes of tags that the rules ask for; knows nothing of statements."""

from analysis.language.word_sets import word_set

SUBJECT_PRONOUNS = word_set("he she it they we i you who which what")
PERSONS = word_set("he she they we i you")
RELATIVES = word_set("who which that")
BE = word_set("is was are were be been being am 're ’re 'm ’m")
HAVE = word_set("has have had 've ’ve 'd ’d")
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
AUXILIARIES = (
    BE
    | HAVE
    | word_set(
        "'s ’s do does did will would could should may might can must shall not n't n’t 'll ’ll"
    )
)
DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later
    recently afternoon morning night evening tonight tomorrow
    """
)
MONTHS = word_set(
    """
    january february march april may june july august september october november december jan.
    feb. mar. apr. aug. sept. oct. nov. dec.
    """
)
TIMES = DAYS | word_set(
    "month week year weekend day time hours days weeks months years summer fall spring"
)
PREPOSITIONS = word_set(
    """
    of for at in from on with by to about into over after before during under against between
    through as than since until like near within without among around behind across amid per
    despite
    """
)
SUBORDINATORS = word_set(
    """
    that if when while as because although though after before since where why how whether
    unless until but and or so what which whereas once
    """
)
NOT_NOMINAL = (PREPOSITIONS | SUBORDINATORS | AUXILIARIES) - frozenset(
    ("this", "that", "these", "those")
) | word_set("then also just already still even now not there here never ever always often yet")
DASHES = frozenset(("—", "–", "―", "--", "-"))
STOPS = frozenset((".", "?", "!"))

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
VERBS = FINITE | frozenset(("VB", "VBG", "VBN"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMES = frozenset(("NNP", "NNPS"))
INSIDE_PHRASE = NOUNS | frozenset(
    ("JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PDT", "$", "HYPH", "AFX", "VBN", "FW", "PRP")
)
ENDS_PHRASE = NOUNS | frozenset(("PRP", "CD", "WP", "DT", "JJ", "FW"))
OPENS_PHRASE = NOUNS | frozenset(("DT", "PRP$", "JJ", "CD", "PDT"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS", "PRP$", "VBN"))
