"""Answers by the evidence: the sentences that meet a question's needs and hold what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from knowledge.ask.bearing import is_elsewhere
from knowledge.ask.claims import acting, claimed, is_yet_to_be_done, speaks_to
from knowledge.ask.echoing import TOLD, only_echoes, told_after
from knowledge.ask.evidence import Evidence, gather
from knowledge.ask.findings import finding
from knowledge.ask.forms import Asked
from knowledge.ask.holding import SUMS, holds, relates
from knowledge.ask.kinds import load_kinds
from knowledge.ask.markers import load_markers
from knowledge.ask.needs import Need, needs_of
from knowledge.ask.polarity import truth_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.roles import load_relations
from knowledge.ask.value import Value
from knowledge.ask.wordings import load_wordings
from knowledge.model import EntityKind, Fact, Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import fold

LEAST_SHARE = 0.7
"""The share of a question's words that a sentence and its surroundings must meet."""
LEAST_OF_NAMED = 0.6
"""The same where a question names somebody or something on record, which must be met besides: people reword the rest."""
LEAST_OWN = 0.5
"""And the share that the sentence itself must meet."""
_LEAST_OWN = {
    Asked.REASON: 0.65,
    **dict.fromkeys(
        (Asked.DATE, Asked.YEAR, Asked.MONTH, Asked.DAY, Asked.CALENDAR, Asked.AMOUNT, Asked.DURATION), 0.6
    ),
}
"""Kinds whose value must stand with more of the words: a date in the next sentence is another thing's date."""
_OF_ONE = frozenset({Asked.DATE, Asked.DAY, Asked.MONTH, Asked.YEAR, Asked.DURATION})
"""Kinds of which one thing has one value: another sentence adds another only where it says as much."""
_OF_THOSE = frozenset({Asked.WHO, Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION, Asked.WEAPON})
"""Kinds that name those who do something, likewise where it says nearly as much."""
_ABOUT_AS_LITERAL = 0.6
STRICT_SHARE = 0.75
"""The same for yes or no, where a word left out may turn the answer."""
_MANY = 5
"""Words of a question that no sentence need have by itself all."""
_CLOSE = 0.9
"""Sentences whose score is at least this share of the best one's are shown beside it."""
_CLOSEST = 0.97
"""The same where a thing has one value."""
_SHOWN = 3
_WHERE = frozenset({Asked.PLACE, Asked.CITY})
_TOLD_OF_IT = frozenset({Asked.PLACE, Asked.CITY, Asked.DATE, Asked.DAY, Asked.MONTH, Asked.YEAR, Asked.DURATION})
_FARTHER = 0.25
"""How much less of the words a sentence may say itself that tells when or where, than one that tells neither."""
_TOLD_ON = frozenset({Asked.THING, Asked.MANNER})
"""Kinds of which more may be told after the sentence that meets the question."""
_LONG = 4
_NEAREST = 2
_LITERAL = 0.15
"""What it is worth that the sentence's own words say it, and not only what its facts say of it."""
_ECHO = 0.03
"""What a longer little word of a question ("still", "could") is worth in a sentence."""
_ALONE = 0.03
"""What a promise is worth that who is asked about gives alone."""
_ACTS = 0.05
"""What it is worth that who is asked about acts, where nothing more is asked."""
_DENYING = 0.1
"""What it is worth that a sentence denies, where the question does: why something can*not* be."""
_FIRM = frozenset({Status.PLEDGED, Status.AGREED, Status.DELIVERED})
_PERSONS = frozenset({EntityKind.PERSON})
_THINGS = frozenset({EntityKind.MECHANISM, EntityKind.WEAPON})
"""A date or a sum of these has to stand in the sentence that names them."""
_LOOSE = frozenset({Asked.THING, Asked.MANNER, Asked.SAID, Asked.POSITION, Asked.PROMISED, Asked.COMPARE})
_GIVEN = frozenset({*SUMS, Asked.COUNT, Asked.WHO, Asked.COUNTRY, Asked.WEAPON, Asked.ORGANISATION})
_INTENDING = frozenset({"ready", "consider", "expect", "propose", "announce", "intend", "wish", "refuse", "plan"})
"""Concepts by which a question itself asks for what is not yet given."""
_SCENE = frozenset({"meeting", "summit", "conference"})
"""Concepts of what an article as a whole may be about."""
_ANYWHERE = frozenset({EntityKind.PLACE, EntityKind.EVENT, EntityKind.MECHANISM})
"""Kinds of name that set the scene: an article that is about a summit need not name it in each sentence."""


