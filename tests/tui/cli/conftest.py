"""What all tests of the command line share."""

import pytest

from tui.cli import main


@pytest.fixture
def run(capsys):
    """Run a command; its exit code, output and complaints."""

    def run(*words):
        try:
            code = main([str(w) for w in words])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
