"""The desk: takes a command with its arguments and a reader's language, and gives back an Answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.answers import Answer, AnswerStatus
from bot.desk import completion, context, registry, resolve
from bot.desk.given import arguments_of, unknown_choice
from bot.desk.room import Room
from bot.desk.specs import CommandSpec, Suggestion
from bot.desk.typed import cleaned, echo
from bot.localisation import Localisation, base_of, match
from knowledge.model import FactKind

if TYPE_CHECKING:
    from knowledge.corpus import Corpus
    from knowledge.entities import Resolver


_NOBODY = "qwxzkvj"
"""A name that nothing has: looking it up goes through every step there is."""


class Desk:
    """All that is said, decided in one place; pure, quick and safe to share between threads and faces.

    `minimum_confidence` (0 to 1) hides facts that nobody has reviewed and that the extractor was less sure of.
    """

    def __init__(
        self, corpus: Corpus, resolver: Resolver, localisation: Localisation, *, minimum_confidence: float = 0.0
    ) -> None:
        self.room = Room(corpus.surer_than(minimum_confidence), resolver, localisation)
        self.localisation = localisation
        self._commands = registry.specs()

    @property
    def commands(self) -> Mapping[str, CommandSpec]:
        """Return every command by its name, in the order in which readers see them."""
        return self._commands

    def answer(self, command: str, arguments: Mapping[str, str], language: str) -> Answer:
        """Answer a command for a reader of `language`.

        `arguments` go by the names of the contract; what is typed may be anything. Never raises for what a person
        typed: what cannot be answered is said in the answer, in the reader's language.
        """
        reader = match(language)
        spec = self._commands.get(command)
        if spec is None:
            return self._unknown_command(command, reader)
        meant = arguments_of(spec, arguments, self.localisation)
        if (unknown := unknown_choice(self.room, spec, meant, reader)) is not None:
            return unknown
        answer = registry.modules()[command].answer(self.room, meant, reader)
        assert isinstance(answer, Answer)  # noqa: S101 - narrows the module's type, which a registry cannot know
        return answer

    def complete(
        self, command: str, option: str, typed: str, arguments: Mapping[str, str], language: str
    ) -> tuple[Suggestion, ...]:
        """Return what fits what has been typed so far, best first; an empty field offers the most on record."""
        spec = self._commands.get(command)
        wanted = spec.option(option) if spec else None
        if spec is None or wanted is None:
            return ()
        return completion.suggestions(self.room, wanted, cleaned(typed, wanted.longest), arguments, match(language))

    def context(self, fact_id: str, language: str) -> Answer:
        """Return the passage of a fact, its words marked; "no longer on record" where the corpus has lost the fact."""
        return context.answer(self.room, fact_id, match(language))

    def resolve(self, query: str, language: str, *, limit: int = 5) -> Answer:
        """Return which entities a name may mean, as the candidates of an answer, best first."""
        return resolve.answer(self.room, query, match(language), limit=limit)

    def warm(self) -> None:
        """Make ready what is otherwise made when it is first needed, so that no first reader has to wait for it.

        For a face that stays up, in a thread beside it; who asks at the same time gets the same answer, and waits for
        no more than what their own question needs.
        """
        resolver, entities = self.room.resolver, self.room.corpus.entities
        for language in {base_of(language) for language in self.localisation.languages}:
            resolver.nearest_to(resolver.resolve(_NOBODY, language=language))
        for kind in (None, *FactKind):
            self.room.counts(kind)
        self.room.corpus.refusals()
        named = (name for entity in self.room.counts(None) for name in entities[entity].names.values())
        for typed in (_NOBODY, next(named, _NOBODY)):
            self.answer("ask", {"question": typed}, self.localisation.languages[0])
        self.room.asker.searcher.read_ahead()

    def _unknown_command(self, command: str, language: str) -> Answer:
        title = self.localisation.text("unknown-command", language, command=echo(command))
        return Answer(
            status=AnswerStatus.ERROR,
            command=cleaned(command, 32),
            language=language,
            title=title,
            code="unknown_command",
        )
