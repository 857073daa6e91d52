"""What is wrong with a request, in words for who wrote it. Pure.

Knows how pydantic tells its errors; one that it does not know is told in pydantic's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SHOWN = 80
"""Characters of what was sent that are repeated."""
NOT_JSON = "json_invalid"
EXPECTED = {
    "missing": "this field",
    "string_type": "text",
    "string_unicode": "text without halves of letters (lone surrogates such as \\ud800)",
    "string_pattern_mismatch": "at least one character that is not blank",
    "string_too_short": "at least {min_length} character(s)",
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} item(s)",
    "too_long": "at most {max_length} items",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "date_type": "a day as YYYY-MM-DD",
    "date_parsing": "a day as YYYY-MM-DD",
    "date_from_datetime_parsing": "a day as YYYY-MM-DD",
    "date_from_datetime_inexact": "a day as YYYY-MM-DD",
    "literal_error": "one of {expected}",
}
"""What was expected, by pydantic's type of the error."""


def explain(faults: Sequence[Mapping[str, Any]]) -> str:
    """Say where a request is wrong, what stood there, what was expected and what to do."""
    return f"{'; '.join(map(_explained, faults))}. Correct the request and send it again."


def unparsed(error: ValueError | RecursionError) -> str:
    """Say why a body could not even be tried as JSON, what was expected and what to do."""
    got = "JSON that is nested too deeply"
    if isinstance(error, ValueError):
        got = "a number of more figures than can be read"
    if isinstance(error, UnicodeDecodeError):
        got = f"bytes that are no text in UTF-8 ({error.reason} at byte {error.start})"
    return (
        f"body: got {got}, expected a JSON object in UTF-8. Correct the request and send it again."
    )


def _explained(fault: Mapping[str, Any]) -> str:
    kind, told = str(fault["type"]), fault.get("ctx") or {}
    if kind == NOT_JSON:
        return f"body: got no valid JSON (at character {fault['loc'][-1]}: {told.get('error')})"
    where = ".".join(str(step) for step in fault["loc"])
    got = "nothing" if kind == "missing" else f"{fault.get('input')!r:.{SHOWN}}"
    expected = EXPECTED.get(kind)
    if expected is None:
        return f"{where}: got {got}; {fault['msg']}"
    return f"{where}: got {got}, expected {expected.format(**told)}"
