"""The todos, kept in SQLite."""

import sqlite3
import string
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS todos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- AUTOINCREMENT: never given out again
    title TEXT NOT NULL,
    folded_title TEXT NOT NULL,            -- for the search: A to Z in lower case
    notes TEXT NOT NULL,
    completed INTEGER NOT NULL,
    priority TEXT NOT NULL,
    due_date TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL               -- counts the changes, for the ETag
)
"""

# Todos that are equal under the key always stand in the order of their creation.
ORDER_BY = {
    "created_at": "created_at {direction}, id",
    "title": "title COLLATE BINARY {direction}, id",
    "priority": "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END {direction}, id",
    "due_date": "due_date IS NULL, due_date {direction}, id",
}

_TO_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def fold(text: str) -> str:
    """Only A to Z lose their case; `str.lower` would turn the Kelvin sign into a k."""
    return text.translate(_TO_LOWER)


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Todo:
    id: int
    title: str
    notes: str
    completed: bool
    priority: str
    due_date: str | None
    created_at: str
    updated_at: str
    version: int

    @property
    def etag(self) -> str:
        return f"{self.id}-{self.version}"

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> "Todo":
        values = {name: row[name] for name in cls.__dataclass_fields__}
        values["completed"] = bool(values["completed"])
        return cls(**values)


class TodoStore:
    """One connection for each thread; a write is on the disk when `writing` is left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        # SQLite lets one write at a time. Waiting here is fairer than its own busy handler.
        self._write_lock = threading.Lock()
        self._connection.execute(SCHEMA)

    @property
    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._local.connection = connection
        return connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is read and written inside happens at once, or not at all."""
        with self._write_lock, self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        connection = self._connection
        connection.execute(begin)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def ping(self) -> None:
        self._connection.execute("SELECT 1 FROM todos LIMIT 1").fetchone()

    def find(self, todo_id: int) -> Todo | None:
        row = self._connection.execute("SELECT * FROM todos WHERE id = ?", (todo_id,)).fetchone()
        return None if row is None else Todo.from_row(row)

    def insert(self, values: dict[str, Any]) -> Todo:
        time = now()
        row = self._connection.execute(
            """
            INSERT INTO todos (title, folded_title, notes, completed, priority, due_date,
                               created_at, updated_at, version)
            VALUES (:title, :folded_title, :notes, :completed, :priority, :due_date,
                    :time, :time, 1)
            RETURNING *
            """,
            {**values, "folded_title": fold(values["title"]), "time": time},
        ).fetchone()
        return Todo.from_row(row)

    def update(self, todo: Todo, changes: dict[str, Any]) -> Todo:
        """The todo with some members changed. Its time never runs backwards."""
        values = {
            "title": todo.title,
            "notes": todo.notes,
            "completed": todo.completed,
            "priority": todo.priority,
            "due_date": todo.due_date,
            **changes,
        }
        row = self._connection.execute(
            """
            UPDATE todos
            SET title = :title, folded_title = :folded_title, notes = :notes,
                completed = :completed, priority = :priority, due_date = :due_date,
                updated_at = max(updated_at, :time), version = version + 1
            WHERE id = :id
            RETURNING *
            """,
            {**values, "id": todo.id, "folded_title": fold(values["title"]), "time": now()},
        ).fetchone()
        return Todo.from_row(row)

    def delete(self, todo: Todo) -> None:
        self._connection.execute("DELETE FROM todos WHERE id = ?", (todo.id,))

    def page(
        self,
        *,
        page: int,
        limit: int,
        completed: bool | None,
        priority: str | None,
        q: str,
        sort: str,
        order: str,
    ) -> tuple[list[Todo], int]:
        """The todos on a page, and how many match on all pages."""
        conditions = ["1"]
        values: list[Any] = []
        if completed is not None:
            conditions.append("completed = ?")
            values.append(completed)
        if priority is not None:
            conditions.append("priority = ?")
            values.append(priority)
        if q:
            # instr, unlike LIKE, knows no wildcards.
            conditions.append("instr(folded_title, ?) > 0")
            values.append(fold(q))
        matching = f"FROM todos WHERE {' AND '.join(conditions)}"
        order_by = ORDER_BY[sort].format(direction={"asc": "ASC", "desc": "DESC"}[order])

        with self._transaction("BEGIN"):  # so that both queries see the same todos
            total = self._connection.execute(f"SELECT count(*) {matching}", values).fetchone()[0]
            rows = self._connection.execute(
                f"SELECT * {matching} ORDER BY {order_by} LIMIT ? OFFSET ?",
                [*values, limit, (page - 1) * limit],
            ).fetchall()
        return [Todo.from_row(row) for row in rows], total
