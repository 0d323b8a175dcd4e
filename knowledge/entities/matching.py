"""The tiers: how names of an index are matched by what was typed, one function a tier.

Each returns hits, best first, or none. A tier knows names, not entities: what a name stands for is the resolver's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge.entities.candidates import Tier
from knowledge.entities.edits import ONE_SLIP, budget, edits, oddity
from knowledge.entities.index import Beginning, Choice, NameIndex
from knowledge.entities.spelling import Key, key_of, load_words

SHORTEST_PART = 3
"""Letters: less than this is no part of a name that anybody could mean by it."""

MOST_HITS = 64
"""Names that a tier looks at; a part of a name that more names share says too little to choose by."""

SHORTEST_SLIPPED = 6
"""Letters: a shorter word that is misspelt is too little to tell a part of a name by."""

_MOST_WORDS = 256
_MOST_SLIPS = 3
_LONGEST_STOP_WORD = 4
"""Letters: a longer word with a slip in it says something."""


class Hit(NamedTuple):
    """A name matched: its number, how, with how many edits, how odd ones, and how much of it was typed (0 to 1)."""

    name: int
    tier: Tier
    reason: str
    edits: int = 0
    coverage: float = 1.0
    oddity: int = 0


def exact(index: NameIndex, typed: Key) -> list[Hit]:
    """Match the whole key, or the key with its words joined or split elsewhere ("sampt", "samp t")."""
    found = index.exact(typed.whole)
    if not found and _may_be_split(typed.squeezed):
        found = index.squeezed(typed.squeezed)
    return [Hit(name, Tier.EXACT, "") for name in found]


def _may_be_split(squeezed: str) -> bool:
    """Whether spaces may be set aside: not in short initialisms, where R.-U. is not RU; but F-16 is F16."""
    return len(squeezed) > SHORTEST_PART or (len(squeezed) > 1 and any(map(str.isdigit, squeezed)))


def reordered(index: NameIndex, typed: Key) -> list[Hit]:
    """Match the same words in another order: "Orbán Viktor"."""
    if len(typed.tokens) < 2:
        return []
    return [Hit(name, Tier.REWORDED, "order") for name in index.reordered(typed.tokens)]


def initials(index: NameIndex, typed: Key) -> list[Hit]:
    """Match words of which some are only their first letter: "D. Trump", "Stoltenberg J."."""
    letters = [token for token in typed.tokens if len(token) == 1]
    words = [token for token in typed.tokens if len(token) > 1]
    if not letters or not words or len("".join(words)) < SHORTEST_PART:
        return []
    found = []
    for name in index.containing([[word] for word in words], MOST_HITS):
        rest = [token for token in index.tokens(name) if token not in words]
        if sorted(letters) == sorted(token[0] for token in rest):
            found.append(Hit(name, Tier.REWORDED, "initials"))
    return found


def sounding(index: NameIndex, sounds: Iterable[str]) -> list[Hit]:
    """Match names that sound alike in English, French or German spelling."""
    found = dict.fromkeys(name for sound in sorted(sounds) for name in index.sounding(sound))
    return [Hit(name, Tier.REWORDED, "transliteration") for name in found]


Fewer = Callable[[Sequence[int]], Collection[int]]
"""What leaves, of very many names, those that are worth a closer look."""


def words(index: NameIndex, typed: Key, *, most: int = MOST_HITS, fewer: Fewer = frozenset) -> list[Hit]:
    """Match whole words of a name: "Viktor", "planantes"; every word typed has to be one."""
    if len(typed.squeezed) < SHORTEST_PART:
        return []
    wanted = tuple(dict.fromkeys(typed.tokens))
    found = fewer(index.containing([[token] for token in wanted], most))
    return _by_coverage(Hit(name, Tier.WORD, "word", 0, len(wanted) / index.size(name)) for name in found)


def beginnings(
    index: NameIndex,
    typed: Key,
    *,
    shortest: int = SHORTEST_PART,
    most: int = MOST_HITS,
    fewer: Fewer = frozenset,
) -> list[Hit]:
    """Match how a name begins, or its words with the last one cut short: "united k", "heal", "coalition of th"."""
    if len(typed.squeezed) < shortest:
        return []
    found = _beginnings(index, typed, most, fewer)
    if not found and len(typed.tokens) > 1 and _may_become_a_stop_word(typed.tokens[-1]):
        found = _beginnings(index, key_of(typed.tokens[:-1]), most, fewer)
    return found


def _may_become_a_stop_word(token: str) -> bool:
    return len(token) <= 2 and any(word.startswith(token) for word in load_words().stop)


def _beginnings(index: NameIndex, typed: Key, most: int, fewer: Fewer) -> list[Hit]:
    size = len(typed.tokens)
    *whole, last = typed.tokens
    choices: list[Choice] = [[token] for token in whole]
    choices.append(Beginning(last))
    starts = index.beginning(typed.whole, most)
    begun = set(starts)  # of which most has been typed so already
    inside = [name for name in index.containing(choices, most) if name not in begun]
    kept = fewer([*starts, *inside])
    hits = [Hit(name, Tier.PREFIX, "prefix", 0, size / index.size(name)) for name in starts if name in kept]
    hits += [Hit(name, Tier.PREFIX, "word", 0, 0.5 * size / index.size(name)) for name in inside if name in kept]
    return _by_coverage(hits)


def slips(index: NameIndex, typed: Key) -> list[Hit]:
    """Match a name, or words of one, with typing slips; every word typed has to be one of its words."""
    found = [
        Hit(name, Tier.TYPO, "typo", distance, 1.0, oddity(typed.whole, " ".join(index.tokens(name))))
        for name, distance in index.near(typed.whole, budget(len(typed.squeezed)))
        if _is_one_slip(typed, index.tokens(name)) or _slips_lie_apart(typed.tokens, index.tokens(name))
    ]
    if any(hit.edits == 1 for hit in found):
        return _by_coverage(found)  # no part of a name can be nearer
    return _by_coverage([*found, *_slips_in_words(index, typed, Tier.TYPO, SHORTEST_SLIPPED)])


def one_word(index: NameIndex, word: str) -> list[str]:
    """Return the names of one word that are an edit away."""
    return [tokens[0] for tokens in (index.tokens(name) for name, _ in index.near(word, 1)) if len(tokens) == 1]


def as_one_word(index: NameIndex, typed: Key) -> list[Hit]:
    """Match a text taken as one word, with one slip in it: a space or a small word that went astray."""
    hits = [
        Hit(name, Tier.TYPO, "typo", distance, 1.0, oddity(typed.whole, " ".join(index.tokens(name))))
        for name, distance in [*((name, 0) for name in index.exact(typed.whole)), *index.near(typed.whole, 1)]
    ]
    return _by_coverage(hits)


def beginnings_with_slips(index: NameIndex, typed: Key, *, shortest: int = SHORTEST_SLIPPED) -> list[Hit]:
    """Match how a name begins, with typing slips: "comission e", "stoltem"."""
    return _by_coverage(_slips_in_words(index, typed, Tier.TYPO_PREFIX, shortest))


def _slips_in_words(index: NameIndex, typed: Key, tier: Tier, shortest: int) -> Iterable[Hit]:
    every = tuple(dict.fromkeys(typed.tokens))
    wanted = tuple(token for token in every if index.has_word(token) or not _was_a_stop_word(token))
    if len("".join(wanted)) <= SHORTEST_PART:
        return
    choices: list[dict[str, int]] = []
    for place, token in enumerate(wanted):
        choice = {token: 0} if index.has_word(token) else {}
        is_open = tier is Tier.TYPO_PREFIX and place == len(wanted) - 1
        if is_open:
            choice |= dict.fromkeys(index.words_beginning(token, _MOST_WORDS), 0)
        if not choice and (len(token) >= shortest - (not is_open) or len(wanted) > 1):
            near = index.near_beginnings if is_open else index.near_words
            found = near(token, budget(len(token)))
            choice = {
                word: slip
                for word, slip in found
                if (len(word) >= shortest and not _is_odd(token, word, is_open)) or len(wanted) > 1
            }
        if not choice:
            return
        choices.append(choice)
    missed = len(every) - len(wanted)
    if not missed and all(0 in choice.values() for choice in choices):
        return
    for name in index.containing(choices, MOST_HITS):
        tokens = index.tokens(name)
        slipped = missed + sum(min(choice[token] for token in tokens if token in choice) for choice in choices)
        if slipped <= _MOST_SLIPS:
            coverage = len(wanted) / len(tokens)
            yield Hit(name, tier, "typo", slipped, coverage, oddity("".join(wanted), "".join(tokens)))


@lru_cache(maxsize=4096)
def _was_a_stop_word(token: str) -> bool:
    """Whether a word says nothing, but for a slip of the finger: "teh", "ofthe"."""
    stop = load_words().stop
    if len(token) <= _LONGEST_STOP_WORD and any(
        edits(token, word, 1) == 1 and not oddity(token, word) for word in stop if len(word) > 1
    ):
        return True
    return any(token[:cut] in stop and token[cut:] in stop for cut in range(2, len(token) - 1))


def _is_odd(token: str, word: str, is_open: bool) -> bool:
    """Whether a short word is no finger's slip for another: too little to tell a part of a name by."""
    if budget(len(token)) > 1:
        return False
    sizes = range(len(token) - 1, len(token) + 2) if is_open else (len(word),)
    near = [word[:size] for size in sizes if edits(token, word[:size], 1) <= 1]
    return all(oddity(token, part) > 1 for part in near)


def _is_one_slip(typed: Key, name: Sequence[str]) -> bool:
    return len(typed.squeezed) >= ONE_SLIP and edits(typed.whole, " ".join(name), 1) <= 1


def _slips_lie_apart(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word has only the slips that it may have, one more from four letters on: north is not south."""
    if len(typed) != len(name) or len(typed) == 1:
        return True
    return all(
        one == other or edits(one, other, allowed) <= allowed
        for one, other in zip(typed, name, strict=True)
        for allowed in [max(budget(len(one)), budget(len(other))) + (min(len(one), len(other)) > SHORTEST_PART)]
    )


def first_tier(index: NameIndex, typed: Key) -> list[Hit]:
    """Return the hits of the first tier that has any: what a resolver without a guard would answer from."""
    for tier in (exact, reordered, initials, words, beginnings, slips, beginnings_with_slips):
        if found := tier(index, typed):
            return found
    return []


def _by_coverage(hits: Iterable[Hit]) -> list[Hit]:
    """Return the best hit of each name, fewest edits first, then those of whose name most was typed."""
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (hit.edits, -hit.coverage, hit.oddity, hit.name)):
        best.setdefault(hit.name, hit)
    return list(best.values())
