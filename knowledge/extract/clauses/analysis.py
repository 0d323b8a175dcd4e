"""The clauses of a document, found once for all that read promises, positions, events and figures off them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.extract.amounts import Reading, read
from knowledge.extract.clauses.chain import Chain
from knowledge.extract.clauses.chains import ChainReader
from knowledge.extract.clauses.datelines import without_dateline
from knowledge.extract.clauses.givers import GiverFinder
from knowledge.extract.clauses.names import NameFinder
from knowledge.extract.clauses.objects import ObjectReader
from knowledge.extract.clauses.reporting import finite_reporting_forms
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.subjects import SubjectFinder
from knowledge.extract.clauses.words import Words, load_words
from knowledge.extract.document import Document, Quotation, Sentence, Token, TokenKind

_NESTED = 8
"""How many quotations may begin before a token and after the one that it stands in."""


class Clause(NamedTuple):
    """A chain of verbs with its subject.

    `subject` is null for a chain that is no clause of its own ("the aid pledged by ..."); `nearest` then is the subject
    of the clause around it. `following` is the next chain that is a clause, `before` the chain before, `whole` the
    sentence.
    """

    chain: Chain
    subject: Subject | None
    nearest: Subject | None
    following: Chain | None
    before: Chain | None
    whole: Sentence


@dataclass(slots=True, eq=False)
class Clauses:
    """A document with its clauses, sums and numbers, and the finders that read on in it."""

    document: Document
    words: Words
    reading: Reading
    givers: GiverFinder
    objects: ObjectReader
    subjects: SubjectFinder
    names: NameFinder
    sentences: list[tuple[Sentence, list[Clause]]]

    quotations: list[Quotation]
    """Those with a speaker, by where they start."""
    quotation_starts: list[int]

    def quotation(self, token: int) -> Quotation | None:
        """Return the innermost quotation that a token stands in, if somebody is known to have said it."""
        offset = self.document.tokens[token].start
        last = bisect_right(self.quotation_starts, offset)
        near = self.quotations[max(0, last - _NESTED) : last]
        return next((one for one in reversed(near) if offset < one.end), None)


def asks(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence is a question, also where a mark closes behind it."""
    last = sentence.last - 1
    while last > sentence.first and tokens[last].kind is TokenKind.MARK:
        last -= 1
    return tokens[last].text == "?"


def analyse(document: Document) -> Clauses | None:
    """Return the clauses of a document, or None where its language has no tables or it has no sentences."""
    words = load_words(document.language)
    if words is None or not document.sentences:
        return None
    reading = read(document.text, document.language)
    reports = finite_reporting_forms(document.language)
    names = NameFinder(document, words, reports)
    subjects = SubjectFinder(document, words, reports, names)
    objects = ObjectReader(document, words, reading.sums, reading.counts, reports)
    reader = ChainReader(document, words)
    bodies = [without_dateline(document, sentence, words.clause) for sentence in document.sentences]
    sentences = [(sentence, _clauses(reader.read(sentence), sentence, subjects)) for sentence in bodies]
    quotations = sorted((one for one in document.quotations if one.speaker is not None), key=lambda one: one.start)
    starts = [one.start for one in quotations]
    givers = GiverFinder(document, words, names)
    return Clauses(document, words, reading, givers, objects, subjects, names, sentences, quotations, starts)


def _clauses(chains: list[Chain], sentence: Sentence, subjects: SubjectFinder) -> list[Clause]:
    clauses: list[Clause] = []
    finite: Chain | None = None
    subject: Subject | None = None
    following_of: list[Chain | None] = [None] * len(chains)
    for position in range(len(chains) - 2, -1, -1):
        after = chains[position + 1]
        following_of[position] = after if after.is_finite else following_of[position + 1]
    for position, chain in enumerate(chains):
        following = following_of[position]
        if chain.is_finite:
            subject = subjects.of(chain, sentence, finite, subject)
            finite = chain
        before = chains[position - 1] if position else None
        clauses.append(Clause(chain, subject if chain.is_finite else None, subject, following, before, sentence))
    return clauses
