"""Questions over what the extraction alone has put on record: facts without a summary that a person wrote."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker
from knowledge.corpus import Corpus
from knowledge.extract import extract
from knowledge.model import Pledge, Source
from knowledge.search.searcher import Searcher

TEXT = (
    "Kigali — Norway promised Rwanda 40 million euros ($43 million) on Monday, over three years, for the bridges of the "
    "Akagera. The storms there have destroyed eleven bridges since the spring.\n\n"
    "Peru, which left the fund two years ago, has refused to contribute. Canada pledged tents worth 2 million Canadian "
    "dollars."
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    source = Source(id="storms", number="001", language="en", about={}, text=TEXT)
    found = extract(TEXT, "en")
    facts = {fact.id: fact.model_copy(update={"source": source.id}) for fact in found.facts}
    entities = {entity.id: entity for entity in found.entities}
    return Asker(Searcher(Corpus({source.id: source}, entities, facts, fingerprint="storms")))


def test_those_who_promise_are_those_of_the_promises_and_no_other_name_of_the_sentence(asker: Asker) -> None:
    reply = asker.ask("Who promised money?", "en")
    assert {value.entity for value in reply.values} == {"norway", "canada"}


def test_a_sum_is_given_once_unless_another_currency_is_asked_for(asker: Asker) -> None:
    (value,) = asker.ask("How much did Norway promise Rwanda?", "en").values
    assert value.text == "40 million euros"
    both = asker.ask("How many dollars did Norway promise Rwanda?", "en").values
    assert {"40 million euros", "$43 million"} <= {value.text for value in both}


def test_a_promise_is_shown_and_not_a_number_that_stands_in_its_sentence(asker: Asker) -> None:
    reply = asker.ask("Which country refused to contribute?", "en")
    assert [value.entity for value in reply.values] == ["peru"]
    assert isinstance(reply.findings[0].fact, Pledge)
