"""Whose a promise is: countries and bodies rather than the persons who speak for them."""

from __future__ import annotations

from knowledge.extract.clauses.analysis import Clause
from knowledge.extract.clauses.chain import REACH, Chain, is_noun
from knowledge.extract.clauses.givers import GiverFinder
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame, Tense, load_verbs
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention, Naming, Quotation, Referent, Sentence, Token, TokenKind
from knowledge.extract.pledges.casts import Cast
from knowledge.extract.pledges.verdict import Verdict
from knowledge.extract.referents.cast import slug
from knowledge.model import EntityKind

_LONGEST_NAME = 80
_LONGEST_GROUP = 9
_LONGEST_SINGULAR = 3
"""Words of a description that can be an actor: "les ministres des Finances de la zone euro"."""
_COUNTRY_REACH = 6
"""Sentences back to which "the country" is one that was named."""
_FIRST_MENTIONS = 3
"""Mentions of a person among which one tells their country."""
_LONGEST_HEADING = 5
"""Tokens of a line that is the heading of what follows: the name of a company, say."""
_BODIES = (EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP)
_OWNERS = (*_BODIES, EntityKind.PERSON)


class Actors:
    """Finds the actors of the promises of one document."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words
        self._bodies: dict[str, Referent] | None = None

    def country_of(self, referent: Referent) -> Referent:
        """Return the country that a person serves, or the body; others stand for themselves."""
        if referent.kind is EntityKind.PERSON:
            for key in (referent.country, referent.body):
                if key and key in self._document.referents:
                    return self._document.referents[key]
            return self._by_demonym(referent) or referent
        if not referent.named and referent.country in self._document.referents:
            return self._document.referents[str(referent.country)]
        return referent

    def _by_demonym(self, person: Referent) -> Referent | None:
        """Return the country that an adjective before a person's office names: "Tunisian Interior Minister X"."""
        for mention in person.mentions[:_FIRST_MENTIONS]:
            before = self._document.mention_at.get(mention.first - 1)
            if before is not None and before.naming is Naming.DEMONYM and self._holds_office(mention):
                return before.referent
        return None

    def of(self, clause: Clause, verdict: Verdict, finder: GiverFinder, quotation: Quotation | None) -> Cast:
        """Return the actors of a clause, as far as its sentence names them."""
        chain, subject, nearest, sentence = clause.chain, clause.subject, clause.nearest, clause.whole
        speaker = (
            self.country_of(quotation.speaker) if quotation is not None and quotation.speaker is not None else None
        )
        unknown = Cast([], speaker=speaker)
        beside = self._beside(chain, verdict, finder, sentence)
        if beside:
            return self._cast(beside, sentence)
        if verdict.passive or not chain.is_finite:
            if not chain.is_finite and nearest is not None and nearest.mentions:
                unknown.nearest = self._cast(nearest.mentions, sentence).referents
            elif chain.heads[0].tense == Tense.GERUND:
                unknown.nearest = self._first_named(chain, sentence)
            elif verdict.last is Frame.GIVE and (sender := self._sent_by(chain, sentence)):
                return Cast([sender], start=chain.first)
            return unknown
        if verdict.last in (Frame.RECEIVE, Frame.ARRIVE) or subject is None:
            return unknown
        if subject.mentions:
            acting = [mention for mention in subject.mentions if not self._is_thing(mention)]
            return self._cast(acting, sentence, open_ended=subject.open_ended) if acting else unknown
        if chain.heads[0].end and (view := self._in_view(chain, finder, sentence)):
            return self._cast(view, sentence)
        if subject.first_person:
            return Cast([speaker], start=subject.start) if speaker else unknown
        return self._described(subject, sentence, singular=not verdict.weak) or unknown

    def acting(self, subject: Subject, sentence: Sentence) -> list[Referent] | None:
        """Return the actors whom a subject names, None where it names none."""
        acting = [mention for mention in subject.mentions if not self._is_thing(mention)]
        return self._cast(acting, sentence).referents if acting else None

    def named(self, subject: Subject, sentence: Sentence, *, anybody: bool = False) -> list[Referent]:
        """Return those whom a subject names, as themselves: an owner for "her country", a description for a source.

        `anybody` takes whatever a common noun describes for somebody: only people do what the verb says.
        """
        found: list[Referent] = []
        for mention in subject.mentions:
            referent = mention.referent
            own = self._tokens[mention.first].lower in self._words.clause.possessives
            if own and (referent is None or referent.kind is not EntityKind.PERSON):
                referent = self._owner(mention, sentence)  # "her country"; her deputy has a mind of his own
            if referent is not None and not self._is_thing(mention):
                found.append(referent)
        if not found and subject.words is not None:
            described = self._described(subject, sentence, singular=anybody or self._is_body(subject.words))
            found = described.referents if described is not None else []
        return list(dict.fromkeys(found))

    def _is_body(self, words: tuple[int, int]) -> bool:
        """Whether a common noun of those that stand for bodies describes: "the district", "le conseil"."""
        clause, things = self._words.clause, self._words.things
        bodies = things.authorities | things.sources | clause.generic | clause.body_words
        return any(token.lower in bodies for token in self._tokens[slice(*words)])

    def _first_named(self, chain: Chain, sentence: Sentence) -> list[Referent]:
        """Return whom the sentence names first, before what it announces: ", annonçant une aide de 5 millions"."""
        first = max(sentence.first, chain.first - REACH)
        for mention in self._document.mentions_in(self._tokens[first].start, self._tokens[chain.first].start):
            if mention.referent is not None and mention.referent.kind in (EntityKind.COUNTRY, EntityKind.ORGANISATION):
                return [self.country_of(mention.referent)]
        return []

    def _sent_by(self, chain: Chain, sentence: Sentence) -> Referent | None:
        """Return the country whose people are sent: "sixty Danish medics will be sent", "des médecins polonais"."""
        first = max(sentence.first, chain.first - _LONGEST_GROUP)
        people = self._words.things.people
        for mention in self._document.mentions_in(self._tokens[first].start, self._tokens[chain.first].start):
            near = self._document.lowers[max(0, mention.first - 1) : mention.last + 1]
            if mention.naming is Naming.DEMONYM and not people.isdisjoint(near):
                return mention.referent
        return None

    def _is_thing(self, mention: Mention) -> bool:
        """Whether a title names a thing and nobody: "le texte", "the package"; but "le fonds japonais Orvane" has a name."""
        inanimate, last = self._words.things.inanimate, self._tokens[mention.last - 1]
        if mention.naming is not Naming.TITLE or (last.capital and last.lower not in inanimate):
            return False
        return any(token.lower in inanimate for token in self._tokens[mention.first : mention.last])

    def _beside(self, chain: Chain, verdict: Verdict, finder: GiverFinder, sentence: Sentence) -> list[Mention]:
        """Return who gives where that is not the subject: the owner of a noun, the agent of a passive, the source."""
        if is_noun(chain):
            givers = finder.owners(chain.first, sentence.last)
            if givers:
                return givers
        if verdict.last is Frame.COME:
            return finder.named_after(chain.last + 1, sentence.last)
        if verdict.last is Frame.EXPECT and (sources := finder.sources(chain, sentence.last)):
            return sources  # "another 200,000 is expected from Sport Wales"
        if verdict.passive or not chain.is_finite:
            return finder.agents(chain, sentence.last)
        return finder.sources(chain, sentence.last) if verdict.last is Frame.RECEIVE else []

    def _in_view(self, chain: Chain, finder: GiverFinder, sentence: Sentence) -> list[Mention]:
        """Return for whom something is so: "pas question pour Rome de livrer", "pour Rome, pas question"."""
        for at in (chain.heads[0].last + 1, sentence.first):
            if at < sentence.last and self._tokens[at].lower in self._words.clause.for_:
                return finder.named_after(at + 1, sentence.last)
        return []

    def _cast(self, mentions: list[Mention], sentence: Sentence, *, open_ended: bool = False) -> Cast:
        if self._are_examples(mentions):
            mentions = mentions[1:]
        referents = [found for mention in mentions if (found := self._actor(mention, sentence)) is not None]
        return Cast(list(dict.fromkeys(referents)), open_ended=open_ended, start=mentions[0].first)

    def _are_examples(self, mentions: list[Mention]) -> bool:
        """Whether a group comes first and names follow that say who it is: "two companies, Brask and Nordlys,"."""
        if len(mentions) < 3:
            return False
        first, second = mentions[0].referent, mentions[1].referent
        group = first is not None and not first.named and (first.plural or mentions[0].plural)
        return group and second is not None and second.named and mentions[1].first - mentions[0].last == 1

    def _actor(self, mention: Mention, sentence: Sentence) -> Referent | None:
        if mention.referent is None:
            return None
        own = {token.lower for token in self._tokens[mention.first : mention.last]}
        if not mention.referent.named and not own.isdisjoint(self._words.clause.companies):
            return mention.referent  # "le sidérurgiste luxembourgeois" is no Luxembourg
        described = mention.naming is Naming.TITLE or not mention.referent.named
        if not mention.referent.named and mention.referent.kind is EntityKind.PERSON and not mention.referent.plural:
            # "the finance minister": of the country that the text speaks of
            actor = self.country_of(mention.referent)
            if actor is mention.referent:
                actor = self._body_inside(mention) or actor
            return actor if actor is not mention.referent else self._country_before(mention) or actor
        actor = (self._behind_title(mention, sentence) if described else None) or self.country_of(mention.referent)
        if actor.kind is EntityKind.PERSON and self._holds_office(mention):
            return self._country_before(mention) or actor
        return actor

    def _body_inside(self, mention: Mention) -> Referent | None:
        """Return the country or body that an office names: "la cheffe de la diplomatie de l'UE", "the EU's chief"."""
        if self._bodies is None:
            self._bodies = {
                form: referent
                for referent in self._document.referents.values()
                if referent.kind in _BODIES and referent.named
                for form in (referent.name, *referent.forms)
            }
        for token in self._tokens[mention.first : mention.last]:
            if token.capital and token.text in self._bodies:
                return self._bodies[token.text]
        return None

    def _holds_office(self, mention: Mention) -> bool:
        """Whether a person whose country nothing tells is called by an office of a state."""
        role = mention.referent.role if mention.referent is not None and mention.referent.role else ""
        words = {token.lower for token in self._tokens[mention.first : mention.last]} | set(role.lower().split())
        return not words.isdisjoint(self._words.clause.offices)

    def _behind_title(self, mention: Mention, sentence: Sentence) -> Referent | None:
        """Return whom a common noun stands for: an owner, a group, the country last named, a name in it or above it."""
        referent, words = mention.referent, self._words.clause
        first = self._tokens[mention.first].lower
        found = self._owner(mention, sentence) if first in words.possessives else None
        if found is None and referent is not None and (referent.plural or first in words.plural_determiners):
            found = self._group_of(mention, sentence)
        state = words.country_words | words.body_words if referent is not None and referent.country is None else ()
        if found is None and any(t.lower in state for t in self._tokens[mention.first : mention.last]):
            found = self._country_before(mention)
        found = found or self._name_inside(mention) or self._as_called(mention)
        if found is None and referent is not None and referent.kind is EntityKind.ORGANISATION:
            found = self._heading(sentence)
        return found

    def _as_called(self, mention: Mention) -> Referent | None:
        """Return a body of its own where a noun cannot stand for the one that was named: "the county" is no council."""
        referent, words = mention.referent, self._words.clause
        if referent is None or not referent.named or referent.kind is not EntityKind.ORGANISATION:
            return None
        noun = self._tokens[mention.head].lower
        # Where an owner stands before its noun, the noun that says what a body is ends its name.
        place = -1 if words.possessive_signs else 0
        if noun in words.generic or any(
            form.lower().split()[place] == noun for form in (referent.name, *referent.forms)
        ):
            return None
        last = min(mention.last, mention.first + _LONGEST_GROUP)
        return self._body_called(self._document.text[mention.start : self._tokens[last - 1].end])

    def _owner(self, mention: Mention, sentence: Sentence) -> Referent | None:
        """Return whose "her government" is: of whoever the sentence has named before."""
        first = max(sentence.first, mention.first - REACH)
        owners = self._document.mentions_in(self._tokens[first].start, mention.start)
        for owner in reversed(owners):
            if owner.referent is not None and owner.referent.kind in _OWNERS:
                return self.country_of(owner.referent)
        return None

    def _group_of(self, mention: Mention, sentence: Sentence) -> Referent | None:
        referent = mention.referent
        if referent is None or referent.kind is EntityKind.PERSON or referent.country is not None:
            return None
        group = self._group(mention.first, self._phrase_end(mention.last, sentence.last))
        return group.referents[0] if group is not None else None

    def _country_before(self, mention: Mention) -> Referent | None:
        """Return the country that the text speaks of before "le pays" or "the ministry": the last sentence's first.

        What a sentence names first it speaks of; a person stands for the country that they serve.
        """
        last = self._document.sentence_at(mention.start).index
        for index in range(last, max(-1, last - _COUNTRY_REACH), -1):
            sentence = self._document.sentences[index]
            for other in self._document.mentions_in(sentence.start, min(sentence.end, mention.start))[:REACH]:
                if other.naming is Naming.CAPITAL and self._is_from(other):
                    continue  # "offers from New York and Tokyo" speak of no state
                country = self.country_of(other.referent) if other.referent is not None else None
                if country is not None and country.kind is EntityKind.COUNTRY:
                    return country
        return None

    def _is_from(self, mention: Mention) -> bool:
        """Whether a capital stands behind a preposition, or an "and" behind a name that does: where, and not who."""
        before = self._tokens[mention.first - 1].lower if mention.first else ""
        words = self._words.clause
        return before in words.prepositions or before in words.and_

    def _phrase_end(self, index: int, last: int) -> int:
        """Return where the adjectives behind a noun end: "les pays riches"."""
        words, verbs = self._words.clause, load_verbs(self._document.language)
        for at in range(index, min(index + 3, last)):
            token = self._tokens[at]
            small = token.lower in self._words.small or token.lower in words.reflexive or token.lower in words.negation
            if token.kind is not TokenKind.WORD or token.capital or small or token.lower in verbs:
                return at
        return min(index + 3, last)

    def _name_inside(self, mention: Mention) -> Referent | None:
        """Return the name that a title holds after its common noun: "le géant Vandermeer"."""
        if mention.referent is None or mention.referent.kind is EntityKind.PERSON:
            return None
        for index in range(mention.first + 2, min(mention.last, mention.first + 6)):
            token = self._tokens[index]
            if token.kind is not TokenKind.WORD or not token.capital:
                continue
            before = self._tokens[index - 1]
            if before.lower in self._words.clause.determiners:
                before = self._tokens[index - 2]
            follows = index + 1 < mention.last and not self._tokens[index + 1].capital
            if before.capital or follows or before.lower in self._words.clause.prepositions:
                return None  # "le gouvernement de Lima", "the Korean group"
            end = index + 1
            while end < mention.last and self._tokens[end].capital:
                end += 1
            return self._body_called(self._document.text[token.start : self._tokens[end - 1].end])
        return None

    def _body_called(self, name: str) -> Referent:
        identifier = slug(name)
        if identifier not in self._document.referents:
            self._document.referents[identifier] = Referent(identifier, EntityKind.ORGANISATION, name, forms=[name])
        return self._document.referents[identifier]

    def _described(self, subject: Subject, sentence: Sentence, *, singular: bool = False) -> Cast | None:
        """Read a subject that names nobody: a group is an actor by its description, a thing has its giver elsewhere."""
        if subject.words is None:
            return None
        first, last = subject.words
        tokens = self._tokens[first:last]
        inanimate = any(token.lower in self._words.things.inanimate for token in tokens[:5])
        things = self._words.things
        if inanimate or any(token.lower in things.goods and token.lower not in things.people for token in tokens[:5]):
            return None
        heading = self._heading(sentence)
        if heading is not None:
            return Cast([heading], start=first)
        if any(token.lower in self._words.clause.pronouns for token in tokens):
            return None
        if singular and self._is_private(tokens) and (group := self._group(first, last, singular=True)):
            return group
        inside = [
            mention.referent
            for mention in self._document.mentions_in(tokens[0].start, tokens[-1].end)
            if mention.referent is not None
            and mention.referent.kind in _BODIES
            and not self._is_placed(mention)
            and not self._is_attribute(mention, last)
        ]
        if inside:
            return Cast([self.country_of(inside[0])], start=first)
        return self._group(first, last, singular=singular)

    def _is_attribute(self, mention: Mention, last: int) -> bool:
        """Whether a capital only says of what sort a noun is: "the Catholic diocese"."""
        before_noun = mention.last < last and self._tokens[mention.last].kind is TokenKind.WORD
        sort = mention.referent is not None and mention.referent.kind is EntityKind.ORGANISATION
        return self._words.clause.bare_infinitives and before_noun and sort and mention.naming is Naming.NAME

    def _is_placed(self, mention: Mention) -> bool:
        """Whether a name only says where something is: "une minoterie en Guyane"."""
        before = self._tokens[mention.first - 1].lower if mention.first else ""
        return before in self._words.clause.in_ or before in self._words.clause.places

    def _is_private(self, tokens: list[Token]) -> bool:
        """Whether one thing is described that only a word links with a country: "a Norwegian yard", "Oslo's museum"."""
        words = self._words.clause
        last = self._document.mention_at.get(tokens[-1].index)
        known = [self._document.mention_at.get(token.index) for token in tokens]
        demonym = any(mention is not None and mention.naming is Naming.DEMONYM for mention in known)
        body = tokens[-1].lower in words.companies or tokens[-1].lower in words.generic
        demonym = demonym or (words.bare_infinitives and body and any(mention is not None for mention in known))
        state = words.body_words | words.country_words | words.offices | self._words.things.sources
        # Where articles tell, an adjective may end as a plural does: "le groupe luxembourgeois".
        plural = (
            tokens[-1].lower.endswith(("s", "x"))
            if words.bare_infinitives
            else tokens[0].lower in words.plural_determiners
        )
        return demonym and last is None and not plural and not any(token.lower in state for token in tokens)

    def common(self, first: int, last: int) -> Cast | None:
        """Return the actor that the common nouns `first:last` name: "la ville", "the team's owners"."""
        return self._group(first, last, singular=True)

    def _group(self, first: int, last: int, *, singular: bool = False) -> Cast | None:
        """Make an actor of a description that names nobody: "une vingtaine d'États", "rich countries", "the county".

        One thing alone is an actor only where it stands with its article and what it does is beyond doubt (`singular`).
        """
        tokens = self._tokens[first:last]
        words = [token for token in tokens if token.lower not in self._words.clause.determiners]
        plural = any(token.lower.endswith(("s", "x")) for token in words)
        source = any(token.lower in self._words.things.sources for token in words)
        alone = singular and len(words) < len(tokens) and len(words) <= _LONGEST_SINGULAR
        if not words or not (plural or source or alone) or len(words) > _LONGEST_GROUP:
            return None
        signs = self._words.clause.possessive_signs
        if any(token.lower in self._words.clause.relatives for token in tokens):
            return None  # "ce qui a permis"
        if any(token.kind is TokenKind.MARK and token.lower not in signs for token in tokens):
            return None
        name = self._document.text[tokens[0].start : tokens[-1].end].strip()
        if not 2 < len(name) <= _LONGEST_NAME:
            return None
        identifier = slug(name)
        referent = self._document.referents.get(identifier)
        if referent is None:
            referent = Referent(identifier, EntityKind.GROUP, name, forms=[name], plural=True, named=False)
            self._document.referents[identifier] = referent
        return Cast([referent], start=first)

    def _heading(self, sentence: Sentence) -> Referent | None:
        """Return what the line above a paragraph names, if that is all the line says: a company in a list of them."""
        paragraph = self._document.paragraphs[sentence.paragraph]
        if paragraph.index == 0:
            return None
        above = self._document.paragraphs[paragraph.index - 1]
        tokens = self._document.tokens_in(above.start, above.end)
        if not 0 < len(tokens) <= _LONGEST_HEADING or not all(
            token.capital for token in tokens if token.kind is TokenKind.WORD
        ):
            return None
        if any(token.kind is not TokenKind.WORD and token.text not in "&-'" for token in tokens):
            return None
        mention = self._document.mention_at.get(tokens[0].index)
        if mention is not None and mention.referent is not None:
            return self.country_of(mention.referent)
        return self._body_called(self._document.text[tokens[0].start : tokens[-1].end])
