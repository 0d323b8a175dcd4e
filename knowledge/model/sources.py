"""The articles of a corpus."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from knowledge.model.spans import Frozen, Language, Localised


class Source(Frozen):
    """One article: what is known of it, and its text.

    `id` is the stem of its file. `number` is the short name that answers use ("article 003"). `about` says in a few
    words what it is about, by language, for articles that have no title of their own. `title`, `publisher`, `dated`
    and `address` are there only where the article itself says them; `dated` is verbatim, never a computed date.
    """

    id: Annotated[str, StringConstraints(max_length=64, pattern=r"^[\w.-]+\Z")]
    number: Annotated[str, StringConstraints(max_length=16, pattern=r"^[\w-]+\Z")]
    language: Language
    about: Localised
    title: str | None = None
    publisher: str | None = None
    dated: str | None = None
    address: str | None = None
    text: Annotated[str, StringConstraints(min_length=1)]
