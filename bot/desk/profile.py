"""`/profile`: who or what an entity is in the corpus's words, what it is called, how often it is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.answers import Answer, Badge, Card
from bot.desk.cards import card_of
from bot.desk.cards.words import excerpt_around
from bot.desk.counting import each_counted_of
from bot.desk.doors import doors_about, taking_part
from bot.desk.reply import Shown, joined, reply
from bot.desk.room import Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import Understood, none_on_record, numbers_of, understand
from knowledge.model import Entity, Fact, FactKind, Source, Span
from knowledge.text import FoldedText, fold, occurrences

ENTITY = OptionSpec("entity", "entity")
SPEC = CommandSpec("profile", (ENTITY,))

_CARDS = 5
"""How many facts a profile opens with; the doors lead to all of them."""

_CONSIDERED = 300
"""Among how many facts those that a profile opens with are chosen."""

_NAMES = 6
"""How many other names a profile gives."""

_READ = 40
"""How many articles are read for the names by which they call the entity."""


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return what the corpus says that the entity is, with a first few facts that name it."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY, city_is_state=False)
    if isinstance(understood, Answer):
        return understood
    entity, voice = understood.entity, question.voice
    question = question.resolved(entity=entity.id)
    naming = room.corpus.first_naming(entity.id, _CONSIDERED)
    sources = room.corpus.sources_naming(entity.id)
    if not naming and not sources:
        return none_on_record(question, understood, None)
    shown = [Shown(card_of(voice, fact), fact) for fact in _defining(naming, entity)]
    return reply(
        question,
        title=voice.say("profile-title", name=voice.name(entity), kind=voice.say(f"kind-{entity.kind.value}")),
        lead=_lead(room, voice, understood, sources),
        shown=shown or [Shown(card) for card in _mentions(voice, entity, sources)],
        notes=() if entity.reviewed else (voice.say("profile-not-reviewed"),),
        doors=doors_about(room, voice, entity, leave_out=SPEC.name),
        entity=entity,
        also_sources=[source.id for source in sources[:_CONSIDERED]],
    )


def _lead(room: Room, voice: Voice, understood: Understood, sources: tuple[Source, ...]) -> list[str | None]:
    entity = understood.entity
    counts = each_counted_of(room, voice, entity.id)
    names = _other_names(voice, entity, sources)
    numbers = numbers_of(voice, [source.id for source in sources[:_READ]])
    if len(sources) > _READ:
        numbers += " …"
    return [
        _role(voice, entity),
        understood.how,
        voice.say("profile-names", names=voice.list(names)) if names else None,
        voice.say("profile-members", names=voice.names(entity.members)) if entity.members else None,
        voice.say("profile-counts", counts=counts) if counts else None,
        voice.say("profile-sources", count=len(sources), numbers=numbers) if sources else None,
    ]


def _role(voice: Voice, entity: Entity) -> str | None:
    """Return the role in the corpus's words, with the body and country that it does not name itself."""
    role = voice.own(entity.role)
    belongs = [voice.name(one) for one in (entity.body, entity.country) if one in voice.corpus.entities and one]
    return joined(role, *(name for name in belongs if fold(name) not in fold(role or "")))


def _other_names(voice: Voice, entity: Entity, sources: Iterable[Source]) -> list[str]:
    """Return its name in other languages and those by which the articles call it, each once."""
    texts = [source.text for source in list(sources)[:_READ]]
    called = [alias for alias in entity.aliases if any(_stands_in(alias, text) for text in texts)]
    told = [fold(voice.name(entity))]
    names = []
    for name in (*entity.names.values(), *called):
        folded = fold(name)
        # "l’Ukraine" or "M. Stoltenberg" is the name again, with a word beside it.
        if not any(folded in other or other in folded for other in told):
            told.append(folded)
            names.append(name)
    return names[:_NAMES]


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as whole words, as it is written."""
    return next(occurrences(name, text), None) is not None


def _mentions(voice: Voice, entity: Entity, sources: Iterable[Source]) -> list[Card]:
    """Return the first passage of each article that names the entity, for one about which there is no fact."""
    names = [fold(name) for name in (*entity.names.values(), *entity.aliases, *entity.descriptions)]
    cards = []
    for source in list(sources)[:_CARDS]:
        text = FoldedText(source.text)
        found = [place for name in names for place in occurrences(name, text.folded)]
        if found:
            start, end = text.original(*min(found))
            cards.append(
                Card(
                    badge=Badge(word=voice.say("badge-mention")),
                    headline=voice.name(entity),
                    excerpts=(excerpt_around(voice, source.id, Span(start=start, end=end)),),
                    small_print=(voice.source(source),),
                    source=source.id,
                    address=source.address,
                )
            )
    return cards


def _defining(facts: Iterable[Fact], entity: Entity) -> list[Fact]:
    """Return the facts that a profile opens with: what it does itself before what is about it, each article in turn."""
    ranked = sorted(
        (fact for fact in facts if fact.kind is not FactKind.TERM), key=lambda fact: entity.id not in taking_part(fact)
    )
    first: dict[str, Fact] = {}
    for fact in ranked:
        first.setdefault(fact.source, fact)
    chosen = sorted(first.values(), key=lambda fact: (entity.id not in taking_part(fact), fact.source))
    taken = {fact.id for fact in chosen}
    chosen += [fact for fact in ranked if fact.id not in taken]
    return chosen[:_CARDS]
