"""The line that answers a question, what is said under it, and the words for what is not on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.desk.cards.figures import figure_said
from bot.desk.room import Asked, Voice
from bot.desk.typed import echo
from knowledge.model import Fact, Figure, Pledge, Position, Quote, Span, Term
from knowledge.text import fold

if TYPE_CHECKING:
    from knowledge.ask import Reply
    from knowledge.ask.reply import Value

_NAMES = 10
_TWO = 2
_LONGEST_WORDS = 220
_WORDS = 160
"""The characters of an article's words that the answering line gives."""


def title(question: Asked, found: Reply) -> str:
    """Return the answer in a line; of a question in two parts, both."""
    if found.then is None:
        return _title(question, found)
    first, second = (_values(question.voice, part) or _title(question, part) for part in (found, found.then))
    if second in first or first in second:
        return max(first, second, key=len)
    return question.voice.say("ask-two-sides", one=first, other=second)


def _title(question: Asked, found: Reply) -> str:
    from knowledge.ask import Asked as Kind  # noqa: PLC0415 - free questions are loaded when one is asked

    voice = question.voice
    if found.choice:
        return voice.say("ask-by", who=found.choice[:1].upper() + found.choice[1:], what=_gist(voice, found))
    if any(side.reply for side in found.sides):
        return _answers(question, found)
    if found.sides:
        return _sides(voice, found)
    if found.forms:
        return voice.say(
            "ask-forms", count=len(found.forms), forms=voice.list(_marked(voice, form) for form, _ in found.forms)
        )
    if found.asked is Kind.SUM:
        return voice.say("ask-not-added", amounts=voice.list(_amounts(voice, found.values)))
    if found.asked is Kind.ABOUT and found.listed:
        return voice.list(dict.fromkeys(voice.source(finding.source) for finding in found.findings))
    if found.asked is Kind.SOURCES:
        numbers = [voice.corpus.sources[finding.source].number for finding in found.findings]
        return voice.say("ask-in-articles", count=len(numbers), numbers=voice.list(dict.fromkeys(numbers)))
    if found.asked is Kind.WHETHER:
        return _whether(voice, found)
    if found.asked is Kind.IDENTITY:
        return _identity(voice, found)
    if found.asked is Kind.COUNT and (counted := _counted(voice, found)):
        return counted
    said, gist = _values(voice, found), _gist(voice, found)
    if (
        found.asked is Kind.MEANING
        and said is not None
        and fold(said) in fold(found.question.text if found.question else "")
    ):
        return gist  # what a name stands for is not its name
    return gist if said is None or gist.startswith(said) else said


def lead(question: Asked, found: Reply) -> Iterable[str | None]:
    """Return what is said under the line: each form with its articles, or how many things are shown."""
    voice = question.voice
    if found.forms:
        for form, sources in found.forms:
            numbers = voice.list(voice.corpus.sources[source].number for source in sources)
            yield voice.say("ask-form-in", form=_marked(voice, form), count=len(sources), numbers=numbers)
    elif found.values and not found.sides:
        gist = _gist(voice, found)
        yield gist if gist not in title(question, found) else None


def notes(question: Asked, found: Reply) -> tuple[str, ...]:
    """Return what holds for the answer as a whole."""
    from knowledge.ask import Asked as Kind  # noqa: PLC0415

    voice, lines = question.voice, []
    if found.asked is Kind.SUM:
        lines.append(voice.say("ask-why-not-added"))
    if found.asked is Kind.AMOUNT and any(isinstance(v.fact, Pledge) and len(v.fact.actors) > 1 for v in found.values):
        lines.append(voice.say("ask-joint"))
    return tuple(lines)


def lacking(question: Asked, found: Reply) -> str:
    """Return why something is not on record, in a line."""
    voice = question.voice
    assert found.lack is not None  # noqa: S101 - narrows the type; the caller asks only where there is a lack
    name = found.named or ""
    known = voice.corpus.entities.get(name)
    absent = question.room.asker.searcher.running.name_of_absent(name, voice.base)
    shown = voice.name(known) if known else absent or echo(name)
    return voice.say("ask-lack", lack=found.lack.value, name=shown, asked=found.asked.value)


