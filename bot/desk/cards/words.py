"""What the cards of all kinds share: the words of the source, and the small print under them."""

from __future__ import annotations

from bot.answers import Excerpt
from bot.desk.reply import joined
from bot.desk.room import Voice
from knowledge.model import Fact, Source, Span, Stated
from knowledge.text import sentences

_ENDS = frozenset(".!?…:\n")
_CLOSING = frozenset('»”"’)]')
_PAUSES = " ,\u00a0\u202f"
_OPENING = frozenset('«“"‘([')


def excerpt(voice: Voice, fact: Fact) -> Excerpt:
    """Return the words of a fact, verbatim, with a translation for a reader of another language."""
    source = voice.corpus.sources[fact.source]
    translation = fact.translations.get(voice.base) if voice.base != source.language else None
    return Excerpt(
        text=fact.text,
        language=source.language,
        translation=translation,
        translation_language=voice.base if translation else None,
        translation_label=voice.say("translation") if translation else None,
        cut_before=_goes_on_before(source, fact.start),
        cut_after=_goes_on_after(source, fact.end),
    )


def sentence(phrase: str) -> str:
    """Return a phrase with a capital, as it stands alone in a headline."""
    return phrase[:1].upper() + phrase[1:]


def small_print(voice: Voice, fact: Fact, *details: str | None) -> tuple[str, ...]:
    """Return when and the details given on one line; which article, and whether nobody has reviewed it, on another."""
    when = voice.say("as-stated", what=voice.stated(fact.date)) if fact.date else None
    lines = joined(when, *details), joined(voice.source(fact.source), _review(voice, fact))
    return tuple(line for line in lines if line)


def stated(voice: Voice, words: Stated | None) -> str | None:
    """Return words that the article states, if it does."""
    return voice.stated(words) if words is not None else None


def _review(voice: Voice, fact: Fact) -> str | None:
    if fact.reviewed:
        return None
    if fact.confidence is None:
        return voice.say("not-reviewed")
    return voice.say("not-reviewed-confidence", confidence=voice.number(round(fact.confidence, 2)))


def _goes_on_before(source: Source, start: int) -> bool:
    """Return whether the article's sentence begins before `start`: no end of one, line or opening mark stands there."""
    before = source.text[max(0, start - 4) : start]
    bare = before.rstrip(" \u00a0\u202f")
    return not (start == 0 or not bare or bare[-1] in _ENDS or bare[-1] in _OPENING or before.endswith("\n"))


def _goes_on_after(source: Source, end: int) -> bool:
    """Return whether the article's sentence goes on after `end`."""
    if source.text[end - 1] in _ENDS or end == len(source.text):
        return False
    after = source.text[end : end + 5].lstrip(_PAUSES)
    return not (not after or after[0] in _ENDS or after[0] in _CLOSING or after[0] == "\n")


def excerpt_around(voice: Voice, source: str, span: Span) -> Excerpt:
    """Return the words of an article around a span: the fact that says most with it, else its sentence."""
    article = voice.corpus.sources[source]
    holding = [fact for fact in voice.corpus.of_source(source) if fact.contains(span) and fact.translations]
    if holding:
        return excerpt(voice, max(holding, key=lambda fact: fact.end - fact.start))
    around = next((one for one in sentences(article.text) if one.contains(span)), span)
    words = article.text[around.start : around.end]
    return Excerpt(text=words, language=article.language, marks=((span.start - around.start, span.end - around.start),))
