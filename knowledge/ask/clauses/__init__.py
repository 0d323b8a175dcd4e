"""What one clause of an article says: who does what in it, and whether it is claimed or denied.

It is asked of one sentence, or of what is said of one fact, at a time. May import the tables, `question` and
`reading`, and knows nothing of how sentences are found.
"""
