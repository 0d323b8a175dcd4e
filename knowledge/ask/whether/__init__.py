"""Yes and no by another way than the evidence: by who did it, an office, a promise, another value, a choice offered.

What a sentence itself claims or denies is told in `clauses.claims` and `evidence.polarity`. May import `answers` and
what that may import.
"""
