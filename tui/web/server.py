"""Serves the screen to browsers that hold its key; loopback only unless told otherwise.

A page of any other site may try to open a websocket to a port of this machine, and another user of
it may try the port itself. Either would give verdicts in the reader's name, so every request must
name this host, bring the key that was printed (kept in a cookie after the first), and come from
no other page.
"""

import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

COOKIE = "obelos-key"


class KeyedServer(Server):
    """Textual's own server, closed to whoever has no key; nothing is fetched from elsewhere."""

    def __init__(self, command: str, host: str, port: int) -> None:
        super().__init__(
            command,
            host=host,
            port=port,
            title="obelos",
            templates_path=Path(__file__).parent,
        )
        self.key = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open in the browser, with the key."""
        return f"{self.public_url}/?key={self.key}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: the port is not open."""

    def serve(self, debug: bool = False) -> None:
        """Serve until ctrl+c, telling the address once it can be opened.

        Raises:
            OSError: when the port cannot be had.
        """
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda *_: self._announce(),
            access_log=None,
        )

    def _announce(self) -> None:
        sys.stdout.write(f"Open {self.address}\nStop with ctrl+c.\n")
        sys.stdout.flush()

    def _guard(self) -> Middleware:
        here = urlsplit(self.public_url).netloc

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.host != here:
                raise web.HTTPForbidden(text="This is not the address it is served at.")
            if request.headers.get("Origin", self.public_url) != self.public_url:
                raise web.HTTPForbidden(text="Only its own page may ask.")
            shown = request.query.get("key") or request.cookies.get(COOKIE, "")
            if not secrets.compare_digest(shown.encode(), self.key.encode()):
                raise web.HTTPForbidden(text="Open the address that obelos printed, with its key.")
            response = await handler(request)
            if "key" in request.query and not response.prepared:
                response.set_cookie(COOKIE, self.key, httponly=True, samesite="Strict")
            return response

        return guard
