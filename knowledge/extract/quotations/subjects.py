"""What can be the subject of a verb that attributes, and where one that stands behind its verb begins."""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    ADDRESS,
    ADV,
    AND,
    AUX,
    BODY,
    CLITIC,
    MARK,
    MODAL,
    OPENER,
    PRO,
    REL,
    ROLE,
    SIGN,
    SUB,
    TIME,
    D,
    J,
    P,
    Phrases,
)
from knowledge.extract.quotations.cues import Cue
from knowledge.model import EntityKind

_MOST_SPEAKERS = 6
"""Names in a list of speakers at most."""
_LONGEST_COMPLEMENT = 14
"""Tokens of a list behind "of" at most."""
_CIRCUMSTANCES = 24
"""Words and circumstances that may stand between a verb and the subject behind it."""


class Subjects:
    """Tells what can speak in one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases

    def is_incise(self, cue: Cue, last: int, ceiling: int) -> bool:
        """Whether a verb and the phrase behind it stand between commas or end the sentence (", a prévenu le ministre.")."""
        if self.lexicon.subject_first or cue.first == 0 or self.tokens[cue.first - 1].text != ",":
            return False
        named = self.document.mention_at.get(cue.first - 2)
        if named is not None and named.last == cue.first - 1 and self._is_apposed(named):
            return False  # "Son président, Jean Roy, réclame l'état d'urgence."
        return last >= ceiling or self.tokens[last].text in {",", ".", "…"}

    def _is_apposed(self, named: Mention) -> bool:
        """Whether a name is that of the title with which its sentence begins, and a comma."""
        begins = self.document.sentence_at(named.start).first == named.first
        return begins and any(self.tokens[i].text == "," for i in range(named.first, named.last))

    def is_inverted(self, index: int) -> bool:
        """Whether a pronoun is joined to the verb before it by a hyphen: "dit-il"."""
        token = self.tokens[index]
        return token.lower in self.lexicon.third_person and self.document.text[token.start - 1 : token.start] in {
            "-",
            "‑",
        }

    def is_animate(self, first: int, last: int) -> bool:
        """Whether the head of a phrase can speak: its first noun is an office or a body, or it is a name."""
        for index in range(first, last):
            can, token = self.classes[index], self.tokens[index]
            if (
                can & (ROLE | BODY | ADDRESS)
                or token.lower in self.lexicon.anonymous
                or token.lower in self.lexicon.bare_nouns
            ):
                return True
            if can & D or token.lower in self.lexicon.before_roles:
                continue
            if can & J:
                return False
            mention = self.document.mention_at.get(index)
            if token.capital and (mention is not None or index == first or self.tokens[index - 1].capital):
                return True
            if token.capital:
                return True
            # A noun that is no office: only a name right behind it makes the phrase a person ("l'actrice X").
        return False

    def owner_of_words(self, first: int, last: int, ceiling: int) -> tuple[int, int] | None:
        """Return the tokens of whose words a phrase names: "Jane Roe's response", "la réponse de Jeanne Roy"."""
        tokens = self.tokens
        for index in range(first, last):
            if tokens[index].lower not in self.lexicon.speech_nouns:
                continue
            if index - 1 > first and tokens[index - 1].lower in self.lexicon.possessives:
                return first, index - 1
            if index + 2 < ceiling and self.classes[index + 1] & J:
                begin = index + 2
                end = self.phrases.right(begin, ceiling)
                if self.is_animate(begin, end):
                    return begin, end
        return None

    def start(self, begin: int, ceiling: int) -> int | None:
        """Return where the subject behind a verb begins, past adverbs, days and circumstances; None if there is none."""
        index: int | None = begin
        aside = False  # between two commas
        for _ in range(_CIRCUMSTANCES):
            if index is None or index >= ceiling:
                return None
            can, token = self.classes[index], self.tokens[index]
            if can & MARK or token.text in ".;:?!" or token.lower in self.lexicon.that:
                return None
            if token.text in {",", "–", "—"}:
                closes = aside
                aside = not closes and index + 1 < ceiling and bool(self.classes[index + 1] & P)
                index = index + 1 if closes else self._behind_comma(index, ceiling, first=index == begin)
            elif can & (SUB | REL) and not can & (P | D | ADV | TIME):
                return None
            elif can & TIME or token.kind is TokenKind.NUMBER or (can & ADV and not can & D and not token.capital):
                index += 1
            elif can & P and not can & D:
                index = max(index + 1, self._one_name(index + 1, self.phrases.right(index + 1, ceiling)))
            elif can & PRO and not can & D:
                return index if token.lower in self.lexicon.third_person else None
            elif can & SIGN:
                return None
            elif can & (CLITIC | AUX | OPENER) and not self.phrases.starts_phrase(index):
                index += 1
            else:
                return index
        return None

    def _one_name(self, begin: int, last: int) -> int:
        """Return where the first name of a phrase ends that another follows: "à l'AFP Jean Roy"."""
        for index in range(begin + 1, last):
            mention, before = self.document.mention_at.get(index), self.document.mention_at.get(index - 1)
            if mention is not None and before is not None and mention is not before and mention.first == index:
                return index
        return last

    def _behind_comma(self, comma: int, ceiling: int, *, first: bool) -> int | None:
        """Where to look on behind a comma: at a circumstance, or past an adjective that another comma closes."""
        classes = self.classes
        if comma + 1 < ceiling and classes[comma + 1] & P and not classes[comma + 1] & D:
            return comma + 1  # "a dit, à Paris, X"
        if not first:
            return None
        nearest = range(comma + 2, min(comma + 6, ceiling))
        closing = next((index for index in nearest if self.tokens[index].text == ","), None)
        if closing is None or any(classes[i] & (D | SIGN | MARK | SUB) for i in range(comma + 1, closing)):
            return None
        return closing + 1  # "soufflait, dépité, le capitaine"

    def verb_at(self, index: int, ceiling: int) -> bool:
        """Whether a verb follows a phrase, which is then the subject of a clause of its own ("said the panel was …")."""
        if index >= ceiling:
            return False
        can = self.classes[index]
        return bool(can & (AUX | MODAL)) and not can & (D | P)

    def can_be(self, begin: int, last: int) -> bool:
        """Whether a phrase is more than a day, an age, an adverb or a lone small word; "No 10" is a name for all that."""
        small = D | J | ADV | TIME | P | SIGN
        return any(
            i in self.document.mention_at or not (self.classes[i] & small or self.tokens[i].kind is TokenKind.NUMBER)
            for i in range(begin, last)
        )

    def is_predicate(self, first: int, floor: int) -> bool:
        """Whether a phrase says what somebody is, behind "is" or "was" and a small word: "who is now a fellow"."""
        at = first - 1
        at -= at > floor and bool(self.classes[at] & (ADV | OPENER | TIME))
        return at > floor and bool(self.classes[at] & AUX) and not self.classes[at] & (SIGN | D)

    def clause_start(self, floor: int, ceiling: int) -> int:
        """Return where the clause begins that ends at `ceiling`: behind the last colon or semicolon before a subject."""
        for index in range(ceiling - 1, floor, -1):
            if self.tokens[index].text in {";", ":"} and index + 1 < ceiling and self.phrases.starts_phrase(index + 1):
                return index + 1
        return floor

    def list_head(self, first: int, floor: int) -> int:
        """Return where a phrase begins whose complement is a list that ends at `first`: "the maker of valves, pumps and"."""
        if first - 1 <= floor or not self.classes[first - 1] & AND:
            return first
        for index in range(first - 2, max(floor, first - _LONGEST_COMPLEMENT), -1):
            can = self.classes[index]
            if can & J and not can & D:
                head = self.phrases.left(index, floor)
                listed = any(self.tokens[i].text == "," for i in range(index, first))
                return head if listed and head < index and self.is_animate(head, index) else first
            if can & ~(D | AND) and self.tokens[index].text != ",":
                return first
        return first

    def first_of_several(self, first: int, floor: int) -> int:
        """Return where a list of names begins that ends in the phrase at `first`: "Jane Roe, John Doe and Ann Lee said"."""
        at, joined = first, False
        for _ in range(_MOST_SPEAKERS):
            joint = at - 1
            if joint <= floor or not (self.classes[joint] & AND or (joined and self.tokens[joint].text == ",")):
                break
            end = joint - self.phrases.is_initial(joint - 1)
            mention = self.document.mention_at.get(end - 1)
            if mention is None or mention.last != end or mention.first < floor or not _is_named(mention):
                break
            at, joined = mention.first, True
        if not joined or (at > floor and not self.classes[at - 1] & (SIGN | MARK | SUB | OPENER)):
            return first
        return at

    def is_title(self, first: int, end: int) -> bool:
        """Return whether a phrase is letters behind a person's name: "Jane Roe, QC,", "Rep. Jane Roe, R-Pa.,"."""
        named = self.document.mention_at.get(first - 2)
        text = self.tokens[first].text
        letters = text.isupper() or (text[:1].isupper() and text[1:2] == "-")
        alone = end - first - (self.tokens[end - 1].text == ".") == 1
        return alone and letters and named is not None and _is_person(named)

    def skip_bracket(self, end: int, floor: int) -> int:
        """Return where a bracket opens that closes right before `end`, or `end`."""
        if self.tokens[end - 1].text != ")":
            return end
        at = end - 1
        while at > floor and self.tokens[at].text != "(" and end - at < 20:
            at -= 1
        return at if self.tokens[at].text == "(" else end

    def behind_gerund(self, first: int, floor: int) -> int:
        """Return where the subject begins whose gerund governs the phrase at `first`: "firefighters battling a blaze say"."""
        at = first - 1
        if (
            not self.lexicon.subject_first
            or at <= floor
            or not self.tokens[at].lower.endswith(self.lexicon.participle_endings)
        ):
            return first
        head = self.phrases.left(at, floor)
        opens = head <= floor or bool(self.classes[head - 1] & (SIGN | MARK | SUB))
        return head if head < at and opens and self.is_animate(head, at) else first


def _is_named(mention: Mention) -> bool:
    referent = mention.referent
    return referent is not None and referent.named and referent.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}


def _is_person(mention: Mention) -> bool:
    return mention.referent is not None and mention.referent.kind is EntityKind.PERSON
