"""Reads the promises of a document, sentence by sentence, from its chains of verbs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clause, Clauses, analyse, asks
from knowledge.extract.clauses.chain import REACH, Chain, is_earlier, is_noun
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame, Tense
from knowledge.extract.document import Document, Mention, Referent
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.pledges.casts import Cast, complete
from knowledge.extract.pledges.drafts import Draft
from knowledge.extract.pledges.evidence import Evidence
from knowledge.extract.pledges.facts import PledgeMaker
from knowledge.extract.pledges.gifts import GiftTest
from knowledge.extract.pledges.lists import ListReader
from knowledge.extract.pledges.parts import PartReader
from knowledge.extract.pledges.surroundings import Surroundings
from knowledge.extract.pledges.verdict import Verdict, judge, weaker
from knowledge.model import EntityKind, Pledge, Status

_GOVERNING = (Frame.PROMISE, Frame.PLAN, Frame.EXPECT, Frame.PROPOSE, Frame.CONSIDER, Frame.AGREE)
_PAYING = (Frame.GIVE, Frame.SPEND, Frame.HELP, Frame.RAISE)
"""Frames of verbs behind which a large number is money."""
_OPENING = 6
"""Tokens that open a sentence in which "under the plan" stands."""
_AHEAD = 20
"""Tokens before a passive in which what is given stands."""
_RECENT = 40
"""How many promises back one may be that a noun takes up again."""
_EARLY = 200
"""How many mentions are looked through for whom the text says is aided."""
_BESIDE = 3
"""Sentences behind a promise within which who may follow or stays out need not say with what."""
_OFTEN = 3
"""How often a text has to name a country for it to be the recipient where no promise names one."""


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
        self._givers = clauses.givers
        self._objects = clauses.objects
        self._actors = Actors(clauses.document, clauses.words)
        self._evidence = Evidence(clauses)
        self._gifts = GiftTest(clauses)
        self._parts = PartReader(clauses, self._actors)
        self._lists = ListReader(clauses, self._actors)
        self._drafts: list[Draft] = []

    def read(self) -> tuple[Pledge, ...]:
        """Return the promises in order."""
        for sentence, clauses in self._clauses.sentences:
            if asks(self._tokens, sentence):
                continue  # what is asked is not promised
            self._read_sentence(clauses)
            self._drafts.extend(self._parts.read(sentence, clauses, self._drafts[-_RECENT:]))
            self._drafts.extend(self._lists.read(sentence, self._drafts[-_RECENT:]))
        complete([(d.cast, [d.recipient] if d.recipient else [], _may_share(d)) for d in self._drafts])
        drafts = [draft for draft in self._drafts if draft.cast.referents]
        self._share_recipient(drafts)
        by_sentence = Counter(draft.sentence.index for draft in drafts)
        maker = PledgeMaker(self._document, self._words)
        return tuple(
            maker.fact(draft, number, alone=by_sentence[draft.sentence.index] == 1)
            for number, draft in enumerate(drafts, 1)
        )

    # --- one sentence

    def _read_sentence(self, clauses: list[Clause]) -> None:
        outer: Verdict | None = None
        governor: Clause | None = None
        known = len(self._drafts)
        # Nouns come last: "un prêt pourrait être accordé" is of the verb, "le prêt de la Norvège" of the noun.
        for clause in sorted(clauses, key=lambda clause: is_noun(clause.chain)):
            depends = clause.before is not None and self._depends(clause.before, clause.chain)
            if depends and clause.before is not None and clause.before.heads[-1].has(Frame.REQUEST, Frame.ASK):
                continue  # "demande que Berlin livre"
            verdict = judge(clause.chain, forgiving=self._gifts.is_about_debts(clause.chain, clause.whole))
            if verdict is not None and depends:
                verdict = _under(outer, verdict)
            if (
                verdict is not None
                and verdict.would
                and verdict.status is Status.EXPECTED
                and self._is_reported(clause)
            ):
                verdict = replace(verdict, status=Status.PLEDGED)  # "a annoncé que Berlin livrerait"
            if verdict is not None and verdict.would:
                verdict = replace(verdict, status=weaker(verdict.status, self._under_plan(clause)))
            promised_by = governor if depends else None
            outer, governor = verdict, clause
            if verdict is None or self._is_conditional(clause) or (clause.nearest is not None and clause.nearest.asked):
                continue
            draft = self._draft(clause, verdict)
            if draft is not None and promised_by is not None and promised_by.subject is not None:
                # "promised that every school would receive 5 million"
                whose = self._actors.acting(promised_by.subject, clause.whole)
                draft.cast.nearest = draft.cast.nearest or whose
            if draft is not None and not self._repeats(draft) and not self._goes_on(draft):
                self._drafts.append(draft)
        own = self._drafts[known:]
        latest = max((draft.chain.first for draft in own), default=0)
        self._drafts[known:] = [draft for draft in own if not self._is_superseded(draft, latest)]

    def _is_superseded(self, draft: Draft, latest: int) -> bool:
        """Whether a relative clause only tells what was so before: "which had at first refused to pay, gave 2 million".

        `latest` is where the last promise of the sentence begins.
        """
        chain, words = draft.chain, self._words.clause
        if draft.verdict.status is not Status.DECLINED or not is_earlier(chain):
            return False
        before = self._tokens[chain.first - 1].lower if chain.first else ""
        related = before in words.subject_relatives and before not in words.that
        return related and latest > chain.last

    def _depends(self, before: Chain, chain: Chain) -> bool:
        """Whether a clause with "that" is what the chain before it governs: "promised that they would back Ukraine"."""
        between = self._tokens[before.last + 1 : chain.first]
        return chain.is_finite and any(token.lower in self._words.clause.that for token in between)

    def _is_reported(self, clause: Clause) -> bool:
        """Whether the clause is opened by "that": what somebody has said."""
        own = clause.subject is not None and not clause.subject.inherited
        start = clause.subject.start if own and clause.subject is not None else clause.chain.first
        near = self._tokens[max(clause.whole.first, start - 3) : start]
        return any(token.lower in self._words.clause.that for token in near)

    def _under_plan(self, clause: Clause) -> Status:
        """Return how firm at most is what would be done: "under the plan, the city would pay 5 million"."""
        words = self._words.clause
        near = self._tokens[clause.whole.first : min(clause.chain.first, clause.whole.first + _OPENING)]
        under = bool(near) and near[0].lower in words.under and any(token.lower in words.plans for token in near)
        if not under:
            return Status.DELIVERED
        return Status.CONSIDERED if any(token.lower in words.tentative for token in near) else Status.PROPOSED

    def _is_conditional(self, clause: Clause) -> bool:
        """Whether the chain stands in an if-clause."""
        words = self._words.clause
        first = clause.chain.first
        for index in range(first - 1, max(clause.whole.first, first - REACH) - 1, -1):
            token = self._tokens[index]
            if token.text in ",;:" or token.lower in words.that:
                return False
            if token.lower in words.conditions and token.lower not in words.reflexive:
                return True
        return False

    def _repeats(self, draft: Draft) -> bool:
        """Whether a draft is one before it again: the same sum or thing, or a noun for what a verb has promised."""
        for other in self._drafts[-_RECENT:]:
            if draft.sums and other.sums:
                if draft.sums[0].start == other.sums[0].start:
                    return True
                value = draft.sums[0].amount.value
                if is_noun(draft.chain) and any(value == money.amount.value for money in other.sums):
                    return True
            if not draft.sums and draft.things and any(t.first == draft.things[0].first for t in other.things):
                return True
        return False

    def _goes_on(self, draft: Draft) -> bool:
        """Take a draft into the one before where both hang on one verb: "promised to plant trees and to pay 5 million".

        Two sums are two promises.
        """
        lead = self._drafts[-1] if self._drafts else None
        if lead is None or lead.chain.heads[0] is not draft.chain.heads[0] or (lead.sums and draft.sums):
            return False
        if lead.verdict.status is not draft.verdict.status:
            return False  # "a livré vingt camions et promis douze grues"
        lead.sums, lead.things = lead.sums or draft.sums, [*lead.things, *draft.things]
        lead.last, lead.recipient = max(lead.last, draft.last), lead.recipient or draft.recipient
        return True

    def _draft(self, clause: Clause, verdict: Verdict) -> Draft | None:
        around = self._surroundings(clause, verdict)
        quotation = self._clauses.quotation(clause.chain.last)
        put = verdict.status is Status.DELIVERED or (verdict.weak and verdict.last is Frame.HELP)
        if put and self._gifts.has_tail(around.first, around.last):
            around = replace(around, verdict=replace(verdict, status=Status.PLEDGED, matrix=Frame.PROMISE))
        elif verdict.status is Status.PLEDGED and verdict.matrix is None and self._evidence.is_vowed(quotation):
            around = self._vowed(around)
        able = _is_able(clause.chain)
        able = able and verdict.last is not Frame.EXPECT  # "can expect 30 million from the Union"
        if not self._evidence.makes_promise(around) or (able and not self._is_ours(clause)):
            return None  # "councils can allocate": who is able has promised nothing
        verdict = around.verdict
        if self._gives_nothing(around):
            if verdict.status is Status.DELIVERED:
                return None
            verdict = replace(verdict, status=Status.DECLINED)
        if verdict.status is Status.EXPECTED and around.sums and self._is_ours(clause):
            verdict = replace(verdict, status=Status.PLEDGED)
        cast = self._actors.of(clause, verdict, self._givers, quotation)
        if verdict.status is Status.DELIVERED and self._is_total(clause, cast):
            return None
        mention = self._recipient(clause, around, cast)
        return Draft(
            clause.chain,
            verdict,
            clause.whole,
            cast,
            around.sums,
            around.things,
            around.first,
            around.last,
            recipient=self._actors.country_of(mention.referent) if mention and mention.referent else None,
            quotation=quotation,
        )

    def _gives_nothing(self, around: Surroundings) -> bool:
        """Whether the object of a verb denies it: "will send no troops"; "no more than five" does not."""
        words = self._words.clause
        subject = around.subject.words if around.subject is not None else None
        if subject is not None and around.verdict.last in (Frame.COME, Frame.ARRIVE, Frame.ALLOT, Frame.GIVE):
            first = self._tokens[subject[0]].lower
            if first in words.nothing:
                return True  # "no new money would be coming from Canberra"
        near = [token.lower for token in self._tokens[around.first : min(around.last, around.first + 2)]]
        denied = bool(near) and near[0] in words.nothing and around.verdict.matrix is not Frame.DECLINE
        return denied and not any(word in words.more_than for word in near[1:])

    def _is_total(self, clause: Clause, cast: Cast) -> bool:
        """Whether a sentence only counts what a crowd has given so far: "In ten years donors have paid 33 billion"."""
        if any(referent.named for referent in cast.referents) or cast.speaker is not None:
            return False
        sentence = clause.whole
        text = " ".join(self._document.lowers[sentence.first : min(sentence.last, sentence.first + REACH)])
        return any(f" {span} " in f" {text} " for span in self._words.clause.past_spans)

    def _recipient(self, clause: Clause, around: Surroundings, cast: Cast) -> Mention | None:
        """Return who is given something: whom the object names, or who it is that receives."""
        named = clause.subject.mentions if clause.subject is not None else []
        if named and (around.verdict.last is Frame.RECEIVE or self._is_given_to(around)):
            return named[0]
        return self._objects.recipient(around.first, around.last, cast.referents)

    def _is_given_to(self, around: Surroundings) -> bool:
        """Whether the subject of a passive receives: "Wellington was allocated 6 million"."""
        start = self._document.token_at(around.sums[0].start) if around.sums else 0
        return around.verdict.passive and around.verdict.last is Frame.GIVE and start > around.chain.last

    def _is_ours(self, clause: Clause) -> bool:
        """Whether somebody says what they can give: "nous pouvons mettre 110 millions de plus"."""
        return _is_able(clause.chain) and clause.subject is not None and clause.subject.first_person

    def _surroundings(self, clause: Clause, verdict: Verdict) -> Surroundings:
        chain, subject = clause.chain, clause.subject
        first, last = self._objects.stretch(chain, clause.following, clause.whole)
        stated = self._objects.sums_in(first, last)
        # "a profit of 410 million, compared with 380 million": the second is of what the first is
        given = not stated or self._gifts.is_given(stated[0], chain)
        sums = self._raised([money for money in stated if given and self._gifts.is_given(money, chain)])
        things = self._objects.things_in(first, last)
        from_whom = verdict.last is Frame.EXPECT and self._givers.sources(chain, clause.whole.last)
        if verdict.passive or verdict.last is Frame.ARRIVE or not chain.is_finite or from_whom:
            begin = max(subject.start if subject else clause.whole.first, chain.first - _AHEAD)
            ahead = self._objects.sums_in(begin, chain.first)
            if not chain.is_finite:
                ahead = ahead[-1:]  # "dont 300 millions promis par Berlin"
            sums = [money for money in ahead if self._gifts.is_given(money, chain)] or sums
            if not sums and chain.is_finite and (bare := self._objects.unnamed_sum(begin, chain.first)) is not None:
                sums = [bare]  # "half a million should come from Norway"
            things = self._objects.things_in(begin, chain.first) or things
        elif not sums and subject is not None and subject.words is not None:
            sums = self._in_subject(subject, verdict)
        if given and (verdict.matrix is not None or verdict.last in _PAYING):
            named = self._document.token_at(sums[0].start) if sums else last
            bare = self._objects.unnamed_sum(first, min(named, last))
            sums = [bare, *sums] if bare is not None and self._gifts.is_given(bare, chain) else sums
        lead = self._drafts[-1].sentence.index if self._drafts else -_BESIDE - 1
        beside = clause.whole.index - lead <= _BESIDE
        counted = self._objects.counted_in(first, last)
        if counted is None and beside and not things and verdict.last is Frame.GIVE:
            counted = self._objects.bare_count(first, last)  # "plans to send another four"
        if counted and all(thing.first > counted.first for thing in things):
            things = [counted, *things]
        return Surroundings(chain, verdict, subject, sums, things, first, last, beside)

    def _raised(self, sums: list[Money]) -> list[Money]:
        """Put what a sum is raised to before what it was: "passera de 180 à 300 millions"."""
        if len(sums) < 2:
            return sums
        words = self._words.clause
        before = [self._tokens[max(0, self._document.token_at(one.start) - 1)].lower for one in sums[:2]]
        is_change = before[0] in words.of and before[1] in words.to
        return [sums[1], sums[0], *sums[2:]] if is_change else sums

    def _in_subject(self, subject: Subject, verdict: Verdict) -> list[Money]:
        """Return the sum of a gift that does something: "a second donation of 2 billion will pay for ammunition"."""
        if subject.words is None or verdict.last not in (Frame.GIVE, Frame.HELP):
            return []
        first, last = subject.words
        gift = any(token.lower in self._words.things.inanimate for token in self._tokens[first:last])
        return self._objects.sums_in(first, last) if gift else []

    def _vowed(self, around: Surroundings) -> Surroundings:
        """Read what is said in a vow as promised: « Nous reconstruirons l'île », a juré X."""
        things = around.things
        giving = around.verdict.last in (Frame.GIVE, Frame.HELP)
        if giving and around.subject is not None and around.subject.first_person and not things:
            things = self._objects.anything_in(around.first, around.last)
        return replace(around, verdict=replace(around.verdict, matrix=Frame.PROMISE, weak=False), things=things)

    # --- the document as a whole

    def _share_recipient(self, drafts: list[Draft]) -> None:
        """Give a promise that names no recipient the one that most promises of the text have."""
        known = [draft.recipient for draft in drafts if draft.recipient is not None]
        known = [referent for referent in known if referent.kind is EntityKind.COUNTRY] or known
        usual = max(known, key=known.count) if known else self._aided(drafts) or self._most_named(drafts)
        for draft in drafts:
            if draft.recipient is None and usual not in draft.cast.referents:
                draft.recipient = usual

    def _aided(self, drafts: list[Draft]) -> Referent | None:
        """Return the country that the text says is given aid, in whatever sentence: "US aid to Jordan"."""
        givers = {referent.id for draft in drafts for referent in draft.cast.referents}
        words = self._words
        for mention in self._document.mentions[:_EARLY]:
            referent, at = mention.referent, mention.first - 1
            while (
                at > 0
                and self._tokens[at].lower in words.clause.determiners
                and self._tokens[at].lower not in words.clause.to
            ):
                at -= 1
            if referent is None or at < 1 or referent.kind is not EntityKind.COUNTRY or referent.id in givers:
                continue
            aided = self._tokens[at].lower in words.clause.to or self._tokens[at].lower in words.clause.for_
            if aided and any(t.lower in words.things.aid for t in self._tokens[max(0, at - 2) : at]):
                return referent
        return None

    def _most_named(self, drafts: list[Draft]) -> Referent | None:
        """Return the country that the text names most often and that promises nothing, if it names it often enough."""
        givers = {referent.id for draft in drafts for referent in draft.cast.referents}
        counts = Counter(
            mention.referent.id
            for mention in self._document.mentions
            if mention.referent is not None
            and mention.referent.kind is EntityKind.COUNTRY
            and mention.referent.id not in givers
        )
        if not counts:
            return None
        identifier, count = counts.most_common(1)[0]
        return self._document.referents.get(identifier) if count >= _OFTEN else None


def _is_able(chain: Chain) -> bool:
    """Whether a chain only says that somebody can do something."""
    head = chain.heads[0]
    return head.has(Frame.CAN) and bool(head.tense & Tense.PRESENT) and not head.negated


def _may_share(draft: Draft) -> bool:
    """Whether a promise may take its actors from another one: a mere noun may not, unless it proposes."""
    return not is_noun(draft.chain) or draft.verdict.last is Frame.PROPOSE


def _under(outer: Verdict | None, verdict: Verdict) -> Verdict:
    """Return what a clause with "that" says under the verb that governs it: "prévoit que", "promised that"."""
    if outer is None or outer.last not in _GOVERNING:
        return verdict
    status = verdict.status
    if outer.passive or outer.last is not Frame.PLAN:
        status = weaker(outer.status, status)
    if outer.last is Frame.PLAN and outer.passive:
        status = weaker(status, Status.EXPECTED)
    return replace(verdict, matrix=verdict.matrix or outer.last, weak=False, status=status)
