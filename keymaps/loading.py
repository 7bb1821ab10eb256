"""Keymap files read and checked, with file and line for whatever is wrong; knows no screens."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keymaps.commands import COMMANDS, Context
from keymaps.keymap import NOTHING_HELD, Keymap, Matched, Pending, beginnings, meanings
from keymaps.keynames import fault_in
from model import ObelosError

SHIPPED = ("default", "vim", "emacs", "newsboat", "arrows")
"""The keymaps that come with obelos."""

JUDGING: tuple[Context, ...] = ("everywhere", "searching", "selecting", "matrix", "review")
"""Where verdicts are given."""

_FOLDER = Path(__file__).parent
"""Where these lie: the package is always unpacked, and looking it up as a resource takes longer
than reading the file.
"""

_NAMES = frozenset(each.name for each in COMMANDS)


@dataclass(frozen=True, slots=True)
class _File:
    """A keymap file as it was read."""

    where: str
    """How messages call it."""
    source: str
    base: str | None
    keys: Mapping[str, tuple[str, ...]]

    def at(self, name: str) -> str:
        """`file:line` of the setting of that name."""
        setting = re.compile(rf"""^\s*["']?{re.escape(name)}["']?\s*=""")
        for number, line in enumerate(self.source.splitlines(), 1):
            if setting.match(line):
                return f"{self.where}:{number}"
        return self.where


def load(name_or_path: str | Path = "default", overlay: Path | None = None) -> Keymap:
    """The keymap of that name or file, with the reader's own file laid over it.

    Raises:
        ObelosError: with file, line and one sentence, at the first thing that is wrong.
    """
    layers = list(_with_bases(_named(name_or_path)))
    if overlay is not None:
        layers.append(_parse(str(overlay), _read(overlay)))
    keys: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        keys |= layer.keys
        _refuse_clashes(keys, layer)
    return Keymap(Path(name_or_path).stem, keys)


def with_own(keymap: Keymap, wanted: Mapping[str, tuple[str, str]]) -> Keymap:
    """The keymap with one more key for each of some commands, the one to teach from now on.

    `wanted` gives for a command its key and, as `file:line`, where that is asked for.

    Raises:
        ObelosError: when a key cannot be typed or means something else where verdicts are given.
    """
    keys = dict(keymap.keys)
    for name, (key, where) in wanted.items():
        if why := fault_in(key) or _taken(Keymap(keymap.name, keys), key):
            raise ObelosError(f'{where}: "{key}" cannot be the key of a verdict: {why}.')
        keys[name] = (key, *keymap.of(name))
    return Keymap(keymap.name, keys)


def _taken(keymap: Keymap, key: str) -> str:
    """What a key means already, as the end of a sentence; empty when it is free."""
    for context in JUDGING:
        reply = keymap.press(context, NOTHING_HELD, key)
        if isinstance(reply, Matched):
            return f'it means "{reply.command}"'
        if isinstance(reply, Pending):
            return "other keys begin with it" if reply.held.keys else "it begins a number"
    return ""


def _with_bases(top: _File) -> Iterator[_File]:
    """The file after all that it is based on, the lowest first."""
    if top.base is not None:
        if top.base not in SHIPPED or f"{top.base}.toml" == top.where:
            known = " or ".join(SHIPPED)
            raise ObelosError(
                f'{top.at("based_on")}: There is no keymap "{top.base}" to build on; say {known}.'
            )
        yield from _with_bases(_named(top.base))
    yield top


def _named(name_or_path: str | Path) -> _File:
    if str(name_or_path) in SHIPPED:
        where = f"{name_or_path}.toml"
        return _parse(where, (_FOLDER / where).read_text("utf-8"))
    if isinstance(name_or_path, str) and not name_or_path.endswith(".toml"):
        known = ", ".join(SHIPPED)
        raise ObelosError(
            f'There is no keymap "{name_or_path}"; say one of {known}, or a .toml file.'
        )
    return _parse(str(name_or_path), _read(Path(name_or_path)))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise ObelosError(
            f"{path}: The keymap cannot be read: {error.strerror or error}."
        ) from error
    except UnicodeDecodeError as error:
        raise ObelosError(f"{path}: The keymap is not UTF-8 text.") from error


def _parse(where: str, source: str) -> _File:
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else str(len(source.splitlines()))
        what = re.sub(r" \(at .*", "", str(error))
        raise ObelosError(f"{where}:{number}: This is not valid TOML: {what}.") from error
    base = table.pop("based_on", None)
    read = _File(where, source, base, {})
    keys = {name: _sequences(read, name, value) for name, value in table.items()}
    return _File(where, source, base, keys)


def _sequences(read: _File, name: str, value: Any) -> tuple[str, ...]:
    if name not in _NAMES:
        raise ObelosError(
            f'{read.at(name)}: There is no command "{name}"; `obelos keys` lists them all.'
        )
    wanted = [value] if isinstance(value, str) else value
    if not isinstance(wanted, list) or not all(isinstance(each, str) for each in wanted):
        raise ObelosError(f'{read.at(name)}: The keys of "{name}" must be a list of strings.')
    for sequence in wanted:
        _refuse_faults(read, name, sequence)
    return tuple(" ".join(sequence.split()) for sequence in wanted)


def _refuse_faults(read: _File, name: str, sequence: str) -> None:
    if not sequence.split():
        raise ObelosError(
            f'{read.at(name)}: A key of "{name}" is empty; write [] to leave it without keys.'
        )
    if len(sequence.split()) > 1 and "escape" in sequence.split():
        raise ObelosError(
            f'{read.at(name)}: "{sequence}" cannot be typed: escape gives up what was begun.'
        )
    for key in sequence.split():
        if why := fault_in(key):
            raise ObelosError(f'{read.at(name)}: "{key}" cannot be a key: {why}.')


def _refuse_clashes(keys: Mapping[str, tuple[str, ...]], layer: _File) -> None:
    for bound in meanings(keys).values():
        taken: dict[tuple[str, ...], str] = {}
        begun: dict[tuple[str, ...], tuple[str, ...]] = {}
        """A sequence that each beginning is one of."""
        for sequence, name in bound:
            before = (sequence, *beginnings(sequence))
            other = begun.get(sequence) or next(filter(taken.__contains__, before), None)
            if other is not None:
                raise ObelosError(_clash(layer, (sequence, name), (other, taken[other])))
            taken[sequence] = name
            for beginning in beginnings(sequence):
                begun.setdefault(beginning, sequence)


def _clash(layer: _File, one: tuple[tuple[str, ...], str], two: tuple[tuple[str, ...], str]) -> str:
    """The sentence on two commands that want the same keys, told at the later line of this file."""
    (later, name), (other, other_name) = sorted(
        (one, two), key=lambda pair: layer.source.find(pair[1]) if pair[1] in layer.keys else -1
    )[::-1]
    if name == other_name:
        end = "it is listed twice" if later == other else "the shorter one hides the longer"
        return f'{layer.at(name)}: "{_said(later)}" and "{_said(other)}" are both "{name}": {end}.'
    if later == other:
        return (
            f'{layer.at(name)}: "{_said(later)}" cannot mean "{name}", since it means '
            f'"{other_name}"; give that other keys, or [] for none.'
        )
    return (
        f'{layer.at(name)}: "{_said(later)}" for "{name}" and "{_said(other)}" for "{other_name}" '
        f"begin alike, so that the shorter one would never let the longer be typed."
    )


def _said(sequence: tuple[str, ...]) -> str:
    return " ".join(sequence)
