"""Whether what stands around a chain of verbs makes a promise of it: a sum that is given, a thing, a recipient."""

from __future__ import annotations

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.chain import Chain, is_noun
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame, load_verbs
from knowledge.extract.document import Quotation, TokenKind
from knowledge.extract.pledges.beside import BesideOthers
from knowledge.extract.pledges.gifts import GiftTest
from knowledge.extract.pledges.surroundings import Surroundings
from knowledge.extract.pledges.unlisted import UnlistedGifts
from knowledge.extract.pledges.verdict import Verdict
from knowledge.model import EntityKind, Status

_NOUN_REACH = 9
"""Tokens between a noun such as "promise" and its sum."""
_NEAR, _NEAR_UNKNOWN = 14, 4
"""Tokens behind a chain within which a thing is what it gives; fewer where a verb that is not known stands between."""
_WITHOUT_SUBJECT = (Frame.GIVE, Frame.PROMISE, Frame.PROPOSE, Frame.UNVEIL)
"""What a participle or a noun can do without a clause of its own: "promis par Berlin", "des propositions visant à"."""
_SHOWING = (Frame.UNVEIL, Frame.PLAN, Frame.AGREE)
_PRONOUN_REACH = 2
"""Tokens before a verb within which its pronoun stands."""
_AHEAD_OF_PARTICIPLE = 10
"""Tokens before a participle within which what it is said of stands."""
_HELPING = (Frame.HELP, Frame.SPEND, Frame.HOST, Frame.RAISE, Frame.ACQUIRE)
_DOING = (Frame.GIVE, Frame.HELP)
_OFFERED = (Frame.PROMISE, Frame.GIVE, Frame.PROPOSE)
"""Frames of the nouns that can be taken back: "its offer", "sa promesse"."""


