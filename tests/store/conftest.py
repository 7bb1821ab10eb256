"""Temporary folders in memory: thousands of real fsyncs would take minutes and show nothing."""

import shutil
import tempfile
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path():
    place = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)
    yield Path(place)
    shutil.rmtree(place, ignore_errors=True)
