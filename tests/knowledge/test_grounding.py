"""A fact that says what its span does not is refused, with the field that is at fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from knowledge.errors import GroundingError, Place
from knowledge.grounding import NEAR, Ground, Names, check, faults
from knowledge.model import Entity, EntityKind, Fact, Quote, QuoteForm, Source

_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)


def _fields(draft: Any, name: str) -> list[str]:
    """Return the fields at fault of a fact of the draft."""
    fact = _FACT.validate_python(draft.get(name))
    return [fault.field for fault in faults(fact, _ground(draft, fact.source))]


def _ground(draft: Any, name: str) -> Ground:
    entities = {row["id"]: Entity.model_validate(row) for row in draft.entities}
    source = Source.model_validate(draft.get(name) | {"text": draft.articles[name]})
    return Ground(source, Names(entities))


def test_the_facts_of_the_draft_are_grounded(draft: Any) -> None:
    assert {fact["id"]: _fields(draft, fact["id"]) for fact in draft.facts} == {fact["id"]: [] for fact in draft.facts}


_FAULTS: list[tuple[str, str, Callable[[dict[str, Any]], Any], str]] = [
    ("a span one letter off", "p1", lambda f: f.update(start=f["start"] + 1, end=f["end"] + 1), "text"),
    ("words put right", "q1", lambda f: f.update(text=f["text"].replace("’", "'")), "text"),
    ("a span beyond the article", "p1", lambda f: f.update(start=90_000, end=90_010), "text"),
    ("white space at an edge", "p2", lambda f: f.update(text="\n" + f["text"], start=f["start"] - 1), "text"),
    (
        "a cue elsewhere",
        "q1",
        lambda f: f["cue"].update(start=f["cue"]["start"] + 2, end=f["cue"]["end"] + 2),
        "cue.text",
    ),
    ("an item elsewhere", "p1", lambda f: f["items"][0].update(text="quatre ponts flottants"), "items.0.text"),
    ("a date elsewhere", "e1", lambda f: f["date"].update(text="lundi"), "date.text"),
    ("an amount of another value", "p2", lambda f: f["amount"].update(value=12_000_000), "amount.value"),
    ("a range that is none", "p2", lambda f: f["amount"].update(upper=1_500_000), "amount.upper"),
    ("a count that nobody gives", "p1", lambda f: f["items"][0].update(count=4), "items.0.count"),
    ("a number in the summary", "p2", lambda f: f.update(summary={"en": "1.3 million crowns"}), "summary.en"),
    ("a year in the summary", "p2", lambda f: f.update(summary={"fr": "de l’argent en 2024"}), "summary.fr"),
    (
        "a number in the translation",
        "q1",
        lambda f: f.update(translations={"en": "We keep 2 words"}),
        "translations.en",
    ),
    (
        "a number in a detail",
        "p1",
        lambda f: f["items"][0].update(translations={"en": "4 bridges"}),
        "items.0.translations.en",
    ),
    ("an actor named nowhere", "p2", lambda f: f.update(actors=["milo-drant"]), "actors"),
    ("a speaker named nowhere", "q2", lambda f: f.update(speaker="elna-tarvik"), "speaker"),
    ("an id that nobody has", "p2", lambda f: f.update(recipient="narnia"), "recipient"),
]


@pytest.mark.parametrize(
    ("name", "bend", "field"), [fault[1:] for fault in _FAULTS], ids=[fault[0] for fault in _FAULTS]
)
def test_an_ungrounded_fact_is_refused_by_field(
    draft: Any, name: str, bend: Callable[[dict[str, Any]], Any], field: str
) -> None:
    bend(draft.get(name))
    assert _fields(draft, name) == [field]


def test_an_amount_outside_the_promise_is_refused(draft: Any) -> None:
    draft.get("p1")["amount"] = {**draft.span("1,2 million de couronnes"), "value": 1_200_000, "currency": "SEK"}
    assert _fields(draft, "p1") == ["amount"]


def test_check_raises_at_the_place_of_the_fact(draft: Any) -> None:
    draft.get("p2")["amount"]["value"] = 7
    fact = _FACT.validate_python(draft.get("p2"))
    ground = _ground(draft, fact.source)
    with pytest.raises(GroundingError, match=r"facts\.jsonl:3: amount\.value"):
        check(fact, ground.source, ground.names.entities, place=Place("facts.jsonl", 3))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1_200_000_000, "1,2 milliard de dollars"),
        (4_200_000_000, "4,2 Md€"),
        (2_300_000_000, "$2.3B"),
        (500_000_000, "€500mn"),
        (2_500_000_000, "deux milliards et demi"),
        (2_500_000_000, "two and a half billion"),
        (1_000_000_000, "un milliard d’euros"),
        (25_000_000, "vingt-cinq millions"),
        (1_250_000, "1 250 000 couronnes"),
        (1_250_000, "1,250,000 crowns"),
        (1_250_000, "1.250.000 couronnes"),
        (90, "quatre-vingt-dix"),
        (30, "une trentaine"),
        (3_000, "three thousand"),
        (12, "une douzaine"),
        (200_000_000, "deux cents millions"),
        (500_000_000, "un demi-milliard"),
        (1_000_000_000, "a billion dollars"),
        (3_500_000, "3.5m crowns"),
        (20_000_000, "entre 20 et 25 millions"),
        (4_200_000_000, "4,2"),
    ],
)
def test_words_that_state_a_sum_ground_it(value: float, words: str) -> None:
    assert _figure_faults(value, words) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1_300_000_000, "1,2 milliard de dollars"),
        (50, "une trentaine"),
        (7, "beaucoup"),
        (24, "4,2 milliards"),
        (1_000_000_000, "1,2 milliard"),
        (1_200_000, "1,2 milliard"),
    ],
)
def test_words_that_state_another_sum_do_not(value: float, words: str) -> None:
    assert _figure_faults(value, words) == ["value"]


def _figure_faults(value: float, words: str) -> list[str]:
    text = f"On parle de {words} en ville."
    start = text.index(words)
    span = {"start": start, "end": start + len(words), "text": words}
    source = Source(id="a", number="1", language="fr", about={"fr": "x"}, text=text)
    fact = _FACT.validate_python(
        {"id": "f", "kind": "figure", "source": "a", **span, "what": {"fr": "x"}, "value": value, "figure": span}
    )
    return [fault.field for fault in faults(fact, Ground(source, Names({})))]


def _named(text: str, words: str, *, names: dict[str, str], **fields: Any) -> bool:
    """Whether an entity counts as named for a fact that is some words of a text."""
    entity = Entity(id="x", names=names, **{"kind": EntityKind.COUNTRY, **fields})
    source = Source(id="a", number="1", language="fr", about={"fr": "x"}, text=text)
    start = text.index(words)
    fact = _FACT.validate_python(
        {
            "id": "f",
            "kind": "position",
            "source": "a",
            "start": start,
            "end": start + len(words),
            "text": words,
            "actors": ["x"],
            "subject": {"fr": "x"},
            "stance": "supports",
        }
    )
    return not list(faults(fact, Ground(source, Names({"x": entity}))))


_FAR = "\n" + "Rien ici.\n" * (NEAR // 5)


@pytest.mark.parametrize(
    ("text", "names", "more", "named"),
    [
        ("L’Île-aux-Grues soutient le plan.", {"fr": "île aux grues"}, {}, True),
        ("La Korvie soutient le plan.", {"fr": "Korvie"}, {}, True),
        ("Les KORVIENS et lui : il soutient le plan.", {"fr": "Korvie"}, {"aliases": ("korviens",)}, True),
        ("Korvieux soutient le plan.", {"fr": "Korvie"}, {}, False),
        ("Tarvik soutient le plan.", {"fr": "Elna Tarvik"}, {"kind": EntityKind.PERSON}, True),
        ("Elna soutient le plan.", {"fr": "Elna Tarvik"}, {"kind": EntityKind.PERSON}, False),
        ("La ministre soutient le plan.", {"fr": "Elna Tarvik"}, {"descriptions": ("la ministre",)}, True),
        ("Korvie.\nIl soutient le plan.", {"fr": "Korvie"}, {}, True),
        ("Korvie." + _FAR + "Il soutient le plan.", {"fr": "Korvie"}, {}, False),
        ("Korvie " + "et rien d’autre " * 200 + ": il soutient le plan.", {"fr": "Korvie"}, {}, True),
        ("Il soutient le plan." + _FAR + "Korvie", {"fr": "Korvie"}, {}, False),
    ],
)
def test_an_entity_is_named_in_the_span_or_near_it(
    text: str, names: dict[str, str], more: dict[str, Any], named: bool
) -> None:
    assert _named(text, "soutient le plan", names=names, **more) is named


def _quote_faults(text: str, words: str, form: QuoteForm = QuoteForm.DIRECT) -> list[str]:
    source = Source(id="a", number="1", language="fr", about={"fr": "x"}, text=text)
    start = text.index(words)
    quote = Quote(id="q", source="a", start=start, end=start + len(words), text=words, form=form)
    return [fault.field for fault in faults(quote, Ground(source, Names({})))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Nous irons », dit-il.", "Nous irons"),
        ("« Nous irons. Tous. Demain », dit-il.", "Tous."),
        ("“We will go,” she said.", "We will go"),
        ('Elle dit : "Nous irons."', "Nous irons."),
        ("Il parle de 'nos amis'.", "nos amis"),
        ("La « Coalition« , dit-il, va.", "Coalition"),
        ("— Nous irons, dit-elle.", "Nous irons"),
        ("« Nous irons », dit-il, « demain ».", "Nous irons », dit-il, « demain"),
        ('« Le "plan" et l’"accord" », dit-il.', 'Le "plan" et l’"accord"'),
        ('« "Oui" ou "non" », dit-il.', '"Oui" ou "non"'),
        ("“We go.\n\n“They say: ‘Out.’”", "We go.\n\n“They say: ‘Out.’"),
        ("“I heard the growers' cry: ‘Out.’”", "I heard the growers' cry: ‘Out.’"),
    ],
)
def test_a_quotation_stands_in_marks_of_any_style(text: str, words: str) -> None:
    assert _quote_faults(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Nous irons », dit-il.", "« Nous irons »"),
        ("“We will go,” she said.", "“We will go,”"),
        ("“We will go,” she said.", "We will go,”"),
        ('"Nous irons", dit-il.', '"Nous irons'),
        ("“The growers' land,” she said.", "The growers' land,”"),
        ("‘Out, all of you,’ she said.", "‘Out, all of you,’"),
    ],
)
def test_the_marks_around_a_quotation_are_not_part_of_it(text: str, words: str) -> None:
    assert _quote_faults(text, words) == ["text"]


def test_a_quotation_without_marks_is_refused_unless_it_is_indirect() -> None:
    text = "Il a dit qu’il n’irait pas."
    assert _quote_faults(text, "il n’irait pas") == ["form"]
    assert _quote_faults(text, "il n’irait pas", QuoteForm.INDIRECT) == []


def test_the_pieces_of_a_quotation_lie_in_it_in_order() -> None:
    text = "« Nous irons », dit-il, « demain ». Fin."
    source = Source(id="a", number="1", language="fr", about={"fr": "x"}, text=text)
    words = "Nous irons », dit-il, « demain"
    pieces = [{"start": 2, "end": 12}, {"start": 24, "end": 30}]
    quote = {
        "id": "q",
        "kind": "quote",
        "source": "a",
        "start": 2,
        "end": 30,
        "text": text[2:32][:28],
        "form": "direct",
    }
    assert quote["text"].startswith(words[:20])
    for parts, expected in (
        (pieces, []),
        (pieces[::-1], ["parts.1"]),
        ([pieces[0], {"start": 24, "end": 35}], ["parts.1"]),
    ):
        fact = _FACT.validate_python(quote | {"parts": parts})
        assert [fault.field for fault in faults(fact, Ground(source, Names({})))] == expected


@given(st.text(min_size=1).filter(lambda text: text.strip()), st.data())
def test_the_check_takes_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = Source(id="a", number="1", language="fr", about={"fr": "x"}, text=text)
    quote = Quote(id="q", source="a", start=start, end=end, text=text[start:end], form=QuoteForm.DIRECT, speaker="x")
    entity = Entity(id="x", kind=EntityKind.PERSON, names={"fr": data.draw(st.text(min_size=1))})
    assert {fault.field for fault in faults(quote, Ground(source, Names({"x": entity})))} <= {"text", "form", "speaker"}
