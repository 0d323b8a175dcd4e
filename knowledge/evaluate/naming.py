"""Entities against the gold.

One is found when an entity of the extraction goes by one of its names; a corpus lists all that its articles name, so that
what else the extraction names in them counts against it. A `.json` text lists only some.
"""

from __future__ import annotations

from knowledge.evaluate.gold import GoldText
from knowledge.evaluate.quotations import names_of
from knowledge.evaluate.scores import Difference, Outcome, Tally
from knowledge.extract import Extraction

ENTITIES = "entities"
MEASURES = (ENTITIES, "entity found", "entity kind")
"""The scores and shares that are counted here, in the order in which they are told."""


def compare_entities(gold: GoldText, extraction: Extraction, tally: Tally) -> None:
    """Count the entities of a text towards the scores."""
    if gold.entities is None:
        return
    names = names_of(extraction)
    matched: set[str] = set()
    for one in gold.entities:
        # Several may go by a name ("Washington"): one of a like kind is meant first.
        found = [entity for entity in extraction.entities if names[entity.id] & one.names]
        found.sort(key=lambda entity: entity.kind != one.kind)
        matched.update(entity.id for entity in found)
        if gold.entities_whole:
            tally.gold((ENTITIES,), hit=bool(found))
        else:
            tally.rate("entity found", right=bool(found))
        if found:
            tally.rate("entity kind", right=found[0].kind == one.kind)
        kind = f"{ENTITIES}: {one.kind}"
        outcome, detail = (Outcome.FOUND, "") if found else (Outcome.MISSED, "")
        if found and found[0].kind != one.kind:
            outcome, detail = Outcome.DIFFERENT, f"kind {found[0].kind}"
        tally.differ(Difference(gold.identifier, outcome, kind, one.name, detail, None, is_entity=True))
    if not gold.entities_whole:
        return
    for entity in extraction.entities:
        tally.found((ENTITIES,), right=entity.id in matched)
        if entity.id not in matched:
            name = next(iter(entity.names.values()))
            kind = f"{ENTITIES}: {entity.kind}"
            tally.differ(Difference(gold.identifier, Outcome.EXTRA, kind, name, "", None, is_entity=True))
