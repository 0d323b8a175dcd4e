"""The entity that a person or a text meant: names, the tiers that match them, and the guard against neighbours.

names.py       every name of an entity, the gazetteer's with them     spelling.py   keys: names as they are compared
index/         the names, to be asked                                 matching.py   the tiers
table.py       the names with their index, made or read back   saved_table.py  their arrays
world.py       what of the world an entity is                         guard.py      what the corpus lacks of it
resolver.py    what somebody typed                                    nearness.py   what is near and not the same
mentions.py    the forms of names that articles print          running_text.py  names that stand in a text
sameness.py    which known entity an article names

What the package offers is imported when it is first asked for: extraction reads forms of names, and does without the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.entities.candidates import Absent, Candidate, Resolution, Tier
    from knowledge.entities.opening import open_resolver
    from knowledge.entities.resolver import Resolver

__all__ = ["Absent", "Candidate", "Resolution", "Resolver", "Tier", "open_resolver"]

_MODULES = {"Resolver": "resolver", "open_resolver": "opening"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'candidates')}"), name)
