"""What a valid todo is, and what a valid question for a list of them; nothing of HTTP or SQL."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

TITLE_LENGTH = 200
NOTES_LENGTH = 2000
SEARCH_LENGTH = 200
PAGE_SIZE = 20
LARGEST_PAGE_SIZE = 100
LAST_PAGE = 1_000_000

PRIORITIES = ("low", "normal", "high")
SORT_KEYS = ("created_at", "title", "priority", "due_date")
MEMBERS = (
    "id", "title", "notes", "completed", "priority", "due_date", "created_at", "updated_at",
)  # fmt: skip
DEFAULTS = {"notes": "", "completed": False, "priority": "normal", "due_date": None}

# What `\S` matches in JSON Schema, whose patterns are ECMAScript's. Python's `\s` is another set:
# it has the separators U+001C to U+001F and U+0085, and lacks U+FEFF.
NOT_BLANK = re.compile(r"[^\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]")
# Half of a surrogate pair: JSON can escape it, and UTF-8 can't hold it.
SURROGATE = re.compile(r"[\ud800-\udfff]")
FULL_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
PAGE_NUMBER = re.compile(r"[0-9]{1,7}")


class Invalid(ValueError):
    """A request that can be read but not accepted, and why: a message for each field at fault."""

    def __init__(self, message: str, problems: Mapping[str, str] | None = None):
        super().__init__(message)
        self.problems = problems or {}


@dataclass(frozen=True)
class Listing:
    """What a client wants to see of the list."""

    page: int = 1
    limit: int = PAGE_SIZE
    completed: bool | None = None
    priority: str | None = None
    q: str = ""
    sort: str = "created_at"
    order: str = "asc"
    fields: tuple[str, ...] = MEMBERS


def parse_todo(body: object) -> dict[str, Any]:
    """Return what a client sets of a todo, complete with the defaults of what it left out."""
    values, problems = _parse(_MEMBER_PARSERS, _members(body))
    if "title" not in values:
        problems.setdefault("title", "is required")
    _refuse_any(problems)
    return DEFAULTS | values


def parse_patch(body: object) -> dict[str, Any]:
    """Return the members that a merge patch changes; null stands for a member's default."""
    sent = {
        name: DEFAULTS.get(name) if value is None else value
        for name, value in _members(body).items()
    }
    values, problems = _parse(_MEMBER_PARSERS, sent)
    _refuse_any(problems)
    return values


def parse_listing(query: Mapping[str, str]) -> Listing:
    """Return what the parameters of a query ask for; unknown ones are ignored."""
    values, problems = _parse(_PARAMETER_PARSERS, query)
    _refuse_any(problems)
    return Listing(**values)


def _members(body: object) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Invalid("The body has to be a JSON object.")
    return body


def _parse(
    parsers: Mapping[str, Callable[[Any], Any]], raw: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Parse what is there and known, and tell of every problem rather than only of the first."""
    values, problems = {}, {}
    for name, parse in parsers.items():
        if name in raw:
            try:
                values[name] = parse(raw[name])
            except ValueError as error:
                problems[name] = str(error)
    return values, problems


def _refuse_any(problems: Mapping[str, str]) -> None:
    if problems:
        raise Invalid(f"Not valid: {', '.join(problems)}.", problems)


# The members of a body: parsers get what JSON had, of any type.


def _text(value: object, length: int) -> str:
    if not isinstance(value, str):
        raise ValueError("has to be a string")
    if len(value) > length:
        raise ValueError(f"has to have at most {length} characters")
    if SURROGATE.search(value):
        raise ValueError("has to be Unicode text, without halves of surrogate pairs")
    return value


def _title(value: object) -> str:
    title = _text(value, TITLE_LENGTH)
    if not NOT_BLANK.search(title):
        raise ValueError("must not be blank")
    return title


def _notes(value: object) -> str:
    return _text(value, NOTES_LENGTH)


def _completed(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("has to be true or false")
    return value


def _priority(value: object) -> str:
    if value not in PRIORITIES:
        raise ValueError(f"has to be one of {', '.join(PRIORITIES)}")
    return value


def _due_date(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and _is_calendar_day(value)):
        raise ValueError("has to be a day of the calendar, YYYY-MM-DD, or null")
    return value


def _is_calendar_day(text: str) -> bool:
    # date.fromisoformat() would take 20240131 and 2024-W05-3 too, and refuse the year 0000.
    if not (match := FULL_DATE.fullmatch(text)):
        return False
    year, month, day = map(int, match.groups())
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_MEMBER_PARSERS = {
    "title": _title,
    "notes": _notes,
    "completed": _completed,
    "priority": _priority,
    "due_date": _due_date,
}


# The parameters of a query: parsers get text, which may be empty.


def _whole_number(largest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        # The pattern comes first: int() takes "+1", "1_000" and the digits of other scripts too.
        if not PAGE_NUMBER.fullmatch(text) or not 1 <= int(text) <= largest:
            raise ValueError(f"has to be a whole number from 1 to {largest}")
        return int(text)

    return parse


def _one_of(choices: Mapping[str, Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if text not in choices:
            raise ValueError(f"has to be one of {', '.join(choices)}")
        return choices[text]

    return parse


def _search_text(text: str) -> str:
    return _text(text, SEARCH_LENGTH)


def _member_names(text: str) -> tuple[str, ...]:
    names = text.split(",")
    if not set(names) <= set(MEMBERS):
        raise ValueError(f"has to be names out of {', '.join(MEMBERS)}, separated by commas")
    return tuple(names)


_PARAMETER_PARSERS = {
    "page": _whole_number(LAST_PAGE),
    "limit": _whole_number(LARGEST_PAGE_SIZE),
    "completed": _one_of({"true": True, "false": False}),
    "priority": _one_of({name: name for name in PRIORITIES}),
    "q": _search_text,
    "sort": _one_of({name: name for name in SORT_KEYS}),
    "order": _one_of({"asc": "asc", "desc": "desc"}),
    "fields": _member_names,
}
