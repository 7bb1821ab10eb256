"""Makes the lists of names that come from elsewhere; knows nothing of the tagger.

    python -m analysis.training.names_gazetteers [CENSUS_FOLDER]

Territories, languages and cities come from the Unicode CLDR as `babel` carries it. Given names and
surnames come from the 1990 census of the United States (public domain): the folder holds its files
`dist.male.first`, `dist.female.first` and `dist.all.last`; without it they are left as they are.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale

DATA = Path(__file__).parent.parent / "names" / "data"
# Names beyond these ranks are rare as names and common as words.
MALE, FEMALE, SURNAMES, RARE = 1200, 3000, 6000, 24000
# Zones that are no cities.
NO_CITIES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "Antarctica/")
# Zones whose last part is a word or a bare code as often as a place.
NO_NAMES = re.compile(
    r"(?:ACT|Canary|Cayman|Center|Christmas|Cocos|Comoro|Currie|Easter|Enderbury|Knox|LHI|Mahe|McMurdo"
    r"|Midway|NSW|North|Oral|Reunion|South|Truk|Vincennes|Wake|West|Winamac|Yap)"
)


def main(arguments: list[str]) -> int:
    """Write the lists beside the ones written by hand."""
    english = Locale("en")
    territories = {
        name.replace(" SAR China", "").replace("&", "and")
        for code, name in english.territories.items()
        if name != "world" and "(" not in name and not name.startswith(("Pseudo-", "Outlying"))
    }
    _write("territories.txt", "Territories, from the Unicode CLDR.", territories, "; ")
    languages = {name for name in english.languages.values() if " " not in name}
    _write("languages.txt", "Languages, from the Unicode CLDR.", languages, "; ")
    _write("cities.txt", "Cities that name a time zone (public domain).", _cities(), "; ")
    if arguments:
        _census(Path(arguments[0]))
    return 0


def _cities() -> set[str]:
    zones = {zone for zone in available_timezones() if "/" in zone}
    return {
        zone.rpartition("/")[2].replace("_", " ")
        for zone in zones
        if not zone.startswith(NO_CITIES)
        and not NO_NAMES.fullmatch(zone.rpartition("/")[2])
        and not zone.startswith(("America/Indiana/", "America/Kentucky/", "America/North_Dakota/"))
    }


def _census(folder: Path) -> None:
    source = "1990 census of the United States (public domain)."
    given = _top(folder / "dist.male.first", MALE) | _top(folder / "dist.female.first", FEMALE)
    _write("census_given.txt", f"Given names, {source}", given, " ")
    surnames = _top(folder / "dist.all.last", SURNAMES)
    _write("census_surnames.txt", f"Surnames, {source}", surnames, " ")
    rare = _top(folder / "dist.all.last", RARE) - surnames
    _write("census_rare_surnames.txt", f"Rarer surnames, {source}", rare, " ")


def _top(file: Path, count: int) -> set[str]:
    lines = file.read_text("ascii").splitlines()[:count]
    return {_cased(line.split()[0]) for line in lines}


def _cased(name: str) -> str:
    if name.startswith("MC") and len(name) > 3:
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


def _write(file: str, heading: str, names: Iterable[str], separator: str) -> None:
    listed = separator.join(sorted(names))
    (DATA / file).write_text(f"# {heading}\n{listed}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
