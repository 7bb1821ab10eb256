"""Takes new files out of a patch or an archive; nothing is ever written, names are only names."""

import io
import re

from model import ObelosError
from store.imports.limits import MAX_TEXT

_MAX_FILES = 20_000
_NAME = re.compile(r"\+\+\+ (?:b/)?(.+)")


def files_of_patch(text: str) -> dict[str, str]:
    """The files that a patch makes, by name.

    Raises:
        ObelosError: when it is damaged, or changes files that are there.
    """
    files: dict[str, list[str]] = {}
    lines: list[str] = []
    left = 0
    for number, line in enumerate(text.split("\n"), 1):
        if left:
            if not line.startswith("+"):
                raise ObelosError(f"The patch is damaged at line {number}.")
            lines.append(line[1:] + "\n")
            left -= 1
        elif line.startswith("\\") and lines:
            lines[-1] = lines[-1].removesuffix("\n")
        elif named := _NAME.fullmatch(line):
            lines = files.setdefault(named[1], [])
        elif line.startswith("@@"):
            left = _count(line)
    return {name: "".join(parts) for name, parts in files.items()}


def files_of_zip(data: bytes) -> dict[str, str]:
    """The texts and annotations in an archive, by name.

    Raises:
        ObelosError: when it is damaged, or larger than it should be.
    """
    import zipfile  # Slow to import, and hardly any file is an archive.
    import zlib

    files = {}
    left = MAX_TEXT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [one for one in archive.namelist() if one.endswith((".txt", ".ann"))]
            for name in names[:_MAX_FILES]:
                with archive.open(name) as file:
                    content = file.read(left + 1)  # The sizes an archive claims may be lies.
                left -= len(content)
                if left < 0:
                    raise ObelosError("The archive holds more text than can be read.")
                files[name] = content.decode("utf-8-sig")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise ObelosError("The archive is damaged, or needs a password.") from None
    except UnicodeDecodeError:
        raise ObelosError("The archive holds a text that is not in UTF-8.") from None
    return files


def _count(line: str) -> int:
    found = re.match(r"@@ -0,0 \+1(?:,(\d{1,9}))? @@", line)
    if found is None:
        raise ObelosError("The patch changes files; only one that makes new ones can be read.")
    return int(found[1] or "1")
