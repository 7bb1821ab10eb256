"""Makes the lists of names that come from elsewhere: python -m analysis.training.names_gazetteers.

Territories and languages come from the Unicode CLDR as `babel` carries it, cities from the names of
the time zones (public domain). All other lists are written by hand and edited where they stand.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale

DATA = Path(__file__).parent.parent / "names" / "data"
# Zones that are no cities.
NO_CITIES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "Antarctica/")
# Zones whose last part is a word or a bare code as often as a place.
NO_NAMES = re.compile(
    r"(?:ACT|Canary|Cayman|Center|Christmas|Cocos|Comoro|Currie|Easter|Enderbury|Knox|LHI|Mahe|McMurdo"
    r"|Midway|NSW|North|Oral|Reunion|South|Truk|Vincennes|Wake|West|Winamac|Yap)"
)


def main() -> int:
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


def _write(file: str, heading: str, names: Iterable[str], separator: str) -> None:
    listed = separator.join(sorted(names))
    (DATA / file).write_text(f"# {heading}\n{listed}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