def in_another(question: Question, searcher: Searcher) -> Reply:
    """Answer from other articles than the one that the question's first clause speaks of, which is shown too."""
    scene = replace(question, mentions=question.context, terms=question.scene, names=(), quoted=())
    told = gather(scene, needs_of(scene, searcher), searcher)
    if not told:
        return by_evidence(question, searcher)
    first = told[0].sentence
    own = _of_those_told(question, first, searcher)
    reply = by_evidence(own, searcher, keep=lambda sentence: sentence.source != first.source)
    if reply.lack is not None:
        return reply
    return replace(reply, findings=(*reply.findings, finding(scene, first, told[0].own, searcher)))


def _of_those_told(question: Question, told: Sentence, searcher: Searcher) -> Question:
    """Return a question without what its first clause names; of one that names nobody, about those whom that tells of."""
    mentions = tuple(mention for mention in question.mentions if mention not in question.context)
    sources = None if question.sources == (told.source,) else question.sources
    kinds = {EntityKind.PERSON, EntityKind.COUNTRY}
    acting = tuple(sorted(one for one in told.named if searcher.corpus.entities[one].kind in kinds))
    taking_up = load_wordings()[question.language].taking_up
    if not mentions and acting and any(term.form in taking_up for term in question.all_terms):
        mentions = (Mention(acting, "", 0, 0),)
    return replace(question, mentions=mentions, sources=sources)


def by_evidence(question: Question, searcher: Searcher, keep: Callable[[Sentence], bool] = lambda _: True) -> Reply:
    """Answer from the sentences that meet every need of a question and hold what it asks for."""
    needs = needs_of(question, searcher)
    if not needs:
        return Reply(question.asked, question, Lack.NO_QUESTION)
    evidence = gather(question, needs, searcher, keep=keep)
    accepted: list[tuple[Evidence, tuple[Value, ...]]] = []
    met = False
    nearest_own = 0.0
    denies = question.asked in _OF_THOSE and _denies(question.text, question.language)
    for one in evidence:
        if not accepts(question, one, searcher):
            continue
        if denies and not _denies(one.sentence.text, one.sentence.language):
            continue  # who did *not* is nobody of whom it is told that they did
        met = True
        nearest_own = max(nearest_own, _own_share(one))
        if question.asked in _TOLD_OF_IT and _own_share(one) < nearest_own - _FARTHER:
            continue
        if question.asked is Asked.WHETHER and is_yet_to_be_done(question, one.sentence):
            continue
        values = holds(question, one.sentence, searcher)
        if values is not None and (values := bound(question, one.sentence, values, searcher)) is not None:
            accepted.append((one, values))
    truth = None
    if question.asked is Asked.WHETHER:
        accepted, truth = _judged(question, accepted, searcher)
    if not accepted and met and (told := told_after(question, evidence[0], searcher)):
        findings = [
            finding(question, one, needs, searcher) for one in (*(one for one, _ in told), evidence[0].sentence)
        ]
        return Reply(question.asked, question, values=_merged(v for _, v in told), findings=tuple(findings))
    if not accepted:
        joint = question.asked in SUMS and _joint(question, evidence, searcher)
        lack = Lack.JOINT if joint else Lack.VALUE if met else Lack.NOTHING
        nearest = joint or [one.sentence for one in evidence[:_NEAREST] if one.score > 0.3]
        return Reply(
            question.asked, question, lack, findings=tuple(finding(question, s, needs, searcher) for s in nearest)
        )
    chosen = _best(accepted, question) if truth is None else accepted[:_SHOWN]
    values = _merged(values for _, values in chosen)
    findings = [finding(question, one.sentence, one.own, searcher) for one, _ in chosen]
    if question.asked in _TOLD_ON and only_echoes(chosen[0][0]):
        after = searcher.sentences_after(chosen[0][0].sentence, TOLD)
        findings[:1] = [*(finding(question, sentence, needs, searcher) for sentence in after), findings[0]]
    return Reply(question.asked, question, values=values, truth=truth, findings=tuple(findings))


