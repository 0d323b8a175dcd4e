"""Puts a document's quotations together: finds them, resolves their speakers, carries speakers over, and rates them."""

from __future__ import annotations

from knowledge.extract.document import (
    Document,
    Mention,
    Naming,
    Quotation,
    Referent,
    TokenKind,
)
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import AND, BODY, MARK, ROLE, SIGN, D, J, P, Phrases
from knowledge.extract.quotations.attribution import Attribution, Attributor
from knowledge.extract.quotations.carrying import Carrying
from knowledge.extract.quotations.cue_places import Manner
from knowledge.extract.quotations.cues import Cue, CueFinder, CueKind
from knowledge.extract.quotations.frames import frames_of
from knowledge.extract.quotations.marks import Marked, find_dialogue, find_marked
from knowledge.extract.quotations.reported import Report, ReportFinder
from knowledge.extract.quotations.speech import Speech, SpeechFinder
from knowledge.extract.referents.cast import Cast, slug
from knowledge.extract.referents.coreference import Coreference
from knowledge.model import EntityKind, QuoteForm


class QuotationFinder:
    """Finds the quotations of one document and resolves whom its pronouns and titles stand for."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        cast: Cast,
        phrases: Phrases,
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.classes = classes
        self.cast = cast
        self.phrases = phrases
        self.carrying = Carrying(document)

    def run(self) -> None:
        """Fill the document's mentions and quotations."""
        document = self.document
        document.index_mentions(document.mentions)
        marked = find_marked(document)
        cues = CueFinder(document, self.lexicon, self.classes).find()
        inverted = [cue.verb for cue in cues if self._is_inverted(cue)]
        marked = sorted([*marked, *find_dialogue(document, marked, inverted)], key=lambda m: m.open)
        frames = frames_of(document, marked, self.classes)
        attributor = Attributor(document, self.lexicon, self.classes, self.phrases)
        speeches = SpeechFinder(document, self.lexicon, self.classes, self.phrases, attributor, cues).find(frames)
        taken = {
            s.attribution.cue.verb
            for s in speeches
            if s.attribution is not None and s.manner in {Manner.BEHIND, Manner.BETWEEN, Manner.INSIDE}
        }
        spoken = {speech.marked.opening for speech in speeches}
        reporter = ReportFinder(document, self.lexicon, self.classes, self.phrases, attributor)
        reports = reporter.find(frames, cues, taken, spoken)
        attributions = [s.attribution for s in speeches if s.attribution is not None] + [r.attribution for r in reports]
        coreference = Coreference(
            document,
            self.lexicon,
            self.classes,
            self.phrases,
            self.cast,
            self._quoted_tokens(marked),
            {i for a in attributions for i in range(a.first, a.full)},
        )
        self._mark_occupations(attributions)
        coreference.add_mentions()
        self._add_described(attributions)
        coreference.titles.nationals = self._nationals(attributions)
        coreference.resolve({self._head(attribution) for attribution in attributions})
        self.coreference = coreference
        self._build(speeches, reports)

    def _mark_occupations(self, attributions: list[Attribution]) -> None:
        """Make an office of the noun of a speaker that no table lists and that ends as those do: "the glassblower said"."""
        tokens, lexicon = self.document.tokens, self.lexicon
        singular = (lexicon.definite | lexicon.possessive | lexicon.articles) - lexicon.plural_determiners
        for attribution in attributions:
            first, last = attribution.first, attribution.last
            if attribution.pronoun or tokens[first].lower not in singular:
                continue
            behind = next((i for i in range(first + 2, last) if self.classes[i] & (J | P | SIGN | MARK)), last)
            noun = behind - 1 if lexicon.subject_first else first + 1
            if noun > first and not self.classes[noun] and not tokens[noun].capital:
                self.classes[noun] |= ROLE * lexicon.is_agent(tokens[noun].lower)

    def _add_described(self, attributions: list[Attribution]) -> None:
        """Make mentions of speakers whom the text only describes, so that pronouns can mean them."""
        document = self.document
        added: dict[int, Mention] = {}
        for attribution in attributions:
            span = self._described_span(attribution)
            if attribution.pronoun or not span or any(i in document.mention_at or i in added for i in span):
                continue
            referent = self._unnamed(attribution)
            if referent is None:
                continue
            start, end = document.tokens[span.start].start, document.tokens[span.stop - 1].end
            mention = Mention(
                start,
                end,
                span.start,
                span.stop,
                span.start,
                Naming.TITLE,
                referent,
                referent.plural,
                referent.gender,
            )
            referent.mentions.append(mention)
            added.update(dict.fromkeys(span, mention))
        if added:
            document.index_mentions([*document.mentions, *{id(m): m for m in added.values()}.values()])

    def _described_span(self, attribution: Attribution) -> range:
        """The tokens that describe a speaker: all, or what stands behind the possessive of a name ("Poe's spokesman")."""
        named = [i for i in range(attribution.first, attribution.last) if i in self.document.mention_at]
        if not named:
            return range(attribution.first, attribution.last)
        first = named[-1] + 2
        owned = first < attribution.last and self.document.tokens[first - 1].lower in self.lexicon.possessives
        return range(first, attribution.last) if owned else range(0)

    def _nationals(self, attributions: list[Attribution]) -> dict[int, Referent]:
        """Make titles of speakers called by their nationality ("the Belgian said"); the countries, by the token."""
        nationals: dict[int, Referent] = {}
        for attribution in attributions:
            first, last = attribution.first, attribution.last
            mention = self.document.mention_at.get(last - 1)
            if last != first + 2 or mention is None or mention.naming is not Naming.DEMONYM or mention.referent is None:
                continue
            determiner, name = self.document.tokens[first], self.document.tokens[last - 1]
            several = determiner.lower in self.lexicon.plural_determiners or name.lower.endswith(
                self.lexicon.collective
            )
            if determiner.lower not in self.lexicon.definite or several or attribution.cue.plural:
                continue
            nationals[mention.head] = mention.referent
            mention.naming, mention.referent, mention.first = Naming.TITLE, None, first
            mention.start = determiner.start
            mention.gender = self.cast.gender_shown(first, first + 1)
            self.document.mention_at[first] = mention
        if nationals:
            self.document.index_mentions(self.document.mentions)
        return nationals

    def _is_inverted(self, cue: Cue) -> bool:
        """Whether a verb of speech stands before its subject behind a pause, as in the lines of a dialogue."""
        if cue.kind is not CueKind.VERB or cue.first == 0 or not cue.groups & {"reports", "utters"}:
            return False
        return cue.inverted is not None or self.document.tokens[cue.first - 1].text in {
            ",",
            "!",
            "?",
            "…",
        }

    def _quoted_tokens(self, marked: list[Marked]) -> list[tuple[int, int]]:
        return [(m.first, m.last) for m in marked]

    def _head(self, attribution: Attribution) -> int:
        """The token by which the speaker is known among the mentions."""
        mention = self._mention_of(attribution)
        if mention is None and (span := self._described_span(attribution)):
            return span.start
        return mention.head if mention is not None else attribution.first

    def _mention_of(self, attribution: Attribution) -> Mention | None:
        """The mention that a speaker's phrase is: the person named in it, else what its first noun names."""
        at = self.document.mention_at
        if attribution.pronoun:
            return at.get(attribution.first)
        head: Mention | None = None
        for index in range(attribution.first, attribution.full):
            mention = at.get(index)
            if mention is None or mention is head:
                continue
            if mention.last < attribution.full and self.document.tokens[mention.last].lower in self.lexicon.possessives:
                continue
            behind_of = mention.first > attribution.first and bool(self.classes[mention.first - 1] & (J | P))
            person = mention.referent is not None and mention.referent.kind is EntityKind.PERSON
            if person and not behind_of and mention.naming in {Naming.NAME, Naming.SURNAME}:
                return self._whose_office(mention, attribution) or mention
            if (
                head is None
                and not behind_of
                and mention.naming is not Naming.DEMONYM
                and self._is_first_noun(attribution, mention)
            ):
                head = mention
        return head

    def _whose_office(self, mention: Mention, attribution: Attribution) -> Mention | None:
        """Who is meant where a name only qualifies the office of another: "former Poe speechwriter Jane Roe"."""
        office = False
        for index in range(mention.last, attribution.last):
            other = self.document.mention_at.get(index)
            person = other is not None and other.referent is not None and other.referent.kind is EntityKind.PERSON
            if person and other is not mention and other is not None:
                return other if office or self.classes[other.first] & ROLE else None
            if self.document.tokens[index].kind is not TokenKind.WORD or self.classes[index] & (D | J | P | AND):
                return None
            office = office or bool(self.classes[index] & ROLE)
        return None

    def _is_first_noun(self, attribution: Attribution, mention: Mention) -> bool:
        """Whether nothing but determiners and adjectives stands before a mention in its phrase, and it is all of the phrase."""
        for index in range(attribution.first, mention.first):
            can = self.classes[index]
            if not can & D and self.document.tokens[index].lower not in self.lexicon.before_roles:
                return False
        if mention.naming is Naming.TITLE:
            return True
        return mention.last >= attribution.last or not any(
            self.classes[i] & (ROLE | BODY) for i in range(mention.last, attribution.last)
        )

    # --- speakers

    def _build(self, speeches: list[Speech], reports: list[Report]) -> None:
        document = self.document
        items: list[tuple[int, Speech | Report]] = [(s.pieces[0][0], s) for s in speeches] + [
            (r.start, r) for r in reports
        ]
        items.sort(key=lambda item: item[0])
        previous: Quotation | None = None
        for _, item in items:
            quotation = self._of_speech(item, previous) if isinstance(item, Speech) else self._of_report(item)
            if quotation is None:
                continue
            document.quotations.append(quotation)
            if quotation.speaker is not None or isinstance(item, Speech):
                previous = quotation

    def _of_speech(self, speech: Speech, previous: Quotation | None) -> Quotation | None:
        start, end = speech.pieces[0][0], speech.pieces[-1][1]
        quotation = Quotation(start, end, speech.form, list(speech.pieces))
        if speech.attribution is not None:
            self._attribute(quotation, speech.attribution)
        else:
            self.carrying.carry(quotation, speech, previous)
            inside = speech.marked.opening > speech.frame.first > 0  # a headline gives words without their speaker
            if quotation.speaker is None and (inside or speech.form is QuoteForm.PARTIAL):
                return None
        return quotation

    def _of_report(self, report: Report) -> Quotation | None:
        quotation = Quotation(report.start, report.end, QuoteForm.INDIRECT, [(report.start, report.end)])
        self._attribute(quotation, report.attribution)
        return quotation

    def _attribute(self, quotation: Quotation, attribution: Attribution) -> None:
        tokens = self.document.tokens
        if not self._is_own(attribution):
            quotation.speaker_start = tokens[attribution.first].start
            quotation.speaker_end = tokens[attribution.last - 1].end
        cue = attribution.cue
        if cue.last > cue.first:
            last = cue.last - 1 if cue.inverted == cue.last - 1 else cue.last
            first = cue.verb if cue.kind is CueKind.VERB and tokens[cue.verb].lower in self.lexicon.cues else cue.first
            quotation.cue_start = tokens[first].start
            quotation.cue_end = tokens[max(last, first + 1) - 1].end
        quotation.speaker = self.speaker_of(attribution)

    def speaker_of(self, attribution: Attribution) -> Referent | None:
        """Return whom an attribution names, as written where the text has no name for them."""
        mention = self._mention_of(attribution)
        if mention is not None and mention.referent is not None:
            self._describe(mention.referent, mention, attribution)
            return mention.referent
        if attribution.pronoun:
            return None
        return self._unnamed(attribution)

    def _describe(self, referent: Referent, mention: Mention, attribution: Attribution) -> None:
        """Give somebody whom only a description names all of it: "a spokesman for the port", and not "a spokesman"."""
        begins = mention.naming is Naming.TITLE and mention.first == attribution.first
        if referent.named or not begins or mention.last >= attribution.last:
            return
        if attribution.cue.kind is CueKind.GERUND and not self.classes[mention.last] & (J | P):
            return  # "A Treasury source went further, calling it"
        tokens = self.document.tokens
        definite = tokens[mention.first].lower in self.lexicon.definite
        if definite or mention.first == mention.head or tokens[mention.first].lower in self.lexicon.articles:
            start = tokens[mention.first + definite].start
            referent.name = self.document.text[start : tokens[attribution.last - 1].end]

    def _headed(self, attribution: Attribution, surname: str) -> Referent | None:
        """The one person whose surname heads a headline, in which no names are looked for ("Roe: The dam stays")."""
        if attribution.cue.first < attribution.cue.last:
            return None
        persons = [r for r in self.document.referents.values() if r.kind is EntityKind.PERSON and r.named]
        bearers = [person for person in persons if slug(person.name).endswith(f"-{surname}")]
        return bearers[0] if len(bearers) == 1 else None

    def _is_own(self, attribution: Attribution) -> bool:
        """Whether it is the newspaper itself that knows: "our information", "nos sources"."""
        if self.document.tokens[attribution.first].lower not in self.lexicon.own:
            return False
        span = range(attribution.first, attribution.last)
        return not any(
            self.classes[i] & ROLE and self.document.tokens[i].lower not in self.lexicon.anonymous for i in span
        )

    def _is_somebody(self, first: int, last: int) -> bool:
        """Whether a description has a word for somebody that owns nothing: "an inspector's report" is nobody."""
        lowers, possessives = self.document.lowers, self.lexicon.possessives
        owner = next((i for i in range(last - 1, first, -1) if lowers[i] in possessives), first)
        complement = next((i for i in range(first, owner) if self.classes[i] & (J | P)), last)
        head = range(first, complement) if complement < owner else range(owner, last)
        return any(self.classes[i] & ROLE for i in head)

    def _unnamed(self, attribution: Attribution) -> Referent | None:
        """A speaker whom the text only describes: "un responsable américain", "the study"."""
        tokens = self.document.tokens
        first = attribution.first
        if tokens[first].lower in self.lexicon.definite and attribution.last > first + 1:
            first += 1
        name = self.document.text[tokens[first].start : tokens[attribution.last - 1].end].strip()
        if not name or self._is_own(attribution):
            return None
        identifier = slug(name)
        referent = self.document.referents.get(identifier) or self._headed(attribution, identifier)
        if referent is None:
            person = self._is_somebody(first, attribution.last)
            kind = EntityKind.PERSON if person else EntityKind.ORGANISATION
            plural = tokens[attribution.first].lower in self.lexicon.plural_determiners or attribution.cue.plural
            plural = plural or any(
                (role := self.lexicon.roles.get(token.lower)) is not None and role.plural
                for token in tokens[first : attribution.last]
            )
            referent = Referent(identifier, kind, name, [name], named=False, plural=plural)
            referent.gender = self.cast.gender_shown(attribution.first, attribution.last)
            self.document.referents[identifier] = referent
        return referent
