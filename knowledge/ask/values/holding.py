"""What a sentence holds of the kind that a question asks for: the amount, the date, the count, the names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from knowledge.ask.question import Question
from knowledge.ask.reading.prepositions import is_behind
from knowledge.ask.reply import Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.markers import gives_reason, load_markers
from knowledge.ask.tables.roles import Roles, load_roles
from knowledge.ask.values.bearing import bearing
from knowledge.ask.values.naming import KINDS, Look, capitals_beside, named, of_its_sort, states
from knowledge.ask.values.numbers import YEAR, money, numbers_before
from knowledge.model import Amount, Event, Fact, Figure, Pledge, Position, Quote, QuoteForm, Stated
from knowledge.search.lexicon import Lexicon
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import FoldedText, fold
from knowledge.text.tokens import tokens

_PERCENT = re.compile(r"\d\s*%")

SUMS = frozenset({Asked.AMOUNT, Asked.CURRENCY})
"""Kinds of question that a sum of money answers."""


_Holding = Callable[[Look], tuple[Value, ...]]


def holds(question: Question, sentence: Sentence, searcher: Searcher) -> tuple[Value, ...] | None:
    """Return the values of the asked-for kind in a sentence; None where the kind needs one and there is none.

    Kinds that any sentence can meet ("what", "how") give no values: an empty tuple.
    """
    look = Look(question, sentence, searcher)
    if question.asked in KINDS:
        values = of_its_sort(named(look), look) or capitals_beside(look)
        of_states = states(values, searcher) if question.asked is Asked.COUNTRY else ()
        return of_states or values or None
    check = _CHECKS.get(question.asked)
    if check is None:
        return ()
    asked = {term.form for term in question.all_terms}
    if question.asked is Asked.CURRENCY:
        return _of_asked_sum(check(look), {term.form for term in question.terms}) or None
    return tuple(value for value in check(look) if not _is_asked(value, asked)) or None


def _of_asked_sum(values: Sequence[Value], asked: set[str]) -> tuple[Value, ...]:
    """Return the sums whose currency is asked for: the one that the question gives, where it gives one."""
    if not any(form[0].isdigit() for form in asked):
        return tuple(values)
    return tuple(value for value in values if _is_asked(value, asked))


def _is_asked(value: Value, asked: set[str]) -> bool:
    """Whether a value only says again what the question says: "how many euros is *1.2 billion dollars*"."""
    numbers = {token.form.replace(",", ".") for token in tokens(value.text) if token.form[0].isdigit()}
    return bool(numbers) and numbers <= {form.replace(",", ".") for form in asked} and value.amount is not None


def _amounts(look: Look) -> tuple[Value, ...]:
    """Return the sums of money in a sentence: of its facts where they have them, else of its words."""
    found: dict[tuple[int, int], Value] = {}
    for fact in look.sentence.facts:
        for amount in _sums(fact, look):
            found.setdefault(
                (amount.start, amount.end), Value(amount.text, amount.start, amount.end, amount=amount, fact=fact)
            )
    return tuple(found.values()) or tuple(money(look.sentence))


def _sums(fact: Fact, look: Look) -> Iterable[Amount]:
    """Yield the sum of a fact; what it is in another currency only where the question speaks of that."""
    if isinstance(fact, Pledge) and fact.amount is not None:
        yield fact.amount
        names_one = look.question.says(load_kinds()[Asked.CURRENCY].meets)
        yield from (other for other in fact.alternatives if names_one or other.currency == fact.amount.currency)
    if isinstance(fact, Figure) and fact.amount is not None:
        yield fact.amount


def _counts(look: Look) -> tuple[Value, ...]:
    """Return the number that stands before what is counted."""
    if not look.question.counted:
        return ()
    counted = look.question.counted[0]
    for fact in look.sentence.facts:
        if isinstance(fact, Figure) and fact.amount is None and _counts_it(counted, fact, look.searcher.lexicon):
            return (Value(fact.figure.text, fact.figure.start, fact.figure.end, stated=fact.figure, fact=fact),)
    return tuple(numbers_before(lambda term: look.searcher.lexicon.meets(counted, term), look.sentence))


def _counts_it(counted: Term, figure: Figure, lexicon: Lexicon) -> bool:
    units = [term for language, unit in figure.unit.items() for term in lexicon.terms(unit, language)]
    return any(lexicon.meets(counted, term) for term in units)


def _years(look: Look) -> tuple[Value, ...]:
    return tuple(Value.words(look.sentence, *match.span()) for match in YEAR.finditer(look.sentence.text))


def _times(look: Look) -> tuple[Value, ...]:
    """Return the words that say when: the dates of the facts, then those of the sentence."""
    wanted = load_kinds()[look.question.asked].meets
    found: dict[tuple[int, int], Value] = {}
    told = bearing(look.question, look.sentence.facts, look.searcher, lambda fact: bool(_when(fact, look)))
    for fact in told or ():
        for stated in _when(fact, look):
            said = look.searcher.lexicon.terms(stated.text, look.sentence.language)
            if _only_asked(look, said, wanted) or _only_often(said):
                continue
            if look.question.asked is Asked.DATE or any(term.concepts & wanted for term in said):
                found.setdefault(
                    (stated.start, stated.end), Value(stated.text, stated.start, stated.end, stated=stated, fact=fact)
                )
    if told is not None:
        return tuple(found.values())
    spoken = [fact for fact in look.sentence.facts if isinstance(fact, Quote) and fact.form is QuoteForm.DIRECT]
    for term in look.sentence.own:
        start, end = look.sentence.start + term.start, look.sentence.start + term.end
        if any(fact.start <= start and end <= fact.end for fact in spoken):
            continue  # what somebody calls today is no date of what they say
        covered = any(a <= start and end <= b for a, b in found)
        if term.concepts & wanted and not term.is_function and not covered:
            found[start, end] = Value(look.sentence.text[term.start : term.end], start, end)
    if look.question.asked is Asked.DATE:
        for value in _years(look):
            found.setdefault((value.start, value.end), value)
    return tuple(found.values())


def _when(fact: Fact, look: Look) -> list[Stated]:
    """Return the dates of a fact; of a statement that has none, the occasion on which it was made."""
    dates = _dates(fact, done=look.question.done)
    if dates or look.question.asked is not Asked.DATE or not isinstance(fact, Quote) or fact.venue is None:
        return dates
    pattern = load_markers().occasion.get(look.sentence.language)
    return [fact.venue] if pattern and pattern.search(fold(fact.venue.text)) else []


def _dates(fact: Fact, *, done: bool = True) -> list[Stated]:
    """Return when a fact was stated and when it is due; of what is yet to be done only the latter, where it is known."""
    horizon = getattr(fact, "horizon", None)
    if horizon is not None and not done:
        return [horizon]
    return [stated for stated in (fact.date, horizon) if stated is not None]


def _only_often(said: Sequence[Term]) -> bool:
    """Whether words say how often something is, and not when."""
    recurring = load_concepts().recurring
    return all(term.is_function or term.concepts & recurring for term in said)


def _only_asked(look: Look, said: Sequence[Term], wanted: frozenset[str]) -> bool:
    """Whether a date only says again what is asked: "when will it be signed" is not met by "after the signing"."""
    lexicon, terms = look.searcher.lexicon, look.question.terms
    says_when = any(term.concepts & wanted or YEAR.fullmatch(term.form) for term in said)
    return not says_when and bool(terms) and all(any(lexicon.meets(term, one) for one in said) for term in terms)


def _durations(look: Look) -> tuple[Value, ...]:
    units = load_kinds()[Asked.DURATION].meets
    return tuple(numbers_before(lambda term: bool(term.concepts & units), look.sentence))


def _shares(look: Look) -> tuple[Value, ...]:
    wanted = load_kinds()[Asked.SHARE].meets
    says_share = any(term.concepts & wanted for term in look.sentence.own)
    return (Value(look.sentence.text, look.sentence.start, look.sentence.end),) if says_share else _percentages(look)


def _hours(look: Look) -> tuple[Value, ...]:
    pattern = load_markers().hour.get(look.sentence.language)
    folded = FoldedText(look.sentence.text)
    spans = [folded.original(*match.span()) for match in pattern.finditer(folded.folded)] if pattern else []
    return tuple(Value.words(look.sentence, start, end) for start, end in spans)


def _percentages(look: Look) -> tuple[Value, ...]:
    text, in_words = fold(look.sentence.text), load_markers().percent.get(look.sentence.language)
    says_it = _PERCENT.search(text) or (in_words is not None and in_words.search(text))
    return (Value(look.sentence.text, look.sentence.start, look.sentence.end),) if says_it else ()


def _calendar_dates(look: Look) -> tuple[Value, ...]:
    """Return dates that name a day of a month: "12 March", "le 3 septembre 2024"."""
    months, day = load_kinds()[Asked.MONTH].meets, load_markers().day.get(look.sentence.language)
    if day is None:
        return ()
    terms = look.sentence.own
    found = []
    for at, term in enumerate(terms):
        beside = (*terms[max(0, at - 1) : at], *terms[at + 1 : at + 2])
        days = [one for one in beside if day.fullmatch(one.form)]
        if term.concepts & months and days:
            told = [term, *days, *(one for one in beside if YEAR.fullmatch(one.form))]
            found.append(Value.words(look.sentence, min(one.start for one in told), max(one.end for one in told)))
    return tuple(found)


def _reasons(look: Look) -> tuple[Value, ...]:
    if not gives_reason(look.sentence.text, look.sentence.language) or _is_in_passing(look):
        return ()
    return (Value(look.sentence.text, look.sentence.start, look.sentence.end),)


def _is_in_passing(look: Look) -> bool:
    """Whether a sentence says what is asked only to tell of something else: "*After the invasion*, they met"."""
    sentence, terms = look.sentence, look.sentence.own
    roles, occasion = load_roles().get(sentence.language), load_markers().occasion.get(sentence.language)
    if roles is None or occasion is None or not look.question.terms:
        return False
    met = [
        at
        for at, one in enumerate(terms)
        if not one.is_function and look.searcher.lexicon.meets(look.question.terms[0], one)
    ]
    theirs = [name for name in sentence.names if set(name.entities) & set(look.question.entities)]
    if not look.question.mentions or not all(is_behind(terms, one.first, roles.before_others) for one in theirs):
        return False  # who is asked about acts in it
    end = sentence.text.find(",") if occasion.match(fold(sentence.text)) else -1
    return bool(met) and all(terms[at].start < end or _is_governed(terms, at, roles) for at in met)


def _is_governed(terms: Sequence[Term], at: int, roles: Roles) -> bool:
    """Whether a noun stands behind a preposition, and is nobody's state: "is *at odds*"."""
    before = [term.form for term in terms[max(0, at - 3) : at]]
    return is_behind(terms, at, roles.before_others) and not roles.copulas.intersection(before)


_CHECKS: dict[Asked, _Holding] = {
    Asked.AMOUNT: _amounts,
    Asked.CURRENCY: _amounts,
    Asked.COUNT: _counts,
    Asked.YEAR: _years,
    Asked.MONTH: _times,
    Asked.DAY: _times,
    Asked.DATE: _times,
    Asked.HOUR: _hours,
    Asked.DURATION: _durations,
    Asked.SHARE: _shares,
    Asked.PERCENTAGE: _percentages,
    Asked.CALENDAR: _calendar_dates,
    Asked.REASON: _reasons,
}


def relates(fact: Fact, kinds: Sequence[Asked]) -> bool:
    """Whether a fact is of the sort that a question of these kinds is about."""
    sorts = {
        Asked.AMOUNT: (Pledge, Figure),
        Asked.CURRENCY: (Pledge, Figure),
        Asked.COUNT: (Figure,),
        Asked.PROMISED: (Pledge,),
        Asked.SAID: (Quote,),
        Asked.SPEAKER: (Quote,),
        Asked.POSITION: (Position,),
        Asked.PLACE: (Event,),
        Asked.DATE: (Event, Pledge),
    }
    return any(isinstance(fact, sorts.get(kind, ())) for kind in kinds)
