"""Noun phrases without a parser: where one begins that ends here, and where one ends that begins here.

A phrase is a run of words that small words join or part: a determiner opens one, "of" joins two, a comma, a verb that
attributes, a day of the week or a preposition of another kind ends it. That is enough to find whom a cue names, since
what stands beside a cue is mostly short and built alike in all news.
"""

from __future__ import annotations

from enum import IntFlag
from functools import cache

from knowledge.extract.document import Document, Token, TokenKind
from knowledge.extract.lexicon import Lexicon

_LONGEST = 40
"""Tokens that a phrase is followed for; longer ones are lists, and the whole stays linear."""


class Word(IntFlag):
    """What a word can do in a sentence; a word can do several things."""

    NONE = 0
    DETERMINER = 1
    JOINING = 2
    PREPOSITION = 4
    PRONOUN = 8
    AND = 16
    SUBORDINATOR = 32
    TIME = 64
    ADVERB = 128
    AUXILIARY = 256
    CUE = 512
    CLITIC = 1024
    LOOSE = 2048
    ROLE = 4096
    RELATIVE = 8192
    SIGN = 16384
    MARK = 32768
    ADDRESS = 65536
    OPENER = 131072
    BODY = 262144
    MODAL = 524288


D, J, P, PRO, AND, SUB = (
    int(Word.DETERMINER),
    int(Word.JOINING),
    int(Word.PREPOSITION),
    int(Word.PRONOUN),
    int(Word.AND),
    int(Word.SUBORDINATOR),
)
TIME, ADV, AUX, CUE, CLITIC, LOOSE = (
    int(Word.TIME),
    int(Word.ADVERB),
    int(Word.AUXILIARY),
    int(Word.CUE),
    int(Word.CLITIC),
    int(Word.LOOSE),
)
ROLE, REL, SIGN, MARK, ADDRESS, OPENER, BODY, MODAL = (
    int(Word.ROLE),
    int(Word.RELATIVE),
    int(Word.SIGN),
    int(Word.MARK),
    int(Word.ADDRESS),
    int(Word.OPENER),
    int(Word.BODY),
    int(Word.MODAL),
)


@cache
def word_classes(lexicon: Lexicon) -> dict[str, int]:
    """Return what each listed word form can do, by its lower-case form with accents."""
    classes: dict[str, int] = {}
    tables = (
        (lexicon.determiners, D),
        (lexicon.joining, J),
        (lexicon.prepositions, P),
        (lexicon.subject_pronouns, PRO),
        (lexicon.and_words, AND),
        (lexicon.or_words, AND),
        (lexicon.but_words, SUB),
        (lexicon.subordinators, SUB),
        (lexicon.relatives, REL),
        (lexicon.time_words, TIME),
        (lexicon.adverbs, ADV),
        (lexicon.auxiliaries, AUX),
        (lexicon.modals, MODAL),
        (lexicon.clitics, CLITIC),
        (lexicon.loose, LOOSE),
        (lexicon.openers, OPENER),
        (lexicon.address, ADDRESS),
        (lexicon.bodies, BODY),
        (frozenset(lexicon.roles), ROLE),
        (lexicon.anonymous, ROLE),
        (frozenset(lexicon.cues), CUE),
    )
    for words, flag in tables:
        for word in words:
            classes[word] = classes.get(word, 0) | flag
    return classes


