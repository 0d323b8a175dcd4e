"""The entity that a person meant: names, the tiers that match them, and the guard against neighbours.

names.py       every name of an entity, the gazetteer's with them     spelling.py   keys: names as they are compared
index/         the names, to be asked                                 matching.py   the tiers
table.py       the names with their index, made or read back   saved_table.py  their arrays
world.py       what of the world an entity is                         guard.py      what the corpus lacks of it
resolver.py    what somebody typed                                    running_text.py   names that stand in a text
sameness.py    which known entity an article names
"""

from knowledge.entities.candidates import Absent, Candidate, Resolution, Tier
from knowledge.entities.opening import open_resolver
from knowledge.entities.resolver import Resolver

__all__ = ["Absent", "Candidate", "Resolution", "Resolver", "Tier", "open_resolver"]
