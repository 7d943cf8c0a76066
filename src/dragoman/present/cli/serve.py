"""``dragoman serve``: the record as pages in a browser, on this machine alone unless it is told otherwise."""

import secrets
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import SettingsError
from dragoman.present.cli.options import StoreOption
from dragoman.present.cli.output import errors

if TYPE_CHECKING:
    from dragoman.present.web.guard import Keys

__all__ = ["EPILOG", "serve"]

EPILOG = """Examples:\n
  dragoman serve --demo\n
  dragoman serve --store news.sqlite --read-only\n
  dragoman serve --host 0.0.0.0 --beyond-this-machine --name desk.example.org\n
"""
SHORTEST = 16  # characters of a token


def serve(
    store: StoreOption = "dragoman.sqlite",
    host: Annotated[str, typer.Option(help="The address to bind.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8377,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Show the demo's record, read anew, and keep nothing.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Take no decisions.")] = False,
    beyond: Annotated[
        bool, typer.Option("--beyond-this-machine", help="Allow an address that other machines reach; needs a token.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(envvar="DRAGOMAN_TOKEN", help="What a browser must show once; made and printed where none is given."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A name by which other machines call this one; may be given again.")
    ] = None,
) -> None:
    """Show the record as pages: reports, timeline, statements, disputes, figures, actors, network, map, and review."""
    keys = _keys(host, name or [], token, beyond=beyond, read_only=read_only)
    if demo:
        from dragoman.present.cli.demo import demo_store

        with demo_store() as opened:
            _run(opened, keys, host, port)
        return
    from dragoman.store import Store

    with Store.open(store, create=False) as opened:
        _run(opened, keys, host, port)


def _keys(host: str, names: list[str], token: str | None, *, beyond: bool, read_only: bool) -> "Keys":
    from dragoman.present.web.guard import LOOPBACK, Keys

    if host.casefold() in LOOPBACK:
        return Keys(read_only=read_only, token=token)
    if not beyond:
        raise SettingsError(f"{host} is reached by other machines; add --beyond-this-machine if that is meant")
    if token is not None and len(token) < SHORTEST:
        raise SettingsError(f"a token of {len(token)} characters can be guessed; give {SHORTEST} or more")
    known = LOOPBACK | {one.casefold() for one in names} | ({host.casefold()} if host not in {"0.0.0.0", "::"} else set())
    return Keys(hosts=frozenset(known), token=token or secrets.token_urlsafe(24), read_only=read_only)


def _run(store: object, keys: "Keys", host: str, port: int) -> None:
    import uvicorn

    from dragoman.pipeline import refresh_across
    from dragoman.present.web.app import make_app
    from dragoman.store import Store

    assert isinstance(store, Store)
    app = make_app(store, keys, refresh_across)
    app.state.desk.catalogue.warm()
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, date_header=False, timeout_keep_alive=5,
        limit_concurrency=64, h11_max_incomplete_event_size=16_384, access_log=False, lifespan="off", ws="none",
    )  # fmt: skip
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{socket.getsockname()[1]}/"
    errors().print(f"Dragoman is at {address}{f'?token={keys.token}' if keys.token else ''}  (Ctrl-C stops it)", markup=False)
    server.run(sockets=[socket])
