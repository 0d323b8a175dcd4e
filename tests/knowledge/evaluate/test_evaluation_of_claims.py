"""Promises, positions, events, figures and entities are compared with the gold as a person would compare them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluate import Evaluation, Outcome, evaluate, load_gold
from knowledge.extract import Extraction
from knowledge.model import (
    Amount,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Fact,
    Figure,
    Pledge,
    Position,
    Stance,
    Stated,
    Status,
)

TEXT = "Valmaria will give 3 million euros. Ida Roux opposes the gift. She visited Ostreve, which has 40 bridges."
ENTITIES = (
    Entity(id="valmaria", kind=EntityKind.COUNTRY, names={"en": "Valmaria"}),
    Entity(id="ida-roux", kind=EntityKind.PERSON, names={"en": "Ida Roux"}),
    Entity(id="ostreve", kind=EntityKind.PLACE, names={"en": "Ostreve"}),
)
GOLD: dict[str, list[dict[str, Any]]] = {
    "pledges": [
        {
            "start": 0,
            "end": 34,
            "actors": ["Valmaria"],
            "status": "pledged",
            "amount": {"value": 3e6, "currency": "EUR"},
        }
    ],
    "positions": [{"start": 36, "end": 61, "actor": "Ida Roux", "stance": "opposes"}],
    "events": [{"text": "She visited Ostreve", "kind": "visit", "participants": ["Ida Roux"], "places": ["Ostreve"]}],
    "figures": [{"text": "40 bridges", "value": 40}],
}


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def fact(words: str) -> dict[str, Any]:
    return {"id": "x", "source": "text", "confidence": 0.7, **at(words)}


def pledge(**fields: Any) -> Pledge:
    amount = Amount(**at("3 million euros"), value=3e6, currency="EUR")
    given = {"actors": ("valmaria",), "status": Status.PLEDGED, "amount": amount, **fields}
    return Pledge(**fact("Valmaria will give 3 million euros"), **given)


def position(**fields: Any) -> Position:
    given = {"actors": ("ida-roux",), "stance": Stance.OPPOSES, "subject": {"en": "the gift"}, **fields}
    return Position(**fact("Ida Roux opposes the gift"), **given)


def event(**fields: Any) -> Event:
    given = {
        "event": EventKind.VISIT,
        "name": {"en": "visited"},
        "participants": ("ida-roux",),
        "places": ("ostreve",),
        **fields,
    }
    return Event(**fact("She visited Ostreve, which has 40 bridges."), **given)


def figure(**fields: Any) -> Figure:
    given = {"value": 40, "figure": Stated(**at("40 bridges")), "what": {"en": "bridges"}, **fields}
    return Figure(**fact("She visited Ostreve, which has 40 bridges."), **given)


def measured(folder: Path, *facts: Fact, gold: dict[str, Any] | None = None) -> Evaluation:
    row = {"id": "a", "lang": "en", "text": TEXT, **(GOLD if gold is None else gold)}
    (folder / "a.json").write_text(json.dumps(row), encoding="utf-8")
    return evaluate(load_gold(folder), lambda _text, _language: Extraction(TEXT, "en", ENTITIES, facts))


def test_what_is_the_same_is_found_end_to_end(tmp_path: Path) -> None:
    evaluation = measured(tmp_path, pledge(), position(), event(), figure())
    for name in ("promises", "positions", "events", "figures"):
        assert evaluation.scores[name].f1 == evaluation.scores[f"{name} end to end"].f1 == 1
    assert all(rate.share == 1 for rate in evaluation.rates.values())
    assert {one.outcome for one in evaluation.differences} == {Outcome.FOUND}
    assert evaluation.bands() == {0.7: (4, 4)}


@pytest.mark.parametrize(
    ("wrong", "kind", "rate"),
    [
        (pledge(actors=("ida-roux",)), "promises", "actors"),
        (pledge(actors=("valmaria", "ida-roux")), "promises", "actors"),
        (pledge(status=Status.EXPECTED), "promises", "status"),
        (pledge(amount=None), "promises", "amount"),
        (pledge(amount=Amount(**at("3 million euros"), value=3e3, currency="EUR")), "promises", "amount"),
        (pledge(amount=Amount(**at("3 million euros"), value=3e6, currency="USD")), "promises", "amount"),
        (position(actors=("valmaria",)), "positions", "position actor"),
        (position(stance=Stance.SUPPORTS), "positions", "stance"),
        (event(event=EventKind.MEETING), "events", "event kind"),
        (event(participants=("valmaria",)), "events", "event participant"),
        (event(places=()), "events", "event place"),
        (figure(value=41), "figures", "figure value"),
    ],
)
def test_one_thing_wrong_is_found_and_not_end_to_end(tmp_path: Path, wrong: Fact, kind: str, rate: str) -> None:
    evaluation = measured(tmp_path, wrong)
    assert (evaluation.scores[kind].f1, evaluation.scores[f"{kind} end to end"].f1) == (1, 0)
    assert evaluation.rates[rate] == (0, 1)
    assert all(other.share == 1 for name, other in evaluation.rates.items() if name != rate)
    assert evaluation.bands(kind) == {0.7: (0, 1)}
    (different,) = (one for one in evaluation.differences if one.outcome is Outcome.DIFFERENT)
    assert different.detail


def test_a_sum_where_the_gold_has_none_is_wrong(tmp_path: Path) -> None:
    without = {"pledges": [{**GOLD["pledges"][0], "amount": None}]}
    assert measured(tmp_path, pledge(), gold=without).rates["no amount"] == (0, 1)
    assert measured(tmp_path, pledge(amount=None), gold=without).rates["no amount"] == (1, 1)


def test_two_promises_of_one_sentence_are_told_apart_by_who_gives(tmp_path: Path) -> None:
    other = {**GOLD["pledges"][0], "actors": ["Ida Roux"], "amount": None, "status": "declined"}
    gold = {"pledges": [GOLD["pledges"][0], other]}
    facts = (pledge(actors=("ida-roux",), amount=None, status=Status.DECLINED), pledge())
    assert measured(tmp_path, *facts, gold=gold).scores["promises end to end"].f1 == 1


def test_what_nobody_looked_for_is_not_compared_and_an_empty_list_is(tmp_path: Path) -> None:
    evaluation = measured(tmp_path, pledge(), event(), gold={"events": []})
    assert list(evaluation.scores) == ["events", "events end to end"]
    assert evaluation.scores["events"] == (1, 0, 0, 0)
    assert evaluation.bands() == {0.7: (0, 1)}


def test_some_entities_are_looked_for_by_any_of_their_names(tmp_path: Path) -> None:
    gold = [
        {"name_en": "The Republic of Valmaria", "kind": "country", "forms": ["Valmaria"]},
        {"name_en": "Ostreve", "kind": "organization"},
        {"name_en": "Korvia", "kind": "country"},
    ]
    evaluation = measured(tmp_path, gold={"entities": gold})
    assert evaluation.rates == {"entity found": (2, 3), "entity kind": (1, 2)}
    assert [one.outcome for one in evaluation.differences] == [Outcome.FOUND, Outcome.DIFFERENT, Outcome.MISSED]


def test_a_corpus_counts_what_else_is_taken_for_an_entity(draft: Any) -> None:
    gold = load_gold(draft.write())
    nobody = Entity(id="hold-on", kind=EntityKind.PERSON, names={"en": "Hold On"})
    evaluation = evaluate(gold, lambda text, language: Extraction(text, language, (nobody,), ()))
    score = evaluation.scores["entities"]
    assert (score.found, score.right, score.hit) == (len(gold), 0, 0)
    assert score.gold > 0
