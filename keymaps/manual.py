"""Help and manual made from the catalogue; knows neither how they are drawn nor where they go."""

from collections.abc import Iterator

from keymaps.commands import COMMANDS, Command, Context, command
from keymaps.keymap import NOTHING_HELD, Keymap, Matched, Pending
from keymaps.keynames import shown


def groups() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """The headings of the catalogue with their commands, in its order."""
    for name in dict.fromkeys(each.group for each in COMMANDS):
        yield name, tuple(each for each in COMMANDS if each.group == name)


def keys_of(keymap: Keymap, name: str) -> str:
    """The keys of a command as help prints them: `j ↓`."""
    return "  ".join(shown(sequence) for sequence in keymap.of(name))


def hints(keymap: Keymap, context: Context, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(key, word) for the commands of `names` that can be given here, in that order."""
    for name in names:
        each = command(name)
        sequences = keymap.of(name)
        if sequences and each.hint and _heard(keymap, context, sequences[0], name):
            yield shown(sequences[0]), each.hint


def _heard(keymap: Keymap, context: Context, sequence: str, name: str) -> bool:
    """Whether the keys mean this command here, and not something nearer."""
    held = NOTHING_HELD
    for key in sequence.split():
        reply = keymap.press(context, held, key)
        if isinstance(reply, Pending):
            held = reply.held
    return isinstance(reply, Matched) and reply.command == name


def describe(keymap: Keymap) -> str:
    """The keys in force as plain text, for the command line."""
    width = max(len(keys_of(keymap, each.name)) for each in COMMANDS)
    name_width = max(len(each.name) for each in COMMANDS)
    lines = []
    for heading, members in groups():
        lines += ["", heading]
        lines += [
            f"  {keys_of(keymap, each.name):{width}}  {each.name:{name_width}}  {each.help}"
            for each in members
        ]
    return "\n".join(lines[1:]) + "\n"


def markdown(keymaps: tuple[Keymap, ...]) -> str:
    """The page of the manual on keys, one column for each keymap."""
    lines = [
        "# Keys",
        "",
        "This page is made from the catalogue of commands and the keymaps that ship with obelos.",
        "Choose one with `--keymap NAME`; `keys.toml` in the configuration folder changes single",
        "lines of it, each a command with its keys: [settings](settings.md).",
        "A number typed first repeats a movement: `3` `n` goes three statements on.",
        "Verdicts of your own stand in `tags.toml` there, a table each with `mark`, `help` and,",
        'beside the function key, a `key` such as `key = "i"`.',
    ]
    head = ["", "what it does", "command", *(f"`{each.name}`" for each in keymaps)]
    for heading, members in groups():
        lines += ["", f"## {heading}", "", " | ".join(("", *head[1:], "")).strip()]
        lines.append("|" + "---|" * (len(keymaps) + 2))
        for each in members:
            cells = [each.help, f"`{each.name}`"]
            cells += [_cell(keymap, each.name) for keymap in keymaps]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(keymap: Keymap, name: str) -> str:
    escaped = (shown(sequence).replace("|", "\\|") for sequence in keymap.of(name))
    return ", ".join(f"`{keys}`" for keys in escaped) or "–"
