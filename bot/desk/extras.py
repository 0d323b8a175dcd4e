"""What an answer about promises can carry beside its cards: a chart, or all that it shows as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answers import Answer
from bot.desk.charts import Givers, promises_chart
from bot.desk.export import files_of
from bot.desk.room import Asked
from bot.desk.specs import OptionSpec
from knowledge.model import Fact

WITH = OptionSpec("with", "choice", required=False, choices=("chart", "files"))


def wanted(arguments: Mapping[str, str]) -> str | None:
    """Return what is asked for beside the answer: one of the option's choices, or nothing."""
    given = arguments.get(WITH.name)
    return given if given in WITH.choices else None


def carrying(
    question: Asked, answer: Answer, extra: str | None, givers: Callable[[], Givers], facts: Sequence[Fact]
) -> Answer:
    """Return the answer with what is asked for beside it: a chart of each giver's promises, or the facts as files.

    `givers` counts the promises, and only does so for a chart.
    """
    if extra is None:
        return answer
    arguments = {**answer.arguments, WITH.name: extra}
    if extra == "chart":
        return answer.model_copy(update={"arguments": arguments, "picture": promises_chart(question.voice, givers())})
    return answer.model_copy(update={"arguments": arguments, "files": files_of(question, facts)})
