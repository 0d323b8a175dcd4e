"""Whose a chain of verbs is: its subject, its agent, and to whom it gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extract.cast import slug
from knowledge.extract.clauses.chains import Chain
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Referent, Sentence, TokenKind
from knowledge.model import EntityKind

_ACTORS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE)
_AGENT_REACH = 14
_OPENING = frozenset('([{«“"„')


@dataclass(slots=True)
class Subject:
    """Who or what a chain is said of.

    `mentions` are those named, in order; `words` the tokens of a subject that names nobody, as a range. `first_person`
    is set where it is "we", `asked` where it is "who" with nobody before it, `open_ended` where those named are only
    examples, `inherited` where it is the subject of the chain before. `start` is its first token.
    """

    mentions: list[Mention] = field(default_factory=list)
    words: tuple[int, int] | None = None
    first_person: bool = False
    open_ended: bool = False
    inherited: bool = False
    asked: bool = False
    start: int = 0


class SubjectFinder:
    """Finds the subjects of the chains of one document."""

    def __init__(self, document: Document, words: Words, reports: frozenset[str]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause
        self._reports = reports

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
        inverted = self._behind(chain.last + 1, sentence.last) if word in self._words.relatives else []
        found = Subject(inverted, start=inverted[0].first) if inverted else self._named(floor, verb, before)
        if found.words is not None and self._is_pronoun(*found.words):
            found = self._reporter(sentence.first, floor) or found
        nobody = not found.mentions and not found.first_person
        return shared if shared is not None and nobody and (verb <= floor or found.words is None) else found

    def givers(self, noun: int, end: int) -> list[Mention]:
        """Return whose a noun is, named beside it: "Seoul's offer", "l'aide de la Norvège", "l'annonce par Oslo"."""
        before = noun - 1
        while before >= 0 and noun - before <= 3 and before not in self._document.mention_at:
            if self._tokens[before].lower not in self._words.before_nouns and not self._is_possessive_sign(before):
                break
            before -= 1
        owner = self._document.mention_at.get(before)
        if owner is not None and _may_act(owner) and noun - before >= 2 and self._is_possessive_sign(before + 1):
            return [owner]
        after = self._tokens[noun + 1].lower if noun + 1 < end else ""
        if after in self._words.agents or (after in self._words.of and after not in self._words.from_):
            return self._behind(noun + 2, end)
        return []

    def named_at(self, first: int, end: int) -> list[Mention]:
        """Return who is named from a token on, after determiners; with those that "and" joins to them."""
        return self._behind(first, end)[:1]

    def _is_possessive_sign(self, index: int) -> bool:
        return self._tokens[index].lower in self._words.possessive_signs

    def _behind(self, first: int, end: int) -> list[Mention]:
        """Return who stands right behind a verb as its subject: "auquel contribuent la Belgique et la Norvège"."""
        at = self._past_determiners(first, end)
        mention = self._document.mention_at.get(at) if at < end else None
        return self._list_from(mention, end) if mention is not None and _may_act(mention) else []

    def _is_pronoun(self, first: int, end: int) -> bool:
        return end - first == 1 and self._tokens[first].lower in self._words.pronouns

    def _reporter(self, first: int, floor: int) -> Subject | None:
        """Return who says that "it" does something: "Ardelin said it would invest"."""
        before = self._tokens[floor - 1].lower if floor - first >= 2 else ""
        if before not in self._reports and before not in self._words.that:
            return None
        for mention in self._names_in(first, floor - 1):
            if _may_act(mention) and not self._is_governed(mention, first):
                return Subject([mention], inherited=True, start=mention.first)
        return None

    def agents(self, chain: Chain, end: int) -> list[Mention]:
        """Return who a passive is done by, named after it: "seront fournis par Berlin et Paris"."""
        tokens = self._tokens
        for index in range(chain.last + 1, min(end, chain.last + _AGENT_REACH)):
            if tokens[index].lower in self._words.agents:
                at = self._past_determiners(index + 1, end)
                mention = self._document.mention_at.get(at)
                return self._list_from(mention, end) if mention is not None and _may_act(mention) else []
            if tokens[index].text in ".;:":
                return []
        return []

    def sources(self, chain: Chain, end: int) -> list[Mention]:
        """Return whom something is received from: "a reçu 25 millions de la Finlande"."""
        tokens = self._tokens
        for index in range(chain.last + 1, min(end, chain.last + _AGENT_REACH)):
            if tokens[index].lower in self._words.of or tokens[index].lower in self._words.agents:
                found = self._behind(index + 1, end)
                if found:
                    return found
        return []

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
            clitic = lower in words.clitics and lower not in words.pronouns
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
        floor = before.last + 1 if before is not None else sentence.first
        tokens, words = self._tokens, self._words
        for index in range(verb - 1, floor - 1, -1):
            token = tokens[index]
            if token.text in {";", ":"} or (token.text in _OPENING and token.kind is TokenKind.MARK):
                return index + 1
            if token.lower in words.that or token.lower in words.conditions:
                return index + 1
            if token.lower in self._reports and index not in self._document.mention_at and index + 1 < verb:
                return index + 1
        return floor

    def _named(self, floor: int, verb: int, before: Chain | None) -> Subject:
        if floor >= verb:
            return Subject(start=verb)
        candidates = [
            mention
            for mention in self._names_in(floor, verb)
            if _may_act(mention) and not self._is_governed(mention, floor)
        ]
        examples = self._examples(floor, verb)
        if examples:
            return examples
        if candidates:
            head = self._behind_object(candidates, before) if before is not None else self._nearest_clause(candidates)
            listed = self._list_from(self._named_by(head, candidates), verb)
            return Subject(listed, start=listed[0].first)
        for index in range(verb - 1, floor - 1, -1):
            if self._tokens[index].lower in self._words.first_person:
                return Subject(first_person=True, start=index)
        start = self._noun_phrase_start(floor, verb)
        return Subject(words=(start, verb), start=start) if start < verb else Subject(start=verb)

    def _names_in(self, floor: int, verb: int) -> list[Mention]:
        """Return the mentions before a verb, and the capitalised words there that nothing else has taken for a name."""
        found = list(self._document.mentions_in(self._tokens[floor].start, self._tokens[verb].start))
        at = floor
        while at < verb:
            if not self._is_unknown_name(at, floor, verb):
                at += 1
                continue
            end = at + 1
            while end < verb and self._is_unknown_name(end, floor, verb):
                end += 1
            found.append(self._new_mention(at, end))
            at = end
        found.sort(key=lambda mention: mention.first)
        return found

    def _is_unknown_name(self, index: int, floor: int, verb: int) -> bool:
        token, words = self._tokens[index], self._words
        if (
            not token.capital
            or token.kind is not TokenKind.WORD
            or index in self._document.mention_at
            or len(token.text) < 2
        ):
            return False
        lower = token.lower
        if (
            lower in words.prepositions
            or lower in words.determiners
            or lower in words.pronouns
            or lower in words.openers
        ):
            return False
        if lower in words.adverbs or lower in words.and_ or lower in self._reports:
            return False
        if index == floor or self._tokens[index - 1].text in ".:!?":
            # A capital that opens a sentence is a name only if the verb, a list or a bracket follows at once.
            after = self._tokens[index + 1]
            return index + 1 >= verb or after.text in {",", "("} or after.lower in words.and_ or after.capital
        return True

    def _new_mention(self, first: int, last: int) -> Mention:
        tokens = self._tokens
        start, end = tokens[first].start, tokens[last - 1].end
        name = self._document.text[start:end]
        identifier = slug(name)
        referent = self._document.referents.get(identifier)
        if referent is None:
            referent = Referent(identifier, EntityKind.ORGANISATION, name, forms=[name])
            self._document.referents[identifier] = referent
        return Mention(start, end, first, last, last - 1, Naming.NAME, referent)

    def _named_by(self, head: Mention, candidates: list[Mention]) -> Mention:
        """Return the name that a common noun before it introduces: "la jeune pousse Sesterce"."""
        if head.naming is not Naming.TITLE:
            return head
        for other in candidates:
            if other.first >= head.last and other.naming is not Naming.TITLE:
                gap = self._tokens[head.last : other.first]
                plain = all(
                    token.kind is TokenKind.WORD and token.lower not in self._words.prepositions | self._words.and_
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
        return candidates[0]

    def _is_governed(self, mention: Mention, floor: int) -> bool:
        """Whether a preposition stands before a mention, so that it is no subject."""
        index = mention.first - 1
        words = self._words
        while (
            index >= floor
            and self._tokens[index].lower in words.determiners
            and self._tokens[index].lower not in words.of
        ):
            index -= 1
        if index < floor:
            return False
        lower = self._tokens[index].lower
        return lower in words.prepositions and lower not in words.examples

    def _examples(self, floor: int, verb: int) -> Subject | None:
        """Read "des pays comme la France et l'Italie": those named are only some of the actors."""
        words = self._words
        for index in range(floor, verb):
            if self._tokens[index].lower not in words.examples:
                continue
            at = self._past_determiners(index + 1, verb)
            while at < verb and (self._tokens[at].lower in words.that or self._tokens[at].lower in words.examples):
                at = self._past_determiners(at + 1, verb)
            mention = self._document.mention_at.get(at)
            if mention is not None and _may_act(mention):
                return Subject(self._list_from(mention, verb), open_ended=True, start=floor)
        return None

    def _list_from(self, mention: Mention, end: int) -> list[Mention]:
        """Return a mention with those that commas and "and" join to it; a comma alone joins nothing ("X, its head")."""
        listed: list[Mention] = [mention]
        pending: list[Mention] = []
        at = mention.last
        while at < end:
            start = self._past_brackets(at, end)
            at, closed = self._past_joiners(start, end)
            following = self._joined_at(at, end) if at > start else None
            if following is None:
                break
            pending.append(following)
            if closed:
                # "Washington, Londres et Berlin": commas count once an "and" has closed the list.
                listed, pending = [*listed, *pending], []
            at = following.last
        return listed

    def _past_joiners(self, index: int, end: int) -> tuple[int, bool]:
        """Return the index after commas and "and", and whether an "and" was among them."""
        closed = False
        while index < end and (self._tokens[index].text in ",/" or self._tokens[index].lower in self._words.and_):
            closed |= self._tokens[index].lower in self._words.and_
            index += 1
        return index, closed

    def _joined_at(self, index: int, end: int) -> Mention | None:
        at = self._past_common(self._past_determiners(index, end), end)
        if at >= end:
            return None
        found = self._document.mention_at.get(at)
        if found is None and self._tokens[at].capital and self._is_unknown_name(at, at - 1, end):
            return self._new_mention(at, at + 1)
        return found if found is not None and _may_act(found) and found.first <= at else None

    def _past_determiners(self, index: int, end: int) -> int:
        while index < end and (
            self._tokens[index].lower in self._words.determiners or self._tokens[index].lower in self._words.of
        ):
            if index in self._document.mention_at and self._document.mention_at[index].first == index:
                break
            index += 1
        return index

    def _past_common(self, index: int, end: int) -> int:
        """Pass over a common noun before a name: "le fonds Infravia"."""
        if index + 1 >= end or index in self._document.mention_at:
            return index
        common = self._tokens[index].kind is TokenKind.WORD and not self._tokens[index].capital
        return index + 1 if common and self._tokens[index + 1].capital else index

    def _past_brackets(self, index: int, end: int) -> int:
        if index < end and self._tokens[index].text == "(":
            for at in range(index + 1, min(end, index + 10)):
                if self._tokens[at].text == ")":
                    return at + 1
        return index

    def _antecedent(self, relative: int, sentence: Sentence) -> Subject:
        """Return what "qui" or "which" stands for: the noun phrase right before it."""
        at = relative
        while at > sentence.first and self._tokens[at - 1].text == ",":
            at -= 1
        mention = self._document.mention_at.get(at - 1)
        if mention is not None and _may_act(mention):
            return Subject([mention], start=mention.first)
        start = self._noun_phrase_start(sentence.first, at)
        return Subject(words=(start, at), start=start) if start < at else Subject(asked=True, start=at)

    def _noun_phrase_start(self, floor: int, end: int) -> int:
        """Return where the noun phrase begins that is the subject and names nobody, as far as small words tell."""
        words = self._words
        if end - 1 > floor and self._tokens[end - 1].text == ",":
            # "le paquet, qui atteint ..., sera versé": what stands between the commas is left out
            comma = next((at for at in range(end - 2, floor, -1) if self._tokens[at].text == ","), None)
            if comma is not None:
                return self._noun_phrase_start(floor, comma)
        start = end
        for index in range(end - 1, max(floor, end - 16) - 1, -1):
            token = self._tokens[index]
            if token.kind is TokenKind.PUNCTUATION and token.text not in "-'’":
                break
            if token.lower in words.openers and token.lower not in words.examples:
                break
            start = index
        return start


def _may_act(mention: Mention) -> bool:
    """Whether what is mentioned can do something."""
    if mention.naming is Naming.PRONOUN:
        return mention.referent is not None and mention.referent.kind in _ACTORS
    return mention.referent is not None and mention.referent.kind in _ACTORS and mention.naming is not Naming.DEMONYM
