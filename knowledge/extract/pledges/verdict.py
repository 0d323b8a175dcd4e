"""How firm what a chain of verbs says is: the ladder from delivered to declined, or no promise at all."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.clauses.chain import Chain, Head
from knowledge.extract.clauses.verbs import Frame, Tense
from knowledge.model import Status

# Of two verbs in one chain the less firm tells: who agrees to consider, considers.
_FIRMNESS = (
    Status.DELIVERED,
    Status.PLEDGED,
    Status.AGREED,
    Status.EXPECTED,
    Status.CONSIDERED,
    Status.PROPOSED,
    Status.DECLINED,
)
_RANK = {status: rank for rank, status in enumerate(_FIRMNESS)}
_GIVING = (Frame.GIVE, Frame.ALLOT, Frame.HELP, Frame.SPEND, Frame.HOST, Frame.RAISE, Frame.ACQUIRE)
_PAST_OR_NOW = Tense.PAST | Tense.PRESENT
_MATRIX = (
    Frame.PROMISE,
    Frame.PLAN,
    Frame.CONSIDER,
    Frame.PROPOSE,
    Frame.OFFER,
    Frame.AGREE,
    Frame.DECLINE,
    Frame.WITHDRAW,
    Frame.EXPECT,
    Frame.UNVEIL,
)


_BASES = {
    Frame.PROMISE: Status.PLEDGED,
    Frame.UNVEIL: Status.PLEDGED,
    Frame.OFFER: Status.PLEDGED,
    Frame.PLAN: Status.PLEDGED,
    Frame.CONSIDER: Status.CONSIDERED,
    Frame.PROPOSE: Status.PROPOSED,
    Frame.AGREE: Status.AGREED,
    Frame.DECLINE: Status.DECLINED,
    Frame.WITHDRAW: Status.DECLINED,
    Frame.EXPECT: Status.EXPECTED,
    Frame.NOTHING: Status.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a chain says: its status, the frame of its last verb, and how the subject stands to it.

    `matrix` is the frame of the outermost verb that promises, refuses and so on, if there is one. `passive` is set
    where the subject is what is given, `weak` for the plain present, which often says something else, `would` for
    "would".
    """

    status: Status
    last: Frame
    matrix: Frame | None
    passive: bool
    weak: bool = False
    would: bool = False


class _Mood:
    """What the auxiliaries before a verb say of it; most say little, so that it is made of nothing but its defaults."""

    perfect: bool = False
    passive: bool = False
    progressive: bool = False
    future: bool = False
    would: bool = False
    modal: Status | None = None
    obliged: bool = False
    negated: bool = False
    copula: bool = False
    done: bool = False
    """Whether another verb carries the tense: "does not plan", "is said to have offered"."""


def judge(chain: Chain, *, forgiving: bool = False) -> Verdict | None:
    """Return what a chain says, or None where it is no promise, whatever its subject and object are.

    `forgiving` says that it is about debts: who cancels one gives, who cancels a payment refuses.
    """
    status: Status | None = None
    matrix: Frame | None = None
    passive = weak = would = False
    mood = _Mood()
    requested = asked = False
    last: Frame | None = None
    for position, head in enumerate(chain.heads):
        follower = chain.heads[position + 1] if position + 1 < len(chain.heads) else None
        mood.negated |= head.negated
        if position and head.has(Frame.IDLE):
            return None  # "intends to close four schools"
        if head.is_auxiliary or (follower is not None and _carries(head, follower)):
            _take_auxiliary(mood, head, follower)
            continue
        frame = _frame_of(head, follower, forgiving=forgiving)
        if frame in (Frame.REQUEST, Frame.ASK):
            if mood.negated:
                return None
            requested, asked = True, frame is Frame.ASK
            mood = _Mood()
            last = frame
            continue
        found = _status_of(frame, head, mood, governed=last is not None)
        if found is None or mood.obliged:
            return None
        if frame in (Frame.ALLOT, Frame.RAISE) and found is Status.DELIVERED and last is None:
            found = Status.PLEDGED  # what has been set free, or raised, is not yet handed over
        frame = Frame.GIVE if frame is Frame.ALLOT else frame
        offered = frame is Frame.OFFER and follower is not None and found is Status.PLEDGED
        status = weaker(status, Status.PROPOSED if offered else found)  # "offered to build" proposes
        matrix = matrix or (frame if frame in _MATRIX else None)
        passive = (mood.passive and not (head.senses and head.senses[0].adjective)) or frame is Frame.COME
        would |= mood.would or (frame in _GIVING and head.tense == Tense.CONDITIONAL)
        weak |= frame in _GIVING and last is None and _is_plain_present(head, mood)
        mood = _Mood()
        last = frame
    if status is None or last is None or last in (Frame.REQUEST, Frame.ASK):
        return None
    if requested:
        # Asking a parliament to approve is proposing; asking somebody to give is no promise of one's own.
        if last is not Frame.AGREE or not asked:
            return None
        status = Status.PROPOSED
    return Verdict(status, last, matrix, passive, weak, would)


