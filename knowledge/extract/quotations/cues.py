"""Finds the words that attribute: verbs of speech and thought in any of their forms, and prepositions like "according to".

A form is a cue only where its surroundings make it a verb that says something: a participle needs its auxiliary and no
passive, a verb that is reflexive in this sense needs its pronoun, a form that is also a noun must not follow a
determiner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.extract.cue_forms import CueForm
from knowledge.extract.document import Document, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    ADV,
    AUX,
    CLITIC,
    CUE,
    LOOSE,
    MARK,
    MODAL,
    PRO,
    SIGN,
    SUB,
    TIME,
    D,
    J,
    P,
)
from knowledge.extract.quotations.verb_places import VerbPlaces

_REACH = 8
"""Tokens between an auxiliary and its participle at most ("a, de son côté, déclaré")."""


class CueKind(StrEnum):
    """How a cue attributes."""

    VERB = "verb"
    """A finite verb: it has a subject of its own."""
    GERUND = "gerund"
    """"adding", "soulignant": its subject is that of the sentence."""
    INFINITIVE = "infinitive"
    """"tient à souligner": its subject is that of the verb before it."""
    PREPOSITION = "preposition"
    """"selon", "according to": what it names follows it."""


@dataclass(slots=True, eq=False)
class Cue:
    """A cue: the tokens `first:last` from its auxiliary to its last word; `verb` is the word that carries the meaning.

    `inverted` is the index of the pronoun behind its verb ("a-t-il dit"), or None. `inner` are the tokens between
    auxiliary and participle that are neither ("a, selon lui, déclaré").
    """

    first: int
    last: int
    verb: int
    kind: CueKind
    groups: frozenset[str]
    inverted: int | None = None
    plural: bool = False
    negated: bool = False
    weak: bool = False
    passive: bool = False
    """Whether it is a passive that names its agent: "was told by X"."""


class CueFinder:
    """Finds the cues of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.places = VerbPlaces(document, lexicon, classes)

    def find(self) -> list[Cue]:
        """Return all cues in order of their verbs."""
        found: list[Cue] = []
        lexicon, classes = self.lexicon, self.classes
        firsts, phrases = lexicon.cue_firsts, lexicon.phrases
        tokens, lowers = self.tokens, self.document.lowers
        for index in self.document.where(lexicon.cue_words):
            lower = lowers[index]
            seconds = firsts.get(lower)
            cue = self._phrase(index) if lower in phrases else None
            if cue is None and classes[index] & CUE:
                cue = self._verb(index)
            begins = seconds is not None and index + 1 < len(tokens)
            if cue is None and begins and (not seconds or tokens[index + 1].lower in seconds):
                cue = self._preposition(index)
            if cue is not None:
                if found and found[-1].last > cue.first:
                    if found[-1].last >= cue.last:
                        continue
                    found.pop()
                found.append(cue)
        return found

    def _preposition(self, index: int) -> Cue | None:
        tokens = self.tokens
        for table, weak in (
            (self.lexicon.attributing, False),
            (self.lexicon.weakly_attributing, True),
        ):
            for words in table.get(self.tokens[index].lower, ()):
                last = index + len(words)
                if last >= len(tokens) or (len(words) > 1 and tokens[index + 1].lower != words[1]):
                    continue
                if len(words) > 2 and any(tokens[index + n].lower != words[n] for n in range(2, len(words))):
                    continue
                if tuple(words) in self.lexicon.parted_attributing and not self._is_parted(index):
                    return None  # "who came to hear him"
                after = self.tokens[last]
                if (
                    self.classes[last] & SUB
                    and not self.classes[last] & (D | PRO)
                    and after.lower not in self.lexicon.relative_pronouns
                ):
                    return None
                if len(words) == 1 and not weak and len(words[0]) <= 3 and not after.capital:
                    return None  # "per cent", "per year"
                if words[-1] in self.lexicon.anonymous:
                    last -= 1  # "de source policière": the source is the speaker
                weakly = weak and after.lower not in self.lexicon.relative_pronouns
                return Cue(
                    index,
                    last,
                    index,
                    CueKind.PREPOSITION,
                    frozenset({"reports"}),
                    weak=weakly,
                )
        return None

    def _is_parted(self, index: int) -> bool:
        """Whether a clause or a sentence begins at a token."""
        return index == 0 or self.tokens[index - 1].kind is not TokenKind.WORD

    def _phrase(self, index: int) -> Cue | None:
        """A cue of several words that begins with a light verb at `index`: "a fait savoir", "points out"."""
        tokens, classes = self.tokens, self.classes
        for rest, group in self.lexicon.phrases[tokens[index].lower]:
            at = index + 1
            inverted = None
            if at < len(tokens) and self._is_inverted(at):
                inverted = at
                at += 1
            skipped = 0
            while at < len(tokens) and skipped < 5 and tokens[at].lower != rest[0] and classes[at] & (ADV | TIME | PRO):
                at += 1
                skipped += 1
            if at + len(rest) <= len(tokens) and all(tokens[at + n].lower == w for n, w in enumerate(rest)):
                first, pronoun, plural, passive = self._auxiliary(index)
                if passive:
                    return None
                negated = self._is_negated(first, index)
                kind = CueKind.VERB
                if tokens[index].lower.endswith(("ant", "ing")) and first == index:
                    kind = CueKind.GERUND
                return Cue(
                    first,
                    at + len(rest),
                    index,
                    kind,
                    frozenset({group}),
                    inverted or pronoun,
                    plural,
                    negated,
                )
        return None

    def _is_inverted(self, index: int) -> bool:
        """Whether the token is a pronoun joined to the verb before it by a hyphen."""
        return (
            index > 0 and self.document.text[self.tokens[index].start - 1] in "-‑" and bool(self.classes[index] & PRO)
        )

    def _verb(self, index: int) -> Cue | None:
        tokens, classes, lexicon = self.tokens, self.classes, self.lexicon
        token = tokens[index]
        form = lexicon.cues[token.lower]
        if index + 1 < len(tokens) and tokens[index + 1].kind is TokenKind.NUMBER and not form.plain:
            return None
        if token.capital and index > 0 and not classes[index - 1] & (SIGN | MARK) and tokens[index - 1].capital:
            return None
        groups = form.groups
        first, pronoun, plural, passive = self._auxiliary(index) if form.is_participle else (index, None, False, False)
        reflexive = self._has_reflexive(first)
        if passive and not (form.reflexive and reflexive):
            return self._with_agent(index, first, groups)
        if form.reflexive and not form.plain and not reflexive:
            return None
        if form.is_participle and first < index:
            return Cue(
                first,
                index + 1,
                index,
                CueKind.VERB,
                groups,
                pronoun,
                plural,
                self._is_negated(first, index),
            )
        return self._alone(index, form, groups)

    def _alone(self, index: int, form: CueForm, groups: frozenset[str]) -> Cue | None:
        """A verb without an auxiliary."""
        if form.is_participle and (agent := self._reduced(index, groups)) is not None:
            return agent
        if form.is_participle and self.places.is_joined(index):
            return Cue(index, index + 1, index, CueKind.VERB, groups)
        if self.places.says_nothing(index, form):
            return None
        if form.is_finite and self.places.may_be_verb(index):
            return self._finite(index, groups)
        if form.is_gerund:
            return self._gerund(index, groups)
        if form.is_infinitive:
            return self._infinitive(index, groups)
        return None

    def _finite(self, index: int, groups: frozenset[str]) -> Cue:
        """A finite verb, with the small words before it and the pronoun behind it."""
        tokens, classes, lexicon = self.tokens, self.classes, self.lexicon
        last, inverted = index + 1, None
        if last < len(tokens) and self._is_inverted(last):
            inverted, last = last, last + 1
        begin = index
        while (
            begin > 0
            and classes[begin - 1] & CLITIC
            and not classes[begin - 1] & SIGN
            and tokens[begin - 1].lower in lexicon.clitics
        ):
            begin -= 1
        while begin > 0 and tokens[begin - 1].lower in lexicon.supports:
            begin -= 1  # "did say", "would not say"
        return Cue(
            begin,
            last,
            index,
            CueKind.VERB,
            groups,
            inverted,
            self._is_plural(tokens[index].lower),
            self._is_negated(begin, index),
        )

    def _with_agent(self, index: int, first: int, groups: frozenset[str]) -> Cue | None:
        """A passive is a cue where it says by whom: "was told by X"."""
        if index + 2 < len(self.tokens) and self.tokens[index + 1].lower in self.lexicon.agents:
            return Cue(first, index + 2, index, CueKind.VERB, groups, passive=True)
        return None

    def _reduced(self, index: int, groups: frozenset[str]) -> Cue | None:
        """A passive without its auxiliary behind a pause: "the house, described by X as"."""
        if not groups & {"treats", "utters"} or not self.classes[index - 1] & (SIGN | MARK):
            return None
        return self._with_agent(index, index, groups)

    def _gerund(self, index: int, groups: frozenset[str]) -> Cue | None:
        before = self.classes[index - 1] if index else SIGN
        token = self.tokens[index - 1] if index else None
        if token is not None and token.lower in self.lexicon.passives:
            return Cue(index - 1, index + 1, index, CueKind.VERB, groups)  # "he was saying"
        if before & D and not before & P:
            return None
        return Cue(
            index,
            index + 1,
            index,
            CueKind.GERUND,
            groups,
            negated=self._is_negated(index, index),
        )

    def _infinitive(self, index: int, groups: frozenset[str]) -> Cue | None:
        """An infinitive is a cue behind a modal verb: "tient à souligner", "wanted to say"."""
        at = index - 1
        while at >= 0 and at > index - 4 and self.classes[at] & (LOOSE | J | CLITIC) and not self.classes[at] & MODAL:
            at -= 1
        if at >= 0 and self.classes[at] & MODAL and not self.classes[at] & SIGN:
            first, pronoun, plural, _ = self._auxiliary(at)
            return Cue(
                first,
                index + 1,
                index,
                CueKind.VERB,
                groups,
                pronoun,
                plural,
                self._is_negated(first, index),
            )
        before, marks = self.tokens[index - 1], self.lexicon.infinitive_marks
        if marks and self.tokens[index].lower in self.lexicon.also_nouns and before.lower not in marks:
            return None  # "her controversial pledge to be neutral"
        return Cue(
            index,
            index + 1,
            index,
            CueKind.INFINITIVE,
            groups,
            negated=self._is_negated(index, index),
        )

    def _auxiliary(self, index: int) -> tuple[int, int | None, bool, bool]:
        """Where the verb group of a participle begins, its inverted pronoun, whether it is plural, whether passive."""
        tokens, classes, lexicon = self.tokens, self.classes, self.lexicon
        at, pronoun = index - 1, None
        commas = 0
        while at >= 0 and index - at <= _REACH:
            token, can = tokens[at], classes[at]
            if can & AUX and token.kind is TokenKind.WORD:
                if commas % 2:
                    break  # a lone comma parts two clauses
                passive = token.lower in lexicon.passives
                plural = self._is_plural(token.lower)
                begin = at
                # "a été", "has been", "n'a pas": take in what belongs to the group.
                while begin > 0 and classes[begin - 1] & AUX and classes[begin - 1] & ~D:
                    begin -= 1
                    plural = plural or self._is_plural(tokens[begin].lower)
                while begin > 0 and (
                    (classes[begin - 1] & CLITIC and tokens[begin - 1].lower in lexicon.clitics)
                    or tokens[begin - 1].lower in lexicon.negations
                ):
                    begin -= 1
                return begin, pronoun, plural, passive
            if self._is_other_verb(at, index):
                break
            if self._is_inverted(at):
                pronoun = at
            elif token.text == "," and commas < 2:
                commas += 1
            elif (can & (SIGN | MARK | SUB | CUE) and not can & (ADV | TIME)) or not (
                can & (ADV | TIME | D | J | LOOSE | CLITIC | P)
                or token.lower in lexicon.negators
                or commas
                or at > index - 4
            ):
                break
            at -= 1
        return index, None, False, False

    def _is_other_verb(self, at: int, index: int) -> bool:
        """Whether the word before a participle is one itself, which the auxiliary is of: "who asked not to be named said"."""
        before = self.lexicon.subject_first and at == index - 1 and not self.tokens[at].capital
        return before and not self.classes[at] & ADV and self.tokens[at].lower.endswith(self.lexicon.past_endings)

    def _has_reflexive(self, first: int) -> bool:
        near = self.tokens[max(0, first - 2) : first + 2]
        return any(t.lower in self.lexicon.reflexives for t in near)

    def _is_negated(self, first: int, verb: int) -> bool:
        """Whether a negation stands in the verb group: what somebody did not say is no quotation."""
        tokens = self.tokens
        for at in range(max(0, first - 2), verb + 1):
            if tokens[at].lower in self.lexicon.negations or tokens[at].lower.endswith("n't"):
                return True
        return False

    def _is_plural(self, lower: str) -> bool:
        return lower in self.lexicon.plural_auxiliaries or lower.endswith(self.lexicon.plural_endings)
