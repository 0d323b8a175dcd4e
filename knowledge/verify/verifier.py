"""The verifier: looks typed words up among all that is recorded, and says what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.model import EntityKind, Fact, Quote, QuoteForm
from knowledge.model import Term as QuotedTerm
from knowledge.search.index import PLAIN, Form
from knowledge.search.passages import Passage
from knowledge.search.searcher import Searcher
from knowledge.text.tokens import Token, tokens
from knowledge.verify.alignment import Alignment, align, pieces_of, place
from knowledge.verify.ascription import ascribed
from knowledge.verify.translated import translates
from knowledge.verify.typed import Typed, forms, plain, read_typed, written
from knowledge.verify.verdicts import Difference, Match, Verdict, Verification

_RAREST = 14
"""Words of a long quotation by which it is looked up: the rarest ones find it as surely as all."""
_PASSAGES = 16
_LEAST_SHARE = 0.6
"""The share of words that an altered quotation must still have in common with the recorded one."""
_LEAST_SAME = 3
"""And how many."""
_LEAST_PIECE = 3
"""Words in a row that make a piece of a stitched quotation, and words that make a cut more than a slip."""
_LEAST_NEAR = 2
"""Words with content that a quotation shares with what is not on record, to be shown as the nearest."""
_FEW = 3
"""Up to so many words are no quotation by themselves where an article also uses them as its own."""
_SPOKEN = frozenset({QuoteForm.DIRECT, QuoteForm.PARTIAL})
_OPEN = frozenset({Verdict.NOT_ON_RECORD, Verdict.ALTERED, Verdict.STITCHED})
"""Verdicts that another may take the place of once it is known which words say whose the others are."""


@dataclass(frozen=True)
class _Record:
    """A recorded text to compare with: its words, and where each stands in its article."""

    fact: Fact | None
    source: str
    listed: tuple[Token, ...]
    offset: int
    words: tuple[str, ...]

    def match(self, first: int, last: int, fact: Fact | None = None) -> Match:
        """Return a half-open range of its words as a match."""
        return Match(
            self.source,
            self.offset + self.listed[first].start,
            self.offset + self.listed[last - 1].end,
            fact or self.fact,
        )


class Verifier:
    """Says of a typed quotation whether it is on record, and how."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.corpus = searcher.corpus

    def verify(self, text: str, claimed: Sequence[str] | None = None) -> Verification:
        """Return the verdict on a typed quotation.

        `claimed` are the entities that it is ascribed to, by id: none at all where nobody is claimed (None), or where
        whoever is claimed is not on record (empty).
        """
        typed = read_typed(text)
        if not typed.words:
            return Verification(Verdict.NOT_ON_RECORD, too_short=True)
        found = self._verdict(typed)
        if found.verdict in _OPEN and not typed.outside and (said := ascribed(typed.text, self.searcher)) is not None:
            alone = replace(read_typed(said.words), outside=said.clause)
            again = self._verdict(alone)
            if again.verdict is not Verdict.NOT_ON_RECORD and all(match.quote is not None for match in again.matches):
                typed, found = alone, again
        return self._ascribed(replace(found, cuts=typed.cuts), self._claimed(typed, claimed))

    def _verdict(self, typed: Typed) -> Verification:
        """Return what typed words are, whoever is said to have said them."""
        passages = self._passages(typed)
        facts = self._facts(passages)
        spoken = [self._record(fact) for fact in facts if isinstance(fact, Quote) and fact.form in _SPOKEN]
        texts = [self._passage_record(passage) for passage in passages]
        return (
            self._exact(typed, spoken, texts)
            or self._term(typed, facts)
            or self._own_words(typed, texts, facts)
            or self._stitched(typed, spoken)
            or self._altered(typed, spoken)
            or self._translation(typed, facts)
            or self._nearest(typed, facts)
        )

    def _claimed(self, typed: Typed, claimed: Sequence[str] | None) -> Sequence[str] | None:
        """Return who is claimed to have said it: as given, else the person whom the words beside the quotation name."""
        if claimed is not None or not typed.outside:
            return claimed
        found = self.searcher.names.find(typed.outside, described=False)
        named = [entity for name in found for entity in name.entities]
        persons = [entity for entity in named if self.corpus.entities[entity].kind is EntityKind.PERSON]
        if persons:
            return tuple(persons)
        return () if not named and self.searcher.absent.find(typed.outside) else None

    def _passages(self, typed: Typed) -> tuple[Passage, ...]:
        """Return the passages that typed words may come from: those that hold a run of them, then the nearest."""
        index = self.searcher.index
        runs = [(Form(PLAIN, tuple(_index_words(piece)[:12])),) for piece in typed.pieces if len(piece) > 1]
        found = [hit.passage for run in runs for hit in index.find([run], limit=_PASSAGES // 2)]
        words = list(dict.fromkeys(word for piece in typed.pieces for word in _index_words(piece)))
        rare = sorted(words, key=lambda word: index.frequency(Form(PLAIN, (word,))))[:_RAREST]
        hits = index.find([(Form(PLAIN, (word,)),) for word in rare], limit=_PASSAGES)
        return tuple(dict.fromkeys([*found, *(hit.passage for hit in hits)]))

    def _facts(self, passages: Iterable[Passage]) -> list[Fact]:
        found: dict[str, Fact] = {}
        for passage in passages:
            for fact in self.corpus.of_source(passage.source):
                if fact.start < passage.end and passage.start < fact.end:
                    found[fact.id] = fact
        return list(found.values())

    def _record(self, fact: Fact) -> _Record:
        """Return the words of a fact; of a quotation in parts, those of its parts alone."""
        text = self.corpus.sources[fact.source].text[fact.start : fact.end]
        listed = tokens(text)
        if isinstance(fact, Quote) and fact.parts:
            listed = [
                token
                for token in listed
                if any(
                    part.start <= fact.start + token.start and fact.start + token.end <= part.end for part in fact.parts
                )
            ]
        return _Record(fact, fact.source, tuple(listed), fact.start, tuple(plain(token) for token in listed))

    def _passage_record(self, passage: Passage) -> _Record:
        listed = tokens(self.corpus.sources[passage.source].text[passage.start : passage.end])
        return _Record(None, passage.source, tuple(listed), passage.start, tuple(plain(token) for token in listed))

    def _exact(self, typed: Typed, spoken: Sequence[_Record], texts: Sequence[_Record]) -> Verification | None:
        """Return the quotations of which the typed words are an excerpt, every piece in order, whole."""
        matches = []
        for record in spoken:
            at, first = 0, -1
            for piece in typed.pieces:
                at = place(piece, record.words, at)
                if at < 0:
                    break
                first = at if first < 0 else first
                at += len(piece)
            if at > 0 and self._is_somebodys(typed, record, texts):
                matches.append(record.match(first, at))
        return Verification(Verdict.EXACT, tuple(matches)) if matches else None

    def _is_somebodys(self, typed: Typed, record: _Record, texts: Sequence[_Record]) -> bool:
        """Whether words are so many, or so much their speaker's own, that an excerpt of a quotation is a quotation.

        A whole quotation always is; a few of its words are not where they are a bare name, or where an article uses
        them as its own too.
        """
        if len(typed.words) == len(record.words):
            return True
        if not self._has_content(typed):
            return False
        return len(typed.words) > _FEW or not any(self._outside_quotes(typed.words, text) for text in texts)

    def _has_content(self, typed: Typed) -> bool:
        """Whether typed words are more than function words and a name."""
        named = {
            at
            for found in self.searcher.names.find(typed.text, described=False)
            for at in range(found.first, found.last)
        }
        listed = tokens(typed.text)
        content = [
            token
            for at, token in enumerate(listed)
            if at not in named and not any(self.searcher.lexicon.is_function(token.form, lang) for lang in ("en", "fr"))
        ]
        return len(content) >= 2 or (len(content) == 1 and len(listed) > _FEW)

    def _outside_quotes(self, words: Sequence[str], text: _Record) -> bool:
        at = place(words, text.words)
        while at >= 0:
            match = text.match(at, at + len(words))
            if not self._quotes_over(match):
                return True
            at = place(words, text.words, at + 1)
        return False

    def _quotes_over(self, match: Match) -> list[Quote]:
        return [
            fact
            for fact in self.corpus.of_source(match.source)
            if isinstance(fact, Quote) and fact.form in _SPOKEN and fact.start <= match.start and match.end <= fact.end
        ]

    def _term(self, typed: Typed, facts: Iterable[Fact]) -> Verification | None:
        """Return the terms in quotation marks that the typed words are, in whatever language."""
        articles = self.searcher.lexicon.articles
        matches = []
        for fact in facts:
            if not isinstance(fact, QuotedTerm):
                continue
            said = [fact.text, *fact.translations.values()]
            entity = self.corpus.entities.get(fact.entity) if fact.entity else None
            said.extend(entity.names.values() if entity else ())
            typed_bare = _bare(typed.words, articles)
            if any(_bare(tuple(plain(token) for token in tokens(words)), articles) == typed_bare for words in said):
                matches.append(Match(fact.source, fact.start, fact.end, fact))
        return Verification(Verdict.TERM, tuple(matches)) if matches else None

    def _own_words(self, typed: Typed, texts: Iterable[_Record], facts: Iterable[Fact]) -> Verification | None:
        """Return the places where the typed words stand in an article outside anybody's quotation."""
        if not self._has_content(typed):
            return None
        matches = []
        reported = [fact for fact in facts if isinstance(fact, Quote) and fact.form is QuoteForm.INDIRECT]
        for record in texts:
            at, first = 0, -1
            for piece in typed.pieces:
                at = place(piece, record.words, at)
                if at < 0:
                    break
                first = at if first < 0 else first
                at += len(piece)
            if at > 0:
                match = record.match(first, at)
                said = next(
                    (f for f in reported if f.source == match.source and f.start <= match.start and match.end <= f.end),
                    None,
                )
                matches.append(replace(match, fact=said))
        return Verification(Verdict.ARTICLE_TEXT, tuple(matches)) if matches else None

    def _stitched(self, typed: Typed, spoken: Sequence[_Record]) -> Verification | None:
        """Return the quotations of which the typed words join pieces, or cut away a middle unmarked."""
        words = typed.words
        for record in spoken:
            alignment = align(words, record.words)
            if alignment.matched == len(words) and alignment.is_cut(_LEAST_PIECE):
                return Verification(Verdict.STITCHED, (record.match(alignment.first, alignment.last),))
        found = pieces_of(words, [record.words for record in spoken], _LEAST_PIECE)
        if found is None or len(found) < 2:
            return None
        if len({which for which, _, _ in found}) == 1:
            record = spoken[found[0][0]]
            gaps = [
                record.words[a_start + a_length : b_start]
                for (_, a_start, a_length), (_, b_start, _) in pairwise(found)
            ]
            if any(len(gap) < _LEAST_PIECE and gap for gap in gaps):
                return None  # a word or two left out alter a quotation; they are shown as what is missing
        matches = [spoken[which].match(start, start + length) for which, start, length in found]
        return Verification(Verdict.STITCHED, tuple(matches))

    def _altered(self, typed: Typed, spoken: Iterable[_Record]) -> Verification | None:
        """Return the quotation that the typed words are most like, with the words that differ."""
        best: tuple[float, _Record, Alignment] | None = None
        words = typed.words
        for record in spoken:
            alignment = align(words, record.words)
            share = alignment.share(len(words))
            if (
                alignment.matched >= min(_LEAST_SAME, len(words))
                and share >= _LEAST_SHARE
                and (best is None or share > best[0])
            ):
                best = (share, record, alignment)
        if best is None or not self._has_content(typed):
            return None
        _, record, alignment = best
        text = self.corpus.sources[record.source].text
        differences = tuple(
            Difference(
                typed.written(change.typed_first, change.typed_last),
                written(text, record.listed[change.recorded_first : change.recorded_last], record.offset),
            )
            for change in alignment.changes
        )
        match = replace(record.match(alignment.first, alignment.last), differences=differences)
        return Verification(Verdict.ALTERED, (match,))

    def _translation(self, typed: Typed, facts: Iterable[Fact]) -> Verification | None:
        """Return the quotation that the typed words translate, or else that they are an altered translation of."""
        spoken = [fact for fact in facts if isinstance(fact, Quote) and fact.form in _SPOKEN]
        found = translates(typed, spoken, self.searcher)
        if found is None:
            return None
        quote = found.quote
        return Verification(found.verdict, (Match(quote.source, quote.start, quote.end, quote, found.differences),))

    def _nearest(self, typed: Typed, facts: Iterable[Fact]) -> Verification:
        """Return what is nearest to words that are not on record, reported speech too, in whatever language."""
        words = self._content(typed.words)
        quotes = [self._record(fact) for fact in facts if isinstance(fact, Quote)]
        ranked = sorted(((self._likeness(words, record), record) for record in quotes), key=lambda one: -one[0])
        return Verification(
            Verdict.NOT_ON_RECORD,
            tuple(record.match(0, len(record.words)) for likeness, record in ranked[:2] if likeness),
            too_short=not self._has_content(typed),
        )

    def _likeness(self, words: frozenset[str], record: _Record) -> float:
        """Return how much of a quotation, or of a translation of it, some words are; nothing where they are too few."""
        translations = record.fact.translations if isinstance(record.fact, Quote) else {}
        recorded = [self._content(listed) for listed in (record.words, *map(forms, translations.values()))]
        shares = (len(words & listed) / (len(listed) + 5) for listed in recorded if len(words & listed) >= _LEAST_NEAR)
        return max(shares, default=0.0)

    def _content(self, words: Iterable[str]) -> frozenset[str]:
        lexicon = self.searcher.lexicon
        return frozenset(
            word for word in words if not any(lexicon.is_function(word, language) for language in lexicon.languages)
        )

    def _ascribed(self, found: Verification, claimed: Sequence[str] | None) -> Verification:
        """Return a verification with its speaker compared with the claimed one."""
        quotes = [match.quote for match in found.matches if match.quote is not None]
        if claimed is None or found.verdict is Verdict.NOT_ON_RECORD or not quotes:
            return found
        theirs = [
            match for match in found.matches if match.quote is not None and self._speaks(match.quote.speaker, claimed)
        ]
        if theirs:
            others = [match for match in found.matches if match not in theirs]
            return replace(found, matches=(*theirs, *others))
        verdict = found.verdict
        if verdict in {Verdict.EXACT, Verdict.TRANSLATION}:
            verdict = Verdict.MISATTRIBUTED
        return replace(found, verdict=verdict, speaker_differs=True)

    def _speaks(self, speaker: str | None, claimed: Iterable[str]) -> bool:
        """Whether a recorded speaker is one of those claimed, or speaks for one of them."""
        return speaker is not None and any(speaker in self.corpus.agents(entity) for entity in claimed)


def _index_words(words: Sequence[str]) -> list[str]:
    """Return compared words as the index has them: numbers fall apart at their separators."""
    return [part for word in words for part in word.split(".") if part]


def _bare(words: tuple[str, ...], articles: frozenset[str]) -> tuple[str, ...]:
    """Return words without the article that begins them."""
    return words[1:] if len(words) > 1 and words[0] in articles else words
