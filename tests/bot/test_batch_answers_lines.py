"""`onrecord batch`: the contract that scripts rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot import batch
from bot.desk import Desk

LABEL = {
    "type": "object",
    "required": ["id", "name", "name_en", "name_fr", "kind"],
    "properties": {name: {"type": "string"} for name in ("id", "name", "name_en", "name_fr", "kind")}
    | {"score": {"type": "number", "minimum": 0, "maximum": 1}},
}
CONTRACT = Draft202012Validator(
    {
        "type": "object",
        "required": ["id", "status", "text", "entity", "candidates", "facts", "sources", "elapsed_ms", "error"],
        "properties": {
            "status": {"enum": ["ok", "not_on_record", "ambiguous", "error"]},
            "text": {"type": "string", "minLength": 1},
            "entity": {"anyOf": [LABEL, {"type": "null"}]},
            "candidates": {"type": "array", "items": LABEL},
            "facts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "kind", "source", "start", "end", "text"],
                    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
                },
            },
            "sources": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "elapsed_ms": {"type": "number", "minimum": 0},
            "error": {"type": ["string", "null"]},
        },
        "allOf": [
            {
                "if": {"properties": {"status": {"const": "error"}}},
                "then": {"properties": {"error": {"type": "string", "minLength": 1}}},
                "else": {"properties": {"error": {"type": "null"}}},
            }
        ],
    }
)


def run(desk: Desk, *lines: Any) -> list[dict[str, Any]]:
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    answers = [json.loads(line) for line in batch.run(desk, encoded)]
    for answer in answers:
        CONTRACT.validate(answer)
    return answers


def test_a_line_is_answered_as_the_contract_says(desk: Desk) -> None:
    (answer,) = run(desk, {"id": 1, "command": "pledges", "args": {"entity": "US"}, "locale": "fr"})
    assert answer["id"] == 1
    assert answer["status"] == "ok"
    assert answer["entity"] == {
        "id": "united-states",
        "name": "États-Unis",
        "name_en": "United States",
        "name_fr": "États-Unis",
        "kind": "country",
    }
    assert answer["sources"] == ["000_44830a27707a8ce0", "001_818ffc42bcdd66a7"]
    assert [fact["kind"] for fact in answer["facts"]] == ["pledge"] * 3


def test_a_speaker_may_be_called_entity(desk: Desk) -> None:
    both = run(
        desk,
        {"id": "a", "command": "quotes", "args": {"speaker": "Healey"}},
        {"id": "b", "command": "quotes", "args": {"entity": "Healey"}},
    )
    assert both[0]["text"] == both[1]["text"]
    assert [answer["id"] for answer in both] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not JSON"),
        (b"nonsense", "not JSON"),
        (b"[1, 2]", "not a request"),
        (b'"pledges"', "not a request"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"id": NaN, "command": "about"}', "not JSON"),
        (b'{"id": 1e400, "command": "about"}', "1e400 is too large a number"),
        (b'{"id": ' + b"9" * 5_000 + b', "command": "about"}', "a number of 5000 digits is too large"),
        (b'{"command": "pledges", "args": {"entity": -1e999}}', "too large"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": 7}', "`command` is missing"),
        (b'{"command": 3}', "`command` is missing"),
        (b'{"command": "promises", "args": {}}', "there is no command 'promises'"),
        (b'{"command": "pledges", "args": []}', "`args` is not an object"),
        (b'{"command": "pledges", "args": {}}', "needs the argument `entity`"),
        (b'{"command": "pledges", "args": {"entity": null}}', "needs the argument `entity`"),
        (b'{"command": "pledges", "args": {"entity": ["US"]}}', "`args.entity` is not a string"),
        (b'{"command": "pledges", "args": {"entity": "US", "colour": "red"}}', "no argument 'colour'"),
        (b'{"command": "about", "locale": 5}', "`locale` is not a string"),
        (b'{"command": "resolve", "args": {}}', "needs the argument `query`"),
        (b'{"command": "resolve", "args": {"query": "US", "limit": "many"}}', "limit"),
        (b'{"command": "resolve", "args": {"query": "US", "limit": 0}}', "limit"),
    ],
)
def test_a_bad_line_is_an_error_and_the_others_still_run(desk: Desk, line: bytes, says: str) -> None:
    before, bad, after = run(desk, {"id": 1, "command": "about"}, line, {"id": 3, "command": "sources"})
    assert (before["id"], after["id"]) == (1, 3)
    assert (before["status"], after["status"]) == ("ok", "ok")
    assert bad["status"] == "error"
    assert says in bad["error"]


def test_the_id_of_a_bad_request_is_echoed(desk: Desk) -> None:
    (answer,) = run(desk, {"id": {"any": ["thing"]}, "command": "nonsense"})
    assert answer["id"] == {"any": ["thing"]}


def test_an_id_may_be_any_json_and_may_come_twice(desk: Desk) -> None:
    ids = [10**300, "\u202e", "x" * 5_000, -0.5, True, None, [], "same", "same"]
    answers = run(desk, *({"id": one, "command": "about"} for one in ids))
    assert [answer["id"] for answer in answers] == ids


def test_ten_thousand_lines_are_answered_in_their_order(desk: Desk) -> None:
    lines = (b'{"id": %d, "command": "profile", "args": {"entity": "%d"}}' % (n, n % 7) for n in range(10_000))
    numbers = [json.loads(line)["id"] for line in batch.run(desk, lines)]
    assert numbers == list(range(10_000))


def test_blank_lines_are_passed_over(desk: Desk) -> None:
    assert len(run(desk, b"\n", {"id": 1, "command": "about"}, b"  \r\n")) == 1


def test_a_lone_surrogate_still_gives_a_line_of_json(desk: Desk) -> None:
    (answer,) = run(desk, b'{"id": "\\ud800", "command": "pledges", "args": {"entity": "\\ud800"}}')
    assert answer["status"] == "not_on_record"


def test_a_fault_of_ours_costs_only_its_own_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = desk.answer

    def broken(command: str, arguments: dict[str, str], language: str) -> Any:
        if command == "about":
            raise ZeroDivisionError("oh")
        return real(command, arguments, language)

    monkeypatch.setattr(desk, "answer", broken)
    bad, good = run(desk, {"id": 1, "command": "about"}, {"id": 2, "command": "sources"})
    assert "ZeroDivisionError" in bad["error"]
    assert good["status"] == "ok"


def test_resolve_gives_candidates_best_first(desk: Desk) -> None:
    (answer,) = run(desk, {"id": 1, "command": "resolve", "args": {"query": "Stoltenbreg", "limit": 3}})
    assert answer["candidates"][0]["id"] == "jens-stoltenberg"
    assert answer["candidates"][0]["score"] <= 1
    assert len(answer["candidates"]) <= 3


@pytest.mark.parametrize("query", ["Slovenia", "Macron", "zzzzzzzz", "", "😀"])
def test_resolve_gives_nothing_for_what_is_not_on_record(desk: Desk, query: str) -> None:
    (answer,) = run(desk, {"id": 1, "command": "resolve", "args": {"query": query}})
    assert answer["candidates"] == []
    assert answer["status"] == "not_on_record"


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_one_line_or_none(desk: Desk, line: bytes) -> None:
    answers = list(batch.run(desk, [line]))
    assert len(answers) == (1 if line.strip() else 0)


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "command", "args", "locale", "entity"]), inner)
        ),
        max_leaves=8,
    )
)
def test_any_json_gives_an_answer_by_the_contract(desk: Desk, asked: Any) -> None:
    run(desk, asked)
