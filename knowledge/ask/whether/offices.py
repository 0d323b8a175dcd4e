"""Yes or no by who a person is: what office they hold, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.answers import meaning
from knowledge.ask.clauses.claims import subject
from knowledge.ask.question import Mention, Question, concepts_of
from knowledge.ask.reading.offices import is_over
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import leaves_open
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher


def holds_office(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether a person holds an office, by their role on record; None for other questions.

    Of an office that is not their role, nothing is said.
    """
    who = subject(question, searcher) if question.terms else None
    asks_office = any(term.concepts & load_concepts().offices for term in question.terms)
    if who is None or not _is_person(who, searcher) or not asks_office:
        return None
    known = [searcher.corpus.entities[entity] for entity in who.entities]
    others = {entity for mention in question.mentions if mention is not who for entity in mention.entities}
    if others - {served for one in known for served in (one.country, one.body)}:
        return None
    # A role that somebody seeks is none that they hold.
    held = [(said, code) for one in known for code, said in one.role.items() if not leaves_open(said, code)]
    roles = [term for said, code in held for term in searcher.lexicon.terms(said, code)]
    if all(any(searcher.lexicon.meets(asked, term) for term in roles) for asked in question.terms):
        return _as_who_they_are(question, who, searcher)
    field = [term for term in question.terms if term.concepts & load_concepts().fields]
    if roles and field and len(field) < len(question.terms) and not is_over(field, roles, searcher):
        return replace(_as_who_they_are(question, who, searcher) or Reply(question.asked), truth=False)
    asked = concepts_of(question.terms) & load_concepts().higher
    if asked and not field and concepts_of(roles) & load_concepts().higher - asked:
        return replace(_as_who_they_are(question, who, searcher) or Reply(question.asked), truth=False)
    of_office_alone = len(question.terms) == 1 and not others
    return Reply(question.asked, question, Lack.NOTHING) if of_office_alone else None


def _as_who_they_are(question: Question, who: Mention, searcher: Searcher) -> Reply | None:
    """Return a yes with who a person is."""
    found = meaning.identified(replace(question, asked=Asked.IDENTITY, mentions=(who,), terms=()), searcher)
    return replace(found, asked=question.asked, question=question, truth=True) if found and not found.lack else None


def is_national(question: Question, searcher: Searcher) -> Reply | None:
    """Answer yes where a question asks whether a person is of the country that they serve; None for others."""
    if question.terms or question.names or len(question.mentions) != 2:
        return None
    who, what = sorted(question.mentions, key=lambda mention: not _is_person(mention, searcher))
    served = {searcher.corpus.entities[entity].country for entity in who.entities}
    if not _is_person(who, searcher) or not served & set(what.entities):
        return None
    return _as_who_they_are(question, who, searcher)


def _is_person(mention: Mention, searcher: Searcher) -> bool:
    return all(searcher.corpus.entities[entity].kind is EntityKind.PERSON for entity in mention.entities)