class Evidence:
    """Weighs what stands around the chains of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words
        self._objects = clauses.objects
        self._givers = clauses.givers
        self._gifts = GiftTest(clauses)
        self._unlisted = UnlistedGifts(clauses, self._gifts)
        self._others = BesideOthers(clauses, self._gifts, self._unlisted)
        self._verbs = load_verbs(clauses.document.language)

    def is_vowed(self, quotation: Quotation | None) -> bool:
        """Whether the verb that attributes a quotation is one that promises: « ... », a juré X."""
        if quotation is None or quotation.cue_start is None or quotation.cue_end is None:
            return False
        cue = self._document.tokens_in(quotation.cue_start, quotation.cue_end)
        return any(sense.frame is Frame.PROMISE for token in cue for sense in self._verbs.get(token.lower, ()))

    def makes_promise(self, around: Surroundings) -> bool:
        """Whether what stands around a chain makes it a promise."""
        chain, verdict, sums = around.chain, around.verdict, around.sums
        if self._is_told(chain) or (not chain.is_finite and self._is_of_prize(chain)):
            return False
        if is_noun(chain) and not self._is_promised_by_noun(around):
            return False
        if not chain.is_finite and (not sums or verdict.last not in _WITHOUT_SUBJECT):
            return False
        if verdict.last is Frame.DECLINE and self._declines_to_resist(around):
            return False
        about = self._about(around.subject)
        ahead = bool(sums) or verdict.last is Frame.COME or any(thing.last <= chain.first for thing in around.things)
        if verdict.passive and not ahead:
            return False
        if self._is_court(around.subject):
            return False
        if verdict.last in (Frame.PROMISE, Frame.UNVEIL) and self._is_incise(chain):
            return False
        things = self._words.things
        if any(word in things.no_promise or word in things.debts or word in things.policies for word in about):
            return False
        return self._has_object(around, about)

    def _is_told(self, chain: Chain) -> bool:
        """Whether a clause is about whoever reads it: "and you'll pay for that"."""
        words = self._words.clause
        before = [token.lower for token in self._tokens[max(0, chain.first - _PRONOUN_REACH - 1) : chain.first]]
        told = any(word in words.second_person for word in before[-_PRONOUN_REACH:])
        return told and not any(word in words.pronouns for word in before)  # "nous vous verserons"

    def _is_of_prize(self, chain: Chain) -> bool:
        """Whether what comes with a sum is a prize: "le prix Orvane, doté de 5 000 euros"."""
        before = self._tokens[max(0, chain.first - _AHEAD_OF_PARTICIPLE) : chain.first]
        return any(token.lower in self._words.things.prizes for token in before)

    def _is_court(self, subject: Subject | None) -> bool:
        """Whether a court is said to award something, which somebody else has to pay."""
        if subject is None or not subject.mentions:
            return False
        mention = subject.mentions[0]
        return any(token.lower in self._words.things.courts for token in self._tokens[mention.first : mention.last])

    def _is_incise(self, chain: Chain) -> bool:
        """Whether a verb only says who has said the rest: ", ont annoncé les deux groupes"."""
        before = self._tokens[chain.first - 1].text if chain.first else ""
        after = self._tokens[chain.last + 1].lower if chain.last + 1 < len(self._tokens) else ""
        return before == "," and chain.is_finite and (after in self._words.clause.definite or after == "")

    def _declines_to_resist(self, around: Surroundings) -> bool:
        """Whether what is given up is resistance: "a abandonné son opposition au prêt"."""
        near = self._tokens[around.first : min(around.last, around.first + 3)]
        return any(token.lower in self._words.things.resistance for token in near)

    def _has_object(self, around: Surroundings, about: list[str]) -> bool:
        """Whether what the frame of a chain needs stands there; `about` are the words of a subject that is a thing."""
        frame, sums = around.verdict.last, around.sums
        if frame is Frame.AMOUNT:
            return bool(sums) and any(
                word in self._words.things.inanimate - self._words.things.budgets for word in about
            )
        if frame is Frame.COME:
            aid = any(word in self._words.things.aid for word in about)
            denied = aid and about[0] in self._words.clause.nothing
            share = any(word in self._words.things.portions for word in about)
            return (bool(sums) or denied or share) and bool(
                self._givers.named_after(around.chain.last + 1, around.last)
            )
        if frame is Frame.NOTHING or self._others.joins(around, self._near) or self._others.goes_along(around):
            return True
        to_come = around.verdict.status is not Status.DELIVERED and not around.verdict.weak
        if (around.verdict.matrix is not None or (to_come and frame in _DOING)) and self._is_free(around):
            return True
        near = self._near(around)
        if frame is Frame.RECEIVE:
            vowed = around.verdict.matrix is Frame.PROMISE
            near = [thing for thing in near if (vowed or thing.count is not None) and self._is_gift(thing)]
            given = vowed or bool(self._givers.sources(around.chain, around.last))
            return bool(sums or near) and given
        if frame is Frame.WITHDRAW:
            return self._takes_back(around, near)
        if frame is Frame.GIVE:
            return self._gives(around, near)
        if frame in _HELPING:
            return self._helps(around, near, about)
        if frame is not Frame.ARRIVE:
            return self._governs(around, near)
        # What has arrived is somebody's gift only where the text says whose.
        return around.verdict.status is not Status.DELIVERED and self._arrives(around.subject, near)

    def _is_free(self, around: Surroundings) -> bool:
        """Whether what is promised is done for nothing: "a accepté de repeindre gratuitement"."""
        near = [token.lower for token in self._tokens[around.first : around.last]]
        if any(word in self._words.things.free for word in near):
            return True
        text = f" {' '.join(near)} "
        return any(f" {phrase} " in text for phrase in self._words.things.gratis)

    def _takes_back(self, around: Surroundings, near: list[Thing]) -> bool:
        """Whether what is withdrawn is aid, an offer or a pledge, and not soldiers or a complaint."""
        if any(self._tokens[thing.noun].lower in self._words.things.aid for thing in near):
            return True
        return self._is_offered(around)

    def _is_offered(self, around: Surroundings) -> bool:
        """Whether a noun for what has been offered is what a verb is about: "its offer", "sa promesse"."""
        words = self._tokens[around.first : min(around.last, around.first + _NEAR_UNKNOWN)]
        senses = [sense for token in words for sense in self._verbs.get(token.lower, ())]
        return any(sense.noun and sense.frame in _OFFERED for sense in senses)

    def _governs(self, around: Surroundings, near: list[Thing]) -> bool:
        """Whether a verb that promises, plans or refuses has for its object what can be given."""
        frame, sums = around.verdict.last, around.sums
        if frame is Frame.PROMISE and (self._unlisted.is_portion(around) or self._gifts.is_funded(around.chain)):
            return True  # "garantira la moitié des emprunts"
        if around.verdict.last is not Frame.PROMISE and self._governs_unknown(around.chain, around.last):
            sums = []  # "entend faire 40 milliards d'économies"
        if self._gifts.last_verb(around.chain).startswith(self._words.things.counting):
            return False  # "le service compte 24 lits": nothing is planned without a verb behind it
        if frame is Frame.EXPECT and not (around.verdict.passive or self._givers.sources(around.chain, around.last)):
            return False  # "analysts had expected $40m"
        if frame is Frame.EXPECT:
            near = [thing for thing in near if self._is_gift(thing)]  # "expects a profit of 4 million"
        if frame in _SHOWING:
            # A sum shown or planned may be of anything; without one, aid must be named.
            return bool(sums) or any(self._is_aid(thing) for thing in near)
        if frame is Frame.DECLINE and self._declines_offer(around):
            return False
        if frame is Frame.DECLINE and not sums and around.subject is not None and self._is_person(around.subject):
            return False  # "refused medical help"
        if frame is Frame.DECLINE:
            near = [thing for thing in near if self._is_gift(thing)]  # a flight that is cancelled is none
        return bool(sums or near)

    @staticmethod
    def _is_person(subject: Subject) -> bool:
        """Whether a subject is a person without a name whom nothing ties to a country or a body: "a lorry driver"."""
        known = [mention.referent for mention in subject.mentions if mention.referent is not None]
        return bool(known) and all(
            one.kind is EntityKind.PERSON and not (one.named or one.country or one.body or one.plural) for one in known
        )

    def _declines_offer(self, around: Surroundings) -> bool:
        """Whether what is refused is what somebody else offers or claims: "rejected a 60-million takeover bid"."""
        near = self._tokens[around.first : min(around.last, around.first + _NEAR)]
        return any(token.lower in self._words.things.bids for token in near)

    def _near(self, around: Surroundings) -> list[Thing]:
        """Return the things near enough to the chain to be what it gives."""
        unknown = self._governs_unknown(around.chain, around.last)
        reach = _NEAR_UNKNOWN if unknown else _NEAR
        things = [t for t in around.things if t.first - around.first <= reach or around.verdict.passive]
        if around.first < around.last and self._tokens[around.first].text == ":":
            things = []  # "a fini par céder : elle laissera passer les convois"
        things = [t for t in things if not self._is_beside(t, around.verdict)]
        firm = around.verdict.last is Frame.PROMISE
        # "s'engage à garder les emplois": what a verb that gives nothing is done to counts only with its number
        return [t for t in things if not unknown or (self._is_gift(t) and (not firm or t.count is not None))]

    def _is_beside(self, thing: Thing, verdict: Verdict) -> bool:
        """Whether a thing is only an agent or a place: "demandée par les juges", "proposed on that bridge"."""
        words = self._words.clause
        at = thing.first
        if verdict.last is Frame.GIVE and not verdict.passive and thing.count is None and words.bare_infinitives:
            following = self._tokens[thing.last] if thing.last < len(self._tokens) else None
            led = following is not None and following.lower in words.determiners and thing.last - at == 1
            if led and self._tokens[at].lower in self._words.things.people:
                return True  # "gave police a description"
        before = self._tokens[at - 1].lower if at else ""
        if before in words.determiners and before not in words.prepositions:
            before = self._tokens[at - 2].lower if at > 1 else ""
        if before in words.agents:
            return True
        if verdict.passive:
            return before in words.places  # "a decision on funding will be made"
        # "agreed on the funding", "ont donné leur feu vert aux deux ponts": what is agreed is not given
        return verdict.last in (Frame.PROPOSE, Frame.AGREE) and (before in words.places or before in words.to)

    def _is_gift(self, thing: Thing) -> bool:
        """Whether a thing is known for what is given, and not only counted ("to mediate between the two armies")."""
        noun = self._tokens[thing.noun].lower
        return noun in self._words.things.goods or noun in self._words.things.aid

    def _about(self, subject: Subject | None) -> list[str]:
        if subject is None or subject.words is None:
            return []
        return [token.lower for token in self._tokens[subject.words[0] : subject.words[1]]]

    def _is_promised_by_noun(self, around: Surroundings) -> bool:
        if not around.sums or not self._is_of(around.chain, around.sums[0]):
            return False
        named = bool(self._givers.owners(around.chain.first, around.last))
        return named or around.verdict.last is not Frame.GIVE

    def _is_of(self, chain: Chain, money: Money) -> bool:
        """Whether a sum is what a noun is of: "un prêt de 5 millions", "contribution, worth 5 million"."""
        start = self._document.token_at(money.start)
        between = self._tokens[min(chain.last, start) : max(chain.last, start)]
        ended = any(token.lower in self._words.clause.clause_ends for token in between)
        return len(between) <= _NOUN_REACH and not ended

    def _arrives(self, subject: Subject | None, near: list[Thing]) -> bool:
        if subject is None or subject.words is None:
            return False
        before = self._tokens[subject.start - 1].lower if subject.start else ""
        things = any(subject.words[0] <= thing.noun < subject.words[1] for thing in near)
        return things and before not in self._words.clause.openers

    def _gives(self, around: Surroundings, near: list[Thing]) -> bool:
        verdict = around.verdict
        if (
            around.sums
            or (near and not verdict.weak)
            or self._unlisted.is_portion(around)
            or self._unlisted.hands_over(around)
        ):
            return True
        if verdict.status is Status.DECLINED and self._unlisted.says_more(around):
            return True
        receives = self._objects.recipient(around.first, around.last, ()) is not None
        counted = any(thing.count is not None for thing in near)
        funds = self._gifts.is_funded(around.chain) and not verdict.weak and around.last - around.first >= 2
        if counted and verdict.last is Frame.GIVE and self._is_named(around.subject) and self._are_goods(near):
            return True  # "La Suède envoie 200 soldats"
        if self._others.hands_over(around, near):
            return True
        refused = verdict.status is Status.DECLINED and (counted or any(self._is_aid(thing) for thing in near))
        return funds or refused or (receives and (verdict.matrix is not None or counted))

    def _helps(self, around: Surroundings, near: list[Thing], about: list[str]) -> bool:
        verdict = around.verdict
        frame, matrix = verdict.last, verdict.matrix
        if self._gifts.last_verb(around.chain).startswith(self._words.things.selling):
            given = self._objects.recipient(around.first, around.last, ()) is not None
            return bool(near) and given and not around.sums
        if frame is Frame.ACQUIRE and (matrix is None or self._unlisted.buys_for(around, near)):
            return self._unlisted.buys_for(around, near)
        if frame is Frame.SPEND and not around.sums and verdict.status is not Status.DECLINED:
            return self._unlisted.is_portion(around) or self._unlisted.pays(around) or (verdict.passive and bool(near))
        if around.sums and frame is not Frame.HOST:
            # "raised 40 million" may be from investors: what is raised must be one's own, or aid
            own = [token.lower for token in self._tokens[around.first : around.last]]
            possessed = any(word in self._words.clause.possessives for word in own)
            earns = self._gifts.last_verb(around.chain).startswith(self._words.things.earning)
            earns = earns and not self._gifts.has_tail(around.first, around.last)  # "made 5 million available"
            grown = frame is Frame.RAISE and not self._gifts.is_funded(around.chain)
            aided = any(self._tokens[thing.noun].lower in self._words.things.aid for thing in near)
            return not (grown or earns) or aided or possessed
        if verdict.status is Status.DECLINED and self._unlisted.says_more(around):
            return True
        if self._unlisted.is_portion(around) or (
            verdict.status is Status.DECLINED and self._unlisted.hands_over(around)
        ):
            return True
        if matrix is Frame.PROMISE:
            return bool(near) or self._objects.recipient(around.first, around.last, ()) is not None
        things = any(word in self._words.things.aid for word in about)
        if verdict.passive and (things or any(thing.last <= around.chain.first for thing in near)):
            return verdict.status is not Status.DELIVERED  # "troops will be trained"
        grows = around.chain.heads[-1].has(Frame.RAISE)
        counted = any(thing.count is not None and (self._is_gift(thing) or not grows) for thing in near)
        if verdict.status is Status.DECLINED and (
            any(self._is_aid(thing) for thing in near) or self._is_offered(around)
        ):
            return True  # "ne prolongera pas le prêt", "declined to raise its offer"
        mends = self._gifts.last_verb(around.chain).startswith(self._words.things.mending)
        mends = mends and (self._is_named(around.subject) or any(thing.count is not None for thing in near))
        firm = verdict.status is not Status.DELIVERED and not verdict.weak and (counted or mends)
        if frame is Frame.HELP and self._unlisted.hands_over(around):
            return True  # "the airline will refund passengers"
        trained = self._gifts.last_verb(around.chain).startswith(self._words.things.training)
        whose = around.first < around.last and self._tokens[around.first].lower in self._words.clause.determiners
        if trained and whose and matrix is not None and self._is_named(around.subject):
            return True  # "is ready to train their crews"
        return bool(near) and (matrix is not None or firm)

    @staticmethod
    def _is_named(subject: Subject | None) -> bool:
        return subject is not None and bool(subject.mentions)

    def _are_goods(self, near: list[Thing]) -> bool:
        return any(
            thing.count is not None and self._tokens[thing.noun].lower in self._words.things.goods for thing in near
        )

    def _governs_unknown(self, chain: Chain, last: int) -> bool:
        """Whether an infinitive of a verb that the tables do not know stands between the chain and its things."""
        words = self._words.clause
        index = chain.last + 1
        if index < last and not words.bare_infinitives and self._is_infinitive(index):
            return chain.heads[-1].has(Frame.PLAN, Frame.EXPECT)  # "entend faire"
        while index < last and self._is_adverb(index):
            index += 1
        if index + 1 >= last or self._tokens[index].lower not in words.infinitive_markers:
            return False
        after = self._tokens[index + 1].lower
        if after in words.determiners or self._tokens[index + 1].kind is not TokenKind.WORD:
            return False  # "announced up to $120 million"
        return (
            (index + 1) not in self._document.mention_at if words.bare_infinitives else self._is_infinitive(index + 1)
        )

    def _is_adverb(self, index: int) -> bool:
        lower = self._tokens[index].lower
        return lower in self._words.clause.adverbs and lower not in self._words.clause.infinitive_markers

    def _is_infinitive(self, index: int) -> bool:
        """Whether a word looks like an infinitive, in a language that marks it by its ending."""
        token = self._tokens[index]
        return token.lower.endswith(self._words.clause.infinitive_endings) and not token.capital

    def _is_aid(self, thing: Thing) -> bool:
        words = self._words.things
        inside = {token.lower for token in self._tokens[thing.first : thing.last]}
        near = {token.lower for token in self._tokens[max(0, thing.first - 3) : thing.last]}
        return bool(inside & words.aid or near & words.actions) or (
            thing.count is not None and bool(inside & words.goods)
        )
