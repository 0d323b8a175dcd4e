"""The forms of the verbs that attribute, made from their stems and the endings of their class, with what each can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from knowledge.errors import CorpusError, Place

NO_ENDING = "_"
"""How a table writes that the bare stem is a form."""
_GROUPS = ("reports", "utters", "holds", "treats")
_FORMS = {"finite": 1, "participle": 2, "gerund": 4, "infinitive": 8}
"""What a form of a verb can be, as a table calls it, as bits of a whole number; one word may be several ("said", "dit")."""
_STEMS = {"weak": False, "strong": True}
"""The stems of a verb as a table calls them, the second of which a verb may lack."""
_REFLEXIVE, _PLAIN = 16, 32
_OF_GROUP = {group: 64 << number for number, group in enumerate(_GROUPS)}


class CueForm(NamedTuple):
    """What a word form can be: the groups of the verbs that have it, by what form of them it is."""

    groups: frozenset[str]
    reflexive: bool
    """Whether it attributes words only, or also, with its reflexive pronoun."""
    plain: bool
    """Whether it attributes words without one."""
    is_finite: bool
    is_participle: bool
    is_gerund: bool
    is_infinitive: bool

    @staticmethod
    def of(bits: int) -> CueForm:
        """Return what these bits say."""
        groups = frozenset(group for group, bit in _OF_GROUP.items() if bits & bit)
        return CueForm(groups, bool(bits & _REFLEXIVE), bool(bits & _PLAIN), *(bool(bits & b) for b in _FORMS.values()))


_Form = tuple[str, int]
"""A form with what it can be."""


def cue_forms(cues: Mapping[str, Any], name: str) -> dict[str, CueForm]:
    """Return what every form of the verbs of a table of cues can be, by the form in lower case.

    `name` is the file of the table. Raises CorpusError where a verb has a class, or is of those written out, that the
    table lacks.
    """
    found: dict[str, int] = {}
    classes = {each: list(_endings(table)) for each, table in cues["conjugation"].items()}
    for group in (*_GROUPS, "reflexive"):
        own = _OF_GROUP["reports"] | _REFLEXIVE if group == "reflexive" else _OF_GROUP[group] | _PLAIN
        for class_name, stems in cues[group].items():
            for stem in stems.split():
                if class_name in {"irregular", "reports"}:
                    forms = _written_out(stem, cues["irregular"], name)
                elif class_name in classes:
                    forms = _conjugated(stem, classes[class_name])
                else:
                    raise CorpusError(Place(name, None, group), f"no conjugation is called {class_name!r}")
                for form, bits in forms:
                    found[form] = found.get(form, 0) | bits | own
    # Thousands of forms can be one of a few dozen things.
    shared = {bits: CueForm.of(bits) for bits in {*found.values()}}
    return {form: shared[bits] for form, bits in found.items()}


def _endings(table: Mapping[str, Any]) -> Iterator[tuple[bool, str, int]]:
    """Yield the endings of a class, with whether each takes the second stem: `{"weak": {"finite": "e ons"}}`."""
    for stem, endings in table.items():
        for form, bits in _FORMS.items():
            for ending in endings.get(form, "").split():
                yield _STEMS[stem], ending.replace(NO_ENDING, ""), bits


def _conjugated(stems: str, endings: list[tuple[bool, str, int]]) -> list[_Form]:
    """Return the forms of a verb; its stems are parted by "/", the second for the strong endings, or one serves both."""
    weak, _, strong = stems.partition("/")
    strong = strong or weak
    return [((strong if is_strong else weak) + ending, bits) for is_strong, ending, bits in endings]


def _written_out(lemma: str, irregular: Mapping[str, Mapping[str, str]], name: str) -> list[_Form]:
    forms = irregular.get(lemma) or irregular.get(f"se {lemma}") or irregular.get(f"s'{lemma}")
    if forms is None:
        raise CorpusError(Place(name, None, "irregular"), f"no forms are written out for {lemma!r}")
    return [(form, bits) for kind, bits in _FORMS.items() for form in forms.get(kind, "").split()]
