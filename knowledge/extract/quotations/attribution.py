"""Finds whom a cue names: the subject of its verb on either side, or what its preposition governs.

French and English put the speaker in few places: before the verb ("X said"), behind it ("said X", "a dit X"), in a pronoun
joined to it ("a-t-il dit"), behind a preposition ("selon X"), or nowhere near, where the verb shares the subject of the one
before it ("X hailed the deal and said"). Each is looked for in turn inside the clause that the caller gives.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Document, Naming, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    ADV,
    AND,
    AUX,
    CLITIC,
    MARK,
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
from knowledge.extract.quotations.antecedents import Antecedents
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.subjects import Subjects

_REACH = 60
"""Tokens of a circumstance before the subject at most."""
_LONGEST_NAME = 10
"""Tokens in marks that are skipped as a name or a title before a verb."""


@dataclass(slots=True, eq=False)
class Attribution:
    """A cue with whom it names: the tokens `first:last`, and to `full` with an apposition; a pronoun is one token."""

    cue: Cue
    first: int
    last: int
    full: int
    pronoun: bool = False
    behind: bool = False
    """Whether the speaker stands behind the verb."""


class Attributor:
    """Finds the speakers of the cues of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.subjects = Subjects(document, lexicon, classes, phrases)
        self.antecedents = Antecedents(document, lexicon, classes, phrases, self.subjects)

    def of(self, cue: Cue, floor: int, ceiling: int, *, after_quotation: bool = False) -> Attribution | None:
        """Return whom a cue names, looking between the tokens `floor` and `ceiling`.

        `after_quotation` says that a quotation ends at `floor`, so that a verb that comes first has its subject behind.
        """
        if cue.kind is CueKind.PREPOSITION:
            return self._governed(cue, floor, ceiling)
        if cue.passive:
            return self._agent(cue, ceiling)
        if cue.inverted is not None:
            if self.tokens[cue.inverted].lower in self.lexicon.impersonal:
                return self._place(cue, ceiling)
            return self._pronoun(cue, cue.inverted, behind=True)
        if cue.kind is CueKind.VERB:
            before = self._skip_left(cue.first, floor)
            verb_first = before <= floor or bool(
                self.classes[before - 1] & (SIGN | MARK) and not self.phrases.is_initial(before - 1)
            )
            verb_first = verb_first or (after_quotation and bool(self.classes[before - 1] & AND))
            verb_first = verb_first or self.tokens[before - 1].lower in self.lexicon.turning
            if verb_first and not after_quotation and self._subject_opens(cue, floor, before - 1, ceiling):
                return self._before(cue, floor)
            if verb_first and ((after_quotation and before <= floor + 1) or self._animate_follows(cue, ceiling)):
                found = self._behind(cue, ceiling, any_noun=after_quotation)
                if found:
                    return found
            return self._before(cue, floor)
        if cue.kind is CueKind.GERUND and (later := self.subject_after(cue, floor, ceiling)) is not None:
            return later
        return self.main_subject(cue, floor, cue.first)

    def _subject_opens(self, cue: Cue, floor: int, comma: int, ceiling: int) -> bool:
        """Whether a clause opens with a noun phrase and a comma, so that the verb behind has its subject there."""
        if not self.lexicon.subject_first:
            begin = self.subjects.start(cue.last, ceiling)
            last = self.phrases.right(begin, ceiling) if begin is not None else ceiling
            if begin is not None and last > begin and self.subjects.is_incise(cue, last, ceiling):
                return False  # ", a indiqué le ministre."
        start = floor
        while start < comma and self.classes[start] & (SIGN | MARK | OPENER | ADV) and not self.classes[start] & D:
            start += 1
        if start >= comma or not self.phrases.starts_phrase(start):
            return False
        end = self.phrases.right(start, comma)
        return (
            end > start
            and end < comma
            and self.tokens[end].text in {",", "(", "–", "—"}
            and self.subjects.is_animate(start, end)
        )

    def subject_after(self, cue: Cue, floor: int, ceiling: int) -> Attribution | None:
        """The subject that a gerund at the start of a sentence waits for: "En estimant que …, il a rappelé"."""
        if cue.first - floor > 3 or any(self.classes[i] & (SIGN | D) for i in range(floor, cue.first)):
            return None
        for index in range(cue.last, min(ceiling, cue.last + _REACH) - 1):
            if self.tokens[index].text != ",":
                continue
            after = index + 1
            can = self.classes[after]
            if can & PRO and not can & D and self.tokens[after].lower in self.lexicon.third_person:
                return self._pronoun(cue, after, behind=False)
            mention = self.document.mention_at.get(after)
            end = self.phrases.right(after, ceiling) if mention is None and self.phrases.starts_phrase(after) else after
            if end > after and can & D and self.subjects.is_animate(after, end):
                return Attribution(cue, after, end, end)
            if mention is not None and self.subjects.is_animate(after, mention.last):
                named = mention.naming in {Naming.NAME, Naming.SURNAME}
                last = mention.last if named else max(self.phrases.right(after, ceiling), mention.last)
                return Attribution(cue, after, last, last)
        return None

    def _pronoun(self, cue: Cue, index: int, *, behind: bool) -> Attribution | None:
        lower = self.tokens[index].lower
        if lower in self.lexicon.first_person or lower in self.lexicon.second_person:
            return None
        if lower not in self.lexicon.third_person and lower not in self.lexicon.body_pronouns:
            return None
        return Attribution(cue, index, index + 1, index + 1, pronoun=True, behind=behind)

    def _place(self, cue: Cue, ceiling: int) -> Attribution | None:
        """Where an impersonal "on" speaks: "dit-on à Matignon", "fait-on valoir dans l'entourage de la ministre"."""
        begin = cue.last
        if begin + 1 >= ceiling or not self.classes[begin] & P:
            return None
        begin = begin if self.tokens[begin].lower not in self.lexicon.prepositions else begin + 1
        last = self.phrases.right(begin, ceiling)
        if last <= begin or not self.subjects.can_be(begin, last):
            return None
        return Attribution(cue, begin, last, last, behind=True)

    def _agent(self, cue: Cue, ceiling: int) -> Attribution | None:
        """Whom a passive names behind its "by"."""
        last = self.phrases.right(cue.last, ceiling)
        if last <= cue.last:
            return None
        return Attribution(cue, cue.last, last, self.phrases.apposition_end(last, ceiling), behind=True)

    def _governed(self, cue: Cue, floor: int, ceiling: int) -> Attribution | None:
        """What stands behind "selon", "according to"."""
        begin = cue.last
        if begin >= ceiling:
            return None
        if self.tokens[begin].lower in self.lexicon.relative_pronouns:
            return self._antecedent(cue, cue.first, floor)
        if self.classes[begin] & PRO and not self.classes[begin] & D:
            return self._pronoun(cue, begin, behind=True)
        if self.tokens[begin].lower in self.lexicon.governed and self._is_alone(begin, ceiling):
            return Attribution(cue, begin, begin + 1, begin + 1, pronoun=True, behind=True)
        last = self.phrases.right(begin, ceiling)
        if last <= begin:
            return None
        begin, last = self.subjects.owner_of_words(begin, last, ceiling) or (begin, last)
        return Attribution(cue, begin, last, self.phrases.apposition_end(last, ceiling), behind=True)

    def _is_alone(self, index: int, ceiling: int) -> bool:
        """Whether a word that may also own what follows owns nothing: "according to her," and not "to her lawyer"."""
        return index + 1 >= ceiling or bool(self.classes[index + 1] & (SIGN | MARK))

    def _animate_follows(self, cue: Cue, ceiling: int) -> bool:
        """Whether what stands behind a verb can speak: a person, a body or a name, at once or after when and where."""
        begin = self.subjects.start(cue.last, ceiling)
        if begin is None:
            return False
        last = self.phrases.right(begin, ceiling)
        if self.tokens[cue.verb].lower in self.lexicon.addressing and not self.subjects.is_incise(cue, last, ceiling):
            return False
        return self.subjects.is_animate(begin, last)

    def _behind(self, cue: Cue, ceiling: int, *, any_noun: bool) -> Attribution | None:
        begin = self.subjects.start(cue.last, ceiling)
        if begin is None:
            return None
        if self.classes[begin] & PRO and not self.classes[begin] & D:
            return self._pronoun(cue, begin, behind=True)
        last = self.phrases.right(begin, ceiling)
        alone = begin + 1 >= ceiling or bool(self.classes[begin + 1] & (SIGN | MARK | TIME))
        if any_noun and alone and self.tokens[begin].lower in self.lexicon.standing:
            return Attribution(cue, begin, begin + 1, begin + 1, behind=True)  # "said one"
        if last <= begin or not (any_noun or self.subjects.is_animate(begin, last)):
            return None
        if not self.subjects.can_be(begin, last) or (not any_noun and self.subjects.verb_at(last, ceiling)):
            return None
        return Attribution(cue, begin, last, self.phrases.apposition_end(last, ceiling), behind=True)

    def _skip_left(self, end: int, floor: int) -> int:
        """Step over adverbs and days before a verb."""
        classes, tokens = self.classes, self.tokens
        while (
            end > floor
            and classes[end - 1] & (ADV | TIME | CLITIC)
            and not tokens[end - 1].capital
            and not classes[end - 1] & PRO
        ):
            if classes[end - 1] & D and tokens[end - 1].lower not in self.lexicon.clitics:
                break
            end -= 1
        return end

    def _before(self, cue: Cue, floor: int) -> Attribution | None:
        """The subject before a verb."""
        tokens, classes = self.tokens, self.classes
        end = self._skip_left(cue.first, floor)
        if end <= floor:
            return None
        end = self.subjects.skip_bracket(end, floor)
        index = end - 1
        if index < floor:
            return None
        can, token = classes[index], tokens[index]
        if can & TIME and token.capital and index > floor:
            # "Smith on Monday said": the day and its preposition.
            at = index
            while at > floor and classes[at - 1] & (P | TIME):
                at -= 1
            return self._before_at(cue, at, floor) if at > floor else None
        if token.lower in self.lexicon.relative_pronouns or (can & REL and can & PRO):
            return self._antecedent(cue, index, floor)
        if can & PRO and (not can & D or token.lower in self.lexicon.alone):
            return self._pronoun(cue, index, behind=False)
        return self._before_at(cue, end, floor)

    def _before_at(self, cue: Cue, end: int, floor: int) -> Attribution | None:
        tokens, classes = self.tokens, self.classes
        index = end - 1
        can, token = classes[index], tokens[index]
        if token.text in {",", "–", "—", "-"}:
            return self._before_apposition(cue, index, floor)
        if can & AND or (can & SUB and not can & D):
            return self.main_subject(cue, floor, index)
        if can & MARK and index > floor and tokens[index - 1].text == ",":
            return self._before_apposition(cue, index - 1, floor)  # X, known as “the Commissioner,” said
        if can & (SIGN | MARK) and not self.phrases.is_initial(index):
            return None  # but "Foo Corp. said"
        if can & PRO and not can & D:
            return self._pronoun(cue, index, behind=False)
        if token.lower in self.lexicon.standing and (index == floor or classes[index - 1] & (SIGN | MARK | AND | SUB)):
            return Attribution(cue, index, end, end)
        first = self.phrases.left(end, floor, plural=cue.plural)
        mute = first >= end or not self.subjects.can_be(first, end)
        if mute or self.subjects.is_predicate(first, floor):
            # "An executive who asked not to be named said"
            relative = self.antecedents.relative(floor, end) if not can & AUX else None
            if relative is not None or mute:
                return self._antecedent(cue, relative, floor) if relative is not None else None
        head = self.subjects.behind_gerund(
            self.subjects.list_head(self.subjects.first_of_several(first, floor), floor), floor
        )
        if head == first and (whole := self._around(cue, first, floor)) is not None:
            return whole
        first = head
        return Attribution(cue, first, end, end)

    def _around(self, cue: Cue, first: int, floor: int) -> Attribution | None:
        """The subject that a phrase behind a preposition only says something of: "a man who was held in Ohio said"."""
        before = self.classes[first - 1] if first > floor else D
        if not before & P or before & (D | J | SUB) or self.tokens[first - 1].lower in self.lexicon.agents:
            return None
        if (relative := self.antecedents.relative(floor, first)) is not None:
            return self._antecedent(cue, relative, floor)
        found = self.main_subject(cue, floor, first - 1)
        if found is None or found.pronoun or found.last > first - 1:
            return None
        return found if self.subjects.is_animate(found.first, found.last) else None

    def _before_apposition(self, cue: Cue, comma: int, floor: int) -> Attribution | None:
        """The subject before a stretch between commas: "X, the minister of Y, said"."""
        tokens, classes = self.tokens, self.classes
        pause = tokens[comma].text
        at = comma - 1
        steps = 0
        best: Attribution | None = None
        while at > floor and steps < 60:
            steps += 1
            if classes[at] & MARK and (opening := self._opening(at, floor)) is not None:
                at = opening - 1
                continue
            if tokens[at].text == pause or (at == floor):
                end = self.subjects.skip_bracket(at, floor)
                first = self.phrases.left(end, floor)
                if classes[end - 1] & PRO and not classes[end - 1] & D:
                    pronoun = self._pronoun(cue, end - 1, behind=False)
                    if pronoun:
                        return pronoun
                number = tokens[first].kind is TokenKind.NUMBER
                if first > floor and tokens[first - 1].text == pause and (number or self.subjects.is_title(first, end)):
                    at -= 1  # an age, letters behind a name: "X, 58, who lives in Y, said", "X, QC, said"
                    continue
                if (told := self._stands_before(cue, first, end, comma, floor)) is not None:
                    return told
                opens = first <= floor or classes[first - 1] & (SIGN | MARK | AND | SUB | OPENER | TIME)
                if self.subjects.is_predicate(first, floor):
                    at -= 1  # "X, a lawyer who is now a fellow at Y, said"
                    continue
                if first < end and self.subjects.can_be(first, end) and (opens or self.subjects.is_animate(first, end)):
                    best = Attribution(cue, first, end, comma)
                    bare_office = classes[first] & ROLE and not classes[first] & D and first > floor
                    if not (bare_office and classes[first - 1] & SIGN):
                        return best
            elif self.phrases.is_stop(at) or classes[at] & MARK:
                break
            at -= 1
        return best or self.main_subject(cue, floor, comma)

    def _stands_before(self, cue: Cue, first: int, end: int, comma: int, floor: int) -> Attribution | None:
        """Whom a relative clause tells of that ends in the phrase `first:end`, or that follows it behind a comma."""
        standing = self.tokens[end - 1].lower in self.lexicon.standing and self.tokens[end].text == ","
        if standing and (end - 1 == floor or self.classes[end - 2] & (SIGN | MARK)):
            return Attribution(cue, end - 1, end, end)  # "Another, who would not be named, said"
        relative = self.antecedents.relative(floor, first + 1)
        whole = self.antecedents.of(relative, floor) if relative is not None else None
        if whole is None or whole[0] > floor:
            return None
        return Attribution(cue, whole[0], whole[1], comma)  # "The charity that trained Rex, Bright Paws, said"

    def _opening(self, closing: int, floor: int) -> int | None:
        """The mark that opens what the mark at `closing` closes, if it is near."""
        for index in range(closing - 1, max(floor, closing - _LONGEST_NAME), -1):
            if self.classes[index] & MARK:
                return index
        return None

    def _antecedent(self, cue: Cue, relative: int, floor: int) -> Attribution | None:
        """Whom a relative pronoun stands for."""
        span = self.antecedents.of(relative, floor)
        return Attribution(cue, *span) if span is not None else None

    def main_subject(self, cue: Cue, floor: int, ceiling: int) -> Attribution | None:
        """The subject of the sentence from `floor` on, for a verb that shares it."""
        tokens, classes, phrases = self.tokens, self.classes, self.phrases
        index = self.subjects.clause_start(floor, ceiling)
        steps = 0
        while index < ceiling and steps < 40:
            steps += 1
            can, token = classes[index], tokens[index]
            if (
                can & PRO
                and not can & D
                and (token.lower in self.lexicon.third_person or token.lower in self.lexicon.body_pronouns)
            ):
                return self._pronoun(cue, index, behind=False)
            if token.text in {",", ";", "–", "—", "-", "•", "…", "."} or (
                can & (OPENER | AND | ADV) and not can & (P | D | ROLE | PRO)
            ):
                index += 1
                continue
            if can & TIME:
                index += 1
                continue
            participle = index == floor and token.lower.endswith(self.lexicon.participle_endings)
            participle = participle and self.document.mention_at.get(index) is None
            circumstance = participle or (
                (can & P and not can & D) or (can & J and not can & D) or can & SUB or token.lower in self.lexicon.cues
            )
            if circumstance or (can & MARK):
                # A circumstance before the subject runs to its comma.
                at = index + 1
                while at < ceiling and at < index + _REACH and tokens[at].text != ",":
                    at += 1
                if at >= ceiling or tokens[at].text != ",":
                    return None
                index = at + 1
                continue
            if phrases.starts_phrase(index) or token.capital:
                last = phrases.right(index, ceiling)
                if last > index and self.subjects.can_be(index, last):
                    return Attribution(cue, index, last, phrases.apposition_end(last, ceiling))
            index += 1
        return None
