"""The Todo API: the application factory, and the program that serves it."""

import logging
import os
from pathlib import Path

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import NotAcceptable, NotFound, RequestEntityTooLarge
from werkzeug.http import parse_list_header, parse_options_header

import errors
import serving
import todos
from openapi import DESCRIPTION
from store import TodoStore

MAX_BODY = 1024 * 1024


def create_app(data_dir: Path) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.json.sort_keys = False
    # A path with doubled slashes is unknown, not redirected.
    app.url_map.merge_slashes = False
    app.url_map.converters["todo_id"] = todos.TodoIdConverter

    data_dir.mkdir(parents=True, exist_ok=True)
    app.extensions["todo_store"] = TodoStore(data_dir / "todos.sqlite3")

    errors.register(app)
    app.register_blueprint(todos.blueprint, url_prefix="/api/v1/todos")
    app.before_request(refuse_early)
    app.after_request(finish_options)
    app.after_request(allow_other_origins)

    @app.get("/health")
    def health() -> Response:
        app.extensions["todo_store"].ping()
        response = jsonify(status="ok")
        response.cache_control.no_store = True
        return response

    @app.get("/openapi.json")
    def describe() -> Response:
        return jsonify(DESCRIPTION)

    return app


def refuse_early() -> None:
    """Refuse what no view should have to think about."""
    if request.environ.get("REQUEST_URI", "").startswith("//"):
        # Werkzeug drops leading slashes, but //health is not /health.
        raise NotFound()
    if request.routing_exception is not None:
        return  # 404 and 405 say more than the refusals below.
    if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH") and not accepts_json():
        raise NotAcceptable("This service answers application/json only.")
    if (request.content_length or 0) > MAX_BODY:
        raise RequestEntityTooLarge(f"A body may have at most {MAX_BODY} bytes.")


def accepts_json() -> bool:
    """Whether `Accept` allows application/json; the most specific range decides."""
    ranges: dict[str, float] = {}
    for item in parse_list_header(request.headers.get("Accept", "")):
        media_range, parameters = parse_options_header(item)
        try:
            ranges[media_range.lower()] = float(parameters.get("q", "1"))
        except ValueError:
            continue
    for media_range in ("application/json", "application/*", "*/*"):
        if media_range in ranges:
            return ranges[media_range] > 0
    return not ranges


def finish_options(response: Response) -> Response:
    """Flask answers OPTIONS with `Allow`; there is no content to describe."""
    if request.method == "OPTIONS" and response.status_code == 200:
        response.status_code = 204
        response.headers.pop("Content-Type", None)
    return response


def allow_other_origins(response: Response) -> Response:
    """CORS. There are no cookies or other credentials, so any origin may ask."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Location"
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = "600"
    return response


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    serving.serve(
        create_app(Path(os.environ.get("GRADUS_DATA_DIR", "data"))),
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8080")),
        max_body=MAX_BODY,
    )


if __name__ == "__main__":
    main()
