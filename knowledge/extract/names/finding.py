"""Finds names in a text: what the world knows, and runs of capitals that name a person, a body or a place.

A run of capitals is a person where something says so: a form of address or an office before it, a given name at its head,
an age or an office after it, or a "he said" of what it says. It is a body where it has a word such as "Council", or is
written in capitals throughout, or is a lone word of which nothing else is told. At the start of a sentence a capital
alone says nothing.
"""

from __future__ import annotations

from knowledge.extract.document import Document, Naming, Sentence, Token, TokenKind, between
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.kinds import NameJudge, NameRun
from knowledge.extract.names.places import Known, load_world_names
from knowledge.extract.names.run_ends import FUNCTION_WORDS, RunEnds
from knowledge.extract.names.tables import load_name_tables
from knowledge.extract.phrases import (
    ADDRESS,
    ADV,
    AND,
    AUX,
    BODY,
    CUE,
    MARK,
    ROLE,
    SIGN,
    TIME,
    D,
    J,
)
from knowledge.model import EntityKind
from knowledge.text import fold

_HEADLINE_SHARE = 0.6
"""A line without a full stop in which more words than this have capitals is a headline: its capitals name nobody."""
_HEADLINE_WORD = 5
"""Where a line ends in a full stop, it is a headline if all words of so many letters have a capital."""
_HEADLINE_WORDS = 4
"""A line of fewer words is no headline."""
_OPENING_SIGNS = frozenset(":•–—-…(")


