"""The folder of small TinyDB files keeps what every store promises."""

import pytest

from store import open as open_store
from tests.store.contract import StoreTests


class TestFolder(StoreTests):
    @pytest.fixture
    def opened(self, tmp_path):
        return lambda reviewer: open_store(tmp_path / "deep" / "store", reviewer)