def _sides(voice: Voice, found: Reply) -> str:
    """Return what two sides come to, each in a few words; of more, or of one that has nothing, their names."""
    names = [_side_name(voice, side.entity, side.source) for side in found.sides]
    facts = [next((one.fact for one in side.findings if one.fact), None) for side in found.sides]
    if len(names) != _TWO or None in facts or len(set(names)) != _TWO:
        return voice.say("ask-side-by-side", names=voice.list(names))
    said = [
        voice.say("ask-by", who=name, what=_said_of(voice, fact))
        for name, fact in zip(names, facts, strict=True)
        if fact
    ]
    return voice.say("ask-two-sides", one=said[0], other=said[1])


def _answers(question: Asked, found: Reply) -> str:
    """Return what answers each side, under its name where its answer does not give it; of one without, that it has none."""
    voice, said = question.voice, []
    for side in found.sides:
        answer = _answer(question, side.reply) if side.reply else voice.say("ask-side-empty")
        named = side.entity or side.source
        name = _side_name(voice, side.entity, side.source) if named else ""
        said.append(answer if not named or name in answer else voice.say("ask-by", who=name, what=answer))
    return voice.say("ask-two-sides", one=said[0], other=voice.list(said[1:]))


def _answer(question: Asked, found: Reply) -> str:
    """Return what answers one side; of a promise first of all its sum."""
    fact = next((one.fact for one in found.findings), None)
    if isinstance(fact, Pledge) and not found.values and found.truth is None:
        return question.voice.say("ask-by", who=question.voice.names(fact.actors), what=_said_of(question.voice, fact))
    return title(question, found)


def _said_of(voice: Voice, fact: Fact) -> str:
    """Return what a fact says, without who does it; of a promise its sum, unless several share it, and how firm it is."""
    summary = _summary(voice, fact)
    if not isinstance(fact, Pledge):
        return summary
    own = fact.amount is not None and len(fact.actors) == 1
    return voice.say(
        "ask-with-status",
        what=voice.amount(fact.amount) if fact.amount and own else summary,
        status=voice.say(f"status-{fact.status.value}").lower(),
    )


def _side_name(voice: Voice, entity: str | None, source: str | None) -> str:
    if entity is not None:
        return voice.name(entity)
    return voice.say("ask-article", number=voice.corpus.sources[str(source)].number)


def _marked(voice: Voice, words: str) -> str:
    return voice.say("marked", words=words)


def _whether(voice: Voice, found: Reply) -> str:
    gist = _with_value(voice, found)
    if found.truth is None:
        return voice.say("ask-neither", what=gist)
    return voice.say("ask-yes" if found.truth else "ask-no", what=gist)


def _with_value(voice: Voice, found: Reply) -> str:
    """Return what answers yes or no: the value that was asked about, or else, or beside it, what the evidence says."""
    said, gist = _values(voice, found), _gist(voice, found)
    if said is None or said in gist:
        return gist
    return said if any(value.entity for value in found.values) else voice.say("ask-value-of", value=said, what=gist)


def _counted(voice: Voice, found: Reply) -> str | None:
    """Return how many are named, and who; nothing where the articles give a number themselves."""
    entities = [str(value.entity) for value in found.values if value.entity]
    if not entities:
        return None
    return voice.say("ask-counted", count=len(entities), names=voice.list(voice.name(one) for one in entities))


def _identity(voice: Voice, found: Reply) -> str:
    entity = voice.corpus.entities[str(found.values[0].entity)]
    role = voice.any(entity.role)
    kind = voice.say(f"kind-{entity.kind.value}")
    return voice.say("ask-identity", name=voice.name(entity), role=role or kind)


def _values(voice: Voice, found: Reply) -> str | None:
    """Return the values of a reply as a list in the reader's language; nothing where it has none to show."""
    entities = [value.entity for value in found.values if value.entity]
    if entities:
        if len(entities) == 1:
            entity = voice.corpus.entities[str(entities[0])]
            role = voice.any(entity.role) if entity.kind.value == "person" else None
            return voice.say("ask-identity", name=voice.name(entity), role=role) if role else voice.name(entity)
        return voice.list(voice.name(str(entity)) for entity in entities[:_NAMES])
    said = [one for value in found.values if (one := _value(voice, value, found))]
    return voice.list(dict.fromkeys(said)) if said else None


