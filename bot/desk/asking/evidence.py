"""The evidence of a reply as cards: sentences with the facts in them, whole facts, or the sides of a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.answers import Badge, Card, Excerpt
from bot.desk.cards import card_of
from bot.desk.reply import Shown
from bot.desk.room import Asked, Voice
from knowledge.model import Entity, Fact

if TYPE_CHECKING:
    from knowledge.ask import Finding, Reply, Side


def shown(question: Asked, found: Reply) -> list[Shown]:
    """Return the evidence of a reply as cards, in its order, each once."""
    cards: list[Shown] = []
    if found.sides:
        for side in found.sides:
            cards.extend(_side(question, side))
        return cards
    seen: set[tuple[str, int, int]] = set()
    for finding in found.findings:
        place = (finding.source, finding.start, finding.end)
        if place in seen:
            continue
        seen.add(place)
        cards.append(card(question.voice, finding))
    return cards


def card(voice: Voice, finding: Finding, entity: Entity | None = None) -> Shown:
    """Return a finding as a card: the fact's own where the whole fact is meant, else the sentence around it.

    `entity` is whom the cards are about, and whose name they need not repeat.
    """
    fact = finding.fact
    if fact is not None and finding.whole_fact:
        return Shown(card_of(voice, fact, entity), fact)
    words = _excerpt(voice, finding)
    if fact is None:
        article = voice.corpus.sources[finding.source]
        plain = Card(
            badge=Badge(word=voice.say("badge-passage")),
            headline=voice.say("ask-passage"),
            excerpts=(words,),
            small_print=(voice.source(finding.source),),
            fact=finding.facts[0].id if finding.facts else None,
            source=finding.source,
            address=article.address,
        )
        return Shown(plain)
    drawn = card_of(voice, fact, entity).model_copy(update={"excerpts": (words,)})
    return Shown(drawn, fact)


def _excerpt(voice: Voice, finding: Finding) -> Excerpt:
    """Return a sentence, verbatim, its fact's words marked, with what is translated of it for other readers."""
    source = voice.corpus.sources[finding.source]
    start, end = finding.start, finding.end
    facts = [finding.fact] if finding.fact else []
    marks = tuple(
        (max(fact.start, start) - start, min(fact.end, end) - start)
        for fact in facts
        if fact.start < end and start < fact.end and (fact.start > start or fact.end < end)
    )
    translation = translated(finding.facts, voice.base) if voice.base != source.language else None
    return Excerpt(
        text=source.text[start:end],
        language=source.language,
        translation=translation,
        translation_language=voice.base if translation else None,
        translation_label=voice.say("translation") if translation else None,
        marks=marks,
    )


def passage_excerpt(voice: Voice, source: str, start: int, end: int) -> Excerpt:
    """Return a half-open stretch of an article, verbatim, with what is translated of it."""
    article = voice.corpus.sources[source]
    facts = [fact for fact in voice.corpus.of_source(source) if fact.start < end and start < fact.end]
    translation = translated(facts, voice.base) if voice.base != article.language else None
    return Excerpt(
        text=article.text[start:end],
        language=article.language,
        translation=translation,
        translation_language=voice.base if translation else None,
        translation_label=voice.say("translation") if translation else None,
    )


def translated(facts: Iterable[Fact], language: str) -> str | None:
    """Return the translations of the facts that make up most of a stretch, in its order, none inside another."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda one: -(one.end - one.start)):
        if language in fact.translations and not any(fact.start < one.end and one.start < fact.end for one in kept):
            kept.append(fact)
    kept.sort(key=lambda one: one.start)
    return " … ".join(fact.translations[language] for fact in kept) or None


def _side(question: Asked, side: Side) -> list[Shown]:
    """Return one side of a comparison as cards headed by its name."""
    voice = question.voice
    if side.entity is not None:
        name = voice.name(side.entity)
    elif side.source is None:
        return [card(voice, finding) for finding in side.findings]
    else:
        name = voice.say("ask-article", number=voice.corpus.sources[str(side.source)].number)
    if not side.findings:
        return [Shown(Card(badge=Badge(word=name), headline=voice.say("ask-side-empty")))]
    entity = voice.corpus.entities[side.entity] if side.entity is not None else None
    return [_headed(name, card(voice, finding, entity)) for finding in side.findings]


def _headed(name: str, one: Shown) -> Shown:
    """Return a card whose badge begins with the name of its side."""
    badge = one.card.badge or Badge(word="")
    return Shown(one.card.model_copy(update={"badge": Badge(word=f"{name} · {badge.word}", tone=badge.tone)}), one.fact)
