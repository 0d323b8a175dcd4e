"""What one sentence holds of the kind that is asked for: a sum, a number, a day, a place, whoever acts.

A value is taken only where it belongs to what, and to whom, the question asks about. May import `clauses` and what
that may import.
"""
