"""The service's own description, served at /openapi.json."""

from typing import Any

from todos import (
    LARGEST_PAGE_SIZE,
    LAST_PAGE,
    MEMBERS,
    NOTES_LENGTH,
    PAGE_SIZE,
    PRIORITIES,
    SEARCH_LENGTH,
    SORT_KEYS,
    TITLE_LENGTH,
)

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"


def _ref(kind: str, name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/{kind}/{name}"}


def _content(schema: str, *media_types: str) -> dict[str, Any]:
    return {media_type: {"schema": _ref("schemas", schema)} for media_type in media_types or [JSON]}


def _answer(description: str, schema: str, **headers: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": description, "content": _content(schema)}
    if headers:
        answer["headers"] = headers
    return answer


def _answers(answers: dict[str, Any], *refusals: str) -> dict[str, Any]:
    responses = answers | {status: _ref("responses", _REFUSALS[status]) for status in refusals}
    return responses | {"default": _ref("responses", "Error")}


def _parameter(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


_REFUSALS = {
    "400": "Malformed",
    "404": "NotFound",
    "406": "NotAcceptable",
    "412": "PreconditionFailed",
    "413": "TooLarge",
    "415": "UnsupportedMediaType",
    "422": "Invalid",
    "503": "Unavailable",
}
_BODY_REFUSALS = ("400", "406", "413", "415", "422")

_ETAG = _ref("headers", "ETag")
_STORED = _answer("The todo as it is stored now.", "Todo", ETag=_ETAG)
_IF_MATCH = _ref("parameters", "IfMatch")
_IF_NONE_MATCH = _ref("parameters", "IfNoneMatch")
_INPUT = {"required": True, "content": _content("TodoInput")}
_PATCH = {"required": True, "content": _content("TodoPatch", MERGE_PATCH, JSON)}

_TITLE = {
    "description": "Has at least one character that is not blank.",
    "type": "string",
    "minLength": 1,
    "maxLength": TITLE_LENGTH,
    "pattern": r"\S",
}
_NOTES = {"type": "string", "maxLength": NOTES_LENGTH}
_PRIORITY = {"type": "string", "enum": list(PRIORITIES)}
_DUE_DATE = {
    "description": "A day of the calendar, `YYYY-MM-DD`, or null.",
    "type": ["string", "null"],
    "format": "date",
}
_TIME = {"type": "string", "format": "date-time"}

_PATHS = {
    "/health": {
        "get": {
            "operationId": "health",
            "summary": "Say whether the service can do its work.",
            "responses": _answers({"200": _answer("It can.", "Health")}, "406", "503"),
        },
    },
    "/openapi.json": {
        "get": {
            "operationId": "describe",
            "summary": "This description.",
            "responses": _answers({"200": _answer("The description.", "Description")}, "406"),
        },
    },
    "/api/v1/todos": {
        "get": {
            "operationId": "listTodos",
            "summary": "A page of the list.",
            "description": "Filters are combined with 'and', then the result is sorted, then cut "
            "into pages. Unknown parameters are ignored.",
            "parameters": [
                _parameter(
                    "page", "The page, from 1.",
                    type="integer", minimum=1, maximum=LAST_PAGE, default=1,
                ),
                _parameter(
                    "limit", "The most todos on a page.",
                    type="integer", minimum=1, maximum=LARGEST_PAGE_SIZE, default=PAGE_SIZE,
                ),
                _parameter(
                    "completed", "Only todos that are completed, or that are open.",
                    type="string", enum=["true", "false"],
                ),
                _parameter("priority", "Only todos of this priority.", **_PRIORITY),
                _parameter(
                    "q", "Only todos whose title contains this text; A to Z match without regard "
                    "to case.",
                    type="string", maxLength=SEARCH_LENGTH,
                ),
                _parameter(
                    "sort", "The key to sort by. Equal todos stand in the order of their creation.",
                    type="string", enum=list(SORT_KEYS), default="created_at",
                ),
                _parameter(
                    "order", "Ascending or descending.",
                    type="string", enum=["asc", "desc"], default="asc",
                ),
                _parameter(
                    "fields", "Names of todo members, separated by commas. Each todo on the page "
                    f"then has these members only. Members are {', '.join(MEMBERS)}.",
                    type="string", minLength=1,
                ),
            ],
            "responses": _answers({"200": _answer("The page.", "TodoPage")}, "406", "422"),
        },
        "post": {
            "operationId": "createTodo",
            "summary": "Create a todo.",
            "requestBody": _INPUT,
            "responses": _answers(
                {
                    "201": _answer(
                        "The todo as it was stored.",
                        "Todo",
                        Location=_ref("headers", "Location"),
                        ETag=_ETAG,
                    ),
                },
                *_BODY_REFUSALS,
            ),
        },
    },
    "/api/v1/todos/{id}": {
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "An id that the service gave out.",
                "schema": _ref("schemas", "Id"),
            },
        ],
        "get": {
            "operationId": "readTodo",
            "summary": "One todo.",
            "parameters": [_IF_NONE_MATCH],
            "responses": _answers(
                {
                    "200": _answer("The todo.", "Todo", ETag=_ETAG),
                    "304": {"description": "Your copy is current.", "headers": {"ETag": _ETAG}},
                },
                "404", "406",
            ),
        },
        "put": {
            "operationId": "replaceTodo",
            "summary": "Replace a todo; members that are left out get their defaults.",
            "parameters": [_IF_MATCH],
            "requestBody": _INPUT,
            "responses": _answers({"200": _STORED}, "404", "412", *_BODY_REFUSALS),
        },
        "patch": {
            "operationId": "changeTodo",
            "summary": "Change some members of a todo, by a merge patch (RFC 7396).",
            "parameters": [_IF_MATCH],
            "requestBody": _PATCH,
            "responses": _answers({"200": _STORED}, "404", "412", *_BODY_REFUSALS),
        },
        "delete": {
            "operationId": "deleteTodo",
            "summary": "Delete a todo.",
            "parameters": [_IF_MATCH],
            "responses": _answers({"204": {"description": "It is gone."}}, "404", "412"),
        },
    },
}  # fmt: skip

_COMPONENTS = {
    "headers": {
        "ETag": {
            "description": "The todo's validator; it changes whenever the todo does.",
            "required": True,
            "schema": {"type": "string"},
        },
        "Location": {
            "description": "Where the new todo is.",
            "required": True,
            "schema": {"type": "string", "format": "uri-reference"},
        },
    },
    "parameters": {
        "IfMatch": {
            "name": "If-Match",
            "in": "header",
            "description": "Act only if one of these validators is current.",
            "schema": {"type": "string"},
        },
        "IfNoneMatch": {
            "name": "If-None-Match",
            "in": "header",
            "description": "Answer 304 if one of these validators is current.",
            "schema": {"type": "string"},
        },
    },
    "responses": {
        "Malformed": _answer("The body is empty or is not JSON.", "Error"),
        "NotFound": _answer("There is no such todo.", "Error"),
        "NotAcceptable": _answer("`Accept` rules out JSON.", "Error"),
        "PreconditionFailed": _answer("None of the validators is current.", "Error"),
        "TooLarge": _answer("The body has more than 1 MiB.", "Error"),
        "UnsupportedMediaType": _answer("The body is not declared as JSON.", "Error"),
        "Invalid": _answer("Members or parameters are not valid; `details` names them.", "Error"),
        "Unavailable": _answer("The service can't do its work.", "Error"),
        "Error": _answer("Any other refusal.", "Error"),
    },
    "schemas": {
        "Id": {"type": "integer", "minimum": 1},
        "TodoInput": {
            "type": "object",
            "required": ["title"],
            "properties": {
                "title": _TITLE,
                "notes": _NOTES | {"default": ""},
                "completed": {"type": "boolean", "default": False},
                "priority": _PRIORITY | {"default": "normal"},
                "due_date": _DUE_DATE | {"default": None},
            },
        },
        "TodoPatch": {
            "type": "object",
            "properties": {
                "title": _TITLE,
                "notes": {"oneOf": [_NOTES, {"type": "null"}]},
                "completed": {"type": ["boolean", "null"]},
                "priority": {"oneOf": [_PRIORITY, {"type": "null"}]},
                "due_date": _DUE_DATE,
            },
        },
        "Todo": {
            "type": "object",
            "required": list(MEMBERS),
            "properties": {
                "id": _ref("schemas", "Id"),
                "title": _TITLE,
                "notes": _NOTES,
                "completed": {"type": "boolean"},
                "priority": _PRIORITY,
                "due_date": _DUE_DATE,
                "created_at": _TIME,
                "updated_at": _TIME,
            },
        },
        "TodoPage": {
            "type": "object",
            "required": ["data", "pagination"],
            "properties": {
                "data": {
                    "description": "Todos, or todos cut down to `fields`.",
                    "type": "array",
                    "items": {"type": "object"},
                },
                "pagination": {
                    "type": "object",
                    "required": ["page", "limit", "total"],
                    "properties": {
                        "page": {"type": "integer", "minimum": 1},
                        "limit": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE_SIZE},
                        "total": {"type": "integer", "minimum": 0},
                    },
                },
            },
        },
        "Health": {
            "type": "object",
            "required": ["status"],
            "properties": {"status": {"type": "string", "const": "ok"}},
        },
        "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {
                "error": {
                    "type": "object",
                    "required": ["code", "message"],
                    "properties": {
                        "code": {"type": "string", "minLength": 1},
                        "message": {"type": "string", "minLength": 1},
                        "details": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["field", "message"],
                                "properties": {
                                    "field": {"type": "string"},
                                    "message": {"type": "string"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}

DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {
        "title": "Todo API",
        "version": "1.0.0",
        "summary": "A list of todos that one person keeps.",
    },
    "servers": [{"url": "/"}],
    "paths": _PATHS,
    "components": _COMPONENTS,
}
