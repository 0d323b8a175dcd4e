"""Reads the promises of a document, sentence by sentence, from its chains of verbs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clause, Clauses, analyse
from knowledge.extract.clauses.chains import Chain, Head
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.subjects import Subject
from knowledge.extract.clauses.verbs import Frame, Tense, load_verbs
from knowledge.extract.document import Document, Mention, Quotation, Referent, Sentence
from knowledge.extract.pledges.actors import Actors, Cast, complete
from knowledge.extract.pledges.verdict import Verdict, judge, weaker
from knowledge.model import EntityKind, Item, Pledge, Stated, Status

_GOVERNING = (Frame.PROMISE, Frame.PLAN, Frame.EXPECT, Frame.PROPOSE, Frame.CONSIDER, Frame.AGREE)
_NOUN_REACH = 9
"""Tokens between a noun such as "promise" and its sum."""
_SHARING = frozenset({Frame.PROMISE, Frame.GIVE, Frame.RECEIVE, Frame.RAISE, Frame.HELP, Frame.AMOUNT})
_AHEAD = 12
"""Tokens before a passive in which what is given stands."""
_NEAR, _NEAR_UNKNOWN = 14, 4
"""Tokens behind a chain within which a thing is what it gives; fewer where a verb that is not known stands between."""
_OFTEN = 3
_LONGEST_SENTENCE = 420
"""Characters up to which the span of a lone promise is its whole sentence."""


def _is_nominal(chain: Chain) -> bool:
    return all(sense.noun for sense in chain.heads[0].senses)


@dataclass(slots=True)
class Draft:
    """A promise while it is put together."""

    chain: Chain
    verdict: Verdict
    sentence: Sentence
    cast: Cast
    sums: list[Money]
    things: list[Thing]
    first: int
    last: int
    recipient: Mention | None = None
    recipient_referent: Referent | None = None
    quotation: Quotation | None = None
    confidence: float = 0.5


def extract_pledges(document: Document) -> tuple[Pledge, ...]:
    """Return the promises of a document in order; ids are `p1`, `p2`, ...

    Groups that are actors without a name ("une vingtaine d'États") are added to the document's referents, so that every
    actor's id has one. A language without tables has no promises.
    """
    clauses = analyse(document)
    return pledges_of(clauses) if clauses else ()


def pledges_of(clauses: Clauses) -> tuple[Pledge, ...]:
    """Return the promises among the clauses of a document; see `extract_pledges`."""
    return PledgeReader(clauses).read()


class PledgeReader:
    """Reads the promises of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words
        self._subjects = clauses.subjects
        self._objects = clauses.objects
        self._actors = Actors(clauses.document, clauses.words)
        self._drafts: list[Draft] = []

    def read(self) -> tuple[Pledge, ...]:
        """Return the promises in order."""
        for sentence, clauses in self._clauses.sentences:
            self._read_sentence(clauses)
            self._read_parts(sentence, clauses)
        drafts = self._drafts
        guessed = complete([(d.cast, [d.recipient_referent] if d.recipient_referent else []) for d in drafts])
        for draft, is_guessed in zip(drafts, guessed, strict=True):
            draft.confidence -= 0.15 if is_guessed else 0.0
        drafts = [draft for draft in drafts if draft.cast.referents]
        self._share_recipient(drafts)
        by_sentence = Counter(draft.sentence.index for draft in drafts)
        return tuple(
            self._pledge(draft, number, alone=by_sentence[draft.sentence.index] == 1)
            for number, draft in enumerate(drafts, 1)
        )

    # --- one sentence

    def _read_sentence(self, clauses: list[Clause]) -> None:
        outer: Verdict | None = None
        # Nouns come last: "un prêt pourrait être accordé" is of the verb, "le prêt de la Norvège" of the noun.
        for clause in sorted(clauses, key=lambda clause: _is_nominal(clause.chain)):
            chain = clause.chain
            verdict = judge(chain)
            if clause.before is not None and self._depends(clause.before, chain):
                if clause.before.heads[-1].has(Frame.REQUEST):
                    continue  # "demande que Berlin livre"
                verdict = self._under(outer, verdict)
            if verdict is not None and verdict.would and self._is_reported(clause):
                # "a annoncé que Berlin livrerait": the future of what was said
                verdict = replace(verdict, status=Status.PLEDGED if verdict.status is Status.EXPECTED else verdict.status)
            outer = verdict
            if verdict is None or self._is_conditional(chain, clause.whole):
                continue
            if clause.nearest is not None and clause.nearest.asked:
                continue
            draft = self._draft(clause, verdict)
            if draft is not None and not self._repeats(draft, self._drafts):
                self._drafts.append(draft)

    def _read_parts(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Read who gives which part of a sum: "1.1 billion, including 300 million from Germany and 120 million from Sweden"."""
        frames = {sense.frame for clause in clauses for head in clause.chain.heads for sense in head.senses}
        sums = self._objects.sums_in(sentence.first, sentence.last) if frames & _SHARING else []
        if len(sums) < 2:
            return
        verdicts = [verdict for clause in clauses if (verdict := judge(clause.chain)) is not None]
        words = self._words.clause
        taken = {draft.sums[0].start for draft in self._drafts if draft.sums}
        for money in sums:
            start, end = self._document.token_at(money.start), self._document.token_at(money.end)
            before = [token.lower for token in self._tokens[max(sentence.first, start - 2) : start]]
            if money.start in taken or not any(word in words.parts for word in before):
                continue
            after = next((at for at in range(end, min(end + 2, sentence.last)) if self._tokens[at].lower in words.by_or_from), None)
            givers = self._subjects.named_at(after + 1, sentence.last) if after is not None else []
            if not givers or after is None:
                continue
            given = any(v.status is Status.DELIVERED and v.last in (Frame.GIVE, Frame.RECEIVE) for v in verdicts)
            status = Status.DELIVERED if given else Status.PLEDGED
            verdict = Verdict(status, Frame.PROMISE, Frame.PROMISE, passive=True)
            chain = Chain([Head(after, (), Tense.PARTICIPLE)])
            cast = Cast([self._actors.country_of(one.referent) for one in givers if one.referent is not None], start=start)
            draft = Draft(chain, verdict, sentence, cast, [money], [], start, givers[-1].last)
            draft.confidence = 0.6
            self._drafts.append(draft)

    def _is_reported(self, clause: Clause) -> bool:
        """Whether the clause is opened by "that": what somebody has said."""
        start = clause.subject.start if clause.subject is not None else clause.chain.first
        near = self._tokens[max(clause.whole.first, start - 3) : start]
        return any(token.lower in self._words.clause.that for token in near)

    @staticmethod
    def _under(outer: Verdict | None, verdict: Verdict | None) -> Verdict | None:
        """Return what a clause with "that" says under the verb that governs it: "prévoit que", "promised that"."""
        if outer is None or verdict is None or outer.last not in _GOVERNING:
            return verdict
        passive = outer.passive or outer.last is not Frame.PLAN
        status = weaker(outer.status, verdict.status) if passive else verdict.status
        if outer.last is Frame.PLAN and outer.passive:
            status = weaker(status, Status.EXPECTED)
        return replace(verdict, matrix=verdict.matrix or outer.last, weak=False, status=status)

    def _depends(self, before: Chain, chain: Chain) -> bool:
        """Whether a clause with "that" is what the chain before it promises: "promised that they would back Ukraine"."""
        between = self._tokens[before.last + 1 : chain.first]
        return chain.is_finite and any(token.lower in self._words.clause.that for token in between)

    def _is_conditional(self, chain: Chain, sentence: Sentence) -> bool:
        """Whether the chain stands in an if-clause."""
        words = self._words.clause
        for index in range(chain.first - 1, sentence.first - 1, -1):
            token = self._tokens[index]
            if token.text in ",;:":
                return False
            if token.lower in words.conditions and not (token.lower in words.reflexive):
                return True
            if token.lower in words.that:
                return False
        return False

    def _repeats(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Whether the sums of a draft are those of one before it ("va dévoiler un prêt accordé ...")."""
        for other in drafts:
            if draft.sums and other.sums and draft.sums[0].start == other.sums[0].start:
                return True
            if _is_nominal(draft.chain) and draft.sums and any(draft.sums[0].amount.value == money.amount.value for money in other.sums):
                return True
            if not draft.sums and draft.things and any(t.first == draft.things[0].first for t in other.things):
                return True
        return False

    def _draft(self, clause: Clause, verdict: Verdict) -> Draft | None:
        chain, subject, sentence = clause.chain, clause.subject, clause.whole
        first, last = self._objects.stretch(chain, clause.following, sentence)
        sums = [money for money in self._objects.sums_in(first, last) if self._is_given(money, chain)]
        things = self._objects.things_in(first, last)
        counted = self._objects.counted_in(first, last)
        if verdict.passive or verdict.last is Frame.ARRIVE or not chain.is_finite:
            begin = max(subject.start if subject else sentence.first, chain.first - _AHEAD)
            ahead = self._objects.sums_in(begin, chain.first)
            if not chain.is_finite:
                ahead = ahead[-1:]  # "dont 300 millions promis par Berlin"
            sums = [money for money in ahead if self._is_given(money, chain)] or sums
            things = self._objects.things_in(begin, chain.first) or things
        if counted and all(thing.first > counted.first for thing in things):
            things = [counted, *things]
        quotation = self._clauses.quotation(chain)
        if verdict.status is Status.DELIVERED and self._has_tail(first, last):
            verdict = replace(verdict, status=Status.PLEDGED, matrix=Frame.PROMISE)
        if quotation is not None and verdict.matrix is None and self._is_vowed(quotation) and verdict.status is Status.PLEDGED:
            verdict = replace(verdict, matrix=Frame.PROMISE, weak=False)
            if verdict.last in (Frame.GIVE, Frame.HELP) and subject is not None and subject.first_person:
                things = things or self._objects.anything_in(first, last)
        if not self._counts(chain, verdict, sums, things, subject, first, last):
            return None
        cast = self._actors.of(chain, verdict, subject, self._subjects, sentence, quotation, clause.nearest)
        recipient = self._objects.recipient(first, last, cast.referents)
        draft = Draft(chain, verdict, sentence, cast, sums, things, first, last, recipient, quotation=quotation)
        draft.recipient_referent = self._actors.country_of(recipient.referent) if recipient and recipient.referent else None
        draft.confidence = self._confidence(draft, subject)
        return draft

    def _has_tail(self, first: int, last: int) -> bool:
        """Whether a phrase such as "on the table" stands behind what is put there."""
        words = " ".join(token.lower for token in self._tokens[first:last])
        return any(f" {tail}" in words for tail in self._words.clause.tails)

    def _is_vowed(self, quotation: Quotation) -> bool:
        """Whether the verb that attributes a quotation is one that promises: « ... », a juré X."""
        if quotation.cue_start is None or quotation.cue_end is None:
            return False
        verbs = load_verbs(self._document.language)
        cue = self._document.tokens_in(quotation.cue_start, quotation.cue_end)
        return any(sense.frame is Frame.PROMISE for token in cue for sense in verbs.get(token.lower, ()))

    def _is_given(self, money: Money, chain: Chain) -> bool:
        """Whether a sum is not of what is needed, lost, owed or earned."""
        things = self._words.things
        if chain.heads[-1].has(Frame.HELP, Frame.AMOUNT) is False and self._is_debt(money):
            return False
        start = self._document.token_at(money.start)
        end = self._document.token_at(money.end)
        around = [t.lower for t in self._tokens[max(chain.last + 1, start - 4) : start]]
        around += [t.lower for t in self._tokens[end : end + 3]]
        return not any(word in things.no_promise for word in around)

    def _says_more(self, chain: Chain, last: int) -> bool:
        """Whether "more" or "any" stands for the thing that is refused."""
        near = self._tokens[max(chain.first, chain.last - 2) : min(last, chain.last + 3)]
        return any(token.lower in self._words.clause.more for token in near)

    def _is_of(self, chain: Chain, money: Money) -> bool:
        """Whether a sum is what a noun is of: "un prêt de 5 millions", "contribution, worth 5 million"."""
        start = self._document.token_at(money.start)
        between = self._tokens[min(chain.last, start) : max(chain.last, start)]
        return len(between) <= _NOUN_REACH and not any(t.lower in self._words.clause.clause_ends for t in between)

    def _is_debt(self, money: Money) -> bool:
        end = self._document.token_at(money.end)
        return any(token.lower in self._words.things.debts for token in self._tokens[end : end + 3])

    def _counts(
        self,
        chain: Chain,
        verdict: Verdict,
        sums: list[Money],
        things: list[Thing],
        subject: Subject | None,
        first: int,
        last: int,
    ) -> bool:
        """Whether what stands around the chain makes it a promise."""
        unknown = self._governs_unknown(chain, last)
        if unknown and verdict.last is not Frame.PROMISE:
            sums = []  # "entend faire 40 milliards d'économies"
        reach = _NEAR_UNKNOWN if unknown else _NEAR
        near = [thing for thing in things if thing.first - first <= reach or verdict.passive]
        frame, matrix = verdict.last, verdict.matrix
        if _is_nominal(chain) and (
            not sums or (frame is Frame.GIVE and not self._subjects.givers(chain.first, last)) or not self._is_of(chain, sums[0])
        ):
            return False
        if not chain.is_finite and (not sums or frame not in (Frame.GIVE, Frame.PROMISE)):
            return False
        if verdict.passive and not sums and not any(thing.last <= chain.first for thing in things):
            return False
        about = [t.lower for t in self._tokens[subject.words[0] : subject.words[1]]] if subject and subject.words else []
        if any(word in self._words.things.no_promise or word in self._words.things.debts for word in about):
            return False
        if frame is Frame.AMOUNT:
            return bool(sums) and any(word in self._words.things.inanimate for word in about)
        if frame is Frame.RECEIVE:
            return bool(sums)
        if frame is Frame.ARRIVE:
            before = self._tokens[subject.start - 1].lower if subject and subject.start else ""
            return bool(subject and subject.words and near) and before not in self._words.clause.openers
        if frame is Frame.GIVE:
            counted = any(thing.count is not None for thing in near)
            if matrix is not None and self._objects.recipient(first, last, ()):
                return True
            if matrix is Frame.DECLINE and self._says_more(chain, last):
                return True
            return bool(sums or (near and not verdict.weak) or (counted and self._objects.recipient(first, last, ())))
        if frame is Frame.ACQUIRE and matrix is None:
            return False
        if frame in (Frame.HELP, Frame.RAISE, Frame.ACQUIRE):
            if sums:
                # "raised 40 million" may be from investors: what is raised must be one's own, or aid
                own = [token.lower for token in self._tokens[first:last]]
                return frame is not Frame.RAISE or bool(near) or any(word in self._words.clause.possessives for word in own)
            if matrix is Frame.DECLINE and self._says_more(chain, last):
                return True
            if matrix is Frame.PROMISE:
                return bool(near or self._objects.recipient(first, last, ()))
            counted = any(thing.count is not None for thing in near)
            return bool(near) and (matrix is not None or (verdict.status is not Status.DELIVERED and not verdict.weak and counted))
        if frame is Frame.UNVEIL or frame is Frame.PLAN or frame is Frame.AGREE:
            # A sum shown or planned may be of anything; without one, aid must be named.
            return bool(sums) or any(self._is_aid(thing) for thing in near)
        return bool(sums or near)

    def _governs_unknown(self, chain: Chain, last: int) -> bool:
        """Whether an infinitive of a verb that the tables do not know stands between the chain and its things."""
        words = self._words.clause
        index = chain.last + 1
        if index < last and not "to" in words.infinitive_markers and self._is_infinitive(index):
            return chain.heads[-1].has(Frame.PLAN)  # "entend faire"
        while index < last and self._tokens[index].lower in words.adverbs and self._tokens[index].lower not in words.infinitive_markers:
            index += 1
        if index + 1 >= last or self._tokens[index].lower not in words.infinitive_markers:
            return False
        after = self._tokens[index + 1].lower
        if "to" in words.infinitive_markers:
            return after not in words.determiners and (index + 1) not in self._document.mention_at
        return after not in words.determiners and self._is_infinitive(index + 1)

    def _is_infinitive(self, index: int) -> bool:
        """Whether a word looks like an infinitive of a language that marks it by its ending."""
        return self._tokens[index].lower.endswith(("er", "ir", "re", "oir")) and not self._tokens[index].capital

    def _is_aid(self, thing: Thing) -> bool:
        words = self._words.things
        inside = {self._tokens[i].lower for i in range(thing.first, thing.last)}
        return bool(inside & words.aid) or (thing.count is not None and bool(inside & words.goods))

    def _confidence(self, draft: Draft, subject: Subject | None) -> float:
        score = 0.5
        score += 0.2 if draft.sums else 0.0
        score += 0.1 if draft.verdict.matrix is not None or draft.verdict.last is Frame.GIVE else -0.1
        score += 0.1 if subject is not None and subject.mentions and not subject.inherited else -0.1
        score -= 0.15 if draft.verdict.weak or draft.verdict.would else 0.0
        return min(0.95, max(0.3, score))

    # --- the document as a whole

    def _share_recipient(self, drafts: list[Draft]) -> None:
        """Give a promise that names no recipient the one of the promise before it, or of the next one."""
        known = [draft.recipient_referent for draft in drafts if draft.recipient_referent is not None]
        known = [referent for referent in known if referent.kind is EntityKind.COUNTRY] or known
        usual = max(known, key=known.count) if known else self._most_named(drafts)
        for draft in drafts:
            if draft.recipient_referent is None and usual not in draft.cast.referents:
                draft.recipient_referent = usual

    def _most_named(self, drafts: list[Draft]) -> Referent | None:
        """Return the country that the text names most often and that promises nothing, if it names it often enough."""
        givers = {referent.id for draft in drafts for referent in draft.cast.referents}
        counts: dict[str, int] = {}
        for mention in self._document.mentions:
            referent = mention.referent
            if referent is not None and referent.kind is EntityKind.COUNTRY and referent.id not in givers:
                counts[referent.id] = counts.get(referent.id, 0) + 1
        if not counts:
            return None
        identifier = max(counts, key=lambda key: counts[key])
        return self._document.referents.get(identifier) if counts[identifier] >= _OFTEN else None

    def _pledge(self, draft: Draft, number: int, *, alone: bool) -> Pledge:
        text = self._document.text
        start, end = self._span(draft, alone=alone)
        main = draft.sums[0] if draft.sums else None
        alternatives = [other for money in draft.sums[:1] for other in money.alternatives]
        speaker = draft.quotation.speaker if draft.quotation else None
        return Pledge(
            id=f"p{number}",
            source=self._document.source,
            start=start,
            end=end,
            text=text[start:end],
            actors=tuple(dict.fromkeys(referent.id for referent in draft.cast.referents)),
            open_ended=draft.cast.open_ended,
            recipient=draft.recipient_referent.id if draft.recipient_referent else None,
            amount=main.amount if main else None,
            alternatives=tuple(alternatives),
            items=tuple(self._item(thing) for thing in draft.things if start <= self._tokens[thing.first].start and self._tokens[thing.last - 1].end <= end),
            status=draft.verdict.status,
            attribution=self._attribution(draft),
            attributed_to=speaker.id if speaker and speaker not in draft.cast.referents else None,
            reviewed=False,
            confidence=round(draft.confidence, 2),
        )

    def _attribution(self, draft: Draft) -> Stated | None:
        quotation = draft.quotation
        if quotation is None or quotation.speaker_start is None or quotation.speaker_end is None:
            return None
        start, end = quotation.speaker_start, quotation.speaker_end
        return Stated(start=start, end=end, text=self._document.text[start:end])

    def _item(self, thing: Thing) -> Item:
        start, end = self._tokens[thing.first].start, self._tokens[thing.last - 1].end
        return Item(start=start, end=end, text=self._document.text[start:end], count=thing.count)

    def _span(self, draft: Draft, *, alone: bool) -> tuple[int, int]:
        sentence = draft.sentence
        if alone and sentence.end - sentence.start <= _LONGEST_SENTENCE:
            return sentence.start, sentence.end
        start = self._tokens[min(draft.chain.first, draft.cast.start if draft.cast.start is not None else draft.chain.first)].start
        end = self._tokens[max(draft.chain.last, draft.last - 1)].end
        for money in draft.sums[:1]:
            start, end = min(start, money.start), max(end, money.end)
        for thing in draft.things[:1]:
            start = min(start, self._tokens[thing.first].start)
        return start, min(end, sentence.end)
