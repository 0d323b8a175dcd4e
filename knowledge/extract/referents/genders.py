"""The gender that the given names of the world's persons show, by the name that a text writes."""

from __future__ import annotations

from functools import cache

from knowledge.extract.document import Gender
from knowledge.extract.names.kinds import NameRun
from knowledge.extract.names.tables import load_name_tables
from knowledge.gazetteer import Notable, load_gazetteer
from knowledge.model import EntityKind
from knowledge.text import fold


def gender_known(run: NameRun) -> Gender | None:
    """Return the gender that the given name of a person of the world shows, where the text may write the surname alone."""
    if run.known is None or run.known.notable is None:
        return None
    notable = run.known.notable
    if run.last - run.first == 1 and notable.surname:
        return _surname_genders().get(notable.surname)
    return _given_gender(notable)


def _given_gender(notable: Notable) -> Gender | None:
    return load_name_tables().genders.get(fold(notable.names["en"]).partition(" ")[0])


@cache
def _surname_genders() -> dict[str, Gender | None]:
    """The gender of all persons of the world who share a surname, by it; None where they differ."""
    found: dict[str, Gender | None] = {}
    for notable in load_gazetteer().notable:
        if notable.kind is EntityKind.PERSON and (gender := _given_gender(notable)) is not None:
            surname = notable.surname or notable.names["en"].rpartition(" ")[2]
            found[surname] = gender if found.get(surname, gender) is gender else None
    return found
