"""The one and the other of two persons just named: "the former", "le second"."""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming, Referent
from knowledge.extract.lexicon import Lexicon
from knowledge.model import EntityKind

_REACH = 600
"""Characters before a title in which the two whom it counts are named."""


class Pairs:
    """Finds of which two a title of one document counts the first or the second."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon

    def member(self, mention: Mention, words: tuple[str, str]) -> Referent | None:
        """Return the first or the second of the two whom the nearest sentence with several persons names, if it has two."""
        pair = self._named_together(mention.start)
        if len(pair) != 2:
            return None
        found = pair[words not in self.lexicon.former]
        return found if mention.gender is None or found.gender in {None, mention.gender} else None

    def _named_together(self, end: int) -> list[Referent]:
        """The persons of the last sentence before an offset that names more than one, in order."""
        persons: dict[int, list[Referent]] = {}
        for mention in self.document.mentions_in(max(0, end - _REACH), end):
            person = mention.referent
            if person is None or person.kind is not EntityKind.PERSON or person.plural:
                continue
            if mention.naming is Naming.PRONOUN or not person.named:
                continue
            together = persons.setdefault(self.document.sentence_at(mention.start).index, [])
            if person not in together:
                together.append(person)
        return next((together for _, together in sorted(persons.items(), reverse=True) if len(together) > 1), [])