def _judged(
    question: Question, accepted: Sequence[tuple[Evidence, tuple[Value, ...]]], searcher: Searcher
) -> tuple[list[tuple[Evidence, tuple[Value, ...]]], bool | None]:
    """Return the sentences that bear on a question of yes or no, with the answer where one says it plainly."""
    ranked = sorted(accepted, key=lambda pair: -_rank(pair[0], question))
    told = [(pair, claimed(question, pair[0].sentence, searcher)) for pair in ranked]
    truth = next((answer for _, answer in told if answer is not None), None)
    if truth is not None:
        firm = [pair for pair, answer in told if answer is truth]
        return [*firm, *(pair for pair, answer in told if answer is not truth)], truth
    if question.elsewhere:
        return ranked, None
    bearing = [
        pair
        for pair in ranked
        if speaks_to(question, pair[0].sentence, searcher)
        and not is_elsewhere(question, pair[0].sentence.facts, searcher)
    ]
    return bearing, truth_of(question, bearing[0][0], searcher) if bearing else None


def accepts(question: Question, one: Evidence, searcher: Searcher) -> bool:
    """Whether a sentence meets enough of a question to be evidence for it."""
    strict = question.asked is Asked.WHETHER
    if one.sentence.is_question and question.asked not in {Asked.THING, Asked.MANNER, Asked.SAID}:
        return False
    if not one.meets_names or not _names_close(question, one, searcher):
        return False
    words = [need for need in (*one.own, *one.near, *one.missing) if not need.entities]
    own_names = [need for need in one.own if need.entities]
    if not words and not own_names and not (question.counted and not one.far):
        return False
    insists = any(need.accepts & load_relations().insisting for need in one.missing)
    if insists and one.share() < LEAST_SHARE:
        return False
    least_own = 0.0 if _says_of_what(question, one) else _LEAST_OWN.get(question.asked, LEAST_OWN)
    least = STRICT_SHARE if strict else LEAST_OF_NAMED if question.mentions else LEAST_SHARE
    return one.share() >= least and max(_own_share(one), _crowded_share(question, one)) >= least_own


def _crowded_share(question: Question, one: Evidence) -> float:
    """Return the share of the words and names that a sentence meets itself, of a question of very many; 0 of others.

    One sentence cannot say every word of a long question: whom it names counts as much there.
    """
    every = (*one.own, *one.near, *one.missing)
    words = [need for need in every if not need.entities]
    if len(words) < _MANY or len(words) == len(every) or question.asked in _LEAST_OWN or not _says_names(one):
        return 0.0
    return len(one.own) / len(every)


def _says_names(one: Evidence) -> bool:
    return all(need in one.own for need in (*one.own, *one.near, *one.missing) if need.entities)


def _own_share(one: Evidence) -> float:
    """Return the share of the words that a sentence meets itself, but for those that tell which meeting is meant."""
    if not any(need in one.far and need.accepts & _SCENE for need in one.near):
        return one.share(own=True)
    return replace(one, near=tuple(need for need in one.near if not need.accepts & _SCENE)).share(own=True)


def _says_of_what(question: Question, one: Evidence) -> bool:
    """Whether a sentence says of what its value is ("the cost"), where the thing itself is named just before."""
    says = load_kinds()[question.asked].says
    asked = frozenset[str]().union(*(term.concepts for term in question.all_terms)) & says
    return bool(asked & one.sentence.concepts) and not one.far and not one.missing


