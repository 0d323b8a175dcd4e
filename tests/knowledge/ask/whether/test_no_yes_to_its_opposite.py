"""Whatever is on record, no question that puts its opposite, or more than it says, is answered yes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.ask import Asker
from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Pledge, Position, Stance, Status
from knowledge.search.searcher import Searcher

_OPEN = frozenset({Status.CONSIDERED, Status.PROPOSED, Status.EXPECTED, Status.DECLINED})

CORPUS = load_corpus()


def of_promises(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """What is considered, proposed, expected or declined is neither delivered nor promised; what is promised, not refused."""
    for fact in corpus.facts.values():
        if not isinstance(fact, Pledge):
            continue
        for actor in fact.actors:
            who, qui = (corpus.entities[actor].names[language] for language in ("en", "fr"))
            for item in fact.items:
                what = item.translations.get("en")
                if fact.status in _OPEN and what:
                    yield "en", f"Has {who} delivered {what}?"
                    yield "en", f"Did {who} promise {what}?"
                if fact.status in _OPEN:
                    yield "fr", f"{qui} a-t-il déjà livré {item.text} ?"
                    yield "fr", f"Est-ce que {qui} a promis {item.text} ?"
                if fact.status is Status.PLEDGED and what:
                    yield "en", f"Has {who} refused to give {what}?"


def of_positions(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Who supports something does not oppose it, and the reverse."""
    turned = {Stance.SUPPORTS: ("oppose", "s’oppose-t-il à"), Stance.OPPOSES: ("support", "soutient-il")}
    for fact in corpus.facts.values():
        if isinstance(fact, Position) and fact.stance in turned:
            asks, demande = turned[fact.stance]
            for actor in fact.actors:
                names = corpus.entities[actor].names
                yield "en", f"Does {names['en']} {asks} {fact.subject['en']}?"
                yield "fr", f"{names['fr']} {demande} {fact.subject['fr']} ?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(Searcher(CORPUS))


ROWS = list(dict.fromkeys([*of_promises(CORPUS), *of_positions(CORPUS)]))


@pytest.mark.parametrize(("language", "question"), ROWS, ids=[question for _, question in ROWS])
def test_no_yes(asker: Asker, language: str, question: str) -> None:
    assert asker.ask(question, language).truth is not True


def test_there_are_questions_of_each_sort() -> None:
    assert len(ROWS) > 150