def _carries(head: Head, follower: Head) -> bool:
    """Whether a verb that can also stand for itself only carries the next one ("remains committed", "vient de payer")."""
    if head.has(Frame.COME) and follower.tense == Tense.INFINITIVE:
        return True
    return head.has(Frame.BE, Frame.STAY, Frame.HAVE) and follower.tense in (Tense.PARTICIPLE, Tense.GERUND)


def _frame_of(head: Head, follower: Head | None, *, forgiving: bool) -> Frame:
    frames = [sense.frame for sense in head.senses if not sense.auxiliary]
    if follower is not None:
        # A verb that governs another is read as one that can.
        governing = [frame for frame in frames if frame in _MATRIX or frame in (Frame.REQUEST, Frame.ASK)]
        qualities = [sense.frame for sense in head.senses if sense.adjective and head.tense == Tense.PARTICIPLE]
        if governing:
            return next((frame for frame in qualities if frame in governing), governing[0])  # "is prepared to lend"
    if head.reflexive:
        reflexive = [sense.frame for sense in head.senses if sense.reflexive]
        if reflexive:
            return reflexive[0]
    if Frame.HELP in frames and Frame.DECLINE in frames:
        return Frame.HELP if forgiving else Frame.DECLINE
    for frame in (Frame.PROMISE, Frame.ALLOT, Frame.GIVE):
        if frame in frames:
            return frame
    return frames[0]


def _take_auxiliary(mood: _Mood, head: Head, follower: Head | None) -> None:
    conditional, future = bool(head.tense & Tense.CONDITIONAL), bool(head.tense & Tense.FUTURE)
    if head.has(Frame.HAVE):
        mood.perfect = True
        mood.future |= future  # a conditional here is hearsay: "aurait promis"
    elif head.has(Frame.WILL):
        mood.future = True
        mood.would |= conditional
    elif head.has(Frame.GO):
        mood.future = True
    elif head.has(Frame.CAN):
        mood.modal = Status.CONSIDERED if conditional else Status.EXPECTED
    elif head.has(Frame.SHOULD, Frame.MUST):
        mood.modal = Status.EXPECTED
    elif head.has(Frame.OBLIGED):
        mood.obliged = True
    elif head.has(Frame.DO, Frame.HEARSAY, Frame.COME):
        mood.done = True
        mood.future |= future
        mood.would |= conditional
        # "vient de payer", "ended up giving"
        mood.perfect |= head.has(Frame.COME) or (bool(head.end) and head.tense & _PAST_OR_NOW == Tense.PAST)
    elif head.has(Frame.STAY):
        mood.future |= future
        mood.copula = True  # "resteront ouvertes" is no passive
    elif head.has(Frame.BE):
        mood.future |= future
        if conditional:
            mood.modal = mood.modal or Status.EXPECTED
        if follower is not None:
            _take_being(mood, follower)


def _take_being(mood: _Mood, follower: Head) -> None:
    """Note what "be" says with the word that it carries: a passive, a progressive, a future, a mere quality."""
    if follower.tense == Tense.INFINITIVE:
        mood.future = True
        return
    if follower.has(Frame.HEARSAY):
        return
    adjective = any(sense.adjective for sense in follower.senses)
    if follower.tense == Tense.GERUND:
        mood.progressive = True
    elif adjective and not any(sense.frame in _GIVING for sense in follower.senses):
        mood.copula = True
    elif (
        follower.reflexive or follower.has(Frame.ARRIVE) or (follower.end and follower.has(Frame.AGREE, Frame.PROMISE))
    ):
        mood.perfect = True
    elif not follower.has(Frame.BE):
        mood.passive = True


