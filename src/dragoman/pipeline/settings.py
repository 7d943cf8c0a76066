"""Settings: one TOML file with every default and its unit written in it, and the user's file over it.

In: a path or nothing. Out: ``Settings``. An unknown name or a value of the wrong type is refused by name.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from os import cpu_count
from pathlib import Path
from typing import Any

from dragoman.model import Report, SettingsError

__all__ = ["Settings", "is_read", "load_settings"]

MOST_WORKERS = 8  # each holds a parser of about 300 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run reads.

    Attributes:
        package: Import name of the parser's package; None for the first that is installed.
        tagger: Whether our encoder finds statements; else rules do.
        languages: Languages that are read; all where there is none.
        workers: Processes that read.
        chunk: Code points handed to a worker at once.
        in_process_below: Code points below which a run needs no workers.
        ray: Address of a Ray cluster that reads; None for this machine alone.
        max_bytes: The largest report that is read.
        actors: The user's own tables of actors, the first before the rest.
    """

    package: str | None
    tagger: bool
    languages: frozenset[str]
    workers: int
    chunk: int
    in_process_below: int
    ray: str | None
    max_bytes: int
    actors: tuple[Path, ...] = ()


def is_read(report: Report, languages: frozenset[str]) -> bool:
    """Tell whether a report is read: it is in one of these languages (in any, where there is none), or none is known."""
    return not languages or report.language is None or report.language in languages


def load_settings(path: Path | None = None) -> Settings:
    """Return the defaults with the user's file over them.

    Raises:
        SettingsError: When the file cannot be read, or a name or value in it is not one of ours.
    """
    merged = tomllib.loads(files("dragoman.pipeline").joinpath("settings.toml").read_text(encoding="utf-8"))
    if path is not None:
        _lay_over(merged, _read(path), path)
    reader, run = merged["reader"], merged["run"]
    for name, number in {**run, "max_bytes": merged["ingest"]["max_bytes"]}.items():
        if isinstance(number, int) and number < 0:
            raise SettingsError(f"{path}: {name} is {number}, expected 0 or more")
    return Settings(
        package=reader["package"] or None,
        tagger=reader["tagger"],
        languages=frozenset(reader["languages"]),
        workers=run["workers"] or min(cpu_count() or 1, MOST_WORKERS),
        chunk=max(run["chunk"], 1),
        in_process_below=run["in_process_below"],
        ray=run["ray"] or None,
        max_bytes=merged["ingest"]["max_bytes"],
        actors=tuple((path.parent if path else Path()).joinpath(table) for table in merged["actors"]["tables"]),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error


def _lay_over(merged: dict[str, Any], given: dict[str, Any], path: Path) -> None:
    for section, values in given.items():
        if section not in merged or not isinstance(values, dict):
            raise SettingsError(f"{path}: there is no section [{section}]; sections are {', '.join(merged)}")
        for name, value in values.items():
            if name not in merged[section]:
                raise SettingsError(f"{path}: [{section}] has no {name}; it has {', '.join(merged[section])}")
            if type(value) is not type(merged[section][name]):
                raise SettingsError(f"{path}: {name} is {value!r}, expected {type(merged[section][name]).__name__}")
            merged[section][name] = value
