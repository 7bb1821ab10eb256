"""A real PostgreSQL for the tests: on a socket in a folder of its own, ended with them."""

import os
import shutil
import subprocess
from pathlib import Path

MISSING = (
    "No PostgreSQL is installed: `apt-get install postgresql`, or anything that puts `initdb` and"
    " `pg_ctl` on the path, lets these tests run."
)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL there is."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = shutil.which("initdb")
    return there[-1].parent if there else Path(on_path).parent if on_path else None


def _version(path: Path) -> int:
    return int(path.parts[-3]) if path.parts[-3].isdecimal() else 0


class Server:
    """One server and its data, to be stopped and started at will."""

    def __init__(self, folder: Path) -> None:
        self._programs = programs()
        self._data = folder / "data"
        self._folder = folder
        self._user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
        if self._user:
            shutil.chown(folder, "nobody")
        self._run("initdb", "-D", self._data, "-U", "obelos", "-A", "trust", "-N", "-E", "UTF8")

    def url(self, schema: str) -> str:
        """Where a test finds tables of its own."""
        return f"postgresql://obelos@/postgres?host={self._folder}&options=-csearch_path%3D{schema}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses= -k {self._folder} -c fsync=off -c max_connections=100"
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", self._folder / "log", "-o", options, "start"
        )

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *words: object) -> None:
        command = [*self._user, str(self._programs / program), *map(str, words)]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False
        )
        assert done.returncode == 0, done.stderr.decode()
