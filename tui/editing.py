"""A text handed to the reader's own editor and taken back; knows no screen."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from model import ObelosError


def editor_in(environment: Mapping[str, str]) -> str:
    """The command of the editor: `$VISUAL`, else `$EDITOR`; empty when there is none."""
    return environment.get("VISUAL") or environment.get("EDITOR") or ""


def edited(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """The text as the editor left it.

    Raises:
        ObelosError: when there is no editor, or it could not be run, or it gave up.
    """
    command = editor_in(environment)
    if not command:
        raise ObelosError("Neither VISUAL nor EDITOR names an editor.")
    with tempfile.TemporaryDirectory(prefix="obelos-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, "utf-8", errors="surrogatepass")
        try:
            done = subprocess.run([*shlex.split(command), str(path)], check=False)
        except (OSError, ValueError) as error:
            raise ObelosError(f"The editor {command!r} cannot be run: {error}.") from error
        if done.returncode:
            raise ObelosError(
                f"The editor ended with {done.returncode}, so nothing was taken over."
            )
        return path.read_text("utf-8", errors="replace").removesuffix("\n")
