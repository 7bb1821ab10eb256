"""Names the analysis by what it is made of; knows nothing of what it finds."""

import hashlib
from functools import cache
from importlib.metadata import version as release
from pathlib import Path

# Libraries whose releases may change findings.
_LEAN_ON = ("nupunkt", "python-crfsuite", "rapidfuzz")


@cache
def edition() -> str:
    """Changes whenever findings may change: a hash of our code, our data and what we lean on.

    12 hexadecimal digits; reads some three megabytes the first time.
    """
    here = Path(__file__).parent
    digest = hashlib.sha256("".join(release(name) for name in _LEAN_ON).encode())
    for path in sorted(here.rglob("*")):
        relative = path.relative_to(here)
        if path.is_file() and relative.parts[0] != "training" and path.suffix != ".pyc":
            digest.update(str(relative).encode() + path.read_bytes())
    return digest.hexdigest()[:12]
