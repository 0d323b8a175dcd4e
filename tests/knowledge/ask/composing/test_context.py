"""Questions that lean on what surrounds them, over articles of nobody: capitals, open matters, what was told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ask import Asker
from knowledge.ask.reading.checking import claim
from knowledge.ask.reading.metonyms import as_governments
from knowledge.ask.reading.understanding import understand
from knowledge.corpus import Corpus
from knowledge.model import Entity, EntityKind, Source
from knowledge.search.searcher import Searcher

HARBOURS = """Iceland fears a shortage of herring, its fishermen say. The question of where the new lighthouse will stand \
remains open. The tower will be built of granite.

The compromise rests on two demands: to keep the fleet small without closing the northern ports. Ilse Tarn praised the \
plan warmly. Omar Veld called the plan too vague."""


@pytest.fixture(scope="module")
def northern() -> Asker:
    text = HARBOURS
    entities = [
        Entity(id="iceland", kind=EntityKind.COUNTRY, names={"en": "Iceland", "fr": "Islande"}),
        Entity(id="reykjavik", kind=EntityKind.PLACE, names={"en": "Reykjavik", "fr": "Reykjavik"}, country="iceland"),
        Entity(id="keflavik", kind=EntityKind.PLACE, names={"en": "Keflavik", "fr": "Keflavik"}, country="iceland"),
    ]
    source = Source(id="north", number="401", language="en", about={"en": "harbours", "fr": "les ports"}, text=text)
    return Asker(Searcher(Corpus({"north": source}, {one.id: one for one in entities}, {}, fingerprint="northern")))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What does Reykjavik fear?", ("iceland",)),
        ("What happened in Reykjavik?", None),
        ("What does Keflavik fear?", None),
    ],
)
def test_only_a_capital_that_acts_stands_for_its_government(
    northern: Asker, question: str, meant: tuple[str, ...] | None
) -> None:
    found = as_governments(understand(question, northern.searcher, "en"), northern.searcher)
    assert (found.mentions[0].entities if found is not None else None) == meant


def test_what_a_country_does_answers_for_its_capital(northern: Asker) -> None:
    assert northern.ask("What does Reykjavik fear?", "en").lack is None


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Has it been settled where the new lighthouse will stand?", False),
        ("Has it been decided what the tower will be built of?", True),
    ],
)
def test_what_is_left_open_is_not_settled(northern: Asker, question: str, truth: bool) -> None:
    reply = northern.ask(question, "en")
    assert (reply.lack, reply.truth) == (None, truth)


@pytest.mark.parametrize(
    "question",
    ["Has it been settled who will paint the lighthouse red?", "Has it been decided when the fleet sails?"],
)
def test_what_no_article_speaks_of_is_neither_settled_nor_open(northern: Asker, question: str) -> None:
    assert northern.ask(question, "en").lack is not None


def test_their_is_what_was_told_before(northern: Asker) -> None:
    reply = northern.ask(
        "One passage weighs a compromise between demands about the fleet and the ports; what are they?", "en"
    )
    assert reply.lack is None
    assert HARBOURS[reply.findings[0].start :].startswith("The compromise rests on")


def test_two_of_whom_was_told_are_put_side_by_side(asker: Asker) -> None:
    question = "John Healey and Ruben Brekelmans both speak of the mission. Are they equally sure of it?"
    reply = asker.ask(question, "en")
    assert [side.entity for side in reply.sides] == ["john-healey", "ruben-brekelmans"]
    assert all(side.findings for side in reply.sides)


@pytest.mark.parametrize(
    ("language", "message", "said"),
    [
        ("en", "A reader insists the pact was launched by Merania. Is she right?", "the pact was launched by Merania?"),
        ("en", "My colleague says that Corsa signed the treaty; is that true?", "Corsa signed the treaty?"),
        (
            "fr",
            "Un lecteur affirme que la Corsanie a signé le traité. Est-ce exact ?",
            "la Corsanie a signé le traité?",
        ),
        ("en", "What does a reader say about Corsa?", None),
        ("fr", "Ilse Tarn dit que le pont est fermé. Pourquoi ?", None),
    ],
)
def test_a_claim_is_asked_about_itself(language: str, message: str, said: str | None) -> None:
    assert claim(message, language) == said


def test_a_claim_is_denied_where_an_article_says_otherwise(island_asker: Asker) -> None:
    reply = island_asker.ask("A reader insists that the fishing treaty was signed by Corsa. Is he right?", "en")
    assert (reply.lack, reply.truth) == (None, False)


@given(st.text(), st.sampled_from(["en", "fr"]))
def test_any_text_may_hold_a_claim(text: str, language: str) -> None:
    said = claim(text, language)
    assert said is None or len(said) <= len(text) + 3


@pytest.mark.parametrize(
    ("language", "question", "who"),
    [
        (
            "en",
            "Between the Netherlands and Finland, whose minister speaks of the mandate of the mission?",
            ["netherlands"],
        ),
        ("fr", "Entre Healey et Häkkänen, lequel parle du rôle des États-Unis ?", ["antti-hakkanen"]),
        ("en", "John Healey and Antti Häkkänen: which of the two has the larger garden?", []),
    ],
)
def test_the_one_of_two_who_says_it_answers(asker: Asker, language: str, question: str, who: list[str]) -> None:
    assert [value.entity for value in asker.ask(question, language).values] == who
