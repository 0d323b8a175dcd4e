"""The names beside a verb: those that are mentions, those that nothing else has taken for one, and lists of them."""

from __future__ import annotations

from knowledge.extract.amounts.vocabulary import vocabulary
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Referent, TokenKind
from knowledge.extract.referents.cast import slug
from knowledge.model import EntityKind

_ACTORS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE)
_LONGEST_BRACKET = 10


def may_act(mention: Mention) -> bool:
    """Whether what is mentioned can do something."""
    if mention.naming is Naming.PRONOUN:
        return mention.referent is not None and mention.referent.kind in _ACTORS
    return mention.referent is not None and mention.referent.kind in _ACTORS and mention.naming is not Naming.DEMONYM


class NameFinder:
    """Finds the names of one document that can be the subject, the agent or the giver of something."""

    def __init__(self, document: Document, words: Words, reports: frozenset[str]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause
        self._reports = reports
        self._currencies = vocabulary(words.language).currencies.signs

    def behind(self, first: int, end: int, *, common: bool = False) -> list[Mention]:
        """Return who is named from a token on, after determiners, with those that "and" joins to them.

        `common` lets one common noun stand before the name: "par le promoteur Holt".
        """
        at = self.past_determiners(first, end)
        if at < end and self._tokens[at].lower in self._words.before_nouns:
            at += 1  # "par la seule Union européenne"
        mention = self._document.mention_at.get(at) if at < end else None
        if common and mention is None and at < end and self._past_common(at, end) > at:
            mention = self._joined_at(at, end)
        if mention is None or not may_act(mention):
            return []
        return [self._named_by_apposition(mention, end)] if self._is_office(mention) else self.list_from(mention, end)

    def _is_office(self, mention: Mention) -> bool:
        return mention.naming is Naming.TITLE and mention.referent is not None and not mention.referent.named

    def _named_by_apposition(self, mention: Mention, end: int) -> Mention:
        """Return the name that a comma sets behind a common noun: "by the developer, Holt Homes"."""
        at = mention.last
        if at + 1 >= end or self._tokens[at].text != ",":
            return mention
        other = self._document.mention_at.get(at + 1)
        closes = other is not None and (other.last >= end or self._tokens[other.last].kind is not TokenKind.WORD)
        return other if other is not None and closes and may_act(other) else mention

    def is_governed(self, mention: Mention, floor: int) -> bool:
        """Whether a preposition stands before a mention, so that it is no subject."""
        index = mention.first - 1
        words = self._words
        index = self._before_determiners(index, floor)
        if index == mention.first - 1 and self._tokens[mention.first].capital and self._is_led_name(index, floor):
            return True
        if index < floor:
            return False
        before = self._tokens[index]
        if before.text == "(" or (before.kind is TokenKind.NUMBER and index > floor):
            return True  # "268 million EUR", "(Reuters)", and not "13:37 The bank"
        return before.lower in words.prepositions and before.lower not in words.examples

    def _is_led_name(self, common: int, floor: int) -> bool:
        """Whether a preposition stands before a common noun and the name behind it: "selon un sondage Opinéa"."""
        at = self._before_determiners(common - 1, floor)
        if at < floor or self._tokens[common].kind is not TokenKind.WORD:
            return False
        lower = self._tokens[at].lower
        if lower not in self._words.prepositions or lower in self._words.examples:
            return False
        return at < common - 1 or self._is_common(common)  # "au centre Hallam"

    def _before_determiners(self, index: int, floor: int) -> int:
        """Return the index before the determiners that end at a token; "de" is none here."""
        words = self._words
        while index >= floor:
            lower = self._tokens[index].lower
            if lower not in words.determiners or lower in words.of:
                break
            index -= 1
        return index

    def _is_common(self, index: int) -> bool:
        """Whether a token is a common noun for a body: "groupe", "firm"."""
        return self._tokens[index].lower in self._words.generic or self._tokens[index].lower in self._words.companies

    def names_in(self, floor: int, verb: int) -> list[Mention]:
        """Return the mentions before a verb, and the capitalised words there that nothing else has taken for a name."""
        near = self._document.mentions_in(self._tokens[floor].start, self._tokens[verb].start)
        found = [mention for mention in near if self._tokens[mention.head].text not in self._currencies]
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
        if lower in words.adverbs or lower in words.and_ or lower in self._reports or lower in words.time:
            return False
        if lower.endswith(words.adverb_endings) and index + 1 < verb and self._tokens[index + 1].text == ",":
            return False  # "Privately, some"
        if index == floor or self._tokens[index - 1].text in ".:!?":
            # A capital that opens a sentence is a name only if the verb, a list or a bracket follows at once.
            after = self._tokens[index + 1]
            if index + 2 <= verb and self._tokens[index + 2].lower in words.time:
                return True  # "Parliament on Wednesday"
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

    def list_from(self, mention: Mention, end: int) -> list[Mention]:
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
        at = self._past_common(self.past_determiners(index, end), end)
        if at >= end:
            return None
        found = self._document.mention_at.get(at)
        if found is None and self._tokens[at].capital and self._is_unknown_name(at, at - 1, end):
            return self._new_mention(at, at + 1)
        return found if found is not None and may_act(found) and found.first <= at else None

    def past_determiners(self, index: int, end: int) -> int:
        """Return the index after determiners and "de" or "of", where a name may begin."""
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
            for at in range(index + 1, min(end, index + _LONGEST_BRACKET)):
                if self._tokens[at].text == ")":
                    return at + 1
        return index
