"""What a client may send: bodies and query parameters.

Each function returns clean values or raises an `ApiError` that names all that is wrong.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote_to_bytes

from errors import ApiError, Detail, ValidationError

PRIORITIES = ("low", "normal", "high")
SORT_KEYS = ("created_at", "title", "priority", "due_date")
MEMBERS = (
    "id", "title", "notes", "completed", "priority", "due_date", "created_at", "updated_at",
)  # fmt: skip
DEFAULTS: dict[str, Any] = {
    "notes": "",
    "completed": False,
    "priority": "normal",
    "due_date": None,
}

TITLE_LENGTH = 200
NOTES_LENGTH = 2000
QUERY_LENGTH = 200
MAX_PAGE = 1_000_000
MAX_LIMIT = 100

# `\S` as JSON Schema means it, which is ECMA-262's. Python's own idea of a blank differs: it knows
# U+001C to U+001F and U+0085, but not U+FEFF.
NOT_BLANK = re.compile(
    r"[^\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
)
FULL_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


# Bodies


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a body."""

    def no_constant(name: str) -> None:
        raise ValueError(f"{name} is not JSON")

    try:
        # Integers are read as floats because Python refuses to read very long ones. No member of a
        # todo is a number, so nothing is lost.
        value = json.loads(body.decode("utf-8"), parse_int=float, parse_constant=no_constant)
    except ValueError as error:
        message = f"The body is not JSON: {error}." if body else "The body is empty."
        raise ApiError(400, "MALFORMED_JSON", message) from error
    except RecursionError as error:
        # It may be JSON or not. The contract allows this answer for both.
        raise ApiError(400, "VALIDATION_ERROR", "The body is nested too deeply.") from error
    if not isinstance(value, dict):
        raise ValidationError("The body must be a JSON object.")
    return value


def todo_input(body: Mapping[str, Any]) -> dict[str, Any]:
    """A whole todo, for POST and PUT. Members that a client can't set are ignored."""
    values = {**DEFAULTS, **{name: body[name] for name in CHECKS if name in body}}
    details = [] if "title" in body else [detail("title", "is required")]
    return checked(values, details)


def todo_patch(body: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that a merge patch makes. `null` stands for the default."""
    changes = {name: body[name] for name in CHECKS if name in body}
    for name, default in DEFAULTS.items():
        if name in changes and changes[name] is None:
            changes[name] = default
    return checked(changes, [])


def checked(values: dict[str, Any], details: list[Detail]) -> dict[str, Any]:
    for name, value in values.items():
        problem = CHECKS[name](value)
        if problem:
            details.append(detail(name, problem))
    if details:
        raise ValidationError("The todo is not valid.", details)
    return values


def check_title(value: Any) -> str | None:
    problem = check_text(value, TITLE_LENGTH)
    if problem is None and not NOT_BLANK.search(value):
        return "must not be blank"
    return problem


def check_notes(value: Any) -> str | None:
    return check_text(value, NOTES_LENGTH)


def check_text(value: Any, length: int) -> str | None:
    if not isinstance(value, str):
        return "must be a string"
    if len(value) > length:
        return f"must have at most {length} characters"
    if any("\ud800" <= character <= "\udfff" for character in value):
        return "must not contain half of a surrogate pair"
    return None


def check_completed(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def check_priority(value: Any) -> str | None:
    return None if value in PRIORITIES else f"must be one of {', '.join(PRIORITIES)}"


def check_due_date(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and is_full_date(value)):
        return None
    return "must be a day of the calendar, YYYY-MM-DD, or null"


def is_full_date(text: str) -> bool:
    match = FULL_DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    try:
        # The calendar repeats every 400 years. RFC 3339 knows the year 0000, Python doesn't.
        date(2000 + year % 400, month, day)
    except ValueError:
        return False
    return True


CHECKS: dict[str, Callable[[Any], str | None]] = {
    "title": check_title,
    "notes": check_notes,
    "completed": check_completed,
    "priority": check_priority,
    "due_date": check_due_date,
}


# Query parameters


def list_parameters(query_string: bytes) -> dict[str, Any]:
    """The parameters of the list, with defaults for those that are missing."""
    values: dict[str, Any] = {
        "page": 1,
        "limit": 20,
        "completed": None,
        "priority": None,
        "q": "",
        "sort": "created_at",
        "order": "asc",
        "fields": None,
    }
    details: list[Detail] = []
    seen: set[str] = set()
    for name, text in query_pairs(query_string):
        if name not in PARAMETERS:
            details.append(detail(name, "is not a parameter of this list"))
        elif name in seen:
            details.append(detail(name, "must be given once"))
        elif text is None:
            details.append(detail(name, "must be UTF-8"))
        else:
            try:
                values[name] = PARAMETERS[name](text)
            except ValueError as error:
                details.append(detail(name, str(error)))
        seen.add(name)
    if details:
        raise ValidationError("The query is not valid.", details)
    return values


def query_pairs(query_string: bytes) -> list[tuple[str, str | None]]:
    """Names and values; a value that is not UTF-8 is None.

    `request.args` would keep such a value in some other spelling, and so search for the wrong text.
    """
    pairs: list[tuple[str, str | None]] = []
    for part in query_string.split(b"&"):
        if not part:
            continue
        raw_name, _, raw_value = part.replace(b"+", b" ").partition(b"=")
        name = unquote_to_bytes(raw_name).decode("utf-8", "replace")
        try:
            pairs.append((name, unquote_to_bytes(raw_value).decode("utf-8")))
        except UnicodeDecodeError:
            pairs.append((name, None))
    return pairs


def whole_number(maximum: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        digits = text.lstrip("0")
        if (
            not re.fullmatch("[0-9]+", text)
            or not digits
            or len(digits) > len(str(maximum))
            or int(digits) > maximum
        ):
            raise ValueError(f"must be a whole number from 1 to {maximum}")
        return int(digits)

    return parse


def one_of(*allowed: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text

    return parse


def search_text(text: str) -> str:
    if len(text) > QUERY_LENGTH:
        raise ValueError(f"must have at most {QUERY_LENGTH} characters")
    return text


def field_names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if any(name not in MEMBERS for name in names):
        raise ValueError(f"must name members of a todo: {', '.join(MEMBERS)}")
    return names


PARAMETERS: dict[str, Callable[[str], Any]] = {
    "page": whole_number(MAX_PAGE),
    "limit": whole_number(MAX_LIMIT),
    "completed": lambda text: one_of("true", "false")(text) == "true",
    "priority": one_of(*PRIORITIES),
    "q": search_text,
    "sort": one_of(*SORT_KEYS),
    "order": one_of("asc", "desc"),
    "fields": field_names,
}


def detail(field: str, message: str) -> Detail:
    return {"field": field, "message": message}
