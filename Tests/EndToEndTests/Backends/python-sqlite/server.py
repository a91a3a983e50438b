"""The Todo API. Needs Python 3.11 or later, nothing else."""

import os
import re
import signal
import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import todos
from openapi import DESCRIPTION
from store import Store, Todo
from web import JSONHandler, Problem, Response, Server, accepts_json, parse_json

TODOS_PATH = "/api/v1/todos"
JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

# Seconds that requests have to finish in after SIGTERM; after five the process has to be gone.
GRACE = 4

# As many digits as surely fit into SQLite's integers.
TODO_ID = re.compile(r"[1-9][0-9]{0,17}")
ENTITY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')

Methods = Mapping[str, Callable[[], Response]]


class TodoServer(Server):
    def __init__(self, address: tuple[str, int], store: Store):
        self.store = store
        super().__init__(address, TodoHandler)


class TodoHandler(JSONHandler):
    server: TodoServer

    def respond(self) -> Response:
        try:
            path = urlsplit(self.path).path
        except ValueError:
            raise Problem(HTTPStatus.BAD_REQUEST, "The target is no URL.") from None
        methods = self.methods_at(path)
        if self.command not in methods:
            raise Problem(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "This method is not possible here.",
                headers={"Allow": ", ".join(methods)},
            )
        # These two have no content to answer with when all goes well.
        if self.command not in ("DELETE", "OPTIONS"):
            self.check_acceptable()
        try:
            return methods[self.command]()
        except todos.Invalid as error:
            raise Problem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                str(error),
                code="VALIDATION_ERROR",
                details=error.problems,
            ) from None

    def methods_at(self, path: str) -> Methods:
        """Return what can be done at a path; raise a Problem if there is nothing at it."""
        methods: dict[str, Callable[[], Response]]
        match path.split("/"):
            case ["", "health"]:
                methods = {"GET": self.health}
            case ["", "openapi.json"]:
                methods = {"GET": self.describe}
            case ["", "api", "v1", "todos"]:
                methods = {"GET": self.list_todos, "POST": self.create_todo}
            case ["", "api", "v1", "todos", segment] if segment:
                segment = unquote(segment)
                methods = {
                    "GET": partial(self.read_todo, segment),
                    "PUT": partial(self.replace_todo, segment),
                    "PATCH": partial(self.change_todo, segment),
                    "DELETE": partial(self.delete_todo, segment),
                }
            case _:
                raise Problem(HTTPStatus.NOT_FOUND, "There is nothing at this path.")
        # HEAD is answered like GET; its content is left out when it is sent.
        methods["HEAD"] = methods["GET"]
        methods["OPTIONS"] = partial(self.options, ", ".join([*methods, "OPTIONS"]))
        return methods

    # What can be done

    def health(self) -> Response:
        try:
            self.server.store.check()
        except sqlite3.Error as error:
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "The todos can't be read.") from error
        return Response(HTTPStatus.OK, {"status": "ok"})

    def describe(self) -> Response:
        return Response(HTTPStatus.OK, DESCRIPTION)

    def options(self, allowed: str) -> Response:
        headers = {"Allow": allowed}
        if "Access-Control-Request-Method" in self.headers:
            headers["Access-Control-Allow-Methods"] = allowed
            headers["Access-Control-Allow-Headers"] = "*"
        return Response(HTTPStatus.NO_CONTENT, headers=headers)

    def list_todos(self) -> Response:
        listing = todos.parse_listing(self.query())
        found, total = self.server.store.find(listing)
        page = {
            "data": [{name: todo[name] for name in listing.fields} for todo in found],
            "pagination": {"page": listing.page, "limit": listing.limit, "total": total},
        }
        return Response(HTTPStatus.OK, page)

    def create_todo(self) -> Response:
        todo = self.server.store.create(todos.parse_todo(self.json_body(JSON)))
        location = f"{TODOS_PATH}/{todo['id']}"
        headers = {"Location": location, "ETag": entity_tag(todo)}
        return Response(HTTPStatus.CREATED, todo, headers)

    def read_todo(self, segment: str) -> Response:
        todo = self.server.store.read(todo_id(segment))
        if todo is None:
            raise no_such_todo()
        tag = entity_tag(todo)
        known = self.header("If-None-Match")
        if known is not None and is_listed(tag, known, weakly=True):
            return Response(HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
        return Response(HTTPStatus.OK, todo, {"ETag": tag})

    def replace_todo(self, segment: str) -> Response:
        return self.update_todo(segment, todos.parse_todo(self.json_body(JSON)))

    def change_todo(self, segment: str) -> Response:
        return self.update_todo(segment, todos.parse_patch(self.json_body(MERGE_PATCH, JSON)))

    def update_todo(self, segment: str, changes: Mapping[str, Any]) -> Response:
        todo = self.server.store.update(todo_id(segment), changes, self.check_preconditions)
        if todo is None:
            raise no_such_todo()
        return Response(HTTPStatus.OK, todo, {"ETag": entity_tag(todo)})

    def delete_todo(self, segment: str) -> Response:
        if not self.server.store.delete(todo_id(segment), self.check_preconditions):
            raise no_such_todo()
        return Response(HTTPStatus.NO_CONTENT)

    # What a request says

    def query(self) -> dict[str, str]:
        """Return the parameters of the query; of one that is given twice, the last value."""
        # What is not UTF-8 becomes surrogates, which no parameter allows: so it is refused by name.
        pairs = parse_qsl(
            urlsplit(self.path).query, keep_blank_values=True, errors="surrogateescape"
        )
        return dict(pairs)

    def json_body(self, *media_types: str) -> Any:
        """Return the value of the body, which has to be declared as one of the media types."""
        if not self.body:
            raise Problem(HTTPStatus.BAD_REQUEST, "The body is empty.", code="MALFORMED_JSON")
        # A body that is not declared is refused too: what it is would be a guess.
        declared = (self.header("Content-Type") or "").partition(";")[0].strip().lower()
        if declared not in media_types:
            raise Problem(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                f"The body has to be declared as {' or '.join(media_types)}.",
            )
        try:
            return parse_json(self.body)
        except ValueError as error:
            raise Problem(
                HTTPStatus.BAD_REQUEST, f"The body is not JSON: {error}.", code="MALFORMED_JSON"
            ) from error

    def check_acceptable(self) -> None:
        if not accepts_json(self.header("Accept") or ""):
            raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"There is {JSON} only.")

    def check_preconditions(self, todo: Todo) -> None:
        """Raise a Problem unless the client's idea of a todo is the current one."""
        tag = entity_tag(todo)
        expected = self.header("If-Match")
        excluded = self.header("If-None-Match")
        if (expected is not None and not is_listed(tag, expected, weakly=False)) or (
            excluded is not None and is_listed(tag, excluded, weakly=True)
        ):
            raise Problem(HTTPStatus.PRECONDITION_FAILED, "The todo has been changed.")


