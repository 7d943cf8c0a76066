"""The guard: who may ask, from where, how much; and the headers that keep a page to itself.

A request must name a host that we are known by (a page of another site that makes its name point here does not), and show the
token where we are bound beyond this machine. A post must come from a page of ours: it carries the form's secret, and a browser
that says where it comes from must say here.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.model import SettingsError

__all__ = ["HEADERS", "LOOPBACK", "Guard", "Keys", "read_post"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "dragoman_token"
MOST_ADDRESS = 4_096  # bytes of path and query
MOST_BODY = 16_384  # bytes of a post: a form of a few lines

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a server knows of itself.

    Attributes:
        hosts: Names that a request may call it by, in lower case, without a port.
        token: What a request must show; None where only this machine can ask.
        form: The secret of its forms, new with every start.
        read_only: Whether nothing is kept.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    form: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    read_only: bool = False


class Guard:
    """Middleware: refuses what must not be answered, and adds the headers to all that is."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if len(scope["path"]) + len(scope["query_string"]) > MOST_ADDRESS:
            return PlainTextResponse("this address is too long\n", 414)
        if host_of(headers.get("host", "")) not in self._keys.hosts:
            return PlainTextResponse("this server does not go by that name\n", 421)
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("only GET, HEAD and POST are answered\n", 405)
        if scope["method"] == "POST" and (refusal := self._refused_post(headers)):
            return refusal
        return self._unknown(Request(scope)) if self._keys.token is not None else None

    def _refused_post(self, headers: Headers) -> Response | None:
        if self._keys.read_only:
            return PlainTextResponse("this server is read-only\n", 403)
        size = headers.get("content-length", "")
        if not size.isdigit() or int(size) > MOST_BODY:
            return PlainTextResponse("this form is too long\n", 413)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        strange = origin is not None and origin.partition("://")[2] != headers.get("host")
        if strange or site not in {None, "same-origin"}:
            return PlainTextResponse("a form of another site is not taken\n", 403)
        return None

    def _unknown(self, request: Request) -> Response | None:
        token = self._keys.token or ""
        shown = request.query_params.get("token")
        if shown is not None and _same(shown, token):
            response = RedirectResponse(request.url.path, 303)
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return response
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if _same(request.cookies.get(COOKIE, ""), token) or _same(bearer, token):
            return None
        return PlainTextResponse("open this server once with ?token=… as it printed at its start\n", 401)


def host_of(named: str) -> str:
    """Return the host of a ``Host`` header in lower case, without its port: ``[::1]:8000`` -> ``::1``."""
    named = named.strip().casefold()
    if named.startswith("["):
        return named[1:].partition("]")[0]
    return named.partition(":")[0]


async def read_post(request: Request, keys: Keys) -> dict[str, str]:
    """Return the fields of a form of ours.

    Raises:
        SettingsError: When it is too long, no form, or carries no secret of this server.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BODY:
            raise SettingsError("this form is too long")
    fields = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace"), max_num_fields=40).items()}
    if not _same(fields.pop("secret", ""), keys.form):
        raise SettingsError("this form is of an earlier start of the server; load the page again")
    return fields


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
