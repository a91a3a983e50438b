"""The service's own description, served at /openapi.json."""

from typing import Any

from validation import (
    DEFAULTS,
    MAX_LIMIT,
    MAX_PAGE,
    MEMBERS,
    NOTES_LENGTH,
    PRIORITIES,
    QUERY_LENGTH,
    SORT_KEYS,
    TITLE_LENGTH,
)

Json = dict[str, Any]


def ref(section: str, name: str) -> Json:
    return {"$ref": f"#/components/{section}/{name}"}


def schema(name: str) -> Json:
    return ref("schemas", name)


def content(name: str, *media_types: str) -> Json:
    return {media_type: {"schema": schema(name)} for media_type in media_types or [JSON]}


def nullable(name: str) -> Json:
    return {"oneOf": [schema(name), {"type": "null"}]}


def refusals(*statuses: str) -> Json:
    names = {
        "400": "Malformed",
        "404": "NotFound",
        "412": "PreconditionFailed",
        "413": "TooLarge",
        "415": "UnsupportedMediaType",
        "422": "Invalid",
        "406": "NotAcceptable",
        "default": "Error",
    }
    return {status: ref("responses", names[status]) for status in (*statuses, "default")}


def refusal(description: str) -> Json:
    return {"description": description, "content": content("Error")}


def query(name: str, description: str, value: Json, **more: Any) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": value, **more}


def header(name: str, description: str) -> Json:
    return {"name": name, "in": "header", "description": description, "schema": {"type": "string"}}


def response(description: str, name: str, headers: Json | None = None) -> Json:
    value: Json = {"description": description}
    if headers:
        value["headers"] = headers
    return {**value, "content": content(name)}


JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

ETAG = {"ETag": ref("headers", "ETag")}
IF_MATCH = header("If-Match", "Act only if this is the validator of the todo as it is now.")
STORED = response("The todo as it is stored now.", "Todo", ETAG)
TODO_INPUT = {"required": True, "content": content("TodoInput")}
TIME = {"type": "string", "format": "date-time"}