def _names_close(question: Question, one: Evidence, searcher: Searcher) -> bool:
    """Whether one of those who act in the question stands in the sentence, and every person at least in its passage.

    For what may be said in several sentences ("what", "how") the surroundings will do.
    """
    named = [need for need in (*one.own, *one.near) if need.entities]
    acting = [need for need in named if not _kinds(need, searcher) <= _ANYWHERE]
    if question.asked not in _LOOSE and any(need in one.far for need in acting if _kinds(need, searcher) & _PERSONS):
        return False
    words = [need for need in one.own if not need.entities]
    if question.asked in _WHERE and words and not any(_in_words(need, one.sentence) for need in words):
        return False  # where it is stands with its own words, and not with those that a fact puts for them
    if question.asked in _LEAST_OWN and any(need in one.near for need in named if _kinds(need, searcher) & _THINGS):
        return False
    return not acting or any(need in one.own for need in acting)


def _kinds(need: Need, searcher: Searcher) -> set[EntityKind]:
    return {searcher.corpus.entities[entity].kind for entity in need.entities}


def bound(
    question: Question, sentence: Sentence, values: tuple[Value, ...], searcher: Searcher
) -> tuple[Value, ...] | None:
    """Return the values that belong to whom the question asks about; None where none does.

    A sum that several give together is no answer to what one of them gives, nor one that is only expected to what was
    promised.
    """
    if question.done and question.asked in _GIVEN and _only_intended(question, sentence):
        return None
    if question.asked not in SUMS:
        return values
    kept = [value for value in values if _is_theirs(question, value, searcher)]
    return tuple(kept) or None


def _only_intended(question: Question, sentence: Sentence) -> bool:
    """Whether a question asks what was given or promised, and the sentence only says what may be."""
    if not _asks_for_promise(question) or any(term.concepts & _INTENDING for term in question.all_terms):
        return False
    if load_markers().open[question.language].search(fold(question.text)):  # "who said they *would* contribute"
        return False
    givers = set(question.entities)
    pledges = [fact for fact in sentence.facts if isinstance(fact, Pledge)]
    theirs = [pledge for pledge in pledges if givers & set(pledge.actors)] or pledges
    return bool(theirs) and not any(pledge.status in _FIRM for pledge in theirs)


def _is_theirs(question: Question, value: Value, searcher: Searcher) -> bool:
    if not isinstance(value.fact, Pledge):
        return not question.alone
    givers = _givers(question, searcher)
    if not givers:
        return True
    theirs = [giver for giver in givers if set(value.fact.actors) & {giver, *searcher.corpus.agents(giver)}]
    if not theirs and value.fact.recipient not in givers:
        return False
    several = len(value.fact.actors) > 1
    if several and len(theirs) < 2 and theirs:
        return not question.alone and (value.fact.status in _FIRM or not _asks_for_promise(question))
    return True


def _givers(question: Question, searcher: Searcher) -> list[str]:
    kinds = {EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.GROUP}
    return [entity for entity in question.entities if searcher.corpus.entities[entity].kind in kinds]


def _asks_for_promise(question: Question) -> bool:
    return any(term.concepts & {"promise", "give", "donate", "deliver", "pay", "spend"} for term in question.all_terms)


def _joint(question: Question, evidence: Iterable[Evidence], searcher: Searcher) -> list[Sentence]:
    """Return the sentences whose sum one of those asked about shares with others."""
    givers = set(_givers(question, searcher))
    return [
        one.sentence
        for one in evidence
        for fact in one.sentence.facts
        if isinstance(fact, Pledge) and fact.amount and len(fact.actors) > 1 and givers & set(fact.actors)
    ][:1]


def _best(
    accepted: Sequence[tuple[Evidence, tuple[Value, ...]]], question: Question
) -> list[tuple[Evidence, tuple[Value, ...]]]:
    """Return the best sentences: those about as good as the first, one for each fact."""
    ranks = [_rank(one, question) for one, _ in accepted]
    ranked = sorted(zip(ranks, accepted, strict=True), key=lambda pair: -pair[0])
    best, (first, _) = ranked[0]
    chosen: list[tuple[Evidence, tuple[Value, ...]]] = []
    shown: set[str] = set()
    as_literal = 1.0 if question.asked in _OF_ONE else _ABOUT_AS_LITERAL if question.asked in _OF_THOSE else 0.0
    least = as_literal * _literal(first) if as_literal else 0.0
    close = _CLOSEST if question.asked in _OF_ONE else _CLOSE
    for rank, (one, values) in ranked:
        facts = {fact.id for fact in one.sentence.facts}
        if chosen and (rank < close * best or (facts and facts <= shown) or len(first.missing) < len(one.missing)):
            continue
        if chosen and least and _literal(one) < least:
            continue
        chosen.append((one, values))
        shown |= facts
    return chosen[:_SHOWN]


