"""Whether a sentence claims or denies what a question puts: its own subject, its own verb, its own object.

A yes or a no that comes from another fact of the same sentence is worse than none, so each is asked of one clause, or
of one fact, at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ask.clauses.agents import is_object, says
from knowledge.ask.clauses.clause import Said, behind_by, joined_before
from knowledge.ask.clauses.denial import is_denied, is_plain
from knowledge.ask.clauses.facts import acting, fact_says, is_about, own_words, parties, summaries
from knowledge.ask.question import ACTING, Mention, Question, concepts_of
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.markers import denies, leaves_open, load_markers
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.status import FIRM
from knowledge.model import Event, Fact, Pledge, Position, Quote, Stance, Status
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

_LEAST_REST = 0.5
"""The share of a question's other words that must stand with the verb for its denial to be a no."""
_AMONG = 3
"""Further words that may stand among those of a question in a clause that claims it."""
_AGAINST = frozenset({Stance.OPPOSES, Stance.SCEPTICAL})


def claimed(question: Question, sentence: Sentence, searcher: Searcher) -> bool | None:
    """Return whether a sentence claims (True) or denies (False) what a question puts; None where it does neither."""
    question = _by_its_verb(question, searcher)
    if not question.terms or denies(question.text, question.language):
        return None
    own = Said.by(sentence)
    told = set(_of_clause(question, own, None, searcher))
    for fact in sentence.facts:
        if not is_about(question, fact, sentence, searcher):
            continue
        told.update(_of_stance(question, fact, searcher))
        told.update(_of_refusal(question, fact, searcher))
        told.update(_of_event(question, fact, searcher))
        for said in summaries(fact, searcher):
            told.update(_of_clause(question, said, fact, searcher))
    return told.pop() if len(told) == 1 else None


def speaks_to(question: Question, sentence: Sentence, searcher: Searcher) -> bool:
    """Whether a sentence says the asked verb itself, and whoever the question is about acts in it."""
    question = _by_its_verb(question, searcher)
    if not question.terms:
        return True
    who = subject(question, searcher)
    own = Said.by(sentence)
    said = [own, *(one for fact in sentence.facts for one in summaries(fact, searcher))]
    theirs = parties(who.entities, searcher) if who is not None else set()
    if any(_does_it(question, fact, theirs, searcher) for fact in sentence.facts):
        return True
    if claimed(question, sentence, searcher) is not None:
        return True
    if not any(says(question.terms[0], one.terms, searcher) for one in said):
        opposite = searcher.lexicon.denies(question.terms[0])
        return who is None and any(term.concepts & opposite for one in said for term in one.terms)
    if who is None:
        return True
    if any(theirs & acting(fact) for fact in sentence.facts):
        return True
    return any(theirs & set(joined_before(at, own)) for at in range(len(own.terms))) if own.keeps_offsets else True


def contradicts(question: Question, fact: Fact, searcher: Searcher) -> bool:
    """Whether a statement denies what a question has somebody say, or says it of another than the question does."""
    if not question.terms or denies(question.text, question.language):
        return False
    denied, plain = False, False
    for said in (own_words(fact, searcher), *summaries(fact, searcher)):
        if not said.keeps_offsets or said.language not in load_roles():
            continue
        for at, term in enumerate(said.terms):
            if term.is_function or not any(says(one, (term,), searcher) for one in question.terms):
                continue
            if is_denied(question, said, term) or _is_of_another(question, at, said, searcher):
                denied = True
            else:
                plain = True
    return denied and not plain


def _is_of_another(question: Question, verb: int, said: Said, searcher: Searcher) -> bool:
    """Whether a question says what somebody *is*, and a clause says it of somebody else."""
    who = subject(question, searcher)
    if who is None or who.last >= len(question.all_terms):
        return False
    if question.all_terms[who.last].form not in load_roles()[question.language].copulas:
        return False
    named = set(joined_before(verb, said))
    return bool(named) and not named & parties(who.entities, searcher)


