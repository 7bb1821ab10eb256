"""The screen in a browser: it is shown to whoever has the key, and to nobody else."""

import re
import subprocess
import sys
from dataclasses import dataclass

import aiohttp
import pytest

MAIN = "import sys; from tui.cli import main; sys.exit(main())"


@dataclass
class Served:
    address: str
    """With the key."""
    public_url: str


@pytest.fixture
def server(unused_tcp_port):
    """`obelos serve` on a free port of this machine, ended with the test."""
    command = [sys.executable, "-c", MAIN, "serve", "--port", str(unused_tcp_port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().removeprefix("Open ").strip()
        yield Served(address, address.partition("/?")[0])
        process.terminate()


async def status(url, **headers):
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status


async def test_only_the_key_opens(server):
    assert await status(server.address) == 200
    assert await status(server.public_url + "/") == 403
    assert await status(server.public_url + "/?key=guess") == 403
    assert await status(server.public_url + "/ws") == 403
    assert await status(server.public_url + "/static/js/textual.js") == 403


async def test_no_other_page_and_no_other_name_may_ask(server):
    assert await status(server.address, Origin="http://evil.example") == 403
    assert await status(server.address, Host="evil.example") == 403
    assert await status(server.address, Origin=server.public_url) == 200


async def test_the_page_fetches_nothing_from_elsewhere(server):
    async with aiohttp.ClientSession() as session, session.get(server.address) as answer:
        page = await answer.text()
    assert set(re.findall(r"(?:src|href)=\"(\w+://[^/\"]+)", page)) == {server.public_url}


async def test_the_screen_is_shown(server):
    """The first article of the sample reaches the browser, and `q` ends the session."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(server.address) as answer:
            assert answer.status == 200
        shown = b""
        async with session.ws_connect(server.public_url + "/ws?width=100&height=30") as socket:
            left = False
            async for message in socket:
                shown += message.data if message.type is aiohttp.WSMsgType.BINARY else b""
                if b"Lavrov" in shown and not left:
                    left = True
                    await socket.send_json(["stdin", "q"])
    assert b"Lavrov" in shown


def test_a_port_that_is_taken_is_told(server):
    port = server.public_url.rpartition(":")[2]
    command = [sys.executable, "-c", MAIN, "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert port in done.stderr
    assert done.stderr.count("\n") == 1