def todo_id(segment: str) -> int:
    if not TODO_ID.fullmatch(segment):
        raise no_such_todo()
    return int(segment)


def no_such_todo() -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, "There is no such todo.")


def entity_tag(todo: Todo) -> str:
    # No two changes have the same time: see Store.
    return f'"{todo["updated_at"]}"'


def is_listed(tag: str, header: str, *, weakly: bool) -> bool:
    """Return whether If-Match or If-None-Match covers a tag (RFC 9110, section 13.1)."""
    if header.strip() == "*":
        return True
    tags = ENTITY_TAG.findall(header)
    if weakly:
        tags = [listed.removeprefix("W/") for listed in tags]
    return tag in tags


def main() -> None:
    address = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8080"))
    folder = Path(os.environ.get("GRADUS_DATA_DIR", "data"))
    folder.mkdir(parents=True, exist_ok=True)
    with (
        closing(Store(folder / "todos.sqlite3")) as store,
        TodoServer(address, store) as server,
    ):

        def stop(_signal: int, _frame: Any) -> None:
            # shutdown() waits for serve_forever(), which this thread is in: so from another one.
            threading.Thread(target=server.shutdown).start()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        server.serve_forever(poll_interval=0.1)
        server.drain(GRACE)


if __name__ == "__main__":
    main()
