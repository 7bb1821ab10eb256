"""Runs the benchmarks named, or all of them: `python -m benchmarks [NAME...]`."""

import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Each in a process of its own, so that none is slowed by what another left in memory."""
    here = Path(__file__).parent
    known = sorted(p.stem for p in here.glob("*.py") if "def main(" in p.read_text("utf-8"))
    known.remove("__main__")
    if unknown := [name for name in names if name not in known]:
        sys.stderr.write(f"There is no benchmark {unknown[0]!r}; there are {', '.join(known)}.\n")
        return 2
    failed = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], check=False
        ).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
