"""One module for each kind of question that is not of yes or no.

Most rest on `by_evidence`, which answers by the sentences that meet a question. Each way takes a question and the
searcher and gives a `Reply`, or None where it does not apply. May import `evidence` and what that may import.
"""