class Namer:
    """Finds the names of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.world = load_world_names(document.language)
        self.tables = load_name_tables()
        self.runs = RunEnds(document, lexicon, classes, self.world)
        self.kinds = NameJudge(document, lexicon, classes, self.world)
        self.lower_words = {t.lower for t in document.tokens if not t.capital}
        self.keys = [token.key for token in document.tokens]
        self._established: dict[int, bool] = {}
        self.sentence_firsts = self._sentence_firsts()
        self.headlines = self._headlines()
        self.surnames = self._surnames()

    def _sentence_firsts(self) -> set[int]:
        """Tokens whose capital may be owed to their place: first in a sentence, after a mark, a colon, a dash or a bullet."""
        firsts = set()
        for sentence in self.document.sentences:
            index = sentence.first
            while index < sentence.last and self.tokens[index].kind in {
                TokenKind.MARK,
                TokenKind.PUNCTUATION,
            }:
                index += 1
            firsts.add(index)
        for index in [index for index in self.document.signs if self.classes[index] & (MARK | SIGN)]:
            if self.classes[index] & MARK or self.tokens[index].text in _OPENING_SIGNS:
                firsts.add(index + 1)
        return firsts

    def _surnames(self) -> set[str]:
        """The occupations that are surnames in this text, since one stands behind a given name there: "Jared Sexton"."""
        found = set()
        tokens, classes, genders = self.tokens, self.classes, self.tables.genders
        for index in [i for i, can in enumerate(classes) if can & ROLE and i > 0 and tokens[i].capital]:
            given = tokens[index - 1]
            ends = index + 1 >= len(tokens) or not (tokens[index + 1].capital or classes[index + 1] & J)
            named = given.capital and given.key in genders and not classes[index - 1] and ends
            if named and self.document.sentence_at(given.start).index not in self.headlines:
                found.add(tokens[index].text)
        return found

    def _headlines(self) -> set[int]:
        """The sentences written as headlines, where most words have a capital."""
        found = set()
        for sentence in self.document.sentences:
            tokens = self.tokens[sentence.first : sentence.last]
            if len([t for t in tokens if t.capital]) <= _HEADLINE_SHARE * _HEADLINE_WORDS:
                continue
            words = [t for t in tokens if t.kind is TokenKind.WORD]
            if len(words) < _HEADLINE_WORDS or sum(t.capital for t in words) <= _HEADLINE_SHARE * len(words):
                continue
            if self.document.text[sentence.end - 1] not in '.!?…»”"' or self._is_title_case(sentence, words):
                found.add(sentence.index)
        return found

    def _is_title_case(self, sentence: Sentence, words: list[Token]) -> bool:
        """Whether a line of its own at the head of the text is written as a title, for all that it ends in a full stop."""
        if sentence.index or self.document.paragraphs[sentence.paragraph].last > 1:
            return False
        return all(t.capital for t in words if len(t.text) >= _HEADLINE_WORD)

    def find(self) -> list[NameRun]:
        """Return the names in order; they do not overlap."""
        runs: list[NameRun] = []
        tokens, classes, word = self.tokens, self.classes, TokenKind.WORD
        firsts = self.world.firsts & frozenset(self.keys)
        openings = [t.index for t in tokens if (t.capital or t.key in firsts) and t.kind is word]
        for sentence in self.document.sentences:
            headline = sentence.index in self.headlines
            reached, last = sentence.first, sentence.last
            for index in between(openings, reached, last):
                token = tokens[index]
                if index < reached or (token.text.isupper() and self._is_ticker(index)):
                    continue
                known = self._known_at(index, last) if token.key in firsts else None
                run: NameRun | None = None
                if token.capital and not headline:
                    run = self._capitals_at(index, last, known)
                elif known:
                    run = NameRun(index, index + known[1], known[0].kind, known[0], index, certain=True)
                if run is None or (run.known is None and classes[run.first] & TIME and run.last - run.first == 1):
                    continue
                if runs:
                    self._share_surname(runs[-1], run)
                runs.append(run)
                reached = run.last
        return runs

    def _share_surname(self, run: NameRun, following: NameRun) -> None:
        """Give a lone given name the surname of the one that "and" joins to it: "Liam and Una Burke"."""
        tokens, genders = self.tokens, self.tables.genders
        joined = following.first == run.last + 1 and self.classes[run.last] & AND
        if not joined or run.last != run.first + 1 or run.known is not None or following.known is not None:
            return
        whole = following.last == following.first + 2 and following.kind is EntityKind.PERSON
        if whole and tokens[run.first].key in genders and tokens[following.first].key in genders:
            run.surname, run.kind, run.certain = following.last - 1, EntityKind.PERSON, True
            run.gender = genders[tokens[run.first].key]

    def _is_ticker(self, index: int) -> bool:
        """Whether letters are part of a share's symbol in brackets: "(ABC.PA)"."""
        for first in (index - 1, index - 3):
            around = self.tokens[max(first, 0) : first + 5]
            if [token.text for token in around[::2]] == ["(", ".", ")"] and around[1].end == around[2].start:
                return True
        return False

    def _known_at(self, index: int, last: int) -> tuple[Known, int] | None:
        """The longest name of the world that begins here, and its length in tokens."""
        for named, length in self.world.beginning(self.keys, index, last):
            for known in named:
                if self._is_written_so(index, length, known):
                    return known, length
        return None

    def _is_written_so(self, index: int, length: int, known: Known) -> bool:
        """Whether the capitals in the text are those of the name: "US" is not "us", nor "Turkey" "turkey"."""
        token = self.tokens[index]
        if known.surface[0].islower() or known.naming is Naming.DEMONYM:
            return known.naming is Naming.DEMONYM and (token.capital or known.surface[0].islower())
        if not token.capital:
            return False
        if any(capital and not self.tokens[index + n].capital for n, capital in enumerate(known.capitals)):
            return False
        if known.surface.isupper() and len(known.surface) <= 4 and length == 1:
            return token.text.isupper()
        lone = length == 1 and index in self.sentence_firsts and token.lower in self.lower_words
        return not lone and not (length == 1 and self.classes[index] & FUNCTION_WORDS)

    def _capitals_at(self, index: int, last: int, known: tuple[Known, int] | None) -> NameRun | None:
        """The run of capitals that begins here, cut into its office and its name."""
        tokens, classes = self.tokens, self.classes
        if known is None and self._is_inhabitant(index, last):
            classes[index] |= ROLE
            return None
        if classes[index] & FUNCTION_WORDS and not (known and known[1] > 1) and not self._begins_name(index, last):
            return None
        if classes[index] & CUE and known is None and self._is_verb_first(index, last):
            return None
        if known and classes[index] & BODY and known[1] == 1 and self._is_established(known[0]):
            return NameRun(index, index + 1, known[0].kind, known[0], index, certain=True)
        whole = known is not None and known[1] > 1
        if (
            not whole
            and not self._bears(index)
            and token_is_title(tokens[index], classes[index], self.lexicon)
            and not (index + 1 < last and tokens[index + 1].capital)
            # "the Department for Transport" is a name, "the Department" alone a common noun for one
            and not (classes[index] & BODY and self.runs.end(index, last) > index + 1)
        ):
            return None
        if known and known[0].naming is Naming.DEMONYM and known[1] == 1:
            return NameRun(index, index + 1, EntityKind.COUNTRY, known[0], index, certain=True)
        end = self.runs.end(index, last)
        if known and index + known[1] >= end:
            return NameRun(index, index + known[1], known[0].kind, known[0], index, certain=True)
        if known and known[0].kind is not EntityKind.PERSON and not self._continues(index + known[1], end):
            return NameRun(index, index + known[1], known[0].kind, known[0], index, certain=True)
        return self._classified(index, end)

    def _is_inhabitant(self, index: int, last: int) -> bool:
        """Whether a capital stands for somebody by where they live: "la Roubaisienne", but "Le Parisien" is a paper."""
        token = self.tokens[index]
        if index == 0 or not token.lower.endswith(self.lexicon.inhabitants) or self.classes[index]:
            return False
        article = self.tokens[index - 1]
        single = article.lower in self.lexicon.definite - self.lexicon.plural_determiners
        named = article.capital and index - 1 not in self.sentence_firsts
        alone = index + 1 >= last or not self.tokens[index + 1].capital
        return single and not named and alone

    def _is_verb_first(self, index: int, last: int) -> bool:
        """Whether a verb of speech opens a sentence before its subject: "Says Jane Roe: …"."""
        token = self.tokens[index]
        form = self.lexicon.cues[token.lower]
        return (
            index in self.sentence_firsts
            and index + 1 < last
            and form.is_finite
            and not form.is_infinitive
            and not self.classes[index] & (ROLE | BODY | ADDRESS)
            and token.lower not in self.lexicon.also_nouns
            and (token.key not in self.tables.genders or self._begins_name_of_two(index + 1, last))
        )

    def _begins_name_of_two(self, index: int, last: int) -> bool:
        """Whether a given name and a surname follow, so that the word before is none: "Said Jane Roe", but "Said Roe"."""
        return (
            index + 1 < last
            and self.tokens[index].key in self.tables.genders
            and self.tokens[index].capital
            and self.tokens[index + 1].capital
        )

    def _is_established(self, known: Known) -> bool:
        """Whether a text that writes only "the Alliance" or "the Commission" also gives the name that this stands for."""
        if known.notable is None:
            return False
        if id(known.notable) not in self._established:
            forms = {*known.notable.names.values(), *known.notable.codes}
            self._established[id(known.notable)] = any(
                form in self.document.text for form in forms if form != known.surface
            )
        return self._established[id(known.notable)]

    def _begins_name(self, index: int, last: int) -> bool:
        """Whether a capital on a small word is part of a name: "De Croo", "Le Monde" inside a sentence, "La Haye"."""
        if index in self.sentence_firsts or index + 1 >= last:
            return False
        following = self.tokens[index + 1]
        return following.capital and following.kind is TokenKind.WORD and not self.classes[index + 1] & FUNCTION_WORDS

    def _continues(self, after: int, end: int) -> bool:
        """Whether a name of the world is only the head of a longer one: "France Télévisions", "Kremlin Cup"."""
        if after + 1 < end and self.tokens[after].key in self.tables.genders:
            return False  # "told Reuters Jane Roe" has two names: "a déclaré à Reuters Jeanne Roy"
        return after < end and self.tokens[after].capital and self.tokens[after].key not in self.world.firsts

    def _classified(self, first: int, end: int) -> NameRun | None:
        """What a run of capitals names; an office at its head or in its midst is parted from the name after it."""
        tokens, classes = self.tokens, self.classes
        start = first
        last_role = -1
        body = tokens[first].key in self.tables.bodies and any(classes[i] & J for i in range(first + 1, end))
        for index in range(first, first if body else end):  # "the Federation of Lock Keepers" is no keeper
            if (
                classes[index] & (ROLE | ADDRESS)
                and tokens[index].key not in self.tables.genders
                and not self._is_surname(first, index, end)
            ):
                last_role = index
        if last_role >= 0:
            start = last_role + 1
            while start < end and tokens[start].text == ".":
                start += 1
            if start >= end:
                return None  # an office alone: "the Prime Minister"
        else:
            # "Foreign Secretary" has its role; "German Chancellor Olaf Scholz" begins with a demonym, which is cut before.
            known = self._known_at(first, end)
            if known and known[0].kind is EntityKind.PERSON and known[1] > 1:
                return NameRun(
                    first,
                    max(end, first + known[1]),
                    EntityKind.PERSON,
                    known[0],
                    first,
                    certain=True,
                )
            if (bearer := self._bearer(first, end)) is not None:
                return NameRun(first, end, EntityKind.PERSON, bearer, first, certain=True)
        if last_role < 0:
            first = start = self._behind_complement(first, end)
        run = NameRun(start, end, None, None, first)
        known = self._known_at(start, end) if start != first else None
        if known and start + known[1] == end:
            run.kind, run.known, run.certain = known[0].kind, known[0], True
            return run
        if last_role >= 0 and tokens[last_role].lower in self.lexicon.peers and self._has_seat(end):
            run.last = end + 2  # "Lord X of Y"
        self.kinds.judge(run)
        if run.kind is None and end - start == 1 and start in self.sentence_firsts and not self._stands_alone(start):
            return None
        return run

    def _has_seat(self, index: int) -> bool:
        """Whether a peer's name goes on with the place of it: "of Thrale"."""
        if index + 1 >= len(self.tokens):
            return False
        return bool(self.classes[index] & J) and self.tokens[index + 1].capital

    def _behind_complement(self, first: int, end: int) -> int:
        """Where the name begins in a run that says first of what somebody is secretary: "Secretary of Commerce Jane Roe"."""
        if first < 2 or not self.classes[first - 1] & J or not self.classes[first - 2] & ROLE:
            return first
        inner = range(first + 1, end - 1)
        return next((at for at in inner if self.tokens[at].key in self.tables.genders), first)

    def _is_surname(self, first: int, index: int, end: int) -> bool:
        """Whether an occupation is a surname, at the end of a run behind a given name or a form of address: "Tom Baker"."""
        if index + 1 == end and self._bears(index):
            return True
        if index + 1 != end or index == first or self.classes[index] & ADDRESS:
            return False
        before = index - 1 if self.tokens[index - 1].text != "." else index - 2
        if before < first:
            return False
        addressed = bool(self.classes[before] & ADDRESS) and not self.classes[before] & ROLE
        return addressed or self.tokens[before].key in self.tables.genders

    def _bears(self, index: int) -> bool:
        """Whether an occupation stands for somebody of that surname: "Sexton said", but not "the sexton"."""
        return self.tokens[index].text in self.surnames and not (index and self.classes[index - 1] & D)

    def _bearer(self, first: int, end: int) -> Known | None:
        """A person of the world whose surname a run ends in and whose given name has the same initial."""
        if end - first < 2:
            return None
        known = self._known_at(end - 1, end)
        if known is None or known[0].naming is not Naming.SURNAME or known[0].notable is None:
            return None
        name = fold(known[0].notable.names["en"])
        return known[0] if name[:1] == self.tokens[first].key[:1] else None

    def _stands_alone(self, index: int) -> bool:
        """Whether a lone capital at the start of a sentence is a name: a verb of speech follows, or it is one elsewhere."""
        tokens, classes = self.tokens, self.classes
        token = tokens[index]
        if self._bears(index):
            return True
        if (
            token.lower in self.lower_words
            or classes[index] & (ROLE | BODY | CUE | ADV)
            or token.lower in self.lexicon.bare_nouns
        ):
            return False
        if self._appears_inside(token.text) or token.key in self.tables.genders:
            return True
        if index + 1 < len(tokens) and classes[index + 1] & (CUE | AUX):
            return not token.lower.endswith(self.lexicon.noun_endings)
        return False

    def _appears_inside(self, surface: str) -> bool:
        if not hasattr(self, "_inside"):
            self._inside = {t.text for t in self.tokens if t.capital and t.index not in self.sentence_firsts}
        return surface in self._inside


def token_is_title(token: Token, can: int, lexicon: Lexicon) -> bool:
    """Whether a capital stands on an office and not on a name: "le Premier ministre"."""
    return bool(can & (ROLE | BODY)) or token.lower in lexicon.before_roles