def _by_its_verb(question: Question, searcher: Searcher) -> Question:
    """Return a question with the word that says most of what is done in front: no number, and no weak verb."""
    for at, term in enumerate(question.terms):
        if (
            term.number is None
            and not term.concepts & load_kinds()[Asked.AMOUNT].nouns
            and not searcher.lexicon.is_weak(term)
        ):
            rest = (*question.terms[:at], *question.terms[at + 1 :])
            return replace(question, terms=(term, *rest))
    return question


def _does_it(question: Question, fact: Fact, theirs: set[str], searcher: Searcher) -> bool:
    """Whether a fact is a promise of whom a question about a promise is about, or a view that says all the rest."""
    if not theirs & acting(fact):
        return False
    if isinstance(fact, Pledge) and question.terms[0].concepts & load_concepts().promising:
        return True
    rest = question.terms[1:]
    return isinstance(fact, Position | Quote) and bool(rest) and all(fact_says(term, fact, searcher) for term in rest)


def is_yet_to_be_done(question: Question, sentence: Sentence) -> bool:
    """Whether a question asks if something was given or sent, and all that a sentence promises is still to come."""
    concepts = load_concepts()
    doing = (concepts.giving | concepts.going) - concepts.attitudes
    saying = (concepts.promising - doing) | concepts.denying | concepts.speaking
    asked = concepts_of(question.terms)
    if not question.done or not asked & doing or asked & saying:
        return False  # "did they rule out sending it" asks for no sending
    pledges = [fact for fact in sentence.facts if isinstance(fact, Pledge)]
    happened = any(isinstance(fact, Event) and not fact.planned for fact in sentence.facts)
    told = FIRM | {Status.DECLINED}
    return bool(pledges) and not happened and not any(pledge.status in told for pledge in pledges)


def subject(question: Question, searcher: Searcher) -> Mention | None:
    """Return whom a question is about: the first of those who act that it names before its verb."""
    verb = question.terms[0].start
    for mention in question.mentions:
        kinds = searcher.kinds_of(mention.entities)
        if kinds & ACTING and question.all_terms[mention.first].start < verb:
            return mention
    return None


def _of_clause(question: Question, said: Said, fact: Fact | None, searcher: Searcher) -> Iterator[bool]:
    """Yield what each clause that says the asked verb comes to."""
    if not said.keeps_offsets or said.language not in load_markers().denial:
        return
    who = subject(question, searcher)
    rest = question.terms[1:]
    met = sum(says(term, said.terms, searcher) for term in rest)
    if rest and met / len(rest) < _LEAST_REST:
        return
    others = [mention for mention in question.mentions if mention is not who]
    inside = said.in_names
    opposite = searcher.lexicon.denies(question.terms[0]) if who is not None and met == len(rest) else frozenset[str]()
    for at, term in enumerate(said.terms):
        turned = bool(term.concepts & opposite) and not _is_open(said, fact)
        if at in inside or term.is_function or not (turned or says(question.terms[0], (term,), searcher)):
            continue
        if who is not None and not _is_subject(who, at, said, fact, searcher):
            continue
        behind = bool(behind_by(at, said))
        if not all(_is_there(mention, at, said, fact, searcher, passive=behind) for mention in others):
            continue
        if is_denied(question, said, term):
            if not turned:
                yield False
        elif turned:
            yield False
        elif (
            met == len(rest)
            and who is not None
            and _is_claim(rest, at, said, fact, searcher)
            and (behind or _is_next_to(who, at, said, searcher))
        ):
            yield True


def _is_claim(rest: Sequence[Term], verb: int, said: Said, fact: Fact | None, searcher: Searcher) -> bool:
    """Whether a clause asserts its verb, with the other words of a question about it, and leaves nothing open."""
    if not is_plain(said, said.terms[verb]) or _is_open(said, fact):
        return False
    return not _is_noun(verb, said, searcher) and _stand_near(rest, verb, said, searcher)


