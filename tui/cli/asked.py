"""What the help and the version say, looked up only when they are asked for."""

import argparse
import sys


class Version(argparse.Action):
    """Looks the version up only when it is asked for: the look-up takes longer than the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"obelos {version('obelos')}\n")
        parser.exit()


class WithFormats(argparse.ArgumentParser):
    """Lists the formats in its help, and loads them for nothing else."""

    def format_help(self) -> str:
        from store.exports import EXPORTERS

        lines = [f"  {each.name:<15}{each.help}" for each in EXPORTERS]
        self.epilog = "\n".join(["formats:", *lines])
        return super().format_help()
