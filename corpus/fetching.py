"""A web address to bytes, within limits; asked for by name only, and knows no format."""

import http.client
import ipaddress
import socket
import ssl
import zlib
from http import HTTPStatus
from queue import SimpleQueue
from threading import Thread, Timer
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from corpus.files import now
from corpus.intake import Raw
from corpus.limits import MAX_BYTES, megabytes
from corpus.reach import Reach
from model import ObelosError, Problem, visible_line

# A browser follows twenty; a report is at most a few away: http to https, a short link, a consent.
_MAX_REDIRECTS = 6
_CHUNK = 65_536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_AGENT = "obelos (+a reader fetches one page by hand)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5"


def fetch(address: str, reach: Reach) -> Raw | Problem:
    """The bytes at `address`, after redirects, with what the server says of them."""
    gate = _Gate(reach)
    alarm = Timer(reach.seconds, gate.shut)
    alarm.daemon = True
    alarm.start()
    try:
        return _follow(address, gate)
    except ObelosError as error:
        return Problem(address, str(error))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        late = f"The answer was not there in full after {reach.seconds:g} seconds."
        return Problem(address, late if gate.is_shut else _sentence(error))
    finally:
        alarm.cancel()
        gate.close()


class _Gate:
    """The one thing that is waited for, so that it can be shut from outside when time is up."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.is_shut = False
        self.answers: SimpleQueue[Any] = SimpleQueue()
        """Of the look-up of names: what it found, or what went wrong."""
        self._socket: socket.socket | None = None

    def hold(self, connected: socket.socket) -> None:
        self.close()
        self._socket = connected
        if self.is_shut:
            raise TimeoutError

    def shut(self) -> None:
        """Ends a wait in another thread, for an answer or on the socket."""
        self.is_shut = True
        self.answers.put(TimeoutError())
        held = self._socket
        if held is not None:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It was closed a moment ago.
                return

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _follow(address: str, gate: _Gate) -> Raw | Problem:
    place = address
    for _ in range(_MAX_REDIRECTS + 1):
        parts = _checked(place)
        response = _ask(parts, gate)
        if response.status not in _REDIRECTS:
            return _answer(address, place, response, gate)
        target = response.headers.get("Location")
        if not target:
            raise ObelosError("The server sends on to another address without naming it.")
        place = urljoin(place, target)
    raise ObelosError(f"The server sends on more than {_MAX_REDIRECTS} times.")


def _checked(place: str) -> SplitResult:
    parts = urlsplit(place)
    if parts.scheme not in ("http", "https"):
        raise ObelosError(f"Only http and https are fetched, not {parts.scheme or 'this'}.")
    if not parts.hostname:
        raise ObelosError("There is no host in this address.")
    return parts


def _ask(parts: SplitResult, gate: _Gate) -> http.client.HTTPResponse:
    """The head of the answer; the connection goes to the very address that was checked."""
    host = _ascii_host(parts.hostname or "")
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = _connect(host, port, gate)
    if is_secure:
        connection.sock = _secure(connection.sock, host, gate)
    path = quote(parts.path, safe=_PATH) or "/"
    query = f"?{quote(parts.query, safe=_PATH)}" if parts.query else ""
    headers = {
        "User-Agent": _AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", path + query, headers=headers)
    return connection.getresponse()


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ObelosError(f"No host can be called {host!r}.") from error


def _connect(host: str, port: int, gate: _Gate) -> socket.socket:
    """A connection to the first address of the host that may be asked and answers."""
    found = _look_up(host, port, gate)
    allowed = [one for one in found if gate.reach.private or is_public(str(one[4][0]))]
    if not allowed:
        raise ObelosError(
            "It is an address of this machine or of a local network, and such are asked only"
            " where that is allowed (--allow-private)."
        )
    failure: OSError | None = None
    for family, kind, protocol, _, place in allowed:
        connected = socket.socket(family, kind, protocol)
        connected.settimeout(gate.reach.seconds)
        gate.hold(connected)
        try:
            connected.connect(place)
        except OSError as error:
            failure = error
            continue
        return connected
    raise failure or OSError("no address")


def _look_up(host: str, port: int, gate: _Gate) -> list[tuple[Any, ...]]:
    """The addresses of the host; the look-up itself has no limit, so it is left behind if late."""
    Thread(target=_ask_names, args=(host, port, gate.answers), daemon=True).start()
    answer = gate.answers.get()
    if isinstance(answer, Exception):
        raise answer
    return list(answer)


def _ask_names(host: str, port: int, answers: SimpleQueue[Any]) -> None:
    answer: object = OSError("the look-up of the name broke off")
    try:
        answer = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        answer = error
    finally:
        answers.put(answer)


def _secure(connected: socket.socket, host: str, gate: _Gate) -> ssl.SSLSocket:
    # The handshake comes after the gate holds the new socket, so that it too can be cut short.
    context = ssl.create_default_context()
    secured = context.wrap_socket(connected, server_hostname=host, do_handshake_on_connect=False)
    gate.hold(secured)
    secured.do_handshake()
    return secured


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it is wrapped in another."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is None and ip in _NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast


def _answer(
    address: str, place: str, response: http.client.HTTPResponse, gate: _Gate
) -> Raw | Problem:
    if response.status != HTTPStatus.OK:
        reason = visible_line(response.reason or "")[:80]
        return Problem(address, f"The server answered {response.status} {reason}".rstrip() + ".")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        return Problem(address, _TOO_BIG)
    data = _body(response)
    if gate.is_shut:
        raise TimeoutError
    if data is None:
        return Problem(address, _TOO_BIG)
    if not data:
        return Problem(address, "The server sent an empty page.")
    return Raw(
        name=address,
        data=data,
        url=place,
        media=response.headers.get_content_type() if "Content-Type" in response.headers else None,
        charset=response.headers.get_content_charset(),
        retrieved=now(),
    )


def _body(response: http.client.HTTPResponse) -> bytes | None:
    """The bytes of the answer, unpacked; None when there are too many."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise ObelosError(f"The server packs the page in a way that was not asked for: {encoding}.")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    data = bytearray()
    while chunk := response.read(_CHUNK):
        data += unpacker.decompress(chunk, MAX_BYTES + 1) if unpacker else chunk
        if len(data) > MAX_BYTES or (unpacker and unpacker.unconsumed_tail):
            return None
    if response.length or (unpacker and data and not unpacker.eof):
        raise http.client.IncompleteRead(bytes(data[:1]))
    return bytes(data)


def _sentence(error: Exception) -> str:
    for kind, words in _FAILURES:
        if isinstance(error, kind):
            return words
    if isinstance(error, http.client.HTTPException) and "headers" in str(error):
        return "The server sent more headers than any page has."
    return f"It cannot be fetched: {visible_line(str(error))[:120] or type(error).__name__}."


_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "No host of this name is known here."),
    (ConnectionRefusedError, "The server refuses the connection."),
    (
        ssl.SSLCertVerificationError,
        "The server cannot prove who it is: its certificate is not valid.",
    ),
    (ssl.SSLError, "No secure connection to the server comes about."),
    (http.client.LineTooLong, "The server sent more headers than any page has."),
    (http.client.IncompleteRead, "The server broke off in the middle."),
    (http.client.RemoteDisconnected, "The server broke off without an answer."),
    (http.client.BadStatusLine, "What answers there is no web server."),
    (ConnectionError, "The server broke off in the middle."),
    (TimeoutError, "The server does not answer."),
    (zlib.error, "The page came damaged."),
)
_TOO_BIG = f"The page is too big for a report: at most {megabytes(MAX_BYTES)} are read."
_PATH = "/%:@!$&'()*+,;=~?"
# Where IPv4 is reached through IPv6: RFC 6052.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
