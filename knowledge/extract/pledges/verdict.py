"""How firm what a chain of verbs says is: the ladder from delivered to declined, or no promise at all."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.clauses.chains import Chain, Head
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
_GIVING = (Frame.GIVE, Frame.HELP, Frame.RAISE, Frame.ACQUIRE)
_MATRIX = (
    Frame.PROMISE,
    Frame.PLAN,
    Frame.CONSIDER,
    Frame.PROPOSE,
    Frame.AGREE,
    Frame.DECLINE,
    Frame.EXPECT,
    Frame.UNVEIL,
)


_BASES = {
    Frame.PROMISE: Status.PLEDGED,
    Frame.UNVEIL: Status.PLEDGED,
    Frame.PLAN: Status.PLEDGED,
    Frame.CONSIDER: Status.CONSIDERED,
    Frame.PROPOSE: Status.PROPOSED,
    Frame.AGREE: Status.AGREED,
    Frame.DECLINE: Status.DECLINED,
    Frame.EXPECT: Status.EXPECTED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a chain says: its status, the frame of its last verb, and how the subject stands to it.

    `matrix` is the frame of the outermost verb that promises, refuses and so on, if there is one. `passive` is set where
    the subject is what is given. `weak` is set for the plain present, which often says something else, `would` for "would".
    """

    status: Status
    last: Frame
    matrix: Frame | None
    passive: bool
    weak: bool = False
    would: bool = False


@dataclass(slots=True)
class _Mood:
    """What the auxiliaries before a verb say of it."""

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
    """Whether "do" carries the tense: "does not plan", "did not rule out"."""


def judge(chain: Chain) -> Verdict | None:
    """Return what a chain says, or None where it is no promise, whatever its subject and object are."""
    status: Status | None = None
    matrix: Frame | None = None
    passive = weak = would = False
    mood = _Mood()
    requested = asked = False
    last: Frame | None = None
    for position, head in enumerate(chain.heads):
        follower = chain.heads[position + 1] if position + 1 < len(chain.heads) else None
        mood.negated |= head.negated
        if head.is_auxiliary or (follower is not None and _carries(head, follower)):
            _take_auxiliary(mood, head, follower)
            continue
        frame = _frame_of(head, follower)
        if frame in (Frame.REQUEST, Frame.ASK):
            if mood.negated:
                return None
            requested, asked = True, frame is Frame.ASK
            mood = _Mood()
            last = frame
            continue
        found = _status_of(frame, head, mood, governed=last is not None)
        if found is None:
            return None
        status = _weaker(status, found)
        matrix = matrix or (frame if frame in _MATRIX else None)
        passive = mood.passive and not (head.senses and head.senses[0].adjective)
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
    """Whether a verb that can also stand for itself only carries the next one ("remains committed")."""
    return head.has(Frame.BE, Frame.HAVE) and follower.tense in (Tense.PARTICIPLE, Tense.GERUND)


def _frame_of(head: Head, follower: Head | None) -> Frame:
    frames = [sense.frame for sense in head.senses if not sense.auxiliary]
    if follower is not None:
        # A verb that governs another is read as one that can.
        governing = [frame for frame in frames if frame in _MATRIX or frame in (Frame.REQUEST, Frame.ASK)]
        if governing:
            return governing[0]
    if head.reflexive:
        reflexive = [sense.frame for sense in head.senses if sense.reflexive]
        if reflexive:
            return reflexive[0]
    for frame in (Frame.PROMISE, Frame.GIVE):
        if frame in frames:
            return frame
    return frames[0]


def _take_auxiliary(mood: _Mood, head: Head, follower: Head | None) -> None:
    conditional, future = bool(head.tense & Tense.CONDITIONAL), bool(head.tense & Tense.FUTURE)
    if head.has(Frame.HAVE):
        mood.perfect = True
        mood.future |= future
        if conditional:
            mood.modal = Status.EXPECTED
    elif head.has(Frame.WILL):
        mood.future = True
        mood.would |= conditional
    elif head.has(Frame.GO):
        mood.future = True
    elif head.has(Frame.CAN):
        mood.modal = Status.CONSIDERED if conditional else Status.EXPECTED
    elif head.has(Frame.SHOULD):
        mood.modal = Status.EXPECTED
    elif head.has(Frame.MUST):
        mood.modal = Status.EXPECTED
        mood.obliged = not conditional
    elif head.has(Frame.DO):
        mood.done = True
    elif head.has(Frame.BE):
        _take_being(mood, head, follower, conditional=conditional, future=future)


