"""Fetching: one address over HTTP, politely and guardedly: who asks is said, what has not changed is not sent again.

A redirect, or a link that a feed gives, to an address of this machine or its network is refused unless it is allowed: the name
is resolved once, checked, and that very address is connected to. Size and time are limited; no proxy, no cookie, no script.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.model import InputError

__all__ = ["Fetched", "Limits", "fetch"]

REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_PIECE = 1 << 16
_WANTED = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1"
Known = tuple[str | None, str | None]
"""The ``ETag`` and ``Last-Modified`` of the version that is known."""

_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a request may take.

    Attributes:
        agent: How we name ourselves.
        size: Bytes, unpacked.
        seconds: For the whole of it, redirects and all.
        local: Whether addresses of this machine and its network may be reached by redirects and links.
    """

    agent: str
    size: int = 20_000_000
    seconds: float = 60.0
    local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer. ``content`` is None where nothing has changed since.

    Attributes:
        address: Where it came from in the end.
        wait: Seconds that the server asks to be left alone for; None where it does not.
    """

    address: str
    content: bytes | None
    etag: str | None = None
    modified: str | None = None
    wait: int | None = None
    kind: str = ""
    refused: bool = field(default=False)


def fetch(
    address: str, limits: Limits, *, etag: str | None = None, modified: str | None = None, trusted: bool = True
) -> Fetched:
    """Ask for an address.

    Args:
        address: HTTP or HTTPS.
        limits: What it may take.
        etag: The mark of the version that is known.
        modified: The time of the version that is known, as the server gave it.
        trusted: Whether a person typed the address: it may be local then; what it redirects to may not.

    Raises:
        InputError: When it cannot be had: no such host, an error of the server, too large, too slow, a local address.
    """
    deadline = time.monotonic() + limits.seconds
    asked = address
    for turn in range(REDIRECTS + 1):
        parts = _parts(asked, address)
        connection = _connect(parts, address, deadline, local=limits.local or (trusted and turn == 0))
        with contextlib.closing(connection):
            answer = _ask(connection, parts, address, limits.agent, (etag, modified))
            if answer.status in _MOVED and answer.getheader("Location"):
                asked = _moved(asked, cast(str, answer.getheader("Location")), address)
                continue
            if answer.status == 200:
                content = _read(answer, address, limits, deadline)
                return replace(_answered(answer, asked, address, (etag, modified)), content=content)
            return _answered(answer, asked, address, (etag, modified))
    raise InputError(address, f"more than {REDIRECTS} redirects")


def _moved(asked: str, location: str, address: str) -> str:
    try:
        return urljoin(asked, location)
    except ValueError as trouble:
        raise InputError(address, f"redirects to {location[:200]!r}, which is no address") from trouble


def _parts(asked: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(quote(asked, safe=_SAFE))
    except ValueError as trouble:
        raise InputError(address, f"{asked[:200]!r} is no address of a page") from trouble
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise InputError(address, f"{asked[:200]!r} is no address of a page")
    return parts


def _connect(parts: SplitResult, address: str, deadline: float, *, local: bool) -> http.client.HTTPConnection:
    host = cast(str, parts.hostname)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        reached = [str(one[4][0]) for one in found]
        if not local and not all(_is_public(one) for one in reached):
            raise InputError(address, f"{host} is an address of this machine or its network; --allow-local lets it be asked")
        raw = socket.create_connection((reached[0], port), timeout=_left(deadline, address))
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(host, port)
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        else:
            connection = http.client.HTTPConnection(host, port)
            connection.sock = raw
    except (OSError, ValueError, UnicodeError) as trouble:
        raise InputError(address, f"cannot be reached ({trouble})") from trouble
    return connection


def _is_public(one: str) -> bool:
    found = ipaddress.ip_address(one.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def _ask(
    connection: http.client.HTTPConnection,
    parts: SplitResult,
    address: str,
    agent: str,
    known: Known,
) -> http.client.HTTPResponse:
    headers = {
        "User-Agent": agent,
        "Accept": _WANTED,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    marks = zip(("If-None-Match", "If-Modified-Since"), known, strict=True)
    headers |= {name: value for name, value in marks if value and value.isprintable()}
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse()
    except (OSError, http.client.HTTPException, ValueError) as trouble:
        raise InputError(address, f"no answer ({trouble or type(trouble).__name__})") from trouble


def _answered(
    answer: http.client.HTTPResponse,
    asked: str,
    address: str,
    known: Known,
) -> Fetched:
    wait = answer.getheader("Retry-After", "")
    seconds = int(wait) if wait.isascii() and wait.isdigit() and len(wait) < 8 else None
    if answer.status == 304:
        return Fetched(address=asked, content=None, etag=known[0], modified=known[1], wait=seconds)
    if answer.status in {429, 503}:
        return Fetched(address=asked, content=None, etag=known[0], modified=known[1], wait=seconds or 3600, refused=True)
    if answer.status != 200:
        raise InputError(address, f"the server answers {answer.status} {answer.reason[:80]}")
    return Fetched(
        address=asked,
        content=None,
        etag=answer.getheader("ETag"),
        modified=answer.getheader("Last-Modified"),
        wait=seconds,
        kind=answer.getheader("Content-Type", ""),
    )


def _read(answer: http.client.HTTPResponse, address: str, limits: Limits, deadline: float) -> bytes:
    packed = answer.getheader("Content-Encoding", "identity").lower()
    if packed not in {"identity", "gzip", ""}:
        raise InputError(address, f"packed as {packed[:40]!r}, which was not asked for")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed == "gzip" else None
    content = bytearray()
    try:
        while True:
            _left(deadline, address)
            piece = answer.read1(_PIECE)
            if not piece:
                return bytes(content)
            content += unpack.decompress(piece, limits.size + 1 - len(content)) if unpack else piece
            if len(content) > limits.size or (unpack and unpack.unconsumed_tail):
                raise InputError(address, f"more than {limits.size} bytes")
    except (OSError, http.client.HTTPException, zlib.error) as trouble:
        raise InputError(address, f"broke off ({trouble or type(trouble).__name__})") from trouble


def _left(deadline: float, address: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise InputError(address, "took too long")
    return left
