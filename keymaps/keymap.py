"""Which command a key means, looked up without side effects; knows no files and no screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from keymaps.commands import CONTEXTS, Context, command

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
        bound = {context: dict(own) for context, own in meanings(self.keys).items()}
        tables = {context: _over(bound["everywhere"], own) for context, own in bound.items()}
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
    keys: Mapping[str, tuple[str, ...]],
) -> dict[Context, list[tuple[tuple[str, ...], str]]]:
    """Every sequence bound for exactly each context, with its command."""
    bound: dict[Context, list[tuple[tuple[str, ...], str]]] = {each: [] for each in CONTEXTS}
    for name, sequences in keys.items():
        bound[command(name).context] += [(tuple(keys.split()), name) for keys in sequences]
    return bound


def beginnings(sequence: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """What is typed of a sequence before it is whole."""
    return (sequence[:n] for n in range(1, len(sequence)))


def _over(
    wide: Mapping[tuple[str, ...], str], own: Mapping[tuple[str, ...], str]
) -> dict[tuple[str, ...], str]:
    """What holds everywhere, less what begins like something bound here, and what is bound here."""
    begun = _prefixes(own)
    left = {
        sequence: name
        for sequence, name in wide.items()
        if sequence not in begun and own.keys().isdisjoint(beginnings(sequence))
    }
    return {**left, **own}


def _prefixes(table: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    return frozenset(chain.from_iterable(map(beginnings, table)))
