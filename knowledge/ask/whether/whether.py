"""Yes or no by another way than the evidence: who did it instead, what was promised, what office somebody holds."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.answers import meaning
from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.clauses.claims import parties, subject
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import Need, needs_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.offices import FIELDS, HIGHER, OFFICES, is_over
from knowledge.ask.reply import Finding, Lack, Reply
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import load_markers
from knowledge.ask.tables.roles import load_relations, load_roles
from knowledge.model import EntityKind, Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import fold

_REACH = 4
"""Words behind that of an absence among which what is absent stands: "l'absence *d'un* cessez-le-feu"."""
_GIVEN = frozenset({Status.PLEDGED, Status.AGREED, Status.DELIVERED})


def done_by(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether it was done *by* whom a question names, by who did it; None where it names nobody so."""
    by = next((mention for mention in question.mentions if _is_behind_by(mention, question)), None)
    if by is None or not question.terms:
        return None
    others = tuple(mention for mention in question.mentions if mention is not by)
    found = by_evidence(replace(question, asked=Asked.WHO, mentions=others), searcher)
    doers = {value.entity for value in found.values if value.entity}
    if found.lack is not None or not doers:
        return None
    return replace(found, asked=question.asked, question=question, values=(), truth=bool(doers & parties(by, searcher)))


def _is_behind_by(mention: Mention, question: Question) -> bool:
    """Whether "by" stands before a name, and the verb is not still to come: "the aid planned *by* Corsa has *been* ..."."""
    roles = load_roles()[question.language]
    if any(term.form in roles.resuming for term in question.all_terms[mention.last :]):
        return False
    before = [term.form for term in question.all_terms[max(0, mention.first - 2) : mention.first + 1]]
    return bool(load_roles()[question.language].by.intersection(before))


def promised(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether somebody promised something, by their own promises of it; None where there are none."""
    if not question.terms or not question.terms[0].concepts & load_relations().promising:
        return None
    who = subject(question, searcher)
    if who is None or len(question.mentions) + len(question.terms) < 3:
        return None
    others = [mention for mention in question.mentions if mention is not who]
    theirs = parties(who, searcher)
    pledges = {
        pledge.id: pledge
        for entity in who.entities
        for pledge in searcher.corpus.pledges(entity)
        if theirs & set(pledge.actors)
        and all(searcher.fact_meets(frozenset(), frozenset(one.entities), (), pledge) for one in others)
        and all(_is_given(term, pledge, searcher) for term in question.terms[1:])
        and (question.sources is None or pledge.source in question.sources)
    }
    if not pledges:
        return None
    said = by_evidence(question, searcher)
    if said.lack is None:
        return said
    shown = tuple(Finding(one.source, one.start, one.end, one, (one,), whole_fact=True) for one in pledges.values())
    return Reply(question.asked, question, truth=_truth(tuple(pledges.values())), findings=shown)


def _is_given(term: Term, pledge: Pledge, searcher: Searcher) -> bool:
    """Whether a promise itself says a word, by its summary or by what it gives: its sentence may say it of others."""
    accepts = searcher.lexicon.accepts(term)
    if searcher.summary_meets(accepts, (term,), pledge):
        return True
    if term.concepts & load_relations().holding:  # how firmly, and not what
        return searcher.fact_meets(accepts, frozenset(), (term,), pledge)
    language = searcher.corpus.sources[pledge.source].language
    given = [(item.text, language) for item in pledge.items]
    given += [(said, code) for item in pledge.items for code, said in item.translations.items()]
    if not pledge.summary:
        given.append((pledge.text, language))
    return any(searcher.lexicon.meets(term, one) for said, code in given for one in searcher.lexicon.terms(said, code))


def _truth(pledges: tuple[Pledge, ...]) -> bool | None:
    statuses = {pledge.status for pledge in pledges}
    if statuses <= _GIVEN:
        return True
    return False if statuses == {Status.DECLINED} else None


def _is_sought(role: str, language: str) -> bool:
    """Whether a role is one that somebody seeks, and does not hold."""
    pattern = load_markers().open.get(language)
    return bool(pattern and pattern.search(role))


def holds_office(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether a person holds an office, by their role on record; None for other questions.

    Of an office that is not their role, nothing is said.
    """
    who = subject(question, searcher) if question.terms else None
    asks_office = any(term.concepts & OFFICES for term in question.terms)
    if who is None or not _is_person(who, searcher) or not asks_office:
        return None
    known = [searcher.corpus.entities[entity] for entity in who.entities]
    others = {entity for mention in question.mentions if mention is not who for entity in mention.entities}
    if others - {served for one in known for served in (one.country, one.body)}:
        return None
    held = [(said, code) for entity in known for code, said in entity.role.items() if not _is_sought(fold(said), code)]
    roles = [term for said, code in held for term in searcher.lexicon.terms(said, code)]
    if all(any(searcher.lexicon.meets(asked, term) for term in roles) for asked in question.terms):
        return _as_who_they_are(question, who, searcher)
    field = [term for term in question.terms if term.concepts & FIELDS]
    if roles and field and len(field) < len(question.terms) and not is_over(field, roles, searcher):
        return replace(_as_who_they_are(question, who, searcher) or Reply(question.asked), truth=False)
    asked = frozenset[str]().union(*(term.concepts for term in question.terms)) & HIGHER
    if asked and not field and frozenset[str]().union(*(term.concepts for term in roles)) & HIGHER - asked:
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


def lacks(question: Question, searcher: Searcher) -> Reply | None:
    """Answer no where a question asks whether there is something, and a sentence speaks of its absence."""
    relations = load_relations()
    if any(term.concepts & relations.lacking for term in question.all_terms):
        return None
    rest = tuple(term for term in question.terms if not term.concepts & relations.existing)
    asking = replace(question, terms=rest)
    needs = needs_of(asking, searcher)
    if not needs:
        return None
    for one in gather(asking, needs, searcher):
        far = [need for need in one.far if not _is_scene(need, searcher)]
        if one.missing or far or not any(_is_lacking(need, one.sentence) for need in one.own):
            continue
        shown = finding(question, one.sentence, one.own, searcher)
        return Reply(question.asked, question, truth=False, findings=(shown,))
    return None


def _is_scene(need: Need, searcher: Searcher) -> bool:
    """Whether a need is the name of a place or a meeting, which a sentence about it need not repeat."""
    kinds = {searcher.corpus.entities[entity].kind for entity in need.entities}
    return bool(kinds) and kinds <= {EntityKind.PLACE, EntityKind.EVENT}


def _is_lacking(need: Need, sentence: Sentence) -> bool:
    """Whether a sentence says that what is needed is absent: the word for it stands right behind that of absence."""
    for at, term in enumerate(sentence.own):
        if not term.concepts & load_relations().lacking or term.is_function:
            continue
        behind = [one for one in sentence.own[at + 1 : at + 1 + _REACH] if not one.is_function][:1]
        if any(_names(need, one, sentence) or (need.accepts & one.concepts) for one in behind):
            return True
    return False


def _names(need: Need, term: Term, sentence: Sentence) -> bool:
    return any(need.entities & set(name.entities) and name.start <= term.start < name.end for name in sentence.names)
