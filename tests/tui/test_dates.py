"""Times as they came, and by the reader's own clock."""

import time

import pytest

from tests.tui import driving
from tui.dates import date_here, date_of, moment_here, offset_here


@pytest.fixture
def berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()


@pytest.mark.parametrize(
    ("stamp", "shown", "here"),
    [
        ("2023-10-19T09:36:00Z", "19 Oct 2023 09:36 UTC", " (11:36 here)"),
        ("2023-10-19T22:36:00.123Z", "19 Oct 2023 22:36 UTC", " (20 Oct 00:36 here)"),
        ("2023-12-31T23:36+00:00", "31 Dec 2023 23:36 UTC", " (1 Jan 00:36 here)"),
        ("2023-10-19T11:36:00+02:00", "19 Oct 2023 11:36 +02:00", ""),
        ("2023-10-19T09:36", "19 Oct 2023 09:36", ""),
        ("2023-10-19", "19 Oct 2023", ""),
        ("0001-01-01T00:00:00Z", "1 Jan 0001 00:00 UTC", None),
        ("9999-12-31T23:59:00Z", "31 Dec 9999 23:59 UTC", None),
        ("yesterday", "yesterday", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_a_time_stands_beside_what_the_clock_here_said(stamp, shown, here):
    assert date_of(stamp) == shown
    if here is not None:
        assert date_here(stamp) == shown + here
    assert date_here(stamp).startswith(shown)


@pytest.mark.usefixtures("berlin")
def test_the_history_goes_by_the_clock_of_the_reader():
    assert moment_here("2023-10-19T22:36:00Z") == "20 Oct 00:36"
    assert moment_here("2023-12-19T09:36:00Z") == "19 Dec 10:36"
    assert offset_here("2023-10-19T22:36:00Z") == "UTC+02:00"
    assert (moment_here("never"), offset_here("never")) == ("never", "")


@pytest.mark.usefixtures("berlin")
async def test_the_panel_says_which_clock_its_history_goes_by():
    async with driving.running(size=(120, 60)) as (app, pilot, _):
        await driving.press(app, pilot, "n c p d p")
        assert "History  UTC+0" in driving.text(app)