def _value(voice: Voice, value: Value, found: Reply) -> str | None:
    if value.amount is not None:
        amount = voice.amount(value.amount)
        if isinstance(value.fact, Pledge):
            return voice.say(
                "ask-with-status", what=amount, status=voice.say(f"status-{value.fact.status.value}").lower()
            )
        return amount
    if isinstance(value.fact, Figure):
        return figure_said(voice, value.fact)
    if value.stated is not None:
        return voice.stated(value.stated)
    if any(value.start == one.start and value.end == one.end for one in found.findings):
        return None  # the whole sentence is no value: its gist answers
    return _as_on_record(voice, value, found) or (value.text if _is_read(voice, value, found) else None)


def _is_read(voice: Voice, value: Value, found: Reply) -> bool:
    """Whether words of an article are a number, or in the reader's language."""
    holding = (one.source for one in found.findings if one.start <= value.start and value.end <= one.end)
    source = next(holding, None)
    return source is None or value.text.isdigit() or voice.corpus.sources[source].language == voice.base


def _as_on_record(voice: Voice, value: Value, found: Reply) -> str | None:
    """Return words of an article as the fact that holds them gives them, in the reader's way of writing."""
    if value.text.isdigit():  # a year is written as it is
        return None
    facts = {fact.id: fact for finding in found.findings for fact in finding.facts}.values()
    figures = [fact for fact in facts if isinstance(fact, Figure) and _holds(fact.figure, value)]
    if figures:  # the one that says least beside it: a duration rather than a sum over it
        return figure_said(voice, min(figures, key=lambda fact: fact.figure.end - fact.figure.start))
    pledges = [fact for fact in facts if isinstance(fact, Pledge)]
    amounts = [one for fact in pledges for one in (fact.amount, *fact.alternatives) if one and _holds(one, value)]
    return voice.amount(amounts[0]) if amounts else None


def _holds(span: Span, value: Value) -> bool:
    return span.start < value.end and value.start < span.end


def _amounts(voice: Voice, values: Iterable[Value]) -> list[str]:
    return [said for value in values if value.amount is not None and (said := voice.amount(value.amount))]


def _gist(voice: Voice, found: Reply) -> str:
    """Return what the first finding says, in a few words of the reader's language, else in the article's own."""
    for finding in found.findings:
        if finding.fact is not None:
            return _said(voice, finding.fact, by_words=finding.by_words)
        text = voice.corpus.sources[finding.source].text[finding.start : finding.end]
        return _marked(voice, text if len(text) <= _WORDS else text[: _WORDS - 1].rstrip() + "…")
    return voice.say("ask-passage")


def _summary(voice: Voice, fact: Fact, *, by_words: bool = False) -> str:
    """Return what a fact says in a few words: the reader's, in their typography, else the article's own, verbatim.

    `by_words` asks for the words themselves, or their translation, where they are few enough for a line.
    """
    translated = voice.own(fact.translations)
    if by_words and voice.corpus.sources[fact.source].language == voice.base and len(fact.text) <= _LONGEST_WORDS:
        return _marked(voice, fact.text)
    if by_words and translated and len(translated) <= _LONGEST_WORDS:
        return translated[:1].upper() + translated[1:]
    return voice.own(fact.summary) or translated or fact.text


def _said(voice: Voice, fact: Fact, *, by_words: bool = False) -> str:
    """Return what a fact says in a line: who said or gives it, and what."""
    summary = _summary(voice, fact, by_words=by_words)
    if isinstance(fact, Quote) and fact.speaker:
        return voice.say("ask-by", who=voice.name(fact.speaker), what=summary)
    if isinstance(fact, Pledge):
        status = voice.say(f"status-{fact.status.value}").lower()
        return voice.say("ask-by-status", who=voice.names(fact.actors), what=summary, status=status)
    if isinstance(fact, Position):
        return voice.say("ask-by", who=voice.names(fact.actors), what=summary)
    if isinstance(fact, Term):
        return voice.own(fact.summary) or fact.text
    return summary
