"""Where a run of capitals ends: names have particles, initials, nicknames and ampersands in them, and run over lines."""

from __future__ import annotations

from unicodedata import category

from knowledge.extract.document import Document, Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.places import WorldNames
from knowledge.extract.names.tables import load_name_tables
from knowledge.extract.phrases import ADDRESS, AND, AUX, OPENER, PRO, REL, ROLE, SUB, TIME, D, J, P

_LONGEST_NAME = 8
_COMPLEMENTS = 2
"""Complements without capitals in the name of a body at most: "la Fédération des usagers du rail"."""
_LONGEST_NICKNAME = 5
"""Tokens of a nickname and its marks at most."""
_LEAST_WIDTH, _WIDTH = 45, 400
"""Characters of a line that was broken to a width: names may run on behind shorter ones no more than behind headings."""
FUNCTION_WORDS = D | P | PRO | AND | SUB | TIME | REL | OPENER | AUX
"""What is no part of a name, also with a capital."""


class RunEnds:
    """Follows the runs of capitals of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], world: WorldNames) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.world = world
        self.tables = load_name_tables()

    def end(self, index: int, last: int) -> int:
        """Return where a run of capitals ends: particles and initials are inside it, small words and signs are not."""
        tokens, classes = self.tokens, self.classes
        end = index + 1
        particles = self.tables.particles
        while end < last and end - index < _LONGEST_NAME:
            token = tokens[end]
            gap = self.document.text[tokens[end - 1].end : token.start]
            if len(gap) > 2 or ("\n" in gap and not self._is_wrapped(tokens[end - 1].end)):
                break
            if token.kind is TokenKind.WORD and self._is_currency(end):
                break
            if token.kind is TokenKind.WORD and (token.capital or self._is_joined(token)):
                if classes[end] & (TIME | PRO) and not self._may_name(index, end):
                    break
                end += 1
                continue
            if after := self._behind_sign(end, last):
                end = after
                continue
            if after := self._behind_noun(index, end, last) or self._behind_pair(index, end, last):
                end = after
                continue
            if token.key in particles and token.kind is TokenKind.WORD and (after := self._after_particles(end, last)):
                # "Charles de Gaulle", but not "Macron de France": a particle needs a person's name before it.
                if classes[end] & J and not self._may_be_noble(index, end, after):
                    break
                end = after
                continue
            break
        return end

    def _behind_sign(self, index: int, last: int) -> int:
        """Where a name goes on behind a sign in it: a nickname's mark, a plural's apostrophe, "&", a full stop; 0 if not."""
        token = self.tokens[index]
        if token.kind is TokenKind.MARK:
            return self._behind_nickname(index, last)
        if token.lower in self.lexicon.possessives and token.lower != token.text:
            return index + 2 if self._names_body(index + 1, last) else 0
        if token.text == "&":
            return index + 2 if index + 1 < last and self.tokens[index + 1].capital else 0
        return index + 1 if token.text == "." and self._is_inner_stop(index, last) else 0

    def _names_body(self, index: int, last: int) -> bool:
        """Whether a noun for a body follows what owns it in its name: "the Farmers’ Union", "the Nurses’ Pension Fund"."""
        words = self.tokens[index : min(index + 2, last)]
        return (
            bool(words) and words[0].capital and any(word.capital and word.key in self.tables.bodies for word in words)
        )

    def _is_inner_stop(self, index: int, last: int) -> bool:
        """Whether a full stop abbreviates a part of a name that goes on behind it: "J. Roe", "M. de Roy"."""
        if self.tokens[index - 1].end != self.tokens[index].start or index + 1 >= last:
            return False
        addressed = bool(self.classes[index - 1] & ADDRESS)
        goes_on = self.tokens[index + 1].capital or (addressed and self._after_particles(index + 1, last) > 0)
        return goes_on and self._is_abbreviated(index - 1)

    def _may_name(self, index: int, end: int) -> bool:
        """Whether a word of time is a given name, or the surname behind a lone one: "Theresa May", "Cora Day"."""
        can = self.classes[end]
        if self.tokens[end].key in self.tables.genders:
            return True
        dated = end + 1 < len(self.tokens) and self.tokens[end + 1].kind is TokenKind.NUMBER
        lone = end == index + 1 and self.tokens[index].key in self.tables.genders
        return bool(can & TIME) and not can & OPENER and lone and not dated  # days open sentences, and follow names

    def _is_currency(self, index: int) -> bool:
        """Whether a letter is part of a currency's sign: "Canada C$590m", "Hong Kong HK$2bn"."""
        token = self.tokens[index]
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else token
        return token.capital and after.start == token.end and category(after.text[0]) == "Sc"

    def _behind_noun(self, index: int, end: int, last: int) -> int:
        """Where the name of a body goes on behind its noun, 0 if it does not."""
        joined = bool(self.classes[end] & J) or self.tokens[end].lower in self.tables.joints
        after = self._behind_body(end, last) if joined else 0
        return after or (self._behind_qualities(end, last) if self._is_body(index, end) else 0)

    def _behind_pair(self, index: int, end: int, last: int) -> int:
        """Where the name of a body ends that two words begin: "the Rail and Ports Union"; 0 where it is none."""
        at = end + 1
        first, determined = self.tokens[index], index > 0 and bool(self.classes[index - 1] & D)
        if end != index + 1 or at >= last or not (self.classes[end] & AND and determined):
            return 0
        if first.text.isupper() or first.key in self.world.firsts or self.tokens[at].key in self.world.firsts:
            return 0
        while at < last and self.tokens[at].kind is TokenKind.WORD and self.tokens[at].capital:
            at += 1
        return at if at > end + 2 and self.tokens[at - 1].key in self.tables.bodies else 0

    def _behind_body(self, index: int, last: int) -> int:
        """Where the name of a body or a place goes on behind its "of" ("Society of Clockmakers"), 0 if it does not."""
        head = self.tokens[index - 1].key
        if head not in self.tables.bodies and head not in self.tables.places:
            return 0
        at = index + 1
        while at < last and self.classes[at] & D and not self.tokens[at].capital:
            at += 1
        named = at < last and self.tokens[at].capital and not self.classes[at] & (FUNCTION_WORDS | TIME)
        return at + 1 if named and self.tokens[at].key not in self.world.firsts else 0

    def _is_body(self, index: int, end: int) -> bool:
        """Whether a run is one noun for a body, with its capital though an article stands before it."""
        alone = end == index + 1 and index > 0 and bool(self.classes[index - 1] & D)
        # Where words are elided, adjectives follow their noun, and only the noun has a capital.
        return alone and bool(self.lexicon.elisions) and self.tokens[index].key in self.tables.bodies

    def _behind_qualities(self, index: int, last: int) -> int:
        """Where the name of a body goes on without capitals ("Caisse des dépôts", "Crédit rural"), 0 if it does not."""
        at = index
        while at < last and self._is_quality(self.tokens[at]):
            at += 1
        for _ in range(_COMPLEMENTS):
            noun = at + 1
            while noun < last and self.classes[noun] & D and not self.tokens[noun].capital:
                noun += 1
            if noun >= last or not self.classes[at] & J:
                break
            if not self._is_plain(noun):
                place = at > index and self.tokens[noun].capital and self.tokens[noun].key not in self.world.firsts
                # "l'Agence des sciences de Clervans"; a country is no part of the name
                return noun + 1 if place and noun == at + 1 else at if at > index else 0
            at = noun + 1
        return at if at > index else 0

    def _is_quality(self, token: Token) -> bool:
        adjective = token.kind is TokenKind.WORD and not token.capital and token.lower.endswith(self.tables.qualities)
        return adjective and token.key not in self.world.firsts  # "le Parlement norvégien" is Norway's

    def _is_plain(self, index: int) -> bool:
        token = self.tokens[index]
        plain = token.kind is TokenKind.WORD and not token.capital
        return plain and not self.classes[index] & (FUNCTION_WORDS | J)

    def _behind_nickname(self, index: int, last: int) -> int:
        """Where a name goes on behind a nickname in marks that opens at `index` (Robert “Bobby” Nash), 0 if it does not."""
        for at in range(index + 1, min(index + _LONGEST_NICKNAME, last - 1)):
            if self.tokens[at].kind is TokenKind.MARK:
                following = self.tokens[at + 1]
                named = at > index + 1 and following.kind is TokenKind.WORD and following.capital
                return at + 2 if named and not self.classes[at + 1] & FUNCTION_WORDS else 0
            if not self.tokens[at].capital:
                return 0
        return 0

    def _is_wrapped(self, offset: int) -> bool:
        """Whether the line that ends at an offset is as long as those of a text that was broken to a width."""
        return offset - (self.document.text.rfind("\n", max(0, offset - _WIDTH), offset) + 1) >= _LEAST_WIDTH

    def _is_joined(self, token: Token) -> bool:
        """Whether a particle is joined to its name by a hyphen: "al-Assad"."""
        particle, hyphen, name = token.text.partition("-")
        return bool(hyphen) and particle in self.tables.particles and name[:1].isupper()

    def _after_particles(self, index: int, last: int) -> int:
        """Where the name goes on after its particles, 0 if it does not."""
        at = index
        while (
            at < last
            and at < index + 3
            and self.tokens[at].key in self.tables.particles
            and not self.tokens[at].capital
        ):
            at += 1
        if at + 1 < last and at > index and self.tokens[at].capital and self.tokens[at].key in self.tables.particles:
            at += self.tokens[at + 1].capital  # "de La Touanne"
        if (
            at < last
            and self.tokens[at].capital
            and self.tokens[at].kind is TokenKind.WORD
            and not self.classes[at] & FUNCTION_WORDS
        ):
            return at + 1
        return 0

    def _may_be_noble(self, index: int, particle: int, after: int) -> bool:
        """Whether what stands before a particle has one: a known given name, a lone word behind an office, "Mme"."""
        before = particle - 1 - (self.tokens[particle - 1].text == ".")
        titled = index > 0 and particle == index + 1 and bool(self.classes[index - 1] & (ROLE | ADDRESS))
        titled = titled or bool(self.classes[before] & ADDRESS)
        given = titled or self.tokens[particle - 1].key in self.tables.genders
        return given and self.tokens[after - 1].key not in self.world.firsts

    def _is_abbreviated(self, index: int) -> bool:
        token = self.tokens[index]
        return len(token.text) == 1 or token.lower in self.lexicon.abbreviations
