"""Which command a key means, looked up without side effects; knows no files and no screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from keymaps.commands import CONTEXTS, Command, Context, command

MOST = 9999
"""The highest count that can be typed: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Held:
    """Keys pressed so far that do not yet mean anything."""

    keys: tuple[str, ...] = ()
    count: int = 0
    """0 when no number was typed."""

    def __bool__(self) -> bool:
        return bool(self.keys or self.count)

    def __str__(self) -> str:
        return " ".join((*([str(self.count)] if self.count else ()), *self.keys))


@dataclass(frozen=True, slots=True)
class Matched:
    """The keys mean this command."""

    command: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Pending:
    """The keys begin something; hand `held` in again with the next key."""

    held: Held


@dataclass(frozen=True, slots=True)
class NotFound:
    """The keys mean nothing here."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Escape ended what was begun."""


Reply = Matched | Pending | NotFound | Cancelled

NOTHING_HELD = Held()


@dataclass(frozen=True, slots=True)
class Keymap:
    """Key sequences for commands; made by `keymaps.load`."""

    name: str
    keys: Mapping[str, tuple[str, ...]]
    """The sequences of each command, as the files write them: `("g g", "home")`."""
    _tables: Mapping[Context, Mapping[tuple[str, ...], str]] = field(init=False, repr=False)
    _prefixes: Mapping[Context, frozenset[tuple[str, ...]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tables = {context: _table(self.keys, context) for context in CONTEXTS}
        object.__setattr__(self, "_tables", tables)
        object.__setattr__(
            self, "_prefixes", {context: _prefixes(table) for context, table in tables.items()}
        )

    def press(self, context: Context, held: Held, key: str) -> Reply:
        """What `key` means in `context` after the keys held."""
        if held and key == "escape":
            return Cancelled()
        keys = (*held.keys, key)
        if found := self._tables[context].get(keys):
            return Matched(found, held.count or 1)
        if keys in self._prefixes[context]:
            return Pending(Held(keys, held.count))
        if not held.keys and key in "0123456789" and (held.count or key != "0"):
            return Pending(Held((), min(held.count * 10 + int(key), MOST)))
        return NotFound(keys)

    def of(self, name: str) -> tuple[str, ...]:
        """The key sequences of a command, the first being the one to teach."""
        return self.keys.get(name, ())


def meanings(
    keys: Mapping[str, tuple[str, ...]], context: Context
) -> Iterable[tuple[tuple[str, ...], Command]]:
    """Every sequence bound for exactly `context`, with its command."""
    for name, sequences in keys.items():
        each = command(name)
        if each.context == context:
            for sequence in sequences:
                yield tuple(sequence.split()), each


def _table(keys: Mapping[str, tuple[str, ...]], context: Context) -> dict[tuple[str, ...], str]:
    table = {sequence: each.name for sequence, each in meanings(keys, "everywhere")}
    own = {sequence: each.name for sequence, each in meanings(keys, context)}
    hidden = {wide for wide in table for near in own if _alike(wide, near)}
    return {sequence: name for sequence, name in table.items() if sequence not in hidden} | own


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one begins with the whole of the other."""
    shorter = min(len(one), len(two))
    return one[:shorter] == two[:shorter]


def _prefixes(table: Mapping[tuple[str, ...], str]) -> frozenset[tuple[str, ...]]:
    return frozenset(keys[:n] for keys in table for n in range(1, len(keys)))
