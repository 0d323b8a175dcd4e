"""Of whom a verb is said that only a table of phrases knows, and who stands right before an adjective."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from knowledge.extract.clauses.analysis import Clause, Clauses
from knowledge.extract.clauses.chain import REACH, Chain, Head
from knowledge.extract.clauses.names import may_act
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import FINITE, Senses, Tense, load_verbs
from knowledge.extract.document import Mention, Sentence, TokenKind
from knowledge.extract.lexicon import load_lexicon
from knowledge.extract.positions.stances import stance_words
from knowledge.model import EntityKind

_LONGEST_GOVERNED = 16
"""Tokens between a verb and the infinitive that it governs."""
_LONGEST_DESCRIPTION = 7
_LONGEST_OWNED = 3
_NEAR = 8
"""Clauses back to which a finite verb is looked for."""


class ClausesOf:
    """The clauses of one sentence, by where they stand."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._firsts = [clause.chain.first for clause in clauses]

    def at(self, token: int) -> Clause | None:
        """Return the clause whose chain of verbs a token is part of."""
        clause = self.nearest(token)
        return clause if clause is not None and token <= clause.chain.last else None

    def nearest(self, token: int) -> Clause | None:
        """Return the last clause whose chain begins at a token or before it."""
        position = bisect_right(self._firsts, token) - 1
        return self._clauses[position] if position >= 0 else None

    def before(self, token: int, *, finite: bool = False) -> Clause | None:
        """Return the last clause whose chain ends before a token, or the last `finite` one of the few before it."""
        position = bisect_right(self._firsts, token)
        for clause in reversed(self._clauses[max(0, position - _NEAR) : position]):
            if clause.chain.last < token and (clause.chain.is_finite or not finite):
                return clause
        return None


