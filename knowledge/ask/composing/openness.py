"""Whether something is settled: "has it been decided where it will stand?", where an article says or leaves it open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.evidence.sufficiency import accepts
from knowledge.ask.question import Question
from knowledge.ask.reply import Answer, Reply
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import FoldedText, fold


def whether_settled(
    question: Question, understand: Callable[[str], Question], answer: Answer, searcher: Searcher
) -> Reply | None:
    """Answer whether what is asked inside a question is settled: yes by its answer, no where an article leaves it open.

    None for other questions, and where no article says either.
    """
    wording = load_wordings().get(question.language)
    folded = FoldedText(question.text)
    match = wording.settled.match(folded.folded) if wording is not None else None
    if match is None:
        return None
    asked = understand(question.text[folded.original(0, match.end())[1] :].lstrip())
    asked = replace(asked, sources=asked.sources or question.sources)
    found = answer(asked)
    if found.lack is None and asked.asked is not Asked.WHETHER:
        return replace(found, asked=Asked.WHETHER, question=question, values=(), truth=True)
    loose = replace(asked, asked=Asked.THING)
    for one in gather(loose, needs_of(loose, searcher), searcher):
        if _leaves_open(one.sentence) and not one.far and accepts(loose, one, searcher):
            shown = finding(loose, one.sentence, one.own, searcher)
            return Reply(Asked.WHETHER, question, truth=False, findings=(shown,))
    return None


def _leaves_open(sentence: Sentence) -> bool:
    """Whether a sentence says that something is open, or asks for it itself."""
    wording = load_wordings().get(sentence.language)
    return sentence.is_question or (wording is not None and bool(wording.open.search(fold(sentence.text))))