DESCRIPTION: Json = {
    "openapi": "3.1.0",
    "info": {
        "title": "Todo API",
        "version": "1.0.0",
        "summary": "A list of todos that one person keeps.",
        "description": (
            "Unknown members of a body, and those that only the server sets, are ignored. "
            "Unknown query parameters of the list are refused. Times are UTC, in whole seconds."
        ),
    },
    "servers": [{"url": "/"}],
    "paths": {
        "/health": {
            "get": {
                "operationId": "health",
                "summary": "Say whether the service can do its work.",
                "responses": {"200": response("It can.", "Health"), **refusals("406")},
            }
        },
        "/openapi.json": {
            "get": {
                "operationId": "describe",
                "summary": "The service's own description, an OpenAPI 3.1 document.",
                "responses": {
                    "200": response("The description.", "Description"),
                    **refusals("406"),
                },
            }
        },
        "/api/v1/todos": {
            "get": {
                "operationId": "listTodos",
                "summary": "A page of the list.",
                "description": (
                    'Filters are combined with "and", then the result is sorted, then cut into '
                    "pages. A page beyond the last is empty."
                ),
                "parameters": [
                    query(
                        "page",
                        "The page, from 1.",
                        {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1},
                    ),
                    query(
                        "limit",
                        "The most todos on a page.",
                        {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 20},
                    ),
                    query(
                        "completed",
                        "Only todos that are completed (`true`) or open (`false`).",
                        {"type": "string", "enum": ["true", "false"]},
                    ),
                    query("priority", "Only todos of this priority.", schema("Priority")),
                    query(
                        "q",
                        "Only todos whose title contains this text. A to Z match without regard "
                        "to case, every other character matches only itself.",
                        {"type": "string", "maxLength": QUERY_LENGTH},
                        allowEmptyValue=True,
                    ),
                    query(
                        "sort",
                        "The key to sort by. Todos without a due date are last in both "
                        "directions. Todos that are equal under the key stand in the order of "
                        "their creation.",
                        {"type": "string", "enum": list(SORT_KEYS), "default": "created_at"},
                    ),
                    query(
                        "order",
                        "Ascending or descending.",
                        {"type": "string", "enum": ["asc", "desc"], "default": "asc"},
                    ),
                    query(
                        "fields",
                        "The members that each todo on the page shall have, separated by commas.",
                        {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "enum": list(MEMBERS)},
                        },
                        style="form",
                        explode=False,
                        example=["id", "title"],
                    ),
                ],
                "responses": {"200": response("The page.", "TodoPage"), **refusals("422", "406")},
            },
            "post": {
                "operationId": "createTodo",
                "summary": "Create a todo.",
                "requestBody": TODO_INPUT,
                "responses": {
                    "201": response(
                        "The todo as it was stored.",
                        "Todo",
                        {
                            "Location": {
                                "description": "The path of the new todo.",
                                "required": True,
                                "schema": {"type": "string", "format": "uri-reference"},
                            },
                            **ETAG,
                        },
                    ),
                    **refusals("400", "406", "413", "415", "422"),
                },
            },
        },
        "/api/v1/todos/{id}": {
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "description": "An id that the service gave out.",
                    "schema": schema("Id"),
                }
            ],
            "get": {
                "operationId": "readTodo",
                "summary": "One todo.",
                "parameters": [
                    header("If-None-Match", "The validator of the copy that the client has.")
                ],
                "responses": {
                    "200": response("The todo.", "Todo", ETAG),
                    "304": {"description": "The client's copy is current.", "headers": ETAG},
                    **refusals("404", "406", "412"),
                },
            },
            "put": {
                "operationId": "replaceTodo",
                "summary": "Replace a todo. Members that are left out get their defaults.",
                "parameters": [IF_MATCH],
                "requestBody": TODO_INPUT,
                "responses": {
                    "200": STORED,
                    **refusals("400", "404", "406", "412", "413", "415", "422"),
                },
            },
            "patch": {
                "operationId": "changeTodo",
                "summary": "Change some members of a todo (a merge patch, RFC 7396).",
                "parameters": [IF_MATCH],
                "requestBody": {
                    "required": True,
                    "content": content("TodoPatch", MERGE_PATCH, JSON),
                },
                "responses": {
                    "200": STORED,
                    **refusals("400", "404", "406", "412", "413", "415", "422"),
                },
            },
            "delete": {
                "operationId": "deleteTodo",
                "summary": "Delete a todo. Its id is never given out again.",
                "parameters": [IF_MATCH],
                "responses": {"204": {"description": "It is gone."}, **refusals("404", "412")},
            },
        },
    },
    "components": {
        "headers": {
            "ETag": {
                "description": "The validator of the todo. It changes whenever the todo does.",
                "schema": {"type": "string"},
            }
        },
        "responses": {
            "Malformed": refusal("The body is not JSON (`MALFORMED_JSON`), or nested too deeply."),
            "Invalid": refusal(
                "The request is not valid (`VALIDATION_ERROR`); `details` names what is wrong."
            ),
            "NotFound": refusal("There is no such todo (`NOT_FOUND`)."),
            "NotAcceptable": refusal("`Accept` rules out JSON (`NOT_ACCEPTABLE`)."),
            "PreconditionFailed": refusal(
                "The validator is not the current one (`PRECONDITION_FAILED`)."
            ),
            "TooLarge": refusal("The body has more than 1 MiB (`REQUEST_ENTITY_TOO_LARGE`)."),
            "UnsupportedMediaType": refusal(
                "The body is declared as something else than JSON (`UNSUPPORTED_MEDIA_TYPE`)."
            ),
            "Error": refusal("Any other refusal."),
        },
        "schemas": {
            "Health": {
                "type": "object",
                "required": ["status"],
                "properties": {"status": {"type": "string", "const": "ok"}},
            },
            "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
            "Id": {"description": "Never given out twice.", "type": "integer", "minimum": 1},
            "Title": {
                "description": "Has at least one character that is not blank.",
                "type": "string",
                "minLength": 1,
                "maxLength": TITLE_LENGTH,
                "pattern": r"\S",
            },
            "Notes": {"type": "string", "maxLength": NOTES_LENGTH, "default": DEFAULTS["notes"]},
            "Priority": {"type": "string", "enum": list(PRIORITIES)},
            "DueDate": {
                "description": "A day of the calendar, YYYY-MM-DD, or null.",
                "type": ["string", "null"],
                "format": "date",
                "default": DEFAULTS["due_date"],
            },
            "TodoInput": {
                "type": "object",
                "required": ["title"],
                "properties": {
                    "title": schema("Title"),
                    "notes": schema("Notes"),
                    "completed": {"type": "boolean", "default": DEFAULTS["completed"]},
                    "priority": {**schema("Priority"), "default": DEFAULTS["priority"]},
                    "due_date": schema("DueDate"),
                },
            },
            "TodoPatch": {
                "description": "`null` puts an optional member back to its default.",
                "type": "object",
                "properties": {
                    "title": schema("Title"),
                    "notes": nullable("Notes"),
                    "completed": {"type": ["boolean", "null"]},
                    "priority": nullable("Priority"),
                    "due_date": schema("DueDate"),
                },
            },
            "Todo": {
                "type": "object",
                "required": list(MEMBERS),
                "properties": {
                    "id": schema("Id"),
                    "title": schema("Title"),
                    "notes": schema("Notes"),
                    "completed": {"type": "boolean"},
                    "priority": schema("Priority"),
                    "due_date": schema("DueDate"),
                    "created_at": {"description": "When it was created.", **TIME},
                    "updated_at": {"description": "When it was last changed.", **TIME},
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
                            "limit": {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT},
                            "total": {"type": "integer", "minimum": 0},
                        },
                    },
                },
            },
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
                    }
                },
            },
        },
    },
}
