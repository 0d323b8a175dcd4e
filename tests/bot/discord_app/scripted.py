"""A desk that answers what a test tells it to, with the interface of the real one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answers import Answer, AnswerStatus
from bot.desk import CommandSpec, OptionSpec, Suggestion
from bot.localisation import Localisation

Script = Callable[[str, Mapping[str, str], str], Answer]


class ScriptedDesk:
    """Answers `/ask question` and `/verify quote` by a script, and every passage by another."""

    commands: Mapping[str, CommandSpec] = {
        "ask": CommandSpec("ask", (OptionSpec("question", "text", longest=1_500),)),
        "verify": CommandSpec(
            "verify", (OptionSpec("quote", "text", longest=1_500), OptionSpec("speaker", "entity", False))
        ),
    }

    def __init__(self, script: Script) -> None:
        self.localisation = Localisation()
        self._script = script

    def answer(self, command: str, arguments: Mapping[str, str], language: str) -> Answer:
        return self._script(command, arguments, language)

    def context(self, fact_id: str, language: str) -> Answer:
        return Answer(
            status=AnswerStatus.OK,
            command="context",
            arguments={"fact": fact_id},
            language=language,
            title=f"Passage {fact_id}",
        )

    def complete(
        self, command: str, option: str, typed: str, arguments: Mapping[str, str], language: str
    ) -> tuple[Suggestion, ...]:
        raise ZeroDivisionError
