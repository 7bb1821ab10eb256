"""The shape of the house: what may import what, how large a module may be, what starts light."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("model", "corpus", "analysis", "store", "keymaps", "tui")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def modules():
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def test_packages_on_disk_are_those_of_contracts_wheel_and_types():
    """A new top-level package is seen by every guard, or this fails."""
    on_disk = {
        p.parent.name
        for p in ROOT.glob("*/__init__.py")
        if p.parent.name not in ("tests", "benchmarks")
    }
    assert on_disk == set(PACKAGES)
    tool = PROJECT["tool"]
    assert set(tool["importlinter"]["root_packages"]) == on_disk
    assert set(tool["hatch"]["build"]["targets"]["wheel"]["packages"]) == on_disk
    assert set(tool["mypy"]["packages"]) == on_disk


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_over_300_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", ["tui.cli", "tui.desk", "store", "corpus", "analysis"])
def test_starts_without_textual(module):
    """What scripts use never pays for the screen."""
    code = f"import sys, {module}; sys.exit(any(m in sys.modules for m in ('textual', 'rich')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["export"], ["export", "--help"]])
def test_commands_do_not_import_textual(words, tmp_path):
    code = (
        "import sys\nfrom tui.cli import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "assert not [m for m in sys.modules if m in ('textual', 'rich')]"
    )
    environment = {"OBELOS_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr.decode()


def lint(folder):
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


FAULTS = {
    "a stranger": ("corpus/planted.py", "import store\n", "One way down"),
    "upwards": ("model/planted.py", "def f():\n    import tui\n", "One way down"),
    "the screen below": ("tui/desk/planted.py", "import textual.app\n", "Only the screen"),
    "past the desk": ("tui/widgets/planted.py", "import store\n", "Only the desk"),
    "the store's own": ("tui/planted.py", "import tinydb\n", "Only the store"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_contracts_can_fail(fault, tmp_path):
    """Each contract breaks on an import planted against it: a guard that cannot fail is none."""
    where, words, contract = FAULTS[fault]
    for package in PACKAGES:
        copy_sources(ROOT / package, tmp_path / package)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"))
    (tmp_path / where).write_text(words, "utf-8")
    code, said = lint(tmp_path)
    assert code == 1
    assert any(contract in line and "BROKEN" in line for line in said.splitlines()), said


def copy_sources(source, target):
    for path in source.rglob("*.py"):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")
