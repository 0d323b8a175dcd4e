"""Who says words that no cue attributes: the speaker before, whom the sentences before are about, or who is named next."""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming, Quotation, Referent, Sentence
from knowledge.extract.quotations.speech import Speech
from knowledge.model import EntityKind, QuoteForm

_MENTIONS_BETWEEN = 60
"""Mentions that are looked at for somebody else named between two quotations."""
_CARRIED_PARAGRAPHS = 2
"""A quotation without a cue may take its speaker from one this many paragraphs back at most."""


class Carrying:
    """Finds the speakers of the quotations of one document that have no cue."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def carry(self, quotation: Quotation, speech: Speech, previous: Quotation | None) -> None:
        """Give a quotation without a cue the speaker of the one before, or whom the sentences around it are about."""
        document = self.document
        sentence = document.sentence_at(quotation.start)
        if previous is not None and previous.speaker is not None:
            distance = sentence.paragraph - document.sentence_at(previous.start).paragraph
            spoken = document.sentence_at(previous.cue_start if previous.cue_start is not None else previous.end)
            between = self._named_between(max(previous.end, spoken.end), speech.marked.open)
            if distance <= _CARRIED_PARAGRAPHS and (between is None or between is previous.speaker):
                quotation.speaker, quotation.carried = previous.speaker, True
                return
        subject = self._subject_before(speech)
        if subject is None and speech.form is QuoteForm.DIRECT:
            subject = self._subject_behind(speech)
        subject = subject or self._only_person_before(sentence)
        if subject is None and speech.form is QuoteForm.DIRECT:
            subject = self._subject_after(speech)
        if subject is not None:
            quotation.speaker, quotation.carried = subject, True

    def _named_between(self, start: int, end: int) -> Referent | None:
        """The last person named as a subject between two offsets."""
        found = None
        for mention in self.document.mentions_in(start, end)[-_MENTIONS_BETWEEN:]:
            if mention.naming is not Naming.PRONOUN and (person := _person(mention)) is not None and person.named:
                found = person
        return found

    def _subject_before(self, speech: Speech) -> Referent | None:
        """The one person whom the same sentence, or the one before in its paragraph, is about."""
        document = self.document
        first = document.tokens[speech.frame.first]
        sentence = document.sentence_at(first.start)
        starts = [sentence]
        if sentence.index > 0 and document.sentences[sentence.index - 1].paragraph == sentence.paragraph:
            starts.append(document.sentences[sentence.index - 1])
        for candidate in starts:
            end = min(candidate.end, speech.marked.open)
            mentions = document.mentions_in(candidate.start, end)[:_MENTIONS_BETWEEN]
            persons = [m for m in mentions if (person := _person(m)) is not None and not person.plural]
            for mention in sorted(persons, key=lambda m: m.naming is Naming.PRONOUN):
                return mention.referent
        return None

    def _only_person_before(self, sentence: Sentence) -> Referent | None:
        """The one person named in the paragraph before, if there is only one."""
        if sentence.paragraph == 0 or sentence.index != self.document.paragraphs[sentence.paragraph].first:
            return None
        before = self.document.paragraphs[sentence.paragraph - 1]
        return self._only_person(before.start, before.end)

    def _only_person(self, start: int, end: int) -> Referent | None:
        """The one person named between two offsets, None where there are none or several."""
        persons = (_person(mention) for mention in self.document.mentions_in(start, end)[:_MENTIONS_BETWEEN])
        named = {person.id: person for person in persons if person is not None and person.named}
        return next(iter(named.values())) if len(named) == 1 else None

    def _following(self, speech: Speech) -> tuple[Sentence, Sentence] | None:
        """The sentence that a quotation ends and the one behind it."""
        last = self.document.sentence_at(max(speech.marked.close - 1, 0))
        if last.index + 1 >= len(self.document.sentences):
            return None
        return last, self.document.sentences[last.index + 1]

    def _subject_behind(self, speech: Speech) -> Referent | None:
        """Whom the next sentence of its paragraph begins with: « … » La procureure Jeanne Roy n'élève pas la voix."""
        pair = self._following(speech)
        if pair is None or pair[0].paragraph != pair[1].paragraph:
            return None
        mention = self.document.mention_at.get(pair[1].first)
        return _person(mention) if mention is not None else None

    def _subject_after(self, speech: Speech) -> Referent | None:
        """The one person named next, behind a text that opens with a quotation."""
        pair = self._following(speech)
        if pair is None or pair[0].paragraph == pair[1].paragraph:
            return None
        if any(_person(mention) for mention in self.document.mentions_in(0, speech.marked.open)[-_MENTIONS_BETWEEN:]):
            return None
        return self._only_person(pair[1].start, pair[1].end)


def _person(mention: Mention) -> Referent | None:
    referent = mention.referent
    return referent if referent is not None and referent.kind is EntityKind.PERSON else None
