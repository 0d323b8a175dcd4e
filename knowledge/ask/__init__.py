"""Free questions: understood, met with evidence from the corpus, or told to be not on record.

question -> what is asked, whom it names, the words to be met -> sentences that meet them -> a reply with its evidence

It is read in `reading`, its evidence is looked up in `evidence` (over `values` and `clauses`), and its answer is
composed in `answers`, `whether` and `composing`; `ways` and `asker` say in which order. `tables` holds the languages.
"""

from knowledge.ask.asker import Asker
from knowledge.ask.reply import Finding, Lack, Reply, Side
from knowledge.ask.tables.kinds import Asked

__all__ = ["Asked", "Asker", "Finding", "Lack", "Reply", "Side"]