def classify(document: Document, lexicon: Lexicon) -> list[int]:
    """Return what every token of a document can do, by token index."""
    tokens, lowers, known = document.tokens, document.lowers, word_classes(lexicon)
    classes = {
        word: known.get(word, 0) | (ROLE if "-" in word and lexicon.role(word) is not None else 0)
        for word in document.words
    }
    found = list(map(classes.__getitem__, lowers))
    for index in document.signs:
        token = tokens[index]
        if token.kind is TokenKind.MARK:
            found[index] = MARK
        elif token.kind is TokenKind.NUMBER:
            found[index] = known.get(token.lower, 0)
        else:
            found[index] = AND if token.text == "&" else SIGN
    for index in document.where(frozenset(lexicon.unaccented)):
        if index + 1 < len(tokens) and tokens[index].capital and _opens_phrase(found[index + 1], tokens[index + 1]):
            found[index] = known[lexicon.unaccented[lowers[index]]]
    standing = lexicon.last_named | lexicon.former | lexicon.latter
    for index in document.where(frozenset(words[1] for words in standing)):
        words = tuple(lowers[index - 1 : index + 1])
        noun = index + 1 < len(tokens) and not found[index + 1] & (SIGN | MARK | CUE | AUX)
        if index and words in standing and not (noun and words not in lexicon.last_named):
            found[index - 1], found[index] = D, ROLE
    for index in document.where(frozenset(words[0] for words in lexicon.double_determiners)):
        if tuple(lowers[index : index + 2]) in lexicon.double_determiners:
            found[index] = found[index + 1] = D
    return found


def _opens_phrase(can: int, token: Token) -> bool:
    return bool(can & D) or token.capital or token.kind is TokenKind.NUMBER


