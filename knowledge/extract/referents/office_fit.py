"""How well a title fits what somebody is: the office itself, another word for it, a wider one, or somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.extract.document import Referent
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.referents.cast import Office
from knowledge.extract.referents.salience import Salience
from knowledge.text import fold

_BROADER = 1.8
"""Of somebody whose office is called by a wider or narrower word: "the officer" of a colonel."""
_BROADER_SAID = 1.2
"""Of the same, where the text says more of the office than it did: "l'élue de la Drôme", "l'élu communiste"."""

folded = lru_cache(maxsize=1 << 12)(fold)
"""A word as offices are compared."""


@dataclass(slots=True, eq=False)
class Title:
    """A title as it is compared: its words, the office, the countries that it names, and what else it says."""

    words: str
    lemma: str
    countries: set[str]
    content: set[str]
    sentence: int
    complement: bool
    """Whether a name follows that says of what or of where: "the Bishop of Y"."""
    joined: bool
    """Whether anything follows that says so: "the doctor of the club"."""
    aged: bool = False
    """Whether it says how old somebody is, as only what means somebody named before does."""


class OfficeFit:
    """Rates titles of one document by the offices that it gives."""

    def __init__(self, lexicon: Lexicon, salience: Salience, country_words: set[str]) -> None:
        """`country_words` are the folded words that name countries there."""
        self.lexicon = lexicon
        self.salience = salience
        self.country_words = country_words

    def is_anothers(self, title: Title, office: Office) -> bool:
        """Whether what follows a title makes it somebody else's than one's who is something else ("the club's doctor").

        "The head of the opposition" is no villager named before, "the doctor of the club" not its captain.
        """
        stands = title.lemma in office.lemmas or not (title.joined or title.lemma in self.lexicon.general_roles)
        if stands or title.content & office.words:
            return False
        general = title.lemma in self.lexicon.general_roles and bool(title.content - self.lexicon.role_keys)
        joined = title.joined and title.lemma not in self.lexicon.complemented_epithets
        return (general or joined) and not (self._is_same(title, office) or self._is_broader(title.lemma, office))

    def score(self, person: Referent, office: Office, title: Title, *, agrees: bool) -> float:
        """Return how well a title fits somebody who holds an office; `agrees` says that its country is theirs."""
        general = title.lemma in self.lexicon.general_roles
        epithet = title.aged or title.lemma in self.lexicon.epithets or self.lexicon.role(title.lemma) is None
        if title.lemma in office.lemmas and not general and self._is_compatible(title, office):
            return 4.0 + agrees + 0.1 * len(office.words & set(title.words.split()))
        if self._is_broader(title.lemma, office):
            return _BROADER if not title.content - office.words else _BROADER_SAID
        if (same := self._is_same(title, office)) is not None:
            return 1.2 if (general or epithet) and title.content - office.words - same else 3.0 + agrees
        if general and agrees:
            return 2.5
        known = person.id in self.salience.traces
        if general and title.lemma in office.lemmas and known and not title.content - office.words:
            return 2.0
        if epithet and (title.aged or not title.countries) and self.salience.is_near(person, title.sentence):
            return 0.8 if title.content else 1.0
        return 0.0

    def _is_compatible(self, title: Title, office: Office) -> bool:
        """Whether a title's complement is that of the office: the minister of defence is not that of finance."""
        if not title.content:
            return True
        own = office.words - self.lexicon.role_keys - self.lexicon.small_keys - self.country_words
        return bool(title.content & own) if own else not self._is_proper(title, office)

    def _is_proper(self, title: Title, office: Office) -> bool:
        """Whether an office has a name of several words that the title lacks: the transport minister is no prime minister."""
        for words in self.lexicon.proper_offices.get(folded(title.lemma), ()):
            if office.words >= words and not words <= set(title.words.split()):
                return True
        return False

    def _is_broader(self, lemma: str, office: Office) -> bool:
        """Whether a title is a wider word for the office, or the office one for the title: "the officer", a colonel."""
        broader = self.lexicon.broader
        if not broader.get(lemma, frozenset()).isdisjoint(office.lemmas):
            return True
        return any(lemma in broader[own] for own in office.lemmas if own in broader)

    def _is_same(self, title: Title, office: Office) -> set[str] | None:
        """The words of a title that are others for the office, None if none are: "le chef du gouvernement"."""
        held = {folded(lemma) for lemma in office.lemmas}
        lemma = folded(title.lemma)
        for group in self.lexicon.same_roles:
            said = [p for p in group if (p in title.words if " " in p else p == lemma)]
            if not said:
                continue
            for phrase in group:
                words = phrase.split()
                if office.words.issuperset(words) if len(words) > 1 else phrase in held:
                    return set(max(said, key=len).split())
        return None