class SubjectReader:
    """Reads who stands before the verbs and adjectives of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._verbs = load_verbs(clauses.document.language)
        self._bodies = load_lexicon(clauses.document.language).bodies
        self._lists = stance_words(clauses.document.language)

    def beginning(self, verb: int, sentence: Sentence) -> int:
        """Return where the auxiliaries before a verb begin, over adverbs and pronouns between them."""
        begin = at = verb
        floor = max(sentence.first, verb - REACH)
        while at > floor:
            lower = self._tokens[at - 1].lower
            if any(sense.auxiliary for sense in self._verbs.get(lower, ())) or lower in self._lists.copula:
                begin = at - 1
            elif not (self._is_loose(at - 1) or lower in self._lists.seeming or self._is_marked(at - 1, sentence)):
                break
            at -= 1
        return begin

    def past_loose(self, index: int, floor: int) -> int:
        """Return where the adverbs, pronouns and negations before a token begin."""
        floor = max(floor, index - REACH)
        while index > floor and self._is_loose(index - 1):
            index -= 1
        return index

    def past_small(self, index: int, end: int) -> int:
        """Return where the verb of a phrase stands, past its negations, pronouns and auxiliaries: "n'a pas caché"."""
        at = index
        while at < end - 1:
            lower = self._tokens[at].lower
            auxiliary = any(sense.auxiliary for sense in self._verbs.get(lower, ()))
            if not (auxiliary or lower in self._words.negation or self._is_loose(at)):
                break
            at += 1
        return at

    def of(self, verb: int, last: int, sentence: Sentence, clauses: ClausesOf) -> Subject:
        """Return the subject of a phrase that begins with a verb and ends before `last`, as a chain of verbs has one."""
        finite = clauses.before(verb, finite=True)
        chain = Chain([Head(verb, Senses(), Tense.PRESENT, end=last)])
        before, subject = (finite.chain, finite.subject) if finite is not None else (None, None)
        return self._clauses.subjects.of(chain, sentence, before, subject)

    def governs(self, chain: Chain, verb: int) -> bool:
        """Whether the infinitive at a token depends on a chain before it: "a proposé jeudi de servir"."""
        if verb - chain.last - 1 > _LONGEST_GOVERNED or not self._marks(verb - 1):
            return False
        gap = self._tokens[chain.last + 1 : verb]
        return not any(token.text in ";:" or token.lower in self._words.openers for token in gap)

    def is_ours(self, verb: int, sentence: Sentence) -> bool:
        """Whether "we" or "I" stands right before a verb: "et j'en suis ravi"."""
        verb = self.past_loose(verb, sentence.first)
        return verb > sentence.first and self._tokens[verb - 1].lower in self._words.first_person

    def nearer(self, subject: Subject | None, verb: int, sentence: Sentence) -> Subject | None:
        """Return who is described right before a verb, where its subject was named in the clause before that."""
        if subject is None or not subject.mentions:
            return subject
        verb = self.past_loose(verb, sentence.first)
        owner = subject.mentions[-1]
        if owner.last < verb and self._tokens[owner.last].lower in self._words.possessive_signs:
            owned = self._document.mention_at.get(owner.last + 1)
            if owned is not None and owned.last <= verb:
                return Subject([owned], start=owner.first)  # "Labour's Nia Pugh"
            if self._are_people(owner.last + 1, verb):
                return Subject(words=(owner.last + 1, verb), start=owner.first)  # "the airline's pilots"
        described = self.described(verb, sentence)
        return described if described is not None and described.start >= subject.mentions[-1].last else subject

    def _are_people(self, first: int, verb: int) -> bool:
        """Whether plain words before a verb are several people, and no body that speaks for whoever they belong to."""
        if not 0 < verb - first <= _LONGEST_OWNED:
            return False
        words = self._tokens[first:verb]
        if any(token.capital or not token.text.isalpha() for token in words):
            return False
        head = words[-1].lower
        several = head.endswith(self._words.plural_endings) and head not in self._bodies
        return bool(self._words.plural_endings) and several and head not in self._words.body_words

    def apposed(self, verb: int, sentence: Sentence) -> Subject | None:
        """Return who is named before a clause or between the commas before a verb: "leur cheffe, Ada Roy, plaide"."""
        verb = self.past_loose(verb, sentence.first)
        if verb - 2 < sentence.first or self._tokens[verb - 1].text != ",":
            return None
        related = self._before_relative(verb - 1, sentence)
        if related is not None:
            return Subject([related], start=related.first)
        mention = self._document.mention_at.get(verb - 2)
        if mention is None or mention.last != verb - 1:
            return None
        opened = self._tokens[mention.first - 1].text == "," if mention.first > sentence.first else False
        named = mention.referent if opened else None
        person = named is not None and named.named and named.kind is EntityKind.PERSON
        return Subject([mention], start=mention.first) if person else None

    def _before_relative(self, comma: int, sentence: Sentence) -> Mention | None:
        """Return whom a relative clause between commas parts from the verb: "Lady Fenn, who chairs the Trust, opposes"."""
        for at in range(comma - 1, max(sentence.first, comma - REACH), -1):
            if self._tokens[at].text == ",":
                related = self._tokens[at + 1].lower in self._words.relatives
                mention = self._document.mention_at.get(at - 1) if related else None
                return mention if mention is not None and mention.last == at and may_act(mention) else None
        return None

    def restricts(self, verb: int, subject: Subject | None) -> bool:
        """Whether a relative clause only says of which ones somebody speaks: "ceux qui défendent un ordre mondial"."""
        relative = self.past_loose(verb, 1) - 1
        if self._tokens[relative].lower not in self._words.subject_relatives:
            return False
        named = subject is not None and bool(subject.mentions)
        return not named or self._tokens[relative - 1].text != ","

    def is_owned(self, subject: Subject, verb: int) -> bool:
        """Whether what acts is only somebody's: "Brecon Rail, whose shareholders rejected a merger"."""
        named = subject.mentions[-1].last if subject.mentions else verb
        for at in range(verb - 1, max(named, verb - REACH), -1):
            if self._tokens[at].text == ",":
                return False  # the clause with "whose" has ended
            if self._tokens[at].lower in self._lists.owned_by:
                return True
        return False

    def is_past(self, begin: int, verb: int) -> bool:
        """Whether auxiliaries tell of a time before what is told: "had long argued for"."""
        return any(token.lower in self._lists.earlier for token in self._tokens[begin:verb])

    def is_asked(self, subject: Subject | None, verb: int, sentence: Sentence) -> bool:
        """Whether the clause only asks or supposes: "asked if he feared for his job"."""
        start = subject.start if subject is not None and not subject.inherited else verb
        before = self._tokens[start - 1].lower if start > sentence.first else ""
        return before in self._words.conditions and before not in self._words.reflexive

    def described(self, end: int, sentence: Sentence) -> Subject | None:
        """Return the words for somebody without a name that open a clause and end at a token: "le collectif Roc,"."""
        for start in range(end - 1, max(sentence.first - 1, end - _LONGEST_DESCRIPTION), -1):
            token = self._tokens[start]
            opens = start == sentence.first or self._opens_clause(start - 1)
            if opens:
                determined = token.lower in self._words.determiners
                return Subject(words=(start, end), start=start) if determined and end - start > 1 else None
            verbs = self._verbs.get(token.lower, ())
            if token.kind is not TokenKind.WORD or any(sense.tense & FINITE for sense in verbs if not sense.noun):
                return None
        return None

    def _opens_clause(self, index: int) -> bool:
        """Whether a clause begins behind a token."""
        token = self._tokens[index]
        return token.text in ",;:" or token.lower in self._words.and_ or token.lower in self._words.openers

    def _is_marked(self, index: int, sentence: Sentence) -> bool:
        """Whether a token leads from an auxiliary to an infinitive: "has been trying to", "is understood to"."""
        marker = next((at for at in (index, index + 1) if self._marks(at)), None)
        if marker is None or marker - 2 < sentence.first or not self._words.bare_infinitives:
            return False
        before = self._tokens[marker - 2].lower
        return any(sense.auxiliary for sense in self._verbs.get(before, ())) or before in self._lists.copula

    def _marks(self, index: int) -> bool:
        return self._tokens[index].lower in self._words.infinitive_markers

    def _is_loose(self, index: int) -> bool:
        """Whether a word may stand between an auxiliary and its verb: "not", "also", "y", "résolument"."""
        token, words = self._tokens[index], self._words
        if token.kind is TokenKind.MARK or index in self._document.mention_at:
            return token.kind is TokenKind.MARK and token.lower in words.possessive_signs
        lower = token.lower
        small = lower in words.clitics or lower in words.negation or lower in words.negators or lower in words.reflexive
        small = small or lower in self._lists.loose
        adverb = lower in words.adverbs and lower not in words.and_ and lower not in words.pronouns
        return small or (adverb and lower not in words.prepositions) or lower.endswith(words.adverb_endings)
