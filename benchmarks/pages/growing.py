"""A large store made of a small one: its reports again and again, each time with other ids and later days.

    grow_store(Path("small.sqlite"), Path("large.sqlite"), 20_000)

Every round is a copy row by row, with ids that bear the round's number, so that indexes, full text and the number of
happenings, disputes and judgements grow as they would; actors of the world table are the same in all rounds.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.model import text_id

__all__ = ["grow_store"]

STEP = 41  # days between two rounds: no week and no month
TABLES = (
    "reports", "records", "appearances", "fingerprints", "actors", "actor_names", "actor_links", "castings", "mentions",
    "times", "places", "statements", "statement_contents", "statement_through", "events", "event_words", "event_actors",
    "event_statements", "figures", "judgements", "happenings", "happening_events", "happening_links", "disputes",
)  # fmt: skip
OWN_NUMBER = {"statements", "events", "judgements"}  # tables whose rows have a number that no other table knows
_LOCAL = re.compile(r"[0-9a-f]{16}")
_ID = re.compile(r'"([0-9a-f]{16}|[0-9a-f]{64})"')
_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})"')


def grow_store(small: Path, large: Path, size: int) -> int:
    """Write a store of at least so many reports, and return how many it has.

    Args:
        small: A store that was read and linked.
        large: Where the large one is written; what is there is replaced.
        size: Reports.
    """
    shutil.copy(small, large)
    connection = sqlite3.connect(large, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    names = {table: [one[1] for one in connection.execute(f"PRAGMA table_info({table})")] for table in TABLES}
    count = len(rows["reports"])
    rounds = -(-size // count)
    for number in range(1, rounds):
        connection.execute("BEGIN")
        _add(connection, rows, names, number)
        connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return count * rounds


def _add(connection: sqlite3.Connection, rows: dict[str, list[Any]], names: dict[str, list[str]], number: int) -> None:
    days, ids = timedelta(days=STEP * number), {}
    columns = names["reports"]
    highest = max(row[columns.index("number")] for row in rows["reports"])
    for row in rows["reports"]:
        ids[row[columns.index("id")]] = text_id(_text(row[columns.index("text")], number))

    def renamed(one: str) -> str:
        return ids.get(one) or (f"{one}-{number}" if _LOCAL.fullmatch(one) else one)

    def json_of(record: str) -> str:
        changed = _ID.sub(lambda found: f'"{renamed(found[1])}"', record)
        return _DAY.sub(lambda found: f'"{_later(found[1], days)}"', changed)

    for table in TABLES:
        made = [_row(table, names[table], row, (number, highest, days, renamed, json_of)) for row in rows[table]]
        places = ", ".join("?" * len(names[table]))
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", made)


Changes = tuple[int, int, timedelta, Callable[[str], str], Callable[[str], str]]


def _row(table: str, names: list[str], row: tuple[Any, ...], changes: Changes) -> list[Any]:
    number, highest, days, renamed, json_of = changes
    made = []
    for name, value in zip(names, row, strict=True):
        if value is None or (name == "number" and table in OWN_NUMBER):
            made.append(None)
        elif name == "report" or (name == "number" and table == "reports"):
            made.append(value + highest * number)
        elif name == "text" and table == "reports":
            made.append(_text(value, number))
        elif name == "record" and table == "records":
            made.append(_record(value, number, json_of))
        elif name == "record":
            made.append(json_of(value))
        elif name == "key":
            made.append(f"{value}-{number}")
        elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            made.append(_later(value, days))
        else:
            made.append(renamed(value) if isinstance(value, str) and len(value) in {16, 64} else value)
    return made


def _record(record: str, number: int, json_of: Callable[[str], str]) -> str:
    """Return a report's record with the text left as it is but for its end."""
    read = json.loads(record)
    text = _text(read["report"].pop("text"), number)
    changed = json.loads(json_of(json.dumps(read, ensure_ascii=False)))
    changed["report"]["text"] = text
    return json.dumps(changed, ensure_ascii=False)


def _text(text: str, number: int) -> str:
    """Return a text with the round at its end, where it moves no span."""
    return f"{text}\n{number}"


def _later(day: str, days: timedelta) -> str:
    return (date.fromisoformat(day) + days).isoformat()
