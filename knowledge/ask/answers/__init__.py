"""One module for each kind of question that is not of yes or no.

They rest on `by_evidence`, which answers by the sentences that meet a question, and on `by_facts`, which does by the
facts of one kind. Each way takes a question and the searcher and gives a `Reply`, or None where it does not apply. May
import `evidence` and what that may import.
"""
