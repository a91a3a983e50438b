"""Every refusal is answered with the same envelope, built here."""

from typing import Any

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

Detail = dict[str, str]


class ApiError(Exception):
    """A refusal that has a status and a code of its own."""

    def __init__(
        self, status: int, code: str, message: str, details: list[Detail] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details


class ValidationError(ApiError):
    """The request could be read, but what it says is not valid."""

    def __init__(self, message: str, details: list[Detail] | None = None) -> None:
        super().__init__(422, "VALIDATION_ERROR", message, details)


def envelope(code: str, message: str, details: list[Detail] | None = None) -> dict[str, Any]:
    error: dict[str, Any] = {"code": code, "message": message}
    if details:
        error["details"] = details
    return {"error": error}


def code_of(reason: str) -> str:
    """`Method Not Allowed` becomes `METHOD_NOT_ALLOWED`."""
    return reason.upper().replace(" ", "_").replace("-", "_")


def register(app: Flask) -> None:
    @app.errorhandler(ApiError)
    def handle_api_error(error: ApiError) -> tuple[Response, int]:
        return jsonify(envelope(error.code, error.message, error.details)), error.status

    @app.errorhandler(HTTPException)
    def handle_http_exception(error: HTTPException) -> Response:
        # Unhandled exceptions come here as well: Flask logs them and makes them a 500.
        response = error.get_response()  # keeps headers such as Allow
        response.data = app.json.dumps(
            envelope(code_of(error.name), error.description or error.name)
        )
        response.content_type = "application/json"
        return response
