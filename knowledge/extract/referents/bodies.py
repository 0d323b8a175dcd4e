"""Which body a title stands for: one named before by the same noun, or the company just named."""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming, Referent
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.tables import load_name_tables
from knowledge.extract.phrases import AND, AUX, BODY, CUE, SIGN, D, J, P
from knowledge.extract.referents.cast import Cast, slug
from knowledge.extract.referents.salience import LATEST, Salience
from knowledge.model import EntityKind

_LONGEST_NAME = 12
"""Tokens from a comma to the end of the name behind it, at most."""
_EXPLAINED = 8
"""Tokens behind a title up to the comma that closes an apposition, at most."""
_BODY_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})


class Bodies:
    """Resolves the titles of the bodies of one document: "the bank", "l'exécutif"."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], cast: Cast, salience: Salience
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.cast = cast
        self.salience = salience

    def of(self, mention: Mention, sentence: int) -> Referent | None:
        """Return a body named before by the same noun; "l'exécutif" is the government named before."""
        if mention.plural:
            return None
        lone = mention.last - mention.first <= 2
        if not lone and self.cast.countries_in(mention.first, mention.last):
            return None
        head = self.tokens[mention.head]
        nouns = self.lexicon.government_keys if head.lower in self.lexicon.governments else {head.key}
        candidates = [
            referent
            for referent in self.salience.recent.values()
            if referent.kind in _BODY_KINDS
            and nouns & set(slug(referent.name).split("-"))
            and not self._is_owned(referent)
            and not self._is_another(referent, mention)
        ]
        of_something = any(self.classes[at] & J for at in range(mention.head + 1, mention.last))
        if head.lower in self.lexicon.companies and not of_something:  # "the union of dockers" has a name of its own
            candidates = candidates or [
                r for r in self.salience.recent.values() if self._is_company(r, head.key, sentence)
            ]
        elif not lone:
            words = {t.key for t in self.tokens[mention.first : mention.last] if not self.classes[t.index] & (D | J)}
            candidates = [r for r in candidates if words <= set(slug(r.name).split("-"))]
        if not candidates and head.lower in self.lexicon.any_bodies and not of_something:
            candidates = [r for r in self.salience.recent.values() if self._is_present(r, sentence)]
        # A lone capital of which nothing says that it is a name comes last: "Tire maker Corvane Rubber … the company".
        best = max(candidates, key=lambda r: (r.sure, self.salience.of(r, sentence)), default=None)
        if best is not None and best.kind is EntityKind.PERSON:
            best.kind = EntityKind.ORGANISATION  # nothing but its capitals made it a person
        return best

    def is_announced(self, mention: Mention, named: Mention, comma: int) -> bool:
        """Whether what a title and its comma announce is a body, up to the next comma, and nobody of it."""
        body = named.referent
        if mention.plural or body is None or body.kind is not EntityKind.ORGANISATION or not body.named:
            return False
        if mention.first and self.classes[mention.first - 1] & (P | CUE):
            return False  # "Selon le rapport, Foo, dont le siège est à Lyon, a perdu …"
        sentence = self.document.sentence_at(named.start)
        end = self.cast.phrases.right(comma + 1, min(sentence.last, comma + _LONGEST_NAME))
        persons = (self.document.mention_at.get(index) for index in range(named.last, end))
        if any(m is not None and m.referent is not None and m.referent.kind is EntityKind.PERSON for m in persons):
            return False
        return named.last <= end < sentence.last and self.tokens[end].text == ","

    def explained(self, mention: Mention) -> Referent | None:
        """Return the body whose name and a comma a title explains, up to the next: "Foo Works, the maker of pumps, said"."""
        before = mention.first - 1
        if before < 1 or self.tokens[before].text != "," or mention.plural or not self.classes[mention.head] & BODY:
            return None
        named = self.document.mention_at.get(before - 1)
        if named is None or named.last != before or named.naming not in {Naming.NAME, Naming.SURNAME}:
            return None
        body = named.referent
        if body is None or not (self.is_body(body) and self.salience.is_subject(body)):
            return None
        for at in range(mention.last, min(mention.last + _EXPLAINED, len(self.tokens))):
            if self.tokens[at].text == ",":
                body.kind = EntityKind.ORGANISATION
                return body
            if self.classes[at] & (SIGN | CUE | AUX | AND):
                return None
        return None

    def _is_another(self, referent: Referent, mention: Mention) -> bool:
        """Whether a description sets a body apart from the one that a title means: "the previous administration"."""
        words = {token.lower for token in self.tokens[mention.first : mention.last]}
        return not referent.named and not self.lexicon.before_roles.isdisjoint(
            set(referent.name.lower().split()) - words
        )

    def _is_owned(self, referent: Referent) -> bool:
        """Whether a body is only described as somebody's: "his piggy bank" is not the bank."""
        return not referent.named and referent.name.partition(" ")[0].lower() in self.lexicon.possessive

    def _is_present(self, referent: Referent, sentence: int) -> bool:
        """Whether "the institution" may mean it: a body just named, or called by its noun, and what a sentence is about."""
        near = sentence - self.salience.traces[referent.id].sentence <= LATEST
        return near and referent.kind is EntityKind.ORGANISATION and referent.named and not referent.plural

    def _is_company(self, referent: Referent, noun: str, sentence: int) -> bool:
        """Whether "the carmaker" may mean it: a body just named, or a name of which nothing says that it is a person.

        What is called by a noun of its own that is no company's is none: a county, a hospital, a foundation.
        """
        trace = self.salience.traces[referent.id]
        return (
            referent.named
            and self._strangers(noun).isdisjoint(slug(referent.name).split("-"))
            and self.is_body(referent)
            and sentence - trace.sentence <= LATEST
        )

    def is_body(self, referent: Referent) -> bool:
        """Whether a name is a body's, or may be: nothing says that it is a person's."""
        given = slug(referent.name).partition("-")[0] in load_name_tables().genders  # of both genders
        unknown = referent.gender is None and referent.id not in self.cast.offices and not given
        return referent.kind is EntityKind.ORGANISATION or (referent.kind is EntityKind.PERSON and unknown)

    def _strangers(self, noun: str) -> set[str]:
        """The nouns in the names of those whom a noun for a company cannot mean."""
        lexicon = self.lexicon
        return lexicon.authority_keys if noun in lexicon.association_keys else lexicon.not_firm_keys
