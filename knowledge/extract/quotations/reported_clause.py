"""Where a reported clause begins behind its verb, with or without "that", and where it ends."""

from __future__ import annotations

from knowledge.extract.document import Document, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    ADV,
    AND,
    AUX,
    BODY,
    CLITIC,
    CUE,
    LOOSE,
    MARK,
    MODAL,
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
from knowledge.extract.quotations.attribution import Attribution
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.frames import Frame

LEAST_WORDS = 3
"""A clause of fewer tokens is none."""
_DASHES = frozenset({"–", "—", "--"})
_LONG_CLAUSE = 8
"""Tokens; what follows a verb of thought and is longer is a clause even where no word in it is known as a verb."""
_REACH_THAT = 14
"""Tokens between a verb and its "that" at most ("a déclaré mardi à la presse que")."""
_REACH_VERB = 22
"""Tokens within which a clause without "that" shows a verb."""


class ReportedClause:
    """Finds the clauses that the verbs of one document report."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases

    def start(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where the reported clause behind a verb begins."""
        tokens, classes = self.tokens, self.classes
        index = max(cue.last, attribution.full if attribution.behind else cue.last)
        begin = index
        while index < frame.last and index - begin <= _REACH_THAT:
            token, can = tokens[index], classes[index]
            if token.lower in self.lexicon.that:
                if index > begin and (tokens[index - 1].lower in self.lexicon.other_that or self._is_relative(index)):
                    break
                if (index + 1 < frame.last and index - begin <= 1) or self._only_circumstance(begin, index):
                    return index + 1 if not self._is_demonstrative(index, frame.last) else None
                break
            if can & MARK or token.text in ".;:?!" or self._is_other_cue(index, begin):
                break
            index += 1
        if self.lexicon.bare_clause and attribution.last <= cue.first:
            return self._bare_clause(cue, frame)
        return None

    def _is_relative(self, index: int) -> bool:
        """Whether "that" is the subject of a relative clause behind a noun: "reported in a study that could help"."""
        can = self.classes[index + 1] if index + 1 < len(self.classes) else SIGN
        noun = not self.classes[index - 1] & (CUE | SIGN | TIME | ADV) or bool(self.classes[index - 1] & ROLE)
        follows = self.tokens[index].lower in self.lexicon.relatives and bool(can & (AUX | MODAL))
        return self.lexicon.subject_first and follows and noun and not can & (D | P)

    def _is_other_cue(self, index: int, begin: int) -> bool:
        """Whether a word is another verb that attributes, so that what follows is not reported by the first."""
        if (
            index == begin
            or not self.classes[index] & CUE
            or self.classes[index] & (ROLE | BODY)
            or self.tokens[index].capital
        ):
            return False
        return not self.classes[index - 1] & (D | J | P) and self.tokens[index].lower not in self.lexicon.also_nouns

    def infinitive(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where a reported infinitive begins: "dit avoir compris", "claimed never to have read it"."""
        if attribution.behind or cue.kind is not CueKind.VERB:
            return None
        index = cue.last
        if self.tokens[cue.verb].lower in self.lexicon.gerund_cues and index + 1 < frame.last:
            governs = self.classes[index + 1] & (D | PRO | P) or self.tokens[index + 1].capital
            return index if self.tokens[index].lower.endswith(self.lexicon.gerunds) and governs else None
        if self.tokens[cue.verb].lower not in self.lexicon.infinitive_cues:
            return None
        begin = None
        if index + 2 < frame.last and self.classes[index] & LOOSE and not self.classes[index] & CLITIC:
            after = self.phrases.right(index + 1, frame.last)
            last = self.tokens[after - 1].lower if after > index + 1 else ""
            index = after - (last in self.lexicon.infinitives) if last else index  # "déclaré aux gendarmes avoir"
        while index < frame.last and (
            self.tokens[index].lower in self.lexicon.negators or self.classes[index] & (CLITIC | ADV)
        ):
            if begin is None and not self.classes[index] & ADV:
                begin = index  # "ne pas avoir", "s'être"
            if self.tokens[index].lower in self.lexicon.negators:
                begin = index if begin is None else begin
            index += 1
        if index + 1 >= frame.last:
            return None
        word = self.tokens[index].lower
        if word not in self.lexicon.infinitives and word not in self.lexicon.infinitive_marks:
            return None
        return index if begin is None else begin

    def question(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where an indirect question begins, at its "whether" or "si"."""
        if attribution.behind or not self.lexicon.asking & {self.tokens[cue.verb].lower}:
            return None
        for index in range(cue.last, min(cue.last + 5, frame.last - 2)):
            if self.tokens[index].lower in self.lexicon.whether:
                return index
            if self.classes[index] & (SIGN | MARK | CUE):
                return None
        return None

    def noun(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where the noun stands that sums up what was said: "a souligné l'importance de …", "stressed the need for …"."""
        index = cue.last
        if attribution.behind:
            return None
        while index < frame.last and self.classes[index] & ADV:
            index += 1
        if index + 2 >= frame.last or self.tokens[index].lower not in self.lexicon.definite:
            return None
        return index if self.tokens[index + 1].lower in self.lexicon.stressed else None

    def _is_demonstrative(self, index: int, last: int) -> bool:
        """Whether "that" is no conjunction: "said that." or "said that day"."""
        if index + 2 >= last:
            return True
        can = self.classes[index + 1]
        return bool(can & TIME) and not can & (D | PRO | P) and not self.tokens[index + 1].capital

    def _only_circumstance(self, begin: int, index: int) -> bool:
        """Whether what stands between a verb and "that" is when, where or to whom, and no clause."""
        addressing = self.tokens[begin - 1].lower in self.lexicon.addressing
        subjects = self.lexicon.third_person | self.lexicon.body_pronouns | self.lexicon.first_person
        if self.lexicon.bare_clause and self.tokens[begin].lower in subjects - self.lexicon.object_pronouns:
            return False  # "says it will match that sum"
        if index == begin + 3 and self.tokens[begin].text == self.tokens[index - 1].text == ",":
            return True  # "noted, though, that"
        for at in range(begin, index):
            can = self.classes[at]
            if not addressing and self._is_object(at, begin):
                return False  # "heard the talk that", "announced a deal that"
            if can & (SUB | REL) and not can & (P | D | J | TIME | ADV | AND | PRO | CLITIC):
                return False
            if (
                can & CUE
                and not can & ROLE
                and not self.tokens[at].capital
                and self.lexicon.cues[self.tokens[at].lower].is_finite
                and at > begin
            ):
                return bool(self.classes[at - 1] & (D | J | P))
        return True

    def _is_object(self, index: int, begin: int) -> bool:
        """Whether a determiner opens a noun that the verb governs: none that a preposition, a day or another one governs."""
        can = self.classes[index]
        if can & CLITIC and index + 1 < len(self.classes) and self.classes[index + 1] & (AUX | CUE | CLITIC):
            return False
        if not can & D or can & (P | J | TIME) or self.tokens[index].lower in self.lexicon.that:
            return False
        before = self.classes[index - 1] if index > begin else 0
        following = self.classes[index + 1] if index + 1 < len(self.classes) else 0
        return not before & (P | J | D | TIME | ADV) and not following & TIME

    def _bare_clause(self, cue: Cue, frame: Frame) -> int | None:
        """A clause without "that": a subject and a verb right behind the cue, or behind the person who is told."""
        classes = self.classes
        if self.tokens[cue.verb].lower not in self.lexicon.bare_clause or self._takes_object(cue, frame):
            return None
        index = self._behind_addressee(cue, frame)
        if index is None:
            return None
        while index < frame.last and classes[index] & (ADV | TIME) and not classes[index] & (D | PRO):
            index += 1
        if index + 2 >= frame.last or self.tokens[index].lower in self.lexicon.infinitive_marks:
            return None
        can = classes[index]
        starts = self._may_start(index, frame)
        if can & P and not can & (D | PRO):
            # "said in a statement it would": past the circumstance, or a clause that begins with one.
            last = self.phrases.right(index + 1, frame.last)
            comma = last < frame.last and self.tokens[last].text == ","
            if index + 1 < last < frame.last - 1 and (classes[last] & PRO or comma):
                index, starts = last + comma, True
        if not starts or can & MARK:
            return None
        personal = self.lexicon.third_person | self.lexicon.first_person
        if can & PRO and self.tokens[index].lower in personal - self.lexicon.object_pronouns:
            return index  # "says he grew up there", "told the paper they plan to"
        if self._verb_follows(index + 1, min(index + _REACH_VERB, frame.last)):
            return index
        thinks = "holds" in cue.groups and "treats" not in cue.groups
        return index if can & D and thinks and frame.last - index > _LONG_CLAUSE else None

    def _takes_object(self, cue: Cue, frame: Frame) -> bool:
        """Whether a verb that also has objects has one here: "pledged 40 million" is no clause."""
        index = cue.last
        if "treats" not in cue.groups or index >= frame.last or self.classes[index] & PRO:
            return False
        if self.tokens[cue.verb].lower in self.lexicon.addressing:
            return False
        return not any(self.classes[i] & (AUX | MODAL) for i in range(index + 1, min(index + 7, frame.last)))

    def _behind_addressee(self, cue: Cue, frame: Frame) -> int | None:
        """Where a clause may begin behind a verb: behind whom is told, where the verb addresses somebody."""
        index = cue.last
        if self.tokens[cue.verb].lower not in self.lexicon.addressing:
            return index
        if index >= frame.last or self.classes[index] & (P | SIGN | MARK):
            return None
        token, can = self.tokens[index], self.classes[index]
        if token.lower in self.lexicon.object_pronouns:
            return index + 1
        quantity = can & D and token.lower in self.lexicon.indefinite
        if can & PRO or quantity or token.kind is not TokenKind.WORD:
            return index  # "warned it would", "warned more than": nobody is addressed
        last = self.phrases.right(index, frame.last)
        if last == index:
            return None
        return index if self._verb_follows(last, last + 1) else last

    def _may_start(self, index: int, frame: Frame) -> bool:
        """Whether a clause may begin with this word: a pronoun, a determiner, a name, a number, or a noun with its verb."""
        can, token = self.classes[index], self.tokens[index]
        if token.lower in self.lexicon.clause_openers and can & P:
            return index + 1 >= frame.last or not self.classes[index + 1] & PRO  # "thought about it"
        if (
            can & (PRO | D)
            or token.capital
            or token.kind is TokenKind.NUMBER
            or token.lower in self.lexicon.clause_openers
        ):
            return True
        noun = not can & (P | SIGN | MARK | SUB | REL | AND | AUX | J)
        noun = noun and (not can & CUE or token.lower in self.lexicon.also_nouns)
        return noun and self._verb_follows(index + 1, min(index + 8, frame.last), surely=True)

    def _verb_follows(self, begin: int, end: int, *, surely: bool = False) -> bool:
        """Whether a clause shows a verb: an auxiliary, a modal, or a form that only verbs have (`surely`: no noun)."""
        endings = self.lexicon.past_endings if surely else self.lexicon.verb_endings
        for index in range(begin, min(end, len(self.tokens))):
            token, can = self.tokens[index], self.classes[index]
            if (
                can & (AUX | MODAL)
                and token.kind is TokenKind.WORD
                and token.lower not in self.lexicon.infinitive_marks
            ):
                return True
            verb = (can & CUE and not can & ROLE) or token.lower in self.lexicon.verb_forms
            if verb and not self.classes[index - 1] & (D | J | P):
                return True
            if (
                token.kind is TokenKind.WORD
                and not token.capital
                and token.lower.endswith(endings)
                and not self.classes[index - 1] & (D | J | P)
            ):
                return True
            if (
                self.phrases.is_stop(index)
                or token.text in ",("
                or token.lower in self.lexicon.infinitive_marks
                or can & REL
            ):
                return False
        return False

    def end(self, first: int, last: int, later: list[Cue]) -> int:
        """Return where a clause ends: at the sentence's end, or where the article or another cue goes on."""
        verbs = {cue.verb: cue for cue in later if cue.verb < last}
        depth = 0
        for index in range(first, last):
            text = self.tokens[index].text
            if text == "(":
                depth += 1
            elif text == ")":
                if depth == 0:
                    return index
                depth -= 1
            elif (index - first >= LEAST_WORDS and depth == 0 and self._breaks(index, last)) or (
                text == "," and self._goes_on_otherwise(index + 1, last)
            ):
                return index
            if index in verbs and index - first > LEAST_WORDS:
                end = self._before_other(verbs[index], first)
                if end is not None:
                    return end
        return self.without_stop(first, last)

    def _breaks(self, index: int, last: int) -> bool:
        """Whether a sign ends a clause: a semicolon, a colon, a lone dash, a comma before the article's comment."""
        text = self.tokens[index].text
        if text in {";", ":"}:
            return True
        if text in _DASHES:
            return not any(self.tokens[i].text in _DASHES for i in range(index + 1, last))
        if text == ",":
            return self._resumes(index + 1, last)
        behind_comma = self.classes[index] & MARK and self.tokens[index - 1].text == ","
        return bool(behind_comma) and self._goes_on_otherwise(index + 1, last)

    def _goes_on_otherwise(self, index: int, last: int) -> bool:
        """Whether the sentence goes on behind a comma with another verb of the speaker's: ", but declined to say"."""
        if index + 1 >= last or not (self.classes[index] & AND or self.tokens[index].lower in self.lexicon.but_words):
            return False
        can, token = self.classes[index + 1], self.tokens[index + 1]
        governs = can & CLITIC and index + 2 < last and self.classes[index + 2] & AUX
        if governs:
            return False  # ", mais l'a rendu": the clause's own verb
        if self.tokens[index].lower in self.lexicon.but_words and can & D and not can & (PRO | P):
            return True  # ", but a spokesman was sceptical": somebody else
        if can & (D | PRO | P | SUB | MARK | SIGN) or token.capital or token.kind is not TokenKind.WORD:
            return False
        return bool(can & (AUX | CUE)) or token.lower.endswith(self.lexicon.past_endings)

    def _resumes(self, index: int, last: int) -> bool:
        """Whether the article comments on the clause in its own words: ", ce qui …", ", un calendrier qui …"."""
        if index + 2 >= last:
            return False
        relatives = self.lexicon.relative_pronouns
        if self.tokens[index].lower in self.lexicon.resuming and (
            self.tokens[index + 1].lower in relatives or self.tokens[index + 1].lower in self.lexicon.that
        ):
            return True
        return (
            self.tokens[index].lower in self.lexicon.articles
            and not self.classes[index + 1]
            and self.tokens[index + 2].lower in relatives
        )

    def _before_other(self, cue: Cue, first: int) -> int | None:
        """Where the clause must end for another cue that shares its speaker: ", adding that", "and said", "et a révélé"."""
        tokens, classes = self.tokens, self.classes
        at = cue.first
        if cue.kind is CueKind.GERUND:
            while at > first and classes[at - 1] & (ADV | SUB | P | AND) and not classes[at - 1] & D:
                at -= 1
            return at - 1 if at - 1 > first and tokens[at - 1].text in {",", "–", "—"} else None
        if cue.kind is CueKind.PREPOSITION:
            comma = at - 1 - bool(classes[at - 1] & MARK)  # “keep quiet,” according to X
            if tokens[comma].text in {",", "–", "—"} and not cue.weak:
                return comma
            return None
        if cue.kind is CueKind.VERB:
            if classes[at - 1] & AND:
                at -= 1
                if tokens[at - 1].text == ",":
                    return at - 1
                return at if cue.groups & {"reports"} else None
            if cue.inverted is not None and tokens[at - 1].text == ",":
                return at - 1
        return None

    def without_stop(self, first: int, last: int) -> int:
        """Return the end of a clause without the stops and marks at it."""
        while last > first and (
            self.tokens[last - 1].text in {".", "…", "!", "?", ",", ":", "..", "..."} or self.classes[last - 1] & MARK
        ):
            last -= 1
        return last

    def behind_marked(self, first: int, last: int, spans: list[tuple[int, int]]) -> int:
        """Where a second clause begins ("… et que …"), if the first has words in marks and is told by those."""
        for index in range(first + 1, last - 2):
            if (
                self.classes[index] & AND
                and self.tokens[index + 1].lower in self.lexicon.that
                and any(first <= begun and closed <= index for begun, closed in spans)
            ):
                return index + 2
        return first

    def within_relative(self, first: int, last: int) -> int:
        """Return where a clause ends in a relative one, before the main verb: "who said it was haunted have lost"."""
        verbs = 0
        for index in range(first, last):
            can, token = self.classes[index], self.tokens[index]
            if token.kind is not TokenKind.WORD or not can & (AUX | MODAL) or can & (D | J | P):
                continue
            before = self.classes[index - 1]
            if before & (AUX | MODAL | PRO | CLITIC | ADV) and index > first:
                continue
            verbs += 1
            if self.tokens[index - 1].text == "," and index - first > LEAST_WORDS:
                return index - 1
            if verbs > 1 and not before & (SUB | REL | AND | SIGN) and index - first >= LEAST_WORDS:
                return index
        return last