def _rank(one: Evidence, question: Question) -> float:
    on_subject = 0.03 if any(relates(fact, [question.asked]) for fact in one.sentence.facts) else 0.0
    echo = _ECHO * len(_little_words(question) & {term.form for term in one.sentence.own})
    if any(_is_alone(fact, question.entities) for fact in one.sentence.facts):
        on_subject += _ALONE
    if not question.terms:  # "what does the group do"
        on_subject += _ACTS if any(acting(fact).intersection(question.entities) for fact in one.sentence.facts) else 0.0
    if question.asked in _LOOSE | {Asked.REASON} and _denies(question.text, question.language):
        echo += _DENYING if _denies(one.sentence.text, one.sentence.language) else 0.0
    return one.score + on_subject + echo + _LITERAL * _literal(one) + (0.02 if one.sentence.facts else 0.0)


def _is_alone(fact: Fact, entities: tuple[str, ...]) -> bool:
    """Whether a promise is of one whom a question names, and of nobody else."""
    return isinstance(fact, Pledge) and len(fact.actors) == 1 and fact.actors[0] in entities


def _denies(text: str, language: str) -> bool:
    pattern = load_markers().denial.get(language)
    return bool(pattern and pattern.search(fold(text)))


def _literal(one: Evidence) -> float:
    """Return how much of what a sentence meets it says itself, and not only through what its facts say of it."""
    return round(sum(need.weight for need in one.own if _in_words(need, one.sentence)) / max(1, len(one.own)), 6)


def _little_words(question: Question) -> set[str]:
    """Return the longer function words of a question ("pourrait", "toujours"), which tell like sentences apart."""
    return {term.form for term in question.all_terms if term.is_function and len(term.form) > _LONG}


def _in_words(need: Need, sentence: Sentence) -> bool:
    """Whether the sentence's own words meet a need, and not only what its facts say of it."""
    if need.entities:
        return not need.entities.isdisjoint(sentence.named)
    return any(need.accepts & term.concepts or term.stem == need.terms[0].stem for term in sentence.own)


def _merged(lists: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    found: dict[tuple[str | None, str], Value] = {}
    for values in lists:
        for value in values:
            found.setdefault((value.entity, value.text), value)
    every = tuple(found.values())
    return tuple(one for one in every if not any(_is_part(one, other) for other in every))


def _is_part(one: Value, other: Value) -> bool:
    """Whether a value is words that stand inside those of a longer one: "in July" in "at its summit in July"."""
    if one is other or one.entity or other.entity or one.amount or other.amount or len(one.text) >= len(other.text):
        return False
    same_source = one.fact is None or other.fact is None or one.fact.source == other.fact.source
    return same_source and other.start <= one.start and one.end <= other.end


def by_words(question: Question, searcher: Searcher) -> Reply:
    """Answer from the sentences alone that say the words which a question quotes, in any of their forms."""
    quoted = [term for words in question.quoted for term in searcher.lexicon.terms(words, question.language)]
    stems = {(term.language, term.stem) for term in quoted if not term.is_function}
    return by_evidence(question, searcher, keep=lambda sentence: stems <= sentence.stems)


def with_quoted(question: Question, searcher: Searcher) -> Question:
    """Return a question with the words that it quotes as words to be met like any other."""
    terms = [
        term
        for words in question.quoted
        for term in searcher.lexicon.terms(words, question.language)
        if not term.is_function and not searcher.lexicon.is_light(term)
    ]
    return replace(question, terms=(*question.terms, *terms))
