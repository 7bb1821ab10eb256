"""The screen in a browser: it is shown to whoever has the key, and to nobody else."""

import re
import sys

import aiohttp
import pytest
from aiohttp import web

from tui.web.server import KeyedServer

COMMAND = f"{sys.executable} -c 'import sys; from tui.cli import main; sys.exit(main())'"


@pytest.fixture
async def server(unused_tcp_port):
    """A server on a free port of this machine, ended with the test."""
    keyed = KeyedServer(COMMAND, "127.0.0.1", unused_tcp_port)
    runner = web.AppRunner(await keyed._make_app())
    await runner.setup()
    await web.TCPSite(runner, keyed.host, keyed.port).start()
    yield keyed
    await runner.cleanup()


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


# textual-serve does not wait for the process of a session that has ended.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
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
