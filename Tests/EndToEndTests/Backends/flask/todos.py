"""The todos under /api/v1/todos."""

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request, url_for
from werkzeug.exceptions import NotFound, PreconditionFailed, UnsupportedMediaType
from werkzeug.routing import BaseConverter

import validation
from store import Todo, TodoStore

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

blueprint = Blueprint("todos", __name__)


class TodoIdConverter(BaseConverter):
    """An id as it is given out. `01` or `١` is none, though `int` would read them as 1.

    Ids of up to 18 digits fit into SQLite's integers.
    """

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)


@blueprint.get("")
def list_todos() -> Response:
    parameters = validation.list_parameters(request.query_string)
    fields = parameters.pop("fields") or validation.MEMBERS
    todos, total = store().page(**parameters)
    return jsonify(
        data=[represent(todo, fields) for todo in todos],
        pagination={"page": parameters["page"], "limit": parameters["limit"], "total": total},
    )


@blueprint.post("")
def create_todo() -> Response:
    values = validation.todo_input(json_body(JSON))
    with store().writing():
        todo = store().insert(values)
    response = answer(todo)
    response.status_code = 201
    response.location = url_for(".read_todo", todo_id=todo.id)
    return response


@blueprint.get("/<todo_id:todo_id>")
def read_todo(todo_id: int) -> Response:
    todo = current(todo_id)
    return answer(todo).make_conditional(request)


@blueprint.put("/<todo_id:todo_id>")
def replace_todo(todo_id: int) -> Response:
    values = validation.todo_input(json_body(JSON))
    with store().writing():
        todo = store().update(current(todo_id), values)
    return answer(todo)


@blueprint.patch("/<todo_id:todo_id>")
def change_todo(todo_id: int) -> Response:
    changes = validation.todo_patch(json_body(MERGE_PATCH, JSON))
    with store().writing():
        todo = current(todo_id)
        if changes:
            todo = store().update(todo, changes)
    return answer(todo)


@blueprint.delete("/<todo_id:todo_id>")
def delete_todo(todo_id: int) -> Response:
    with store().writing():
        store().delete(current(todo_id))
    response = Response(status=204)
    response.headers.pop("Content-Type", None)
    return response


def store() -> TodoStore:
    return current_app.extensions["todo_store"]


def current(todo_id: int) -> Todo:
    """The todo, if there is one and the request's preconditions hold for it.

    A writing view calls this inside its transaction, so that nothing comes between.
    """
    todo = store().find(todo_id)
    if todo is None:
        raise NotFound(f"There is no todo {todo_id}.")
    if "If-Match" in request.headers and not request.if_match.contains(todo.etag):
        raise PreconditionFailed("The todo is not the one that If-Match names.")
    if request.method not in ("GET", "HEAD") and request.if_none_match.contains_weak(todo.etag):
        raise PreconditionFailed("The todo is one that If-None-Match rules out.")
    return todo


def json_body(*media_types: str) -> dict[str, Any]:
    """The JSON object in the body. Without a Content-Type it is read as JSON."""
    if request.mimetype and request.mimetype not in media_types:
        raise UnsupportedMediaType(f"The body must be {' or '.join(media_types)}.")
    return validation.json_object(request.get_data(cache=False))


def answer(todo: Todo) -> Response:
    response = jsonify(represent(todo, validation.MEMBERS))
    response.set_etag(todo.etag)
    return response


def represent(todo: Todo, fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(todo, name) for name in validation.MEMBERS if name in fields}