def _take_being(mood: _Mood, head: Head, follower: Head | None, *, conditional: bool, future: bool) -> None:
    mood.future |= future
    if conditional:
        mood.modal = mood.modal or Status.EXPECTED
    if follower is None:
        return
    if follower.tense == Tense.INFINITIVE:
        mood.future = True
        return
    adjective = any(sense.adjective for sense in follower.senses)
    if follower.tense == Tense.GERUND:
        mood.progressive = True
    elif adjective and not any(sense.frame in _GIVING for sense in follower.senses):
        mood.copula = True
    elif follower.reflexive or follower.has(Frame.ARRIVE):
        mood.perfect = True
    elif not follower.has(Frame.BE):
        mood.passive = True


def _status_of(frame: Frame, head: Head, mood: _Mood, *, governed: bool) -> Status | None:
    """Return how firm one verb is with what its auxiliaries say, None where it says nothing of a promise."""
    if frame in _GIVING or frame in (Frame.ARRIVE, Frame.RECEIVE, Frame.AMOUNT):
        return _given(frame, head, mood, governed=governed)
    carried = mood.modal or mood.future or mood.progressive or mood.done
    if not governed and head.tense in (Tense.INFINITIVE, Tense.GERUND) and not carried:
        return None
    base = _BASES.get(frame)
    if base is None:
        return None
    if mood.negated:
        return _denied(frame, mood)
    if mood.modal is not None and not mood.copula:
        return _weaker(base, Status.EXPECTED)
    if frame in (Frame.PROMISE, Frame.UNVEIL) and (
        mood.future or head.tense & Tense.FUTURE or head.tense == Tense.CONDITIONAL
    ):
        return Status.EXPECTED
    return base


def _denied(frame: Frame, mood: _Mood) -> Status | None:
    if frame is Frame.DECLINE:
        return Status.CONSIDERED  # "n'exclut pas", "did not rule out"
    if frame in (Frame.PLAN, Frame.CONSIDER):
        return Status.DECLINED
    if frame is Frame.AGREE:
        return None if mood.perfect else Status.DECLINED
    return None


def _given(frame: Frame, head: Head, mood: _Mood, *, governed: bool) -> Status | None:
    if governed and head.tense in (Tense.INFINITIVE, Tense.GERUND):
        return Status.DECLINED if mood.negated else Status.DELIVERED  # the verb that governs tells how firm it is
    if mood.negated:
        return None if mood.perfect or (head.tense & Tense.PAST and not mood.future) else Status.DECLINED
    if mood.modal is not None:
        if mood.perfect and mood.modal is Status.CONSIDERED:
            return None  # "could have given"
        return mood.modal
    future = mood.future or bool(head.tense & Tense.FUTURE)
    if frame is Frame.ARRIVE:
        return Status.EXPECTED if future or head.tense & Tense.CONDITIONAL else _past(head, mood)
    if future:
        return Status.PLEDGED
    if head.tense == Tense.CONDITIONAL:
        return Status.EXPECTED
    if head.tense in (Tense.INFINITIVE, Tense.GERUND) and not mood.progressive and not mood.done:
        return None
    return _past(head, mood) or Status.PLEDGED


def _past(head: Head, mood: _Mood) -> Status | None:
    if any(sense.noun for sense in head.senses):
        return None
    if mood.perfect or (head.tense == Tense.PARTICIPLE and not mood.progressive):
        return Status.DELIVERED
    return Status.DELIVERED if head.tense & Tense.PAST and not head.tense & Tense.PRESENT else None


def weaker(one: Status | None, other: Status) -> Status:
    """Return the less firm of two statuses."""
    return _weaker(one, other)


def _weaker(one: Status | None, other: Status) -> Status:
    return other if one is None or _RANK[other] > _RANK[one] else one


def _is_plain_present(head: Head, mood: _Mood) -> bool:
    return (
        not head.end
        and bool(head.tense & Tense.PRESENT)
        and not (mood.perfect or mood.future or mood.modal or mood.passive)
    )
