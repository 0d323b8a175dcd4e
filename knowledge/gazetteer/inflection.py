"""Every form of a demonym from its base: American -> Americans; américain -> américaine, américains, américaines."""

from __future__ import annotations

_WITHOUT_PLURAL = ("ese", "sh", "ch", "s", "z")
_AS_IT_IS = "!"


def english(base: str) -> tuple[str, ...]:
    """Return the form and its plural; `base!` has none."""
    if base.endswith(_AS_IT_IS):
        return (base.removesuffix(_AS_IT_IS),)
    if base.endswith(("shman", "chman", "sman", "woman")):
        return (base, base[:-2] + "en")
    return (base,) if base.endswith(_WITHOUT_PLURAL) else (base, base + "s")


def french(base: str) -> tuple[str, ...]:
    """Return masculine, feminine and both plurals; `m/f` gives an irregular feminine, `base!` is the only form."""
    if base.endswith(_AS_IT_IS):
        return (base.removesuffix(_AS_IT_IS),)
    masculine, _, feminine = base.partition("/")
    feminine = feminine or _feminine(masculine)
    plural = masculine if masculine.endswith(("s", "x", "z")) else masculine + "s"
    return tuple(dict.fromkeys((masculine, feminine, plural, feminine + "s")))


def _feminine(masculine: str) -> str:
    if masculine.endswith("e"):
        return masculine
    if masculine.endswith(("en", "on")):
        return masculine + "ne"
    return masculine + "e"