def _status_of(frame: Frame, head: Head, mood: _Mood, *, governed: bool) -> Status | None:
    """Return how firm one verb is with what its auxiliaries say, None where it says nothing of a promise."""
    if frame in _GIVING or frame in (Frame.ARRIVE, Frame.RECEIVE, Frame.AMOUNT, Frame.COME):
        return _given(frame, head, mood, governed=governed)
    carried = mood.modal or mood.future or mood.progressive or mood.done
    announcing = head.tense == Tense.GERUND and frame in (Frame.PROMISE, Frame.UNVEIL)
    if not governed and head.tense in (Tense.INFINITIVE, Tense.GERUND) and not carried and not announcing:
        return None
    base = _BASES.get(frame)
    if base is None or (mood.negated and frame is not Frame.NOTHING):
        return _denied(frame, mood) if base is not None else None
    announced = frame in (Frame.PROMISE, Frame.UNVEIL)
    to_come = mood.future or bool(head.tense & Tense.FUTURE) or head.tense == Tense.CONDITIONAL
    if (mood.modal is not None and not mood.copula) or (announced and to_come and not head.end):
        return weaker(base, Status.EXPECTED)
    return base


def _denied(frame: Frame, mood: _Mood) -> Status | None:
    if frame is Frame.DECLINE:
        return Status.CONSIDERED  # "n'exclut pas", "did not rule out"
    if frame in (Frame.PLAN, Frame.CONSIDER):
        return Status.DECLINED
    if frame is Frame.AGREE:
        return None if mood.perfect else Status.DECLINED
    if frame is Frame.PROMISE and not mood.perfect and (mood.future or mood.modal is not None):
        return Status.DECLINED  # "won't put up the money", "could not commit any funds"
    return None


def _given(frame: Frame, head: Head, mood: _Mood, *, governed: bool) -> Status | None:
    """Return how firm a verb of giving is; under another verb it is that one which tells."""
    bare = head.tense in (Tense.INFINITIVE, Tense.GERUND)
    if head.tense == Tense.IMPERFECT or (frame is Frame.SPEND and mood.progressive and not governed):
        return None  # what somebody used to give, or keeps paying
    if governed and bare:
        return Status.DECLINED if mood.negated else Status.DELIVERED
    past = mood.perfect or (bool(head.tense & Tense.PAST) and not mood.future)
    if mood.negated:
        return None if past else Status.DECLINED
    if mood.modal is not None:
        return None if mood.perfect else mood.modal  # "could have given"
    if mood.would and mood.perfect:
        return None  # "would have given"
    future = mood.future or bool(head.tense & Tense.FUTURE)
    if future or head.tense == Tense.CONDITIONAL:
        return Status.PLEDGED if future and frame is not Frame.ARRIVE else Status.EXPECTED
    if bare and not mood.progressive and not mood.done:
        return None
    given = _past(head, mood) or (Status.PLEDGED if frame is not Frame.ARRIVE else None)
    return None if frame is Frame.SPEND and given is Status.DELIVERED else given


def _past(head: Head, mood: _Mood) -> Status | None:
    if any(sense.noun for sense in head.senses):
        return None
    if mood.perfect or (head.tense == Tense.PARTICIPLE and not mood.progressive):
        return Status.DELIVERED
    return Status.DELIVERED if head.tense & Tense.PAST and not head.tense & Tense.PRESENT else None


def weaker(one: Status | None, other: Status) -> Status:
    """Return the less firm of two statuses."""
    return other if one is None or _RANK[other] > _RANK[one] else one


def _is_plain_present(head: Head, mood: _Mood) -> bool:
    return (
        not head.end
        and bool(head.tense & Tense.PRESENT)
        and not (mood.perfect or mood.future or mood.modal or mood.passive)
    )
