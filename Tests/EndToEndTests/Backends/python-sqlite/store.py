"""Where the todos are kept: one SQLite database, shared by all threads."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from todos import Listing

Todo = dict[str, Any]

# AUTOINCREMENT: without it SQLite gives the id of a deleted last row to the next one.
SCHEMA = """
CREATE TABLE IF NOT EXISTS todos (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT    NOT NULL,
    notes      TEXT    NOT NULL,
    completed  INTEGER NOT NULL,
    priority   TEXT    NOT NULL,
    due_date   TEXT,
    created_at TEXT    NOT NULL,
    updated_at TEXT    NOT NULL
)
"""

INSERT = """
INSERT INTO todos (title, notes, completed, priority, due_date, created_at, updated_at)
VALUES (:title, :notes, :completed, :priority, :due_date, :created_at, :updated_at)
"""

UPDATE = """
UPDATE todos
SET title = :title, notes = :notes, completed = :completed, priority = :priority,
    due_date = :due_date, updated_at = :updated_at
WHERE id = :id
"""

# By the names that clients use. Text compares by its UTF-8 bytes, which is by code point.
SORT_TERMS = {
    "created_at": "created_at {direction}",
    "title": "title {direction}",
    "priority": "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END {direction}",
    "due_date": "due_date IS NULL, due_date {direction}",
}


class Store:
    """The todos on disk. Every method may be called from any thread.

    There is one connection, and a lock around each use of it: SQLite writes one transaction at a
    time anyway, and a page is read faster than a connection is opened.
    """

    def __init__(self, path: Path):
        self._lock = threading.Lock()
        # Transactions are begun explicitly, so that what they read is part of them.
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # In WAL mode only FULL has the disk confirm each commit before COMMIT returns.
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(SCHEMA)
        (latest,) = self._db.execute("SELECT max(updated_at) FROM todos").fetchone()
        self._latest = datetime.fromisoformat(latest or "1970-01-01T00:00:00Z")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def check(self) -> None:
        """Raise sqlite3.Error if the todos can't be read."""
        with self._lock:
            self._db.execute("SELECT id FROM todos LIMIT 1").fetchone()

    def create(self, values: Mapping[str, Any]) -> Todo:
        with self._transaction():
            now = self._now()
            todo = {**values, "created_at": now, "updated_at": now}
            row_id = self._db.execute(INSERT, todo).lastrowid
            return {"id": row_id, **todo}

    def read(self, todo_id: int) -> Todo | None:
        with self._lock:
            return self._select(todo_id)

    def find(self, listing: Listing) -> tuple[list[Todo], int]:
        """Return the todos of a page, and how many there are on all pages."""
        conditions, arguments = ["TRUE"], []
        if listing.completed is not None:
            conditions.append("completed = ?")
            arguments.append(listing.completed)
        if listing.priority is not None:
            conditions.append("priority = ?")
            arguments.append(listing.priority)
        if listing.q:
            # Not LIKE, which has wildcards. SQLite's lower() knows the letters A to Z only.
            conditions.append("instr(lower(title), lower(?)) > 0")
            arguments.append(listing.q)

        matches = f"FROM todos WHERE {' AND '.join(conditions)}"
        direction = "DESC" if listing.order == "desc" else "ASC"
        order = SORT_TERMS[listing.sort].format(direction=direction)
        page = f"SELECT * {matches} ORDER BY {order}, id LIMIT ? OFFSET ?"
        offset = (listing.page - 1) * listing.limit
        with self._lock:
            (total,) = self._db.execute(f"SELECT count(*) {matches}", arguments).fetchone()
            rows = self._db.execute(page, [*arguments, listing.limit, offset]).fetchall()
        return [_todo(row) for row in rows], total

    def update(
        self, todo_id: int, changes: Mapping[str, Any], check: Callable[[Todo], None]
    ) -> Todo | None:
        """Change a todo and return it, or None when there is no such todo.

        `check` gets the todo as it was; when it raises, nothing is changed. No other change can
        come between the two.
        """
        with self._transaction():
            if not (todo := self._select(todo_id)):
                return None
            check(todo)
            todo = {**todo, **changes, "updated_at": self._now()}
            self._db.execute(UPDATE, todo)
            return todo

    def delete(self, todo_id: int, check: Callable[[Todo], None]) -> bool:
        """Delete a todo, with a check as in `update`; return whether there was such a todo."""
        with self._transaction():
            if not (todo := self._select(todo_id)):
                return False
            check(todo)
            self._db.execute("DELETE FROM todos WHERE id = ?", [todo_id])
            return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # As a context manager, the connection commits, or rolls back after an exception.
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    def _select(self, todo_id: int) -> Todo | None:
        row = self._db.execute("SELECT * FROM todos WHERE id = ?", [todo_id]).fetchone()
        return _todo(row) if row else None

    def _now(self) -> str:
        """Return the time, later than any before it, even when the clock is set back.

        So `created_at` follows the order of creation, and each change has its own `updated_at`.
        All times have the same length, so as text they sort as times.
        """
        earliest = self._latest + timedelta(microseconds=1)
        self._latest = max(datetime.now(timezone.utc), earliest)
        return self._latest.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _todo(row: sqlite3.Row) -> Todo:
    return {**row, "completed": bool(row["completed"])}
