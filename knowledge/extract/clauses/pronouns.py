"""Whom a pronoun before a verb takes up: what a sentence is about, or who says so."""

from __future__ import annotations

from knowledge.extract.clauses.chain import REACH
from knowledge.extract.clauses.names import NameFinder, may_act
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import load_verbs
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Sentence
from knowledge.extract.lexicon import load_lexicon
from knowledge.model import EntityKind

_COLONS = frozenset(":;")
_LONGEST_TIME = 3
"""Tokens before a name among which "as for" stands."""
_LONGEST_DESCRIPTION = 8
"""Tokens of a description that a sentence begins with."""
_NEXT = 6
"""Tokens behind a verb of saying within which what is said begins."""
_LONGEST_ADDRESS = 8
"""Tokens between a verb of saying and what is said: whom it is said to, and when."""


class PronounReader:
    """Reads the pronouns before the verbs of one document."""

    def __init__(self, document: Document, words: Words, reports: frozenset[str], names: NameFinder) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause
        self._reports = reports
        self._names = names
        self._verbs = load_verbs(words.language)
        self._genders = load_lexicon(words.language)

    def resumed(self, verb: int, sentence: Sentence, floor: int) -> Subject | None:
        """Return whom a pronoun before the verb takes up: "As for Chad, it will", "la région a dit qu'elle"."""
        at = verb - 1
        while at > sentence.first and self._tokens[at].text == ",":
            at -= 1  # "Mme Roy, elle, soutient"
        lower = self._tokens[at].lower
        pronoun = lower in self._words.pronouns and lower not in self._words.first_person
        if at < max(floor, sentence.first + 1) or not pronoun:
            return None
        before = self._tokens[at - 1]
        if before.text == ",":
            named = self._document.mention_at.get(at - 2)
            closed = named is not None and named.last == at - 1 and may_act(named)
            topic = named is not None and self._is_topic(named, sentence.first)
            if (
                named is not None
                and closed
                and (topic or (verb - 1 > at and not self._names.is_governed(named, floor)))
            ):
                return Subject([named], start=named.first)
        if before.text in _COLONS and (main := self._main(at, sentence)):
            return main
        if self._is_known(at) and before.lower not in self._words.that:
            joined = before.text == "," or before.lower in self._words.and_
            return None if joined else Subject([self._document.mention_at[at]], start=at)
        return self.reporter(at, sentence.first)

    def _main(self, pronoun: int, sentence: Sentence) -> Subject | None:
        """Return what the clause before a colon begins with: "Le gouvernement insiste : il versera 5 millions"."""
        first = sentence.first
        at = self._names.past_determiners(first, pronoun)
        named = self._document.mention_at.get(at)
        if named is not None and may_act(named) and self._is_body(named):
            agrees = at == first or self._agree(self._tokens[at - 1].lower, self._tokens[pronoun].lower)
            neuter = not self._genders.masculine_determiners
            return Subject([named], inherited=True, start=first) if agrees or neuter else None
        end = next((at for at in range(first + 1, pronoun) if self._is_verbal(at)), first)
        described = 1 < end - first <= _LONGEST_DESCRIPTION
        agrees = self._agree(self._tokens[first].lower, self._tokens[pronoun].lower)
        return Subject(words=(first, end), inherited=True, start=first) if described and agrees else None

    def _is_topic(self, mention: Mention, floor: int) -> bool:
        """Whether a mention is what a sentence is about from its beginning: "Quant à la Suède, elle"."""
        near = self._tokens[max(floor, mention.first - _LONGEST_TIME) : mention.first]
        return any(token.lower in self._words.topics for token in near)

    def _is_known(self, pronoun: int) -> bool:
        """Whether somebody is known to be meant by a pronoun."""
        mention = self._document.mention_at.get(pronoun)
        return mention is not None and may_act(mention)

    def reporter(self, clause: int, first: int) -> Subject | None:
        """Return who says what begins at `clause`: "Ardelin said it would invest", "two bakers told us they will".

        Whom the pronoun there can mean by itself is left to it, unless who speaks is only described.
        """
        reach = range(clause - 1, max(first, clause - 1 - _LONGEST_ADDRESS), -1)
        report = next((at for at in reach if self._tokens[at].lower in self._reports), 0)
        before = self._tokens[clause - 1].lower
        if before in self._words.that:
            report = report or clause - 1
        elif before in self._words.conditions or before in self._words.determiners:
            return None
        if not report:
            return None
        floor = max(first, report - REACH)
        named = [
            mention
            for mention in self._names.names_in(floor, report)
            if may_act(mention) and not self._names.is_governed(mention, first)
        ]
        ended = self._past_relative(report, floor)
        named = [mention for mention in named if mention.first < ended] or named
        pronoun = self._tokens[clause].lower
        if (bodies := self._speaking(named, pronoun)) and clause - report <= _NEXT:
            return Subject(bodies, inherited=True, start=bodies[0].first)
        if self._is_known(clause):
            end = next((at for at in range(first + 1, report + 1) if self._is_verbal(at)), first)
            named = [mention for mention in named if mention.first < end]
            begins = len(named) == 1 and named[0].first <= first + 1
            described = all(self._is_body(one) and (one.naming is Naming.TITLE or begins) for one in named)
            if not described or not 1 < end - first <= _LONGEST_DESCRIPTION:
                return None
            if not self._agree(self._tokens[first].lower, pronoun):
                return None
            return Subject(named[:1], words=None if named else (first, end), inherited=True, start=first)
        if not named:
            return None
        joined = self._joined(named)
        return Subject(joined, inherited=True, start=joined[0].first)

    def _speaking(self, named: list[Mention], pronoun: str) -> list[Mention]:
        """Return the bodies that speak of themselves: "Japan and South Korea said they would"; none for a person's "it"."""
        genders = self._genders
        if not named or genders.masculine_determiners or pronoun in genders.he or pronoun in genders.she:
            return []
        joined = self._joined(named)
        return joined if all(self._is_body(mention) and mention.naming is Naming.NAME for mention in joined) else []

    def _past_relative(self, verb: int, floor: int) -> int:
        """Return where a relative clause between commas before a verb begins: "Orvane, whose plants ..., said it"."""
        while verb - 1 > floor and self._is_verbal(verb - 1):
            verb -= 1
        if self._tokens[verb - 1].text != ",":
            return verb
        for at in range(verb - 2, floor, -1):
            if self._tokens[at].lower in self._words.relatives and self._tokens[at - 1].text == ",":
                return at
        return verb

    def _joined(self, named: list[Mention]) -> list[Mention]:
        """Return the last of a list of names with those that "and" and commas join to it: "Japan and South Korea".

        A comma alone sets a description behind a name: "Voltane, the Korean battery maker,".
        """
        at, closed = len(named) - 1, False
        while at > 0:
            gap = self._tokens[named[at - 1].last : named[at].first]
            joined = [token.lower in self._words.and_ for token in gap]
            if not all(
                one or token.text == "," or token.lower in self._words.determiners
                for one, token in zip(joined, gap, strict=True)
            ):
                break
            closed |= any(joined)
            if not closed:
                described = named[at].naming is Naming.TITLE and any(token.text == "," for token in gap)
                return [named[at - 1]] if described else named[at:]
            at -= 1
        return named[at:]

    @staticmethod
    def _is_body(mention: Mention) -> bool:
        return mention.referent is not None and mention.referent.kind is not EntityKind.PERSON

    def _is_verbal(self, index: int) -> bool:
        """Whether a verb that says something begins at a token, or the auxiliary that carries it."""
        lower = self._tokens[index].lower
        return lower in self._reports or any(sense.auxiliary for sense in self._verbs.get(lower, ()))

    def _agree(self, determiner: str, pronoun: str) -> bool:
        """Whether a determiner and a pronoun show the same gender."""
        genders = self._genders
        return (determiner in genders.feminine_determiners and pronoun in genders.she) or (
            determiner in genders.masculine_determiners and pronoun in genders.he
        )