def _is_next_to(who: Mention, verb: int, said: Said, searcher: Searcher) -> bool:
    """Whether a verb's subject stands right before it, or the verb right at the start of what is said of its fact."""
    theirs = parties(who.entities, searcher)
    ends = [name.last for name in said.names if name.last <= verb and theirs & set(name.entities)]
    between = said.terms[max(ends, default=0) : verb]
    return sum(not term.is_function for term in between) <= _AMONG


def _is_noun(verb: int, said: Said, searcher: Searcher) -> bool:
    """Whether a word stands behind an article or a preposition: "le *soutien*", "with *support*" claim nothing."""
    before = said.terms[verb - 1].form if verb else ""
    return before in searcher.lexicon.articles or before in load_roles()[said.language].before_others


def _stand_near(rest: Sequence[Term], verb: int, said: Said, searcher: Searcher) -> bool:
    """Whether the other words of a question stand about the verb, and are not scattered over a long sentence."""
    places = [at for at, term in enumerate(said.terms) if not term.is_function]
    middle = places.index(verb)
    near = places[max(0, middle - len(rest) - _AMONG) : middle + len(rest) + 1 + _AMONG]
    return all(any(says(term, (said.terms[at],), searcher) for at in near) for term in rest)


def _is_subject(who: Mention, verb: int, said: Said, fact: Fact | None, searcher: Searcher) -> bool:
    theirs = parties(who.entities, searcher)
    named = {*joined_before(verb, said), *behind_by(verb, said)}
    return bool(theirs & named) or (fact is not None and not named and bool(theirs & acting(fact)))


def _is_there(mention: Mention, verb: int, said: Said, fact: Fact | None, searcher: Searcher, *, passive: bool) -> bool:
    return fact is not None or is_object(mention, verb, said, searcher, passive=passive)


def _of_stance(question: Question, fact: Fact, searcher: Searcher) -> Iterator[bool]:
    """Yield what a position comes to, where a question asks whether somebody backs something."""
    who = subject(question, searcher)
    if who is None or not isinstance(fact, Position) or len(question.mentions) != 2:
        return
    about = {entity for mention in question.mentions if mention is not who for entity in mention.entities}
    if not question.terms[0].concepts & load_concepts().backing or not about & set(fact.about):
        return
    if parties(who.entities, searcher) & set(fact.actors) and fact.stance in _AGAINST:
        yield False


def _of_refusal(question: Question, fact: Fact, searcher: Searcher) -> Iterator[bool]:
    """Yield a no, where a question asks whether somebody promised what they declined."""
    who, rest = subject(question, searcher), question.terms[1:]
    if who is None or not isinstance(fact, Pledge) or fact.status is not Status.DECLINED:
        return
    promised = question.terms[0].concepts & load_concepts().promising and parties(who.entities, searcher) & set(
        fact.actors
    )
    if promised and sum(fact_says(term, fact, searcher) for term in rest) >= _LEAST_REST * len(rest):
        yield False


def _of_event(question: Question, fact: Fact, searcher: Searcher) -> Iterator[bool]:
    """Yield a yes, where an event that took place is the one that a question puts, with its people and its place."""
    concepts = load_concepts()
    if not isinstance(fact, Event) or fact.planned or not question.terms:
        return
    if not question.terms[0].concepts & (concepts.going | concepts.attending):
        return
    if not all(fact_says(term, fact, searcher) for term in question.terms):
        return
    who = subject(question, searcher)
    lying = {searcher.corpus.entities[place].country for place in fact.places}
    there = {*fact.participants, *fact.places, *lying}
    named = all(parties(mention.entities, searcher) & there for mention in question.mentions)
    if named and who is not None and parties(who.entities, searcher) & set(fact.participants):
        yield True


def _is_open(said: Said, fact: Fact | None) -> bool:
    if isinstance(fact, Pledge) and fact.status not in FIRM:
        return True
    return leaves_open(said.text, said.language)
