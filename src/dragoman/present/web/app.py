"""The application: which address shows which page, in which of three forms; and the four posts.

``/reports``, ``/reports.json`` and ``/reports.csv`` are one page. No part of an address names a file: the style sheet, the
script and the drawing beside the name are read when the server starts.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from itertools import chain
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from dragoman.model import DragomanError, SettingsError, StoreBusyError, StoreError
from dragoman.present.export.formats import FORMATS, export
from dragoman.present.web.answering import Page, answer_csv, answer_json
from dragoman.present.web.asking import Asked, Form, read_asked
from dragoman.present.web.desk import Desk, open_desk
from dragoman.present.web.guard import Guard, Keys, read_post
from dragoman.present.web.pages import evidence, home, lists, report, review, single, views
from dragoman.present.web.rendering import Renderer
from dragoman.store import Store

__all__ = ["make_app"]

PageFunction = Callable[..., Page]
Endpoint = Callable[[Request], Awaitable[Response]]

PAGES: dict[str, PageFunction] = {
    "/reports": lists.reports_page,
    "/timeline": lists.timeline_page,
    "/statements": lists.statements_page,
    "/disputes": lists.disputes_page,
    "/figures": lists.figures_page,
    "/actors": lists.actors_page,
    "/network": views.network_page,
    "/map": views.map_page,
    "/search": views.search_page,
    "/review": review.review_page,
    "/reports/{one}": report.report_page,
    "/compare/{one}/{other}": report.compare_page,
    "/happenings/{one}": single.happening_page,
    "/disputes/{one}": single.dispute_page,
    "/actors/{one}": single.actor_page,
    "/evidence/{kind}/{one}": evidence.evidence_page,
}

FILES = {"dragoman.css": "text/css", "dragoman.js": "text/javascript", "mark.svg": "image/svg+xml"}
THEMES = frozenset({"light", "dark", "auto"})
YEAR = 31_536_000  # seconds


def make_app(store: Store, keys: Keys | None = None, refresh: Callable[[Store], object] | None = None) -> Starlette:
    """Return the application over a store.

    Args:
        store: The store; it stays the caller's to close.
        keys: Who may ask, and whether anything may be decided.
        refresh: What draws links anew after decisions; None where that is left to ``dragoman``.
    """
    keys = keys or Keys()
    desk, renderer = open_desk(store, keys), Renderer()
    routes = [Route("/", _page(desk, renderer, home.home_page, "html", "/"))]
    for form in ("json", "csv"):
        routes.append(Route(f"/home.{form}", _page(desk, renderer, home.home_page, form, "/home")))
        for path, ask in PAGES.items():
            routes.append(Route(f"{path}.{form}", _page(desk, renderer, ask, form)))
    routes += [Route(path, _page(desk, renderer, ask, "html")) for path, ask in PAGES.items()]
    routes += [
        Route("/review/decide", _post(desk, renderer, review.decide), methods=["POST"]),
        Route("/actors/judge", _post(desk, renderer, review.judge_actors), methods=["POST"]),
        Route("/review/apply", _post(desk, renderer, partial(_apply, refresh)), methods=["POST"]),
        Route("/export/{form}", _export(desk, renderer)),
        Route("/theme", _theme),
        *(Route(f"/files/{name}", _file(name, kind)) for name, kind in FILES.items()),
    ]
    missing = _refusal(renderer, desk)
    guarded = [Middleware(Guard, keys=keys)]
    app = Starlette(routes=routes, middleware=guarded, exception_handlers={404: missing, 405: missing})
    app.state.desk = desk
    return app


def _page(desk: Desk, renderer: Renderer, ask: PageFunction, form: Form, path: str | None = None) -> Endpoint:
    async def answer(request: Request) -> Response:
        own = path or request.url.path.removesuffix(f".{form}" if form != "html" else "")
        asked = read_asked(own, form, dict(request.query_params))
        return await run_in_threadpool(_answered, desk, renderer, ask, asked, request)

    return answer


def _answered(desk: Desk, renderer: Renderer, ask: PageFunction, asked: Asked, request: Request) -> Response:
    try:
        page = ask(desk, asked, **request.path_params)
    except DragomanError as trouble:
        page = _trouble(trouble)
    if asked.form == "json":
        return answer_json(page, asked)
    if asked.form == "csv":
        return answer_csv(page, asked)
    return renderer.answer(page, asked, desk, request)


def _trouble(trouble: DragomanError) -> Page:
    status = 503 if isinstance(trouble, StoreBusyError) or "interrupted" in str(trouble) else 404
    if isinstance(trouble, SettingsError):
        status = 400
    words = "this question took too long; narrow it" if "interrupted" in str(trouble) else str(trouble)
    return Page(
        template="trouble.html", title="Nothing to show", shown={"trouble": words}, record={"trouble": words}, status=status
    )


def _post(desk: Desk, renderer: Renderer, act: Callable[[Desk, dict[str, str]], str]) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            fields = await read_post(request, desk.keys)
            to = await run_in_threadpool(act, desk, fields)
            desk.catalogue.forget()
        except DragomanError as trouble:
            page = _trouble(trouble)
            asked = read_asked("/review", "html", {})
            return renderer.answer(
                Page(**{name: getattr(page, name) for name in ("template", "title", "shown", "record")}, status=400),
                asked,
                desk,
                request,
            )
        response = RedirectResponse(to, 303)
        if by := fields.get("by", "").strip()[: review.LONGEST_NAME]:
            response.set_cookie("dragoman_by", quote(by), max_age=YEAR, samesite="strict", httponly=True, path="/")
        return response

    return answer


def _export(desk: Desk, renderer: Renderer) -> Endpoint:
    async def answer(request: Request) -> Response:
        asked = read_asked("/export", "html", dict(request.query_params))
        chosen = FORMATS.get(request.path_params["form"])
        try:
            if chosen is None:
                raise StoreError(f"{request.path_params['form']!r} is no format")
            pieces = export(desk.store, chosen.name, asked.wanted)
            first = await run_in_threadpool(next, pieces, b"")  # trouble comes with the first piece, before anything is sent
        except DragomanError as trouble:
            return renderer.answer(_trouble(trouble), asked, desk, request)
        headers = {"Content-Disposition": f'attachment; filename="dragoman.{chosen.ending}"'}
        return StreamingResponse(chain((first,), pieces), 200, headers, media_type=chosen.media)

    return answer


def _apply(refresh: Callable[[Store], object] | None, desk: Desk, _fields: dict[str, str]) -> str:
    if refresh is None:
        raise SettingsError("this server draws no links; run dragoman read")
    refresh(desk.store)
    return "/review?drawn=1"


async def _theme(request: Request) -> Response:
    to, back = request.query_params.get("to", "auto"), request.query_params.get("back", "/")
    local = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    response = RedirectResponse(quote(back, safe="/?&=%+:.,-_~") if local else "/", 303)
    response.set_cookie(
        "dragoman_theme", to if to in THEMES else "auto", max_age=YEAR, samesite="strict", httponly=True, path="/"
    )
    return response


def _file(name: str, kind: str) -> Endpoint:
    body = files("dragoman.present.web").joinpath("static", name).read_bytes()

    async def answer(_request: Request) -> Response:
        return Response(body, media_type=kind)

    return answer


def _refusal(renderer: Renderer, desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, trouble: Exception) -> Response:
        status = getattr(trouble, "status_code", 404)
        if request.method == "POST":
            return PlainTextResponse("nothing is kept here\n", status)
        page = Page(template="trouble.html", title="Nothing to show", shown={"trouble": "there is no such page"}, status=status)
        return renderer.answer(page, read_asked("/", "html", {}), desk, request)

    return answer
