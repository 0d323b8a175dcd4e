"""Of whom or what a chain of verbs is said: its subject."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extract.clauses.chain import REACH, Chain
from knowledge.extract.clauses.names import NameFinder, may_act
from knowledge.extract.clauses.pronouns import PronounReader
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Sentence, Token, TokenKind
from knowledge.model import EntityKind

_LONGEST_SUBJECT = 18
_LONGEST_TIME = 3
_LONGEST_OWNED = 4
_LONGEST_LEADING = 8
"""Tokens of a description that a sentence begins with."""
_STARTS = frozenset(":;—–")
_CLOSING = frozenset("»”")
_OPENING = frozenset('([{«“"„')


class SubjectFinder:
    """Finds the subjects of the chains of one document."""

    def __init__(self, document: Document, words: Words, reports: frozenset[str], names: NameFinder) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause
        self._reports = reports
        self._names = names
        self._pronouns = PronounReader(document, words, reports, names)

    def of(self, chain: Chain, sentence: Sentence, before: Chain | None, inherited: Subject | None) -> Subject:
        """Return the subject of a chain; `before` is the finite chain before it in the sentence, with its subject."""
        verb = self._group_start(chain.first, sentence.first)
        floor = self._floor(verb, sentence, before)
        shared = self._inherit(inherited) if before is not None and inherited else None
        word = self._tokens[verb - 1].lower if verb > sentence.first else ""
        if shared is not None and verb > floor and word in self._words.and_:
            return shared
        if word in self._words.subject_relatives:
            return self._antecedent(verb - 1, sentence)
        if word == "," and (parted := self._parted(verb - 1, sentence)):
            return parted
        if word == "," and before is not None and shared is not None and self._is_object(verb - 2, before):
            return shared  # "supports the tram, opposes the tunnel"
        if word in self._words.and_ and before is None and (leading := self._leading(sentence, verb)):
            return leading
        if resumed := self._pronouns.resumed(verb, sentence, floor):
            return resumed
        inverted = self._names.behind(chain.last + 1, sentence.last) if word in self._words.relatives else []
        found = Subject(inverted, start=inverted[0].first) if inverted else self._named(floor, verb, before)
        if found.words is not None and self._is_pronoun(*found.words):
            found = self._pronouns.reporter(floor, sentence.first) or found
        resumes = before is None and found.words is not None and word in self._words.and_
        resumes = resumes and self._tokens[max(floor - 1, 0)].lower in self._words.that
        if resumes and (opening := self._opening(sentence, verb)):
            return opening
        nobody = not found.mentions and not found.first_person
        # "Two engineers called to the inquiry doubted": what a preposition opens is no subject.
        none = verb <= floor or found.words is None or self._tokens[found.words[0]].lower in self._words.prepositions
        return shared if shared is not None and nobody and none else found

    def _is_object(self, index: int, before: Chain) -> bool:
        """Whether a name that ends at a token is all that stands behind the chain before, but for its article."""
        mention = self._document.mention_at.get(index)
        if mention is None or mention.last != index + 1:
            return False
        between = self._tokens[before.last + 1 : mention.first]
        return all(token.lower in self._words.determiners for token in between)

    def _parted(self, comma: int, sentence: Sentence) -> Subject | None:
        """Return whom a clause between commas parts from the verb: "Penrod, started by a family that ..., has given"."""
        for index in range(comma - 2, max(sentence.first, comma - REACH), -1):
            if self._tokens[index].text != ",":
                continue
            if self._tokens[index + 1].lower in self._words.and_:
                return None  # another clause begins
            mention = self._document.mention_at.get(index - 1)
            if (
                mention is not None
                and mention.last == index
                and self._tokens[mention.first - 1].lower in self._words.of
            ):
                mention = self._document.mention_at.get(mention.first - 2)  # "Midland PLC of Britain, which"
            elif mention is not None and mention.last != index:
                continue
            if mention is None or not may_act(mention):
                continue
            if (index + 1) in self._document.mention_at:
                return None  # names that follow say who a group is
            if self._names.is_governed(mention, sentence.first) or not self._begins(mention.first, sentence.first):
                continue
            return Subject([mention], start=mention.first)
        return None

    def _leading(self, sentence: Sentence, verb: int) -> Subject | None:
        """Return what a sentence begins with, where a verb that no table knows has it for its subject too."""
        colon = (at for at in range(verb - 1, max(sentence.first, verb - REACH), -1) if self._tokens[at].text in ":;")
        first = next(colon, sentence.first - 1) + 1
        if first > sentence.first and self._tokens[first].lower in self._words.pronouns:
            return self._pronouns.resumed(first + 1, sentence, first)
        named = self._document.mention_at.get(self._names.past_determiners(first, verb))
        if named is not None and may_act(named):
            return None if named.naming is not Naming.PRONOUN else Subject([named], inherited=True, start=first)
        if self._tokens[first].lower not in self._words.determiners:
            return None
        end = next((at for at in range(first + 1, min(verb, first + _LONGEST_LEADING)) if self._ends_phrase(at)), 0)
        return Subject(words=(first, end), inherited=True, start=first) if end else None

    def _opening(self, sentence: Sentence, verb: int) -> Subject | None:
        """Return who opens a sentence whose verb comes again behind "and": "X is not convinced that it works and has"."""
        named = self._document.mention_at.get(self._names.past_determiners(sentence.first, verb))
        acts = named is not None and named.naming is not Naming.PRONOUN and may_act(named)
        return Subject([named], inherited=True, start=sentence.first) if acts and named is not None else None

    def _ends_phrase(self, index: int) -> bool:
        token = self._tokens[index]
        return token.text == "," or token.lower in self._words.openers

    def _begins(self, index: int, floor: int) -> bool:
        """Whether a clause begins at a token, past its determiners."""
        while index > floor and self._tokens[index - 1].lower in self._words.determiners:
            index -= 1
        before = self._tokens[index - 1] if index > floor else None
        if before is None or before.text in _STARTS:
            return True
        return before.lower in self._words.openers or before.lower in self._words.and_

    def _is_pronoun(self, first: int, end: int) -> bool:
        """Whether a subject that names nobody is a pronoun, after a word of time maybe ("on Monday it")."""
        return self._tokens[end - 1].lower in self._words.pronouns and end - first <= _LONGEST_TIME + 1

    def _inherit(self, subject: Subject) -> Subject:
        return Subject(
            subject.mentions,
            subject.words,
            subject.first_person,
            subject.open_ended,
            inherited=True,
            start=subject.start,
        )

    def _group_start(self, index: int, floor: int) -> int:
        """Return where the verb with its clitics, negations and adverbs begins."""
        words = self._words
        while index > floor:
            lower = self._tokens[index - 1].lower
            clitic = (lower in words.clitics and lower not in words.pronouns) or lower in words.professing
            if clitic or lower in words.negation or lower in words.reflexive - words.pronouns:
                index -= 1
            elif lower in words.adverbs and not (
                lower in words.pronouns or lower in words.prepositions or lower in words.and_
            ):
                if (index - 1) in self._document.mention_at or lower in words.determiners:
                    break
                index -= 1
            else:
                break
        return index

    def _floor(self, verb: int, sentence: Sentence, before: Chain | None) -> int:
        """Return the first token that the subject of a verb can be: after what opens its clause."""
        floor = max(before.last + 1 if before is not None else sentence.first, verb - REACH)
        tokens, words = self._tokens, self._words
        closed = 0
        for index in range(verb - 1, floor - 1, -1):
            token = tokens[index]
            if token.text in _CLOSING:
                closed += 1
            elif closed and token.text in _OPENING:
                closed -= 1  # the name of a body: "L'association « Rives » a accepté"
                continue
            if token.text in ";:" or (token.text in _OPENING and token.kind is TokenKind.MARK and index + 1 < verb):
                return index + 1
            if token.lower in words.that or token.lower in words.conditions:
                return index + 1
            if token.lower in self._reports and index not in self._document.mention_at and index + 1 < verb:
                if index > floor and tokens[index - 1].lower in words.prepositions:
                    continue  # "on state television"
                return index + 1
        return floor

    def _named(self, floor: int, verb: int, before: Chain | None) -> Subject:
        if floor >= verb:
            return Subject(start=verb)
        candidates = [
            mention
            for mention in self._names.names_in(floor, verb)
            if (may_act(mention) or self._is_people(mention, verb)) and not self._names.is_governed(mention, floor)
        ]
        owned = [mention for mention in candidates if not self._owns(mention, verb)]
        if len(owned) < len(candidates) and (owned or verb - candidates[-1].last > 1):
            candidates = owned
        examples = self._examples(floor, verb)
        if examples:
            return examples
        if candidates:
            head = self._behind_object(candidates, before) if before is not None else self._nearest_clause(candidates)
            listed = self._names.list_from(self._named_by(head, candidates), verb)
            return Subject(listed, start=listed[0].first)
        for index in range(verb - 1, floor - 1, -1):
            if self._tokens[index].lower in self._words.first_person:
                return Subject(first_person=True, start=index)
        start, end = self._noun_phrase(floor, verb)
        if start < end and self._tokens[start].lower in self._words.our:
            return Subject(first_person=True, start=start)  # "mon pays"
        return Subject(words=(start, end), start=start) if start < end else Subject(start=verb)

    def _is_people(self, mention: Mention, verb: int) -> bool:
        """Whether an adjective of a country stands for its people: "the Dutch are sending"."""
        before = self._tokens[mention.first - 1].lower if mention.first else ""
        alone = mention.naming is Naming.DEMONYM and mention.last == verb
        return alone and before in self._words.definite and mention.referent is not None

    def _owns(self, mention: Mention, verb: int) -> bool:
        """Whether a mention only says whose the subject is: "the nurses' union", "Smith's lawyer"."""
        if self._is_place(mention) and self._heads_body(mention.last, verb):
            return True  # "Finland's polar institute", "a Portland yard"
        if mention.last >= verb or self._tokens[mention.last].lower not in self._words.possessive_signs:
            return False
        person = mention.referent is not None and mention.referent.kind is EntityKind.PERSON
        return person or self._renames_owned(mention.last + 1, verb)

    @staticmethod
    def _is_place(mention: Mention) -> bool:
        referent = mention.referent
        return referent is not None and referent.kind in (EntityKind.COUNTRY, EntityKind.PLACE)

    def _heads_body(self, first: int, verb: int) -> bool:
        """Whether plain words up to a verb end in a noun for a body that is no state's."""
        words = [token for token in self._tokens[first:verb] if token.lower not in self._words.possessive_signs]
        if not self._words.bare_infinitives or not 0 < len(words) <= _LONGEST_OWNED:
            return False
        if any(token.capital or token.kind is not TokenKind.WORD for token in words):
            return False
        return words[-1].lower in self._words.companies or words[-1].lower in self._words.generic

    def _renames_owned(self, first: int, verb: int) -> bool:
        """Whether a name between commas says who what is owned is: "the club's owners, Torrance Holdings,"."""
        at = first
        while at < min(verb, first + _LONGEST_OWNED) and self._tokens[at].kind is TokenKind.WORD:
            if self._tokens[at].capital:
                return False
            at += 1
        other = self._document.mention_at.get(at + 1) if at > first and self._tokens[at].text == "," else None
        return other is not None and may_act(other) and other.last < verb and self._tokens[other.last].text == ","

    def _named_by(self, head: Mention, candidates: list[Mention]) -> Mention:
        """Return the name that a common noun before it introduces: "la jeune pousse Sesterce"."""
        if head.naming is not Naming.TITLE:
            return head
        for other in candidates:
            if other.first >= head.last and other.naming is not Naming.TITLE:
                gap = self._tokens[head.last : other.first]
                plain = all(
                    token.kind is TokenKind.WORD
                    and token.lower not in self._words.prepositions
                    and token.lower not in self._words.and_
                    for token in gap
                )
                return other if plain and len(gap) <= 2 else head
        return head

    def _behind_object(self, candidates: list[Mention], before: Chain) -> Mention:
        """Return the first name of the list that stands nearest to the verb: those before it are of the verb before."""
        words = self._words
        at = len(candidates) - 1
        while at > 0:
            gap = self._tokens[candidates[at - 1].last : candidates[at].first]
            joined = all(t.text == "," or t.lower in words.and_ or t.lower in words.determiners for t in gap)
            object_of_before = candidates[at - 1].first - before.last <= 2
            if not joined or (object_of_before and any(t.lower in words.and_ for t in gap)):
                break
            at -= 1
        return candidates[at]

    def _nearest_clause(self, candidates: list[Mention]) -> Mention:
        """Return the first candidate of the clause of the verb: one that a subordinate clause parts from it is left."""
        words = self._words
        for position in range(len(candidates) - 1, 0, -1):
            between = self._tokens[candidates[position - 1].last : candidates[position].first]
            if any(token.lower in words.openers and token.lower not in words.examples for token in between):
                return candidates[position]
            counted = any(token.kind is TokenKind.NUMBER for token in between)
            if counted and any(token.lower in words.and_ for token in between[-2:]):
                return candidates[position]  # "would issue 95 million and the county would"
            if self._opens_clause(between):
                return candidates[position]  # "if the city found the rest, and the bank is"
        return candidates[0]

    def _opens_clause(self, between: Sequence[Token]) -> bool:
        """Whether a comma and an "and" stand before the second of two names that more than a comma parts."""
        words = self._words
        rest = [token for token in between if token.lower not in words.determiners]
        comma = len(rest) >= 3 and rest[-2].text == "," and rest[-1].lower in words.and_
        return comma and between[0].kind is TokenKind.WORD and between[0].lower not in words.of

    def _examples(self, floor: int, verb: int) -> Subject | None:
        """Read "des pays comme la France et l'Italie": those named are only some of the actors."""
        words = self._words
        for index in range(floor, verb):
            if self._tokens[index].lower not in words.examples:
                continue
            at = self._names.past_determiners(index + 1, verb)
            while at < verb and (self._tokens[at].lower in words.that or self._tokens[at].lower in words.examples):
                at = self._names.past_determiners(at + 1, verb)
            mention = self._document.mention_at.get(at)
            if mention is not None and may_act(mention):
                return Subject(self._names.list_from(mention, verb), open_ended=True, start=floor)
        return None

    def _antecedent(self, relative: int, sentence: Sentence) -> Subject:
        """Return what "qui" or "which" stands for: the noun phrase right before it."""
        at = relative
        while at > sentence.first and self._tokens[at - 1].text == ",":
            at -= 1
        mention = self._document.mention_at.get(at - 1)
        before = self._tokens[mention.first - 1].lower if mention is not None and mention.first > sentence.first else ""
        if mention is not None and may_act(mention) and before not in self._words.in_:
            return Subject([mention], start=mention.first)
        start, end = self._noun_phrase(sentence.first, at)
        return Subject(words=(start, end), start=start) if start < end else Subject(asked=True, start=at)

    def _noun_phrase(self, floor: int, end: int) -> tuple[int, int]:
        """Return the noun phrase that is the subject and names nobody, as far as small words tell where it begins."""
        words = self._words
        if end - 1 > floor and self._tokens[end - 1].text == ",":
            # "le paquet, qui atteint ..., sera versé": what stands between the commas is left out
            comma = next((at for at in range(end - 2, floor, -1) if self._tokens[at].text == ","), None)
            if comma is not None:
                return self._noun_phrase(floor, comma)
        start = end
        depth = 0
        for index in range(end - 1, max(floor, end - _LONGEST_SUBJECT) - 1, -1):
            token = self._tokens[index]
            depth += (token.text == ")") - (token.text == "(")
            if token.kind is TokenKind.PUNCTUATION and token.text not in "-'’$€£%()." and depth <= 0:
                break
            if token.lower in words.openers and token.lower not in words.examples:
                break
            start = index
        return start, end
