"""The entities of a text, from its referents: with the forms that name them, what they are, and what they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.extract.document import Document, Naming, Referent
from knowledge.extract.lexicon import Lexicon, load_lexicon
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity, EntityKind
from knowledge.text import occurs

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset({Naming.TITLE, Naming.PRONOUN, Naming.DEMONYM})


def entities_of(document: Document, named: Collection[str]) -> list[Entity]:
    """Return the entities of a document: those that it names, those that facts refer to (`named`), and their countries."""
    kept = {one.id for one in document.referents.values() if one.id in named or (one.named and one.mentions)}
    served = {document.referents[name].country for name in kept} - kept
    # A country that the text does not name, and only the world knows somebody to serve, is none of its entities.
    kept |= {name for name in served if name is not None and _people(document, document.referents[name])}
    lexicon = load_lexicon(document.language)
    found = [_entity(document, referent, lexicon) for referent in document.referents.values() if referent.id in kept]
    known = {entity.id for entity in found}
    return [
        entity if entity.country is None or entity.country in known else entity.model_copy(update={"country": None})
        for entity in found
    ]


def _entity(document: Document, referent: Referent, lexicon: Lexicon) -> Entity:
    aliases: list[str] = []
    name = _in_a_line(referent.name)
    role = _role(referent, lexicon)
    descriptions: list[str] = [] if referent.named else [name]
    for mention in referent.mentions:
        form = _owned(_in_a_line(document.text[mention.start : mention.end]), lexicon)
        if mention.naming is Naming.PRONOUN or len(form) < 2:
            continue
        (descriptions if mention.naming in _COMMON else aliases).append(form)
    names = {document.language: name}
    if referent.code and (country := load_gazetteer().country(referent.code)) is not None:
        names = {"en": country.names["en"], "fr": country.names["fr"]}
        descriptions += _standing_for(document, referent)
    known = set(names.values())
    return Entity(
        id=referent.id,
        kind=referent.kind,
        names=names,
        aliases=tuple(dict.fromkeys(form for form in aliases if form not in known)),
        descriptions=tuple(dict.fromkeys(form for form in descriptions if form not in known)),
        role={document.language: role} if role else {},
        country=referent.country if referent.kind is not EntityKind.COUNTRY else None,
        reviewed=False,
    )


def _in_a_line(form: str) -> str:
    """Return a name that a line's end may have cut in two."""
    return " ".join(form.split())


def _owned(form: str, lexicon: Lexicon) -> str:
    """Return words without the sign of whose they are at their head: "'s deputy leader, Ann Lee"."""
    head, _, rest = form.partition(" ")
    return rest if rest and head.replace("’", "'") in lexicon.possessives else form


def _role(referent: Referent, lexicon: Lexicon) -> str | None:
    """Return what the text says that somebody is; nothing where it says it of several ("one of the lawyers")."""
    if referent.role is None:
        return None
    role = _owned(_in_a_line(referent.role), lexicon)
    while (words := role.rstrip(" .,").rpartition(" "))[2].lower() in lexicon.address and words[0]:
        role = words[0].rstrip(" ,")  # "the head, Mrs Jane Roe"
    offices = [office for word in _WORD.findall(role) if (office := lexicon.roles.get(word.lower())) is not None]
    return None if offices and offices[0].plural and not referent.plural else role


def _standing_for(document: Document, referent: Referent) -> list[str]:
    """Return what else names a country where it acts: its adjectives, inside a title ("la ministre belge") as well.

    A text that names it in no other way names it by the persons who speak for it.
    """
    forms = _people(document, referent)
    if forms or referent.mentions:
        return forms
    return [form for person in document.referents.values() if person.country == referent.id for form in person.forms]


def _people(document: Document, referent: Referent) -> list[str]:
    """Return the adjectives and names of a country's people that stand in a text."""
    country = load_gazetteer().country(referent.code) if referent.code else None
    forms = country.demonyms.get(document.language, ()) if country is not None else ()
    return [form for form in forms if occurs(form, document.text)]  # no "Turk" in "Turkey"
