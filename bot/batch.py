"""`onrecord batch`: JSON Lines in, JSON Lines out, through the same desk as every face.

    {"id": 1, "command": "pledges", "args": {"entity": "US"}, "locale": "en-US"}
    {"id": 1, "status": "ok", "text": "…", "entity": {…}, "candidates": […], "facts": […], "sources": […],
     "elapsed_ms": 0.8, "error": null}

A line that cannot be read or answered gives a line with status `error` that says why; the others still run, in order.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from bot.answers import Answer, AnswerStatus
from bot.desk import CommandSpec, Desk
from bot.desk import resolve as resolving
from knowledge.errors import OnRecordError

_MOST_CANDIDATES = 100
_LONGEST_NUMBER = 4_000
"""The digits of a whole number; Python itself reads no more than 4,300."""


class RequestError(OnRecordError):
    """A line of a batch is not a request; the text says why."""


def run(desk: Desk, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield one line of JSON for each line that is not blank, in their order."""
    for line in lines:
        if line.strip():
            yield _encoded(_answered(desk, line))


def as_json(answer: Answer, elapsed_ms: float | None = None) -> dict[str, Any]:
    """Return an answer as the contract of `onrecord batch` gives it, without the id of the request."""
    text = "\n".join(answer.lines())
    return {
        "status": answer.status.value,
        "text": text,
        "entity": _label(answer.entity),
        "candidates": [_label(candidate) for candidate in answer.candidates],
        "facts": [dict(fact) for fact in answer.facts],
        "sources": list(answer.sources),
        "elapsed_ms": elapsed_ms,
        "error": text if answer.status is AnswerStatus.ERROR else None,
        **answer.extra,
    }


def _answered(desk: Desk, line: bytes) -> dict[str, Any]:
    began = time.perf_counter()
    identity = None
    try:
        request = _request(line)
        identity = request.get("id")
        answer = _answer(desk, request)
        return {"id": identity, **as_json(answer, _since(began))}
    except RequestError as fault:
        error = str(fault)
    except Exception as fault:  # A fault of ours must not cost the caller the other lines; its kind is said.
        error = f"internal error: {type(fault).__name__}: {fault}"
    return {
        "id": identity,
        "status": AnswerStatus.ERROR.value,
        "text": error,
        "entity": None,
        "candidates": [],
        "facts": [],
        "sources": [],
        "elapsed_ms": _since(began),
        "error": error,
    }


def _request(line: bytes) -> dict[str, Any]:
    """Return the request of a line; raises RequestError where it is none."""
    try:
        request = json.loads(
            line.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_finite, parse_int=_whole_number
        )
    except UnicodeDecodeError as fault:
        raise RequestError(f"not UTF-8: byte {fault.start}") from None
    except (ValueError, RecursionError) as fault:
        raise RequestError(f"not JSON: {fault}") from None
    if not isinstance(request, dict):
        raise RequestError('not a request: an object like {"id": 1, "command": "pledges", "args": {…}} is wanted')
    return request


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _finite(digits: str) -> float:
    """Return a number that JSON can give back: 1e400 would come out as Infinity, which it cannot."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:20]} is too large a number")
    return number


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(digits)} digits is too large")
    return int(digits)


def _answer(desk: Desk, request: Mapping[str, Any]) -> Answer:
    command, given, language = request.get("command"), request.get("args", {}), request.get("locale", "en-US")
    if not isinstance(command, str):
        raise RequestError("`command` is missing: it is the name of a command")
    if not isinstance(given, dict):
        raise RequestError("`args` is not an object")
    if not isinstance(language, str):
        raise RequestError("`locale` is not a string")
    arguments = {name: _text(name, value) for name, value in given.items() if value is not None}
    if command == resolving.NAME:
        return _resolve(desk, arguments, language)
    spec = desk.commands.get(command)
    if spec is None:
        known = ", ".join([*desk.commands, resolving.NAME])
        raise RequestError(f"there is no command {command[:40]!r}; the commands are {known}")
    _check(spec, arguments)
    return desk.answer(command, arguments, language)


def _text(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RequestError(f"`args.{name[:40]}` is not a string")
    return str(value)


def _check(spec: CommandSpec, arguments: Mapping[str, str]) -> None:
    """Raise RequestError where an argument is unknown or a required one is missing."""
    names = ", ".join(f"`{option.name}`" for option in spec.options) or "none"
    for name in arguments:
        if spec.option(name) is None:
            raise RequestError(f"`{spec.name}` has no argument {name[:40]!r}; it takes {names}")
    for option in spec.options:
        if option.required and not {option.name, *option.also} & arguments.keys():
            raise RequestError(f"`{spec.name}` needs the argument `{option.name}`")


def _resolve(desk: Desk, arguments: Mapping[str, str], language: str) -> Answer:
    if "query" not in arguments:
        raise RequestError("`resolve` needs the argument `query`")
    limit = arguments.get("limit", "5")
    if not (limit.isascii() and limit.isdecimal()) or len(limit) > 9 or int(limit) < 1:
        raise RequestError("`args.limit` is not a whole number of at least 1")
    return desk.resolve(arguments["query"], language, limit=min(int(limit), _MOST_CANDIDATES))


def _label(label: Any) -> dict[str, Any] | None:
    return label.model_dump(mode="json", exclude_none=True) if label is not None else None


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 3)


def _encoded(answer: Mapping[str, Any]) -> bytes:
    """Return one line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    try:
        return json.dumps(answer, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(answer).encode("ascii") + b"\n"
