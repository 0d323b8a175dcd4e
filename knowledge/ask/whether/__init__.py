"""Yes and no by another way than the evidence: by who did it, by an office, by a promise, by another value, by choice.

What a sentence itself claims or denies is told in `clauses.claims` and `evidence.polarity`. May import `answers` and
what that may import.
"""
