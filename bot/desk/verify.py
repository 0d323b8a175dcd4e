"""`/verify`: whether a quotation is on record, word for word, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bot.answers import Answer, AnswerStatus, Badge, Card, Tone
from bot.desk.asking.evidence import passage_excerpt
from bot.desk.cards import card_of
from bot.desk.doors import door
from bot.desk.reply import Shown, reply
from bot.desk.room import Asked, Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.typography import initial
from knowledge.model import FactKind

if TYPE_CHECKING:
    from knowledge.verify import Match, Verification

QUOTE = OptionSpec("quote", "text", longest=4000)
SPEAKER = OptionSpec("speaker", "entity", required=False, also=("entity",), counts=FactKind.QUOTE)
SPEC = CommandSpec("verify", (QUOTE, SPEAKER))

_SHOWN = 4
_DIFFERENCES = 8
_TONES = {
    "exact": Tone.DONE,
    "altered": Tone.REFUSED,
    "misattributed": Tone.REFUSED,
    "stitched": Tone.REFUSED,
    "translation": Tone.LIKELY,
    "term": Tone.OPEN,
    "article_text": Tone.OPEN,
    "not_on_record": Tone.PLAIN,
}


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the verdict on a quotation with what it rests on; `speaker` is who is claimed to have said it."""
    question = asked(room, SPEC.name, arguments, language)
    voice, typed = question.voice, arguments.get(QUOTE.name, "")
    found = room.asker.verifier.verify(typed, _claimed(room, voice, arguments.get(SPEAKER.name)))
    verdict = found.verdict.value
    on_record = verdict != "not_on_record"
    quotes = [match.quote for match in found.matches if match.quote is not None and on_record]
    speakers = [quote.speaker for quote in quotes if quote.speaker]
    return reply(
        question,
        status=AnswerStatus.OK if on_record else AnswerStatus.NOT_ON_RECORD,
        title=voice.say(
            "verdict",
            verdict=verdict,
            empty="yes" if not typed else "no",
            reported="yes" if _is_reported(found) else "no",
        ),
        lead=_lead(question, found, speakers),
        shown=[_shown(question, match, found) for match in _apart(found.matches)[:_SHOWN]],
        doors=[
            door(voice.say("door-quotes", name=voice.name(speaker)), "quotes", {"speaker": speaker})
            for speaker in dict.fromkeys(speakers)
        ],
        extra={"verdict": verdict},
    )


def _is_reported(found: Verification) -> bool:
    """Whether all that was found is an article's wording of what somebody said."""
    return bool(found.matches) and all(match.quote is not None for match in found.matches)


def _apart(matches: Iterable[Match]) -> list[Match]:
    """Return the matches that would look different: two pieces of one quotation are one card."""
    kept: dict[tuple[str, int, int], Match] = {}
    for match in matches:
        place = (
            (match.source, match.fact.start, match.fact.end) if match.fact else (match.source, match.start, match.end)
        )
        kept.setdefault(place, match)
    return list(kept.values())


def _claimed(room: Room, voice: Voice, typed: str | None) -> tuple[str, ...] | None:
    """Return whom the reader claims as the speaker: those that the name fits, none where it is on no record."""
    if not typed:
        return None
    resolution = room.resolver.resolve(typed, language=voice.base, counts=room.counts(FactKind.QUOTE))
    if not resolution.candidates:
        return ()
    best = resolution.candidates[0].score
    return tuple(one.entity.id for one in resolution.candidates if one.score == best)


def _lead(question: Asked, found: Verification, speakers: Iterable[str]) -> Iterable[str | None]:
    voice, claimed = question.voice, question.arguments.get(SPEAKER.name, "")
    said = list(dict.fromkeys(speakers))
    if said:
        names = voice.names(said)
        reported = found.verdict.value == "article_text"
        yield voice.say("verify-ascribed-to" if reported else "verify-said-by", speakers=names, initial=initial(names))
    if found.speaker_differs:
        yield voice.say("verify-not-by", claimed=echo(claimed)) if claimed else voice.say("verify-not-by-them")
    if found.cuts:
        yield voice.say("verify-cuts")
    if found.too_short:
        yield voice.say("verify-too-short")
    if found.verdict.value == "not_on_record" and found.matches:
        yield voice.say("ask-nearest")


def _shown(question: Asked, match: Match, found: Verification) -> Shown:
    voice, verdict = question.voice, found.verdict.value
    nearest = verdict == "not_on_record"
    badge = Badge(word=voice.say("verdict-badge", verdict="nearest" if nearest else verdict), tone=_TONES[verdict])
    lines = tuple(_difference(voice, one.typed, one.recorded) for one in match.differences[:_DIFFERENCES])
    if match.fact is None:
        card = Card(
            headline=voice.say("verify-article-words"),
            details=lines,
            excerpts=(passage_excerpt(voice, match.source, match.start, match.end),),
            small_print=(voice.source(match.source),),
            source=match.source,
            address=voice.corpus.sources[match.source].address,
        )
        return Shown(card.model_copy(update={"badge": badge}))
    drawn = card_of(voice, match.fact)
    return Shown(drawn.model_copy(update={"badge": badge, "details": (*lines, *drawn.details)}), match.fact)


def _difference(voice: Voice, typed: str, recorded: str) -> str:
    """Say how the typed words differ from the recorded ones at one place."""
    if not recorded:
        return voice.say("verify-added", typed=echo(typed))
    if not typed:
        return voice.say("verify-left-out", recorded=recorded)
    return voice.say("verify-changed", typed=echo(typed), recorded=recorded)
