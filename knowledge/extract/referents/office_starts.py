"""Where the office before a name begins: "the German defence minister Jane Roe"."""

from __future__ import annotations

from knowledge.extract.document import Document, Referent, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.kinds import NameRun
from knowledge.extract.phrases import ADDRESS, AUX, LOOSE, MODAL, ROLE, D, J, P, Phrases

_LONGEST_TITLE = 16
"""Tokens of an office before a name."""


class OfficeStarts:
    """Finds the offices before the names of one document."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        phrases: Phrases,
        by_word: dict[str, list[Referent]],
    ) -> None:
        """`by_word` has the persons by each folded word of their names, and grows while names are read."""
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.by_word = by_word
        self.person_at: set[int] = set()
        """The tokens of names of more than one word that are persons."""

    def of(self, run: NameRun) -> int:
        """Where the office before a name begins, with or without a comma between ("le ministre de la Défense, Jean Roy")."""
        classes, tokens = self.classes, self.tokens
        floor = max(
            self.document.sentence_at(tokens[run.first].start).first,
            run.first - _LONGEST_TITLE,
        )
        end = run.title
        comma = end - 1 > floor and tokens[end - 1].text == ","
        stop = end - 1 if comma else end
        if not comma and stop > floor and classes[stop - 1] & (J | P):
            return run.title  # "le porte-parole de Jean Roy"
        if stop > floor and tokens[stop - 1].text == "." and stop - 1 > floor and classes[stop - 2] & ADDRESS:
            return stop - 2
        begin = self.phrases.left(stop, floor)
        # Nobody else's name is in it: "Billie Jean King remembered Ali".
        begin = next((i + 1 for i in range(stop - 1, begin - 1, -1) if i in self.person_at), begin)
        roles = [i for i in range(begin, stop) if classes[i] & (ROLE | ADDRESS)]
        if not roles or (comma and self._is_plural(roles[-1])):
            return run.title
        if comma and any(tokens[i].capital and i > roles[-1] and self._is_person(i) for i in range(begin, stop)):
            return run.title
        if self._is_parted(roles[-1] + 1, stop, comma=comma):
            return run.title
        start = roles[0]
        # "le discours du président Macron": the office begins after "du".
        for role in roles:
            between = range(role + 1, stop)
            if not any(classes[i] & D and not classes[i - 1] & J for i in between):
                start = role
                break
        while start > begin and (classes[start - 1] & D or tokens[start - 1].lower in self.lexicon.before_roles):
            start -= 1
        if start > begin and not classes[start] & D and self.document.language and classes[start - 1] & D:
            start -= 1
        while start > begin and self.document.mention_at.get(start - 1) is None and self._qualifies(start - 1):
            start -= 1
        return self._with_owner(start, floor)

    def _with_owner(self, start: int, floor: int) -> int:
        """Where an office begins with the common noun that owns it: "the film's star, Jane Roe"."""
        if self.tokens[start].lower not in self.lexicon.possessives:
            return start
        owner = self.phrases.left(start, floor)
        named = any(self.tokens[i].capital and not self.classes[i] & D for i in range(owner, start))
        return start if named else owner

    def _is_plural(self, index: int) -> bool:
        """Whether an office is that of several, of whom no one name behind its comma is: "in a letter to parents, Poe said"."""
        role = self.lexicon.role(self.tokens[index].lower)
        return role is not None and role.plural

    def _is_parted(self, first: int, stop: int, *, comma: bool) -> bool:
        """Whether what stands between an office and a name belongs to neither: "a lawmaker wants Poe"."""
        classes, tokens = self.classes, self.tokens
        if first < stop and self._is_verb_like(first):
            return True
        for index in range(first, stop):
            can = classes[index]
            if not can & P or can & J:
                continue
            joins = tokens[index + 1].capital or classes[index + 1] & D
            joins = joins or (comma and classes[index - 1] & ROLE)  # "le ministre délégué aux comptes, X"
            if not can & LOOSE or not (can & D or joins):
                return True
        return False

    def _is_person(self, index: int) -> bool:
        return self.tokens[index].key in self.by_word

    def _qualifies(self, index: int) -> bool:
        """Whether the word before an office belongs to it: "German defence minister", "NATO chief"."""
        token = self.tokens[index]
        return (
            token.kind is TokenKind.WORD
            and (token.capital or token.lower in self.lexicon.possessives)
            and not self.classes[index] & (J | D)
        )

    def _is_verb_like(self, index: int) -> bool:
        """Whether a word behind an office is a verb, where no adjective stands there."""
        token = self.tokens[index]
        plain = self.lexicon.subject_first and not token.capital and not self.classes[index] & ~(MODAL | AUX)
        return plain and token.lower.endswith(self.lexicon.verb_endings)
