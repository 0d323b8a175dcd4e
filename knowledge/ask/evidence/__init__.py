"""Evidence is looked up: the sentences that meet a question's needs, weighed and ranked.

The needs of a question are its names and words; the full-text index gives the passages that may meet them, and each
sentence is weighed by what it meets itself and by what stands around it. May import `values` and what that may import.
"""
