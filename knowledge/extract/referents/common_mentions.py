"""Mentions by a common noun or a pronoun: "le chancelier", "the German government", "she"."""

from __future__ import annotations

from knowledge.extract.document import Document, Gender, Mention, Naming, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    AND,
    AUX,
    BODY,
    CLITIC,
    MARK,
    PRO,
    ROLE,
    SIGN,
    TIME,
    D,
    J,
    P,
    Phrases,
)
from knowledge.model import EntityKind

_LONGEST_TITLE = 12
_BEFORE_HEAD = 5
"""Words that may stand between a determiner and its noun."""


class CommonMentions:
    """Finds, between the names of one document, what else names somebody."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self._named_at = dict(document.mention_at)

    def add(self, inside: list[bool], speakers: set[int]) -> None:
        """Add the mentions by title and by pronoun to the document.

        `inside` says which tokens are somebody's words, `speakers` are the tokens of who says them.
        """
        document = self.document
        named = document.mentions
        covered = set(self._named_at)
        added: list[Mention] = []
        owning = self.lexicon.governed.keys() | self.lexicon.possessive
        alone = [i for i in speakers if self.tokens[i].lower in owning]
        governed = {i for i in alone if i - 1 not in speakers and i + 1 not in speakers}
        for sentence in document.sentences:
            span = range(sentence.first, sentence.last)
            for index in [i for i in span if self.classes[i] & (PRO | ROLE | BODY) or i in governed]:
                if index in covered:
                    continue
                can = self.classes[index]
                mention = None
                if index in governed:
                    mention = self._governed(index)
                elif can & PRO and not can & SIGN and not inside[index]:
                    mention = self._pronoun(index)
                elif can & (ROLE | BODY):
                    mention = self._title(index, sentence.first, sentence.last, covered)
                if mention is not None:
                    added.append(mention)
                    covered.update(range(mention.first, mention.last))
        taken = {i for m in added for i in range(m.first, m.last)}
        document.index_mentions([m for m in named if m.head not in taken] + added)

    def _pronoun(self, index: int) -> Mention | None:
        token = self.tokens[index]
        lower = token.lower
        if lower not in self.lexicon.third_person and lower not in self.lexicon.body_pronouns:
            return None
        if lower in self.lexicon.he and self._is_impersonal(index):
            return None
        if (
            index
            and self.tokens[index - 1].text == ","
            and self.tokens[index + 1 : index + 2]
            and (self.tokens[index + 1].text == ",")
        ):
            return None  # "le curé, lui, refuse" is about the priest
        gender = (
            Gender.MASCULINE
            if lower in self.lexicon.he
            else Gender.FEMININE
            if lower in self.lexicon.she or lower in self.lexicon.they_feminine
            else None
        )
        return Mention(
            token.start,
            token.end,
            index,
            index + 1,
            index,
            Naming.PRONOUN,
            None,
            lower in self.lexicon.they,
            gender,
        )

    def _governed(self, index: int) -> Mention:
        """A pronoun behind a preposition, or that owns somebody's words: "according to her", "Her answer:"."""
        token = self.tokens[index]
        plural = token.lower in self.lexicon.governed_plural or token.lower in self.lexicon.plural_owners
        gender = self.lexicon.governed.get(token.lower) or self.lexicon.owners.get(token.lower)
        return Mention(token.start, token.end, index, index + 1, index, Naming.PRONOUN, None, plural, gender)

    def _is_impersonal(self, index: int) -> bool:
        """Whether the pronoun stands for nobody: "il faut", "il ne s'agit pas", "il y a"."""
        at = index + 1
        while at + 1 < len(self.tokens) and at < index + 5 and self.classes[at] & CLITIC:
            if self.tokens[at].lower in self.lexicon.impersonal_verbs and self.classes[at + 1] & AUX:
                return True  # "il y a", but "il y voit"
            at += 1
        return at < len(self.tokens) and self.tokens[at].lower in self.lexicon.impersonal_verbs

    def _title(self, index: int, first: int, last: int, covered: set[int]) -> Mention | None:
        """A definite phrase around the office or body at `index`: "le chancelier", "the German government"."""
        start = self._title_start(index, first, covered)
        determiner = self.tokens[start].lower
        known = determiner in self.lexicon.definite or determiner in self.lexicon.possessive
        if not known and not self._introduces(start, index, first):
            return None
        bodily = self.tokens[index].lower in self.lexicon.bodily and determiner in self.lexicon.possessive
        if bodily and not (index + 1 < last and self.classes[index + 1] & J):
            return None
        end = self.phrases.right(start, min(last, start + _LONGEST_TITLE))
        end = max(end, index + 1)
        # A person's name inside the phrase is a mention of its own, and ends this one.
        for at in range(index + 1, end):
            mention = self._named_at.get(at)
            if at == index + 1 and mention is not None and self._is_named_body(mention):
                mention.first, mention.start = start, self.tokens[start].start
                return None  # "la société Valtec" is Valtec
            if mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON:
                end = at
                break
        end = self._past_employer(start, max(index + 1, self._without_verb(index, end)))
        while end > index + 1 and self.classes[end - 1] & (D | J | P | AND | SIGN):
            end -= 1
        if self._is_plural_possessive(end):
            return None
        index = self._head(index, end)
        role = self.lexicon.role(self.tokens[index].lower)
        gender = role.gender if role is not None else None
        if determiner in self.lexicon.feminine_determiners:
            gender = Gender.FEMININE
        elif determiner in self.lexicon.masculine_determiners and self.classes[index] & ROLE:
            gender = Gender.MASCULINE
        elif role is None:
            gender = self.lexicon.body_gender(self.tokens[index].lower)
        plural = determiner in self.lexicon.plural_determiners or bool(role and role.plural)
        return Mention(
            self.tokens[start].start,
            self.tokens[end - 1].end,
            start,
            end,
            index,
            Naming.TITLE,
            None,
            plural,
            gender,
        )

    def _past_employer(self, start: int, end: int) -> int:
        """The end of a phrase with the body for which those work whom it names by a bare noun: "Analysts at Bergkamp"."""
        named = self._named_at.get(end + 1)
        bare = end == start + 1 and self._is_plural(start)
        if not bare or named is None or named.referent is None or self.tokens[end].lower not in self.lexicon.housing:
            return end
        return named.last if named.referent.kind is EntityKind.ORGANISATION else end

    def _head(self, index: int, end: int) -> int:
        """The noun that a title is about, where it comes last: "the union leader", "the minister's office"."""
        if not self.lexicon.subject_first:
            return index
        head = index
        for at in range(index + 1, end):
            if self.classes[at] & (D | J | P | SIGN | MARK):
                break
            if self.classes[at] & (ROLE | BODY):
                head = at
        return head

    def _introduces(self, start: int, head: int, first: int) -> bool:
        """Whether a sentence begins with somebody whom it does not name: "A farmer", "Une voisine"."""
        if start == head == first and self.tokens[start].lower in self.lexicon.bare_nouns:
            return self._is_plural(head)  # "Researchers at the university filmed"
        opens = start == first or (bool(self.classes[start - 1] & (SIGN | MARK)) and not self._is_person(start - 2))
        opening = self.tokens[start].lower
        article = opening in self.lexicon.articles or opening in self.lexicon.single
        return opens and article and bool(self.classes[head] & ROLE)

    def _is_plural(self, head: int) -> bool:
        role = self.lexicon.role(self.tokens[head].lower)
        return role is not None and role.plural

    def _is_person(self, index: int) -> bool:
        """Whether a token is part of a person's name, which what stands behind its comma describes."""
        named = self._named_at.get(index)
        return named is not None and (named.referent is None or named.referent.kind is EntityKind.PERSON)

    def _is_plural_possessive(self, end: int) -> bool:
        """Whether an apostrophe closes a phrase that only says whose something is ("the supporters’ trust")."""
        if end + 1 >= len(self.tokens) or self.tokens[end].text not in {"'", "’"}:
            return False
        joined = self.tokens[end].start == self.tokens[end - 1].end
        return joined and self.tokens[end - 1].lower.endswith("s") and self.tokens[end + 1].kind is TokenKind.WORD

    def _is_named_body(self, mention: Mention) -> bool:
        """Whether a name behind a noun for a body is the name of that body."""
        if mention.last < len(self.tokens):
            can, lower = self.classes[mention.last], self.tokens[mention.last].lower
            if can & J or not (can or lower.endswith(self.lexicon.verb_endings)):
                return False  # "le réseau Terres basses" is called so as a whole
        named = mention.referent
        return (
            named is not None
            and named.kind is EntityKind.ORGANISATION
            and mention.naming in {Naming.NAME, Naming.SURNAME}
        )

    def _title_start(self, index: int, first: int, covered: set[int]) -> int:
        """The determiner before the noun at `index`, past adjectives and what else may stand between."""
        start = index
        while start > first and index - start < _BEFORE_HEAD:
            before = self.classes[start - 1]
            token = self.tokens[start - 1]
            if start - 1 in covered:
                # "the German minister", "the Eastham boss": a name may qualify the office, where offices come last.
                if token.capital and self.lexicon.subject_first:
                    start -= 1
                    continue
                break
            if (before & D and not before & J) or token.lower in self.lexicon.definite:
                start -= 1
                break
            if token.lower in self.lexicon.before_roles or (
                not before & ~TIME and token.kind is TokenKind.WORD and self.classes[index] & (ROLE | BODY)
            ):  # "the night watchman"
                start -= 1
                continue
            break
        return start

    def _without_verb(self, head: int, end: int) -> int:
        """Cut a phrase before a word that is neither joined to it nor an adjective: a verb that no table lists."""
        for index in range(head + 1, end):
            can, token = self.classes[index], self.tokens[index]
            if can & (D | J | P | AND | ROLE | BODY) or token.capital or index in self._named_at:
                continue
            numbered = self.tokens[index - 1].kind is TokenKind.NUMBER  # "l'agriculteur de 58 ans"
            if (
                numbered
                or self.classes[index - 1] & (D | J | P)
                or token.lower.endswith(self.lexicon.adjective_endings)
            ):
                continue
            return index
        return end
