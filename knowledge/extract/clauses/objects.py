"""What a chain of verbs is about: the stretch of its object, the sums in it, the things, and who receives them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.extract.amounts import Count, Money
from knowledge.extract.clauses.chain import REACH, Chain
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Sentence, TokenKind
from knowledge.model import Amount, EntityKind

_LARGE, _LARGE_YEARS = 100, (1900, 2100)
"""From which number on one stands for what it counts, and which ones are years."""
_LEAST_SUM = 1000
"""From which number on one beside a sum is another; a smaller one may count its millions."""
_MILLION = 1_000_000
"""From which number on one without a noun is money."""
_LONGEST_THING = 12
"""Tokens of a noun phrase that names a thing."""
_RECEIVERS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is given: the tokens `first:last` of its noun phrase, the noun that names it, and its count."""

    first: int
    last: int
    noun: int
    count: int | None


class ObjectReader:
    """Reads the objects of the chains of one document."""

    def __init__(
        self, document: Document, words: Words, sums: Sequence[Money], counts: Sequence[Count], reports: frozenset[str]
    ) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words
        self._reports = reports
        self._sums = sums
        self._sum_starts = [money.start for money in sums]
        self._counts = {count.start: count for count in counts}
        currencies = {money.amount.currency for money in sums}
        self._currency = next(iter(currencies)) if len(currencies) == 1 else None

    def stretch(self, chain: Chain, following: Chain | None, sentence: Sentence) -> tuple[int, int]:
        """Return the tokens after a chain that can be its object: up to the clause of the next finite chain."""
        start = chain.last + 1
        tokens, words = self._tokens, self._words.clause
        limit = self._incise(start, min(sentence.last, start + REACH))
        # A chain that shares what governs the one before it begins where its own verb does.
        end = next((head.index for head in following.heads if head.index > chain.last), limit) if following else limit
        if end >= limit:
            return start, limit
        for index in range(end - 1, start, -1):
            token = tokens[index]
            if token.text in ",;:–—" or token.lower in words.and_ or token.lower in words.openers:
                # The subject of the next chain lies behind this; unless it is what the relative pronoun goes on with.
                return start, index
        return start, end

    def _incise(self, start: int, last: int) -> int:
        """Return where the object surely ends: before ", a déclaré X", ", according to X" and "tandis que"."""
        words = self._words.clause
        for index in range(start, last):
            token = self._tokens[index]
            if token.lower in words.clause_ends:
                return index
            if token.text == "," and index + 1 < last:
                goes_on = index + 1
                while goes_on + 1 < last and self._may_follow_comma(goes_on):
                    goes_on += 1
                if self._tokens[index + 1].lower in words.according and index == start:
                    continue  # "a déjà fourni, selon Madrid, pour 80 millions de matériel"
                if self._tokens[index + 1].lower in words.according or self._reports_follow(goes_on, last):
                    return index
        return last

    def _may_follow_comma(self, index: int) -> bool:
        """Whether a token may stand between a comma and the verb of saying: a closing mark, "and"."""
        token = self._tokens[index]
        return token.kind is TokenKind.MARK or token.lower in self._words.clause.and_

    def _reports_follow(self, index: int, last: int) -> bool:
        """Whether a verb of saying comes next, alone or with its auxiliary: ", a indiqué jeudi X", ", said X"."""
        for at in range(index, min(last, index + 3)):
            if self._tokens[at].lower in self._reports:
                return True
            if at in self._document.mention_at or self._tokens[at].kind is not TokenKind.WORD:
                return False
        return False

    def sums_in(self, first: int, last: int) -> list[Money]:
        """Return the sums that begin among the tokens `first:last`."""
        if first >= last:
            return []
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return list(self._sums[bisect_left(self._sum_starts, start) : bisect_left(self._sum_starts, end)])

    def unnamed_sum(self, first: int, last: int) -> Money | None:
        """Return the sum that a large number without a noun states, where the text counts in one currency only.

        "Le repreneur mettrait 95 millions", far behind "180 millions d'euros".
        """
        if self._currency is None:
            return None
        for index in range(first, min(last, first + _LONGEST_THING)):
            count = self._counts.get(self._tokens[index].start)
            if count is None or count.value < _MILLION or not self._stands_alone(self._document.token_at(count.end)):
                continue
            return self._sum_of(count, self._currency)
        return None

    def bare_sum(self, thing: Thing, currency: str) -> Money | None:
        """Return the sum that a bare number is beside one that names its currency: "le département 600 000"."""
        count = self._counts.get(self._tokens[thing.first].start) if thing.noun == thing.first else None
        return self._sum_of(count, currency) if count is not None and count.value >= _LEAST_SUM else None

    def _sum_of(self, count: Count, currency: str) -> Money:
        """Return a number as a sum of money."""
        return Money(
            Amount(
                start=count.start,
                end=count.end,
                text=self._document.text[count.start : count.end],
                value=count.value,
                upper=count.upper,
                currency=currency,
                modifier=count.modifier,
            )
        )

    def _stands_alone(self, after: int) -> bool:
        """Whether no noun that a number counts follows it: "de" and what is given may ("5 millions d'aides")."""
        tokens, clause = self._tokens, self._words.clause
        if after >= len(tokens) or tokens[after].kind is TokenKind.PUNCTUATION:
            return after >= len(tokens) or tokens[after].text not in "%-"
        lower = tokens[after].lower
        if lower in clause.of:
            return after + 1 < len(tokens) and tokens[after + 1].lower in self._words.things.aid
        if lower in clause.determiners:
            return after + 1 < len(tokens) and tokens[after + 1].lower in clause.time  # "45 millions cette année"
        return lower in clause.and_ or lower in clause.prepositions or lower in clause.openers

    def things_in(self, first: int, last: int, limit: int = 4) -> list[Thing]:
        """Return the noun phrases among the tokens that name something given, in order, at most `limit` of them."""
        things: list[Thing] = []
        index = first
        while index < last and len(things) < limit:
            token = self._tokens[index]
            if token.kind is not TokenKind.WORD:
                index += 1
                continue
            weapon = self._weapon_at(index)
            noun = self._is_good(index) and token.lower not in self._words.clause.item_ends
            if not (noun or weapon) or self._is_part_of_sum(index):
                index += 1
                continue
            start = self._phrase_start(index, things[-1].last if things else first)
            end = self._phrase_end(weapon.last if weapon else index + 1, last)
            things.append(Thing(start, end, index, self._count_of(start, index)))
            index = end
        return things

    def _is_good(self, index: int) -> bool:
        """Whether a word names what is given; one written with a capital in a sentence is part of a name."""
        token, words = self._tokens[index], self._words.things
        known = token.lower in words.goods or token.lower in words.aid
        if not known and "-" in token.lower:
            # The head of a compound comes first in one language, last in the other: "navire-hôpital", "field-hospital".
            first, _, last = token.lower.partition("-")
            known = (last if self._words.clause.bare_infinitives else first) in words.goods
        if known and index and (count := self._counts.get(self._tokens[index - 1].start)) is not None:
            known = count.end < token.end  # the "million" of a bare number
        begins = index == 0 or self._tokens[index - 1].kind is not TokenKind.WORD or not self._tokens[index - 1].capital
        named = token.capital and not begins
        return known and not named

    def anything_in(self, first: int, last: int) -> list[Thing]:
        """Return the noun phrase that follows, whatever it names: what a vow is about."""
        if first >= last or self._tokens[first].kind is not TokenKind.WORD:
            return []
        end = self._phrase_end(first + 1, last)
        return [Thing(first, end, first, None)] if end > first + 1 else []

    def counted_in(self, first: int, last: int) -> Thing | None:
        """Return the first noun phrase among the tokens that a number counts ("sept usines", "500 000 obus").

        A large number may stand for the noun that a sentence before it has named ("had offered 100,000 in March").
        """
        for index in range(first, min(last, first + _LONGEST_THING)):
            count = self._counts.get(self._tokens[index].start)
            if count is None or count.article or self._is_part_of_sum(index):
                continue
            at = self._document.token_at(count.end)
            noun = self._tokens[at] if at < last else None
            if index + 1 < last and self._tokens[index + 1].text == "-":
                continue  # "their two-week strike"
            if noun is not None and noun.lower in self._words.things.measures and self._is_of(at + 1, last):
                return Thing(index, self._phrase_end(at + 2, last), at + 2, int(count.value))
            things = self._words.things
            if noun is not None and (noun.lower in things.ungiven or noun.lower in things.measures):
                continue
            if noun is not None and noun.kind is TokenKind.WORD and self._may_be_counted(noun.lower):
                return Thing(index, self._phrase_end(at + 1, last), at, int(count.value))
            if count.value >= _LARGE and not _LARGE_YEARS[0] <= count.value <= _LARGE_YEARS[1]:
                return Thing(index, at, index, int(count.value))
        return None

    def _is_of(self, index: int, last: int) -> bool:
        """Whether "of" stands at a token with something behind it: "trois kilomètres de clôture"."""
        return index + 1 < last and self._tokens[index].lower in self._words.clause.of

    def bare_count(self, index: int, last: int) -> Thing | None:
        """Return the number at a token that ends its clause and stands for a noun named before: "la Grèce deux"."""
        words = self._words.clause
        while index < last and self._tokens[index].start not in self._counts:
            lower = self._tokens[index].lower
            if lower not in words.adverbs and lower not in words.determiners:
                break
            index += 1  # "another four"
        count = self._counts.get(self._tokens[index].start) if index < last else None
        if count is None or count.article:
            return None
        end = self._document.token_at(count.end)
        while end < last and self._tokens[end].lower in self._words.clause.more:
            end += 1
        ended = end >= last or self._tokens[end].kind is TokenKind.PUNCTUATION
        ended = ended or self._tokens[end].lower in self._words.clause.prepositions  # "en a livré 12 à ce jour"
        return Thing(index, end, index, int(count.value)) if ended and self._tokens[end - 1].text != "%" else None

    def _may_be_counted(self, word: str) -> bool:
        clause = self._words.clause
        return word in clause.of or (word not in clause.prepositions and not word.endswith(clause.adverb_endings))

    def recipient(self, first: int, last: int, actors: Sequence[object]) -> Mention | None:
        """Return to whom or for whom something is given among the tokens, who is none of the actors."""
        best: tuple[int, Mention] | None = None
        words = self._words.clause
        for mention in (
            self._document.mentions_in(self._tokens[first].start, self._tokens[last - 1].end) if first < last else ()
        ):
            if mention.referent is None or mention.referent.kind not in _RECEIVERS or mention.referent in actors:
                continue
            if mention.naming in (Naming.TITLE, Naming.PRONOUN):
                continue
            before, distance = self._governor(mention, first)
            if distance == 0 and mention.naming is not Naming.DEMONYM:
                rank = 0  # "give Ukraine 5 billion", "épauler l'Ukraine"
            elif before in words.to or before in words.for_ or before in words.helping:
                rank = 1
            elif before in words.in_ and mention.referent.kind is EntityKind.COUNTRY:
                rank = 2
            elif before in words.of:
                rank = 3
            elif mention.naming is Naming.DEMONYM and self._is_people(mention):
                rank = 4
            else:
                continue
            if best is None or rank < best[0]:
                best = (rank, mention)
        return best[1] if best else None

    def _is_people(self, mention: Mention) -> bool:
        """Whether an adjective of a country names its people ("les Ukrainiens"): where only nouns have a capital."""
        return self._tokens[mention.head].capital and not self._words.clause.bare_infinitives

    def _governor(self, mention: Mention, floor: int) -> tuple[str, int]:
        """Return the word before a mention and its determiners, and how far behind the verb that is."""
        index = mention.first - 1
        words = self._words.clause
        while (
            index >= floor
            and self._tokens[index].lower in words.determiners
            and self._tokens[index].lower not in words.of
        ):
            index -= 1
        return self._tokens[index].lower if index >= 0 else "", index + 1 - floor

    def _weapon_at(self, index: int) -> Mention | None:
        mention = self._document.mention_at.get(index)
        if mention is None or mention.referent is None or mention.referent.kind is not EntityKind.WEAPON:
            return None
        return mention

    def _is_part_of_sum(self, index: int) -> bool:
        at = bisect_left(self._sum_starts, self._tokens[index].end) - 1
        return at >= 0 and self._tokens[index].start < self._sums[at].end

    def _phrase_start(self, noun: int, floor: int) -> int:
        words = self._words
        start = noun
        while start > floor:
            token = self._tokens[start - 1]
            if (token.kind is TokenKind.PUNCTUATION and token.text != "-") or token.kind is TokenKind.MARK:
                break
            lower = token.lower
            if lower in words.clause.prepositions or lower in words.clause.openers or lower in words.clause.and_:
                break
            if lower in words.clause.negators or self._is_part_of_sum(start - 1) or noun - start >= _LONGEST_THING // 2:
                break
            start -= 1
            if lower in words.clause.determiners and not self._words.clause.infinitive_markers & {"to"}:
                break
        return start

    def _phrase_end(self, index: int, last: int) -> int:
        """Return where a noun phrase ends: it goes on over adjectives, "de" and "of"."""
        words = self._words.clause
        start = index
        while index < last and index - start < _LONGEST_THING:
            token = self._tokens[index]
            if token.kind is TokenKind.NUMBER or token.kind is TokenKind.WORD:
                lower = token.lower
                if lower in words.of and lower not in words.away:
                    if self._tokens[index - 1].lower in words.of:
                        break
                elif (
                    lower in words.item_ends
                    or lower in words.prepositions
                    or lower in words.openers
                    or lower in words.and_
                    or lower in words.to
                    or (lower in words.adverbs and lower not in words.determiners)
                    or lower in words.reflexive
                ):
                    break
            elif token.text not in "-/":
                break
            index += 1
        while index > start:
            before = self._tokens[index - 1].lower
            if before not in words.of and before not in words.determiners:
                break
            index -= 1
        return index

    def _count_of(self, first: int, noun: int) -> int | None:
        for index in range(first, noun):
            count = self._counts.get(self._tokens[index].start)
            if count is not None and not count.article:
                return int(count.value)
        return None
