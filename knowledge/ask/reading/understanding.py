"""From a question's words to a `Question`: one pass of small steps, each of which sets words apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.articles import article_clause, titled_articles
from knowledge.ask.reading.checking import as_question
from knowledge.ask.reading.framing import corrected, unframed, with_plain_sums, written_out
from knowledge.ask.reading.language import UnreadLanguageError, language_of
from knowledge.ask.reading.offices import Office, epithets, offices
from knowledge.ask.reading.quoted import MARKED
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.wordings import load_wordings
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text import FoldedText, fold
from knowledge.text.tokens import tokens

LONGEST = 600
"""Characters of a question that are read; more is no question."""
_CLAUSE = re.compile(r"(?<=[;:?!])\s+|(?<=[^\W\d_]{2}\.)\s+(?=\w)")
_SOFT = frozenset({EntityKind.EVENT, EntityKind.MECHANISM, EntityKind.WEAPON, EntityKind.GROUP})
"""Kinds of entity whose names are made of ordinary words, which an article may put otherwise."""


_ASKING_WORDS = frozenset(
    {Asked.CITY, Asked.PLACE, Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION, Asked.WEAPON, Asked.REASON, Asked.WHO}
)
"""Kinds that have a question word of their own."""
_BEGUN = frozenset({Asked.DATE, Asked.CALENDAR, Asked.DAY, Asked.MONTH, Asked.YEAR})
"""Kinds of question whose noun may be all that is asked."""
_MOST_CLAUSES = 12
"""Clauses before which a question may begin, from its end; a wall of colons is no reason to read it hundreds of times."""
_BARE = 2
"""Words that, with a question mark, are a name to be looked up and no statement."""
_HEADING = 6
"""Words of what heads a question: "The 4.2 billion: ...". More of them tell who asks, and why."""


def understand(text: str, searcher: Searcher, reader: str) -> Question:
    """Take a question apart; `reader` is the language of whoever asks, for a question too short to tell.

    Raises UnreadLanguageError for a question in a language that is not read here.
    """
    text = " ".join(text[:LONGEST].split())
    language = language_of(text, searcher.lexicon, reader)
    if language is None:
        raise UnreadLanguageError
    forms = load_forms()[language]
    text = as_question(text, language)
    text = corrected(unframed(text, (forms,)), load_wordings()[language].corrected)
    text = written_out(text, forms.shorthand)
    text = with_plain_sums(text, forms.signs, forms.scales)
    return _Reading(text, language, searcher).question()


class _Reading:
    """One reading of a question; steps take tokens away, and what is left has to be met by the evidence."""

    def __init__(self, text: str, language: str, searcher: Searcher) -> None:
        self.searcher = searcher
        self.lexicon = searcher.lexicon
        self.language = language
        self.forms = load_forms()[language]
        self.text = text
        self.tokens = tokens(text)
        self.terms = self.lexicon.of_tokens(self.tokens, language)
        self.free = [True] * len(self.tokens)
        self.asking = text
        self.asking_for = load_concepts().asking
        self.quoted = tuple(self._quoted())

    def question(self) -> Question:
        titled = self._titled()
        clause = article_clause(self.text, self.terms, self.forms, self.searcher)
        for start, end in clause.described:
            self._set_apart(start, end)
        self._leave_out()
        main_start = self._scene()
        folded = FoldedText(self.asking)
        main = folded.folded[folded.folded_span(main_start, len(self.text))[0] :] if main_start else folded.folded
        if main_start and self._says_nothing(main_start):
            main_start = 0  # "He spoke of urgent needs: whose?" is asked about what was said first
        headed = self._is_headed(main_start) and sum(one.start < main_start for one in self.tokens) <= _HEADING
        scene = self._take(0, main_start) if main_start and not headed else []
        for match in self.forms.everywhere.finditer(folded.folded):
            self._take(*folded.original(match.start(), match.end()))
        of_articles = {at for start, end in clause.spans for at in self._take(start, end)}
        context = tuple(self._mentions(only=scene)) if scene else ()
        mentions = tuple(self._mentions())
        left_out = tuple(mention for mention in mentions if self._is_left_out(mention))
        mentions = tuple(mention for mention in mentions if mention not in left_out)
        if headed:
            context = tuple(one for one in mentions if self.tokens[one.first].start < main_start)
        asked = self._asked(main, mentions)
        held = offices(self.terms, mentions, self.free, self.searcher)
        if asked in {Asked.PERSON, Asked.SPEAKER}:  # "which minister spoke for ...": the office is what is asked
            held = Office((), None)
        called = epithets(self.terms, mentions, self.free, self.searcher)
        held = held._replace(found=(*held.found, *called))
        mentions = _with_offices(mentions, held)
        for office in held.found:
            for at in range(office.first, office.last):
                self.free[at] = False
        absent = tuple(self._absent(mentions))
        asked = self._settled(asked, main, mentions, held, absent)
        counted = self._counted(main, asked)
        names, terms = self._wanted(asked, counted)
        terms = self._main_first(terms, main_start)
        set_apart = [self.terms[at] for at in scene if at not in of_articles]
        told = tuple(term for term in set_apart if not term.is_function and not self.lexicon.is_light(term))
        return Question(
            scene=told,
            elsewhere=bool(told) and bool(self.forms.others.search(main)),
            text=self.text,
            language=self.language,
            asked=asked,
            mentions=mentions or (context if not terms else ()),
            context=context,
            terms=terms,
            names=names,
            absent=absent,
            quoted=self.quoted,
            sources=clause.sources or titled,
            no_such_source=clause.no_such_source,
            counted=counted,
            office=self._office(asked),
            nobody=held.nobody,
            alone=any(term.concepts & load_concepts().alone for term in self.terms),
            done=bool(self.forms.done.search(main)),
            number=self._number(asked),
            all_terms=self.terms,
            besides=tuple(entity for mention in left_out for entity in mention.entities),
            is_order=bool(self.forms.orders.search(folded.folded)) and "?" not in self.text,
        )

    def _settled(
        self, asked: Asked, main: str, mentions: tuple[Mention, ...], held: Office, absent: tuple[str, ...]
    ) -> Asked:
        """Return what is asked, now that it is known whom a question names by an office."""
        if asked is not Asked.IDENTITY and (again := self._asked(main, mentions)) is Asked.IDENTITY:
            asked = again
        if asked is Asked.THING and len(mentions) == 1 and self._is_bare(mentions[0]):
            asked = Asked.IDENTITY
        if asked is Asked.IDENTITY and not mentions and not absent:
            asked = Asked.THING
        months = load_kinds()[Asked.MONTH].meets
        if asked in {Asked.DATE, Asked.DAY} and any(term.concepts & months for term in self.terms):
            asked = Asked.CALENDAR  # who asks for the day of a month is not answered by the month
        if asked is Asked.WHO and len(mentions) == 1 and held.found and not self.quoted and self._is_identity(mentions):
            asked = Asked.IDENTITY  # "who leads the Corsan government" says an office, and nothing else
        return asked

    def _quoted(self) -> Iterator[str]:
        """Yield what stands in quotation marks, and set its words apart."""
        for match in MARKED.finditer(self.text):
            words = next(group for group in match.groups() if group)
            self._take(match.start(), match.end())
            self._set_apart(*match.span(match.lastindex or 0))
            yield words

    def _set_apart(self, start: int, end: int) -> None:
        """Keep words that are quoted or that are a title from being read as what is asked ("Who said “how much”?")."""
        self.asking = self.asking[:start] + " " * (end - start) + self.asking[end:]

    def _titled(self) -> tuple[str, ...] | None:
        """Return the articles whose titles the question gives, and set their words apart."""
        found = titled_articles(self.text, self.searcher)
        for _, start, end in found:
            self._take(start, end)
            self._set_apart(start, end)
            title = fold(self.text[start:end])
            self.quoted = tuple(words for words in self.quoted if fold(words).strip() not in title)
        return tuple(dict.fromkeys(source for source, _, _ in found)) or None

    def _scene(self) -> int:
        """Return where the question itself begins, after a clause or sentences that only set the scene."""
        folded = FoldedText(self.asking)
        for pattern in self.forms.premises:
            match = pattern.search(folded.folded)
            if match:
                return folded.original(match.end("premise"), match.end())[1]
        pieces = [(m.end()) for m in _CLAUSE.finditer(self.text)]
        starts = [0, *pieces[-_MOST_CLAUSES:]]
        for start in reversed(starts):
            rest = fold(self.asking[start:])
            if any(form.pattern.search(rest) for form in self.forms.forms):
                return start
        return 0

    def _says_nothing(self, start: int) -> bool:
        """Whether a question from a place on is a question word alone, with nothing that it is asked about."""
        rest = [term for term in self.terms if term.start >= start]
        return all(term.is_function or self.lexicon.is_light(term) for term in rest)

    def _take(self, start: int, end: int) -> list[int]:
        taken = [at for at, token in enumerate(self.tokens) if start <= token.start and token.end <= end]
        for at in taken:
            self.free[at] = False
        return taken

    def _mentions(self, only: list[int] | None = None) -> Iterator[Mention]:
        for named in self.searcher.names.find(self.text, self.tokens, described=False):
            places = range(named.first, named.last)
            if only is None and not all(self.free[at] for at in places):
                continue
            if only is not None and not set(places) <= set(only):
                continue
            for at in places:
                self.free[at] = False
            inside = tuple(self.terms[at] for at in places if not self.terms[at].is_function)
            yield Mention(named.entities, self.text[named.start : named.end], named.first, named.last, inside)

    def _absent(self, mentions: Iterable[Mention]) -> Iterator[str]:
        taken = {at for mention in mentions for at in range(mention.first, mention.last)}
        for named in self.searcher.absent.find(self.text, self.tokens):
            places = range(named.first, named.last)
            if taken & set(places) or not all(self.free[at] for at in places):
                continue
            common = any(self.terms[at].concepts or self.terms[at].is_function for at in places)
            written = "".join(self._written(at) for at in places if not self.terms[at].is_function)
            written = written or self.text[named.start : named.end]
            if not any(map(str.isupper, written)) and (
                common or not self.searcher.running.is_country(named.entities[0])
            ):
                continue
            if written.isupper() and not named.first and self.terms[0].is_function:
                continue  # "WHO said that?" asks loudly, and of no health organisation
            for at in places:
                self.free[at] = False
            yield named.entities[0]

    def _written(self, at: int) -> str:
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def _asked(self, main: str, mentions: tuple[Mention, ...]) -> Asked:
        for at, form in enumerate(self.forms.forms):
            match = form.pattern.search(main)
            if match is None:
                continue
            if form.asked is Asked.IDENTITY and not self._is_identity(mentions):
                continue
            if form.asked is Asked.DATE and (earlier := self._before(match, main, at)):
                return earlier  # "in which city was he when ...": that "when" asks nothing
            return form.asked
        is_asked = main.rstrip().endswith("?") and len(self.tokens) > _BARE
        return Asked.WHETHER if is_asked else Asked.THING  # a statement with a question mark asks whether it is so

    def _before(self, found: re.Match[str], main: str, at: int) -> Asked | None:
        """Return what the first form behind the one that is found asks for, where it stands before it."""
        for form in self.forms.forms[at + 1 :]:
            match = form.pattern.search(main)
            if match is not None and form.asked in _ASKING_WORDS and 0 <= match.start() < found.start():
                return form.asked if match.end() <= found.start() else None
        return None

    def _main_first(self, terms: tuple[Term, ...], start: int) -> tuple[Term, ...]:
        """Return the words of a question, those before its question word last: they only say when or where."""
        asking = next(
            (one.start for one in self.terms if one.start >= start and one.form in self.forms.question_words), None
        )
        if asking is None:
            return terms
        return (*(one for one in terms if one.start > asking), *(one for one in terms if one.start < asking))

    def _is_identity(self, mentions: tuple[Mention, ...]) -> bool:
        """Whether nothing but one name, or an office with whom it serves, is left of the question."""
        left = [term for at, term in enumerate(self.terms) if self.free[at] and not term.is_function]
        if mentions and any(term.concepts & self.asking_for for term in self.terms[mentions[-1].last :]):
            return False  # "what is he asking for"
        titles = load_concepts().titles
        if len(mentions) != 1 or not all(self.lexicon.is_light(term) or term.concepts & titles for term in left):
            return False
        kinds = self.searcher.kinds_of(mentions[0].entities)
        return EntityKind.PERSON in kinds or not any(term.concepts & load_concepts().standing for term in left)

    def _is_headed(self, start: int) -> bool:
        """Whether what stands before the question heads it: "The fund: what do the allies think?"."""
        return start > 0 and self.text[:start].rstrip().endswith(":")

    def _is_left_out(self, mention: Mention) -> bool:
        """Whether a name stands behind "besides", whose words are set apart too."""
        forms = [token.form for token in self.tokens]
        first = mention.first
        while first and forms[first - 1] in self.lexicon.articles:
            first -= 1
        for words in self.forms.besides:
            start = first - len(words)
            if start >= 0 and tuple(forms[start:first]) == words:
                for at in range(start, first):
                    self.free[at] = False
                return True
        return False

    def _leave_out(self) -> None:
        """Set apart the common word behind "besides", so that it is not what is asked: "what besides *promises*"."""
        forms = [token.form for token in self.tokens]
        for words in self.forms.besides:
            if words[0] not in forms:
                continue
            at = forms.index(words[0])
            after = next((x for x in range(at + len(words), len(forms)) if not self.terms[x].is_function), None)
            if tuple(forms[at : at + len(words)]) != words or after is None:
                continue
            if self.terms[after].concepts and not self.text[self.tokens[after].start].isupper():
                self.free[after] = False
                self._set_apart(self.tokens[at].start, self.tokens[after].end)

    def _is_bare(self, mention: Mention) -> bool:
        """Whether a question is a name and nothing else."""
        beside = [term.form for at, term in enumerate(self.terms) if not mention.first <= at < mention.last]
        return all(form in self.lexicon.articles for form in beside)

    def _counted(self, main: str, asked: Asked) -> tuple[Term, ...]:
        if asked is not Asked.COUNT:
            return ()
        for form in self.forms.forms:
            if form.asked is Asked.COUNT and (match := form.pattern.search(main)):
                said = next((group for group in match.groupdict().values() if group), "")
                wanted = [token.form for token in tokens(said)]
                found = self._run(wanted)
                content = [at for at in found if not self.terms[at].is_function]
                return tuple(self.terms[at] for at in content[:1])
        return ()

    def _run(self, wanted: list[str]) -> range:
        """Return the places of a run of words in the question."""
        forms = [token.form for token in self.tokens]
        for at in range(len(forms) - len(wanted) + 1):
            if forms[at : at + len(wanted)] == wanted:
                return range(at, at + len(wanted))
        return range(0)

    def _wanted(self, asked: Asked, counted: tuple[Term, ...]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        kind = load_kinds()[asked]
        office = self._office(asked)
        names, wanted = [], []
        for at, term in enumerate(self.terms):
            if not self.free[at] or term.is_function or term in counted or self._counts_kind(at, kind.nouns):
                continue
            if self._is_cut(at):
                continue
            written = self.text[term.start : term.end]
            is_name = written[0].isupper() and at > 0 and not term.concepts and not self.lexicon.is_light(term)
            if is_name:
                names.append(term)
            elif not self.lexicon.is_light(term) and not term.concepts & kind.nouns and term not in office:
                wanted.append(term)
        if not wanted and asked is Asked.THING:  # "what is he asking for"
            wanted = [term for at, term in enumerate(self.terms) if self.free[at] and term.concepts & self.asking_for]
        if not wanted and asked in _BEGUN:  # "when was it launched" asks for no other date
            wanted = [
                term
                for at, term in enumerate(self.terms)
                if self.free[at] and term.concepts & load_concepts().beginning
            ]
        return tuple(names), tuple(wanted)

    def _is_cut(self, at: int) -> bool:
        """Whether a word is the first part of a contraction: "*won*'t"."""
        rest = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        between = self.text[self.tokens[at].end : rest.start] if rest is not None else ""
        return rest is not None and rest.form in self.forms.contracted and fold(between) == "'"

    def _number(self, asked: Asked) -> int | None:
        """Return how many are asked for: "which *two* countries"."""
        nouns = load_kinds()[asked].nouns
        for at, term in enumerate(self.terms):
            if term.number is not None and self._counts_kind(at, nouns):
                return int(term.number)
        return None

    def _counts_kind(self, at: int, nouns: frozenset[str]) -> bool:
        """Whether a word only says how many are asked for: "which *two* countries"."""
        term = self.terms[at]
        return (
            term.number is not None
            and term.form.isalpha()
            and at + 1 < len(self.terms)
            and (bool(self.terms[at + 1].concepts & nouns) or self.lexicon.is_light(self.terms[at + 1]))
        )

    def _office(self, asked: Asked) -> tuple[Term, ...]:
        """Return the words of the office in "which ministers"."""
        if asked not in {Asked.PERSON, Asked.SPEAKER}:
            return ()
        return tuple(
            term for at, term in enumerate(self.terms) if self.free[at] and term.concepts & load_concepts().offices
        )


def _with_offices(mentions: tuple[Mention, ...], held: Office) -> tuple[Mention, ...]:
    """Return the mentions with the persons whom an office names, without the country that only told the office."""
    kept = [m for m in mentions if not any(office.first <= m.first and m.last <= office.last for office in held.found)]
    return tuple(sorted([*kept, *held.found], key=lambda mention: mention.first))