class Phrases:
    """Finds the noun phrases of one document beside its cues."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int]) -> None:
        self.document = document
        self.lexicon = lexicon
        self.classes = classes
        self.tokens = document.tokens
        self._ends: dict[tuple[int, int], int] = {}
        """Where phrases end, by where they begin and the limit: each is asked for by several who look for a speaker."""

    def starts_phrase(self, index: int) -> bool:
        """Whether a noun phrase may begin with this token: a determiner, a name, a form of address, a role or a body."""
        if index >= len(self.tokens):
            return False
        token, can = self.tokens[index], self.classes[index]
        if token.kind is not TokenKind.WORD:
            return token.kind is TokenKind.NUMBER and not (
                index + 1 < len(self.tokens) and self.tokens[index + 1].capital
            )
        if can & (SIGN | MARK):
            return False
        if can & D:
            return True
        if token.capital and not can & (P | SUB | PRO | AND | TIME):
            return True
        return bool(can & (ADDRESS | ROLE)) or token.lower in self.lexicon.bare_nouns

    def right(self, begin: int, limit: int) -> int:
        """Return where the noun phrase that begins at `begin` ends (exclusive), at most at `limit`.

        It is `begin` where there is none.
        """
        limit = min(limit, begin + _LONGEST)
        end = self._ends.get((begin, limit))
        if end is None:
            end = self._ends[begin, limit] = self._end(begin, limit)
        return end

    def _end(self, begin: int, limit: int) -> int:
        index, opened = begin, False  # `opened`: a noun has been seen
        tokens, classes = self.tokens, self.classes
        while index < limit:
            can, token = classes[index], tokens[index]
            if can & (SIGN | MARK):
                after = index + 1 if token.text == "." and self.is_initial(index) and index + 1 < limit else None
            elif can & D and not opened:
                index += 1
                continue
            elif can & AND:
                after = index + 1 if opened and self._coordinates(index, limit) else None
                opened = False
                if after is not None:
                    index = after
                    continue
            elif opened and token.lower in self.lexicon.agents and self._is_made(begin, index):
                after = max(self.right(index + 1, limit), index + 1) if index + 1 < limit else None
            elif can & (J | LOOSE) and (opened or (can & J and self._stands_for_one(index - 1, begin))):
                opened = True
                after = self._behind_preposition(index, limit, begin)
            elif self._goes_on(index, opened=opened):
                opened, after = True, index + 1
            else:
                after = None
            if after is None:
                break
            index = after
        while index > begin and classes[index - 1] & (J | AND | D) and not tokens[index - 1].capital:
            index -= 1
        return index

    def _is_made(self, begin: int, index: int) -> bool:
        """Whether a phrase about a document says by whom it was made: "une étude commandée par l'opposition"."""
        bodies = any(self.classes[i] & BODY and not self.classes[i] & ROLE for i in range(begin, index))
        return bodies and self.tokens[index - 1].lower.endswith(self.lexicon.participles)

    def _stands_for_one(self, index: int, begin: int) -> bool:
        """Whether a determiner stands for somebody among several: "one of the doctors", "l'un de ses proches"."""
        return index >= begin and self.tokens[index].lower in self.lexicon.indefinite

    def _behind_preposition(self, index: int, limit: int, begin: int) -> int | None:
        """Where a phrase goes on behind the preposition at `index`, None where it ends before it."""
        can, token = self.classes[index], self.tokens[index]
        after = self._after_determiners(index + 1, limit)
        if can & J:
            if after < limit and after > index + 1 and self._is_verb(after):
                return after  # "the mother of two said"
            return None if after >= limit or self.classes[after] & (SIGN | MARK | PRO | SUB) else after + 1
        if index + 1 < limit and (token.lower, self.tokens[index + 1].lower) in self.lexicon.joining_phrases:
            return index + 2
        if self._complements(index, limit, begin):
            return after + 1
        return index + 1 if self._goes_on(index, opened=True) else None

    def _goes_on(self, index: int, *, opened: bool) -> bool:
        """Whether a word belongs to the phrase before it: a capital, or a word of which nothing says that it does not."""
        can, token = self.classes[index], self.tokens[index]
        if can & D:
            return False
        if token.capital and not can & (PRO | SUB | TIME):
            return True
        if can & (P | PRO | SUB | REL | TIME | AUX | CLITIC):
            return False
        if self.tokens[index - 1].lower in self.lexicon.possessives:
            return True  # "Jane Roe's reply"
        return not (opened and (can & ADV or self._is_verb(index)))

    def _is_verb(self, index: int) -> bool:
        """Whether a word is a verb that attributes, and no office or body that is spelt alike."""
        return bool(self.classes[index] & CUE and not self.classes[index] & (ROLE | BODY)) and self._is_finite(
            self.tokens[index].lower
        )

    def left(self, end: int, floor: int, *, plural: bool = False) -> int:
        """Return where the noun phrase that ends at `end` (exclusive) begins, not before `floor`; `end` if there is none.

        `plural` says that the verb is one of several subjects, so that "and" may join two.
        """
        index = end
        floor = max(floor, end - _LONGEST)
        classes = self.classes
        while index > floor:
            can = classes[index - 1]
            if can & D and not can & J:
                if not self._is_joined(index - 2, floor):
                    index -= 1
                    break
                index -= 1
                continue
            before = self._before_word(index, end, floor, plural=plural)
            if before is None:
                break
            index = before
        while index < end and classes[index] & (J | AND | ADV | P) and not classes[index] & (D | ROLE | ADDRESS):
            index += 1
        return index

    def _is_joined(self, before: int, floor: int) -> bool:
        """Whether what stands before a determiner joins it to a phrase further left, or is a determiner as well."""
        if before < floor:
            return False
        can = self.classes[before]
        if can & (J | LOOSE) and self._joins_left(before, floor):
            return True
        return bool(can & D) and not can & J

    def _before_word(self, index: int, end: int, floor: int, *, plural: bool) -> int | None:
        """Where a phrase goes on to the left past the word before `index`, None where it begins behind that word."""
        can, token = self.classes[index - 1], self.tokens[index - 1]
        further = index - 1 > floor
        if can & (SIGN | MARK):
            return index - 1 if further and token.text == "." and self.is_initial(index - 1) else None
        if token.capital and not can & (P | PRO | SUB | AND | TIME | D | AUX):
            return index - 1
        if can & J:
            return index - 1 if further and not self.classes[index - 2] & (SIGN | MARK | PRO | SUB) else None
        if can & AND:
            return index - 1 if (plural or token.text == "&") and further and index < end else None
        if can & LOOSE and self._joins_left(index - 1, floor):
            return index - 1
        if further and token.lower in self.lexicon.agents:
            # "researchers led by X"
            return index - 2 if self.tokens[index - 2].lower.endswith(self.lexicon.participles) else None
        return None if self._ends_left(index - 1, end, floor) else index - 1

    def _ends_left(self, index: int, end: int, floor: int) -> bool:
        """Whether the word at `index` stands before a phrase and not in it."""
        can = self.classes[index]
        if can & (P | PRO | SUB | REL | AUX | OPENER) and not can & (ROLE | BODY):
            return True
        dated = self.tokens[index].capital and index > floor and self.classes[index - 1] & D  # "the Nov. 8 election"
        if can & TIME and not dated and not (index + 1 < end and self.classes[index + 1] & J):
            return True
        # "reports", "claims" are nouns as well: after a determiner or an adjective they are.
        noun = index > floor and bool(self.classes[index - 1] & (D | J))
        return self._is_verb(index) and not self.tokens[index].capital and not noun

    def apposition_end(self, end: int, limit: int) -> int:
        """Return where the apposition after a name ends: ", the prime minister" before a comma or the end; `end` if none."""
        tokens, classes = self.tokens, self.classes
        if end + 1 >= limit or tokens[end].text != ",":
            return end
        begin = end + 1
        can = classes[begin]
        role_near = any(classes[i] & (ROLE | ADDRESS) or tokens[i].capital for i in range(begin, min(begin + 6, limit)))
        names = (
            begin + 2 < limit and classes[begin + 1] & ROLE and tokens[begin + 2].capital
        )  # "history professor Jane Roe"
        opens = can & (D | ROLE) or tokens[begin].capital or tokens[begin].lower in self.lexicon.before_roles or names
        if not role_near or not opens:
            return end
        after = self.right(begin, limit)
        if can & D and after < len(tokens) and self._has_verb(after):
            return end  # "In a talk with Jane Roe, the candidate stated"
        if after + 1 < limit and classes[after] & AND and classes[after + 1] & ROLE:
            after = self.right(after + 1, limit)  # "cofondatrice et présidente de Valtec"
        return after if after > begin else end

    def _has_verb(self, index: int) -> bool:
        """Whether a phrase is the subject of the verb at `index`, as an apposition without its comma is not."""
        can, noun = self.classes[index], D | J | P | ROLE | BODY | SIGN
        return bool(can & (CUE | AUX | CLITIC)) and not can & noun and not self.tokens[index].capital

    def _after_determiners(self, index: int, limit: int) -> int:
        while index < limit and self.classes[index] & D and not self.classes[index] & SIGN:
            index += 1
        return index

    def _coordinates(self, index: int, limit: int) -> bool:
        """Whether "and" joins two parts of one phrase: names, or complements that both begin with "of"."""
        after = index + 1
        if after >= limit:
            return False
        return bool(self.classes[after] & J) or (self.tokens[after].capital and self.tokens[index - 1].capital)

    def _complements(self, index: int, limit: int, begin: int) -> bool:
        """Whether a preposition goes on with the phrase: before a capital, after a word that says what somebody is."""
        after = self._after_determiners(index + 1, limit)
        if after < limit and self.tokens[index - 1].lower in self.lexicon.complemented:
            return True
        if after >= limit or not self.tokens[after].capital or self.classes[after] & TIME:
            return False
        return any(self.classes[i] & (ROLE | BODY) for i in range(begin, index)) and not self.tokens[index - 1].capital

    def _joins_left(self, index: int, floor: int) -> bool:
        """Whether the preposition at `index` goes on with a phrase to its left, which has a noun there to go on with."""
        if index <= floor:
            return False
        before = self.classes[index - 1]
        return not before & (SIGN | MARK | P | PRO | SUB | AUX | ADV | TIME | AND)

    def is_stop(self, index: int) -> bool:
        """Return whether a sign ends what stands before it: a full stop that abbreviates nothing, a colon, a semicolon."""
        text = self.tokens[index].text
        return text in {";", ":", "?", "!"} or (text == "." and not self.is_initial(index))

    def is_initial(self, index: int) -> bool:
        """Return whether the full stop at `index` follows an initial or an abbreviated form of address."""
        before = self.tokens[index - 1]
        if self.tokens[index].text != "." or before.end != self.tokens[index].start:
            return False
        word = before.lower[2:] if before.lower[1:2] == "-" else before.lower  # "R-Pa."
        return (len(before.text) == 1 and before.capital) or word in self.lexicon.abbreviations

    def _is_finite(self, lower: str) -> bool:
        cue = self.lexicon.cues.get(lower)
        return cue is not None and cue.is_finite
